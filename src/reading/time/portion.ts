// Halves, quarters, seasons and ends of years, months, decades and centuries as first and last dates.
import type { DatePart, PartialDate } from '../../model/when.ts'
import { addDays, type Day, daysIn, weekdayOf } from './calendar.ts'
import type { Portion } from './expression.ts'
import type { Resolved } from './point.ts'

const MONTHS: Readonly<Partial<Record<Portion, readonly [number, number]>>> = {
  'first-half': [1, 6],
  'second-half': [7, 12],
  q1: [1, 3],
  q2: [4, 6],
  q3: [7, 9],
  q4: [10, 12],
  'first-three-quarters': [1, 9],
  start: [1, 2],
  close: [11, 12],
  early: [1, 3],
  middle: [5, 8],
  late: [10, 12],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 14],
}

const DAYS: Readonly<Partial<Record<Portion, readonly [number, number]>>> = {
  start: [1, 5],
  close: [25, 31],
  early: [1, 10],
  'first-third': [1, 10],
  middle: [11, 20],
  'second-third': [11, 20],
  late: [21, 31],
  'last-third': [21, 31],
  'first-half': [1, 15],
  'second-half': [16, 31],
}

const SHARES: Readonly<Partial<Record<Portion, readonly [number, number]>>> = {
  start: [0, 0.3],
  close: [0.7, 1],
  early: [0, 0.3],
  middle: [0.35, 0.65],
  late: [0.7, 1],
  'first-half': [0, 0.5],
  'second-half': [0.5, 1],
}

const DECADES: Readonly<Partial<Record<Portion, readonly [number, number]>>> = {
  start: [0, 0.1],
  close: [0.9, 1],
  early: [0, 0.1],
  late: [0.9, 1],
}

/** Ends said in general ("early", "late") are approximate; halves, quarters and thirds are not. */
const SOFT: ReadonlySet<Portion> = new Set<Portion>([
  'start',
  'close',
  'early',
  'middle',
  'late',
  'spring',
  'summer',
  'autumn',
  'winter',
])

/** The part of a resolved year, month, decade or century that the words name. */
export function portionOf(base: Resolved, portion: Portion): Resolved {
  const { start, end } = base
  const year = start.year
  if (portion === 'week') return weekAround(base)
  if (start.day && base.end?.day) return ofWeek(base, portion)
  if (!year || start.day) return base
  if (end && start.month) return base
  if (end?.year) return ofYears(year, end.year, portion)
  const soft = SOFT.has(portion) ? { approximate: true } : {}
  return start.month ? ofMonth(start, year, start.month, portion, soft) : ofYear(year, portion, soft)
}

const WEEKDAYS: Readonly<Partial<Record<Portion, readonly [number, number]>>> = {
  start: [0, 2],
  early: [0, 2],
  'first-half': [0, 2],
  middle: [1, 3],
  'second-half': [3, 6],
  late: [4, 6],
  close: [4, 6],
}

// The beginning of a week is Monday to Wednesday, its end Friday to Sunday.
function ofWeek(base: Resolved, portion: Portion): Resolved {
  const days = WEEKDAYS[portion]
  const { year, month, day } = base.start
  if (!days || !year || !month || !day) return base
  const date = (offset: number): PartialDate => {
    const of = addDays({ year: year.value, month: month.value, day: day.value }, offset)
    return { year: derived(of.year, year), month: derived(of.month, month), day: derived(of.day, day) }
  }
  return { start: date(days[0]), end: date(days[1]) }
}

// Monday to Sunday around a day.
function weekAround(base: Resolved): Resolved {
  const { year, month, day } = base.start
  if (!year || !month || !day || base.end) return base
  const of = { year: year.value, month: month.value, day: day.value }
  const monday = addDays(of, 1 - weekdayOf(of))
  const date = (on: Day): PartialDate => ({
    year: derived(on.year, year),
    month: derived(on.month, month),
    day: derived(on.day, day),
  })
  return { start: date(monday), end: date(addDays(monday, 6)) }
}

const derived = (value: number, of: DatePart): DatePart => ({ value, basis: of.basis })

function ofYears(first: DatePart, last: DatePart, portion: Portion): Resolved {
  const length = last.value - first.value + 1
  // The beginning and end of a century are its first and last decade.
  const share = length >= 100 && DECADES[portion] ? DECADES[portion] : SHARES[portion]
  if (!share) return { start: { year: first }, end: { year: last } }
  const from = first.value + Math.floor(length * share[0])
  const to = first.value + Math.ceil(length * share[1]) - 1
  return {
    start: { year: derived(from, first), approximate: true },
    end: { year: derived(to, last), approximate: true },
  }
}

function ofYear(year: DatePart, portion: Portion, soft: { approximate?: boolean }): Resolved {
  const months = MONTHS[portion]
  if (!months) return { start: { year } }
  const [from, to] = months
  const end: PartialDate = {
    year: derived(year.value + (to > 12 ? 1 : 0), year),
    month: derived(to > 12 ? to - 12 : to, year),
    ...soft,
  }
  return { start: { year, month: derived(from, year), ...soft }, end }
}

function ofMonth(
  start: PartialDate,
  year: DatePart,
  month: DatePart,
  portion: Portion,
  soft: { approximate?: boolean },
): Resolved {
  const days = DAYS[portion]
  if (!days) return { start }
  const last = Math.min(days[1], daysIn(year.value, month.value))
  return {
    start: { year, month, day: derived(days[0], month), ...soft },
    end: { year, month, day: derived(last, month), ...soft },
  }
}
