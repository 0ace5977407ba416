// Dates as periods: the first and last day that an EDTF string can mean, so that dates are compared as time and never as text.

/** Days since 1970-01-01, both ends included; open and unknown ends are ±FAR. */
export interface Period {
  readonly from: number
  readonly to: number
}

export const FAR = 10_000_000
const DAY = 86_400_000

/** The number of a calendar day; year 2024, month 7, day 4. Months and days may overflow, as in Date. */
export const day = (year: number, month = 1, date = 1): number => {
  const d = new Date(0)
  d.setUTCFullYear(year, month - 1, date)
  return Math.round(d.getTime() / DAY)
}

/** A day as EDTF, "2024-07-04". */
export const dayText = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10)

export const overlaps = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to

const DATE = /^(-?[\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?$/
const SEASONS: Readonly<globalThis.Record<number, readonly [number, number]>> = {
  // Quarters and halves are exact; seasons of the north are as the notation's users mean them.
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [12, 14],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
}

const year = (text: string): readonly [number, number] => [
  Number(text.replaceAll('X', text.startsWith('-') ? '9' : '0')),
  Number(text.replaceAll('X', text.startsWith('-') ? '0' : '9')),
]

const single = (text: string): Period | undefined => {
  const match = DATE.exec(text.replace(/T.*$/, '').replaceAll(/[~?%]/g, ''))
  if (!match?.[1]) return undefined
  const [first, last] = year(match[1])
  const month = match[2]
  if (month === undefined || month.includes('X')) return { from: day(first), to: day(last + 1) - 1 }
  const m = Number(month)
  if (m > 12) {
    const season = SEASONS[m]
    return season && { from: day(first, season[0]), to: day(last, season[1] + 1) - 1 }
  }
  if (m < 1) return undefined
  const date = match[3]
  if (date === undefined || date.includes('X')) return { from: day(first, m), to: day(last, m + 1) - 1 }
  const d = Number(date)
  const at = day(first, m, d)
  // 30 February is no day.
  if (d < 1 || at > day(first, m + 1) - 1) return undefined
  return { from: at, to: day(last, m, d) }
}

const end = (text: string, which: 'from' | 'to'): number | undefined => {
  if (text === '' || text === '..') return which === 'from' ? -FAR : FAR
  return single(text)?.[which]
}

const hull = (periods: readonly (Period | undefined)[]): Period | undefined => {
  const known = periods.filter((p) => p !== undefined)
  if (known.length === 0 || known.length < periods.length) return undefined
  return { from: Math.min(...known.map((p) => p.from)), to: Math.max(...known.map((p) => p.to)) }
}

/** Dates asked for again and again are read once; so many are held. */
const HELD = 50_000
const held = new Map<string, Period | undefined>()

/** The days that an EDTF string can mean, or undefined where it is none. Approximate dates keep their stated days. */
export const bounds = (edtf: string | undefined): Period | undefined => {
  if (!edtf) return undefined
  const known = held.get(edtf)
  if (known || held.has(edtf)) return known
  if (held.size >= HELD) held.clear()
  const found = periodOf(edtf)
  held.set(edtf, found)
  return found
}

const periodOf = (edtf: string): Period | undefined => {
  const text = edtf.trim()
  if (/^[[{].*[\]}]$/.test(text)) {
    const parts = text.slice(1, -1).split(',')
    return hull(parts.map((part) => bounds(part.trim().replace(/^(.+)\.\.(.+)$/, '$1/$2'))))
  }
  const slash = text.indexOf('/')
  if (slash === -1) return single(text)
  const from = end(text.slice(0, slash), 'from')
  const to = end(text.slice(slash + 1), 'to')
  return from === undefined || to === undefined || from > to ? undefined : { from, to }
}

/** The same as ISO days that compare as text; open ends reach to year 0 and 9999. */
export const boundsOf = (edtf: string | undefined): readonly [string, string] | undefined => {
  const found = bounds(edtf)
  return (
    found && [
      found.from === -FAR ? '0000-01-01' : dayText(found.from),
      found.to === FAR ? '9999-12-31' : dayText(found.to),
    ]
  )
}
