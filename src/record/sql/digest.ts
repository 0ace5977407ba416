// One digest over every row that was appended, in order: equal records have equal digests, whichever database holds them.
import { createHash } from 'node:crypto'
import type { Database } from './database.ts'
import { APPENDED_TABLES } from './schema.ts'

export type Counts = { readonly [table in (typeof APPENDED_TABLES)[number]]: number }

/** Rows read at a time. */
const STRETCH = 500

const lastOf = (db: Database, table: keyof Counts): number =>
  db.first(db.sql.selectFrom(table).select((e) => e.fn.max<number | null>('num').as('last')))?.last ?? 0

/** How many rows each table has that are only added to. */
export const countsOf = (db: Database, tables: readonly (keyof Counts)[] = APPENDED_TABLES): Counts => {
  const count = (table: keyof Counts) => (tables.includes(table) ? lastOf(db, table) : 0)
  return {
    text: count('text'),
    reading: count('reading'),
    claim: count('claim'),
    place: count('place'),
    decision: count('decision'),
  }
}

/** The digest of the first rows of each table, so many as `counts` says. */
export function digestOf(db: Database, counts: Counts): string {
  const hash = createHash('sha256')
  for (const table of APPENDED_TABLES) {
    hash.update(`${table} ${counts[table]}\n`)
    for (let last = 0; last < counts[table]; last += STRETCH) {
      const rows = db.all(
        db.sql
          .selectFrom(table)
          .selectAll()
          .where('num', '>', last)
          .where('num', '<=', Math.min(last + STRETCH, counts[table]))
          .orderBy('num'),
      )
      for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
    }
  }
  return `sha256:${hash.digest('hex')}`
}
