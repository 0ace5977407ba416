// Timing: the wall clock and the main thread's own processor time, and the middle and spread of several rounds.
import { performance } from 'node:perf_hooks'

export interface Took {
  readonly wall: number
  /** Of the main thread alone: what other work on the machine does not stretch. */
  readonly cpu: number
}

/** Runs something once: milliseconds. */
export function took(run: () => void): Took {
  const cpu = process.threadCpuUsage()
  const start = performance.now()
  run()
  const wall = performance.now() - start
  const used = process.threadCpuUsage(cpu)
  return { wall, cpu: (used.user + used.system) / 1000 }
}

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, least: sorted[0]!, most: sorted.at(-1)! }
}

/** Lines of cells as columns: the first left, the rest right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
    .join('\n')
}
