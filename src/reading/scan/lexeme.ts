// A word with all that it can be. Its classes are bits, so that "is it one of these" costs the same for one class or thirty.
import { WORD_CLASSES, type WordClass } from '../../knowledge/words.ts'

/** What a word can be: a class of the language pack with its value ("say" → "say", "name" → "country:KZ"). */
export interface Sense {
  readonly cls: string
  readonly value: string
}

/** What the form of a word tells in a language that changes its words. */
export interface Forms {
  /** In a language of cases: those that the form may be, as bits. */
  readonly cases?: number | undefined
  /** A finite form of the future. */
  readonly future?: boolean | undefined
  readonly participle?: boolean | undefined
  /** A finite form that wants several who act. */
  readonly several?: boolean | undefined
  readonly passive?: boolean | undefined
}

/** Word classes as bits. */
export interface Classes {
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** class → value of the first sense of that class; "" where the class has none. */
export type ClassValues = Readonly<Record<string, string | undefined>>

export interface Lexeme extends Forms {
  readonly word: string
  readonly senses: readonly Sense[]
  readonly is: ClassValues
  readonly classes: Classes
  /** Registry ids that it names in full, by kind ("country", "person"). */
  readonly names: Readonly<Record<string, readonly string[]>>
}

const NAMES = Object.keys(WORD_CLASSES) as WordClass[]
const BIT = new Map<string, number>(NAMES.map((name, i) => [name, i]))
if (NAMES.length > 96) throw new Error('More word classes than three numbers have bits.')

/** Every class without a value: all lexemes share this shape, which makes `lex.is.title` one load. */
const NONE: Record<string, string | undefined> = Object.fromEntries(NAMES.map((name) => [name, undefined]))
const NO_NAMES: Lexeme['names'] = {}

function bitsOf(names: Iterable<string>): Classes {
  const bits = [0, 0, 0]
  for (const name of names) {
    const bit = BIT.get(name)
    if (bit !== undefined) bits[bit >> 5]! |= 1 << (bit & 31)
  }
  return { low: bits[0]!, middle: bits[1]!, high: bits[2]! }
}

/** A set of word classes, made once where a file opens. */
export const classes = (...names: readonly WordClass[]): Classes => bitsOf(names)

/** All classes of two sets. */
export const union = (a: Classes, b: Classes): Classes => ({
  low: a.low | b.low,
  middle: a.middle | b.middle,
  high: a.high | b.high,
})

/** Whether a word is of any of these classes. */
export const isAny = ({ classes: own }: Lexeme, set: Classes): boolean =>
  ((own.low & set.low) | (own.middle & set.middle) | (own.high & set.high)) !== 0

/** Whether a word is of no other classes than these. */
export const isOnly = ({ classes: own }: Lexeme, set: Classes): boolean =>
  ((own.low & ~set.low) | (own.middle & ~set.middle) | (own.high & ~set.high)) === 0

/** Whether a token or an item is a word of any of these classes. */
export const isWordOf = (x: { readonly kind: string } | undefined, set: Classes): boolean =>
  x?.kind === 'word' && 'lex' in x && isAny(x.lex as Lexeme, set)

/** What the lexemes of the same senses share: most names and all forms of one word. */
type Shared = Pick<Lexeme, 'senses' | 'is' | 'classes' | 'names'>

function sharedOf(senses: readonly Sense[]): Shared {
  const is = { ...NONE }
  for (const { cls, value } of senses) is[cls] ??= value
  const names: Record<string, string[]> = {}
  for (const { cls, value } of senses)
    if (cls === 'name') {
      const kind = kindOf(value)
      names[kind] = [...(names[kind] ?? []), value]
    }
  return { senses, is, classes: bitsOf(senses.map((s) => s.cls)), names: is.name === undefined ? NO_NAMES : names }
}

/** The kind of a registry id: what stands before its colon. */
export const kindOf = (id: string): string => id.slice(0, id.indexOf(':'))

/** Makes lexemes that share what their senses tell. */
export function lexemeMaker(): (word: string, senses: readonly Sense[], forms?: Forms) => Lexeme {
  const known = new Map<string, Shared>()
  return (word, senses, forms = {}) => {
    const key = senses.map((s) => `${s.cls}\t${s.value}`).join('\n')
    let shared = known.get(key)
    if (!shared) {
      shared = sharedOf(senses)
      known.set(key, shared)
    }
    return {
      word,
      senses: shared.senses,
      is: shared.is,
      classes: shared.classes,
      names: shared.names,
      cases: forms.cases,
      future: forms.future,
      participle: forms.participle,
      several: forms.several,
      passive: forms.passive,
    }
  }
}

/** The word with other values of some classes; undefined takes a class away. */
export function reclassed(lex: Lexeme, changes: ClassValues): Lexeme {
  const is = { ...lex.is, ...changes }
  return { ...lex, is, classes: bitsOf(NAMES.filter((name) => is[name] !== undefined)) }
}

/** A lexeme that no pack holds: a name that a document gives, a word without width. */
export const lexeme = (word: string, ...senses: readonly Sense[]): Lexeme => lexemeMaker()(word, senses)
