// Scans one date in languages where months have names and day and year are numbers beside them.
import { ordinalAt } from '../numbers/numbers.ts'
import { digitValue, endsWord, isDigit, isLetter, longest, skipSpaces } from '../numbers/trie.ts'
import { type Draft, draft, isEmpty, put, putDeictic, written } from './draft.ts'
import type { TimeGrammar } from './grammar.ts'
import { isoDate } from './iso.ts'
import { namedSlice } from './named-slice.ts'
import { numericDate } from './numeric.ts'

interface Scan {
  readonly g: TimeGrammar
  readonly text: string
  readonly limit: number
  readonly d: Draft
  /** A preposition of time stands before the date, so that a bare year or month is one. */
  readonly led: boolean
}

/** The longest date at pos; `led` tells that a preposition of time stands before it. */
export function scanNamed(g: TimeGrammar, text: string, pos: number, limit: number, led = false): Draft | undefined {
  const figures = isoDate(text, pos, limit) ?? numericDate(g.pack.numeric, text, pos, limit)
  if (figures) return figures
  const { at, lead } = skipLead(g, text, pos, limit)
  const d = { ...draft(pos), end: at }
  const scan: Scan = { g, text, limit, d, led: led || lead }
  while (!d.open && element(scan, afterLinks(scan)));
  if (isEmpty(d) || !stands(scan)) return undefined
  if (!d.open) clockTime(scan)
  return d
}

// Prepositions and articles before a date ("on", "in the").
export function skipLead(g: TimeGrammar, text: string, pos: number, limit: number): { at: number; lead: boolean } {
  let at = pos
  let lead = false
  for (let count = 0; count < 3; count++) {
    const word = longest(g.lead, text, at, limit)
    const more = longest(g.deictic, text, at, limit) ?? longest(g.portions, text, at, limit)
    if (!word || (more && more.length > word.length)) break
    at = skipSpaces(text, at + word.length, limit)
    lead = true
  }
  return { at, lead }
}

// White space and linking words between the parts of a date.
function afterLinks({ g, text, d, limit }: Scan): number {
  let at = skipSpaces(text, d.end, limit)
  for (let count = 0; count < 3 && !isEmpty(d); count++) {
    const link = longest(g.links, text, at, limit)
    if (!link || (longest(g.deictic, text, at, limit)?.length ?? 0) > link.length) break
    const next = skipSpaces(text, at + link.length, limit)
    // "The" must not be taken off the front of a longer word.
    if (isLetter(text.charCodeAt(at + link.length - 1)) && !endsWord(text, at + link.length)) break
    at = next
  }
  return at
}

function element(scan: Scan, at: number): boolean {
  const { d } = scan
  if (at >= scan.limit || d.fields.century || d.fields.decade) return portionAfter(scan, at)
  if (d.fields.year?.how === 'written') return false
  return (
    slice(scan, at) ||
    portion(scan, at) ||
    turned(scan, at) ||
    deictic(scan, at) ||
    weekday(scan, at) ||
    longPeriod(scan, at) ||
    monthName(scan, at) ||
    dayNumber(scan, at) ||
    yearNumber(scan, at)
  )
}

function slice({ g, text, d, limit }: Scan, at: number): boolean {
  if (!isEmpty(d)) return false
  const found = namedSlice(g, text, at, limit)
  if (!found) return false
  d.slice = found.slice
  d.end = found.end
  return true
}

function portion({ g, text, d, limit }: Scan, at: number): boolean {
  if (d.portion || d.slice || d.fields.day || d.fields.weekday) return false
  const leaf = longest(g.portions, text, at, limit)
  if (!leaf) return false
  d.portion = leaf.value.portion
  if (isEmpty({ ...d, fields: d.fields }) || (Object.keys(d.fields).length === 0 && leaf.value.alone)) {
    d.fields.year = { value: 0, how: 'shift', start: at, end: at }
  }
  d.end = at + leaf.length
  return true
}

const portionAfter = (scan: Scan, at: number): boolean => !scan.d.portion && at < scan.limit && portion(scan, at)

// "Last May", "next Friday".
function turned(scan: Scan, at: number): boolean {
  const { g, text, d, limit } = scan
  const word = longest(g.turns, text, at, limit)
  if (!word || d.turn !== undefined || !isEmpty(d)) return false
  const next = skipSpaces(text, at + word.length, limit)
  if (!weekday(scan, next) && !monthName({ ...scan, led: true }, next)) return false
  d.turn = word.value
  return true
}

function deictic({ g, text, d, limit }: Scan, at: number): boolean {
  const word = longest(g.deictic, text, at, limit)
  if (!word || (word.value.after && !d.portion && !d.slice)) return false
  const { year, month, week, day } = word.value
  const clash =
    (d.fields.year && !standIn(d)) ||
    (d.fields.month && month !== undefined) ||
    (d.fields.day && day !== undefined) ||
    (d.fields.week && week !== undefined)
  if (clash || (year === undefined && d.fields.weekday && week === undefined)) return false
  if (!isEmpty(d) && day !== undefined && !d.portion) return false
  delete d.fields.year
  putDeictic(d, word.value, at, at + word.length)
  return true
}

