// Time expressions at a place of the text, by the time words of a language pack.
import { digitValue, isDigit, longest, skipSpaces, startsWord } from '../numbers/trie.ts'
import { type Amounts, scanAmounts } from './amount.ts'
import { type Draft, point } from './draft.ts'
import type { EventLookup, Relation, TimeExpr, TimeHit } from './expression.ts'
import type { Head, Tail, TimeGrammar } from './grammar.ts'
import { bareDay, scanNamed, share, skipLead } from './named.ts'
import { scanSuffixed } from './suffixed.ts'

export { type TimePack, TimePackSchema } from '../../knowledge/time-pack.ts'
export type { Amount, EventLookup, Field, Point, Portion, TimeExpr, TimeHit, Unit } from './expression.ts'
export { compileTime, type TimeGrammar } from './grammar.ts'
export { type ResolveOptions, resolveTime, sinceOf, type TimeAnchors } from './resolve.ts'

/** Fast test on a UTF-16 code unit: may a time expression start with it? (Events apart.) */
export const mayStartTime = (g: TimeGrammar, code: number): boolean => g.starts[code] === 1

/** The longest time expression that starts exactly at pos; `eventAt` looks up names of happenings. */
export function timeAt(
  g: TimeGrammar,
  text: string,
  pos: number,
  limit: number,
  eventAt?: EventLookup,
): TimeHit | undefined {
  const event = eventAt && eventTime(g, text, pos, limit, eventAt)
  const code = text.charCodeAt(pos)
  if (g.starts[code] !== 1 || !mayOpen(g, text, pos)) return event
  if (!isDigit(code) && !opens(g, text, pos, limit)) return event
  const blocked = longest(g.not, text, pos, limit)
  let best = event
  const offer = (hit: TimeHit | undefined): void => {
    if (hit && (!best || hit.end > best.end)) best = hit
  }
  const head = longest(g.heads, text, pos, limit)
  if (head) offer(headed(g, text, { pos, limit }, head))
  const at = led(g, text, pos, limit)
  if (at !== pos) {
    offer(g.pack.order === 'suffix' ? pointTime(g, text, { start: pos, at, limit }, undefined) : undefined)
    offer(amountTime(g, text, { start: pos, at, limit }, undefined))
  }
  offer(amountTime(g, text, { start: pos, at: pos, limit }, undefined))
  offer(pointTime(g, text, { start: pos, at: pos, limit }, undefined))
  const vague = longest(g.vague, text, pos, limit)
  if (vague) offer({ start: pos, end: pos + vague.length, expr: { kind: 'vague', sense: vague.value }, kind: 'date' })
  if (best && best !== event && withinWord(g, text, pos, limit)) return event
  return blocked && best && pos + blocked.length >= best.end ? undefined : best
}

// The place after words that may open a date and add nothing.
function led(g: TimeGrammar, text: string, pos: number, limit: number): number {
  if (g.pack.order === 'named') return skipLead(g, text, pos, limit).at
  const word = longest(g.lead, text, pos, limit)
  return word ? skipSpaces(text, pos + word.length, limit) : pos
}

// The quick test: a word that a time expression may open with, and after a mere connective another one.
function opens(g: TimeGrammar, text: string, pos: number, limit: number, deep = 4): boolean {
  const code = text.charCodeAt(pos)
  if (deep === 0 || isDigit(code) || roman(g, code)) return true
  const word = longest(g.opens, text, pos, limit)
  if (!word) return false
  if (longest(g.connects, text, pos, limit)?.length !== word.length) return true
  if (opens(g, text, skipSpaces(text, pos + word.length, limit), limit, deep - 1)) return true
  const lead = longest(g.lead, text, pos, limit)
  return (
    lead !== undefined &&
    lead.length < word.length &&
    opens(g, text, skipSpaces(text, pos + lead.length, limit), limit, deep - 1)
  )
}

// Roman numerals open the names of centuries.
const roman = (g: TimeGrammar, code: number): boolean =>
  g.numbers.pack.ordinals.roman && code < 0x80 && g.numbers.starts[code] === 1

