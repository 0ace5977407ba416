// Counts, amounts and ordinals at a place of the text, by the number words of a language pack.
import type { Bound, Quantity } from '../../model/value.ts'
import type { NumberGrammar } from './grammar.ts'
import { afterJoiner, magnitude, type NumberRead, scanNumber } from './scan.ts'
import { anyWord, digitValue, endsWord, isDigit, isLetter, longest, skipSpaces, startsWord } from './trie.ts'

export { type NumberPack, NumberPackSchema } from '../../knowledge/number-pack.ts'
export { compileNumbers, type NumberGrammar } from './grammar.ts'

export interface QuantityHit {
  readonly start: number
  readonly end: number
  readonly quantity: Quantity
  /** The counter or unit as printed. */
  readonly classifier?: string
}

export interface OrdinalHit {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly classifier?: string
}

/** Fast test on a UTF-16 code unit: may a quantity or ordinal start with it? */
export const mayStartNumber = (g: NumberGrammar, code: number): boolean => g.starts[code] === 1

/** The longest count or amount that starts exactly at pos. */
export function quantityAt(g: NumberGrammar, text: string, pos: number, limit: number): QuantityHit | undefined {
  if (!opens(g, text, pos, limit)) return undefined
  const before = longest(g.before, text, pos, limit)
  if (before) {
    const hit = countFrom(g, text, pos, skipSpaces(text, pos + before.length, limit), limit, before.value)
    if (hit) return hit
  }
  return countFrom(g, text, pos, pos, limit, undefined)
}

// The quick test: a figure, or a word that a count or ordinal may open with, where a word may start.
function opens(g: NumberGrammar, text: string, pos: number, limit: number): boolean {
  const code = text.charCodeAt(pos)
  if (g.starts[code] !== 1 || !mayOpen(g, text, pos)) return false
  if (isDigit(code) || anyWord(g.opens, text, pos, limit) || anyWord(g.moneyBefore, text, pos, limit)) return true
  return g.pack.ordinals.roman && ROMAN[text.charAt(pos)] !== undefined
}

function mayOpen(g: NumberGrammar, text: string, pos: number): boolean {
  if (isDigit(text.charCodeAt(pos))) return pos === 0 || !goesOn(g, text, pos)
  return !g.pack.bounded || startsWord(text, pos)
}

// A digit in the middle of a number, or after a Latin letter, opens nothing.
function goesOn(g: NumberGrammar, text: string, pos: number): boolean {
  const before = text.charCodeAt(pos - 1)
  if (text.charAt(pos - 1) === ':' && pos > 1 && isDigit(text.charCodeAt(pos - 2))) return true
  if (isDigit(before) || (g.pack.bounded && !startsWord(text, pos))) return true
  return (
    (g.decimal.has(before) || g.group.has(before)) && before !== 0x20 && pos > 1 && isDigit(text.charCodeAt(pos - 2))
  )
}

// A word that only begins like a number, unless the number goes on beyond it.
function hidden(g: NumberGrammar, text: string, pos: number, limit: number): boolean {
  const word = longest(g.not, text, pos, limit)
  return word !== undefined && (scanNumber(g, text, pos, limit)?.end ?? pos) <= pos + word.length
}

function countFrom(
  g: NumberGrammar,
  text: string,
  start: number,
  pos: number,
  ...[limit, bound]: [number, Bound | undefined]
): QuantityHit | undefined {
  if (hidden(g, text, pos, limit)) return undefined
  const money = longest(g.moneyBefore, text, pos, limit)
  const at = money ? skipSpaces(text, pos + money.length, limit) : pos
  const percent = longest(g.percentBefore, text, at, limit)
  if (percent) return percentAt(g, text, { start, at: at + percent.length, limit, bound })
  const vague = longest(g.vague, text, at, limit)
  const number = scanNumber(g, text, at, limit, bound !== undefined)
  if (vague && (!number || at + vague.length > number.end))
    return vagueAt(g, text, { start, at: pos, limit, bound }, vague)
  if (!number) return undefined
  return fraction(g, text, start, number, limit) ?? exactAt(g, text, { start, at, limit, bound }, number, money?.value)
}

