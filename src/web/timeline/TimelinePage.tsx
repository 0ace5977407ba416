// The timeline: the question asked of the record, its events in lanes on one axis, and the same events as a list.
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import '../style/answers.css'
import '../style/timeline.css'
import type { Answer, AnswerLine } from '../../model/answer.ts'
import { AnswerLines, LineDetail } from '../ask/AnswerLines.tsx'
import { Asking, useAsked } from '../ask/Asking.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { useUnderstood } from '../ask/saying.ts'
import { plainDate } from '../dates.ts'
import { isFamily } from '../families.ts'
import { Page } from '../frame/Page.tsx'
import { keysOf, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { apartFrom, type Words } from '../search-params.ts'
import { Chart } from './Chart.tsx'
import { Key } from './Key.tsx'
import { type Happening, LANES, type LaneBy, lanesOf, moved, type Window, windowText, zoomed } from './layout.ts'
import { Overview } from './Overview.tsx'
import { useWindow } from './useWindow.ts'

const route = getRouteApi('/timeline')

/** What the page itself keeps in the address; all else belongs to the question. */
const questionOf = (search: Words): Words => apartFrom(search, 'by', 'view', 'event')

const usePage = () => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = (change: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ search: (old) => ({ ...old, ...change }) as Words, replace: true, resetScroll: false })
  const by: LaneBy = LANES.find((lane) => lane === search.by) ?? 'family'
  return { search, set, by, navigate }
}

const useLaneName = (by: LaneBy) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  return (key: string): string => {
    if (key === '') return messages.timeline.others
    if (by === 'family' && isFamily(key)) return messages.families[key]
    if (by === 'type') return messages.types[key as keyof typeof messages.types] ?? key
    return nameOf(key)
  }
}

const LaneChoice = ({ by, onChange }: { readonly by: LaneBy; readonly onChange: (by: LaneBy) => void }) => {
  const { timeline } = useMessages()
  const names: Readonly<Record<LaneBy, string>> = {
    who: timeline.laneWho,
    person: timeline.lanePerson,
    state: timeline.laneState,
    organisation: timeline.laneOrganisation,
    family: timeline.laneFamily,
    type: timeline.laneType,
    publisher: timeline.lanePublisher,
    voice: timeline.laneVoice,
  }
  return (
    <label className="slot-label">
      {timeline.lanes}{' '}
      <select className="slot" value={by} onChange={(event) => onChange(event.currentTarget.value as LaneBy)}>
        {LANES.map((lane) => (
          <option key={lane} value={lane}>
            {names[lane]}
          </option>
        ))}
      </select>
    </label>
  )
}

type Look = (to: Window) => void

const Tools = ({
  by,
  window,
  whole,
  look,
  onBy,
}: {
  readonly by: LaneBy
  readonly window: Window
  readonly whole: Window
  readonly look: Look
  readonly onBy: (by: LaneBy) => void
}) => {
  const { timeline } = useMessages()
  const moves: readonly (readonly [string, () => void])[] = [
    [`← ${timeline.earlier}`, () => look(moved(window, -0.5))],
    [`${timeline.later} →`, () => look(moved(window, 0.5))],
    [`+ ${timeline.closer}`, () => look(zoomed(window, 0.5))],
    [`− ${timeline.wider}`, () => look(zoomed(window, 2))],
    [timeline.whole, () => look(whole)],
  ]
  return (
    <section className="tl-tools">
      <p>
        <LaneChoice by={by} onChange={onBy} />
      </p>
      <p className="zoom">
        {moves.map(([words, act]) => (
          <button key={words} type="button" className="link" onClick={act}>
            {words}
          </button>
        ))}
      </p>
    </section>
  )
}

interface BelowProps {
  readonly answer: Answer
  readonly here: readonly Happening[]
  readonly dated: number
  readonly undated: readonly AnswerLine[]
  readonly chosen: string | undefined
}

