// The commitments board: a ledger grouped by the latest word, what is past due first, every row with its printed words.

import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { SourceLink } from '../ask/SourceLink.tsx'
import { langOf } from '../values.ts'
import '../style/answers.css'
import '../style/timeline.css'
import '../style/ledger.css'
import type { Answer } from '../../model/answer.ts'
import { LineDetail } from '../ask/AnswerLines.tsx'
import { Asking, useAsked } from '../ask/Asking.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { plainDate } from '../dates.ts'
import { More } from '../frame/More.tsx'
import { Page } from '../frame/Page.tsx'
import { keysOf, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { apartFrom } from '../search-params.ts'
import { useWidth } from '../timeline/Chart.tsx'
import { dayText, stretchOf } from '../timeline/edtf.ts'
import { type Entry, GROUPS, type Group, type Ledger, ledgerOf } from './ledger.ts'
import { Stroke, scaleOf } from './Stroke.tsx'

const route = getRouteApi('/commitments')

/** So many rows of a group stand at once. */
const PAGE = 12

const Bar = ({ ledger }: { readonly ledger: Ledger }) => {
  const { bar } = useMessages().pages.commitments
  const counts = GROUPS.map((group) => [group, ledger.groups.find(([one]) => one === group)?.[1].length ?? 0] as const)
  const shown = counts.filter(([, n]) => n > 0)
  return (
    <ul className="stages">
      {shown.map(([group, n]) => (
        <li key={group} style={{ flexGrow: Math.sqrt(n) }}>
          <i className={group}>{n}</i>
          <span>{bar[group]}</span>
        </li>
      ))}
    </ul>
  )
}

const Axis = ({ ledger, width }: { readonly ledger: Ledger; readonly width: number }) => {
  const messages = useMessages()
  const x = scaleOf(ledger, width)
  const [first, last] = [new Date(ledger.from).getUTCFullYear() + 1, new Date(ledger.to).getUTCFullYear()]
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, width / 58)))
  const years = Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, i) => first + i * step)
  return (
    <>
      {years
        .filter((year) => x(Date.UTC(year, 0, 1)) < width - 40)
        .map((year) => (
          <span key={year} className="year" style={{ left: x(Date.UTC(year, 0, 1)) }}>
            {year}
          </span>
        ))}
      <span className="as-of-day" style={{ left: x(ledger.asOf) }}>
        {plainDate(messages, dayText(ledger.asOf))}
      </span>
    </>
  )
}

interface RowProps {
  readonly entry: Entry
  readonly ledger: Ledger
  readonly width: number
  readonly chosen: boolean
  readonly onChoose: () => void
}

const Row = ({ entry, ledger, width, chosen, onChoose }: RowProps) => {
  const messages = useMessages()
  const { commitments } = messages.pages
  const nameOf = useNameOf()
  const due = plainDate(messages, entry.due) || entry.due
  const x = scaleOf(ledger, width)
  return (
    <li className={chosen ? 'entry on' : 'entry'}>
      <div className="what">
        <button type="button" data-entry aria-expanded={chosen} onClick={onChoose}>
          <bdi className="t" lang={langOf(entry.promise)}>
            {entry.promise}
          </bdi>
        </button>
        <small>
          {entry.quantity ? <b>{entry.quantity} · </b> : null}
          {entry.line.cites[0] ? <SourceLink cite={entry.line.cites[0]} /> : null}
        </small>
      </div>
      <div className="whom">
        <bdi>{entry.by.map(nameOf).join(messages.list)}</bdi>
        {entry.to.length > 0 ? <small>{commitments.toWhom(entry.to.map(nameOf).join(messages.list))}</small> : null}
      </div>
      <div className="track">
        <Stroke entry={entry} ledger={ledger} width={width} />
        {entry.dueAt !== undefined ? (
          <small className={entry.group === 'past' ? 'due sig' : 'due'} style={{ left: x(entry.dueAt) + 6 }}>
            {due}
          </small>
        ) : null}
      </div>
      <div className="word">
        {commitments.stages[entry.progress] ?? entry.progress}
        {entry.due && entry.dueAt === undefined ? ` · ${commitments.due(entry.due)}` : ''}
        <small>
          <bdi>
            {[nameOf(entry.latest?.publisher ?? ''), plainDate(messages, entry.latest?.published)]
              .filter(Boolean)
              .join(', ') || commitments.noDate}
          </bdi>
          {entry.reports.length > 1 ? ` · ${commitments.reports(entry.reports.length)}` : ''}
        </small>
      </div>
    </li>
  )
}

