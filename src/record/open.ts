// Opens a record by its address: the path of a file, or that of a PostgreSQL database (postgres://...).
import { isAddress } from './postgres/address.ts'
import type { Record } from './record.ts'
import type { Database } from './sql/database.ts'
import { SqlRecord } from './sql/record.ts'
import { openSqlite } from './sqlite/open.ts'

export interface OpenOptions {
  /** The record's clock; tests give their own. Never runs backwards within one record. */
  readonly clock?: () => Date
  /** Opens an existing record without writing; a missing file is an error. */
  readonly readOnly?: boolean
  /** The file may not grow beyond this; appending more is refused like a full disk. */
  readonly maxBytes?: number
  /** Milliseconds to wait for another writer (10,000). */
  readonly patience?: number
  /** Told where a copy of the record was put before it was brought up to date from an older version. */
  readonly onUpgrade?: (copy: string) => void
}

/** The database of the record at `path`: what knows only one kind of it is loaded when it is needed. */
export const openDatabase = async (path: string, options: OpenOptions = {}): Promise<Database> => {
  if (!isAddress(path)) return openSqlite(path, options)
  const { openPostgres } = await import('./postgres/open.ts')
  return openPostgres(path, options)
}

/** Opens the record at `path` (":memory:" for one that is gone on close), making it where there is none. Throws `RecordError`. */
export const openRecord = async (path: string, options: OpenOptions = {}): Promise<Record> =>
  new SqlRecord(await openDatabase(path, options), options.clock ?? (() => new Date()))
