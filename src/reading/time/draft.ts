// A date under construction while its words are scanned.

import type { TimePack } from '../../knowledge/time-pack.ts'
import type { Field, Point, Portion, Slice } from './expression.ts'

export type FieldName = 'century' | 'decade' | 'year' | 'quarter' | 'month' | 'week' | 'day' | 'weekday'

/** A point being built; `end` moves along. */
export interface Draft {
  start: number
  end: number
  fields: Partial<Record<FieldName, Field>>
  portion?: Portion
  slice?: Slice
  turn?: -1 | 0 | 1
  approximate?: true
  clock?: true
  /** The last number has no unit word yet: it stands after a range word ("2 to 6 July"). */
  open?: 'year' | 'month' | 'day'
}

export const draft = (start: number): Draft => ({ start, end: start, fields: {} })

export const written = (value: number, start: number, end: number): Field => ({ value, how: 'written', start, end })

/** Puts a written field in and moves on to its end. */
export function put(d: Draft, name: FieldName, value: number, span: { start: number; end: number }): void {
  d.fields[name] = written(value, span.start, span.end)
  d.end = span.end
}

const SAME: Readonly<Record<string, number>> = { same: 0, 'same+1': 1, 'same-1': -1 }

/** Puts in what a deictic word says ("last year", "the same day"). */
export function putDeictic(d: Draft, word: TimePack['deictic'][string], start: number, end: number): void {
  for (const name of ['century', 'decade', 'year', 'quarter', 'month', 'week', 'day'] as const) {
    const shift = word[name]
    if (shift === undefined) continue
    d.fields[name] =
      typeof shift === 'number'
        ? { value: shift, how: 'shift', start, end }
        : { value: SAME[shift] ?? 0, how: 'same', start, end }
  }
  if (word.portion) d.portion = word.portion
  if (word.clock) d.clock = true
  d.end = end
}

export const isEmpty = (d: Draft): boolean => Object.keys(d.fields).length === 0 && !d.portion && !d.slice

export function point(d: Draft): Point {
  const { start, end, fields, portion, slice, turn, approximate, clock } = d
  return {
    start,
    end,
    ...fields,
    ...(portion ? { portion } : {}),
    ...(slice ? { slice } : {}),
    ...(turn === undefined ? {} : { turn }),
    ...(approximate ? { approximate } : {}),
    ...(clock ? { clock } : {}),
  }
}