function mayOpen(g: TimeGrammar, text: string, pos: number): boolean {
  if (pos === 0) return true
  if (g.pack.bounded) return startsWord(text, pos)
  const before = text.charCodeAt(pos - 1)
  if (isDigit(text.charCodeAt(pos))) return !isDigit(before) && !longest(g.numbers.ordinalPrefixes, text, pos - 1, pos)
  const numeral = longest(g.numbers.words, text, pos, pos + 1)
  return (
    !numeral ||
    (!longest(g.numbers.words, text, pos - 1, pos) && !longest(g.numbers.ordinalPrefixes, text, pos - 1, pos))
  )
}

interface Place {
  /** Where the whole expression starts. */
  readonly start: number
  /** Where the date or amount itself starts. */
  readonly at: number
  readonly limit: number
}

// A word before a date or amount: of the parts that it may play, the one that reads furthest.
function headed(
  g: TimeGrammar,
  text: string,
  where: { pos: number; limit: number },
  head: { value: readonly Head[]; length: number },
): TimeHit | undefined {
  const at = skipSpaces(text, where.pos + head.length, where.limit)
  const place = { start: where.pos, at, limit: where.limit }
  let best: TimeHit | undefined
  for (const role of head.value) {
    const amount = amountTime(g, text, place, role)
    const date = OF_AMOUNTS.has(role) ? undefined : pointTime(g, text, place, role)
    for (const hit of [date, amount]) if (hit && (!best || hit.end > best.end)) best = hit
  }
  return best
}

/** Words that go with amounts only. */
const OF_AMOUNTS: ReadonlySet<Head> = new Set<Head>(['past', 'coming', 'lasting', 'ahead'])

const scanPoint = (g: TimeGrammar, text: string, pos: number, limit: number, led = false): Draft | undefined =>
  g.pack.order === 'named' ? scanNamed(g, text, pos, limit, led) : scanSuffixed(g, text, pos, limit)

function pointTime(g: TimeGrammar, text: string, place: Place, head: Head | undefined): TimeHit | undefined {
  const { start, at, limit } = place
  if (ofOtherCalendar(g, text, at)) return undefined
  const first = scanPoint(g, text, at, limit, head !== undefined)
  if (!first) return undefined
  if (head === 'approximate') first.approximate = true
  const second = rangeEnd(g, text, first, limit, head)
  if (first.open && !second) return undefined
  const last = second ?? first
  const tail = tailAt(g, text, last.end, limit)
  const end = tail && tail.value !== 'none' ? tail.end : last.end
  if (second) {
    const whole = tail?.value === 'between' ? end : last.end
    return { start, end: whole, expr: { kind: 'range', from: point(first), to: point(second) }, kind: 'range' }
  }
  return tailed(first, { start, end, head, tail: tail?.value })
}

// The place lies inside a longer word.
function withinWord(g: TimeGrammar, text: string, pos: number, limit: number): boolean {
  for (let back = 1; back <= 3 && back <= pos; back++) {
    if ((longest(g.inside, text, pos - back, limit)?.length ?? 0) > back) return true
  }
  return false
}

// A word for another calendar stands right before.
function ofOtherCalendar(g: TimeGrammar, text: string, pos: number): boolean {
  for (let length = 1; length <= 4 && length <= pos; length++) {
    if (longest(g.lunar, text, pos - length, pos)?.length === length) return true
  }
  return false
}

interface Tailed {
  readonly start: number
  readonly end: number
  readonly head: Head | undefined
  readonly tail: Tail | undefined
}

