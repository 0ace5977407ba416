// Resolves one date: which parts the words give, which follow from anchors, and which stay open.
import type { DatePart, PartialDate } from '../../model/when.ts'
import { inferredPart, type Previous, type Reference, writtenPart } from './anchors.ts'
import { addDays, addMonths, type Day, dayExists, dayNumber, isDay, weekdayOf } from './calendar.ts'
import type { Field, Point } from './expression.ts'
import { portionOf } from './portion.ts'
import { sliceOf } from './slice.ts'

export type Direction = 'past' | 'future'

/** What a point is resolved against. */
export interface Context {
  readonly reference: Reference | undefined
  readonly previous: Previous | undefined
  /** The report's own day where its year is unknown. */
  readonly monthDay?: { readonly month: number; readonly day: number } | undefined
  readonly direction: Direction | undefined
  /** The other end of a range: parts that this end leaves out are taken from it. */
  readonly sibling?: PartialDate
  /** Take the earliest date at or after the sibling. */
  readonly after?: boolean
}

/** A date, or the first and last date of a longer stretch; `decade` where EDTF writes it with an X. */
export interface Resolved {
  readonly start: PartialDate
  readonly end?: PartialDate
  readonly edtf?: string
  /** The words name a date that no calendar has, or the year stays open. */
  readonly open?: true
}

/** How far back a date without a year may lie, in days, to be the last one of its name. */
const NEAR = 120

export function resolvePoint(point: Point, context: Context): Resolved {
  const approximate = point.approximate ? { approximate: true } : {}
  const base = baseOf(point, context)
  if (!base) return { start: { ...bare(point), ...approximate }, open: true }
  const sliced = point.slice ? sliceOf(base, point.slice) : base
  if (!sliced) return { start: { ...bare(point), ...approximate }, open: true }
  const whole = point.portion ? portionOf(sliced, point.portion) : sliced
  return {
    ...whole,
    start: { ...whole.start, ...approximate },
    ...(whole.end ? { end: { ...whole.end, ...approximate } } : {}),
  }
}

function baseOf(point: Point, context: Context): Resolved | undefined {
  if (point.decade || point.century) return longAgo(point, context.reference)
  if (point.week) return weekOf(point, point.week, context)
  if (point.quarter) return quarterOf(point.quarter, context.reference)
  if (point.day && point.day.how !== 'written') return dayShift(point.day, context)
  if (point.weekday && !point.day) return weekdayNear(point.weekday, point.turn, context)
  const month = monthOf(point, context)
  if (month === null) return undefined
  const year = yearOf(point, month, context)
  if (!year) return undefined
  return dated(point, year, month)
}

function dated(point: Point, year: DatePart, month: DatePart | undefined): Resolved | undefined {
  if (point.day && (!month || !dayExists(year.value, month.value, point.day.value))) return undefined
  return {
    start: {
      year,
      ...(month ? { month } : {}),
      ...(point.day ? { day: writtenPart(point.day.value, point.day) } : {}),
    },
  }
}

/** The written parts alone, where nothing gives the rest. */
export function bare(point: Point): PartialDate {
  const part = (field: Field | undefined): DatePart | undefined =>
    field?.how === 'written' ? writtenPart(field.value, field) : undefined
  const year = part(point.year)
  const month = part(point.month)
  const day = part(point.day)
  return { ...(year ? { year } : {}), ...(month ? { month } : {}), ...(day ? { day } : {}) }
}

