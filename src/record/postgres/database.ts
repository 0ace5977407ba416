// A record's database in PostgreSQL: what is written waits until something is asked that it bears on, and then goes in one message, rows by COPY.
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql as raw,
  type SqlBool,
} from 'kysely'
import { tag } from '../id.ts'
import type { Bound, Database, Table } from '../sql/database.ts'
import { APPENDED_TABLES, type Tables } from '../sql/schema.ts'
import type { Address } from './address.ts'
import { Connection, Lost } from './connection.ts'
import { APPEND_ONLY, COMPUTED } from './tables.ts'
import type { Step } from './thread.ts'
import { copyLine, filled } from './wire.ts'

type Waiting =
  | { readonly into: string; readonly columns: string; readonly lines: string[] }
  | { readonly changed: Set<string>; readonly statements: string[] }

/** Rows waiting at most, in UTF-16 code units. */
const WAITING = 16_000_000
/** What changes a table names it first. */
const CHANGED = /^(?:insert into|update|delete from) "(\w+)"/
/** Words are told apart by so many of their letters; PostgreSQL takes no longer ones. */
const LONGEST = 500
/** Words of one row of the index: their bytes may not come to more than a million. */
const WORDS = 40_000

export class PostgresDatabase implements Database {
  readonly tables = { appendOnly: APPEND_ONLY, computed: COMPUTED }
  readonly sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  readonly path: string
  readonly #schema: string
  readonly #connection: Connection
  readonly #patience: number
  #waiting: Waiting[] = []
  #units = 0
  #inside = false
  /** The next row's number in each table, while this connection alone writes. */
  readonly #next = new Map<string, number>()
  #seen: unknown

  constructor(address: Address, patience: number) {
    this.path = address.shown
    this.#schema = address.schema
    this.#patience = patience
    this.#connection = new Connection(address)
  }

