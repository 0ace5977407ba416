// Reads one number, in digits or words, at a place of the text.
import type { NumberGrammar } from './grammar.ts'
import { digitValue, isDigit, isLetter, longest, skipSpaces } from './trie.ts'

export interface NumberRead {
  readonly end: number
  readonly value: number
  /** In digits ("30", "2.5"), else in words. */
  readonly digits: boolean
  /** How many numerals stand in a row with no unit: 4 for a year, 1 for a lone digit. */
  readonly places: number
  /** A multiplying word took part: the number is no mere digit or row of digits. */
  readonly scaled: boolean
  /** Two neighbouring numerals in a row, "two or three": the words give no single number. */
  readonly loose: boolean
}

/** The longest number that starts at pos; `bare`: a multiplying word may open it ("nearly [a] hundred"). */
export function scanNumber(
  g: NumberGrammar,
  text: string,
  pos: number,
  limit: number,
  bare = false,
): NumberRead | undefined {
  return isDigit(text.charCodeAt(pos)) ? scanDigits(g, text, pos, limit) : scanWords(g, text, { pos, limit, bare })
}

function scanDigits(g: NumberGrammar, text: string, pos: number, limit: number): NumberRead | undefined {
  let { end, value, places } = plainDigits(g, text, pos, limit)
  let total = 0
  let scaled = false
  let ceiling = Number.POSITIVE_INFINITY
  for (;;) {
    const big = multiplier(g, text, end, limit)
    // "Lakh crore": what follows a multiplier at once multiplies it.
    if (!big || (big.value >= ceiling && (value !== 0 || !scaled))) break
    total = value === 0 && scaled ? total * big.value : total + value * big.value
    value = 0
    scaled = true
    ceiling = big.value
    end = big.end
    if (!g.pack.positional || end >= limit || !isDigit(text.charCodeAt(end))) continue
    const more = plainDigits(g, text, end, limit)
    if (!multiplier(g, text, more.end, limit)) break
    value = more.value
    end = more.end
  }
  return { end, value: round(total + value), digits: true, places, scaled, loose: false }
}

// Digits with thousands separators (only before three digits exactly) and one decimal sign.
function plainDigits(
  g: NumberGrammar,
  text: string,
  pos: number,
  limit: number,
): { end: number; value: number; places: number } {
  let at = pos
  let value = 0
  const run = (): number => {
    const from = at
    while (at < limit && isDigit(text.charCodeAt(at))) value = value * 10 + digitValue(text.charCodeAt(at++))
    return at - from
  }
  const places = run()
  while (places <= 3 && g.group.has(text.charCodeAt(at)) && threeDigits(text, at + 1, limit)) {
    at++
    run()
  }
  if (at < limit && g.decimal.has(text.charCodeAt(at)) && at + 1 < limit && isDigit(text.charCodeAt(at + 1))) {
    let scale = 1
    at++
    while (at < limit && isDigit(text.charCodeAt(at))) {
      scale /= 10
      value += digitValue(text.charCodeAt(at++)) * scale
    }
    value = round(value)
  }
  return { end: at, value, places }
}

function threeDigits(text: string, at: number, limit: number): boolean {
  if (at + 3 > limit) return false
  for (let i = at; i < at + 3; i++) if (!isDigit(text.charCodeAt(i))) return false
  return at + 3 >= text.length || !isDigit(text.charCodeAt(at + 3))
}

// A multiplying word after digits, with or without white space before it.
function multiplier(
  g: NumberGrammar,
  text: string,
  pos: number,
  limit: number,
): { end: number; value: number } | undefined {
  const at = skipSpaces(text, pos, limit)
  if (at === pos && isLetter(text.charCodeAt(at)) && at < limit) {
    const glued = attached(g, text, at, limit)
    if (glued) return glued
  }
  const leaf = longest(g.words, text, at, limit)
  if (!leaf || leaf.value.role === 'digit') return undefined
  return { end: at + leaf.length, value: leaf.value.value }
}

// Letters glued to figures: 100k. Case tells them from other words.
function attached(
  g: NumberGrammar,
  text: string,
  at: number,
  limit: number,
): { end: number; value: number } | undefined {
  let end = at
  while (end < limit && end - at < 3 && isLetter(text.charCodeAt(end))) end++
  if (end < limit && isLetter(text.charCodeAt(end)) && g.pack.bounded) return undefined
  for (let length = end - at; length > 0; length--) {
    const value = g.pack.attached[text.slice(at, at + length)]
    if (value !== undefined && (length === end - at || !g.pack.bounded)) return { end: at + length, value }
  }
  return undefined
}

interface Sum {
  total: number
  section: number
  pending: number | undefined
  last: 'none' | 'digit' | 'unit' | 'big' | 'zero'
  lastUnit: number
  places: number
  scaled: boolean
  loose: boolean
}