// The year that a lone portion stands for, until the words name another.
const standIn = (d: Draft): boolean => d.fields.year?.how === 'shift' && d.fields.year.start === d.fields.year.end

const capital = (g: TimeGrammar, text: string, at: number): boolean =>
  !g.pack.capitals || text.charAt(at) !== text.charAt(at).toLowerCase()

function weekday({ g, text, d, limit }: Scan, at: number): boolean {
  if (d.fields.weekday || d.fields.day?.how === 'written' || d.portion) return false
  const leaf = longest(g.weekdays, text, at, limit)
  if (!leaf) return false
  d.fields.weekday = written(leaf.value, at, at + leaf.length)
  d.end = at + leaf.length
  return true
}

// Decades and centuries: "1990s", "21st century".
function longPeriod({ g, text, d, limit }: Scan, at: number): boolean {
  if (d.fields.month || d.fields.weekday || d.fields.day) return false
  const digits = figures(text, at, limit)
  if (digits.count === 4 || digits.count === 2) {
    const unit = longest(g.dateUnits, text, digits.end, limit)
    if (unit?.value === 'decade' && digits.value % 10 === 0) {
      if (standIn(d)) delete d.fields.year
      put(d, 'decade', digits.value, { start: at, end: digits.end + unit.length })
      return true
    }
  }
  const ordinal = ordinalAt(g.numbers, text, at, limit)
  if (!ordinal || ordinal.value < 1 || ordinal.value > 30) return false
  const unitAt = skipSpaces(text, ordinal.end, limit)
  const unit = longest(g.dateUnits, text, unitAt, limit)
  if (unit?.value !== 'century') return false
  if (standIn(d)) delete d.fields.year
  put(d, 'century', ordinal.value, { start: at, end: unitAt + unit.length })
  return true
}

function monthName(scan: Scan, at: number): boolean {
  const { g, text, d, limit } = scan
  if (d.fields.month || d.fields.week) return false
  const leaf = longest(g.months, text, at, limit)
  if (!leaf) return false
  if (standIn(d)) delete d.fields.year
  put(d, 'month', leaf.value, { start: at, end: at + leaf.length })
  if (!d.fields.day && g.pack.monthFirst) dayAfterMonth(scan)
  return true
}

function dayAfterMonth(scan: Scan): void {
  const { g, text, d, limit } = scan
  const at = afterLinks(scan)
  const day = dayValue(g, text, at, limit)
  if (!day || (d.portion && d.portion !== 'week')) return
  put(d, 'day', day.value, { start: at, end: day.end })
}

// One or two figures or an ordinal that can be a day of a month.
function dayValue(g: TimeGrammar, text: string, at: number, limit: number): { value: number; end: number } | undefined {
  const digits = figures(text, at, limit)
  const ordinal = ordinalAt(g.numbers, text, at, limit)
  if (ordinal && ordinal.value >= 1 && ordinal.value <= 31 && ordinal.end > digits.end) return ordinal
  if (digits.count < 1 || digits.count > 2 || digits.value < 1 || digits.value > 31) return undefined
  const next = text.charAt(digits.end)
  if ((next === '.' || next === ',' || next === ':') && isDigit(text.charCodeAt(digits.end + 1))) return undefined
  return endsWord(text, digits.end) ? digits : undefined
}

function figures(text: string, at: number, limit: number): { value: number; end: number; count: number } {
  let end = at
  let value = 0
  while (end < limit && end - at < 5 && isDigit(text.charCodeAt(end)))
    value = value * 10 + digitValue(text.charCodeAt(end++))
  return { value, end, count: end - at }
}

// A day before its month name, or before a range word and a second day ("2-6 July").
function dayNumber(scan: Scan, at: number): boolean {
  const { g, text, d, limit } = scan
  if (d.fields.day || d.fields.month || (d.fields.year && !standIn(d))) return false
  if (d.portion && d.portion !== 'week') return false
  const day = dayValue(g, text, at, limit)
  if (!day) return false
  const named = d.fields.weekday && !isDigit(text.charCodeAt(day.end - 1))
  if (named || monthAhead(g, text, day.end, limit)) {
    put(d, 'day', day.value, { start: at, end: day.end })
    return true
  }
  const gap = skipSpaces(text, day.end, limit)
  const to = longest(g.to, text, gap, limit) ?? longest(g.and, text, gap, limit)
  if (!to) return false
  const secondAt = skipLead(g, text, skipSpaces(text, gap + to.length, limit), limit).at
  const second = dayValue(g, text, secondAt, limit)
  if (!second || second.value <= day.value || !monthAhead(g, text, second.end, limit)) return false
  put(d, 'day', day.value, { start: at, end: day.end })
  d.open = 'day'
  return true
}