/** The same events as sentences, for those who read and for those who cannot see the chart. */
const Below = ({ answer, here, dated, undated, chosen }: BelowProps) => {
  const { timeline } = useMessages()
  const lines = useMemo(() => here.map((one) => one.line), [here])
  return (
    <>
      <p className="dim under">
        {timeline.events(here.length)}, {timeline.from(answer.coverage.documents)}
        {dated > here.length ? ` · ${timeline.outside(dated - here.length)}` : ''}
        {undated.length > 0 ? ` · ${timeline.undated}: ${undated.length}` : ''}
      </p>
      <div className="two">
        <div>
          <div className="sec">
            <h2>{timeline.list}</h2>
            <span>{timeline.events(here.length)}</span>
          </div>
          <AnswerLines lines={lines} chosen={chosen} />
          {undated.length > 0 ? (
            <>
              <div className="sec undated">
                <h2>{timeline.undated}</h2>
                <span>{timeline.undatedWhy}</span>
              </div>
              <AnswerLines lines={undated} chosen={chosen} />
            </>
          ) : null}
        </div>
        <CoverageSide answer={answer} />
      </div>
    </>
  )
}

const Shown = ({ answer: all }: { readonly answer: Answer }) => {
  const { timeline } = useMessages()
  const { search, set, by } = usePage()
  const nameOf = useLaneName(by)
  const { answer, dated, undated, whole, window, here, bins, cut } = useWindow(all, questionOf(search), search.view)
  const look: Look = (to) => set({ view: windowText(to) })
  const lanes = useMemo(() => lanesOf(here, by), [here, by])
  const chosen = answer.lines.find((line) => line.id === search.event)
  const choose = (id: string | undefined): void => set({ event: id === search.event ? undefined : id })
  const step = (way: 1 | -1): void => {
    const at = here.findIndex((one) => one.line.id === search.event)
    const next = here[at < 0 ? 0 : at + way]
    if (next) choose(next.line.id)
  }
  useKeys({
    ...{
      j: () => step(1),
      k: () => step(-1),
      '+': () => look(zoomed(window, 0.5)),
      '-': () => look(zoomed(window, 2)),
    },
    ...keysOf(
      ['ArrowLeft', () => look(moved(window, -0.25))],
      ['ArrowRight', () => look(moved(window, 0.25))],
      ['Escape', () => chosen && choose(chosen.id)],
    ),
  })
  return (
    <>
      <Tools by={by} window={window} whole={whole} look={look} onBy={(lane) => set({ by: lane })} />
      <Overview
        bins={bins}
        label={cut ? timeline.overviewRead : timeline.overview}
        whole={whole}
        window={window}
        onMove={look}
      />
      {cut ? <p className="dim small">{timeline.overviewRead}</p> : null}
      {here.length === 0 ? <p className="waiting">{timeline.empty}</p> : null}
      <Chart lanes={lanes} window={window} chosen={chosen?.id} nameOf={nameOf} onChoose={choose} />
      <Below answer={answer} here={here} dated={dated.length} undated={undated} chosen={chosen?.id} />
      {chosen ? <LineDetail line={chosen} onClose={() => choose(chosen.id)} /> : null}
    </>
  )
}

export const TimelinePage = () => {
  const messages = useMessages()
  const { search, navigate } = usePage()
  const asked = questionOf(search)
  const understood = useUnderstood()
  const reply = useAsked('timeline', asked)
  const { timeline, keys } = messages
  return (
    <Page
      title={timeline.title}
      path={
        <>
          {timeline.title}
          {reply.data ? (
            <>
              {' '}
              › <b>{timeline.events(reply.data.lines.length)}</b> · {timeline.from(reply.data.coverage.documents)}
            </>
          ) : null}
        </>
      }
      world={plainDate(messages, search.on) || messages.clocks.anyDay}
      clocks={['on', 'known']}
      record={plainDate(messages, search.known) || messages.clocks.today}
      keys={[
        { keys: ['j', 'k'], words: keys.event },
        { keys: ['←', '→'], words: keys.day },
        { keys: ['+', '-'], words: keys.span },
      ]}
      fact={reply.data ? timeline.events(reply.data.lines.length) : ''}
    >
      <div className="tl-head">
        <div>
          <h1>{timeline.title}</h1>
          {reply.data ? (
            <p className="understood" lang={understood(reply.data).lang}>
              {understood(reply.data).text}
            </p>
          ) : null}
        </div>
        <Key />
      </div>
      <Asking
        question="timeline"
        asked={asked}
        reply={reply}
        onAsk={(values) => void navigate({ search: { ...values, ...(search.by && { by: search.by }) } as Words })}
      >
        {(answer) => <Shown answer={answer} />}
      </Asking>
    </Page>
  )
}
