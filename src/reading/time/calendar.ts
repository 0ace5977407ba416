// The civil calendar without clocks or zones: days counted from 1970-01-01, and arithmetic on partial dates.

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A date as far as it is known. */
export interface Known {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
export const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0)

/** Whether a day of a month exists in some year (2-29 does), or in the year given. */
export const dayExists = (year: number | undefined, month: number, day: number): boolean =>
  day >= 1 && day <= daysIn(year ?? 2000, month)

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468
}

export function dayFrom(number: number): Day {
  const z = number + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp + (mp < 10 ? 3 : -9)
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

export const addDays = (day: Day, count: number): Day => dayFrom(dayNumber(day) + count)

export function addMonths(date: { year: number; month: number }, count: number): { year: number; month: number } {
  const months = date.year * 12 + date.month - 1 + count
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
}

const pad = (value: number, places: number): string => String(value).padStart(places, '0')

/** EDTF of a date as far as it is known; undefined outside the years that four figures write. */
export function edtf(date: Known): string | undefined {
  if (date.year < 0 || date.year > 9999 || !Number.isInteger(date.year)) return undefined
  const year = pad(date.year, 4)
  if (date.month === undefined) return year
  if (date.day === undefined) return `${year}-${pad(date.month, 2)}`
  return `${year}-${pad(date.month, 2)}-${pad(date.day, 2)}`
}

/** The first date of an EDTF string that is a day, month or year ("2024-07-02/2024-07-06" gives the first day). */
export function parseEdtf(text: string | undefined): Known | undefined {
  if (!text) return undefined
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text)
  if (!parts) return undefined
  const year = Number(parts[1])
  if (parts[2] === undefined) return { year }
  const month = Number(parts[2])
  if (month < 1 || month > 12) return { year }
  if (parts[3] === undefined || !dayExists(year, month, Number(parts[3]))) return { year, month }
  return { year, month, day: Number(parts[3]) }
}

export const isDay = (date: Known | undefined): date is Day => date?.month !== undefined && date.day !== undefined
