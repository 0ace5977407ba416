// What a dateline or date line says in numbers: as much as is printed, never a guessed year.
import type { Press } from '../knowledge/publishers.ts'
import type { Dateline } from '../model/article.ts'
import type { Hit } from './hit.ts'

/** A date as printed; parts that the words do not give are absent. */
export interface PrintedDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

const slotNumber = (text: string | undefined, press: Press): number | undefined => {
  if (text === undefined) return undefined
  const narrow = text.normalize('NFKC')
  if (/^\d+$/u.test(narrow)) return Number(narrow)
  return numeral(text, press.words.numerals)
}

/** Numerals of a language's own: digit by digit for years, with the sign for ten below a hundred. */
const numeral = (text: string, values: ReadonlyMap<string, number>): number | undefined => {
  const digits: number[] = []
  for (const char of text) {
    const value = values.get(char)
    if (value === undefined) return undefined
    digits.push(value)
  }
  const ten = digits.indexOf(10)
  if (ten < 0) return digits.reduce((sum, d) => sum * 10 + d, 0)
  if (digits.indexOf(10, ten + 1) >= 0 || ten > 1 || digits.length > ten + 2) return undefined
  return (ten === 0 ? 1 : (digits[0] ?? 1)) * 10 + (digits[ten + 1] ?? 0)
}

const monthNumber = (hit: Hit, press: Press): number | undefined => {
  const plain = slotNumber(hit.slots.get('mm')?.text, press)
  if (plain !== undefined) return plain
  const text = hit.slots.get('month')?.text
  if (text === undefined || press.words.months.length === 0) return slotNumber(text, press)
  const low = text.toLowerCase()
  const index = press.words.months.findIndex((forms) => forms.some((form) => form.toLowerCase() === low))
  return index < 0 ? undefined : index + 1
}

/** The date in a hit's slots; a day that no month has is no date. */
export const dateIn = (hit: Hit, press: Press): PrintedDate => {
  const year = slotNumber(hit.slots.get('year')?.text, press)
  const month = monthNumber(hit, press)
  const day = slotNumber(hit.slots.get('day')?.text, press)
  if (month !== undefined && day !== undefined && !exists(year ?? 2000, month, day)) return {}
  return {
    ...(year !== undefined && year >= 1800 && year < 2100 ? { year } : {}),
    ...(month !== undefined ? { month } : {}),
    ...(day !== undefined ? { day } : {}),
  }
}

const exists = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const two = (n: number): string => String(n).padStart(2, '0')

export const edtf = ({ year, month, day }: PrintedDate): string | undefined => {
  if (year === undefined || month === undefined) return undefined
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
}

/** Days from the first date to the second, both full. */
export const daysBetween = (from: PrintedDate, to: PrintedDate): number | undefined => {
  const at = ({ year, month, day }: PrintedDate): number =>
    Date.UTC(year ?? Number.NaN, (month ?? Number.NaN) - 1, day ?? Number.NaN)
  const days = Math.round((at(to) - at(from)) / 86_400_000)
  return Number.isNaN(days) ? undefined : days
}

/** The dateline of a hit, with the year that the text gave elsewhere where the dateline prints none. */
export const datelineOf = (hit: Hit, offset: number, date: PrintedDate, year: number | undefined): Dateline => {
  const full = edtf({ ...date, ...(date.year === undefined && year !== undefined ? { year } : {}) })
  const place = hit.slots.get('place')?.text.trim()
  const known = date.month !== undefined && date.day !== undefined
  return {
    span: { start: hit.start - offset, end: hit.end - offset },
    ...(place ? { place } : {}),
    ...(full !== undefined && known ? { date: full } : {}),
    ...(full === undefined && known ? { monthDay: { month: date.month ?? 0, day: date.day ?? 0 } } : {}),
  }
}
