// Tokens for programs: made with scopes and an end, shown once, revoked.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Scope } from '../../model/team.ts'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { Part } from './AccountPage.tsx'
import { field, Told, useDoing } from './Doing.tsx'
import { makeToken, revokeToken, tokensQuery } from './http.ts'

const SCOPES: readonly Scope[] = ['read', 'review', 'edit']

const NewToken = ({ onMade }: { readonly onMade: (token: string) => void }) => {
  const { account } = useMessages().pages
  const doing = useDoing()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const scopes = SCOPES.filter((scope) => new FormData(form).has(scope))
    const wanted = { name: field(form, 'name'), scopes, days: Number(field(form, 'days')) }
    doing.run(async () => {
      onMade((await makeToken(wanted)).token)
      form.reset()
    })
  }
  return (
    <>
      <form className="row" onSubmit={submit}>
        <label>
          {account.name}
          <input className="in" name="name" maxLength={100} autoComplete="off" required />
        </label>
        <label>
          {account.days}
          <input className="in" name="days" type="number" min={1} max={366} defaultValue={90} required />
        </label>
        {SCOPES.map((scope) => (
          <label key={scope} className="tick">
            <input type="checkbox" name={scope} defaultChecked={scope === 'read'} />
            {account.scopes[scope]}
          </label>
        ))}
        <button type="submit" className="bt" disabled={doing.busy}>
          {account.make}
        </button>
      </form>
      <Told error={doing.error} />
    </>
  )
}

export const Tokens = () => {
  const messages = useMessages()
  const { account } = messages.pages
  const client = useQueryClient()
  const { data = [] } = useQuery(tokensQuery())
  const [made, setMade] = useState<string>()
  const doing = useDoing()
  const refresh = () => client.invalidateQueries({ queryKey: ['account', 'tokens'] })
  const onMade = (token: string): void => {
    setMade(token)
    void refresh()
  }
  const revoke = (id: string): void =>
    doing.run(async () => {
      await revokeToken(id)
      await refresh()
    })
  return (
    <Part title={account.tokens} note={account.tokensNote}>
      <NewToken onMade={onMade} />
      {made ? (
        <div className="once">
          {account.made}
          <code>{made}</code>
        </div>
      ) : null}
      <ul className="ruled">
        {data.map((token) => (
          <li key={token.id}>
            <span>
              <bdi>{token.name}</bdi> <small>{token.scopes.map((scope) => account.scopes[scope]).join(' · ')}</small>
            </span>
            <span>
              <small>
                {account.until(plainDate(messages, token.expires.slice(0, 10)))} ·{' '}
                {token.lastUsed ? account.used(plainDate(messages, token.lastUsed.slice(0, 10))) : account.unused}
              </small>{' '}
              <button type="button" className="link" onClick={() => revoke(token.id)}>
                {account.revoke}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {data.length === 0 ? <p className="dim">{account.none}</p> : null}
      <Told error={doing.error} />
    </Part>
  )
}
