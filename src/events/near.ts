// Which happenings of a list can fall on the days of one, found without a look at all of them.
import type { Period } from '../record/record.ts'
import { TRIP } from './facets.ts'

interface Dated {
  readonly period: Period
}

/** The others of a list sorted by first day, none longer than a trip, whose days can meet those of the one at a place of it. */
export const near = <T extends Dated>(sorted: readonly T[], at: number): readonly T[] => {
  const one = sorted[at]
  if (!one) return []
  let [from, to] = [at, at + 1]
  while (from > 0 && (sorted[from - 1] as T).period.from >= one.period.from - TRIP) from--
  while (to < sorted.length && (sorted[to] as T).period.from <= one.period.to) to++
  return sorted.slice(from, to).filter((other) => other !== one)
}
