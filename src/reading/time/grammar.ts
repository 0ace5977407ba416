// A language's time words compiled once into tables.

import type { TimePack } from '../../knowledge/time-pack.ts'
import type { Bound } from '../../model/value.ts'
import { type NumberGrammar, openers } from '../numbers/grammar.ts'
import { longest, markStarts, type Trie, trie } from '../numbers/trie.ts'
import type { Portion, Unit, Vague } from './expression.ts'

export interface Count {
  readonly unit: Unit
  readonly over?: true | undefined
  /** Added to the number: a unit word that says "and a half". */
  readonly plus?: number | undefined
  /** Only a number in words, and only with a word for ago, later or within after it. */
  readonly words?: true | undefined
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
  | 'between'
  | 'ahead'
  | 'within'
  | 'none'

/** A word before a point or amount. */
export type Head =
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
  | 'ahead'

export type DateUnit = 'year' | 'month' | 'day' | 'century' | 'decade'

/** A whole amount in fixed words; `needs`: only with a word for ago or ahead beside it. */
export interface FixedAmount {
  readonly number?: number | undefined
  readonly unit: Unit
  readonly bound: Bound
  readonly needs?: true | undefined
}

export interface TimeGrammar {
  readonly pack: TimePack
  readonly numbers: NumberGrammar
  readonly dateUnits: Trie<DateUnit>
  readonly months: Trie<number>
  /** Month names that are also other words: they need a day, a year or a preposition beside them. */
  readonly weak: Trie<true>
  readonly weekdays: Trie<number>
  readonly weekdayMarks: Trie<number>
  readonly deictic: Trie<TimePack['deictic'][string]>
  readonly portions: Trie<{ readonly portion: Portion; readonly alone: boolean }>
  readonly firstOf: Trie<true>
  readonly lastOf: Trie<true>
  readonly sliceUnits: Trie<'day' | 'week' | 'month' | 'quarter'>
  readonly clock: Trie<true>
  readonly hours: Trie<true>
  readonly minutes: Trie<true>
  readonly links: Trie<true>
  readonly to: Trie<true>
  readonly and: Trie<true>
  /** A word may play several parts ("in" 2013, "in" two weeks). */
  readonly heads: Trie<readonly Head[]>
  readonly lead: Trie<true>
  readonly turns: Trie<-1 | 0 | 1>
  readonly tails: Trie<Tail>
  readonly anniversary: Trie<true>
  readonly counts: Trie<Count>
  readonly amounts: Trie<FixedAmount>
  readonly vague: Trie<Vague>
  readonly happens: Trie<true>
  readonly lunar: Trie<true>
  readonly inside: Trie<true>
  readonly not: Trie<true>
  /** Every word that a time expression may open with. */
  readonly opens: Trie<true>
  /** Of these, the words that say nothing without a date or amount after them. */
  readonly connects: Trie<true>
  readonly starts: Uint8Array
}

/** Words that may stand inside a longer one, whatever the language. */
const unbounded = (
  list: readonly string[],
  options: { readonly letters: Readonly<Record<string, string>> },
): Trie<true> =>
  trie(
    list.map((word) => [word, true as const]),
    { ...options, bounded: false },
  )

/** Compiles a checked pack; pure. */
export function compileTime(pack: TimePack, numbers: NumberGrammar): TimeGrammar {
  const options = { bounded: pack.bounded, letters: pack.letters }
  const build = <T>(entries: Iterable<readonly [string, T]>): Trie<T> => trie(entries, options)
  const set = (list: readonly string[]): Trie<true> => build(list.map((word) => [word, true as const]))
  const loose = (list: readonly string[]): Trie<true> => unbounded(list, options)
  const alone = new Set(pack.alone)
  const content = new Set(contentWords(pack))
  const grammar = {
    pack,
    numbers,
    dateUnits: build(
      (['year', 'month', 'day', 'century', 'decade'] as const).flatMap((unit) =>
        pack[unit].map((word): [string, DateUnit] => [word, unit]),
      ),
    ),
    weak: set(pack.weak),
    months: build(Object.entries(pack.months)),
    weekdays: build(Object.entries(pack.weekdays)),
    weekdayMarks: build(Object.entries(pack.weekdayMarks)),
    deictic: build(Object.entries(pack.deictic)),
    portions: build(
      Object.entries(pack.portions).map(([word, portion]) => [word, { portion, alone: alone.has(word) }]),
    ),
    firstOf: set(pack.firstOf),
    lastOf: set(pack.lastOf),
    sliceUnits: build(Object.entries(pack.sliceUnits)),
    clock: set(pack.clock),
    hours: set(pack.hours),
    minutes: set(pack.minutes),
    links: loose(pack.links),
    to: loose(pack.to),
    and: set(pack.and),
    heads: build(heads(pack)),
    lead: set(pack.lead),
    turns: build(turns(pack)),
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
    lunar: set(pack.lunar),
    inside: set(pack.inside),
    not: set(pack.not),
    opens: set(openingWords(pack, numbers)),
    connects: set(
      connectingWords(pack, numbers).filter(
        (word) => !content.has(word) && longest(numbers.ordinalWords, word, 0, word.length)?.length !== word.length,
      ),
    ),
    starts: new Uint8Array(65536),
  }
  markGrammar(grammar)
  return Object.freeze(grammar)
}

function heads(pack: TimePack): [string, readonly Head[]][] {
  const lists: [Head, readonly string[]][] = [
    ['from', pack.fromPoint],
    ['until', pack.until],
    ['between', pack.between],
    ['before', pack.beforeWords],
    ['after', pack.afterWords],
    ['since', pack.sinceWords],
    ['by', pack.byWords],
    ['past', pack.past],
    ['coming', pack.coming],
    ['lasting', pack.lasting],
    ['approximate', pack.approximate],
    ['ahead', pack.ahead],
  ]
  const roles = new Map<string, Head[]>()
  for (const [head, list] of lists) for (const word of list) roles.set(word, [...(roles.get(word) ?? []), head])
  return [...roles]
}

function turns(pack: TimePack): [string, -1 | 0 | 1][] {
  const of = (list: readonly string[], turn: -1 | 0 | 1): [string, -1 | 0 | 1][] => list.map((word) => [word, turn])
  return [...of(pack.last, -1), ...of(pack.thisOne, 0), ...of(pack.next, 1)]
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
    ...of(pack.betweenTail, 'between'),
    ...of(pack.aheadTails, 'ahead'),
    ...of(pack.within, 'within'),
    ...of(pack.notTails, 'none'),
  ]
}

function openingWords(pack: TimePack, numbers: NumberGrammar): string[] {
  return [...contentWords(pack), ...connectingWords(pack, numbers), ...openers(numbers.pack)]
}

function contentWords({ months, weekdays, deictic, portions, amounts, vague }: TimePack): string[] {
  return [months, weekdays, deictic, portions, amounts, vague].flatMap((table) => Object.keys(table))
}

function connectingWords(pack: TimePack, numbers: NumberGrammar): string[] {
  return [
    ...heads(pack).map(([word]) => word),
    ...turns(pack).map(([word]) => word),
    ...pack.lead,
    ...pack.firstOf,
    ...pack.lastOf,
    ...Object.values(numbers.pack.before).flatMap((list) => list ?? []),
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
    g.lead,
    g.firstOf,
    g.lastOf,
    g.turns,
    g.amounts,
    g.vague,
  ]
  for (const table of tables) markStarts<unknown>(table as Trie<unknown>, g.starts)
  if (g.pack.order === 'named') markStarts(g.numbers.ordinalWords, g.starts)
}
