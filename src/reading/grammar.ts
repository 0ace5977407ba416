// A language's packs compiled for reading: one lexicon of all its words, its numbers and times, its rules by trigger.
import type { LanguagePack } from '../knowledge/knowledge.ts'
import type { Frame, Pattern } from '../knowledge/rules.ts'
import { entriesOf, wordsOf } from './forms/lexicon.ts'
import { compileForms, type Grammar } from './forms/pack.ts'
import { compileNumbers, type NumberGrammar } from './numbers/numbers.ts'
import { even } from './scan/even.ts'
import { buildLexicon, type Lexicon } from './scan/lexicon.ts'
import { compileTime, type TimeGrammar } from './time/time.ts'

export interface LanguageKnowledge {
  readonly language: string
  readonly lexicon: Lexicon
  readonly numbers: NumberGrammar
  readonly time: TimeGrammar
  readonly frames: ReadonlyMap<string, Frame>
  readonly patterns: ReadonlyMap<string, Pattern>
  /** Patterns that are found by a count of years rather than by a word. */
  readonly agePatterns: readonly Pattern[]
  /** Country whose leaders the language's press names without their country: "country:CN". */
  readonly home?: string
  /** Whether words stand apart: a match must then begin and end at a word's edge. */
  readonly spaced: boolean
  readonly heads: 'left' | 'right'
  readonly slots: 'before' | 'after'
  /** A word, or the first of several, that leans on the subject of another clause: "noting". */
  readonly leans?: RegExp
  /** Whether nouns have articles: without them a bare title means its holder. */
  readonly articles: boolean
  /** Words that end with a stop and end no sentence: "Mr.". */
  readonly dotted: ReadonlySet<string>
  /** How words change, where they do. */
  readonly forms?: Grammar
  /** Maps characters to those that the packs are written in (traditional to simplified), length kept. */
  readonly fold?: (text: string) => string
}

const compiled = new WeakMap<LanguagePack, LanguageKnowledge>()

/** The compiled form of a language pack, made once. */
export function languageOf(pack: LanguagePack): LanguageKnowledge {
  const known = compiled.get(pack)
  if (known) return known
  const numbers = compileNumbers(pack.numbers)
  const forms = pack.forms ? compileForms(pack.forms) : undefined
  const made: LanguageKnowledge = {
    language: pack.language,
    lexicon: lexiconOf(pack, forms),
    numbers,
    time: compileTime(pack.time, numbers),
    frames: new Map(pack.frames.map((f) => [f.id, f])),
    patterns: new Map(
      pack.patterns.map((p) => [
        p.id,
        forms ? { ...p, steps: p.steps.map((s) => ({ ...s, words: wordsOf(s.words, forms) })) } : p,
      ]),
    ),
    agePatterns: pack.patterns.filter((p) => p.steps[p.anchor]?.kind === 'slot'),
    spaced: pack.spaced,
    heads: pack.heads,
    slots: pack.slots,
    articles: pack.words.article !== undefined,
    dotted: new Set(Object.values(pack.words.dotted ?? {}).flat()),
    ...(pack.leans.length ? { leans: new RegExp(`^\\p{L}{3,}(?:${pack.leans.join('|')})(?!\\p{L})`, 'u') } : {}),
    ...(pack.home ? { home: pack.home } : {}),
    ...(pack.fold
      ? { fold: foldWith(pack.fold) }
      : pack.spaced
        ? { fold: forms ? (text: string) => forms.fold(even(text)) : even }
        : {}),
    ...(forms ? { forms } : {}),
  }
  compiled.set(pack, made)
  return made
}

/** Names of these are written with capitals; other words of a spaced language may open a sentence or stand in a headline. */
const PROPER = /^(person|country|place|org|body):/

function lexiconOf({ words, names, frames, patterns, spaced }: LanguagePack, forms: Grammar | undefined): Lexicon {
  function* all() {
    for (const [cls, values] of Object.entries(words))
      if (cls !== 'dotted')
        for (const [value, list] of Object.entries(values)) for (const word of list) yield { word, cls, value }
    for (const { id, names: full, short, variants } of names) {
      for (const word of full) yield { word, cls: 'name', value: id }
      for (const word of variants ?? []) yield { word, cls: 'name', value: id }
      for (const word of short) yield { word, cls: 'short', value: id }
    }
    for (const { id, on, light } of frames)
      for (const word of on) {
        yield { word, cls: 'event', value: id }
        if (light) yield { word, cls: 'noise', value: 'nominal' }
      }
    for (const { id, steps, anchor } of patterns)
      for (const word of steps[anchor]?.words ?? []) yield { word, cls: 'anchor', value: id }
  }
  return buildLexicon(
    forms ? entriesOf(all(), forms) : all(),
    spaced ? (cls, value) => (cls === 'name' || cls === 'short') && PROPER.test(value) : undefined,
  )
}

/** A folding that keeps every offset: pairs of characters, from and to. */
function foldWith(pairs: ReadonlyMap<string, string>): (text: string) => string {
  const to = new Uint16Array(65536)
  for (const [one, other] of pairs) if (one.length === 1) to[one.charCodeAt(0)] = other.charCodeAt(0)
  return (text) => {
    let out = ''
    let from = 0
    for (let i = 0; i < text.length; i++) {
      const code = to[text.charCodeAt(i)]!
      if (code === 0) continue
      out += text.slice(from, i) + String.fromCharCode(code)
      from = i + 1
    }
    return from === 0 ? text : out + text.slice(from)
  }
}
