// How often a phrase is used, year by year: small charts on one scale, by source and by speaker, as rates or as counts.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Citation } from '../../model/answer.ts'
import { answerQuery } from '../http.ts'
import { useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { bySource, bySpeaker, rateIn, readBy, type User } from './frequency.ts'

/** So many stand side by side. */
const MOST = 6
const [WIDTH, HEIGHT] = [170, 70]

type Measure = 'rate' | 'count'

const heightOf = (user: User, year: number, measure: Measure): number | undefined =>
  measure === 'count' ? user.uses.get(year) : rateIn(user, year)

const round = (n: number): string => (n >= 10 ? n.toFixed(0) : n.toFixed(1).replace(/\.0$/, ''))

interface ChartProps {
  readonly user: User
  readonly from: number
  readonly to: number
  readonly most: number
  readonly measure: Measure
}

const Chart = ({ user, from, to, most, measure }: ChartProps) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const { formulation } = messages.pages
  const step = Math.min(28, WIDTH / (to - from + 1))
  const base = HEIGHT - 14
  const y = (n: number): number => base - (n / most) * (HEIGHT - 30)
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const told = years.flatMap((year) => {
    const n = user.uses.get(year)
    return n === undefined ? [] : [formulation.inYear(year, n, user.read.get(year) ?? 0)]
  })
  return (
    <figure>
      <figcaption>
        <bdi>{nameOf(user.name)}</bdi> <span>{formulation.uses(user.total)}</span>
      </figcaption>
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={told.join(messages.list)}>
        {[0.5, 1].map((part) => (
          <line key={part} x1={0} x2={WIDTH} y1={y(most * part)} y2={y(most * part)} className="grid" />
        ))}
        {years.map((year, i) => {
          const n = heightOf(user, year, measure)
          if (!user.read.has(year))
            return (
              <foreignObject key={year} x={i * step} y={base - 8} width={Math.max(2, step)} height={8}>
                <div className="hatch unread-year" />
              </foreignObject>
            )
          return n ? (
            <rect key={year} className="use" x={i * step} y={y(n)} width={Math.max(2, step - 2)} height={base - y(n)} />
          ) : null
        })}
        <line x1={0} x2={WIDTH} y1={HEIGHT - 13.5} y2={HEIGHT - 13.5} className="base" />
        <text x={0} y={HEIGHT - 1}>
          {from}
        </text>
        <text x={Math.max(30, (to - from + 0.5) * step)} y={HEIGHT - 1} textAnchor="middle">
          {to > from ? to : ''}
        </text>
        <text x={WIDTH} y={y(most) - 3} textAnchor="end">
          {round(most)}
        </text>
      </svg>
    </figure>
  )
}

interface RowProps {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly users: readonly User[]
  readonly measure: Measure
}

const Row = ({ id, title, note, users, measure }: RowProps) => {
  const used = users.flatMap(({ uses }) => [...uses.keys()])
  if (used.length === 0) return null
  const [from, to] = [Math.min(...used), Math.max(...used)]
  const shown = users.slice(0, MOST)
  const heights = shown.flatMap((user) => [...user.uses.keys()].map((year) => heightOf(user, year, measure) ?? 0))
  return (
    <section aria-labelledby={id} className="by-source">
      <div className="sec">
        <h2 id={id}>{title}</h2>
        <span>{note}</span>
      </div>
      <div className="small-charts">
        {shown.map((user) => (
          <Chart
            key={user.name}
            user={user}
            from={from}
            to={to}
            most={Math.max(...heights, Number.MIN_VALUE)}
            measure={measure}
          />
        ))}
      </div>
    </section>
  )
}

export const Frequency = ({ uses }: { readonly uses: readonly Citation[] }) => {
  const { apparatus, pages } = useMessages()
  const { formulation } = pages
  const [measure, setMeasure] = useState<Measure>('rate')
  const reply = useQuery(answerQuery('coverage', { by: 'year' }))
  const other = measure === 'rate' ? 'count' : 'rate'
  useKeys({ r: () => setMeasure(other) })
  if (!reply.data) return null
  const read = readBy(reply.data.lines)
  return (
    <>
      <p className="measure">
        <button type="button" className="link" onClick={() => setMeasure(other)}>
          <kbd>r</kbd> {formulation.measures[other]}
        </button>{' '}
        <span className="dim">
          <i className="hatch unread-key" /> {formulation.nothingRead}
        </span>
      </p>
      <Row
        id="by-source"
        title={formulation.bySource}
        note={formulation.bySourceNote[measure]}
        users={bySource(uses, read, apparatus.noPublisher)}
        measure={measure}
      />
      <Row
        id="by-speaker"
        title={formulation.bySpeaker}
        note={formulation.bySpeakerNote[measure]}
        users={bySpeaker(uses, read)}
        measure={measure}
      />
    </>
  )
}
