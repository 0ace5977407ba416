// An answer to a question: lines that each lead to the sentences behind them, and how much stands behind the whole.
import type { Claim, ClaimType, Mode } from './claim.ts'
import type { Problem } from './problem.ts'
import type { When } from './when.ts'

/** Where a line of an answer comes from. */
export interface Citation {
  readonly claim: string
  readonly document: string
  readonly title?: string
  readonly publisher?: string
  readonly published?: string
  /** The sentence that proves it, cut from the text, and its place. */
  readonly quote: string
  readonly start: number
  readonly end: number
  /** The speakers between publisher and words, outermost first, printed names. */
  readonly voice: readonly string[]
  /** At how many places the text that it stands in is on record, where there are several: counted once. */
  readonly places?: number
}

/** One line: a fact as told, with every sentence that tells it. */
export interface AnswerLine {
  /** Stable: the same fact from the same claims always has the same id. */
  readonly id: string
  /** One plain English sentence. */
  readonly text: string
  readonly type?: ClaimType
  /** EDTF. */
  readonly when?: string
  /** Which parts of `when` are written in the text and which inferred, from what; spans count into the first citation's document that gives it. */
  readonly time?: When
  readonly mode?: Mode
  /** Question-specific columns, for tables and CSV: plain values only. */
  readonly fields: Readonly<Record<string, string | number | boolean | readonly string[] | null>>
  /** Lines grouped under a heading (a day, a status, a speaker) carry its name. */
  readonly group?: string
  readonly cites: readonly Citation[]
  /** What reports say differently about this line, in plain words. */
  readonly differs?: readonly string[]
}

/** What stands behind an answer and what does not: shown before anybody concludes "not said". */
export interface AnswerCoverage {
  readonly documents: number
  readonly from?: string
  readonly to?: string
  readonly publishers: readonly string[]
  readonly sentences: number
  readonly unread: number
}

export interface Answer {
  readonly question: string
  /** The question as understood, in one sentence. */
  readonly understood: string
  readonly parameters: Readonly<Record<string, string>>
  /** In the world and in the record: EDTF day and ISO instant. */
  readonly on?: string
  readonly known?: string
  readonly lines: readonly AnswerLine[]
  readonly coverage: AnswerCoverage
  /** What this answer cannot know, in plain words. */
  readonly notes: readonly string[]
}

/** A parameter of a question, for `--help`, the HTTP description and the page's form. */
export interface Parameter {
  readonly name: string
  readonly kind: 'entity' | 'date' | 'text' | 'type' | 'language' | 'number'
  readonly required?: boolean
  readonly doc: string
}

/** What the record gives back about one document. */
export interface DocumentView {
  readonly document: import('./article.ts').Article
  readonly claims: readonly Claim[]
  readonly problems: readonly Problem[]
}
