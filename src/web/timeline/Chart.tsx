// The chart: a time axis shared by all lanes, each happening a line in its mode, its words above it.
import { scaleUtc } from 'd3-scale'
import { memo, useEffect, useRef, useState } from 'react'
import type { AnswerLine } from '../../model/answer.ts'
import type { Messages } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'
import { type Happening, type Lane, type Placed, placeIn, type Window } from './layout.ts'

const DAY = 86_400_000
const ROW = 32

/** Standings that begin and are not told to end; a plain statement that something holds is no beginning. */
const BEGINS = new Set(['joined', 'established', 'upgraded', 'takes-over'])

const tickWords = (messages: Messages, date: Date, step: number): string => {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (step >= 300 * DAY) return messages.yearWord(year)
  const monthWord = messages.months[month] ?? ''
  if (step >= 25 * DAY) return month === 0 ? messages.yearWord(year) : monthWord
  const hour = date.getUTCHours()
  if (step < DAY && hour !== 0) return `${String(hour).padStart(2, '0')}:00`
  const dayWords = messages.locale === 'en' ? `${day} ${monthWord}` : `${monthWord}${messages.dayWord(day)}`
  return step <= DAY ? `${dayWords} ${messages.weekdays[date.getUTCDay()] ?? ''}` : dayWords
}

export const useWidth = (): readonly [React.RefObject<HTMLDivElement | null>, number] => {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return [box, width]
}

const classesOf = ({ line, family, stretch }: Placed): string => {
  const open = stretch.open || BEGINS.has(String(line.fields.action ?? ''))
  const mode = line.mode && line.mode !== 'happened' ? line.mode : ''
  return ['ln', family, mode, stretch.exact ? '' : 'loose', open ? 'open' : ''].filter(Boolean).join(' ')
}

/** Announced by one text and told as past by another: nothing is upgraded, so both are drawn. */
const wasPlanned = ({ mode, fields: { stages } }: AnswerLine): boolean =>
  mode === 'happened' && Array.isArray(stages) && (stages as readonly string[]).includes('planned')

interface EventProps {
  readonly placed: Placed
  readonly chosen: boolean
  readonly onChoose: (id: string) => void
}

const Event = memo(({ placed, chosen, onChoose }: EventProps) => {
  const messages = useMessages()
  const { line } = placed
  return (
    <button
      type="button"
      className={`ev${chosen ? ' on' : ''}${placed.indent > 0 ? ' before' : ''}`}
      data-event={line.id}
      aria-expanded={chosen}
      style={{ left: placed.x, top: placed.row * ROW, width: Math.max(placed.room, placed.indent + placed.stroke) }}
      onClick={() => onChoose(line.id)}
    >
      <span className={line.differs?.length ? 'words above' : 'words'} style={{ maxWidth: placed.room }}>
        {line.differs?.length ? <b className="ne">≠</b> : null}
        <bdi>{line.text}</bdi>
        {line.mode && line.mode !== 'happened' ? <span className="vh"> ({messages.modes[line.mode]})</span> : null}
        {wasPlanned(line) ? <span className="vh"> ({messages.timeline.plannedFirst})</span> : null}
      </span>
      <span className={classesOf(placed)} style={{ width: placed.stroke, marginLeft: placed.indent }}>
        {wasPlanned(line) ? <s /> : null}
        <u />
      </span>
    </button>
  )
})

interface LaneProps {
  readonly lane: Lane
  readonly name: string
  readonly ticks: readonly Date[]
  readonly scale: (time: number | Date) => number
  readonly width: number
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

/** What finds no room for words is still drawn: a thin strip of marks under the rows. */
const Wordless = ({
  happenings,
  scale,
  top,
}: {
  readonly happenings: readonly Happening[]
  readonly scale: LaneProps['scale']
  readonly top: number
}) => {
  const { timeline } = useMessages()
  return (
    <div className="wordless" style={{ top }}>
      {happenings.map(({ line, family, stretch }) => (
        <i key={line.id} className={family} style={{ left: Math.max(0, scale(stretch.from)) }} />
      ))}
      <span>{timeline.wordless(happenings.length)}</span>
    </div>
  )
}

const LaneRow = ({ lane, name, ticks, scale, width, chosen, onChoose }: LaneProps) => {
  const messages = useMessages()
  const { placed, wordless } = placeIn(lane.happenings, scale, width)
  const rows = Math.max(1, ...placed.map((one) => one.row + 1))
  return (
    <section className="lane" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
        <small>{messages.timeline.events(lane.happenings.length)}</small>
      </h2>
      <div className="field" style={{ height: rows * ROW + (wordless.length > 0 ? 24 : 0) }}>
        {ticks.map((tick) => (
          <i key={tick.getTime()} className="col" style={{ left: scale(tick) }} />
        ))}
        {placed.map((one) => (
          <Event key={one.line.id} placed={one} chosen={one.line.id === chosen} onChoose={onChoose} />
        ))}
        {wordless.length > 0 ? <Wordless happenings={wordless} scale={scale} top={rows * ROW} /> : null}
      </div>
    </section>
  )
}

interface Props {
  readonly lanes: readonly Lane[]
  readonly window: Window
  readonly chosen: string | undefined
  readonly nameOf: (key: string) => string
  readonly onChoose: (id: string) => void
}

export const Chart = ({ lanes, window, chosen, nameOf, onChoose }: Props) => {
  const messages = useMessages()
  const [box, width] = useWidth()
  const scale = scaleUtc([window.from, window.to], [0, Math.max(width, 1)])
  const ticks = scale.ticks(Math.max(2, Math.floor(width / 120)))
  const step = (ticks[1]?.getTime() ?? 0) - (ticks[0]?.getTime() ?? 0)
  return (
    <section className="chart" aria-label={messages.timeline.chart}>
      <div className="axis" aria-hidden="true">
        <div className="axis-box" ref={box}>
          {ticks.map((tick) => (
            <span key={tick.getTime()} style={{ left: scale(tick) }}>
              {tickWords(messages, tick, step)}
            </span>
          ))}
        </div>
      </div>
      {width === 0
        ? null
        : lanes.map((lane) => (
            <LaneRow
              key={lane.key}
              lane={lane}
              name={nameOf(lane.key)}
              ticks={ticks}
              scale={scale}
              width={width}
              chosen={chosen}
              onChoose={onChoose}
            />
          ))}
    </section>
  )
}
