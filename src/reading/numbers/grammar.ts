// A language's number words compiled once into tables.

import type { NumberPack } from '../../knowledge/number-pack.ts'
import type { Bound } from '../../model/value.ts'
import { markStarts, type Trie, trie } from './trie.ts'

/** A part of a number word: added, multiplying what stands just before it, or multiplying all before it. */
export interface NumberWord {
  readonly role: 'digit' | 'unit' | 'big'
  readonly value: number
  /** It may open a number: "thousand" alone is one thousand. */
  readonly bare: boolean
  /** Also part of other words: alone it is no number. */
  readonly formal: boolean
}

export interface Measure {
  readonly unit?: string
  readonly times: number
}

export interface NumberGrammar {
  readonly pack: NumberPack
  readonly words: Trie<NumberWord>
  readonly joiners: Trie<true>
  readonly before: Trie<Bound>
  readonly between: Trie<Bound>
  readonly after: Trie<Bound>
  readonly vague: Trie<Bound>
  readonly links: Trie<true>
  readonly fraction: Trie<true>
  readonly point: Trie<true>
  readonly minus: Trie<true>
  readonly parts: Trie<number>
  readonly percentBefore: Trie<true>
  readonly measures: Trie<Measure>
  readonly moneyBefore: Trie<string>
  readonly not: Trie<true>
  readonly decimal: ReadonlySet<number>
  readonly group: ReadonlySet<number>
  readonly ordinalPrefixes: Trie<true>
  readonly ordinalFirst: Trie<true>
  readonly ordinalCounters: Trie<true>
  readonly ordinalWords: Trie<number>
  readonly ordinalSuffixes: Trie<true>
  readonly ordinalNot: Trie<true>
  /** Every word that a count or ordinal may open with. */
  readonly opens: Trie<true>
  readonly starts: Uint8Array
}

const DIGITS = [...'0123456789'].map((digit) => digit.charCodeAt(0))
const ROMAN = [...'IVXLCDM'].map((letter) => letter.charCodeAt(0))

/** Compiles a checked pack; pure. */
export function compileNumbers(pack: NumberPack): NumberGrammar {
  const options = { bounded: pack.bounded, letters: pack.letters }
  const loose = { bounded: false, letters: pack.letters }
  const set = (list: readonly string[], how = options): Trie<true> =>
    trie(
      list.map((word) => [word, true as const]),
      how,
    )
  const bound = (table: NumberPack['before']): Trie<Bound> =>
    trie(
      (['over', 'under', 'about', 'exact'] as const).flatMap((kind) =>
        (table[kind] ?? []).map((word): [string, Bound] => [word, kind]),
      ),
      options,
    )
  const codes = (list: readonly string[]): Set<number> => new Set(list.map((sign) => sign.charCodeAt(0)))
  const grammar = {
    pack,
    words: trie(numberWords(pack), options),
    joiners: set(pack.joiners, loose),
    before: bound(pack.before),
    between: bound(pack.between),
    after: bound(pack.after),
    vague: trie(Object.entries(pack.vague), options),
    links: set(pack.links),
    fraction: set(pack.fraction),
    point: set(pack.point),
    minus: set(pack.minus),
    parts: trie(Object.entries(pack.parts), options),
    percentBefore: set(pack.percentBefore),
    measures: trie(measures(pack), options),
    moneyBefore: trie(Object.entries(pack.moneyBefore), loose),
    not: set(pack.not),
    decimal: codes(pack.decimal),
    group: codes(pack.group),
    ordinalPrefixes: set(pack.ordinals.prefixes),
    ordinalFirst: set(pack.ordinals.first),
    ordinalCounters: set([...pack.counters, ...pack.ordinals.counters]),
    ordinalWords: trie(ordinalWords(pack), options),
    ordinalSuffixes: set(pack.ordinals.digitSuffixes),
    ordinalNot: set(pack.ordinals.not),
    opens: set(openers(pack)),
    starts: new Uint8Array(65536),
  }
  markGrammar(grammar)
  return Object.freeze(grammar)
}

function numberWords(pack: NumberPack): [string, NumberWord][] {
  const bare = new Set(pack.bare)
  const formal = new Set(pack.formal)
  const of = (table: Record<string, number>, role: NumberWord['role']): [string, NumberWord][] =>
    Object.entries(table).map(([word, value]) => [
      word,
      { role, value, bare: role === 'digit' || bare.has(word), formal: formal.has(word) },
    ])
  return [...of(pack.digits, 'digit'), ...of(pack.units, 'unit'), ...of(pack.bigs, 'big')]
}

/** Words that may stand first in a count or ordinal, signs of money apart. */
export function openers(pack: NumberPack): string[] {
  const { digits, units, bigs, before, vague, percentBefore, ordinals } = pack
  return [
    ...[digits, units, bigs, vague].flatMap((table) => Object.keys(table)),
    ...Object.values(before).flatMap((list) => list ?? []),
    ...percentBefore,
    ...ordinals.prefixes,
    ...ordinals.first,
    ...ordinalWords(pack).map(([word]) => word),
  ]
}

function measures(pack: NumberPack): [string, Measure][] {
  return [
    ...pack.counters.map((word): [string, Measure] => [word, { times: 1 }]),
    ...Object.entries(pack.measures).map(([word, unit]): [string, Measure] => [word, { unit, times: 1 }]),
    ...Object.entries(pack.scaled),
  ]
}

function ordinalWords(pack: NumberPack): [string, number][] {
  const { words, stems, endings } = pack.ordinals
  const inflected = Object.entries(stems).flatMap(([stem, value]) =>
    endings.map((ending): [string, number] => [stem + ending, value]),
  )
  return [...inflected, ...Object.entries(words)]
}

function markGrammar(g: NumberGrammar): void {
  for (const code of DIGITS) {
    g.starts[code] = 1
    g.starts[code - 48 + 0xff10] = 1
  }
  if (g.pack.ordinals.roman) for (const code of ROMAN) g.starts[code] = 1
  const tables = [
    g.words,
    g.before,
    g.vague,
    g.percentBefore,
    g.moneyBefore,
    g.minus,
    g.ordinalPrefixes,
    g.ordinalFirst,
    g.ordinalWords,
  ]
  for (const table of tables) markStarts<unknown>(table, g.starts)
}
