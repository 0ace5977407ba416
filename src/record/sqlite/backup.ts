// Copies of a record, made while it is in use and held against it: every row that was appended, in order, under one digest.
import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { RecordError } from '../error.ts'
import { Database, plainly } from './database.ts'
import { lookAt } from './look.ts'
import type { Tables } from './schema.ts'

const APPENDED = ['text', 'reading', 'claim', 'place', 'decision'] as const satisfies readonly (keyof Tables)[]
type Counts = { readonly [table in (typeof APPENDED)[number]]: number }

/** What a copy holds. A record only grows, so these rows are still the first of the record that it was made of. */
export interface BackedUp {
  readonly documents: number
  readonly claims: number
  readonly decisions: number
  /** ISO instant: when the record was last written to before the copy; absent where it never was. */
  readonly at?: string
  /** SHA-256 of every appended row. */
  readonly digest: string
}

/** Where a copy keeps what it was when it was made. */
const KEY = 'backup'
/** Rows read at a time. */
const STRETCH = 500

const lastOf = (db: Database, table: keyof Counts): number =>
  db.first(db.sql.selectFrom(table).select((e) => e.fn.max<number | null>('num').as('last')))?.last ?? 0

const countsOf = (db: Database): Counts => ({
  text: lastOf(db, 'text'),
  reading: lastOf(db, 'reading'),
  claim: lastOf(db, 'claim'),
  // records of the first version have no such table
  place: Number(db.pragma('user_version')) < 2 ? 0 : lastOf(db, 'place'),
  decision: lastOf(db, 'decision'),
})

/** The digest of the first rows of each table, so many as `counts` says. */
function digestOf(db: Database, counts: Counts): string {
  const hash = createHash('sha256')
  for (const table of APPENDED) {
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

function holds(db: Database): { readonly held: BackedUp; readonly counts: Counts } {
  const counts = countsOf(db)
  const at = Math.max(instantOf(db, 'reading'), instantOf(db, 'decision'))
  const held = {
    documents: counts.text,
    claims: counts.claim,
    decisions: counts.decision,
    ...(at > 0 ? { at: new Date(at).toISOString() } : {}),
    digest: digestOf(db, counts),
  }
  return { held, counts }
}

const instantOf = (db: Database, table: 'reading' | 'decision'): number =>
  db.first(db.sql.selectFrom(table).select((e) => e.fn.max<number | null>('at').as('at')))?.at ?? 0

const damaged = (path: string, why: string) =>
  new RecordError('damaged', `${path} is damaged and was left as it is: ${why}.`)

function refuseTaken(path: string): void {
  if (!existsSync(dirname(path)))
    throw new RecordError('unreachable', `There is no folder ${dirname(path)} to write ${basename(path)} to.`)
  if (existsSync(path))
    throw new RecordError('taken', `${path} is there already and was left as it is; name another file or move it away.`)
}

/** Copies the record whole, in one step, so that it is one moment of it however fast others write. */
async function copy(from: Database, part: string): Promise<void> {
  await from.copyTo(part)
  // One file without companions, which can be carried away as it is.
  opened(part, (made) => made.pragma('journal_mode = DELETE'))
}

/** Runs work on a file that becomes `target` when all went well, and is gone when it did not. */
async function whole<T>(target: string, work: (part: string) => Promise<T>): Promise<T> {
  const part = `${target}.part`
  try {
    rmSync(part, { force: true })
    const done = await work(part)
    refuseTaken(target)
    renameSync(part, target)
    return done
  } catch (error) {
    throw plainly(error, target)
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true })
  }
}

function opened<T>(path: string, work: (db: Database) => T): T {
  const db = new Database(path, { readOnly: false })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

function checkWhole(db: Database, path: string): void {
  const found = db.pragma('integrity_check(1)')
  if (found !== 'ok') throw damaged(path, String(found))
}

/** Writes a copy of the record at `path` to the new file `target`, checked row by row. Throws `RecordError`. */
export async function backup(path: string, target: string): Promise<BackedUp> {
  if (lookAt(path) === 'new') throw new RecordError('unreachable', `There is no record at ${path}.`)
  refuseTaken(target)
  const source = new Database(path, { readOnly: true })
  try {
    return await copyOf(source, target)
  } finally {
    source.close()
  }
}

/** The same of a record that is open. */
export const copyOf = (source: Database, target: string): Promise<BackedUp> =>
  whole(target, async (part) => {
    await copy(source, part)
    return opened(part, (made) => {
      checkWhole(made, target)
      const { held: kept, counts } = holds(made)
      if (digestOf(source, counts) !== kept.digest) throw damaged(source.path, 'its copy does not equal it')
      made.run(
        made.sql
          .insertInto('meta')
          .values({ key: KEY, value: JSON.stringify(kept) })
          .onConflict((c) => c.column('key').doUpdateSet({ value: JSON.stringify(kept) })),
      )
      return kept
    })
  })

/** Makes the new record `target` of a copy, which must be what it was when it was made. Throws `RecordError`. */
export async function restore(file: string, target: string): Promise<BackedUp> {
  if (lookAt(file) === 'new') throw new RecordError('unreachable', `There is no backup at ${file}.`)
  refuseTaken(target)
  const source = new Database(file, { readOnly: true })
  try {
    const kept = noted(source)
    checkWhole(source, file)
    if (digestOf(source, countsOf(source)) !== kept.digest)
      throw damaged(file, 'it is not what it was when it was made')
    return await whole(target, async (part) => {
      await copy(source, part)
      return opened(part, (made) => {
        if (digestOf(made, countsOf(made)) !== kept.digest) throw damaged(target, 'it does not equal the backup')
        made.run(made.sql.deleteFrom('meta').where('key', '=', KEY))
        return kept
      })
    })
  } finally {
    source.close()
  }
}

/** What a copy says that it was. */
function noted(db: Database): BackedUp {
  const row = db.first(db.sql.selectFrom('meta').select('value').where('key', '=', KEY))
  if (!row)
    throw new RecordError(
      'not-a-record',
      `${db.path} is a record but no backup of one; \`chancery backup\` makes backups.`,
    )
  return JSON.parse(row.value) as BackedUp
}