interface GroupProps {
  readonly group: Group
  readonly entries: readonly Entry[]
  readonly ledger: Ledger
  readonly width: number
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

const Rows = ({ group, entries, ledger, width, chosen, onChoose }: GroupProps) => {
  const { pages } = useMessages()
  const at = entries.findIndex((entry) => entry.line.id === chosen)
  const [wanted, setWanted] = useState(PAGE)
  const shown = Math.max(wanted, at + 1)
  return (
    <section aria-label={pages.commitments.groups[group]}>
      <h2>
        {pages.commitments.groups[group]} <span>{entries.length}</span>
      </h2>
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <Row
            key={entry.line.id}
            entry={entry}
            ledger={ledger}
            width={width}
            chosen={entry.line.id === chosen}
            onChoose={() => onChoose(entry.line.id)}
          />
        ))}
      </ul>
      <More left={entries.length - shown} onMore={() => setWanted(shown + 4 * PAGE)} />
    </section>
  )
}

const Key = () => {
  const { key, keyNote } = useMessages().pages.commitments
  const line = (children: React.ReactNode) => (
    <svg width={38} height={16} viewBox="0 9 38 16" aria-hidden="true">
      {children}
    </svg>
  )
  return (
    <p className="ledger-key dim">
      <span>
        {line(<line className="plan" x1={1} x2={36} y1={17} y2={17} />)} {key.announced}
      </span>
      <span>
        {line(<line className="done" x1={1} x2={36} y1={17} y2={17} />)} {key.underway}
      </span>
      <span>
        {line(
          <>
            <line className="done" x1={1} x2={30} y1={17} y2={17} />
            <rect className="box" x={27} y={12.5} width={9} height={9} />
          </>,
        )}{' '}
        {key.delivered}
      </span>
      <span>
        {line([8, 18, 28].map((x) => <line key={x} className="report" x1={x} x2={x} y1={13} y2={20} />))} {key.report}
      </span>
      <span>
        <i className="hatch" /> {key.silent}
      </span>
      <span className="note-of">{keyNote}</span>
    </p>
  )
}

const Board = ({ answer, asOf }: { readonly answer: Answer; readonly asOf: number }) => {
  const messages = useMessages()
  const { commitments } = messages.pages
  const { line: chosen } = route.useSearch()
  const navigate = route.useNavigate()
  const ledger = useMemo(() => ledgerOf(answer.lines, asOf), [answer, asOf])
  const [box, width] = useWidth()
  const choose = (id: string | undefined): void =>
    void navigate({
      search: ({ line: _, ...rest }) => (id && id !== chosen ? { ...rest, line: id } : rest),
      replace: true,
      resetScroll: false,
    })
  const step = (by: 1 | -1): void => {
    const at = ledger.entries.findIndex((entry) => entry.line.id === chosen)
    const next = ledger.entries[at < 0 ? 0 : at + by]
    if (next) choose(next.line.id)
  }
  useKeys(keysOf(['j', () => step(1)], ['k', () => step(-1)], ['Escape', () => chosen && choose(undefined)]))
  const detail = answer.lines.find((line) => line.id === chosen)
  if (answer.lines.length === 0) return <p className="waiting">{commitments.none}</p>
  return (
    <>
      <Bar ledger={ledger} />
      <div className="ledger" style={{ '--as-of': `${scaleOf(ledger, width)(asOf)}px` } as React.CSSProperties}>
        <div className="entry ledger-head" aria-hidden="true">
          <span>{commitments.head.what}</span>
          <span>{commitments.head.who}</span>
          <div className="track" ref={box}>
            <Axis ledger={ledger} width={width} />
          </div>
          <span>{commitments.head.word}</span>
        </div>
        {ledger.groups.map(([group, entries]) => (
          <Rows
            key={group}
            group={group}
            entries={entries}
            ledger={ledger}
            width={width}
            chosen={chosen}
            onChoose={choose}
          />
        ))}
      </div>
      <Key />
      <CoverageSide answer={answer} />
      {detail ? <LineDetail line={detail} onClose={() => choose(undefined)} /> : null}
    </>
  )
}

const today = (): string => dayText(Date.now())

export const CommitmentsPage = () => {
  const messages = useMessages()
  const { commitments } = messages.pages
  const search = route.useSearch()
  const asked = apartFrom(search, 'line')
  const navigate = route.useNavigate()
  const reply = useAsked('commitments', asked)
  const asOf = stretchOf(asked.on)?.from ?? stretchOf(today())?.from ?? 0
  return (
    <Page
      title={messages.pages.nav.commitments}
      path={
        <>
          {messages.pages.nav.commitments}
          {reply.data ? (
            <>
              {' › '}
              <b>{commitments.followed(reply.data.lines.length)}</b>
            </>
          ) : null}
        </>
      }
      world={plainDate(messages, asked.on) || messages.clocks.today}
      clocks={['on', 'known']}
      record={plainDate(messages, asked.known) || messages.clocks.today}
      keys={[{ keys: ['j', 'k'], words: commitments.row }]}
      fact={reply.data ? commitments.followed(reply.data.lines.length) : ''}
    >
      <h1>{commitments.title}</h1>
      <p className="lede">{commitments.lede}</p>
      <Asking question="commitments" asked={asked} reply={reply} onAsk={(values) => void navigate({ search: values })}>
        {(answer) => <Board answer={answer} asOf={asOf} />}
      </Asking>
    </Page>
  )
}