// null: the words ask for a month that no anchor gives; undefined: they ask for none.
function monthOf(point: Point, context: Context): DatePart | undefined | null {
  const { month, day } = point
  const { reference, previous, sibling } = context
  if (month?.how === 'written') return writtenPart(month.value, month)
  if (month?.how === 'shift') {
    const known = reference?.known
    if (known?.month === undefined) return null
    return inferredPart(
      addMonths({ year: known.year, month: known.month }, month.value).month,
      reference?.from ?? 'published',
      month,
    )
  }
  if (month?.how === 'same') {
    const { year, month: told } = previous?.known ?? {}
    if (told === undefined && month.value === 0 && reference?.known.month !== undefined) {
      return inferredPart(reference.known.month, reference.from, month)
    }
    if (told === undefined) return null
    return inferredPart(addMonths({ year: year ?? 2000, month: told }, month.value).month, 'document', month)
  }
  if (!day) return undefined
  if (sibling?.month) return { value: sibling.month.value, basis: { kind: 'inferred', from: 'document' } }
  return dayAlone(day, context)
}

// A day without a month: near the document's own day, else in the month told before.
function dayAlone(day: Field, { reference, previous, direction }: Context): DatePart | null {
  const told = previous?.known.month
  if (isDay(reference?.known)) {
    const found = nearestDay(day.value, reference.known, direction)
    return found ? inferredPart(found.month, reference.from, undefined) : null
  }
  if (told !== undefined) return inferredPart(told, 'document')
  return reference?.known.month === undefined ? null : inferredPart(reference.known.month, reference.from)
}

// The day of that number nearest to the reference, on the side that the direction tells.
function nearestDay(number: number, reference: Day, direction: Direction | undefined): Day | undefined {
  let best: Day | undefined
  let distance = Number.POSITIVE_INFINITY
  for (const shift of [-1, 0, 1]) {
    const month = addMonths(reference, shift)
    if (!dayExists(month.year, month.month, number)) continue
    const day = { ...month, day: number }
    const away = dayNumber(day) - dayNumber(reference)
    // Time zones may put the report's own day one behind.
    if ((direction === 'past' && away > 1) || (direction === 'future' && away < -1)) continue
    const weight = Math.abs(away) - (away < 0 && direction === undefined ? 5 : 0)
    if (weight < distance) {
      best = day
      distance = weight
    }
  }
  return best
}

function yearOf(point: Point, month: DatePart | undefined, context: Context): DatePart | undefined {
  const { year } = point
  const { reference, previous, sibling } = context
  if (year?.how === 'written') return writtenPart(year.value, year)
  if (year?.how === 'shift') return reference && inferredPart(reference.known.year + year.value, reference.from, year)
  if (year?.how === 'same') {
    if (previous?.known.year !== undefined) return inferredPart(previous.known.year + year.value, 'document', year)
    return year.value === 0 && reference ? inferredPart(reference.known.year, reference.from, year) : undefined
  }
  if (!month) return undefined
  if (sibling?.year && (!point.month || point.month.how === 'written')) {
    return siblingYear(sibling, sibling.year, month, context)
  }
  if (point.month?.how === 'shift' && reference?.known.month !== undefined) {
    const shifted = addMonths({ year: reference.known.year, month: reference.known.month }, point.month.value)
    return inferredPart(shifted.year, reference.from, point.month)
  }
  if (point.month?.how === 'same' && previous?.known.year !== undefined) {
    const shifted = addMonths({ year: previous.known.year, month: previous.known.month ?? 1 }, point.month.value)
    return inferredPart(shifted.year, 'document', point.month)
  }
  if (point.turn !== undefined) return turnedYear(point.turn, month, reference)
  return openYear(point, month, context)
}

function siblingYear(sibling: PartialDate, year: DatePart, month: DatePart, context: Context): DatePart {
  const wraps = context.after && sibling.month !== undefined && month.value < sibling.month.value
  return { value: year.value + (wraps ? 1 : 0), basis: { kind: 'inferred', from: 'document' } }
}

// "Last May" is the last one that is over, "next May" the first one that has not begun.
function turnedYear(turn: -1 | 0 | 1, month: DatePart, reference: Reference | undefined): DatePart | undefined {
  if (reference?.known.month === undefined) return undefined
  const { year, month: own } = reference.known
  const shift = turn === -1 ? (month.value < own ? 0 : -1) : turn === 1 ? (month.value > own ? 0 : 1) : 0
  return inferredPart(year + shift, reference.from)
}

