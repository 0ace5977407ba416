// Stretches of whole days, to compare answers of different engines: first and last day, open ends as undefined.
import { addDays, addMonths, dayNumber, daysIn, weekdayOf } from '../../src/reading/time/calendar.ts'

export interface Days {
  readonly from?: string
  readonly to?: string
}

const pad = (value: number, places: number): string => String(value).padStart(places, '0')
export const iso = (day: { year: number; month: number; day: number }): string =>
  `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`

export function dayOf(text: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return { year, month: month || 1, day: day || 1 }
}

export const dayBefore = (text: string): string => iso(addDays(dayOf(text), -1))
export const same = (a: Days, b: Days): boolean => a.from === b.from && a.to === b.to
export const lengthOf = (days: Days): number =>
  days.from && days.to ? dayNumber(dayOf(days.to)) - dayNumber(dayOf(days.from)) + 1 : Number.POSITIVE_INFINITY
export const show = (days: Days | undefined): string =>
  days ? (days.from === days.to ? (days.from ?? '?') : `${days.from ?? '..'}/${days.to ?? '..'}`) : 'nothing'

export type Grain = 'Day' | 'Week' | 'Month' | 'Quarter' | 'Year'

/** The whole day, week, month, quarter or year that starts with this day. */
export function stretch(start: string, grain: Grain): Days {
  const day = dayOf(start)
  if (grain === 'Day') return { from: iso(day), to: iso(day) }
  if (grain === 'Week') {
    const monday = addDays(day, 1 - weekdayOf(day))
    return { from: iso(monday), to: iso(addDays(monday, 6)) }
  }
  const months = grain === 'Month' ? 1 : grain === 'Quarter' ? 3 : 12
  const from = grain === 'Year' ? { year: day.year, month: 1, day: 1 } : { ...day, day: 1 }
  const next = addMonths(from, months)
  return { from: iso(from), to: iso(addDays({ ...next, day: 1 }, -1)) }
}

/** First and last day of an EDTF string of our own. */
export function daysOfEdtf(edtf: string): Days {
  const [first = '', last = first] = edtf.replaceAll('~', '').split('/')
  const from = first === '..' ? undefined : edge(first, false)
  const to = last === '..' ? undefined : edge(last, true)
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

function edge(text: string, end: boolean): string {
  const [years = '', month, day] = text.split('-')
  const year = Number(years.replace('X', end ? '9' : '0'))
  const inMonth = month ? Number(month) : end ? 12 : 1
  return iso({ year, month: inMonth, day: day ? Number(day) : end ? daysIn(year, inMonth) : 1 })
}
