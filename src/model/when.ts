// The time of what is claimed: part by part what the text says and what was inferred, and from what.
import type { Span } from './span.ts'

/** How a part of a date came to be known. */
export type Basis =
  | { readonly kind: 'written'; readonly span: Span }
  /** Inferred: `from` names the anchor ("dateline", "published", "document", "event", a registry id). */
  | { readonly kind: 'inferred'; readonly from: string; readonly span?: Span }

export interface DatePart {
  readonly value: number
  readonly basis: Basis
}

/** A day, month or year; finer parts may be missing, coarser ones too ("the 8th" with nothing to hang it on). */
export interface PartialDate {
  readonly year?: DatePart
  readonly month?: DatePart
  readonly day?: DatePart
  readonly approximate?: boolean
}

/** A date or a period; `edtf` is the sum of it, absent where the year stays open. */
export interface When {
  readonly edtf?: string
  /** The words of the text that give the time, where there are any. */
  readonly span?: Span
  readonly start?: PartialDate
  readonly end?: PartialDate
}
