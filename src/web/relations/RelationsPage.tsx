// Who meets whom: a network of people or states, narrowed by time, with the list of pairs and every event behind each.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import '../style/answers.css'
import '../style/relations.css'
import type { Answer } from '../../model/answer.ts'
import { AnswerLines } from '../ask/AnswerLines.tsx'
import { Asking, useAsked } from '../ask/Asking.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { useCitingOne } from '../ask/citing.ts'
import { plainDate } from '../dates.ts'
import { More } from '../frame/More.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { answerQuery } from '../http.ts'
import { keysOf, useKeys } from '../keys.ts'
import { placeOfEntity } from '../links.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { apartFrom, type Words } from '../search-params.ts'
import { networkOf, yearsOf } from './network.ts'
import { Picture } from './Picture.tsx'
import { type Pair, pairsOf } from './pairs.ts'

const route = getRouteApi('/relations')

/** So many pairs stand in the list at once. */
const PAGE = 24

const usePage = () => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = (change: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ search: (old) => ({ ...old, ...change }) as Words, replace: true, resetScroll: false })
  return { search, set }
}

/** The years in which something is told: a first click takes one year, a second one makes a span of both. */
const Years = ({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }) => {
  const { relations } = useMessages().pages
  const { search, set } = usePage()
  const all = useQuery(answerQuery('relations', apartFrom(search, 'from', 'to', 'pair')))
  const years = useMemo(() => yearsOf(pairsOf(all.data?.lines ?? [])), [all.data])
  if (years.length < 2) return null
  const most = Math.max(...years.map(([, events]) => events))
  const [first, last] = [from, to].map((day) => (day ? Number(day.slice(0, 4)) : undefined))
  const single = first !== undefined && first === last
  const choose = (year: number): void => {
    if (single && year === first) set({ from: undefined, to: undefined, pair: undefined })
    else if (single && first !== undefined)
      set({ from: String(Math.min(first, year)), to: String(Math.max(first, year)), pair: undefined })
    else set({ from: String(year), to: String(year), pair: undefined })
  }
  const within = (year: number): boolean =>
    (first !== undefined || last !== undefined) && year >= (first ?? 0) && year <= (last ?? 9999)
  return (
    <fieldset className="years">
      <legend>
        {relations.years}
        {first !== undefined || last !== undefined ? (
          <button type="button" className="link" onClick={() => set({ from: undefined, to: undefined })}>
            {relations.anyYear}
          </button>
        ) : null}
      </legend>
      {years.map(([year, events]) => (
        <button
          key={year}
          type="button"
          aria-pressed={within(year)}
          aria-label={relations.year(String(year), events)}
          disabled={events === 0}
          onClick={() => choose(year)}
        >
          <svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true">
            <rect x="0" y={40 - (events / most) * 38} width="10" height={(events / most) * 38} />
          </svg>
          <span>{year % 5 === 0 || years.length < 14 ? year : ''}</span>
        </button>
      ))}
    </fieldset>
  )
}

const Numbers = ({ pair }: { readonly pair: Pair }) => {
  const messages = useMessages()
  const { relations } = messages.pages
  const { first, last } = pair.line.fields
  const days = [first, last]
    .filter((day, i, all) => typeof day === 'string' && all.indexOf(day) === i)
    .map((day) => plainDate(messages, String(day)))
  return (
    <small>
      {[
        pair.met > 0 ? relations.met(pair.met) : '',
        pair.calls > 0 ? relations.calls(pair.calls) : '',
        pair.planned > 0 ? relations.planned(pair.planned) : '',
        days.join(' – '),
      ]
        .filter(Boolean)
        .join(' · ')}
    </small>
  )
}

interface PairsProps {
  readonly pairs: readonly Pair[]
  readonly chosen: string | undefined
  readonly onChoose: (line: string) => void
}

const Pairs = ({ pairs, chosen, onChoose }: PairsProps) => {
  const { pages } = useMessages()
  const nameOf = useNameOf()
  const [wanted, setWanted] = useState(PAGE)
  const shown = Math.max(wanted, pairs.findIndex(({ line }) => line.id === chosen) + 1)
  return (
    <section aria-label={pages.relations.pairs}>
      <div className="sec">
        <h2>{pages.relations.pairs}</h2>
        <span>{pages.relations.pairsNote}</span>
      </div>
      <ol className="pair-list">
        {pairs.slice(0, shown).map((pair) => (
          <li key={pair.line.id} className={pair.line.id === chosen ? 'on' : undefined}>
            <button
              type="button"
              data-pair={pair.line.id}
              aria-pressed={pair.line.id === chosen}
              onClick={() => onChoose(pair.line.id)}
            >
              <span>
                <bdi>{nameOf(pair.labels[0])}</bdi> – <bdi>{nameOf(pair.labels[1])}</bdi>
              </span>
              <b>{pair.events}</b>
            </button>
            <Numbers pair={pair} />
          </li>
        ))}
      </ol>
      <More left={pairs.length - shown} onMore={() => setWanted(shown + 2 * PAGE)} />
    </section>
  )
}

