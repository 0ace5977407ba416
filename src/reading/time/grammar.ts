// A language's time words compiled once into tables.
import type { NumberGrammar } from '../numbers/numbers.ts'
import { markStarts, type Trie, trie } from '../numbers/trie.ts'
import type { Amount, Portion, Unit, Vague } from './expression.ts'
import type { TimePack } from './pack.ts'

export interface Count {
  readonly unit: Unit
  readonly over?: true | undefined
  /** Added to the number: a unit word that says "and a half". */
  readonly plus?: number | undefined
}

/** A word after a point or amount and what it makes of it; `none` are longer words that hide one. */
export type Tail =
  | 'toNow'
  | 'opens'
  | 'ago'
  | 'later'
  | 'since'
  | 'occasion'
  | 'during'
  | 'eve'
  | 'around'
  | 'within'
  | 'none'

/** A word before a point or amount. */
export type Head =
  | 'lead'
  | 'from'
  | 'until'
  | 'between'
  | 'before'
  | 'after'
  | 'since'
  | 'by'
  | 'past'
  | 'coming'
  | 'lasting'
  | 'approximate'

export type DateUnit = 'year' | 'month' | 'day' | 'century' | 'decade'

export interface TimeGrammar {
  readonly pack: TimePack
  readonly numbers: NumberGrammar
  readonly dateUnits: Trie<DateUnit>
  readonly months: Trie<number>
  readonly weekdays: Trie<number>
  readonly weekdayMarks: Trie<number>
  readonly deictic: Trie<TimePack['deictic'][string]>
  readonly portions: Trie<{ readonly portion: Portion; readonly alone: boolean }>
  readonly clock: Trie<true>
  readonly hours: Trie<true>
  readonly minutes: Trie<true>
  readonly links: Trie<true>
  readonly to: Trie<true>
  readonly and: Trie<true>
  readonly heads: Trie<Head>
  readonly tails: Trie<Tail>
  readonly anniversary: Trie<true>
  readonly counts: Trie<Count>
  readonly amounts: Trie<Omit<Amount, 'start' | 'end'>>
  readonly vague: Trie<Vague>
  readonly happens: Trie<true>
  readonly not: Trie<true>
  readonly starts: Uint8Array
}

/** Compiles a checked pack; pure. */
export function compileTime(pack: TimePack, numbers: NumberGrammar): TimeGrammar {
  const options = { bounded: pack.bounded, letters: pack.letters }
  const build = <T>(entries: Iterable<readonly [string, T]>): Trie<T> => trie(entries, options)
  const set = (list: readonly string[]): Trie<true> => build(list.map((word) => [word, true as const]))
  const alone = new Set(pack.alone)
  const grammar = {
    pack,
    numbers,
    dateUnits: build(
      (['year', 'month', 'day', 'century', 'decade'] as const).flatMap((unit) =>
        pack[unit].map((word): [string, DateUnit] => [word, unit]),
      ),
    ),
    months: build(Object.entries(pack.months)),
    weekdays: build(Object.entries(pack.weekdays)),
    weekdayMarks: build(Object.entries(pack.weekdayMarks)),
    deictic: build(Object.entries(pack.deictic)),
    portions: build(
      Object.entries(pack.portions).map(([word, portion]) => [word, { portion, alone: alone.has(word) }]),
    ),
    clock: set(pack.clock),
    hours: set(pack.hours),
    minutes: set(pack.minutes),
    links: trie(
      pack.links.map((word) => [word, true as const]),
      { ...options, bounded: false },
    ),
    to: trie(
      pack.to.map((word) => [word, true as const]),
      { ...options, bounded: false },
    ),
    and: set(pack.and),
    heads: build(heads(pack)),
    tails: build(tails(pack)),
    anniversary: set(pack.anniversary),
    counts: build(
      Object.entries(pack.counts).map(([word, count]): [string, Count] => [
        word,
        typeof count === 'string' ? { unit: count } : count,
      ]),
    ),
    amounts: build(Object.entries(pack.amounts)),
    vague: build(Object.entries(pack.vague)),
    happens: set(pack.happens),
    not: set(pack.not),
    starts: new Uint8Array(65536),
  }
  markGrammar(grammar)
  return Object.freeze(grammar)
}

function heads(pack: TimePack): [string, Head][] {
  const of = (list: readonly string[], head: Head): [string, Head][] => list.map((word) => [word, head])
  return [
    ...of(pack.lead, 'lead'),
    ...of(pack.fromPoint, 'from'),
    ...of(pack.until, 'until'),
    ...of(pack.between, 'between'),
    ...of(pack.beforeWords, 'before'),
    ...of(pack.afterWords, 'after'),
    ...of(pack.sinceWords, 'since'),
    ...of(pack.byWords, 'by'),
    ...of(pack.past, 'past'),
    ...of(pack.coming, 'coming'),
    ...of(pack.lasting, 'lasting'),
    ...of(pack.approximate, 'approximate'),
  ]
}

function tails(pack: TimePack): [string, Tail][] {
  const of = (list: readonly string[], tail: Tail): [string, Tail][] => list.map((word) => [word, tail])
  return [
    ...of(pack.toNow, 'toNow'),
    ...of(pack.opens, 'opens'),
    ...of(pack.ago, 'ago'),
    ...of(pack.later, 'later'),
    ...of(pack.since, 'since'),
    ...of(pack.occasion, 'occasion'),
    ...of(pack.during, 'during'),
    ...of(pack.eve, 'eve'),
    ...of(pack.around, 'around'),
    ...of(pack.within, 'within'),
    ...of(pack.notTails, 'none'),
  ]
}

function markGrammar(g: TimeGrammar): void {
  for (let digit = 0; digit < 10; digit++) {
    g.starts[48 + digit] = 1
    g.starts[0xff10 + digit] = 1
  }
  const tables = [
    g.numbers.words,
    g.numbers.vague,
    g.numbers.before,
    g.months,
    g.weekdays,
    g.deictic,
    g.portions,
    g.heads,
    g.amounts,
    g.vague,
  ]
  for (const table of tables) markStarts<unknown>(table as Trie<unknown>, g.starts)
  if (g.pack.order === 'named') markStarts(g.numbers.ordinalWords, g.starts)
}
