// What a sentence is made of once its words are put together: mentions, nouns with their extent, times, counts, words.
import type { OrdinalHit, QuantityHit } from '../numbers/numbers.ts'
import type { Lexeme } from '../scan/lexeme.ts'
import type { TimeHit } from '../time/time.ts'

/** How a mention came to be one; it sets how far it is trusted. */
export type Via = 'registry' | 'form' | 'title' | 'short' | 'pronoun' | 'group'

export type MentionKind = 'person' | 'state' | 'org' | 'place' | 'group'

export interface Office {
  readonly start: number
  readonly end: number
  /** As printed. */
  readonly title: string
  readonly rank: string
  /** Registry id or printed name of the country or organisation. */
  readonly of?: { readonly id?: string; readonly name: string }
  /** true where `of` is not printed beside the title. */
  readonly inherited?: boolean
  /** Bare, it is always that of the publisher's own state, or of the one the text is about: "the Head of State". */
  readonly ours?: true
}

export interface Mention {
  readonly kind: MentionKind
  readonly start: number
  readonly end: number
  /** The name itself, without titles. */
  readonly name: string
  readonly nameStart: number
  readonly nameEnd: number
  /** Registry ids it may mean, best first; empty for what is in no registry. */
  readonly candidates: readonly string[]
  readonly offices: readonly Office[]
  /** For groups and pronouns: the word's value (two-heads, he, country...). */
  readonly group?: string
  /** States named inside a group word: the two of a pair, the one whose people they are. */
  readonly members?: readonly Mention[]
  readonly via: Via
  /** "..." followed: more than those named. */
  readonly more?: boolean
  /** In a language of cases: whether it can act (nominative), cannot (oblique), or is told or acts alike (direct). */
  readonly form?: 'nominative' | 'oblique' | 'direct'
  /** It only says whose something is: "the envoy of President Roe", "President Roe's envoy". */
  readonly aside?: true
  /** The first of two states named side by side: "Norland and Kazakhstan". */
  readonly paired?: true
  /** The one organisation whose leaders they are. */
  readonly whose?: { readonly id: string; readonly name: string }
  /** A word for several that says which: "the leaders". */
  readonly definite?: true
  /** Who acted together before a word for two, where nothing better tells whom it means. */
  readonly meant?: readonly Mention[]
  /** Names that a pronoun cannot mean: who acts on it, or whose own words it stands in. */
  readonly not?: readonly string[]
  /** No word stands for it; a rule took the two sides that the text is about. */
  readonly implied?: true
}

/** Classes of the words that end a noun phrase wherever they stand; what else ends one differs by the kind of phrase. */
export const BOUNDS = [
  'coverb',
  'event',
  'verb',
  'say',
  'stance',
  'decide',
  'copula',
  'mode',
  'noise',
  'aspect',
  'temporal',
  'tie',
] as const

/** A mention of text[start, end) that is its own name, without an office. */
export const printed = (text: string, start: number, end: number) => ({
  start,
  end,
  name: text.slice(start, end),
  nameStart: start,
  nameEnd: end,
  offices: [],
})

interface At {
  readonly start: number
  readonly end: number
}

/** A mention at a place where no name stands. */
export const nameless = ({ start, end }: At) => ({
  start,
  end,
  name: '',
  nameStart: start,
  nameEnd: end,
  candidates: [],
  offices: [],
})

/** The two whom a verb without a subject implies. */
export const impliedTwo = (at: At, group: string): Mention => ({
  kind: 'group',
  group,
  implied: true,
  via: 'group',
  ...nameless(at),
})

/** Classes of words that head a noun which a fact hangs on; a word of several is the first of them. */
export const NOUN_CLASSES = [
  'gathering',
  'document',
  'ceremony',
  'project',
  'honour',
  'chairtitle',
  'aid',
  'level',
  'status',
] as const
export type NounClass = (typeof NOUN_CLASSES)[number]

export type Item = At &
  (
    | { readonly kind: 'ref'; readonly mentions: readonly Mention[] }
    | {
        readonly kind: 'noun'
        readonly cls: NounClass
        readonly value: string
        readonly headStart: number
        readonly inner: readonly Item[]
        readonly lex?: Lexeme
        readonly id?: string
        readonly quoted?: boolean
      }
    | { readonly kind: 'concept'; readonly id: string }
    | { readonly kind: 'time'; readonly time: TimeHit }
    | { readonly kind: 'quantity'; readonly quantity: QuantityHit }
    | { readonly kind: 'ordinal'; readonly ordinal: OrdinalHit }
    | { readonly kind: 'word'; readonly lex: Lexeme }
    | { readonly kind: 'mark'; readonly mark: string }
    | { readonly kind: 'text' }
  )

export type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>

/** The value of a word class of an item, or undefined. */
export const classOf = (item: Item | undefined, cls: string): string | undefined =>
  item?.kind === 'word' ? item.lex.is[cls] : undefined

/** The word that may open frames and patterns: the word itself, or the head of a noun. */
export const lexOf = (item: Item | undefined): Lexeme | undefined =>
  item?.kind === 'word' || item?.kind === 'noun' ? item.lex : undefined

export const mentionsOf = (item: Item | undefined): readonly Mention[] => (item?.kind === 'ref' ? item.mentions : [])