/** Every event of the chosen pair, asked of the record with the same span. */
const Behind = ({ pair }: { readonly pair: Pair }) => {
  const messages = useMessages()
  const { relations } = messages.pages
  const nameOf = useNameOf()
  const { search } = usePage()
  const [a, b] = pair.ids
  // Who is in no registry is asked for by the printed name.
  const named = (id: string, label: string): string => (id.startsWith('name:') ? label : id)
  const asked = {
    a: named(a, pair.labels[0]),
    b: named(b, pair.labels[1]),
    ...apartFrom(search, 'about', 'among', 'pair', 'limit'),
  }
  const reply = useQuery(answerQuery('meetings', asked))
  const lines = reply.data?.lines ?? []
  useCitingOne(pair.line)
  return (
    <section aria-label={relations.behind}>
      <div className="sec">
        <h2>
          <bdi>{nameOf(pair.labels[0])}</bdi> – <bdi>{nameOf(pair.labels[1])}</bdi>
        </h2>
        <Link to="/ask/$question" params={{ question: 'meetings' }} search={asked}>
          {messages.pages.home.open}
        </Link>
      </div>
      <p className="others">
        {pair.ids.map((id, i) =>
          id.startsWith('name:') ? null : (
            <Link key={id} {...placeOfEntity(id)}>
              {relations.page(nameOf(pair.labels[i] ?? id))}
            </Link>
          ),
        )}
      </p>
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.isPending ? <Waiting words={messages.state.loadingAnswer} /> : null}
      <AnswerLines lines={lines} grouped />
    </section>
  )
}

const Shown = ({ answer }: { readonly answer: Answer }) => {
  const { relations } = useMessages().pages
  const { search, set } = usePage()
  const pairs = useMemo(() => pairsOf(answer.lines), [answer])
  const network = useMemo(() => networkOf(pairs), [pairs])
  const chosen = pairs.find(({ line }) => line.id === search.pair)
  const choose = (line: string | undefined): void => set({ pair: line === search.pair ? undefined : line })
  const step = (by: 1 | -1): void => {
    const at = pairs.findIndex(({ line }) => line.id === search.pair)
    const next = pairs[at < 0 ? 0 : at + by]
    if (!next) return
    choose(next.line.id)
    document.querySelector<HTMLElement>(`[data-pair="${next.line.id}"]`)?.focus({ preventScroll: true })
  }
  useKeys(keysOf(['j', () => step(1)], ['k', () => step(-1)], ['Escape', () => chosen && choose(undefined)]))
  return (
    <>
      <Years from={search.from} to={search.to} />
      {pairs.length === 0 ? (
        <p className="waiting">{relations.none}</p>
      ) : (
        <div className="tied">
          <section aria-label={relations.network}>
            <div className="sec">
              <h2>{relations.network}</h2>
              <span>{relations.networkNote(network.pairs.length, pairs.length)}</span>
            </div>
            <Picture
              network={network}
              chosen={chosen?.line.id}
              about={search.about}
              onPair={choose}
              onDot={(id) => set({ about: id === search.about ? undefined : id, pair: undefined })}
            />
            <p className="tie-key dim">
              <i /> {relations.key.happened} <i className="planned" /> {relations.key.planned} · {relations.key.width}
            </p>
          </section>
          <Pairs pairs={pairs} chosen={chosen?.line.id} onChoose={choose} />
        </div>
      )}
      <div className="two">
        <div>
          {chosen ? <Behind pair={chosen} /> : <p className="dim">{pairs.length > 0 ? relations.choose : ''}</p>}
        </div>
        <CoverageSide answer={answer} />
      </div>
    </>
  )
}

export const RelationsPage = () => {
  const messages = useMessages()
  const { relations } = messages.pages
  const { search, set } = usePage()
  const asked = apartFrom(search, 'pair')
  const reply = useAsked('relations', asked)
  const nameOf = useNameOf()
  const span = [search.from, search.to].map((day) => plainDate(messages, day)).filter(Boolean)
  const states = search.among === 'states' || search.about?.startsWith('country:')
  return (
    <Page
      title={relations.title}
      path={
        <>
          {relations.nav}
          {search.about ? (
            <>
              {' › '}
              <b>{nameOf(search.about)}</b>
            </>
          ) : null}
          {reply.data ? ` · ${relations.networkNote(reply.data.lines.length, reply.data.lines.length)}` : ''}
        </>
      }
      world={span.filter((day, i) => span.indexOf(day) === i).join(' – ') || messages.clocks.anyDay}
      clocks={['known']}
      record={plainDate(messages, search.known) || messages.clocks.today}
      keys={[{ keys: ['j', 'k'], words: relations.row }]}
      fact={reply.data ? relations.networkNote(reply.data.lines.length, reply.data.lines.length) : ''}
    >
      <h1>{relations.title}</h1>
      <p className="lede">{relations.lede}</p>
      <fieldset className="others among">
        <legend className="vh">{relations.among}</legend>
        {(['people', 'states'] as const).map((among) => (
          <button
            key={among}
            type="button"
            className="link"
            aria-pressed={(among === 'states') === Boolean(states)}
            onClick={() => set({ among, about: undefined, pair: undefined })}
          >
            {relations[among]}
          </button>
        ))}
      </fieldset>
      <Asking
        question="relations"
        asked={asked}
        without={['among', 'limit']}
        reply={reply}
        onAsk={(values) => set({ about: undefined, from: undefined, to: undefined, pair: undefined, ...values })}
      >
        {(answer) => <Shown answer={answer} />}
      </Asking>
    </Page>
  )
}
