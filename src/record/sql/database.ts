// One connection to a record in SQL, as the rows' logic sees it: the same calls whichever database answers them.
// They wait for their answer, so that nothing comes between the steps of a transaction.
import type { Compilable, Kysely, RawBuilder, SqlBool } from 'kysely'
import type { Tables } from './schema.ts'

export type Bound = string | number | null
export type Table = keyof Tables & string

export interface Database {
  /** Builds SQL and runs none. */
  readonly sql: Kysely<Tables>
  /** What the record is called in sentences. */
  readonly path: string
  /** The statements that make the tables. */
  readonly tables: { readonly appendOnly: string; readonly computed: string }
  all<O>(query: Compilable<O>): O[]
  first<O>(query: Compilable<O>): O | undefined
  run(query: Compilable<unknown>): void
  /** Several statements without parameters. */
  script(text: string): void
  /** A change compiled once; its parameters are given anew each time, in their order in the statement. */
  runner(query: Compilable<unknown>): (...parameters: readonly Bound[]) => void
  /** An insert compiled once: takes the values in the order of `columns`, gives the row's number. */
  inserter<T extends Table>(
    table: T,
    columns: readonly (keyof Tables[T] & string)[],
  ): (...values: readonly Bound[]) => number
  /** An insert of many rows at a time, of which none needs its number. */
  bulkInserter<T extends Table>(
    table: T,
    columns: readonly (keyof Tables[T] & string)[],
  ): (rows: readonly (readonly Bound[])[]) => void
  /** Puts the words of a text into the index of words. */
  wordsInserter(): (text: number, words: ReadonlySet<string>) => void
  /** Whether the text of a number holds what an index expression (see `TextQuery`) asks for; never no where it does. */
  wordsMatch(text: string, index: string): RawBuilder<SqlBool>
  /** Runs `work` as the only writer; all of it is on disk when this returns, or none of it is. */
  write<T>(work: () => T): T
  /** Reads that belong together see one state of the record. */
  read<T>(work: () => T): T
  /** Another value whenever another connection has written. */
  version(): unknown
  /** Whether another connection has written since this was last asked. */
  changedElsewhere(): boolean
  /** Reads the whole store; a sentence on the damage, where there is any. */
  damage(): string | undefined
  close(): void
}

/** So many numbers are asked for by one statement at most. */
const AT_ONCE = 256

/** Rows by number or id: asked for together, in stretches whose lengths are few, so that statements are compiled once. */
export function inStretches<K, O>(keys: readonly K[], ask: (some: readonly K[]) => readonly O[]): O[] {
  const found: O[] = []
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE)
    const length = 2 ** Math.ceil(Math.log2(some.length))
    const last = some.at(-1)
    while (last !== undefined && some.length < length) some.push(last)
    found.push(...ask(some))
  }
  return found
}
