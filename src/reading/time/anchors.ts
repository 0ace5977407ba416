// From which day the words of a text count, and how each part of a date came to be known.
import type { Basis, DatePart, PartialDate, When } from '../../model/when.ts'
import { type Day, dayExists, dayNumber, isDay, type Known, parseEdtf } from './calendar.ts'
import type { Field } from './expression.ts'

/** What dates may be inferred from. All EDTF days or less precise; absent means unknown. */
export interface TimeAnchors {
  readonly dateline?: string
  readonly published?: string
  /** Month and day of a dateline without a year. */
  readonly datelineMonthDay?: { readonly month: number; readonly day: number }
  /** The last full or partial date before this place in the text. */
  readonly previous?: When
  /** EDTF of a happening, by id. */
  readonly events?: (id: string) => string | undefined
}

/** The day (or month, or year) that the document's own words count from. */
export interface Reference {
  readonly known: Known
  readonly from: 'dateline' | 'published'
}

export function referenceOf(anchors: TimeAnchors): Reference | undefined {
  const dateline = parseEdtf(anchors.dateline)
  if (isDay(dateline)) return { known: dateline, from: 'dateline' }
  const published = parseEdtf(anchors.published)
  const dated = anchors.datelineMonthDay && published && datelineYear(anchors.datelineMonthDay, published)
  if (dated) return { known: dated, from: 'dateline' }
  if (published) return { known: published, from: 'published' }
  return dateline && { known: dateline, from: 'dateline' }
}

// A dateline is not later than its publication, but for the day that time zones take.
function datelineYear(monthDay: { month: number; day: number }, published: Known): Day | undefined {
  const { month, day } = monthDay
  const late =
    isDay(published) &&
    dayExists(published.year, month, day) &&
    dayNumber({ year: published.year, month, day }) > dayNumber(published) + 2
  const year = late ? published.year - 1 : published.year
  return dayExists(year, month, day) ? { year, month, day } : undefined
}

/** The date told before, as far as it is known; a range counts by its start. */
export interface Previous {
  readonly known: { readonly year?: number; readonly month?: number; readonly day?: number }
  /** Its year stands in the text. */
  readonly yearWritten: boolean
  readonly monthWritten: boolean
  readonly end: number | undefined
}

export function previousOf(anchors: TimeAnchors): Previous | undefined {
  const when = anchors.previous
  const start = when?.start
  if (!when || !start) return undefined
  const is = (part: DatePart | undefined): boolean => part?.basis.kind === 'written'
  return {
    known: {
      ...(start.year ? { year: start.year.value } : {}),
      ...(start.month ? { month: start.month.value } : {}),
      ...(start.day ? { day: start.day.value } : {}),
    },
    yearWritten: is(start.year),
    monthWritten: is(start.month),
    end: when.span?.end,
  }
}

export const writtenPart = (value: number, field: Field): DatePart => ({
  value,
  basis: { kind: 'written', span: { start: field.start, end: field.end } },
})

/** Inferred from an anchor; the words that ask for it stand at the field, where there are any. */
export function inferredPart(value: number, from: string, field?: Field): DatePart {
  const basis: Basis =
    field && field.end > field.start
      ? { kind: 'inferred', from, span: { start: field.start, end: field.end } }
      : { kind: 'inferred', from }
  return { value, basis }
}

/** A partial date whose parts all come from one anchor. */
export function inferredDate(known: Known, from: string): PartialDate {
  return {
    year: inferredPart(known.year, from),
    ...(known.month === undefined ? {} : { month: inferredPart(known.month, from) }),
    ...(known.day === undefined ? {} : { day: inferredPart(known.day, from) }),
  }
}
