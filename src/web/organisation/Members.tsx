// Members by status, the chair and the sessions on one time axis; the axis is the slider of the day that is asked about.
import { scaleUtc } from 'd3-scale'
import type { AnswerLine } from '../../model/answer.ts'
import { SourceLink } from '../ask/SourceLink.tsx'
import { plainDate } from '../dates.ts'
import { DaySlider } from '../frame/DaySlider.tsx'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { DateWords } from '../marks/Mark.tsx'
import { useWidth } from '../timeline/Chart.tsx'
import { stretchOf } from '../timeline/edtf.ts'
import { type Member, STATUSES, type Status } from './standing.ts'

const DAY = 86_400_000

/** Thickness is nearness. */
const THICK: Readonly<Record<Status, number>> = { member: 6, observer: 3, 'dialogue-partner': 1.5, family: 1.5 }

const Proof = ({ member }: { readonly member: Member }) => {
  const messages = useMessages()
  const [cite] = member.line.cites
  if (!cite)
    return (
      <span className="dim">{member.founding ? messages.organisation.founding : messages.organisation.register}</span>
    )
  const more = member.line.cites.length - 1
  return (
    <>
      <SourceLink cite={cite} />
      {more > 0 ? <span className="dim"> +{more}</span> : null}
    </>
  )
}

interface Axis {
  readonly x: (time: number) => number
  readonly width: number
  /** Where the asked day stands. */
  readonly at: number
}

/** Solid up to the day; beyond it what is told for that day may have changed. */
const Bar = ({ member, axis: { x, width, at } }: { readonly member: Member; readonly axis: Axis }) => {
  const stretch = stretchOf(member.since)
  if (!stretch) return <span className="unknown hatch" />
  // Who joined on the day itself is seen as well.
  const start = Math.min(Math.max(0, x(stretch.from)), Math.max(at - 2, 0))
  const line = { y1: '9.5', y2: '9.5', strokeWidth: THICK[member.status] }
  return (
    <svg width={width} height="19" aria-hidden="true">
      <line x1={start} x2={at} {...line} className="held" strokeDasharray={stretch.exact ? undefined : '3 2.5'} />
      <line x1={at} x2={width} {...line} className="held later" />
      {stretch.exact ? (
        <line x1={start + 0.75} x2={start + 0.75} y1="4" y2="15" className="held" strokeWidth="1.5" />
      ) : null}
    </svg>
  )
}

/** Terms of the chair as boxes; the holder's name where it fits, all of them in the list below. */
const Chairs = ({ lines, axis: { x, width } }: { readonly lines: readonly AnswerLine[]; readonly axis: Axis }) => {
  const nameOf = useNameOf()
  const { organisation } = useMessages()
  const terms = lines.flatMap((line) => {
    const stretch = stretchOf(line.when)
    return stretch && line.fields.source === 'registry' && typeof line.fields.holder === 'string'
      ? [{ id: line.id, holder: line.fields.holder, now: line.group === 'chair', stretch }]
      : []
  })
  if (terms.length === 0) return null
  return (
    <div className="strip" aria-hidden="true">
      <span>
        <b>{organisation.chair}</b> <small>{organisation.register}</small>
      </span>
      <div className="terms">
        {terms.map(({ id, holder, now, stretch }) => {
          const left = Math.max(0, x(stretch.from))
          const right = Math.min(width, stretch.open ? width : x(stretch.to))
          return (
            <i key={id} className={now ? 'now' : undefined} style={{ left, width: Math.max(2, right - left) }}>
              {right - left > 30 ? nameOf(holder) : ''}
            </i>
          )
        })}
      </div>
    </div>
  )
}

interface Props {
  readonly members: readonly Member[]
  readonly chairs: readonly AnswerLine[]
  /** Days on which a status changed, as far as the record knows. */
  readonly changes: readonly string[]
  readonly on: string
  readonly onDay: (day: string) => void
}

export const Members = ({ members, chairs, changes, on, onDay }: Props) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const [box, width] = useWidth()
  const day = Date.parse(`${on}T00:00:00Z`)
  const starts = [
    ...changes.map((change) => Date.parse(`${change}T00:00:00Z`)),
    ...members.flatMap((member) => stretchOf(member.since)?.from ?? []),
  ]
  const from = Math.min(...starts, day - 365 * DAY) - 60 * DAY
  const to = Math.max(Date.now(), day) + 60 * DAY
  const x = scaleUtc([from, to], [0, width])
  const axis: Axis = { x, width, at: x(day) }
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90)))
  return (
    <section
      className="members"
      aria-label={messages.organisation.members}
      style={{ '--as-of': `${axis.at}px` } as React.CSSProperties}
    >
      <div className="axis-row">
        <span />
        <div className="axis-box" ref={box}>
          {ticks
            .filter((tick) => x(tick) < width - 40)
            .map((tick) => (
              <span key={tick.getTime()} aria-hidden="true" style={{ left: x(tick) }}>
                {messages.yearWord(tick.getUTCFullYear())}
              </span>
            ))}
          {changes.map((change) => (
            <i key={change} className="notch" style={{ left: x(Date.parse(`${change}T00:00:00Z`)) }} />
          ))}
          <b className={axis.at > width - 90 ? 'as-of ends' : 'as-of'} aria-hidden="true">
            {plainDate(messages, on)}
          </b>
          <DaySlider on={on} from={from} to={to} onDay={onDay} />
        </div>
      </div>
      {STATUSES.map((status) => {
        const here = members.filter((member) => member.status === status)
        return here.length === 0 ? null : (
          <section key={status} aria-label={messages.organisation.statuses[status]}>
            <h2>
              {messages.organisation.statuses[status]} <span>{here.length}</span>
            </h2>
            <ul>
              {here.map((member) => (
                <li key={member.key}>
                  <bdi>{nameOf(member.name)}</bdi>
                  <span>
                    <DateWords edtf={member.since} />
                  </span>
                  <span className="proof-of">
                    <Proof member={member} />
                  </span>
                  <span className="bar">{width > 0 ? <Bar member={member} axis={axis} /> : null}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {width > 0 ? <Chairs lines={chairs} axis={axis} /> : null}
    </section>
  )
}
