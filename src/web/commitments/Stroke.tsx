// The line of one commitment on the axis of the page: word, under way, due, silent, delivered; a tick for each report.
import type { Entry, Ledger } from './ledger.ts'

const MIDDLE = 17
const HEIGHT = 40

interface Props {
  readonly entry: Entry
  readonly ledger: Ledger
  readonly width: number
}

export const scaleOf =
  (ledger: Ledger, width: number) =>
  (time: number): number =>
    Math.round(((time - ledger.from) / (ledger.to - ledger.from)) * width)

/** Dashed from the word to the due day, or as an arrow past today where no day was named. */
const Plan = ({ entry, from, to, open }: { entry: Entry; from: number; to: number; open: boolean }) => (
  <>
    <line className="plan" x1={from} x2={Math.max(to, from + 9)} y1={MIDDLE} y2={MIDDLE} />
    {entry.dueAt !== undefined ? <line className="cap" x1={to} x2={to} y1={MIDDLE - 6} y2={MIDDLE + 6} /> : null}
    {open ? <path className="tip" d={`M${to - 5} ${MIDDLE - 4} l5 4 l-5 4`} /> : null}
  </>
)

export const Stroke = ({ entry, ledger, width }: Props) => {
  if (width === 0) return null
  const x = scaleOf(ledger, width)
  const { start } = entry
  if (start === undefined) return <svg width={width} height={HEIGHT} aria-hidden="true" />
  const [first, today] = [x(start), x(ledger.asOf)]
  const silent = entry.silentFrom === undefined ? undefined : x(entry.silentFrom)
  const planEnd = entry.dueAt === undefined ? (silent ?? Math.min(width - 6, today + 46)) : x(entry.dueAt)
  const delivered = entry.deliveredAt === undefined ? undefined : x(entry.deliveredAt)
  const solid = delivered ?? (entry.solidTo === undefined ? undefined : x(entry.solidTo))
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      {silent === undefined ? null : (
        <foreignObject x={silent} y={MIDDLE - 6} width={Math.max(0, today - silent)} height={12}>
          <div className="hatch quiet-span" />
        </foreignObject>
      )}
      {delivered === undefined ? (
        <Plan
          entry={entry}
          from={solid ?? first}
          to={planEnd}
          open={entry.dueAt === undefined && silent === undefined}
        />
      ) : null}
      {solid === undefined ? null : (
        <line className="done" x1={first} x2={Math.max(solid, first + 3)} y1={MIDDLE} y2={MIDDLE} />
      )}
      <line className="cap" x1={first} x2={first} y1={MIDDLE - 6} y2={MIDDLE + 6} />
      {delivered === undefined ? null : (
        <rect className="box" x={Math.max(delivered, first + 3) - 4} y={MIDDLE - 4.5} width={9} height={9} />
      )}
      {entry.reports.map((report) => (
        <line key={report} className="report" x1={x(report)} x2={x(report)} y1={MIDDLE + 8} y2={MIDDLE + 15} />
      ))}
    </svg>
  )
}
