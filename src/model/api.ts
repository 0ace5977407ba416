// What the server says to the page, in the shapes of the model. Every path is under /api.
import type { Answer, Parameter } from './answer.ts'
import type { Article } from './article.ts'
import type { Claim, ClaimType } from './claim.ts'
import type { Problem } from './problem.ts'
import type { Coverage } from './reading.ts'

/** One row of GET /api/documents?limit=&cursor=&language=&publisher= (newest first). */
export interface DocumentRow {
  readonly id: string
  readonly title?: string
  readonly publisher?: string
  readonly language: string
  readonly dateline?: string
  readonly published?: string
  readonly source: string
  readonly claims: number
  readonly problems: number
  readonly coverage: Coverage
  /** ISO instant at which it was read into the record. */
  readonly readAt: string
  /** At how many places this text is on record, where there are several. */
  readonly places?: number
}

/** A place at which a text was found: letter by letter, or as a copy with another headline, cut or with more around it. */
export interface Place {
  /** The text as it stands there. */
  readonly document: string
  readonly source: string
  readonly entry?: string
  readonly publisher?: string
  readonly published?: string
  readonly readAt: string
}

export interface DocumentList {
  readonly documents: readonly DocumentRow[]
  readonly total: number
  readonly next?: string
}

/** GET /api/documents/:id */
export interface DocumentPage {
  readonly article: Article
  readonly claims: readonly Claim[]
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
  readonly versions: { readonly program: string; readonly packs: string }
  readonly readAt: string
  /** Where the same text stands, this place among them; absent where it is the only one. */
  readonly places?: readonly Place[]
}

/** GET /api/overview: what the home page shows. */
export interface Overview {
  readonly documents: number
  readonly claims: number
  readonly problems: number
  readonly byType: Readonly<Partial<Record<ClaimType, number>>>
  readonly byLanguage: Readonly<Record<string, number>>
  readonly publishers: readonly { readonly name: string; readonly documents: number }[]
  readonly from?: string
  readonly to?: string
  readonly coverage: Coverage
}

/** GET /api/entities?q=&kind=: known people, states, organisations of the record, by name in any language. */
export interface EntityRow {
  readonly id: string
  readonly label: string
  readonly names: readonly string[]
  readonly claims: number
}

/** POST /api/documents?name= with the bytes of a source: what was read in it and is on record now. */
export interface Taken {
  readonly documents: readonly TakenDocument[]
  /** What was left out of the source, each in a sentence. */
  readonly notes: readonly string[]
}

export interface TakenDocument {
  readonly id: string
  readonly title?: string
  readonly language: string
  readonly claims: number
  readonly problems: number
  readonly coverage: Coverage
  /** The record held the same text, read the same way, before. */
  readonly held: boolean
}

/** GET /api/names?language=: what the packs call an entity in a language. */
export interface NameRow {
  readonly id: string
  /** The English label that answers carry. */
  readonly label: string
  readonly name: string
}

/** GET /api/questions */
export interface QuestionRow {
  readonly name: string
  readonly doc: string
  readonly parameters: readonly Parameter[]
}

/** GET /api/ask/:question?...: an Answer. Errors are problem details (RFC 9457) with one clear sentence in `detail`. */
export type AskReply = Answer
