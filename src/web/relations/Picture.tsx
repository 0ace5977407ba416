// The picture of the network: dots with their names, lines as wide as the events behind them; a click chooses a line or a dot.
import { useMemo } from 'react'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { type Place, placeNames } from '../marks/placing.ts'
import { type Dot, HEIGHT, type Network, WIDTH } from './network.ts'
import type { Pair } from './pairs.ts'

/** Above its dot a name reads best. */
const PLACES: readonly Place[] = [
  { dx: 0, dy: -13, anchor: 'middle' },
  { dx: 0, dy: 23, anchor: 'middle' },
  { dx: 12, dy: 4, anchor: 'start' },
  { dx: -12, dy: 4, anchor: 'end' },
]

const wide = (events: number): number => Math.min(9, 1 + Math.sqrt(events - 1) * 1.6)

interface LineProps {
  readonly pair: Pair
  readonly ends: readonly [Dot, Dot]
  readonly state: 'on' | 'near' | 'far' | ''
}

/** Thin lines are hard to hit: a wider one that is not drawn takes the click. */
const Line = ({ pair, ends: [a, b], state }: LineProps) => {
  const path = `M${a.x} ${a.y} L${b.x} ${b.y}`
  const past = pair.met + pair.calls
  return (
    <g className={`tie ${state} ${past === 0 ? 'planned' : ''}`} data-tie={pair.line.id}>
      <path className="hit" d={path} />
      <path className="drawn" d={path} strokeWidth={wide(Math.max(1, past))} />
    </g>
  )
}

interface Props {
  readonly network: Network
  readonly chosen: string | undefined
  /** The dot whose pairs alone are shown. */
  readonly about: string | undefined
  readonly onPair: (line: string) => void
  readonly onDot: (id: string) => void
}

export const Picture = ({ network: { dots, pairs }, chosen, about, onPair, onDot }: Props) => {
  const { relations } = useMessages().pages
  const nameOf = useNameOf()
  const names = useMemo(
    () =>
      placeNames(
        dots.map(({ x, y, label }) => ({ x, y, words: nameOf(label) })),
        PLACES,
        WIDTH,
      ),
    [dots, nameOf],
  )
  const byId = new Map(dots.map((dot) => [dot.id, dot]))
  const chosenIds = pairs.find(({ line }) => line.id === chosen)?.ids
  const stateOf = (pair: Pair): LineProps['state'] => {
    if (chosen === undefined) return ''
    if (pair.line.id === chosen) return 'on'
    return pair.ids.some((id) => chosenIds?.includes(id)) ? 'near' : 'far'
  }
  const choose = (event: React.MouseEvent<SVGSVGElement>): void => {
    const { dot, tie } = (event.target as Element).closest<SVGGElement>('[data-dot], [data-tie]')?.dataset ?? {}
    if (dot) onDot(dot)
    else if (tie) onPair(tie)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same pairs stand as buttons in the list beside the picture
    <svg
      className="network"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={relations.picture(dots.length, pairs.length)}
      onClick={choose}
    >
      {pairs.map((pair) => {
        const [a, b] = pair.ids.map((id) => byId.get(id))
        return a && b ? <Line key={pair.line.id} pair={pair} ends={[a, b]} state={stateOf(pair)} /> : null
      })}
      {dots.map((dot, i) => (
        <g
          key={dot.id}
          className={`dot-of ${chosenIds?.includes(dot.id) || dot.id === about ? 'on' : ''}`}
          data-dot={dot.id}
        >
          <circle cx={dot.x} cy={dot.y} r={3 + Math.min(6, Math.sqrt(dot.events))} />
          <text x={names[i]?.x} y={names[i]?.y} textAnchor={names[i]?.anchor}>
            {nameOf(dot.label)}
          </text>
        </g>
      ))}
    </svg>
  )
}