interface Place {
  readonly start: number
  readonly at: number
  readonly limit: number
  readonly bound: Bound | undefined
}

function percentAt(g: NumberGrammar, text: string, place: Place): QuantityHit | undefined {
  const number = scanNumber(g, text, place.at, place.limit)
  if (!number) return undefined
  return finish(g, text, place, { end: number.end, value: number.value, unit: 'percent' })
}

function vagueAt(
  g: NumberGrammar,
  text: string,
  place: Place,
  vague: { value: Bound; length: number },
): QuantityHit | undefined {
  const end = place.at + vague.length
  const unit = measureAt(g, text, end, place.limit)
  if (!unit && g.pack.needsCounter && vague.length === 1) return undefined
  const words = text.slice(place.at, end)
  const quantity: Quantity = {
    ...(unit?.unit ? { unit: unit.unit } : {}),
    bound: place.bound ?? vague.value,
    text: words,
  }
  return made(text, place.start, unit?.end ?? end, quantity, unit)
}

// Lower part over upper part, told upper part last ("of three parts two").
function fraction(
  g: NumberGrammar,
  text: string,
  start: number,
  number: NumberRead,
  limit: number,
): QuantityHit | undefined {
  const part = upperFirst(g, text, number, limit) ?? upperLast(g, text, number, limit)
  if (!part) return undefined
  return made(
    text,
    start,
    part.end,
    { number: part.value, bound: 'exact', text: text.slice(start, part.end) },
    undefined,
  )
}

// "Of three parts two": the lower part is told first.
function upperLast(
  g: NumberGrammar,
  text: string,
  lower: NumberRead,
  limit: number,
): { value: number; end: number } | undefined {
  const word = longest(g.fraction, text, lower.end, limit)
  const upper = word && scanNumber(g, text, lower.end + word.length, limit)
  return upper && lower.value !== 0 ? { value: upper.value / lower.value, end: upper.end } : undefined
}

// "Two thirds", 2/3.
function upperFirst(
  g: NumberGrammar,
  text: string,
  upper: NumberRead,
  limit: number,
): { value: number; end: number } | undefined {
  if (!Number.isInteger(upper.value) || upper.value < 1) return undefined
  const at = afterJoiner(g, text, upper.end, limit)
  const word = at > upper.end ? longest(g.parts, text, at, limit) : undefined
  if (word) return { value: upper.value / word.value, end: at + word.length }
  if (!upper.digits || text.charAt(upper.end) !== '/' || !isDigit(text.charCodeAt(upper.end + 1))) return undefined
  const lower = scanNumber(g, text, upper.end + 1, limit)
  // Years on both sides of a stroke are no fraction.
  if (upper.places > 3 || (lower?.places ?? 0) > 3) return undefined
  const another = lower && (text.charAt(lower.end) === '/' || upper.value >= lower.value)
  return lower && lower.value > 0 && !another ? { value: upper.value / lower.value, end: lower.end } : undefined
}

function exactAt(
  g: NumberGrammar,
  text: string,
  place: Place,
  number: NumberRead,
  money: string | undefined,
): QuantityHit | undefined {
  const { end, value, bound: said } = multiplied(g, text, number, place.limit)
  const between = said !== undefined
  const bound = place.bound ?? said
  const unit = measureAt(g, text, end, place.limit)
  if (!unit && insideWord(g, text, end)) return undefined
  const standsAlone = number.digits || number.scaled || !g.pack.needsCounter
  if (!unit && !money && !standsAlone && !between) return undefined
  if (!unit && !number.digits && g.pack.needsCounter && !between && value < 20) return undefined
  if (number.loose) return looseAt(text, place, number, unit)
  const pure = { end: unit?.end ?? end, value: value * (unit?.times ?? 1), unit: money ?? unit?.unit, classifier: unit }
  return finish(g, text, { ...place, bound }, pure)
}

