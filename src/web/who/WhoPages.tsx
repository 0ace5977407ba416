// The page of a person and the page of a state: offices, meetings, visits, partnerships, documents, positions, phrases.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import '../style/answers.css'
import '../style/who.css'
import type { AnswerLine } from '../../model/answer.ts'
import { plainDate } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { answerQuery, entitiesQuery } from '../http.ts'
import { termOf, useMessages } from '../locales/messages.ts'
import { useNameOf, useRowName } from '../locales/names.ts'
import { pairsOf } from '../relations/pairs.ts'
import type { Words } from '../search-params.ts'
import { stretchOf } from '../timeline/edtf.ts'
import { Ladder } from './Ladder.tsx'
import { Memberships } from './Memberships.tsx'
import { Offices } from './Offices.tsx'
import { Section } from './Section.tsx'
import { type Counted, stancesIn, usesIn } from './tallies.ts'

const personRoute = getRouteApi('/person/$id')
const stateRoute = getRouteApi('/state/$id')

const useNamed = (id: string) => {
  const rowName = useRowName()
  const found = useQuery(entitiesQuery(id))
  const row = found.data?.find((one) => one.id === id)
  const name = row ? rowName(row) : id.replace(/^\w+:/, '').replaceAll('-', ' ')
  return { row, name, label: row?.label ?? name, missing: found.data !== undefined && row === undefined }
}

interface CountsProps {
  readonly counted: readonly Counted[]
  readonly linkOf: (name: string) => ReactNode
}

