// Copies of a record, made while it is in use and held against it: every row that was appended, in order, under one digest.
import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { RecordError } from '../error.ts'
import { isAddress } from '../postgres/address.ts'
import { type Counts, countsOf, digestOf } from '../sql/digest.ts'
import { APPENDED_TABLES } from '../sql/schema.ts'
import { plainly, SqliteDatabase } from './database.ts'
import { lookAt } from './look.ts'

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
/** Records of the first version have no table of places. */
const counted = (db: SqliteDatabase): Counts =>
  countsOf(
    db,
    APPENDED_TABLES.filter((table) => table !== 'place' || Number(db.pragma('user_version')) > 1),
  )

function holds(db: SqliteDatabase): { readonly held: BackedUp; readonly counts: Counts } {
  const counts = counted(db)
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

const instantOf = (db: SqliteDatabase, table: 'reading' | 'decision'): number =>
  db.first(db.sql.selectFrom(table).select((e) => e.fn.max<number | null>('at').as('at')))?.at ?? 0

const damaged = (path: string, why: string) =>
  new RecordError('damaged', `${path} is damaged and was left as it is: ${why}.`)

export function refuseTaken(path: string): void {
  if (!existsSync(dirname(path)))
    throw new RecordError('unreachable', `There is no folder ${dirname(path)} to write ${basename(path)} to.`)
  if (existsSync(path))
    throw new RecordError('taken', `${path} is there already and was left as it is; name another file or move it away.`)
}

/** Copies the record whole, in one step, so that it is one moment of it however fast others write. */
async function copy(from: SqliteDatabase, part: string): Promise<void> {
  await from.copyTo(part)
  // One file without companions, which can be carried away as it is.
  opened(part, (made) => made.pragma('journal_mode = DELETE'))
}

/** Runs work on a file that becomes `target` when all went well, and is gone when it did not. */
export async function whole<T>(target: string, work: (part: string) => Promise<T>): Promise<T> {
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

function opened<T>(path: string, work: (db: SqliteDatabase) => T): T {
  const db = new SqliteDatabase(path, { readOnly: false })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

function checkWhole(db: SqliteDatabase, path: string): void {
  const found = db.damage()
  if (found !== undefined) throw damaged(path, found)
}

/** Writes a copy of the record at `path` to the new file `target`, checked row by row. Throws `RecordError`. */
export async function backup(path: string, target: string): Promise<BackedUp> {
  if (isAddress(path))
    throw new RecordError(
      'unreachable',
      `${path} is in PostgreSQL, which has backups of its own (pg_dump); \`chancery record copy\` makes a file of it.`,
    )
  if (lookAt(path) === 'new') throw new RecordError('unreachable', `There is no record at ${path}.`)
  refuseTaken(target)
  const source = new SqliteDatabase(path, { readOnly: true })
  try {
    return await copyOf(source, target)
  } finally {
    source.close()
  }
}

/** The same of a record that is open. */
export const copyOf = (source: SqliteDatabase, target: string): Promise<BackedUp> =>
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

/** Copies a database that stands beside a record, such as that of a team, whole and while it is in use; it keeps its permissions. */
export async function copyBeside(path: string, target: string): Promise<void> {
  refuseTaken(target)
  const source = new SqliteDatabase(path, { readOnly: true })
  try {
    await whole(target, async (part) => {
      await copy(source, part)
      opened(part, (made) => checkWhole(made, path))
      chmodSync(part, statSync(path).mode)
    })
  } finally {
    source.close()
  }
}

/** Makes the new record `target` of a copy, which must be what it was when it was made. Throws `RecordError`. */
export async function restore(file: string, target: string): Promise<BackedUp> {
  if (lookAt(file) === 'new') throw new RecordError('unreachable', `There is no backup at ${file}.`)
  refuseTaken(target)
  const source = new SqliteDatabase(file, { readOnly: true })
  try {
    const kept = noted(source)
    checkWhole(source, file)
    if (digestOf(source, counted(source)) !== kept.digest) throw damaged(file, 'it is not what it was when it was made')
    return await whole(target, async (part) => {
      await copy(source, part)
      return opened(part, (made) => {
        if (digestOf(made, counted(made)) !== kept.digest) throw damaged(target, 'it does not equal the backup')
        made.run(made.sql.deleteFrom('meta').where('key', '=', KEY))
        return kept
      })
    })
  } finally {
    source.close()
  }
}

/** What a copy says that it was. */
function noted(db: SqliteDatabase): BackedUp {
  const row = db.first(db.sql.selectFrom('meta').select('value').where('key', '=', KEY))
  if (!row)
    throw new RecordError(
      'not-a-record',
      `${db.path} is a record but no backup of one; \`chancery backup\` makes backups.`,
    )
  return JSON.parse(row.value) as BackedUp
}
