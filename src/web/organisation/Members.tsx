// Members by status, each with its day and its proof, on one time axis that ends at the day asked for.

import { scaleUtc } from 'd3-scale'
import { SourceLink } from '../ask/SourceLink.tsx'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { DateWords } from '../marks/Mark.tsx'
import { useWidth } from '../timeline/Chart.tsx'
import { stretchOf } from '../timeline/edtf.ts'
import { type Member, STATUSES, type Status } from './standing.ts'

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

interface AxisProps {
  readonly from: number
  readonly to: number
  readonly width: number
}

const Bar = ({ member, from, to, width }: AxisProps & { readonly member: Member }) => {
  const stretch = stretchOf(member.since)
  const scale = scaleUtc([from, to], [0, width])
  if (!stretch) return <span className="unknown hatch" />
  // Who joined on the day itself is seen as well.
  const x = Math.min(Math.max(0, scale(stretch.from)), width - 3)
  return (
    <svg width={width} height="19" aria-hidden="true">
      <line
        x1={x}
        x2={width}
        y1="9.5"
        y2="9.5"
        className="held"
        strokeWidth={THICK[member.status]}
        strokeDasharray={stretch.exact ? undefined : '3 2.5'}
      />
      {stretch.exact ? <line x1={x + 0.75} x2={x + 0.75} y1="4" y2="15" className="held" strokeWidth="1.5" /> : null}
    </svg>
  )
}

export const Members = ({ members, on }: { readonly members: readonly Member[]; readonly on: string }) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const [box, width] = useWidth()
  const to = Date.parse(`${on}T00:00:00Z`)
  const starts = members.flatMap((member) => stretchOf(member.since)?.from ?? [])
  const from = Math.min(...starts, to - 365 * 86_400_000)
  const axis = { from, to, width }
  const ticks = scaleUtc([from, to], [0, width]).ticks(Math.max(2, Math.floor(width / 90)))
  const inside = (tick: Date): boolean => scaleUtc([from, to], [0, width])(tick) < width - 44
  return (
    <section className="members" aria-label={messages.organisation.members}>
      <div className="axis-row" aria-hidden="true">
        <span />
        <div className="axis-box" ref={box}>
          {ticks.filter(inside).map((tick) => (
            <span key={tick.getTime()} style={{ left: scaleUtc([from, to], [0, width])(tick) }}>
              {messages.yearWord(tick.getUTCFullYear())}
            </span>
          ))}
          <b className="as-of">{plainDate(messages, on)}</b>
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
                  <span className="bar">{width > 0 ? <Bar member={member} {...axis} /> : null}</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}