const Counts = ({ counted, linkOf }: CountsProps) => {
  const { who } = useMessages().pages
  return (
    <ul className="counts by-three">
      {counted.slice(0, 9).map(({ name, times }) => (
        <li key={name}>
          {linkOf(name)}
          <span>{who.times(times)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whom one met most often, each a line of the network that leads to every meeting. */
const Met = ({ id }: { readonly id: string }) => {
  const nameOf = useNameOf()
  const { who } = useMessages().pages
  const reply = useQuery(answerQuery('relations', { about: id }))
  return (
    <ul className="counts by-three">
      {pairsOf(reply.data?.lines ?? [])
        .slice(0, 9)
        .map(({ line, ids, labels, events }) => (
          <li key={line.id}>
            <Link to="/relations" search={{ about: id, pair: line.id }}>
              <bdi>{nameOf(labels[ids[0] === id ? 1 : 0])}</bdi>
            </Link>
            <span>{who.times(events)}</span>
          </li>
        ))}
    </ul>
  )
}

const Phrases = ({ lines, by }: { readonly lines: readonly AnswerLine[]; readonly by: Words }) => {
  const nameOf = useNameOf()
  return (
    <Counts
      counted={usesIn(lines)}
      linkOf={(name) => (
        <Link to="/timeline" search={{ ...by, with: name, type: 'formulation' }}>
          <bdi>{nameOf(name)}</bdi>
        </Link>
      )}
    />
  )
}

const Stances = ({ lines, id }: { readonly lines: readonly AnswerLine[]; readonly id: string }) => {
  const messages = useMessages()
  return (
    <p className="stances">
      {stancesIn(lines).map(({ name, times }) => (
        <Link key={name} to="/ask/$question" params={{ question: 'positions' }} search={{ speaker: id, stance: name }}>
          {termOf(messages, name)} {times}
        </Link>
      ))}
    </p>
  )
}

const DAY = 86_400_000

/** Dated visits of at most a month lead to their days. */
const Trips = ({ lines, person }: { readonly lines: readonly AnswerLine[]; readonly person: string }) => {
  const messages = useMessages()
  const days = new Set(
    lines.flatMap((line) => {
      const stretch = line.mode === 'happened' ? stretchOf(line.when) : undefined
      return line.when && stretch?.exact && stretch.to - stretch.from < 31 * DAY ? [line.when] : []
    }),
  )
  if (days.size === 0) return null
  return (
    <p className="stances">
      {messages.pages.who.trip}
      {[...days]
        .sort()
        .reverse()
        .slice(0, 6)
        .map((when) => {
          const [from = when, to = from] = when.split('/')
          return (
            <Link key={when} to="/itinerary" search={{ person, from, to }}>
              {plainDate(messages, when)}
            </Link>
          )
        })}
    </p>
  )
}

/** Lines that name somebody, not those that quote them alone. */
const naming = (lines: readonly AnswerLine[], label: string): AnswerLine[] =>
  lines.filter(({ fields }) => Array.isArray(fields.who) && (fields.who as readonly string[]).includes(label))

interface FrameProps {
  readonly id: string
  readonly kind: 'person' | 'country'
  readonly named: ReturnType<typeof useNamed>
  readonly children: ReactNode
}

const Frame = ({ id, kind, named, children }: FrameProps) => {
  const messages = useMessages()
  const { who } = messages.pages
  const { row, name } = named
  return (
    <Page
      title={name}
      path={
        <>
          <Link to="/people" search={kind === 'country' ? { kind } : {}}>
            {kind === 'person' ? who.people : who.states}
          </Link>{' '}
          › <b>{name}</b>
          {row ? ` · ${messages.documents.claims(row.claims)}` : ''}
        </>
      }
      world={messages.clocks.anyDay}
      record={messages.clocks.today}
      fact={row ? messages.documents.claims(row.claims) : ''}
    >
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="names">
        <bdi>
          {row?.names
            .filter((one) => one !== name)
            .slice(0, 6)
            .join(' · ')}
        </bdi>{' '}
        <Link className="more-of" to="/relations" search={{ about: id }}>
          {who.relations}
        </Link>
        <Link className="more-of" to="/timeline" search={kind === 'person' ? { person: id } : { state: id }}>
          {who.timeline}
        </Link>
      </p>
      {named.missing ? <p className="waiting">{who.absent}</p> : null}
      {row ? <div className="who-page">{children}</div> : null}
    </Page>
  )
}

export const PersonPage = () => {
  const { id } = personRoute.useParams()
  const { who } = useMessages().pages
  const named = useNamed(id)
  const of = (type: string): Words => ({ person: id, type, limit: '500' })
  return (
    <Frame id={id} kind="person" named={named}>
      <div>
        <Section title={who.meetings} question="timeline" parameters={of('meeting')} above={() => <Met id={id} />} />
        <Section
          title={who.visits}
          question="timeline"
          parameters={of('visit')}
          above={(lines) => <Trips lines={naming(lines, named.label)} person={id} />}
        />
        <Section
          title={who.positions}
          question="positions"
          parameters={{ speaker: id, limit: '500' }}
          above={(lines) => <Stances lines={lines} id={id} />}
        />
        <Section title={who.commitments} question="commitments" parameters={{ by: id }} />
      </div>
      <div>
        <Section
          title={who.offices}
          question="offices"
          parameters={{ person: id }}
          draw={(lines) => <Offices lines={lines} />}
        />
        <Section
          title={who.formulations}
          question="timeline"
          parameters={of('formulation')}
          draw={(lines) => <Phrases lines={lines} by={{ person: id }} />}
        />
        <Section title={who.documents} question="documents" parameters={{ party: id }} />
      </div>
    </Frame>
  )
}

export const StatePage = () => {
  const { id } = stateRoute.useParams()
  const { with: other } = stateRoute.useSearch()
  const { who } = useMessages().pages
  const named = useNamed(id)
  const of = (type: string): Words => ({ state: id, type, limit: '500' })
  return (
    <Frame id={id} kind="country" named={named}>
      <div>
        <Ladder id={id} label={named.label} other={other} />
        <Section title={who.meetings} question="timeline" parameters={of('meeting')} above={() => <Met id={id} />} />
        <Section title={who.visits} question="timeline" parameters={of('visit')} />
        <Section
          title={who.positions}
          question="positions"
          parameters={{ speaker: id, limit: '500' }}
          above={(lines) => <Stances lines={lines} id={id} />}
        />
      </div>
      <div>
        <Memberships id={id} />
        <Section
          title={who.offices}
          question="offices"
          parameters={{ of: id }}
          draw={(lines) => <Offices lines={lines} named />}
        />
        <Section title={who.documents} question="documents" parameters={{ party: id }} />
        <Section title={who.commitments} question="commitments" parameters={{ by: id }} />
        <Section
          title={who.formulations}
          question="timeline"
          parameters={of('formulation')}
          draw={(lines) => <Phrases lines={lines} by={{ state: id }} />}
        />
      </div>
    </Frame>
  )
}
