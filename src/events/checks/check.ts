// What a check is: looks over the events of the record and finds what does not fit, with the evidence on both sides.
import type { World } from '../../knowledge/world.ts'
import type { ClaimType } from '../../model/claim.ts'
import type { RecordClaim } from '../../record/record.ts'
import type { Event } from '../event.ts'

export interface Finding {
  /** One plain sentence. */
  readonly text: string
  /** Each side's claims; a side that is only the world registry's has none and says so in `text`. */
  readonly sides: readonly { readonly name: string; readonly claims: readonly RecordClaim[] }[]
  /** Day of the world at which it does not fit, where there is one. */
  readonly when?: string
  /** Nothing contradicts: stated is more than the record can name, which it may never have read. */
  readonly open?: true
  /** The days over which something was counted: how much of them was read stands beside the finding. */
  readonly counted?: { readonly from?: string; readonly to: string }
}

export interface CheckInput {
  readonly events: readonly Event[]
  readonly world: World
  /** The day of the world from which the check looks, in days since 1970. */
  readonly on: number
}

export interface Check {
  readonly name: string
  /** One sentence: what it looks for. */
  readonly doc: string
  /** What it cannot know, said beside its findings. */
  readonly limits: string
  /** The types of claim that it looks at. */
  readonly types: readonly ClaimType[]
  readonly run: (input: CheckInput) => readonly Finding[]
}

/** The day by which a claim had been printed, as far as the text says. */
export const printedOn = ({ document }: RecordClaim): string | undefined => document.published ?? document.dateline
