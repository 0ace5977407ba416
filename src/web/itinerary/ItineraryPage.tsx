// A trip day by day, each act with its sentence, and where: a map of the places that the texts name.
import { useQueries, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import '../style/answers.css'
import '../style/itinerary.css'
import type { Answer, AnswerLine } from '../../model/answer.ts'
import { AnswerLines } from '../ask/AnswerLines.tsx'
import { Asking, useAsked } from '../ask/Asking.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { useUnderstood } from '../ask/saying.ts'
import { plainDate, weekday } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { Waiting } from '../frame/States.tsx'
import { answerQuery, claimQuery, entitiesQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import { useRowName } from '../locales/names.ts'
import { apartFrom } from '../search-params.ts'
import { stretchOf } from '../timeline/edtf.ts'
import coordinates from './coordinates.json' with { type: 'json' }
import { type Act, actOf, type Coordinates, type Day, daysOf, wayOf } from './days.ts'

const TripMap = lazy(() => import('./TripMap.tsx').then((module) => ({ default: module.TripMap })))

const route = getRouteApi('/itinerary')
const COORDINATES = coordinates as Coordinates
/** Where an act took place is asked of its claim; of more acts than this the rest stand without. */
const ASKED = 80

const useActs = (lines: readonly AnswerLine[]) => {
  const asked = useMemo(
    () => lines.filter((line) => line.group !== 'stated counts' && line.cites[0]).slice(0, ASKED),
    [lines],
  )
  const claims = useQueries({
    queries: asked.map((line) => claimQuery(line.cites[0]?.claim ?? '')),
    combine: (replies) => replies.map((reply) => reply.data?.claim),
  })
  return useMemo(
    () =>
      lines
        .filter((line) => line.group !== 'stated counts')
        .map((line) => actOf(line, claims[asked.indexOf(line)], COORDINATES)),
    [lines, asked, claims],
  )
}

const DayPart = ({ day }: { readonly day: Day }) => {
  const messages = useMessages()
  const { itinerary } = messages.pages
  const name = plainDate(messages, day.when)
  const places = [...new Set(day.acts.flatMap(({ place }) => place ?? []))]
  const lines = day.acts.map(({ line: { when: _, ...rest } }) => rest)
  return (
    <section className={day.single ? 'trip-day' : 'trip-day within'} aria-label={name}>
      <div className="day-name">
        <b>{name}</b>
        <small>{day.single ? weekday(messages, day.when) : itinerary.within}</small>
        <small>
          <bdi>{places.join(messages.list)}</bdi>
        </small>
      </div>
      <div className="day-acts">
        <AnswerLines lines={lines} />
      </div>
    </section>
  )
}

const Nowhere = ({ acts }: { readonly acts: readonly Act[] }) => {
  const { itinerary } = useMessages().pages
  const bare = acts.filter(({ point }) => point === undefined)
  if (bare.length === 0) return null
  const without = bare.filter(({ place }) => place === undefined).length
  const names = [
    ...Map.groupBy(
      bare.filter(({ place }) => place !== undefined),
      ({ place }) => place ?? '',
    ),
  ]
  return (
    <section>
      <div className="sec">
        <h2>{itinerary.nowhere}</h2>
        <span>{itinerary.nowhereNote(bare.length)}</span>
      </div>
      <ul className="counts">
        {without > 0 ? (
          <li>
            {itinerary.noPlace}
            <span>{without}</span>
          </li>
        ) : null}
        {names.map(([place, here]) => (
          <li key={place}>
            <bdi>{itinerary.noPoint(place)}</bdi>
            <span>{here.length}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Where = ({ acts, days }: { readonly acts: readonly Act[]; readonly days: readonly Day[] }) => {
  const { itinerary } = useMessages().pages
  const points = useMemo(() => acts.flatMap(({ point }) => point ?? []), [acts])
  const way = useMemo(() => wayOf(days), [days])
  if (points.length === 0) return null
  return (
    <section aria-label={itinerary.map}>
      <div className="sec">
        <h2>{itinerary.map}</h2>
        <span>{itinerary.acts(points.length)}</span>
      </div>
      <Suspense fallback={<Waiting words={itinerary.loadingMap} />}>
        <TripMap points={points} way={way} chosen={undefined} />
      </Suspense>
      <ul className="map-key">
        {points.some(({ state }) => !state) ? (
          <li>
            <i className="dot" /> {itinerary.filled}
          </li>
        ) : null}
        {points.some(({ state }) => state) ? (
          <li>
            <i className="dot hollow" /> {itinerary.hollow}
          </li>
        ) : null}
        {way.length > 1 ? (
          <li>
            <i className="dash" /> {itinerary.arcs}
          </li>
        ) : null}
      </ul>
      <p className="dim small">
        {itinerary.mapNote} {itinerary.source}
      </p>
    </section>
  )
}

const Trip = ({ answer }: { readonly answer: Answer }) => {
  const { itinerary } = useMessages().pages
  const acts = useActs(answer.lines)
  const days = useMemo(() => daysOf(acts), [acts])
  const stated = answer.lines.filter((line) => line.group === 'stated counts')
  if (answer.lines.length === 0) return <p className="waiting">{itinerary.none}</p>
  return (
    <div className="trip">
      <div>
        <div className="sec">
          <h2>{itinerary.days}</h2>
          <span>{itinerary.acts(acts.length)}</span>
        </div>
        {days.map((day) => (
          <DayPart key={day.when} day={day} />
        ))}
        {stated.length > 0 ? (
          <>
            <div className="sec undated">
              <h2>{itinerary.stated}</h2>
            </div>
            <AnswerLines lines={stated} />
          </>
        ) : null}
      </div>
      <div className="where">
        <Where acts={acts} days={days} />
        <Nowhere acts={acts} />
        <CoverageSide answer={answer} />
      </div>
    </div>
  )
}

const MONTH = 31 * 86_400_000

/** The dated visits of those whom the record names most: each a trip that can be opened. */
const Trips = () => {
  const messages = useMessages()
  const rowName = useRowName()
  const { itinerary } = messages.pages
  const people = useQuery(entitiesQuery('', 'person'))
  const visits = useQuery(answerQuery('timeline', { type: 'visit', limit: '500' }))
  const trips = useMemo(() => {
    const byLabel = new Map((people.data ?? []).map((row) => [row.label, row]))
    const found = new Map<string, { person: string; name: string; when: string; acts: number }>()
    for (const { when, mode, fields } of visits.data?.lines ?? []) {
      const stretch = stretchOf(when)
      if (!when || mode !== 'happened' || !stretch?.exact || stretch.to - stretch.from > MONTH) continue
      const row = (Array.isArray(fields.who) ? (fields.who as readonly string[]) : [])
        .map((one) => byLabel.get(one))
        .find(Boolean)
      if (!row) continue
      const key = `${row.id} ${when}`
      const before = found.get(key)
      found.set(key, { person: row.id, name: rowName(row), when, acts: (before?.acts ?? 0) + 1 })
    }
    return [...found.values()].sort((a, b) => (a.when < b.when ? 1 : -1)).slice(0, 40)
  }, [people.data, visits.data, rowName])
  return (
    <section aria-label={itinerary.trips}>
      <div className="sec">
        <h2>{itinerary.trips}</h2>
        <span>{itinerary.tripsNote}</span>
      </div>
      {visits.isPending ? <Waiting words={messages.state.loadingAnswer} /> : null}
      {visits.data && trips.length === 0 ? <p className="waiting">{itinerary.noTrips}</p> : null}
      <ul className="counts trips">
        {trips.map(({ person, name, when, acts }) => {
          const [from = when, to = from] = when.split('/')
          return (
            <li key={person + when}>
              <Link to="/itinerary" search={{ person, from, to }}>
                <bdi>{name}</bdi>, {plainDate(messages, when)}
              </Link>
              <span>{itinerary.acts(acts)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export const ItineraryPage = () => {
  const messages = useMessages()
  const { itinerary } = messages.pages
  const search = route.useSearch()
  const asked = apartFrom(search, 'act')
  const navigate = route.useNavigate()
  const understood = useUnderstood()
  const ready = Boolean(search.person && search.from && search.to)
  const reply = useAsked('itinerary', asked, ready)
  const [from, to] = [plainDate(messages, search.from), plainDate(messages, search.to)]
  return (
    <Page
      title={itinerary.title}
      path={
        <>
          {ready ? <Link to="/itinerary">{itinerary.title}</Link> : itinerary.title}
          {reply.data ? (
            <>
              {' › '}
              <b lang={understood(reply.data).lang}>{understood(reply.data).text.replace(/\.$/, '')}</b>
            </>
          ) : null}
        </>
      }
      world={ready ? [from, to].filter((day, i, all) => all.indexOf(day) === i).join(' – ') : messages.clocks.anyDay}
      clocks={['known']}
      record={plainDate(messages, search.known) || messages.clocks.today}
      fact={reply.data ? itinerary.acts(reply.data.lines.length) : ''}
    >
      <h1>{itinerary.title}</h1>
      <p className="lede">{itinerary.lede}</p>
      <Asking question="itinerary" asked={asked} reply={reply} onAsk={(values) => void navigate({ search: values })}>
        {(answer) => <Trip answer={answer} />}
      </Asking>
      {ready ? null : <Trips />}
    </Page>
  )
}
