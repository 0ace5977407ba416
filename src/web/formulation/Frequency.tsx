// How often each source uses a phrase, year by year: small charts on one scale.
import type { Citation } from '../../model/answer.ts'
import { useMessages } from '../locales/messages.ts'

/** So many sources stand side by side. */
const MOST = 6
const [WIDTH, HEIGHT] = [170, 70]

interface Source {
  readonly name: string
  readonly years: ReadonlyMap<number, number>
  readonly total: number
}

const yearOf = (cite: Citation): number | undefined => {
  const found = /^\d{4}/.exec(cite.published ?? '')
  return found ? Number(found[0]) : undefined
}

const sourcesOf = (uses: readonly Citation[], unnamed: string): Source[] =>
  [...Map.groupBy(uses, (use) => use.publisher ?? unnamed)]
    .map(([name, own]) => {
      const years = new Map<number, number>()
      for (const use of own) {
        const year = yearOf(use)
        if (year !== undefined) years.set(year, (years.get(year) ?? 0) + 1)
      }
      return { name, years, total: own.length }
    })
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))

interface ChartProps {
  readonly source: Source
  readonly from: number
  readonly to: number
  readonly most: number
}

const Chart = ({ source, from, to, most }: ChartProps) => {
  const messages = useMessages()
  const step = Math.min(28, WIDTH / (to - from + 1))
  const y = (uses: number): number => HEIGHT - 14 - (uses / most) * (HEIGHT - 30)
  return (
    <figure>
      <figcaption>
        <bdi>{source.name}</bdi> <span>{messages.pages.formulation.uses(source.total)}</span>
      </figcaption>
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={[...source.years].map(([year, uses]) => `${year}: ${uses}`).join(', ')}
      >
        {[0.5, 1].map((part) => (
          <line key={part} x1={0} x2={WIDTH} y1={y(most * part)} y2={y(most * part)} className="grid" />
        ))}
        {[...source.years].map(([year, uses]) => (
          <rect
            key={year}
            className="use"
            x={(year - from) * step}
            y={y(uses)}
            width={Math.max(2, step - 2)}
            height={HEIGHT - 14 - y(uses)}
          />
        ))}
        <line x1={0} x2={WIDTH} y1={HEIGHT - 13.5} y2={HEIGHT - 13.5} className="base" />
        <text x={0} y={HEIGHT - 1}>
          {from}
        </text>
        <text x={Math.max(30, (to - from + 0.5) * step)} y={HEIGHT - 1} textAnchor="middle">
          {to > from ? to : ''}
        </text>
        <text x={WIDTH} y={y(most) - 3} textAnchor="end">
          {most}
        </text>
      </svg>
    </figure>
  )
}

export const Frequency = ({ uses }: { readonly uses: readonly Citation[] }) => {
  const { apparatus, pages } = useMessages()
  const sources = sourcesOf(uses, apparatus.noPublisher)
  const years = sources.flatMap((source) => [...source.years.keys()])
  if (years.length === 0) return null
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const most = Math.max(...sources.flatMap((source) => [...source.years.values()]))
  return (
    <section aria-labelledby="by-source" className="by-source">
      <div className="sec">
        <h2 id="by-source">{pages.formulation.bySource}</h2>
        <span>{pages.formulation.bySourceNote}</span>
      </div>
      <div className="small-charts">
        {sources.slice(0, MOST).map((source) => (
          <Chart key={source.name} source={source} from={from} to={to} most={most} />
        ))}
      </div>
    </section>
  )
}