// What a word before and a word after make of a single date.
function tailed(d: Draft, { start, end, head, tail }: Tailed): TimeHit {
  if (tail === 'around') d.approximate = true
  const one = point(d)
  const range = (to: 'now' | 'open'): TimeHit => ({ start, end, expr: { kind: 'range', from: one, to }, kind: 'range' })
  const bounded = (relation: 'before' | 'after' | 'until', last = end): TimeHit => ({
    start,
    end: last,
    expr: { kind: 'limit', point: one, relation },
    kind: 'date',
  })
  if (tail === 'toNow' || tail === 'since') return range('now')
  if (tail === 'opens') return range('open')
  if (tail === 'ago' || tail === 'eve') return bounded('before')
  if (tail === 'later') return bounded('after')
  if (head === 'from') return range('open')
  if (head === 'since') return range('now')
  if (head === 'until') return bounded('until', d.end)
  if (head === 'before' || head === 'by') return bounded('before', d.end)
  if (head === 'after') return bounded('after', d.end)
  const last = tail === 'within' || tail === 'during' || tail === 'around' || tail === 'occasion' ? end : d.end
  return { start, end: last, expr: { kind: 'point', point: one }, kind: 'date' }
}

function tailAt(g: TimeGrammar, text: string, pos: number, limit: number): { value: Tail; end: number } | undefined {
  const at = skipSpaces(text, pos, limit)
  const leaf = longest(g.tails, text, at, limit)
  return leaf ? { value: leaf.value, end: at + leaf.length } : undefined
}

// The second date of a range, over its range word; an open number takes its unit from it.
function rangeEnd(
  g: TimeGrammar,
  text: string,
  first: Draft,
  ...[limit, head]: [number, Head | undefined]
): Draft | undefined {
  const at = skipSpaces(text, first.end, limit)
  if (tailAt(g, text, at, limit)?.value === 'toNow') return undefined
  const pair =
    g.pack.order === 'suffix' || head === 'between' || first.open !== undefined || first.fields.day !== undefined
  const range = longest(g.to, text, at, limit)
  const joined = !range
  const to = range ?? (pair ? longest(g.and, text, at, limit) : undefined)
  if (!to) return undefined
  const from = skipSpaces(text, at + to.length, limit)
  if (g.pack.order === 'named') return namedEnd(g, text, first, { from, limit, head })
  const second = scanPoint(g, text, from, limit)
  if (second && joined && tailAt(g, text, second.end, limit)?.value !== 'between') return undefined
  if (second && !second.open && (!first.open || second.fields[first.open])) return second
  return first.open === 'year' ? bareYear(text, from, limit) : undefined
}

function namedEnd(
  g: TimeGrammar,
  text: string,
  first: Draft,
  where: { from: number; limit: number; head: Head | undefined },
): Draft | undefined {
  const { from, limit, head } = where
  const second = scanPoint(g, text, from, limit, true) ?? bareDay(g, text, first, from, limit)
  if (!second || second.open || !follows(first, second)) return undefined
  const joined = longest(g.and, text, skipSpaces(text, first.end, limit), limit) !== undefined
  if (joined && head !== 'between' && !nextDay(first, second)) return undefined
  share(first, second)
  return second
}

// Both ends of a range are told to the same fineness, or the first leaves out what the second says.
function follows(first: Draft, second: Draft): boolean {
  if (first.open) return second.fields[first.open] !== undefined
  const fine = (d: Draft): string =>
    d.fields.day ? 'day' : d.fields.weekday ? 'weekday' : d.fields.month ? 'month' : d.fields.year ? 'year' : 'long'
  return fine(first) === fine(second)
}

// "7 and 8 October" is one stretch of two days; "7 and 20 October" are two dates.
function nextDay(first: Draft, second: Draft): boolean {
  const sameMonth =
    !first.fields.month || !second.fields.month || first.fields.month.value === second.fields.month.value
  return sameMonth && second.fields.day?.value === (first.fields.day?.value ?? 0) + 1
}

function bareYear(text: string, pos: number, limit: number): Draft | undefined {
  let value = 0
  let at = pos
  while (at < limit && at < pos + 4 && isDigit(text.charCodeAt(at)))
    value = value * 10 + digitValue(text.charCodeAt(at++))
  if (at !== pos + 4 || isDigit(text.charCodeAt(at))) return undefined
  return { start: pos, end: at, fields: { year: { value, how: 'written', start: pos, end: at } } }
}

