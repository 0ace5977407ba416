// What a role of a claim may hold: entities, groups, quantities, words copied from the article.
import type { Span } from './span.ts'

/** A person, state, body, place, series, level, concept or document. Without `id` it is in no registry. */
export interface EntityRef {
  /** e.g. "country:KZ", "person:xi-jinping", "org:sco". */
  readonly id?: string
  /** As the text says it. */
  readonly name: string
  /** The registry's English name. */
  readonly label?: string
  /** Where the name stands, where it stands in the text. */
  readonly span?: Span
}

/** Several at once, as printed ("all sides", "the two sides"), with its members where the text lets them be known. */
export interface GroupRef {
  readonly name: string
  readonly group: true
  readonly members?: readonly EntityRef[]
  readonly span?: Span
}

export type Bound = 'exact' | 'over' | 'under' | 'about'

/** A count or an amount; `text` where the words give no number ("dozens"). */
export interface Quantity {
  readonly number?: number
  readonly unit?: string
  readonly bound: Bound
  readonly text?: string
  readonly span?: Span
}

/** Free text is a string copied from the article; numbers are ordinals. */
export type Value = EntityRef | GroupRef | Quantity | string | number

export type RoleValue = Value | readonly Value[]

export const isQuantity = (v: Value): v is Quantity => typeof v === 'object' && 'bound' in v
export const isGroup = (v: Value): v is GroupRef => typeof v === 'object' && 'group' in v
export const isEntity = (v: Value): v is EntityRef => typeof v === 'object' && !('bound' in v) && !('group' in v)
