// The year of a dateline that prints none: only where the lead holds a full date that the dateline follows at once.
import { dateIn, daysBetween, edtf, type PrintedDate } from './dates.ts'
import type { Page } from './head.ts'
import { run } from './hit.ts'
import type { Line } from './lines.ts'

/** A report follows what it reports within so many days. */
const REPORT_LAG = 3
/** A newspaper's page follows its reports within so many days. */
const PAGE_LAG = 31

/** The year of another article on the page, where the two datelines are then a few weeks apart at most. */
export const yearOfPageMate = (date: PrintedDate, dated: readonly PrintedDate[]): number | undefined => {
  if (date.month === undefined || date.day === undefined) return undefined
  const mate = dated.find((other) => {
    const days = daysBetween(other, { ...date, ...(other.year === undefined ? {} : { year: other.year }) })
    return days !== undefined && Math.abs(days) <= PAGE_LAG
  })
  return mate?.year
}

/** Whether the page's date is that of the dateline or a few weeks later. */
export const isFollowing = (page: PrintedDate, dateline: PrintedDate | undefined): boolean => {
  if (dateline === undefined || dateline.month === undefined || dateline.day === undefined) return false
  const year = dateline.year ?? page.year ?? 2000
  const days = daysBetween({ ...dateline, year }, { ...page, year: page.year ?? year })
  return days !== undefined && days >= 0 && days <= PAGE_LAG
}

/** The year that the lead's full dates give the dateline; undefined where they give none, or two. */
export const yearFromText = (page: Page, lines: readonly Line[], dateline: PrintedDate): number | undefined => {
  const lead = lines.find((l) => l.kind === 'prose')
  if (lead === undefined) return undefined
  const years = new Set<number>()
  for (const date of fullDates(page, lead)) {
    const year = date.year ?? 0
    const days = daysBetween(date, { ...dateline, year })
    if (edtf(date) && days !== undefined && days >= 0 && days <= REPORT_LAG) years.add(year)
  }
  return years.size === 1 ? [...years][0] : undefined
}

const LEAD = 600

/** Full dates of the lead; of a period, its last day. */
const fullDates = ({ text, tables }: Page, line: Line): PrintedDate[] => {
  const window = text.slice(line.start, Math.min(line.end, line.start + LEAD))
  const dates: PrintedDate[] = []
  for (const shape of tables.periods) {
    let at = 0
    for (;;) {
      const hit = run(shape, window.slice(at), 0, line.start + at)
      if (hit === undefined) break
      dates.push(dateIn(hit, tables.press))
      at = hit.end - line.start
    }
  }
  return dates
}
