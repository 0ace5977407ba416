// An embedded record: one SQLite file, one writer, no server.
import { existsSync } from 'node:fs'
import { RecordError } from '../error.ts'
import type { OpenOptions } from '../open.ts'
import { Facts } from '../sql/facts.ts'
import { createTables, derivationOf, rebuildAll } from '../sql/rebuild.ts'
import { APPLICATION_ID, DERIVATION, SCHEMA_VERSION } from '../sql/schema.ts'
import { copyOf } from './backup.ts'
import { plainly, SqliteDatabase } from './database.ts'
import { lookAt, newer, noRecord } from './look.ts'
import { PLACES } from './tables.ts'

/** Makes the tables in one step that reaches the file itself, so that its first bytes always say what it is. */
const create = (db: SqliteDatabase): void =>
  db.write(() => {
    // Two programs may have come here at once; the second finds it done.
    if (Number(db.pragma('application_id')) === APPLICATION_ID) return
    if (Number(db.pragma('schema_version')) !== 0) throw noRecord(db.path)
    createTables(db)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  })

/** Computes anew what an older version computed in its own way; a copy of the record as it was is kept beside it. */
const upgrade = async (db: SqliteDatabase, told: OpenOptions['onUpgrade']): Promise<void> => {
  if (db.path !== ':memory:') {
    const copies = (n: number): string => `${db.path}.before-upgrade${n === 1 ? '' : `-${n}`}`
    let n = 1
    while (existsSync(copies(n))) n++
    await copyOf(db, copies(n))
    told?.(copies(n))
  }
  db.write(() => {
    db.script(PLACES)
    rebuildAll(db, () => new Facts(db))
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  })
}

/** The database of a record that is ready for use. */
export const openSqlite = async (path: string, options: OpenOptions): Promise<SqliteDatabase> => {
  const state = lookAt(path)
  const readOnly = options.readOnly ?? false
  if (readOnly && state === 'new') throw new RecordError('unreachable', `There is no record at ${path}.`)
  const db = new SqliteDatabase(path, { readOnly, maxBytes: options.maxBytes, patience: options.patience })
  try {
    if (!readOnly && Number(db.pragma('application_id')) !== APPLICATION_ID) create(db)
    if (Number(db.pragma('user_version')) > SCHEMA_VERSION) throw newer(path)
    if (!readOnly) db.pragma('journal_mode = WAL')
    const stale = derivationOf(db) !== DERIVATION
    if (stale && readOnly)
      throw new RecordError(
        'unreachable',
        `The record ${path} was last written by another version of Chancery; open it once for writing.`,
      )
    if (stale) await upgrade(db, options.onUpgrade)
    return db
  } catch (error) {
    db.close()
    throw plainly(error, path)
  }
}
