// The record as the other rooms see it: what can be appended, what can be read back, and as known when. No SQL shows here.
import type { AnswerCoverage } from '../model/answer.ts'
import type { DocumentList, DocumentPage, EntityRow, Overview, Place } from '../model/api.ts'
import type { Language } from '../model/article.ts'
import type { Claim, ClaimType, Evidence, Mode } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import type { Reading } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import type { EntityRef, RoleValue } from '../model/value.ts'

export { bounds, day, dayText, FAR, overlaps, type Period } from '../model/period.ts'
export { RecordError, type RecordErrorCode } from './error.ts'
export type { Place }

/** An instant of the record's own clock: ISO 8601 with a zone ("2024-07-08T09:00:00Z"). Absent means now. */
export type Known = string | undefined

/** What a citation needs to know of the document that a claim stands in. */
export interface DocumentHead {
  readonly id: string
  readonly language: Language
  readonly title?: string
  /** The publisher's English label where the registry has one, else its name as printed. */
  readonly publisher?: string
  readonly publisherId?: string
  /** EDTF. */
  readonly dateline?: string
  readonly published?: string
  /** At how many places this text is on record, where there are several. */
  readonly places?: number
}

/** Where a claim stands in review. `corrected` claims come back with the correction in them. */
export type ClaimStatus = 'read' | 'accepted' | 'rejected' | 'corrected' | 'added'

export interface RecordClaim {
  readonly claim: Claim
  readonly document: DocumentHead
  readonly status: ClaimStatus
  /** The whole sentences around its evidence, in the order of the evidence, each once. */
  readonly sentences: readonly Evidence[]
}

/** All given conditions hold together. Order of results: by date (undated last), then document, then place in the text. */
export interface ClaimQuery {
  readonly types?: readonly ClaimType[]
  readonly modes?: readonly Mode[]
  readonly ids?: readonly string[]
  readonly document?: string
  /** Each group must be named by the claim (in any role, its place or its voice); any one entity of a group will do. */
  readonly entities?: readonly EntityCondition[]
  /** EDTF; claims whose time overlaps the period. `undated` says whether claims without a time stay. */
  readonly from?: string
  readonly to?: string
  readonly undated?: boolean
  /** Rejected claims are left out unless asked for. */
  readonly rejected?: boolean
  /** Claims of copies that say what their original says are left out unless asked for here, by document or by id. */
  readonly repeated?: boolean
  readonly known?: Known
  /** Of claims that say the same in all that is told (not where it is told), at most so many; the same ones every time. */
  readonly each?: number
  readonly limit?: number
}

export interface EntityCondition {
  /** Entity ids, or "name:" + a name that no registry holds. */
  readonly anyOf: readonly string[]
  /** Only where the entity stands in one of these roles; "where" is the place, "voice" a speaker. Any place when absent. */
  readonly roles?: readonly (RoleName | 'where' | 'voice')[]
}

export interface DocumentQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly language?: string
  /** Publisher's id, label or printed name. */
  readonly publisher?: string
  /** Copies too, which are else listed with their original. */
  readonly copies?: boolean
  readonly known?: Known
}

export interface SearchQuery {
  /** Words apart must all stand in the document; words in "double quotes" stand together; a final * takes any ending. */
  readonly text: string
  readonly language?: string
  readonly publisher?: string
  /** EDTF: documents published (or datelined) in the period. */
  readonly from?: string
  readonly to?: string
  readonly known?: Known
  readonly limit?: number
  readonly cursor?: string
}

/** A sentence in which words of the search stand. Offsets count UTF-16 code units into the document's text. */
export interface Snippet extends Span {
  readonly quote: string
  readonly marks: readonly Span[]
}

export interface SearchHit {
  readonly document: DocumentHead
  readonly snippets: readonly Snippet[]
}

export interface SearchResult {
  readonly hits: readonly SearchHit[]
  /** Documents that match, exact. */
  readonly total: number
  readonly next?: string
}

export interface EntityQuery {
  /** Part of a name in any language, or an id; all entities when absent. */
  readonly q?: string
  /** "person", "country", "org", ...; "name" for those in no registry. */
  readonly kind?: string
  readonly limit?: number
}

