// The parts in which facts are indexed: every look into an index of facts names them.
import type { Database } from './database.ts'
import { PART } from './schema.ts'

export const partOf = (fact: number): number => Math.floor(fact / PART)

/** All parts that hold facts, oldest first; one even where there are none. */
export const parts = (db: Database): readonly number[] => {
  const row = db.first(db.sql.selectFrom('fact').select((e) => e.fn.max<number | null>('num').as('last')))
  return Array.from({ length: partOf(row?.last ?? 0) + 1 }, (_, i) => i)
}
