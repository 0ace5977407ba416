// From the words of a time expression to a date: each part written or inferred, and from which anchor.
import type { PartialDate, When } from '../../model/when.ts'
import { inferredDate, previousOf, type Reference, referenceOf, type TimeAnchors } from './anchors.ts'
import { addDays, addMonths, edtf as edtfOf, isDay, type Known, parseEdtf } from './calendar.ts'
import type { Amount, Point, TimeExpr, TimeHit } from './expression.ts'
import { type Context, type Direction, type Resolved, resolvePoint } from './point.ts'

export type { TimeAnchors } from './anchors.ts'

export interface ResolveOptions {
  /** What is told lies before the report, or is to come. */
  readonly direction?: Direction
}

/** Resolves to a When; what the anchors do not give stays open and has no `edtf`. Never throws. */
export function resolveTime(hit: TimeHit, anchors: TimeAnchors, options: ResolveOptions = {}): When {
  const reference = referenceOf(anchors)
  const context: Context = {
    reference,
    previous: previousOf(anchors),
    direction: options.direction,
    monthDay: anchors.datelineMonthDay,
  }
  return { ...resolved(hit.expr, context, anchors), span: { start: hit.start, end: hit.end } }
}

function resolved(expr: TimeExpr, context: Context, anchors: TimeAnchors): When {
  switch (expr.kind) {
    case 'point':
      return whenOf(resolvePoint(expr.point, context))
    case 'limit':
      return limit(resolvePoint(expr.point, context), expr.relation)
    case 'range':
      return range(expr.from, expr.to, context)
    case 'shift':
      return dateWhen(shifted(expr.amount, expr.direction, baseOfShift(expr, context)))
    case 'window':
      return window(expr.amount, expr.direction, context.reference)
    case 'age':
      return expr.sort === 'since' ? stretch(expr.amount, -1, context.reference) : {}
    case 'event':
      return event(expr, context, anchors)
    case 'duration':
    case 'vague':
      return {}
  }
}

/** The date that an age or anniversary implies, or from which a stretch runs; undefined where no anchor gives it. */
export function sinceOf(hit: TimeHit, anchors: TimeAnchors): { edtf: string; from: string } | undefined {
  const { expr } = hit
  const reference = referenceOf(anchors)
  if (expr.kind === 'age' || expr.kind === 'shift') {
    const date = shifted(expr.amount, -1, reference)
    const text = date && textOf(date)
    return text && reference ? { edtf: text, from: reference.from } : undefined
  }
  const when = resolveTime(hit, anchors)
  const text = when.start && textOf(when.start)
  const from = when.start?.year?.basis
  return text && from ? { edtf: text, from: from.kind === 'written' ? 'document' : from.from } : undefined
}

/** EDTF of a partial date; undefined where the year is open. */
function textOf(date: PartialDate): string | undefined {
  if (!date.year) return undefined
  const known: Known = {
    year: date.year.value,
    ...(date.month ? { month: date.month.value } : {}),
    ...(date.month && date.day ? { day: date.day.value } : {}),
  }
  const text = edtfOf(known)
  return text && date.approximate ? `${text}~` : text
}

function withText(when: When, text: string | undefined): When {
  return text === undefined ? when : { ...when, edtf: text }
}

const dateWhen = (date: PartialDate | undefined): When => (date ? withText({ start: date }, textOf(date)) : {})

function whenOf(point: Resolved): When {
  const when: When = { start: point.start, ...(point.end ? { end: point.end } : {}) }
  return point.open ? when : withText(when, edtfOfResolved(point))
}

function edtfOfResolved(point: Resolved): string | undefined {
  if (point.edtf) return point.edtf
  const first = textOf(point.start)
  if (!point.end || first === undefined) return first
  const last = textOf(point.end)
  return last && `${first}/${last}`
}

function limit(point: Resolved, relation: 'before' | 'after' | 'until'): When {
  const base = whenOf(point)
  if (base.edtf === undefined || relation === 'until') return base
  if (relation === 'before') {
    const end = point.end ?? point.start
    return withText({ end }, `../${textOf(end)}`)
  }
  return withText({ start: point.start }, `${textOf(point.start)}/..`)
}

function range(from: Point | undefined, to: Point | 'now' | 'open', context: Context): When {
  if (!from) return {}
  if (to === 'now' || to === 'open') return openRange(resolvePoint(from, context), to, context.reference)
  // The fuller end is read first; the other takes from it what it leaves out.
  const yearBehind = !from.year && to.year !== undefined
  const first = yearBehind
    ? resolvePoint(from, { ...context, sibling: resolvePoint(to, context).start })
    : resolvePoint(from, context)
  const last = resolvePoint(to, { ...context, sibling: first.start, after: true })
  const start = first.start
  const end = last.end ?? last.start
  const low = first.open ? undefined : textOf(start)
  const high = last.open ? undefined : textOf(end)
  const text = low !== undefined && high !== undefined && ordered(start, end) ? `${low}/${high}` : undefined
  return withText({ start, end }, text)
}

const rank = (date: PartialDate, pad: number): number =>
  (date.year?.value ?? 0) * 10000 + (date.month?.value ?? pad) * 100 + (date.day?.value ?? pad)

const ordered = (start: PartialDate, end: PartialDate): boolean => rank(start, 0) <= rank(end, 99)

function openRange(first: Resolved, to: 'now' | 'open', reference: Reference | undefined): When {
  const low = first.open ? undefined : (first.edtf?.replace('X', '0') ?? textOf(first.start))
  const year = first.start.year
  if (to === 'open' || !reference) return withText({ start: first.start }, low && `${low}/..`)
  const known = alike(reference.known, first.start)
  const end = inferredDate(known, reference.from)
  const isLater = year !== undefined && rank(first.start, 0) <= rank(end, 99)
  const high = textOf(end)
  // "Since the start of this year", said this year, is this year.
  const text = low === high ? low : `${low}/${high}`
  // What begins after the document's day has no end yet.
  if (!isLater) return withText({ start: first.start }, low && `${low}/..`)
  return withText({ start: first.start, end }, low && text)
}