/** What a correction changes; what is absent stays as read. `null` takes a role or date away. */
export interface ClaimChange {
  readonly roles?: { readonly [role in RoleName]?: RoleValue | null }
  readonly when?: string | null
  readonly where?: EntityRef | null
  readonly mode?: Mode
}

/** What a person decides. Claims and decisions are named by their ids. */
export type DecisionAct =
  | { readonly kind: 'accept'; readonly claim: string }
  | { readonly kind: 'reject'; readonly claim: string }
  | { readonly kind: 'correct'; readonly claim: string; readonly change: ClaimChange }
  /** A claim made by hand; its evidence must be cut from a document on record. */
  | { readonly kind: 'add'; readonly claim: Claim }
  /** These claims report one event. */
  | { readonly kind: 'join'; readonly claims: readonly string[] }
  /** No two of these claims report one event. */
  | { readonly kind: 'split'; readonly claims: readonly string[] }
  | {
      readonly kind: 'misprint'
      readonly document: string
      readonly start: number
      readonly end: number
      readonly likely: string
    }
  /** Takes back an earlier decision, which stays readable. */
  | { readonly kind: 'undo'; readonly decision: string }

export interface DecisionDraft {
  readonly act: DecisionAct
  readonly by: string
  readonly why?: string
}

export interface Decision extends DecisionDraft {
  /** "de_" + hash. */
  readonly id: string
  /** ISO instant. */
  readonly at: string
  /** Taken back by a later decision, as of the asked instant. */
  readonly undone?: true
  /** Claims decided on that an older reading made, each with the claim of the newest reading that now stands for it. */
  readonly carried?: Readonly<{ [claim: string]: string }>
  /** What the newest reading tells otherwise than what was decided on. Accepting and rejecting then do not carry over. */
  readonly differs?: readonly string[]
  /** The claim decided on is not in the newest reading of its document: shown, never resolved in silence. */
  readonly orphaned?: true
}

export interface DecisionQuery {
  readonly kinds?: readonly DecisionAct['kind'][]
  readonly claim?: string
  readonly document?: string
  readonly known?: Known
}

export interface CoverageQuery {
  readonly known?: Known
  readonly from?: string
  readonly to?: string
}

export interface PublisherCoverage {
  readonly publisher: string
  readonly documents: number
  readonly sentences: number
  readonly read: number
  readonly unread: number
  readonly from?: string
  readonly to?: string
}

export interface Appended {
  /** Readings that were new, and their claims. */
  readonly readings: number
  readonly claims: number
  /** Readings that the record already held (same text, same versions): nothing was added for them. */
  readonly repeated: number
}

/** Reading only: what questions, events and pages get. */
export interface RecordReader {
  documents(query?: DocumentQuery): Promise<DocumentList>
  /** One document with its newest reading, or undefined. Rejected claims are not among its claims. */
  document(id: string, known?: Known): Promise<DocumentPage | undefined>
  /** Quotes and sentences of what it gives are cut when first looked at, so look before the record is closed. */
  claims(query?: ClaimQuery): Promise<readonly RecordClaim[]>
  search(query: SearchQuery): Promise<SearchResult>
  entities(query?: EntityQuery): Promise<readonly EntityRow[]>
  decisions(query?: DecisionQuery): Promise<readonly Decision[]>
  overview(known?: Known): Promise<Overview>
  /** What was read: for the foot of every answer. `from`/`to` (EDTF) narrow it to documents of a period. */
  coverage(query?: CoverageQuery): Promise<AnswerCoverage>
  /** The same for each publisher apart; documents without one come under "". */
  coverageByPublisher(query?: CoverageQuery): Promise<readonly PublisherCoverage[]>
}

/** The record itself. Everything that a method has returned from is on disk. Errors are `RecordError`s. */
export interface Record extends RecordReader {
  /** Adds readings, all or none. Give many at once: a call is one transaction. */
  append(readings: readonly Reading[]): Promise<Appended>
  /** Adds one human decision, synced to disk before it returns. */
  decide(draft: DecisionDraft): Promise<Decision>
  /** Computes everything that is not append-only anew. */
  rebuild(): Promise<void>
  /** Reads the whole store for damage; throws a `RecordError` where there is any. */
  verify(): Promise<void>
  close(): Promise<void>
}
