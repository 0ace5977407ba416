// Whether two claims of one identity report one happening: surely, perhaps, or not, and why.
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import { bounds, overlaps, type Period } from '../record/record.ts'
import { countryOf } from './identity.ts'
import { keyOf, numberOf, textOf } from './roles.ts'

export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'perhaps'; readonly why: string }
  | { readonly kind: 'different'; readonly why: string }

const SAME: Verdict = { kind: 'same' }
const different = (why: string): Verdict => ({ kind: 'different', why })
const perhaps = (why: string): Verdict => ({ kind: 'perhaps', why })

/** A time of at most this many days names one trip or summit; a longer one could hold several happenings. */
const TRIP = 14

const length = (period: Period): number => period.to - period.from

/** Formats that are told of one and the same conversation: "met" says less than "held talks". */
const GENERAL: ReadonlySet<string> = new Set(['meeting', 'sidelines'])

const formatsClash = (a: Claim, b: Claim): boolean => {
  const [x, y] = [textOf(a, 'format'), textOf(b, 'format')]
  return x !== undefined && y !== undefined && x !== y && !GENERAL.has(x) && !GENERAL.has(y)
}

const placesClash = (a: Claim, b: Claim, world: World): boolean => {
  if (!a.where || !b.where) return false
  const [x, y] = [keyOf(a.where), keyOf(b.where)]
  if (x === y) return false
  const [kindX, kindY] = [world.entities.get(x), world.entities.get(y)]
  if (!kindX || !kindY) return false
  if (countryOf(x, world) !== countryOf(y, world)) return true
  return kindX.sort === 'city' && kindY.sort === 'city'
}

/** Standings and words hold over time; what is told of them on two days is one fact. */
const LASTING: ReadonlySet<Claim['type']> = new Set([
  'membership',
  'office',
  'milestone',
  'partnership',
  'chairmanship',
  'tally',
])

const sequential = (a: Claim, b: Claim): boolean => {
  const order = (claim: Claim) => textOf(claim, 'stage') ?? textOf(claim, 'progress')
  return order(a) !== order(b)
}

export const compare = (a: Claim, b: Claim, world: World): Verdict => {
  const [x, y] = [numberOf(a, 'ordinal'), numberOf(b, 'ordinal')]
  if (x !== undefined && y !== undefined && x !== y)
    return different(`one is told as number ${x}, the other as number ${y}`)
  if ((a.mode === 'denied') !== (b.mode === 'denied')) return different('one report denies it')
  if (a.type === 'project' || a.type === 'commitment')
    // The whole story of a work is one; its stages stay visible in it.
    return sequential(a, b) || sameTime(a, b) ? SAME : perhaps('told of different times')
  const [p, q] = [bounds(a.when), bounds(b.when)]
  if (LASTING.has(a.type)) return sameTime(a, b) || !p || !q ? SAME : different('told of different times')
  if (a.type === 'gathering' && x !== undefined && x === y) return SAME
  if (p && q && !overlaps(p, q)) return different(`one is dated ${a.when}, the other ${b.when}`)
  if (formatsClash(a, b)) return different(`one is told as ${textOf(a, 'format')}, the other as ${textOf(b, 'format')}`)
  if (placesClash(a, b, world)) return different('told of different places')
  if (!p || !q) return a.document === b.document ? SAME : perhaps('one report gives no date')
  if (length(p) <= TRIP && length(q) <= TRIP) return SAME
  if (a.document === b.document && a.when === b.when) return SAME
  return perhaps(`${a.when} and ${b.when} may mean different days`)
}

const sameTime = (a: Claim, b: Claim): boolean => {
  const [p, q] = [bounds(a.when), bounds(b.when)]
  return (p === undefined && q === undefined) || (p !== undefined && q !== undefined && overlaps(p, q))
}
