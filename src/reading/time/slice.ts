// "The first five months of this year", "the last week of September", "the second Tuesday of October": parts by count.
import type { DatePart, PartialDate } from '../../model/when.ts'
import { addDays, addMonths, type Day, dayFrom, dayNumber, daysIn, weekdayOf } from './calendar.ts'
import type { Slice } from './expression.ts'
import type { Resolved } from './point.ts'

/** The part of a resolved year or month that is counted off; undefined where it has no such part. */
export function sliceOf(base: Resolved, slice: Slice): Resolved | undefined {
  const { year, month, day } = base.start
  if (!year || day || (base.end && !base.end.month)) return undefined
  const lastMonth = base.end?.month?.value ?? month?.value ?? 12
  const first: Day = { year: year.value, month: month?.value ?? 1, day: 1 }
  const last: Day = { year: base.end?.year?.value ?? year.value, month: lastMonth, day: daysIn(year.value, lastMonth) }
  const basis = (month ?? year).basis
  const part = (value: number): DatePart => ({ value, basis })
  if (slice.unit === 'month' || slice.unit === 'quarter') return ofMonths(slice, { first, last, year, part })
  const [from, to] = (slice.unit === 'day' ? ofDays : slice.unit === 'week' ? ofWeeks : ofWeekdays)(slice, first, last)
  if (from < dayNumber(first) || to > dayNumber(last) || to < from) return undefined
  const date = (number: number): PartialDate => {
    const of = dayFrom(number)
    return {
      year: { ...year, value: of.year },
      month: month ? { ...month, value: of.month } : part(of.month),
      day: part(of.day),
    }
  }
  return from === to ? { start: date(from) } : { start: date(from), end: date(to) }
}

interface Months {
  readonly first: Day
  readonly last: Day
  readonly year: DatePart
  readonly part: (value: number) => DatePart
}

function ofMonths(slice: Slice, { first, last, year, part }: Months): Resolved | undefined {
  const size = slice.unit === 'quarter' ? 3 : 1
  const all = (last.year - first.year) * 12 + last.month - first.month + 1
  const count = (slice.first ?? slice.last ?? 1) * size
  const index = slice.nth === undefined ? 0 : slice.nth < 0 ? all - size : (slice.nth - 1) * size
  const from = slice.last === undefined ? index : all - count
  const to = from + (slice.nth === undefined ? count : size) - 1
  if (from < 0 || to >= all) return undefined
  const start = addMonths(first, from)
  const end = addMonths(first, to)
  const date = (of: { year: number; month: number }): PartialDate => ({
    year: { ...year, value: of.year },
    month: part(of.month),
  })
  return from === to ? { start: date(start) } : { start: date(start), end: date(end) }
}

function ofDays(slice: Slice, first: Day, last: Day): [number, number] {
  const from = dayNumber(first)
  const to = dayNumber(last)
  if (slice.first !== undefined) return [from, from + slice.first - 1]
  if (slice.last !== undefined) return [to - slice.last + 1, to]
  const nth = slice.nth ?? 1
  const day = nth < 0 ? to : from + nth - 1
  return [day, day]
}

// Weeks run from Monday and count where they lie whole in the month or year.
function ofWeeks(slice: Slice, first: Day, last: Day): [number, number] {
  const monday = dayNumber(addDays(first, (8 - weekdayOf(first)) % 7))
  const sunday = dayNumber(addDays(last, -(weekdayOf(last) % 7)))
  if (slice.first !== undefined) return [monday, monday + 7 * slice.first - 1]
  if (slice.last !== undefined) return [sunday - 7 * slice.last + 1, sunday]
  const nth = slice.nth ?? 1
  return nth < 0 ? [sunday - 6, sunday] : [monday + 7 * (nth - 1), monday + 7 * nth - 1]
}

function ofWeekdays(slice: Slice, first: Day, last: Day): [number, number] {
  const weekday = slice.weekday ?? 1
  const nth = slice.nth ?? 1
  const day =
    nth < 0
      ? dayNumber(last) - ((weekdayOf(last) - weekday + 7) % 7)
      : dayNumber(first) + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
  return [day, day]
}
