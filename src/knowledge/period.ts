// Dates and periods as pack files write them: EDTF-like days, months or years, alone or as from..to.

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/

/** "2024", "2024-07", "2024-07-04", each with ~ or ?, or two of them about "..", the second of which may be missing. */
export const readPeriod = (text: string): { from: string; to?: string } | string => {
  const [from = '', to, ...more] = text.split('..')
  if (more.length > 0 || !isDate(from))
    return `"${text}" is no date or period: write 2024-07-04, 2013.. or 2001-06-15..2011`
  if (to === undefined) return { from, to: from }
  if (to === '') return { from }
  if (!isDate(to)) return `"${to}" is no date`
  if (earliest(from) > latest(to)) return `the period ends before it begins: ${text}`
  return { from, to }
}

const isDate = (text: string): boolean => {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (!year) return false
  if (month && (Number(month) < 1 || Number(month) > 12)) return false
  return !day || (Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
}

/** Bounds that compare as text; a partial date itself must not. */
const earliest = (date: string): string => `${date.replace(/[~?%]$/, '')}-01-01`.slice(0, 10)
const latest = (date: string): string => {
  const plain = date.replace(/[~?%]$/, '')
  return plain + '-12-31'.slice(plain.length === 10 ? 6 : plain.length - 4)
}