// Month and perhaps day, no year: the year told just before, or the one nearest to the document.
function openYear(point: Point, month: DatePart, context: Context): DatePart | undefined {
  const { reference, previous, direction } = context
  const told = previous?.known.year
  if (told !== undefined && goesOnFrom(point, month, context)) return inferredPart(told, 'document')
  if (!reference && freshDay(point, month, context)) return undefined
  if (!reference) return told === undefined ? undefined : inferredPart(told, 'document')
  const { known, from } = reference
  const byWeekday =
    point.weekday && point.day && weekdayYear(month.value, point.day.value, point.weekday.value, known.year)
  if (byWeekday) return inferredPart(byWeekday, from, point.weekday)
  if (known.month === undefined)
    return told === undefined ? inferredPart(known.year, from) : inferredPart(told, 'document')
  if (!isDay(known)) return inferredPart(known.year, from)
  const year = nearYear(month.value, point.day?.value, known, direction)
  return year === undefined ? undefined : inferredPart(year, from)
}

// Whether a date goes on from the year told just before: in a chronology, but not for the report's own fresh days.
function goesOnFrom(point: Point, month: DatePart, context: Context): boolean {
  const { reference, previous } = context
  if (!previous?.yearWritten || point.month?.how !== 'written') return false
  if (!reference && previous.known.month === undefined && freshDay(point, month, context)) return false
  if (!isDay(reference?.known)) return true
  const near = previous.end !== undefined && point.start >= previous.end && point.start - previous.end <= 80
  if (!near || !point.day || previous.known.month !== undefined) return near
  const { year } = reference.known
  if (!dayExists(year, month.value, point.day.value)) return true
  const away = dayNumber(reference.known) - dayNumber({ year, month: month.value, day: point.day.value })
  return away < -1 || away > 31
}

// A day of the last weeks before a report whose year is unknown: it is of that year, not of one told before.
function freshDay(point: Point, month: DatePart, { monthDay }: Context): boolean {
  if (!monthDay || !point.day || !dayExists(undefined, month.value, point.day.value)) return false
  if (!dayExists(undefined, monthDay.month, monthDay.day)) return false
  const away =
    dayNumber({ year: 2000, ...monthDay }) - dayNumber({ year: 2000, month: month.value, day: point.day.value })
  return ((away % 366) + 367) % 366 <= 32
}

// A weekday beside day and month tells the year, where one of the neighbouring years has it.
function weekdayYear(month: number, day: number, weekday: number, near: number): number | undefined {
  return [near, near - 1, near + 1].find(
    (year) => dayExists(year, month, day) && weekdayOf({ year, month, day }) === weekday,
  )
}

// Reports leave out the year of this year, and of last year only while it is fresh.
function nearYear(
  month: number,
  day: number | undefined,
  reference: Day,
  direction: Direction | undefined,
): number | undefined {
  const away = (year: number): number => {
    const to = dayExists(year, month, day ?? 1) ? { year, month, day: day ?? 1 } : { year, month, day: 28 }
    return dayNumber(to) - dayNumber(reference)
  }
  const now = away(reference.year)
  const slack = day === undefined ? 31 : 2
  if (direction === 'future')
    return now >= -slack ? reference.year : away(reference.year + 1) <= 366 ? reference.year + 1 : undefined
  if (now <= slack) {
    // A January date in a December report, with nothing said, is the coming one.
    if (direction === undefined && -now > 366 - NEAR && away(reference.year + 1) < 60) return reference.year + 1
    return reference.year
  }
  const last = -away(reference.year - 1)
  if (last <= NEAR) return reference.year - 1
  return direction === 'past' ? undefined : reference.year
}

function dayShift(field: Field, { reference, previous }: Context): Resolved | undefined {
  if (field.how === 'same') {
    const { year, month, day } = previous?.known ?? {}
    if (month !== undefined && day !== undefined) return sameDay(field, { year, month, day })
    if (field.value !== 0) return undefined
  }
  if (!isDay(reference?.known)) return undefined
  return whole(addDays(reference.known, field.value), reference.from, field)
}

