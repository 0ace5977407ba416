// "The first five months of 2024", "the last week of September": parts by count where months have names.
import { ordinalAt } from '../numbers/numbers.ts'
import { scanNumber } from '../numbers/scan.ts'
import { isDigit, longest, skipSpaces } from '../numbers/trie.ts'
import type { Slice } from './expression.ts'
import type { TimeGrammar } from './grammar.ts'

/** The counted part that starts at this place, where a month or year to count in follows. */
export function namedSlice(
  g: TimeGrammar,
  text: string,
  at: number,
  limit: number,
): { slice: Slice; end: number } | undefined {
  const found = counted(g, text, at, limit) ?? numbered(g, text, at, limit)
  return found && holds(g, text, found.end, limit) ? found : undefined
}

// "First five months", "last two weeks".
function counted(g: TimeGrammar, text: string, at: number, limit: number): { slice: Slice; end: number } | undefined {
  const first = longest(g.firstOf, text, at, limit)
  const last = first ? undefined : longest(g.lastOf, text, at, limit)
  const word = first ?? last
  const number = word && scanNumber(g.numbers, text, skipSpaces(text, at + word.length, limit), limit)
  if (!number || !Number.isInteger(number.value) || number.value < 1) return undefined
  const unitAt = skipSpaces(text, number.end, limit)
  const unit = longest(g.sliceUnits, text, unitAt, limit)
  if (!unit) return undefined
  return {
    slice: { unit: unit.value, ...(first ? { first: number.value } : { last: number.value }) },
    end: unitAt + unit.length,
  }
}

// "Third week", "last Friday".
function numbered(g: TimeGrammar, text: string, at: number, limit: number): { slice: Slice; end: number } | undefined {
  const last = longest(g.lastOf, text, at, limit)
  const ordinal = last ? undefined : ordinalAt(g.numbers, text, at, limit)
  if (!last && !ordinal) return undefined
  const nth = ordinal?.value ?? -1
  const unitAt = skipSpaces(text, ordinal?.end ?? at + (last?.length ?? 0), limit)
  const weekday = longest(g.weekdays, text, unitAt, limit)
  if (weekday) return { slice: { unit: 'weekday', nth, weekday: weekday.value }, end: unitAt + weekday.length }
  const unit = longest(g.sliceUnits, text, unitAt, limit)
  return unit && { slice: { unit: unit.value, nth }, end: unitAt + unit.length }
}

// A month or a year stands behind, over linking words.
function holds(g: TimeGrammar, text: string, pos: number, limit: number): boolean {
  let at = skipSpaces(text, pos, limit)
  for (let count = 0; count < 3; count++) {
    const deictic = longest(g.deictic, text, at, limit)?.value
    if (deictic && (deictic.month !== undefined || deictic.year !== undefined)) return true
    if (longest(g.months, text, at, limit)) return true
    if (fourDigits(text, at, limit)) return true
    const link = longest(g.links, text, at, limit)
    if (!link) return false
    at = skipSpaces(text, at + link.length, limit)
  }
  return false
}

function fourDigits(text: string, at: number, limit: number): boolean {
  if (at + 4 > limit || isDigit(text.charCodeAt(at + 4))) return false
  for (let i = at; i < at + 4; i++) if (!isDigit(text.charCodeAt(i))) return false
  return true
}
