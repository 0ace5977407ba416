// Since you last looked: texts that came in, findings that are new, and what fell due or is about to.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { AnswerLine } from '../../model/answer.ts'
import { SourceLink, useSource } from '../ask/SourceLink.tsx'
import { dayOfInstant, plainDate } from '../dates.ts'
import { answerQuery, latestQuery, overviewQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import { dayText, stretchOf } from '../timeline/edtf.ts'
import { lastLook } from './lastLook.ts'

const FEW = 4
const SOON = 90 * 86_400_000

interface PartProps {
  readonly title: string
  readonly n: number
  readonly children: ReactNode
}

const Part = ({ title, n, children }: PartProps) => {
  const none = useMessages().pages.since.nothing
  return (
    <div>
      <h3>
        {title} <span className="dim">{n}</span>
      </h3>
      {n === 0 ? <p className="dim">{none}</p> : <ul className="latest">{children}</ul>}
    </div>
  )
}

/** Texts read into the record after the instant; of the newest hundred, which is what a sitting looks through. */
const Texts = ({ since, n }: { readonly since: string; readonly n: number }) => {
  const messages = useMessages()
  const source = useSource()
  const latest = useQuery(latestQuery(100))
  const rows = (latest.data?.documents ?? []).filter(({ readAt }) => readAt > since)
  return (
    <Part title={messages.pages.since.texts} n={n}>
      {rows.slice(0, FEW).map((row) => (
        <li key={row.id}>
          <Link to="/d/$id" params={{ id: row.id }}>
            <bdi className="t" lang={row.language}>
              {row.title ?? messages.documents.untitled}
            </bdi>
          </Link>
          <small>
            <bdi>{source(row)}</bdi>
          </small>
        </li>
      ))}
    </Part>
  )
}

const Findings = ({ found }: { readonly found: readonly AnswerLine[] }) => {
  const { pages } = useMessages()
  return (
    <Part title={pages.since.findings} n={found.length}>
      {found.slice(0, FEW).map((line) => (
        <li key={line.id}>
          <Link to="/checks" search={{ check: line.group ?? '', line: line.id }}>
            {pages.checks.names[line.group ?? ''] ?? line.group}
          </Link>
          <small lang="en">
            <bdi>{line.text}</bdi>
          </small>
        </li>
      ))}
    </Part>
  )
}

/** Dates that passed since the last look, or come within three months. */
const dueIn = (lines: readonly AnswerLine[], since: string): AnswerLine[] =>
  lines.filter(({ fields }) => {
    const due = typeof fields.due === 'string' ? stretchOf(fields.due)?.to : undefined
    return due !== undefined && fields.progress !== 'delivered' && due > Date.parse(since) && due < Date.now() + SOON
  })

const Due = ({ lines }: { readonly lines: readonly AnswerLine[] }) => {
  const messages = useMessages()
  return (
    <Part title={messages.pages.since.due} n={lines.length}>
      {lines.slice(0, FEW).map((line) => (
        <li key={line.id}>
          <Link to="/commitments" search={{ line: line.id }}>
            <bdi className="t">{String([line.fields.promises].flat()[0] ?? line.text)}</bdi>
          </Link>
          <small>
            {messages.pages.commitments.due(plainDate(messages, String(line.fields.due)))}{' '}
            {line.cites[0] ? <SourceLink cite={line.cites[0]} /> : null}
          </small>
        </li>
      ))}
    </Part>
  )
}

const Told = ({ since }: { readonly since: string }) => {
  const messages = useMessages()
  const words = messages.pages.since
  const [now, then] = [useQuery(overviewQuery()), useQuery(overviewQuery(since))]
  const [checks, before] = [
    useQuery({ ...answerQuery('checks', {}), staleTime: 60_000 }),
    useQuery({ ...answerQuery('checks', { known: since }), staleTime: Number.POSITIVE_INFINITY }),
  ]
  const promised = useQuery(answerQuery('commitments', { on: dayText(Date.now()) }))
  const found = useMemo(() => {
    const known = new Set(before.data?.lines.map(({ id }) => id))
    return before.data ? (checks.data?.lines.filter(({ id }) => !known.has(id)) ?? []) : []
  }, [checks.data, before.data])
  const due = useMemo(() => dueIn(promised.data?.lines ?? [], since), [promised.data, since])
  const texts = now.data && then.data ? now.data.documents - then.data.documents : 0
  const nothing = now.data && then.data && before.data && texts + found.length + due.length === 0
  return (
    <section className="since" aria-labelledby="since">
      <div className="sec">
        <h2 id="since">{words.title(dayOfInstant(messages, since))}</h2>
        <span>{nothing ? words.nothing : ''}</span>
      </div>
      {nothing ? null : (
        <div className="three">
          <Texts since={since} n={texts} />
          <Findings found={found} />
          <Due lines={due} />
        </div>
      )}
    </section>
  )
}

/** Nothing stands here on a first visit: there is no last look yet. */
export const Since = () => {
  const [since] = useState(lastLook)
  return since ? <Told since={since} /> : null
}
