// Scans one date in languages that put a unit word after each number, coarse before fine.
import { scanNumber } from '../numbers/scan.ts'
import { isDigit, type Leaf, longest, skipSpaces } from '../numbers/trie.ts'
import { type Draft, draft, isEmpty, put, putDeictic } from './draft.ts'
import type { Portion } from './expression.ts'
import type { DateUnit, TimeGrammar } from './grammar.ts'
import { isoDate } from './iso.ts'

/** The longest date at pos; `open` in the result says that a unit is still to come after a range word. */
export function scanSuffixed(g: TimeGrammar, text: string, pos: number, limit: number): Draft | undefined {
  const d = isoDate(text, pos, limit) ?? draft(pos)
  if (isEmpty(d)) opening(g, text, d, limit)
  if (isEmpty(d)) return undefined
  if (!d.open) while (finer(g, text, d, limit));
  if (!d.open) clockTime(g, text, d, limit)
  return d
}

function opening(g: TimeGrammar, text: string, d: Draft, limit: number): void {
  const word = longest(g.deictic, text, d.end, limit)
  if (word) {
    putDeictic(d, word.value, d.end, d.end + word.length)
    return
  }
  if (numbered(g, text, d, limit)) return
  const portion = portionAt(g, text, d.end, limit)
  if (portion?.value.alone) {
    d.fields.year = { value: 0, how: 'shift', start: d.end, end: d.end }
    d.portion = portion.value.portion
    d.end += portion.length
    return
  }
  const weekday = longest(g.weekdays, text, d.end, limit)
  if (weekday) put(d, 'weekday', weekday.value, { start: d.end, end: d.end + weekday.length })
}

// What may follow a field, coarse to fine.
function finer(g: TimeGrammar, text: string, d: Draft, limit: number): boolean {
  const { fields } = d
  const at = skipSpaces(text, d.end, limit)
  if (d.portion || d.slice || fields.weekday) return false
  if (fields.day) return false
  if (fields.week) {
    const weekday = longest(g.weekdays, text, at, limit) ?? longest(g.weekdayMarks, text, at, limit)
    if (weekday) put(d, 'weekday', weekday.value, { start: at, end: at + weekday.length })
    return weekday !== undefined
  }
  if (sliceAt(g, text, d, at, limit)) return true
  const portion = portionAt(g, text, at, limit)
  if (portion) {
    d.portion = portion.value.portion
    d.end = at + portion.length
    return true
  }
  const before = d.end
  d.end = at
  if (numbered(g, text, d, limit)) return true
  d.end = before
  return false
}

const FINER: Readonly<Record<DateUnit, number>> = { century: 0, decade: 1, year: 1, month: 2, day: 3 }

function depth(d: Draft): number {
  if (d.fields.day || d.fields.week) return 3
  if (d.fields.month) return 2
  if (d.fields.year || d.fields.decade) return 1
  return d.fields.century ? 0 : -1
}

// A number and its unit word, finer than what stands already; or a number before a range word.
function numbered(g: TimeGrammar, text: string, d: Draft, limit: number): boolean {
  const start = d.end
  const number = scanNumber(g.numbers, text, start, limit)
  if (!number || number.loose || !Number.isInteger(number.value)) return false
  const at = skipSpaces(text, number.end, limit)
  const unit = longest(g.dateUnits, text, at, limit)
  if (!unit) return openNumber(g, text, d, { start, end: number.end, value: number.value, limit })
  const name = unit.value
  if (FINER[name] <= depth(d) || (name !== 'day' && name !== 'month' && depth(d) > 0)) return false
  if (name === 'day' && d.fields.year && !d.fields.month) return false
  const end = at + unit.length
  const value = fieldValue(g, text, name, number, end, limit)
  if (value === undefined) return false
  put(d, name, value, { start, end })
  return true
}

interface Numeral {
  readonly value: number
  readonly places: number
  readonly scaled: boolean
  readonly digits: boolean
}

function fieldValue(
  g: TimeGrammar,
  text: string,
  ...[name, number, end, limit]: [DateUnit, Numeral, number, number]
): number | undefined {
  const { value, places, scaled } = number
  if (name === 'month') return value >= 1 && value <= 12 && places < 3 ? value : undefined
  if (name === 'day') return value >= 1 && value <= 31 && places < 3 ? value : undefined
  if (name === 'century') return value >= 1 && value <= 30 ? value : undefined
  if (name === 'decade') return value % 10 === 0 && (value < 100 || (value >= 1000 && value < 3000)) ? value : undefined
  if (places === 4 && !scaled) return value >= 1000 ? value : undefined
  // A year in two figures is one only before its month.
  if (places !== 2 || scaled || !monthFollows(g, text, end, limit)) return undefined
  return value < 50 ? 2000 + value : 1900 + value
}

function monthFollows(g: TimeGrammar, text: string, pos: number, limit: number): boolean {
  const number = scanNumber(g.numbers, text, pos, limit)
  return number !== undefined && longest(g.dateUnits, text, number.end, limit)?.value === 'month'
}