  /** What waits, as steps; the waiting list is empty after. */
  #flushed(): Step[] {
    const steps = this.#waiting.map(
      (one): Step =>
        'into' in one
          ? { copy: `COPY ${one.into} (${one.columns}) FROM STDIN`, lines: one.lines.join('') }
          : { script: one.statements.join(';\n') },
    )
    this.#waiting = []
    this.#units = 0
    return steps
  }

  /** Whether a statement looks at a table that rows or changes wait for. */
  #bears(sql: string): boolean {
    const named = (table: string) => sql.includes(`"${table}"`)
    return this.#waiting.some((one) => ('into' in one ? named(one.into) : [...one.changed].some(named)))
  }

  #ask<O>(sql: string, parameters: readonly unknown[]): O[] {
    const before = this.#waiting.length > 0 && this.#bears(sql) ? this.#flushed() : []
    return this.#do<O>([...before, { query: sql, parameters: parameters as Bound[] }])
  }

  all<O>(query: Compilable<O>): O[] {
    const { sql, parameters } = query.compile()
    return this.#ask<O>(sql, parameters)
  }

  first<O>(query: Compilable<O>): O | undefined {
    return this.all(query)[0]
  }

  #later(sql: string, parameters: readonly Bound[]): void {
    const statement = filled(sql, parameters)
    const changed = CHANGED.exec(sql)?.[1] ?? ''
    const last = this.#waiting.at(-1)
    if (last && 'statements' in last) {
      last.statements.push(statement)
      last.changed.add(changed)
    } else this.#waiting.push({ changed: new Set([changed]), statements: [statement] })
    this.#grow(statement.length)
  }

  #grow(units: number): void {
    this.#units += units
    if (this.#units > WAITING) this.#do(this.#flushed())
  }

  run(query: Compilable<unknown>): void {
    const { sql, parameters } = query.compile()
    this.#later(sql, parameters as Bound[])
  }

  script(text: string): void {
    this.#do([...this.#flushed(), { script: text }])
  }

  runner(query: Compilable<unknown>): (...parameters: readonly Bound[]) => void {
    const { sql } = query.compile()
    return (...parameters) => this.#later(sql, parameters)
  }

  /** Rows join those that wait for their table, unless it was changed in between. */
  #row(into: string, columns: string, row: readonly Bound[]): void {
    const line = copyLine(row)
    const between = this.#waiting.findLastIndex((one) => 'changed' in one && one.changed.has(into))
    const found = this.#waiting.findLastIndex((one) => 'into' in one && one.into === into && one.columns === columns)
    const held = found > between ? this.#waiting[found] : undefined
    if (held && 'into' in held) held.lines.push(line)
    else this.#waiting.push({ into, columns, lines: [line] })
    this.#grow(line.length)
  }

  #number(table: string): number {
    let next = this.#next.get(table)
    if (next === undefined) {
      const [row] = this.#ask<{ last: number | null }>(`SELECT max(num) AS last FROM "${table}"`, [])
      next = (row?.last ?? 0) + 1
    }
    this.#next.set(table, next + 1)
    return next
  }

  inserter<T extends Table>(table: T, columns: readonly (keyof Tables[T] & string)[]) {
    const names = ['num', ...columns].join(', ')
    return (...values: readonly Bound[]): number => {
      const num = this.#number(table)
      this.#row(table, names, [num, ...values])
      return num
    }
  }

  bulkInserter<T extends Table>(table: T, columns: readonly (keyof Tables[T] & string)[]) {
    const names = columns.join(', ')
    return (rows: readonly (readonly Bound[])[]): void => {
      for (const row of rows) this.#row(table, names, row)
    }
  }

  wordsInserter(): (text: number, words: ReadonlySet<string>) => void {
    return (text, words) => {
      const all = [...words]
      for (let at = 0; at < all.length || at === 0; at += WORDS) {
        const cut = all.slice(at, at + WORDS).map(lexeme)
        this.#row('words', 'num, cut, split', [text, cut.join(' '), all.length > WORDS ? 't' : 'f'])
      }
    }
  }

  wordsMatch(text: string, index: string): RawBuilder<SqlBool> {
    const terms = index
      .split(' AND ')
      .map((term) => (term.endsWith('*') ? `${lexeme(term.slice(1, -2))}:*` : lexeme(term.slice(1, -1))))
    const each = terms.map((term) => raw<SqlBool>`bool_or(cut @@ ${term}::tsquery)`)
    return raw<SqlBool>`${raw.ref(text)} IN (
      SELECT num FROM words WHERE cut @@ ${terms.join(' & ')}::tsquery
      UNION ALL SELECT num FROM words WHERE split GROUP BY num HAVING ${raw.join(each, raw` AND `)})`
  }

  #do<O>(steps: readonly Step[]): O[] {
    return this.#connection.do<O>(steps, this.#inside)
  }

  /** Begins a transaction; a connection that was lost before it is made anew. */
  #begin(begin: string): void {
    try {
      this.#do([{ script: begin }])
    } catch (error) {
      if (error instanceof Lost) this.#do([{ script: begin }])
      else {
        // It may have begun and then waited in vain for its turn.
        this.#do([{ script: 'ROLLBACK' }])
        throw error
      }
    }
  }

  #within<T>(begin: string, work: () => T, end: () => readonly Step[]): T {
    this.#waiting = []
    this.#units = 0
    this.#begin(begin)
    this.#inside = true
    try {
      const done = work()
      this.#do([...this.#flushed(), ...end(), { script: 'COMMIT' }])
      return done
    } catch (error) {
      this.#waiting = []
      if (!(error instanceof Lost)) this.#do([{ script: 'ROLLBACK' }])
      throw error
    } finally {
      this.#inside = false
      this.#next.clear()
    }
  }

  write<T>(work: () => T): T {
    // One writer of a record at a time, as in a file: instants grow with every transaction, and numbers are given without gaps.
    const begin = `BEGIN; SET LOCAL lock_timeout = ${this.#patience}; SELECT pg_advisory_xact_lock(${tag(this.#schema)})`
    const counted = { script: `UPDATE meta SET value = value::bigint + 1 WHERE key = 'version'` }
    return this.#within(begin, work, () => [counted])
  }

  read<T>(work: () => T): T {
    if (this.#inside) return work()
    return this.#within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work, () => [])
  }

  version(): unknown {
    return this.#ask<{ value: string }>(`SELECT value FROM "meta" WHERE key = 'version'`, [])[0]?.value
  }

  changedElsewhere(): boolean {
    const version = Number(this.version())
    const changed = this.#seen !== undefined && this.#seen !== version
    // As it will be when this transaction has ended.
    this.#seen = version + 1
    return changed
  }

  damage(): string | undefined {
    for (const table of APPENDED_TABLES) {
      const columns = { text: 'body', reading: 'article || problems', claim: 'body', place: 'body', decision: 'act' }[
        table
      ]
      this.#ask(`SELECT sum(length(${columns})) FROM "${table}"`, [])
    }
    const [lost] = this.#ask<{ key: string }>(
      `SELECT key FROM reading WHERE claims <> (SELECT count(*) FROM claim WHERE claim.reading = reading.num) LIMIT 1`,
      [],
    )
    return lost ? `claims of the reading ${lost.key} are missing` : undefined
  }

  /** What stands in the schema already. */
  standing(): { readonly record: boolean; readonly tables: number; readonly encoding: string } {
    const [row] = this.#ask<{ tables: number; record: boolean; encoding: string }>(
      `SELECT count(*) AS tables, coalesce(bool_or(table_name = 'meta'), false) AS record,
        current_setting('server_encoding') AS encoding
      FROM information_schema.tables WHERE table_schema = $1`,
      [this.#schema],
    )
    return row ?? { record: false, tables: 0, encoding: '' }
  }

  close(): void {
    this.#connection.close()
  }
}

/** A word as it stands in a tsvector or a tsquery; words are letters and digits alone. */
const lexeme = (word: string): string => `'${word.slice(0, LONGEST)}'`
