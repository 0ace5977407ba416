// Choosing two texts: those that tell of the same events, or any two of the record.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useMemo } from 'react'
import type { DocumentRow } from '../../model/api.ts'
import { plainDate } from '../dates.ts'
import { Waiting } from '../frame/States.tsx'
import { answerQuery, latestQuery } from '../http.ts'
import type { Messages } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'

const nameOf = (messages: Messages, row: DocumentRow): string =>
  [row.title ?? messages.documents.untitled, row.publisher, plainDate(messages, row.published)]
    .filter(Boolean)
    .join(' · ')

interface Props {
  readonly a: string | undefined
  readonly b: string | undefined
  readonly onChoose: (a: string, b: string) => void
}

export const Chooser = ({ a, b, onChoose }: Props) => {
  const messages = useMessages()
  const { compare } = messages.pages
  const list = useQuery(latestQuery(500))
  const rows = list.data?.documents ?? []
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onChoose(String(form.get('a') ?? ''), String(form.get('b') ?? ''))
  }
  const field = (name: 'a' | 'b', words: string, value: string | undefined) => (
    <div className="field-of">
      <label htmlFor={`text-${name}`}>{words}</label>
      <select className="in" id={`text-${name}`} name={name} defaultValue={value ?? rows[name === 'a' ? 0 : 1]?.id}>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {nameOf(messages, row)}
          </option>
        ))}
      </select>
    </div>
  )
  if (rows.length === 0) return null
  return (
    <form key={`${a} ${b}`} className="asking inline two-texts" onSubmit={submit}>
      {field('a', compare.left, a)}
      {field('b', compare.right, b)}
      <button type="submit" className="bt p">
        {compare.show}
      </button>
    </form>
  )
}

/** What happens once; offices and phrases are told everywhere. */
const EVENTS = 'meeting,visit,gathering,ceremony,document,partnership,honour,project'

interface Pair {
  readonly a: string
  readonly b: string
  readonly events: number
}

export const Pairs = () => {
  const messages = useMessages()
  const { compare } = messages.pages
  const list = useQuery(latestQuery(500))
  const told = useQuery(answerQuery('timeline', { type: EVENTS, limit: '500' }))
  const pairs = useMemo(() => {
    const found = new Map<string, Pair>()
    for (const { cites } of told.data?.lines ?? []) {
      const documents = [...new Set(cites.map((cite) => cite.document))].sort().slice(0, 6)
      for (const [i, a] of documents.entries())
        for (const b of documents.slice(i + 1))
          found.set(`${a} ${b}`, { a, b, events: (found.get(`${a} ${b}`)?.events ?? 0) + 1 })
    }
    return [...found.values()].sort((x, y) => y.events - x.events).slice(0, 24)
  }, [told.data])
  const rows = new Map((list.data?.documents ?? []).map((row) => [row.id, row]))
  const name = (id: string): string => {
    const row = rows.get(id)
    return row ? nameOf(messages, row) : id.slice(0, 12)
  }
  return (
    <section aria-label={compare.pairs}>
      <div className="sec">
        <h2>{compare.pairs}</h2>
        <span>{compare.pairsNote}</span>
      </div>
      {told.isPending ? <Waiting words={messages.state.loadingAnswer} /> : null}
      {told.data && pairs.length === 0 ? <p className="waiting">{compare.noPairs}</p> : null}
      <ul className="pairs">
        {pairs.map(({ a, b, events }) => (
          <li key={a + b}>
            <Link to="/compare" search={{ a, b }}>
              <bdi className="t">{name(a)}</bdi>
              <bdi className="t">{name(b)}</bdi>
            </Link>
            <span>{compare.shared(events)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
