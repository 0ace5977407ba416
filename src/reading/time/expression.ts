// What the words of a time expression say, before anything is inferred from anchors.
import type { Portion, Unit, Vague } from '../../knowledge/time-pack.ts'

export { PORTIONS, type Portion, UNITS, type Unit, VAGUE, type Vague } from '../../knowledge/time-pack.ts'

import type { Bound } from '../../model/value.ts'

/** A field of a date: written; counted from the document's day (`shift`); counted from the date told before (`same`). */
export interface Field {
  readonly value: number
  readonly how: 'written' | 'shift' | 'same'
  readonly start: number
  readonly end: number
}

/** A part of a year, month, decade or century. */

/** The first or last so many units of a year or month, or one of them by its number (-1: the last). */
export interface Slice {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'weekday'
  readonly first?: number
  readonly last?: number
  readonly nth?: number
  /** 1 Monday to 7 Sunday, where the unit is a weekday. */
  readonly weekday?: number
}

/** One date, as far as its words go. */
export interface Point {
  readonly start: number
  readonly end: number
  readonly century?: Field
  /** 90 for the nineties, with or without a century. */
  readonly decade?: Field
  readonly year?: Field
  readonly month?: Field
  readonly quarter?: Field
  readonly week?: Field
  readonly day?: Field
  /** 1 Monday to 7 Sunday. */
  readonly weekday?: Field
  readonly portion?: Portion
  /** "The first five months", "the last week" of the year or month; `nth`: the third week of it. */
  readonly slice?: Slice
  /** "Last" or "next" before the name of a month or weekday. */
  readonly turn?: -1 | 0 | 1
  /** The words soften it: "about 2013". */
  readonly approximate?: true
  /** A time of day stands in the words; dates are no finer than days. */
  readonly clock?: true
}

/** A length of time: 5 years; "half a century" is 0.5 centuries. */
export interface Amount {
  readonly number?: number
  readonly unit: Unit
  readonly bound: Bound
  readonly start: number
  readonly end: number
}

export type Relation = 'before' | 'after' | 'during' | 'eve' | 'since'

export type TimeExpr =
  | { readonly kind: 'point'; readonly point: Point }
  /** A point as a limit: by 2030, after 7 July, as of today. */
  | { readonly kind: 'limit'; readonly point: Point; readonly relation: 'before' | 'after' | 'until' }
  /** From one point to another; `now`: to the document's day; `open`: no end is said. */
  | { readonly kind: 'range'; readonly from?: Point; readonly to: Point | 'now' | 'open' }
  /** An amount of time before or after the document's day, or after the date told before. */
  | {
      readonly kind: 'shift'
      readonly amount: Amount
      readonly direction: -1 | 1
      readonly from: 'document' | 'previous'
    }
  /** The last or next so many years, days. */
  | { readonly kind: 'window'; readonly amount: Amount; readonly direction: -1 | 1 }
  /** A count of years since something, or an anniversary of it. */
  | { readonly kind: 'age'; readonly amount: Amount; readonly sort: 'since' | 'anniversary' }
  | { readonly kind: 'duration'; readonly amounts: readonly Amount[] }
  /** Hung on a happening, by id where the lookup knew it. */
  | {
      readonly kind: 'event'
      readonly event?: string
      readonly start: number
      readonly end: number
      readonly relation: Relation
      readonly offset?: Amount
    }
  /** Lately, now, some day: no date is said. */
  | { readonly kind: 'vague'; readonly sense: Vague }

export interface TimeHit {
  readonly start: number
  readonly end: number
  readonly expr: TimeExpr
  readonly kind: 'date' | 'range' | 'age' | 'duration' | 'event'
}

/** An optional lookup of names of happenings: the longest that starts at pos. */
export type EventLookup = (pos: number) => { readonly end: number; readonly id?: string } | undefined
