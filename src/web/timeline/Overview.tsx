// The whole of time in one strip: how much there is when, and the window that the chart below shows.
import { useWidth } from './Chart.tsx'
import type { Bin, Window } from './layout.ts'

const HEIGHT = 30

interface Props {
  readonly bins: readonly Bin[]
  /** What is counted. */
  readonly label: string
  readonly whole: Window
  readonly window: Window
  readonly onMove: (window: Window) => void
}

/** A click moves the window; the same can be done with the buttons and keys beside the chart. */
export const Overview = ({ bins, label, whole, window, onMove }: Props) => {
  const [box, width] = useWidth()
  const most = Math.max(1, ...bins.map((bin) => bin.n))
  const x = (time: number): number =>
    Math.min(width, Math.max(0, ((time - whole.from) / (whole.to - whole.from)) * width))
  const move = (event: React.MouseEvent<SVGSVGElement>): void => {
    const at = (event.clientX - event.currentTarget.getBoundingClientRect().left) / Math.max(1, width)
    const middle = whole.from + at * (whole.to - whole.from)
    const half = Math.min(window.to - window.from, whole.to - whole.from) / 2
    onMove({ from: middle - half, to: middle + half })
  }
  const [left, right] = [x(window.from), x(window.to)]
  return (
    <div className="overview" ref={box}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys and buttons move the same window */}
      <svg width={width} height={HEIGHT + 4} role="img" aria-label={label} onClick={move}>
        {bins.map((bin) => {
          const high = (bin.n / most) * (HEIGHT - 4)
          return (
            <rect
              key={bin.from}
              x={x(bin.from) + 1}
              y={HEIGHT - high}
              width={Math.max(1, x(bin.to) - x(bin.from) - 2)}
              height={high}
              className="bin"
            />
          )
        })}
        <line x1={0} x2={width} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className="base" />
        <rect x={left + 1} y={1} width={Math.max(3, right - left - 2)} height={HEIGHT + 1} className="window" />
      </svg>
    </div>
  )
}
