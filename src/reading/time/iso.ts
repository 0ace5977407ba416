// Dates in figures alone, year first: 2024-07-02, 2024.7.2, 2024/07.
import { dayExists } from './calendar.ts'
import { type Draft, draft, put } from './draft.ts'

const SIGNS = new Set(['-', '/', '.'])

/** A date in figures at pos, or undefined. Needs year, month and day, or year and month with two figures and a dash. */
export function isoDate(text: string, pos: number, limit: number): Draft | undefined {
  const year = figures(text, pos, limit)
  const sign = text.charAt(pos + 4)
  if (year.count !== 4 || year.value < 1000 || !SIGNS.has(sign)) return undefined
  const monthAt = pos + 5
  const month = figures(text, monthAt, limit)
  if (month.count < 1 || month.count > 2 || month.value < 1 || month.value > 12) return undefined
  const d = draft(pos)
  put(d, 'year', year.value, { start: pos, end: pos + 4 })
  put(d, 'month', month.value, { start: monthAt, end: monthAt + month.count })
  if (text.charAt(d.end) !== sign) return sign === '-' && month.count === 2 ? d : undefined
  const dayAt = d.end + 1
  const day = figures(text, dayAt, limit)
  if (day.count < 1 || day.count > 2 || !dayExists(year.value, month.value, day.value)) return undefined
  put(d, 'day', day.value, { start: dayAt, end: dayAt + day.count })
  return d
}

function figures(text: string, pos: number, limit: number): { value: number; count: number } {
  let at = pos
  let value = 0
  while (at < limit && at - pos < 5) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) break
    value = value * 10 + code - 48
    at++
  }
  return { value, count: at - pos }
}