function scanWords(
  g: NumberGrammar,
  text: string,
  from: { pos: number; limit: number; bare: boolean },
): NumberRead | undefined {
  const { pos, limit } = from
  let leaf = longest(g.words, text, pos, limit)
  if (!leaf) return undefined
  const sum: Sum = {
    total: 0,
    section: 0,
    pending: undefined,
    last: 'none',
    lastUnit: 0,
    places: 0,
    scaled: false,
    loose: false,
  }
  let end = pos
  let at = pos
  let tokens = 0
  const first = leaf.value
  while (leaf) {
    const { role, value, bare } = leaf.value
    if (end === pos && !bare && !from.bare) return undefined
    if (!(role === 'digit' ? addDigit(g, sum, value) : multiply(sum, role, value))) break
    tokens++
    end = at + leaf.length
    at = afterJoiner(g, text, end, limit)
    leaf = longest(g.words, text, at, limit)
  }
  if (tokens === 1 && first.formal) return undefined
  const value = round(totalOf(sum))
  const read = { digits: false, places: sum.places, scaled: sum.scaled, loose: sum.loose }
  const decimals = decimalWords(g, text, end, limit)
  if (!decimals) return { ...read, end, value }
  const big = multiplier(g, text, decimals.end, limit)
  const whole = value + decimals.value
  return { ...read, end: big?.end ?? decimals.end, value: round(whole * (big?.value ?? 1)), scaled: true }
}

// A word for the decimal sign and digits one by one: "two point two".
function decimalWords(
  g: NumberGrammar,
  text: string,
  pos: number,
  limit: number,
): { value: number; end: number } | undefined {
  const pointAt = afterJoiner(g, text, pos, limit)
  const point = longest(g.point, text, pointAt, limit)
  if (!point) return undefined
  let at = afterJoiner(g, text, pointAt + point.length, limit)
  let end = -1
  let value = 0
  for (let scale = 0.1; ; scale /= 10) {
    const leaf = longest(g.words, text, at, limit)
    if (leaf?.value.role !== 'digit' || leaf.value.value > 9) break
    value += leaf.value.value * scale
    end = at + leaf.length
    at = afterJoiner(g, text, end, limit)
  }
  return end === -1 ? undefined : { value, end }
}

/** The place after a joiner between parts of a number, or the same place. */
export function afterJoiner(g: NumberGrammar, text: string, end: number, limit: number): number {
  const joiner = longest(g.joiners, text, end, limit)
  return joiner ? end + joiner.length : end
}

function addDigit(g: NumberGrammar, sum: Sum, value: number): boolean {
  if (sum.last === 'digit') {
    const before = sum.pending ?? 0
    if (g.pack.positional && before >= 10 && before % 10 === 0 && sum.places === 1 && value < 10) {
      sum.pending = before + value
    } else if (g.pack.positional) {
      if (sum.scaled && value !== before + 1) return false
      sum.loose = sum.places === 1 && value === before + 1 && before > 0
      sum.pending = sum.loose && sum.scaled ? before : before * 10 + value
    } else {
      if (value === 0 || value >= magnitude(before)) return false
      sum.pending = before + value
    }
  } else if (value === 0 && g.pack.positional && sum.scaled) {
    sum.last = 'zero'
    return true
  } else sum.pending = value
  sum.places = sum.last === 'digit' ? sum.places + 1 : 1
  if (sum.last === 'zero' || !g.pack.positional) sum.lastUnit = 0
  sum.last = 'digit'
  return true
}

function multiply(sum: Sum, role: 'unit' | 'big', value: number): boolean {
  if (role === 'unit') {
    if (sum.last === 'unit' && value >= sum.lastUnit) return false
    sum.section += (sum.pending ?? 1) * value
  } else {
    if (sum.total > 0 && magnitude(sum.total) < value && sum.last !== 'big') return false
    const before = sum.section + (sum.pending ?? 0)
    if (sum.last === 'big') sum.total *= value
    else sum.total += (before || 1) * value
    sum.section = 0
  }
  sum.pending = undefined
  sum.lastUnit = value
  sum.last = role
  sum.scaled = true
  return true
}

// A lone numeral after a multiplier counts the next lower place ("two hundred five" said as two-hundred-five-ty).
function totalOf(sum: Sum): number {
  const pending = sum.pending ?? 0
  const shortened = sum.last === 'digit' && sum.scaled && sum.lastUnit >= 100 && sum.places === 1 && pending < 10
  return sum.total + sum.section + (shortened && sum.pending !== undefined ? pending * shortUnit(sum) : pending)
}

const shortUnit = (sum: Sum): number => (sum.lastUnit >= 100 ? sum.lastUnit / 10 : 1)

/** The place value of a number's last figure that is not zero: 10 for 20, 100 for 300. */
export function magnitude(value: number): number {
  let place = 1
  while (value > 0 && value % (place * 10) === 0) place *= 10
  return place
}

// Sums of decimals in binary: cut what lies beyond the figures that anyone writes.
const round = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(12)))
