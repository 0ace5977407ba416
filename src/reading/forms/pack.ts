// The tables of a language's forms, made once from what its pack says (forms.yaml).
import type { FormPack } from '../../knowledge/form-pack.ts'

/** Cases as bits, in the order of the pack; 0 where a word has none. */
export type Cases = number

export interface NounRow {
  readonly ends: RegExp
  readonly off: number
  /** Endings of the five oblique cases of the singular; undefined where there is no singular. */
  readonly singular: readonly string[] | undefined
  /** Endings of the six cases of the plural. */
  readonly plural: readonly string[]
}

export interface VerbRow {
  readonly ends: RegExp
  readonly off: number
  readonly past: string
  /** Third person singular and plural, first person plural. */
  readonly finite: readonly string[]
  readonly others: readonly string[]
}

export interface Irregular {
  readonly singular: readonly (readonly string[])[] | undefined
  readonly plural: readonly (readonly string[])[] | undefined
}

/** A preposition: for each case the part that its phrase plays; the first is taken where the case does not tell. */
export type Government = readonly (readonly [Cases, string])[]

export interface Grammar {
  readonly fold: (text: string) => string
  readonly all: Cases
  readonly nominative: Cases
  readonly genitive: Cases
  readonly accusative: Cases
  readonly nouns: readonly NounRow[]
  readonly adjectives: readonly NounRow[]
  /** Ending of the masculine → those of the feminine and the neuter. */
  readonly genders: readonly (readonly [string, readonly string[]])[]
  readonly notAdjectives: ReadonlySet<string>
  readonly irregular: ReadonlyMap<string, Irregular>
  readonly fleeting: ReadonlyMap<string, string>
  readonly compounds: ReadonlySet<string>
  readonly joints: ReadonlySet<string>
  readonly numerals: ReadonlySet<string>
  readonly stays: readonly string[]
  readonly unchanged: ReadonlySet<string>
  readonly verbs: readonly VerbRow[]
  readonly irregularVerbs: ReadonlyMap<string, Omit<VerbRow, 'ends' | 'off'>>
  readonly present: ReadonlySet<string>
  readonly imperfective: readonly string[]
  readonly past: readonly string[]
  readonly pastStems: readonly (readonly [string, string])[]
  readonly reflexive: readonly string[]
  readonly passive: RegExp | undefined
  readonly short: readonly string[]
  readonly participles: readonly string[]
  /** Last letter of a short passive → what stands in its place in the long participle. */
  readonly long: readonly (readonly [string, string])[]
  readonly prepositions: ReadonlyMap<string, Government>
  readonly also: ReadonlyMap<string, string>
  readonly bare: Government
  readonly counting: ReadonlySet<string>
  /** Longest ending first. */
  readonly guess: readonly (readonly [string, Cases])[]
  /** How words that agree with a noun may end. */
  readonly adjectiveEnds: readonly string[]
  readonly verbal: RegExp | undefined
  readonly notVerbal: RegExp | undefined
  /** How the forms of one name may end. */
  readonly nameEnds: readonly string[]
  readonly patronymic: RegExp | undefined
  /** Names that never change. */
  readonly staying: RegExp | undefined
}

const CASES = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional']

/** Folds letters one by one, so that every offset stays. */
function folder(letters: Readonly<Record<string, string>>): (text: string) => string {
  const from = Object.keys(letters)
  if (!from.length) return (text) => text
  const any = new RegExp(`[${from.join('')}]`, 'gu')
  return (text) => text.replace(any, (c) => letters[c] ?? c)
}

/** The endings of the singular that tables give, and none. */
const endingsOf = (tables: readonly (readonly NounRow[])[]): string[] =>
  [...new Set(['', ...tables.flat().flatMap((r) => (r.singular ?? []).flatMap((e) => e.split('/')))])].filter(
    (e) => !/^[~0-]$/.test(e),
  )

const irregulars = (pack: FormPack, fold: (text: string) => string): Grammar['irregular'] =>
  new Map(
    rows(pack.irregular).map((cells) => [
      fold(cells[0]!),
      { singular: six(cells[1], fold), plural: six(cells[2], fold) },
    ]),
  )

