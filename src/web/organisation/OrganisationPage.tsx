// An organisation on a day: how many in which status, who presides, sessions, stated counts beside the counted ones.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import '../style/answers.css'
import '../style/timeline.css'
import '../style/organisation.css'
import { type FormEvent, useMemo } from 'react'
import type { Answer } from '../../model/answer.ts'
import { AnswerLines } from '../ask/AnswerLines.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { plainDate } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { answerQuery, entitiesQuery } from '../http.ts'
import { useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { useRowName } from '../locales/names.ts'
import { Members } from './Members.tsx'
import { changesOf, type Member, STATUSES, standingOf, yearsFrom } from './standing.ts'

const route = getRouteApi('/org/$id')

const today = (): string => new Date().toISOString().slice(0, 10)

const Sums = ({ members }: { readonly members: readonly Member[] }) => {
  const { organisation } = useMessages()
  const count = (status: string): number => members.filter((member) => member.status === status).length
  return (
    <div className="sums">
      {STATUSES.filter((status) => count(status) > 0).map((status) => (
        <div key={status}>
          <b>{count(status)}</b>
          {organisation.statuses[status]}
        </div>
      ))}
      <div>
        <b>{new Set(members.map((member) => member.key)).size}</b>
        {organisation.together}
      </div>
    </div>
  )
}

interface DayProps {
  readonly on: string
  readonly back: (() => void) | undefined
  readonly forward: (() => void) | undefined
  readonly onDay: (day: string) => void
}

const Day = ({ on, back, forward, onDay }: DayProps) => {
  const { organisation, ask } = useMessages()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const day = String(new FormData(event.currentTarget).get('on') ?? '').trim()
    if (day) onDay(day)
  }
  return (
    <form className="as-of-form" onSubmit={submit}>
      <label>
        {organisation.asOf}{' '}
        <input
          key={on}
          className="in"
          name="on"
          required
          pattern="\d{4}-\d{2}-\d{2}"
          placeholder="2024-07-04"
          defaultValue={on}
        />
      </label>
      <button type="submit" className="bt">
        {ask.ask}
      </button>
      <button type="button" className="link" disabled={!back} onClick={back}>
        <kbd>[</kbd> {organisation.change}
      </button>
      <button type="button" className="link" disabled={!forward} onClick={forward}>
        <kbd>]</kbd> {organisation.changeAfter}
      </button>
      <button type="button" className="link" onClick={() => onDay(yearsFrom(on, -1))}>
        ← {organisation.year}
      </button>
      <button type="button" className="link" onClick={() => onDay(yearsFrom(on, 1))}>
        {organisation.year} →
      </button>
    </form>
  )
}

/** Days of change known on the day asked for and today, so that one can go on from where one is. */
const useChanges = (id: string, members: readonly Member[]): readonly string[] => {
  const now = useQuery(answerQuery('standing', { organisation: id }))
  return useMemo(
    () => [...new Set([...changesOf(members), ...(now.data ? changesOf(standingOf(now.data).members) : [])])].sort(),
    [members, now.data],
  )
}

interface ShownProps {
  readonly id: string
  readonly answer: Answer
  readonly on: string
  readonly onDay: (day: string) => void
}

const Shown = ({ id, answer, on, onDay }: ShownProps) => {
  const messages = useMessages()
  const { organisation } = messages
  const standing = useMemo(() => standingOf(answer), [answer])
  const changes = useChanges(id, standing.members)
  const [before, after] = [changes.findLast((day) => day < on), changes.find((day) => day > on)]
  const [back, forward] = [before, after].map((day) => (day ? () => onDay(day) : undefined))
  useKeys({ '[': () => back?.(), ']': () => forward?.() })
  const lists = [
    [organisation.counts, standing.counts],
    [organisation.chair, standing.chairs],
    [organisation.sessions, standing.sessions],
    [messages.timeline.others, standing.others],
  ] as const
  return (
    <>
      <Sums members={standing.members} />
      <Day on={on} back={back} forward={forward} onDay={onDay} />
      {standing.members.length > 0 ? (
        <Members members={standing.members} chairs={standing.chairs} changes={changes} on={on} onDay={onDay} />
      ) : (
        <p className="waiting">{messages.ask.none}</p>
      )}
      <div className="two">
        <div>
          {lists.map(([title, lines]) =>
            lines.length === 0 ? null : (
              <section key={title} className="part">
                <div className="sec">
                  <h2>{title}</h2>
                  <span>{messages.ask.lines(lines.length)}</span>
                </div>
                <AnswerLines lines={lines} />
              </section>
            ),
          )}
        </div>
        <CoverageSide answer={answer} />
      </div>
    </>
  )
}

const useNames = (id: string) => {
  const rowName = useRowName()
  const found = useQuery(entitiesQuery(id))
  const row = found.data?.find((one) => one.id === id)
  const label = row ? rowName(row) : id
  return { label, names: row?.names.filter((name) => name !== label) ?? [] }
}

export const OrganisationPage = () => {
  const messages = useMessages()
  const { id } = route.useParams()
  const { on = today() } = route.useSearch()
  const navigate = route.useNavigate()
  const { label, names } = useNames(id)
  const reply = useQuery({ ...answerQuery('standing', { organisation: id, on }), placeholderData: keepPreviousData })
  return (
    <Page
      title={label}
      path={
        <>
          {messages.nav.organisations} ›{' '}
          <b>
            <bdi>{label}</bdi>
          </b>
        </>
      }
      world={plainDate(messages, on)}
      clocks={['on']}
      record={messages.clocks.today}
      keys={[{ keys: ['[', ']'], words: messages.organisation.keys }]}
      fact={reply.data ? messages.ask.lines(reply.data.lines.length) : ''}
    >
      <h1>
        <bdi>{label}</bdi>
      </h1>
      <p className="names">
        <bdi>{names.slice(0, 4).join(' · ')}</bdi>
      </p>
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.isPending ? <Waiting words={messages.state.loadingAnswer} /> : null}
      {reply.data ? (
        <Shown
          id={id}
          answer={reply.data}
          on={on}
          onDay={(day) => void navigate({ search: { on: day }, replace: true, resetScroll: false })}
        />
      ) : null}
    </Page>
  )
}