function sameDay(field: Field, told: { year: number | undefined; month: number; day: number }): Resolved {
  const day = addDays({ ...told, year: told.year ?? 2000 }, field.value)
  if (told.year !== undefined) return whole(day, 'document', field)
  const part = (value: number): DatePart => inferredPart(value, 'document', field)
  return { start: { month: part(day.month), day: part(day.day) }, open: true }
}

function whole(day: Day, from: string, field: Field): Resolved {
  const part = (value: number): DatePart => inferredPart(value, from, field)
  return { start: { year: part(day.year), month: part(day.month), day: part(day.day) } }
}

function weekOf(point: Point, week: Field, { reference }: Context): Resolved | undefined {
  if (!isDay(reference?.known)) return undefined
  const monday = addDays(reference.known, 1 - weekdayOf(reference.known) + 7 * week.value)
  if (point.weekday) return whole(addDays(monday, point.weekday.value - 1), reference.from, point.weekday)
  return {
    start: whole(monday, reference.from, week).start,
    end: whole(addDays(monday, 6), reference.from, week).start,
  }
}

function quarterOf(quarter: Field, reference: Reference | undefined): Resolved | undefined {
  const { year, month } = reference?.known ?? {}
  if (year === undefined || month === undefined) return undefined
  const from = reference?.from ?? 'published'
  const first = addMonths({ year, month: month - ((month - 1) % 3) }, quarter.value * 3)
  const date = (of: { year: number; month: number }): PartialDate => ({
    year: inferredPart(of.year, from, quarter),
    month: inferredPart(of.month, from, quarter),
  })
  return { start: date(first), end: date(addMonths(first, 2)) }
}

// A weekday alone is the last one in a report of what was done, the next one in what is to come.
function weekdayNear(
  weekday: Field,
  turn: -1 | 0 | 1 | undefined,
  { reference, direction }: Context,
): Resolved | undefined {
  if (!isDay(reference?.known)) return undefined
  const ahead = (weekday.value - weekdayOf(reference.known) + 7) % 7
  const past = turn === -1 || (turn === undefined && direction !== 'future')
  const far = turn !== undefined && turn !== 0 && ahead === 0
  const shift = past ? (ahead === 0 && !far ? 0 : ahead - 7) : far ? 7 : ahead
  return whole(addDays(reference.known, shift), reference.from, weekday)
}

function longAgo(point: Point, reference: Reference | undefined): Resolved | undefined {
  const century = centuryStart(point.century, reference)
  const from = reference?.from ?? 'document'
  const part = (value: number, field: Field): DatePart =>
    field.how === 'written' ? writtenPart(value, field) : inferredPart(value, from, field)
  if (point.decade) {
    const value = decadeStart(point.decade.value, point.century ? century : undefined, reference)
    if (value === undefined || (point.century && century === undefined)) return undefined
    const decade = Math.floor(value / 10)
    return {
      start: { year: part(value, point.decade) },
      end: { year: part(value + 9, point.decade) },
      edtf: `${decade}X`,
    }
  }
  if (century === undefined || !point.century) return undefined
  return { start: { year: part(century, point.century) }, end: { year: part(century + 99, point.century) } }
}

function centuryStart(century: Field | undefined, reference: Reference | undefined): number | undefined {
  if (!century) return undefined
  if (century.how === 'written') return (century.value - 1) * 100
  return reference && (Math.floor(reference.known.year / 100) + century.value) * 100
}

function decadeStart(
  decade: number,
  century: number | undefined,
  reference: Reference | undefined,
): number | undefined {
  if (decade >= 1000) return decade
  if (century !== undefined) return century + decade
  // "The nineties" with no century: the last ones, where that is no question.
  if (decade >= 30) return 1900 + decade
  return reference && reference.known.year >= 2000 + decade + 10 ? 2000 + decade : undefined
}
