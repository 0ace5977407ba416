// Dates in figures alone, day or month first: 22.05.2008, 10/31/1974.

import { isDigit } from '../numbers/trie.ts'
import { dayExists } from './calendar.ts'
import { type Draft, draft, put } from './draft.ts'

/** Three numbers with one sign between them; the year has four figures, or two beside two and two. */
export function numericDate(
  order: 'month-first' | 'day-first',
  text: string,
  pos: number,
  limit: number,
): Draft | undefined {
  const found = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/.exec(text.slice(pos, Math.min(limit, pos + 10)))
  if (!found || isDigit(text.charCodeAt(pos + found[0].length))) return undefined
  const [whole, first = '', , second = '', year = ''] = found
  const secondAt = pos + first.length + 1
  const spans = [
    { value: Number(first), start: pos, end: pos + first.length },
    { value: Number(second), start: secondAt, end: secondAt + second.length },
  ] as const
  const [month, day] = order === 'month-first' ? spans : [spans[1], spans[0]]
  const at = pos + whole.length - year.length
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  // Two figures are a year only in the full dress of day and month.
  if (year.length === 2 && (first.length !== 2 || second.length !== 2)) return undefined
  if (month.value < 1 || month.value > 12 || !dayExists(full, month.value, day.value)) return undefined
  const d = draft(pos)
  put(d, 'month', month.value, month)
  put(d, 'day', day.value, day)
  put(d, 'year', full, { start: at, end: pos + whole.length })
  return d
}
