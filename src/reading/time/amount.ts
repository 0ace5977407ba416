// Scans an amount of time: 5 years, a month and more, half a century, 5 days and 4 nights.
import type { Bound } from '../../model/value.ts'
import { ordinalAt } from '../numbers/numbers.ts'
import { scanNumber } from '../numbers/scan.ts'
import { longest, skipSpaces } from '../numbers/trie.ts'
import type { Amount } from './expression.ts'
import type { TimeGrammar } from './grammar.ts'

export interface Amounts {
  readonly amounts: readonly Amount[]
  readonly end: number
  /** The unit word says that an anniversary is counted. */
  readonly anniversary: boolean
  /** The words mean an amount only with a word for ago or ahead. */
  readonly needs: boolean
}

/** One or more amounts in a row ("5 days 4 nights"). */
export function scanAmounts(g: TimeGrammar, text: string, pos: number, limit: number): Amounts | undefined {
  const first = scanAmount(g, text, pos, limit)
  if (!first) return undefined
  const amounts = [first.amount]
  let end = first.end
  for (let more = first; !first.anniversary; end = more.end) {
    const next = scanAmount(g, text, skipSpaces(text, end, limit), limit)
    if (!next || next.amount.unit === more.amount.unit || next.anniversary) break
    amounts.push(next.amount)
    more = next
  }
  return { amounts, end, anniversary: first.anniversary, needs: first.needs }
}

interface One {
  readonly amount: Amount
  readonly end: number
  readonly anniversary: boolean
  /** The words mean an amount only with a word for ago or ahead. */
  readonly needs: boolean
}

function scanAmount(g: TimeGrammar, text: string, pos: number, limit: number): One | undefined {
  const before = longest(g.numbers.before, text, pos, limit)
  const at = before ? skipSpaces(text, pos + before.length, limit) : pos
  const fixed = longest(g.amounts, text, at, limit)
  const numbered = ordinalAnniversary(g, text, pos, limit)
  if (numbered) return numbered
  const counted = countedAmount(g, text, { start: pos, at, limit }, before?.value)
  if (fixed && (!counted || at + fixed.length >= counted.end)) {
    const end = at + fixed.length
    const bound = before?.value ?? fixed.value.bound
    const { number, unit, needs } = fixed.value
    const amount = { ...(number === undefined ? {} : { number }), unit, bound, start: pos, end }
    return { amount, end, anniversary: false, needs: needs ?? false }
  }
  return counted
}

interface Place {
  readonly start: number
  readonly at: number
  readonly limit: number
}

function countedAmount(g: TimeGrammar, text: string, place: Place, before: Bound | undefined): One | undefined {
  const { start, at, limit } = place
  const number = scanNumber(g.numbers, text, at, limit, before !== undefined)
  const vague = longest(g.numbers.vague, text, at, limit)
  const loose = vague !== undefined && (!number || at + vague.length > number.end)
  if (!number && !loose) return undefined
  let end = loose ? at + vague.length : (number?.end ?? at)
  let bound: Bound | undefined = before ?? (loose ? vague.value : number?.loose ? 'about' : undefined)
  const between = longest(g.numbers.between, text, end, limit)
  if (between) {
    bound ??= between.value
    end += between.length
  }
  const unitAt = countGap(g, text, end, limit)
  const anniversary = longest(g.anniversary, text, unitAt, limit)
  const count = longest(g.counts, text, unitAt, limit)
  if (!anniversary && !count) return undefined
  if (count?.value.words && number?.digits) return undefined
  end = unitAt + Math.max(anniversary?.length ?? 0, count?.length ?? 0)
  const isAge = anniversary !== undefined && anniversary.length >= (count?.length ?? 0)
  const unit = isAge ? 'year' : (count?.value.unit ?? 'year')
  if (!isAge && count?.value.over) bound ??= 'over'
  const value = loose || number?.loose || !number ? undefined : number.value + (isAge ? 0 : (count?.value.plus ?? 0))
  if (value !== undefined && unit === 'year' && number?.places === 4 && !number.scaled) return undefined
  const amount: Amount = {
    ...(value === undefined ? {} : { number: value }),
    unit,
    bound: bound ?? 'exact',
    start,
    end,
  }
  return { amount, end, anniversary: isAge, needs: !isAge && count?.value.words === true }
}

// "The 70th anniversary": an ordinal counts the years.
function ordinalAnniversary(g: TimeGrammar, text: string, pos: number, limit: number): One | undefined {
  if (g.pack.order !== 'named') return undefined
  const ordinal = ordinalAt(g.numbers, text, pos, limit)
  if (!ordinal) return undefined
  const at = skipSpaces(text, ordinal.end, limit)
  const word = longest(g.anniversary, text, at, limit)
  if (!word) return undefined
  const end = at + word.length
  return {
    amount: { number: ordinal.value, unit: 'year', bound: 'exact', start: pos, end },
    end,
    anniversary: true,
    needs: false,
  }
}

// The place of the unit word: after white space, a hyphen or a linking word.
function countGap(g: TimeGrammar, text: string, pos: number, limit: number): number {
  const at = skipSpaces(text, pos, limit)
  if (g.pack.bounded && text.charAt(at) === '-') return at + 1
  const link = longest(g.numbers.links, text, at, limit)
  return link ? skipSpaces(text, at + link.length, limit) : at
}