// A number is no count in a compound (two-way) or in a time of day (15:40).
function insideWord(g: NumberGrammar, text: string, end: number): boolean {
  const sign = text.charAt(end)
  const next = text.charCodeAt(end + 1)
  if (sign === ':') return isDigit(next)
  return g.pack.bounded && sign === '-' && isLetter(next) && !isDigit(next)
}

// A word for "and more" after the number; a multiplying word may still follow ("30-odd times ten thousand").
function multiplied(
  g: NumberGrammar,
  text: string,
  number: NumberRead,
  limit: number,
): { end: number; value: number; bound?: Bound } {
  const between = longest(g.between, text, number.end, limit)
  if (!between) return { end: number.end, value: number.value }
  const end = number.end + between.length
  const big = longest(g.words, text, end, limit)
  if (big?.value.role !== 'big') return { end, value: number.value, bound: between.value }
  return { end: end + big.length, value: number.value * big.value.value, bound: between.value }
}

function looseAt(text: string, place: Place, number: NumberRead, unit: MeasureHit | undefined): QuantityHit {
  const words = text.slice(place.at, number.end)
  const quantity: Quantity = { ...(unit?.unit ? { unit: unit.unit } : {}), bound: place.bound ?? 'about', text: words }
  return made(text, place.start, unit?.end ?? number.end, quantity, unit)
}

interface Counted {
  readonly end: number
  readonly value: number
  readonly unit: string | undefined
  readonly classifier?: MeasureHit | undefined
}

function finish(g: NumberGrammar, text: string, place: Place, counted: Counted): QuantityHit {
  const gap = g.pack.bounded ? skipSpaces(text, counted.end, place.limit) : counted.end
  const after = longest(g.after, text, gap, place.limit)
  const bound = place.bound ?? after?.value ?? 'exact'
  const quantity: Quantity = { number: counted.value, ...(counted.unit ? { unit: counted.unit } : {}), bound }
  return made(text, place.start, after ? gap + after.length : counted.end, quantity, counted.classifier)
}

function made(text: string, start: number, end: number, quantity: Quantity, unit: MeasureHit | undefined): QuantityHit {
  const whole = { ...quantity, span: { start, end } }
  return unit
    ? { start, end, quantity: whole, classifier: text.slice(unit.start, unit.end) }
    : { start, end, quantity: whole }
}

interface MeasureHit {
  readonly start: number
  readonly end: number
  readonly unit?: string
  readonly times: number
}

// The counter or unit after a count, over a space or a linking word.
function measureAt(g: NumberGrammar, text: string, pos: number, limit: number): MeasureHit | undefined {
  let at = skipSpaces(text, pos, limit)
  const link = longest(g.links, text, at, limit)
  if (link) at = skipSpaces(text, at + link.length, limit)
  const leaf = longest(g.measures, text, at, limit)
  if (!leaf) return undefined
  const { unit, times } = leaf.value
  return { start: at, end: at + leaf.length, times, ...(unit === undefined ? {} : { unit }) }
}

/** The number that starts exactly at pos, counter or not: "two" in a list of figures, 1.5, two thirds. */
export function numberAt(
  g: NumberGrammar,
  text: string,
  pos: number,
  limit: number,
): { start: number; end: number; value: number } | undefined {
  if (g.starts[text.charCodeAt(pos)] !== 1 || !mayOpen(g, text, pos) || hidden(g, text, pos, limit)) {
    return undefined
  }
  const minus = longest(g.minus, text, pos, limit)
  const at = minus ? skipSpaces(text, pos + minus.length, limit) : pos
  const sign = minus ? -1 : 1
  const number = scanNumber(g, text, at, limit)
  if (!number || number.loose) return undefined
  const part = fraction(g, text, at, number, limit)
  if (part?.quantity.number !== undefined) return { start: pos, end: part.end, value: sign * part.quantity.number }
  const more = multiplied(g, text, number, limit)
  return { start: pos, end: more.end, value: sign * more.value }
}

/** The longest ordinal that starts exactly at pos, with its counter where one follows. */
export function ordinalAt(g: NumberGrammar, text: string, pos: number, limit: number): OrdinalHit | undefined {
  if (!opens(g, text, pos, limit)) return undefined
  if (longest(g.ordinalNot, text, pos, limit)) return undefined
  return prefixed(g, text, pos, limit) ?? firstOf(g, text, pos, limit) ?? suffixed(g, text, pos, limit)
}