// "2 to 6 July", "2017 to 2018": the first number's unit is read after the second.
function openNumber(
  g: TimeGrammar,
  text: string,
  d: Draft,
  number: { start: number; end: number; value: number; limit: number },
): boolean {
  const { start, end, value, limit } = number
  const to = longest(g.to, text, skipSpaces(text, end, limit), limit)
  if (!to) return false
  const second = skipSpaces(text, skipSpaces(text, end, limit) + to.length, limit)
  const other = scanNumber(g.numbers, text, second, limit)
  if (!other) return false
  const unit =
    longest(g.dateUnits, text, skipSpaces(text, other.end, limit), limit)?.value ??
    bareYears(text, value, other, second)
  if (unit !== 'year' && unit !== 'month' && unit !== 'day') return false
  if (FINER[unit] <= depth(d) || !fits(unit, value) || !fits(unit, other.value) || other.value <= value) return false
  put(d, unit, value, { start, end })
  d.open = unit
  return true
}

const LIMITS: Readonly<Record<'year' | 'month' | 'day', readonly [number, number]>> = {
  year: [1000, 2999],
  month: [1, 12],
  day: [1, 31],
}
const fits = (unit: 'year' | 'month' | 'day', value: number): boolean =>
  value >= LIMITS[unit][0] && value <= LIMITS[unit][1]

function bareYears(
  text: string,
  first: number,
  second: { value: number; end: number },
  start: number,
): 'year' | undefined {
  const plausible = (year: number): boolean => year >= 1900 && year <= 2099
  const figures = second.end - start === 4 && !isDigit(text.charCodeAt(second.end))
  return figures && plausible(first) && plausible(second.value) ? 'year' : undefined
}

function portionAt(
  g: TimeGrammar,
  text: string,
  pos: number,
  limit: number,
): Leaf<{ portion: Portion; alone: boolean }> | undefined {
  const leaf = longest(g.portions, text, pos, limit)
  if (!leaf) return undefined
  const tail = longest(g.tails, text, pos, limit)
  return tail?.value === 'none' && tail.length >= leaf.length ? undefined : leaf
}

// After a year or month: its first or last so many months or weeks, or one of them by number.
function sliceAt(g: TimeGrammar, text: string, d: Draft, pos: number, limit: number): boolean {
  if (!d.fields.year && !d.fields.month) return false
  const link = longest(g.links, text, pos, limit)
  const at = link ? pos + link.length : pos
  const ordinal = ordinalNumber(g, text, at, limit)
  const first = longest(g.firstOf, text, at, limit)
  const last = first ? undefined : longest(g.lastOf, text, at, limit)
  const word = first ?? last
  const number = ordinal ?? (word && scanNumber(g.numbers, text, skipSpaces(text, at + word.length, limit), limit))
  if (!number || !Number.isInteger(number.value) || number.value < 1) return false
  const unitAt = skipSpaces(text, number.end, limit)
  const unit = longest(g.sliceUnits, text, unitAt, limit)
  const weekday = ordinal && sliceWeekday(g, text, unitAt, limit)
  if (weekday) {
    d.slice = { unit: 'weekday', nth: number.value, weekday: weekday.value }
    d.end = weekday.end
    return true
  }
  if (!unit) return false
  const { value } = number
  const count = first ? { first: value } : value === 1 ? { nth: -1 } : { last: value }
  d.slice = { unit: unit.value, ...(ordinal ? { nth: value } : count) }
  d.end = unitAt + unit.length
  return true
}

function ordinalNumber(
  g: TimeGrammar,
  text: string,
  at: number,
  limit: number,
): { value: number; end: number } | undefined {
  const prefix = longest(g.numbers.ordinalPrefixes, text, at, limit)
  return prefix && scanNumber(g.numbers, text, skipSpaces(text, at + prefix.length, limit), limit)
}

// The weekday itself, over the counter that may stand before it.
function sliceWeekday(
  g: TimeGrammar,
  text: string,
  at: number,
  limit: number,
): { value: number; end: number } | undefined {
  for (let from = at; from <= at + 1; from++) {
    const weekday = longest(g.weekdays, text, from, limit)
    if (weekday && (from === at || longest(g.numbers.measures, text, at, from)))
      return { value: weekday.value, end: from + weekday.length }
  }
  return undefined
}

// Time of day after a day: kept in the span, no part of the date.
function clockTime(g: TimeGrammar, text: string, d: Draft, limit: number): void {
  if (!d.fields.day && !d.fields.weekday) return
  for (;;) {
    const at = skipSpaces(text, d.end, limit)
    const word = longest(g.clock, text, at, limit)
    const end = word ? at + word.length : timeOfDay(g, text, at, limit)
    if (end === undefined) return
    d.clock = true
    d.end = end
  }
}

function timeOfDay(g: TimeGrammar, text: string, pos: number, limit: number): number | undefined {
  const number = scanNumber(g.numbers, text, pos, limit)
  if (!number || number.value > 60) return undefined
  const unit = longest(g.hours, text, number.end, limit) ?? longest(g.minutes, text, number.end, limit)
  return unit ? number.end + unit.length : undefined
}
