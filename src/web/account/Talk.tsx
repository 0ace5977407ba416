// The discussion of a claim, where people sign in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import '../style/account.css'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { field, Told, useDoing } from './Doing.tsx'
import { sessionQuery } from './http.ts'
import { remark, remarksQuery } from './talk.ts'

export const Talk = ({ claim }: { readonly claim: string }) => {
  const { data: session } = useQuery(sessionQuery())
  return session?.person ? <Remarks claim={claim} /> : null
}

const Remarks = ({ claim }: { readonly claim: string }) => {
  const messages = useMessages()
  const { talk } = messages.pages
  const client = useQueryClient()
  const { data = [] } = useQuery(remarksQuery(claim))
  const doing = useDoing()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const text = field(form, 'text')
    if (text)
      doing.run(async () => {
        await remark(claim, text)
        form.reset()
        await client.invalidateQueries({ queryKey: ['remarks', claim] })
      })
  }
  return (
    <section className="of-account talk" aria-label={talk.title}>
      <div className="sec">
        <h2>{talk.title}</h2>
        <span>{talk.count(data.length)}</span>
      </div>
      <ul className="ruled">
        {data.map((one) => (
          <li key={one.n}>
            <span>
              <b>
                <bdi>{one.name}</bdi>
              </b>{' '}
              <bdi>{one.text}</bdi>
            </span>
            <small>{plainDate(messages, one.at.slice(0, 10))}</small>
          </li>
        ))}
      </ul>
      <form className="row" onSubmit={submit}>
        <label>
          {talk.say}
          <input className="in" name="text" maxLength={4000} autoComplete="off" />
        </label>
        <button type="submit" className="bt" disabled={doing.busy}>
          {talk.send}
        </button>
      </form>
      <Told error={doing.error} />
    </section>
  )
}