function prefixed(g: NumberGrammar, text: string, pos: number, limit: number): OrdinalHit | undefined {
  const prefix = longest(g.ordinalPrefixes, text, pos, limit)
  if (!prefix) return undefined
  const number = scanNumber(g, text, skipSpaces(text, pos + prefix.length, limit), limit)
  return number ? counted(g, text, { start: pos, end: number.end, value: number.value }, limit) : undefined
}

function firstOf(g: NumberGrammar, text: string, pos: number, limit: number): OrdinalHit | undefined {
  const first = longest(g.ordinalFirst, text, pos, limit)
  if (!first) return undefined
  const hit = counted(g, text, { start: pos, end: pos + first.length, value: 1 }, limit)
  return hit.classifier ? hit : undefined
}

function suffixed(g: NumberGrammar, text: string, pos: number, limit: number): OrdinalHit | undefined {
  const word = longest(g.ordinalWords, text, pos, limit)
  if (word) return counted(g, text, { start: pos, end: pos + word.length, value: word.value }, limit)
  const number = scanNumber(g, text, pos, limit)
  if (number) return number.digits ? digitOrdinal(g, text, pos, limit) : compound(g, text, pos, number, limit)
  return g.pack.ordinals.roman ? romanAt(g, text, pos, limit) : undefined
}

function digitOrdinal(g: NumberGrammar, text: string, pos: number, limit: number): OrdinalHit | undefined {
  let at = pos
  let value = 0
  while (at < limit && isDigit(text.charCodeAt(at))) value = value * 10 + digitValue(text.charCodeAt(at++))
  const suffix = longest(g.ordinalSuffixes, text, at, limit)
  return suffix ? counted(g, text, { start: pos, end: at + suffix.length, value }, limit) : undefined
}

// A cardinal with an ordinal as its last part: twenty-fourth.
function compound(
  g: NumberGrammar,
  text: string,
  pos: number,
  number: NumberRead,
  limit: number,
): OrdinalHit | undefined {
  const at = afterJoiner(g, text, number.end, limit)
  const last = longest(g.ordinalWords, text, at, limit)
  if (!last) return undefined
  const fits = last.value < magnitude(number.value)
  const multiplies = last.value >= 100 && number.value < last.value
  if (!fits && !multiplies) return undefined
  const value = fits ? number.value + last.value : number.value * last.value
  return counted(g, text, { start: pos, end: at + last.length, value }, limit)
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }

function romanAt(g: NumberGrammar, text: string, pos: number, limit: number): OrdinalHit | undefined {
  let at = pos
  let value = 0
  while (at < limit && ROMAN[text.charAt(at)] !== undefined) at++
  if (at === pos || !endsWord(text, at)) return undefined
  for (let i = pos; i < at; i++) {
    const own = ROMAN[text.charAt(i)] ?? 0
    value += own < (i + 1 < at ? (ROMAN[text.charAt(i + 1)] ?? 0) : 0) ? -own : own
  }
  const printed = text.slice(pos, at)
  return toRoman(value) === printed ? counted(g, text, { start: pos, end: at, value }, limit) : undefined
}

function toRoman(value: number): string {
  const signs: [string, number][] = [
    ['M', 1000],
    ['CM', 900],
    ['D', 500],
    ['CD', 400],
    ['C', 100],
    ['XC', 90],
    ['L', 50],
    ['XL', 40],
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ]
  let rest = value
  let out = ''
  for (const [sign, worth] of signs) {
    while (rest >= worth) {
      out += sign
      rest -= worth
    }
  }
  return out
}

function counted(g: NumberGrammar, text: string, hit: OrdinalHit, limit: number): OrdinalHit {
  if (g.pack.bounded) return hit
  const leaf = longest(g.ordinalCounters, text, hit.end, limit)
  if (!leaf) return hit
  const end = hit.end + leaf.length
  return { ...hit, end, classifier: text.slice(hit.end, end) }
}