// The reference cut to the precision of the other end: since 2013 is to 2024, not to a day of it.
function alike(known: Known, other: PartialDate): Known {
  if (!other.month || known.month === undefined) return { year: known.year }
  if (!other.day || known.day === undefined) return { year: known.year, month: known.month }
  return known
}

function baseOfShift(expr: Extract<TimeExpr, { kind: 'shift' }>, context: Context): Reference | undefined {
  if (expr.from === 'document' || context.direction === 'future') return context.reference
  const told = context.previous?.known
  if (told?.year === undefined) return undefined
  const { year, month, day } = told
  const known: Known = {
    year,
    ...(month === undefined ? {} : { month }),
    ...(month === undefined || day === undefined ? {} : { day }),
  }
  return { known, from: 'document' as Reference['from'] }
}

const YEARS: Readonly<Partial<Record<Amount['unit'], number>>> = { year: 1, decade: 10, century: 100 }
const MONTHS: Readonly<Partial<Record<Amount['unit'], number>>> = { month: 1, quarter: 3, 'half-year': 6 }
const DAYS: Readonly<Partial<Record<Amount['unit'], number>>> = { day: 1, night: 1, week: 7 }

// A day so many units away, as precise as its unit: five years ago is a year, ten days ago is a day.
function shifted(amount: Amount, direction: -1 | 1, reference: Reference | undefined): PartialDate | undefined {
  const { number, unit, bound } = amount
  if (number === undefined || !reference || number > 100000) return undefined
  const { known, from } = reference
  const soft = bound === 'exact' ? {} : { approximate: true }
  const years = YEARS[unit]
  if (years !== undefined) {
    const count = number * years
    if (Number.isInteger(count)) return { ...inferredDate({ year: known.year + direction * count }, from), ...soft }
    return monthsAway(Math.round(count * 12), direction, { known, from, soft })
  }
  const months = MONTHS[unit]
  // "A month and more": the middle of what it can mean.
  if (months !== undefined)
    return monthsAway(number * months + (bound === 'over' && number < 4 ? 0.5 : 0), direction, { known, from, soft })
  const days = DAYS[unit]
  if (days === undefined || !isDay(known)) return undefined
  const loose = unit === 'week' ? { approximate: true } : soft
  return { ...inferredDate(addDays(known, direction * Math.round(number * days)), from), ...loose }
}

function monthsAway(
  count: number,
  direction: -1 | 1,
  base: { known: Known; from: string; soft: { approximate?: boolean } },
): PartialDate | undefined {
  const { known, from, soft } = base
  if (known.month === undefined) return undefined
  const half = count % 1 === 0 ? 0 : 15
  const moved = half && isDay(known) ? addDays(known, direction * half) : { year: known.year, month: known.month }
  return { ...inferredDate(addMonths(moved, direction * Math.floor(count)), from), ...soft }
}

function window(amount: Amount, direction: -1 | 1, reference: Reference | undefined): When {
  // In the first months of a year, "the past year" is the one that has ended.
  const fresh = direction === -1 && amount.number === 1 && amount.unit === 'year' && amount.bound === 'exact'
  if (fresh && reference?.known.month !== undefined && reference.known.month <= 3) {
    return dateWhen(inferredDate({ year: reference.known.year - 1 }, reference.from))
  }
  return stretch(amount, direction, reference)
}

// From so long ago to the document's day, or from it to so far ahead.
function stretch(amount: Amount, direction: -1 | 1, reference: Reference | undefined): When {
  const other = shifted(amount, direction, reference)
  if (!other || !reference) return {}
  const own = inferredDate(alike(reference.known, other), reference.from)
  const [start, end] = direction === -1 ? [other, own] : [own, other]
  const low = textOf(start)
  const high = textOf(end)
  return withText({ start, end }, low && high && `${low}/${high}`)
}

function event(expr: Extract<TimeExpr, { kind: 'event' }>, context: Context, anchors: TimeAnchors): When {
  const told = expr.event === undefined ? undefined : anchors.events?.(expr.event)
  const [from, to] = (told ?? '').split('/')
  const first = parseEdtf(from)
  if (!first || expr.event === undefined) return {}
  const last = parseEdtf(to) ?? first
  const of = (known: Known): PartialDate => inferredDate(known, expr.event ?? 'event')
  if (expr.offset)
    return dateWhen(
      shifted(expr.offset, expr.relation === 'before' ? -1 : 1, { known: last, from: expr.event as Reference['from'] }),
    )
  switch (expr.relation) {
    case 'during':
      return first === last
        ? dateWhen(of(first))
        : withText({ start: of(first), end: of(last) }, `${textOf(of(first))}/${textOf(of(last))}`)
    case 'before':
      return withText({ end: of(first) }, `../${textOf(of(first))}`)
    case 'eve':
      return eve(first, of)
    case 'after':
    case 'since':
      return openRange({ start: of(last) }, 'now', context.reference)
  }
}

// The eve of a large event is loose: the month before it and what there is of its own.
function eve(first: Known, of: (known: Known) => PartialDate): When {
  const before =
    first.month === undefined ? { year: first.year } : addMonths({ year: first.year, month: first.month }, -1)
  const start: PartialDate = { ...of(before), approximate: true }
  return withText({ start, end: of(first) }, `${textOf(start)}/${textOf(of(first))}`)
}
