// One connection to an embedded record: typed statements, one writer at a time, and SQLite's errors in plain words.
import BetterSqlite3 from 'better-sqlite3'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  type RawBuilder,
  sql as raw,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { RecordError } from '../error.ts'
import type { Bound, Database, Table } from '../sql/database.ts'
import type { Tables } from '../sql/schema.ts'
import { APPEND_ONLY, COMPUTED } from './tables.ts'

/** Rows written by one statement in bulk work. */
const BULK = 64

/** Builds SQL and runs none: everything here is synchronous, so that a transaction cannot be interleaved. */
const sqlFor = (): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })

/** SQLite's error as a sentence about the record at `path`. */
export const plainly = (error: unknown, path: string): unknown => {
  if (error instanceof RecordError || !(error instanceof Error)) return error
  if (error instanceof TypeError && /director/.test(error.message))
    return new RecordError('unreachable', `The folder of the record ${path} does not exist.`, { cause: error })
  if (!('code' in error)) return error
  const code = String(error.code)
  const say = (name: ConstructorParameters<typeof RecordError>[0], text: string) =>
    new RecordError(name, text, { cause: error })
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC' || code === 'ENOSPC')
    return say('full', `There is no room left for the record ${path}; nothing of this step was written.`)
  if (code.startsWith('SQLITE_CORRUPT'))
    return say(
      'damaged',
      `The record ${path} is damaged and was not changed; use a copy or read the texts into a new record.`,
    )
  if (code === 'SQLITE_NOTADB') return say('not-a-record', `${path} is not a record of Chancery; it was not changed.`)
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
    return say('busy', `Another program is writing to the record ${path}; try again when it has finished.`)
  if (
    code.startsWith('SQLITE_IOERR') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'ENOENT' ||
    code === 'EACCES' ||
    code === 'EISDIR'
  )
    return say('unreachable', `The record ${path} cannot be opened or read.`)
  if (code.startsWith('SQLITE_READONLY')) return say('unreachable', `The record ${path} cannot be written to.`)
  return error
}

export class SqliteDatabase implements Database {
  readonly tables = { appendOnly: APPEND_ONLY, computed: COMPUTED }
  readonly sql: Kysely<Tables> = sqlFor()
  readonly path: string
  readonly #handle: BetterSqlite3.Database
  readonly #statements = new Map<string, BetterSqlite3.Statement>()
  #dataVersion: unknown

  constructor(
    path: string,
    options: {
      readonly readOnly: boolean
      readonly maxBytes?: number | undefined
      readonly patience?: number | undefined
    },
  ) {
    this.path = path
    this.#handle = this.#tell(
      () =>
        new BetterSqlite3(path, {
          readonly: options.readOnly,
          fileMustExist: options.readOnly,
          timeout: options.patience ?? 10_000,
        }),
    )
    this.#tell(() => {
      // Of new records only; claims are long rows, and larger pages hold them with less to write around them.
      if (!options.readOnly) this.pragma('page_size = 8192')
      this.pragma('synchronous = FULL')
      this.pragma('cache_size = -131072')
      this.pragma('wal_autocheckpoint = 4000')
      this.pragma('temp_store = MEMORY')
      this.pragma('mmap_size = 1073741824')
      if (options.maxBytes)
        this.pragma(`max_page_count = ${Math.ceil(options.maxBytes / Number(this.pragma('page_size')))}`)
    })
  }

  #tell<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw plainly(error, this.path)
    }
  }

  #prepared(sql: string): BetterSqlite3.Statement {
    const held = this.#statements.get(sql)
    if (held) return held
    if (this.#statements.size > 500) this.#statements.clear()
    const made = this.#handle.prepare(sql)
    this.#statements.set(sql, made)
    return made
  }

  pragma(text: string): unknown {
    return this.#tell(() => this.#handle.pragma(text, { simple: true }))
  }

  /** Several statements without parameters. */
  script(text: string): void {
    this.#tell(() => this.#handle.exec(text))
  }

  all<O>(query: Compilable<O>): O[] {
    const { sql, parameters } = query.compile()
    return this.#tell(() => this.#prepared(sql).all(...parameters) as O[])
  }

  first<O>(query: Compilable<O>): O | undefined {
    const { sql, parameters } = query.compile()
    return this.#tell(() => this.#prepared(sql).get(...parameters) as O | undefined)
  }

  /** A change compiled once, in the same way. */
  runner(query: Compilable<unknown>): (...parameters: readonly Bound[]) => void {
    const statement = this.#tell(() => this.#handle.prepare(query.compile().sql))
    return (...parameters) => void statement.run(...parameters)
  }

  run(query: Compilable<unknown>): void {
    const { sql, parameters } = query.compile()
    this.#tell(() => this.#prepared(sql).run(...parameters))
  }

  /** An insert compiled once, for bulk work: takes the values in the order of `columns`, gives the row's number. */
  inserter<T extends Table>(
    table: T,
    columns: readonly (keyof Tables[T] & string)[],
  ): (...values: readonly Bound[]) => number {
    const statement = this.#handle.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    return (...values) => Number(statement.run(...values).lastInsertRowid)
  }

  /** An insert of many rows at a time. */
  bulkInserter<T extends Table>(
    table: T,
    columns: readonly (keyof Tables[T] & string)[],
  ): (rows: readonly (readonly Bound[])[]) => void {
    const one = `(${columns.map(() => '?').join(', ')})`
    const into = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `
    const many = this.#handle.prepare(into + Array.from({ length: BULK }, () => one).join(', '))
    const single = this.#handle.prepare(into + one)
    return (rows) => {
      let at = 0
      for (; at + BULK <= rows.length; at += BULK) many.run(...rows.slice(at, at + BULK).flat())
      for (; at < rows.length; at++) single.run(...(rows[at] ?? []))
    }
  }

  wordsInserter(): (text: number, words: ReadonlySet<string>) => void {
    const insert = this.inserter('words', ['rowid', 'cut'])
    return (text, words) => void insert(text, [...words].join(' '))
  }

  wordsMatch(text: string, index: string): RawBuilder<SqlBool> {
    return raw<SqlBool>`${raw.ref(text)} IN (SELECT rowid FROM words WHERE words MATCH ${index})`
  }

  /** Runs `work` as the only writer; all of it is on disk when this returns, or none of it is. */
  write<T>(work: () => T): T {
    return this.#tell(() => this.#handle.transaction(work).immediate())
  }

  /** Reads that belong together see one state of the record. */
  read<T>(work: () => T): T {
    return this.#tell(() => (this.#handle.inTransaction ? work() : this.#handle.transaction(work).deferred()))
  }

  /** Writes a copy of all of it to a new file, as it stands at one moment. */
  async copyTo(file: string): Promise<void> {
    // All pages in one step: a copy made in several begins again whenever another program writes.
    await this.#handle.backup(file, { progress: () => Number.MAX_SAFE_INTEGER })
  }

  version(): unknown {
    return this.pragma('data_version')
  }

  damage(): string | undefined {
    const found = this.pragma('integrity_check(1)')
    return found === 'ok' ? undefined : String(found)
  }

  /** Whether another connection has written since this was last asked. */
  changedElsewhere(): boolean {
    const version = this.version()
    const changed = this.#dataVersion !== undefined && this.#dataVersion !== version
    this.#dataVersion = version
    return changed
  }

  close(): void {
    this.#tell(() => this.#handle.close())
  }
}