function amountTime(g: TimeGrammar, text: string, place: Place, head: Head | undefined): TimeHit | undefined {
  const { start, at, limit } = place
  const scanned = scanAmounts(g, text, at, limit)
  if (!scanned) return undefined
  const tail = tailAt(g, text, scanned.end, limit)
  const end = tail && tail.value !== 'none' ? tail.end : scanned.end
  return amountHit(scanned, { start, end, head, tail: tail?.value })
}

/** Words before an amount that say when: a bare unit word after them is an amount of one. */
const AROUND_AMOUNTS: ReadonlySet<Head | undefined> = new Set<Head | undefined>(['ahead', 'past', 'coming', 'lasting'])

function amountHit(scanned: Amounts, { start, end, head, tail }: Tailed): TimeHit | undefined {
  const amount = scanned.amounts[0]
  if (
    !amount ||
    (scanned.needs &&
      tail !== 'ago' &&
      tail !== 'later' &&
      tail !== 'within' &&
      tail !== 'ahead' &&
      !AROUND_AMOUNTS.has(head))
  )
    return undefined
  const hit = (expr: TimeExpr, kind: TimeHit['kind'], last = end): TimeHit => ({ start, end: last, expr, kind })
  if (scanned.anniversary) {
    return hit(
      { kind: 'age', amount, sort: 'anniversary' },
      'age',
      tail === 'occasion' || tail === 'during' ? end : scanned.end,
    )
  }
  if (head === 'lasting') return hit({ kind: 'duration', amounts: scanned.amounts }, 'duration', scanned.end)
  if (head === 'past')
    return hit(
      { kind: 'window', amount, direction: -1 },
      'range',
      tail === 'since' || tail === 'within' || tail === 'during' ? end : scanned.end,
    )
  if (head === 'coming')
    return hit(
      { kind: 'window', amount, direction: 1 },
      'range',
      tail === 'within' || tail === 'during' ? end : scanned.end,
    )
  if (head === 'ahead') return hit({ kind: 'shift', amount, direction: 1, from: 'document' }, 'date', scanned.end)
  if (tail === 'ago') return hit({ kind: 'shift', amount, direction: -1, from: 'document' }, 'date')
  if (tail === 'later') return hit({ kind: 'shift', amount, direction: 1, from: 'previous' }, 'date')
  if (tail === 'ahead') return hit({ kind: 'shift', amount, direction: 1, from: 'document' }, 'date')
  if (tail === 'since' || tail === 'toNow') return hit({ kind: 'age', amount, sort: 'since' }, 'age')
  if (head !== undefined && head !== 'approximate') return undefined
  return hit(
    { kind: 'duration', amounts: scanned.amounts },
    'duration',
    tail === 'within' || tail === 'during' ? end : scanned.end,
  )
}

const RELATIONS: Readonly<Partial<Record<Tail, Relation>>> = {
  ago: 'before',
  later: 'after',
  since: 'since',
  toNow: 'since',
  opens: 'since',
  occasion: 'during',
  during: 'during',
  eve: 'eve',
}

// A named happening and the word that relates to it; an amount may stand between ("a week after the summit").
function eventTime(
  g: TimeGrammar,
  text: string,
  pos: number,
  limit: number,
  eventAt: EventLookup,
): TimeHit | undefined {
  const found = eventAt(pos)
  if (!found) return undefined
  const happens = longest(g.happens, text, found.end, limit)
  const at = happens ? found.end + happens.length : found.end
  const offset = scanAmounts(g, text, at, limit)
  const tail = tailAt(g, text, offset?.end ?? at, limit)
  const relation = tail && RELATIONS[tail.value]
  if (!tail || !relation || (offset && relation !== 'after' && relation !== 'before')) return undefined
  const amount = offset?.amounts[0]
  const expr: TimeExpr = {
    kind: 'event',
    ...(found.id === undefined ? {} : { event: found.id }),
    start: pos,
    end: found.end,
    relation,
    ...(amount ? { offset: amount } : {}),
  }
  return { start: pos, end: tail.end, expr, kind: 'event' }
}