function monthAhead(g: TimeGrammar, text: string, pos: number, limit: number): boolean {
  let at = skipSpaces(text, pos, limit)
  const unit = longest(g.dateUnits, text, at, limit)
  if (unit?.value === 'day') at = skipSpaces(text, at + unit.length, limit)
  for (let count = 0; count < 2 && longest(g.deictic, text, at, limit)?.value.month === undefined; count++) {
    const link = longest(g.links, text, at, limit)
    if (link) at = skipSpaces(text, at + link.length, limit)
  }
  if (longest(g.months, text, at, limit)) return true
  return longest(g.deictic, text, at, limit)?.value.month !== undefined
}

function yearNumber(scan: Scan, at: number): boolean {
  const { g, text, d, limit } = scan
  if ((d.fields.year && !standIn(d)) || d.fields.week) return false
  if (d.fields.weekday && !d.fields.day) return false
  const digits = figures(text, at, limit)
  if (digits.count !== 4 || digits.value < 1000 || digits.value > 2999) return false
  const unitAt = skipSpaces(text, digits.end, limit)
  const unit = longest(g.dateUnits, text, unitAt, limit) ?? longest(g.dateUnits, text, digits.end, limit)
  const isUnit = unit?.value === 'year'
  const glued = isUnit && longest(g.dateUnits, text, digits.end, limit) !== undefined
  const end = isUnit ? (glued ? digits.end : unitAt) + unit.length : digits.end
  if (!isUnit && !plainYear(scan, digits)) return false
  put(d, 'year', digits.value, { start: at, end })
  return true
}

// Four figures with no word for a year: only where a date goes on, or as a year of our own times.
function plainYear({ g, text, d, led, limit }: Scan, digits: { value: number; end: number }): boolean {
  const next = text.charAt(digits.end)
  if (!endsWord(text, digits.end) || ((next === ',' || next === '.') && isDigit(text.charCodeAt(digits.end + 1))))
    return false
  if (d.fields.month || d.portion || led) return true
  if (digits.value < 1900 || digits.value > 2099) return false
  const at = skipSpaces(text, digits.end, limit)
  const to = longest(g.to, text, at, limit)
  return to !== undefined && figures(text, skipSpaces(text, at + to.length, limit), limit).count === 4
}

// Month names that are also words need company; a day needs its month.
function stands({ g, text, d, led }: Scan): boolean {
  const { year, month, day, weekday: named, decade, century, week } = d.fields
  if (d.open) return true
  if (d.portion && Object.keys(d.fields).length === 0) return false
  if (d.slice && !month && (!year || standIn(d))) return false
  if (day?.how === 'written' && !month) return named !== undefined
  if (month?.how === 'written' && weakHere(g, text, month.start, month.end) && !capital(g, text, month.start)) {
    return year?.how === 'written' || day !== undefined
  }
  if (
    month?.how !== 'written' ||
    led ||
    year ||
    day ||
    named ||
    d.portion ||
    d.slice ||
    decade ||
    century ||
    week ||
    d.turn !== undefined
  )
    return true
  return !weakHere(g, text, month.start, month.end)
}

const weakHere = (g: TimeGrammar, text: string, start: number, end: number): boolean =>
  longest(g.weak, text, start, end) !== undefined

function clockTime({ g, text, d, limit }: Scan): void {
  if (!d.fields.day && !d.fields.weekday) return
  const at = skipSpaces(text, d.end, limit)
  const word = longest(g.clock, text, at, limit)
  if (!word) return
  d.clock = true
  d.end = at + word.length
}

/** After "July 2" a range word and a bare day: the end takes month and year of the start. */
export function bareDay(g: TimeGrammar, text: string, first: Draft, pos: number, limit: number): Draft | undefined {
  if (!first.fields.month || !first.fields.day || first.fields.year?.how === 'written') return undefined
  const at = skipLead(g, text, pos, limit).at
  const day = dayValue(g, text, at, limit)
  if (!day || (first.fields.day.how === 'written' && day.value <= first.fields.day.value)) return undefined
  const second = draft(at)
  put(second, 'day', day.value, { start: at, end: day.end })
  second.fields.month = first.fields.month
  const scan: Scan = { g, text, limit, d: second, led: true }
  const yearAt = afterLinks(scan)
  if (!deictic(scan, yearAt)) yearNumber(scan, yearAt)
  return second
}

/** Parts that only one end of a range names stand for both: "2-6 July 2024", "July 2 to August 6, 2024". */
export function share(first: Draft, last: Draft): void {
  const from = first.fields
  const to = last.fields
  if (from.day && !from.month && to.month) from.month = to.month
  if (from.month && !from.year && to.year && to.month && from.month.value <= to.month.value) from.year = to.year
}