export function compileForms(pack: FormPack): Grammar {
  const fold = folder(pack.letters)
  const bit = (name: string): Cases => (CASES.includes(name) ? 1 << CASES.indexOf(name) : 0)
  const bits = (names: readonly string[]): Cases => names.reduce((all, n) => all | bit(n), 0)
  const government = (of: Readonly<Record<string, string>>): Government =>
    Object.entries(of).map(([name, role]) => [bit(name), role] as const)
  const whole = (pattern: string | undefined, open: string): RegExp | undefined =>
    pattern ? new RegExp(`${open}${fold(pattern)}$`, 'u') : undefined
  const nouns = rows(pack.nouns).map((cells) => nounRow(cells.map(fold)))
  const adjectives = rows(pack.adjectives).map((cells) => nounRow(cells.map(fold)))
  return {
    fold,
    all: bits(pack.cases),
    nominative: bit('nominative'),
    genitive: bit('genitive'),
    accusative: bit('accusative'),
    nouns,
    adjectives,
    nameEnds: endingsOf([nouns, adjectives]),
    genders: Object.entries(pack.genders),
    notAdjectives: new Set(pack['not-adjectives'].map(fold)),
    irregular: irregulars(pack, fold),
    fleeting: new Map(Object.entries(pack.fleeting).map(([a, b]) => [fold(a), fold(b)])),
    compounds: new Set(pack.compounds.map(fold)),
    joints: new Set(pack.joints),
    numerals: new Set(pack.numerals),
    stays: pack.stays,
    unchanged: new Set(pack.unchanged),
    verbs: rows(pack.verbs).map((cells) => verbRow(cells.map(fold))),
    irregularVerbs: new Map(
      rows(pack['irregular-verbs']).map((cells) => [
        fold(cells[0]!),
        { past: fold(cells[1] ?? ''), finite: list(fold(cells[2] ?? '')), others: list(fold(cells[3] ?? '')) },
      ]),
    ),
    present: new Set(pack.present.map(fold)),
    imperfective: pack['imperfective-endings'],
    past: pack.past,
    pastStems: Object.entries(pack['past-stems']),
    reflexive: pack.reflexive,
    passive: whole(pack.passive, '^\\p{Ll}+'),
    short: pack.short,
    participles: pack.participles,
    long: Object.entries(pack.long),
    prepositions: new Map(Object.entries(pack.prepositions).map(([word, of]) => [fold(word), government(of)])),
    also: new Map(Object.entries(pack.also)),
    bare: government(pack.bare),
    counting: new Set(pack.counting),
    guess: Object.entries(pack.guess)
      .map(([ending, names]) => [fold(ending), bits(names)] as const)
      .sort((a, b) => b[0].length - a[0].length),
    adjectiveEnds: pack['adjective-ends'],
    verbal: whole(pack.verbal, '.{2}'),
    notVerbal: whole(pack['not-verbal'], ''),
    patronymic: whole(pack.patronymic, '^\\p{Lu}.+'),
    staying: whole(pack.staying, '^\\p{Lu}.+'),
  }
}

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => line.split(/\s\|(?:\s|$)/).map((cell) => cell.trim()))

const list = (cell: string): string[] => cell.split(/\s+/).filter((x) => x && x !== '-')

const six = (cell: string | undefined, fold: (text: string) => string): string[][] | undefined => {
  const forms = list(fold(cell ?? ''))
  return forms.length === 6 ? forms.map((f) => f.split('/')) : undefined
}

/** "ending off": a pattern at the word's end and how many letters its stem lacks. */
function head(cell: string): { ends: RegExp; off: number } {
  const [ending = '', off = '0'] = cell.split(/\s+/)
  return { ends: new RegExp(`${ending}$`, 'u'), off: Number(off) }
}

function nounRow(cells: readonly string[]): NounRow {
  const singular = list(cells[1] ?? '')
  return {
    ...head(cells[0] ?? ''),
    singular: singular.length === 5 ? singular : undefined,
    plural: list(cells[2] ?? ''),
  }
}

function verbRow(cells: readonly string[]): VerbRow {
  return { ...head(cells[0] ?? ''), past: cells[1] ?? '', finite: list(cells[2] ?? ''), others: list(cells[3] ?? '') }
}
