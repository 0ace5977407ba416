// Copies a record from one store to another, row by row and as it stood at one moment: from a file to PostgreSQL and back nothing is lost.
import { RecordError } from './error.ts'
import { openDatabase } from './open.ts'
import { isAddress } from './postgres/address.ts'
import { READING } from './sql/append.ts'
import type { Bound, Database } from './sql/database.ts'
import { type Counts, countsOf, digestOf } from './sql/digest.ts'
import { Facts } from './sql/facts.ts'
import { rebuildAll } from './sql/rebuild.ts'
import { APPENDED_TABLES } from './sql/schema.ts'
import { refuseTaken, whole } from './sqlite/backup.ts'

/** What was copied. */
export interface Copied {
  readonly documents: number
  readonly claims: number
  readonly decisions: number
  /** SHA-256 of every row, the same in both. */
  readonly digest: string
}

/** Rows read at a time. */
const STRETCH = 500

const COLUMNS = {
  text: ['num', 'id', 'body'],
  reading: ['num', ...READING],
  claim: ['num', 'reading', 'id', 'body'],
  place: ['num', 'document', 'body', 'at'],
  decision: ['num', 'id', 'at', 'who', 'why', 'act'],
} as const

function copyTable(from: Database, to: Database, table: keyof Counts, count: number): void {
  const columns: readonly string[] = COLUMNS[table]
  const insert = to.bulkInserter(table, COLUMNS[table] as never)
  for (let last = 0; last < count; last += STRETCH) {
    const rows = from.all(
      from.sql
        .selectFrom(table)
        .selectAll()
        .where('num', '>', last)
        .where('num', '<=', Math.min(last + STRETCH, count))
        .orderBy('num'),
    )
    insert(rows.map((row) => columns.map((name) => (row as { readonly [name: string]: Bound })[name] ?? null)))
  }
}

/** All that was appended, then what is computed from it; equal row by row, or nothing is kept. */
function copyInto(from: Database, to: Database): Copied {
  // A record only grows: its first rows stay what they are while others write.
  const counts = from.read(() => countsOf(from))
  const digest = digestOf(from, counts)
  to.write(() => {
    if (countsOf(to).text > 0)
      throw new RecordError('taken', `The record ${to.path} is there already and was left as it is; name another.`)
    for (const table of APPENDED_TABLES) copyTable(from, to, table, counts[table])
    if (digestOf(to, counts) !== digest)
      throw new RecordError('damaged', `The copy in ${to.path} did not equal ${from.path} and was not kept.`)
    rebuildAll(to, () => new Facts(to))
  })
  return { documents: counts.text, claims: counts.claim, decisions: counts.decision, digest }
}

async function onDatabase<T>(path: string, readOnly: boolean, work: (db: Database) => T): Promise<T> {
  const db = await openDatabase(path, { readOnly })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Copies the record at `from` to the new record `to`; both are paths or addresses. Throws `RecordError`. */
export async function copyRecord(from: string, to: string): Promise<Copied> {
  const source = await openDatabase(from, { readOnly: true })
  try {
    if (isAddress(to)) return await onDatabase(to, false, (target) => copyInto(source, target))
    refuseTaken(to)
    return await whole(to, (part) => onDatabase(part, false, (target) => copyInto(source, target)))
  } finally {
    source.close()
  }
}
