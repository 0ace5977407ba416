// Whether two claims of one identity report one happening: surely, perhaps, or not, and why.
import { overlaps, type Period } from '../record/record.ts'
import { type Facets, LASTING, TRIP } from './facets.ts'

export type Verdict =
  | { readonly kind: 'same' }
  /** The same where nothing else on record could be meant. */
  | { readonly kind: 'likely'; readonly why: string }
  | { readonly kind: 'perhaps'; readonly why: string }
  | { readonly kind: 'different'; readonly why: string }

const SAME: Verdict = { kind: 'same' }
const different = (why: string): Verdict => ({ kind: 'different', why })
const likely = (why: string): Verdict => ({ kind: 'likely', why })
const perhaps = (why: string): Verdict => ({ kind: 'perhaps', why })

const length = (period: Period): number => period.to - period.from

/** Formats that are told of one and the same conversation: "met" says less than "held talks". */
export const GENERAL: ReadonlySet<string> = new Set(['meeting', 'sidelines'])

const formatsClash = ({ format: x }: Facets, { format: y }: Facets): boolean =>
  x !== undefined && y !== undefined && x !== y && !GENERAL.has(x) && !GENERAL.has(y)

const placesClash = ({ place: x }: Facets, { place: y }: Facets): boolean => {
  if (!x || !y || x.key === y.key) return false
  return x.country !== y.country || (x.city && y.city)
}

const sameTime = ({ period: p }: Facets, { period: q }: Facets): boolean =>
  (p === undefined && q === undefined) || (p !== undefined && q !== undefined && overlaps(p, q))

const sameText = ({ documents: x }: Facets, { documents: y }: Facets): boolean => [...x].some((id) => y.has(id))

/** Standings, counts and works: their story is one, and its stages stay visible in it. */
const compareLasting = (a: Facets, b: Facets): Verdict => {
  if (a.type === 'project' || a.type === 'commitment')
    return a.stage !== b.stage || sameTime(a, b) || !a.period || !b.period ? SAME : perhaps('told of different times')
  return sameTime(a, b) || !a.period || !b.period ? SAME : different('told of different times')
}

const MONTH = 31
const YEAR = 366

/** One is told to the month or the year only: enough where few happenings of that kind fall into one. */
const vague = (a: Facets, b: Facets, days: number): Verdict => {
  const why = `${a.when} and ${b.when} may mean different days`
  const rare =
    (a.type === 'visit' && (days <= MONTH || (a.rank !== undefined && a.rank === b.rank) || a.ordinal !== undefined)) ||
    (a.specific && b.specific)
  return rare && days <= YEAR ? likely(why) : perhaps(why)
}

const undated = (a: Facets, b: Facets): Verdict => {
  const why = 'one report gives no date'
  const [soon, period] = [a.soon ?? b.soon, a.period ?? b.period]
  // A headline without a date is about what is new, not about what its text looks back on.
  if (soon && period && !(overlaps(soon, period) && length(period) <= YEAR)) return perhaps(why)
  if (sameText(a, b)) return SAME
  return soon && period ? likely(why) : perhaps(why)
}

export const compare = (a: Facets, b: Facets): Verdict => {
  if (a.ordinal !== undefined && b.ordinal !== undefined && a.ordinal !== b.ordinal)
    return different(`one is told as number ${a.ordinal}, the other as number ${b.ordinal}`)
  if (a.denied !== b.denied) return different('one report denies it')
  if (LASTING.has(a.type)) return compareLasting(a, b)
  const [p, q] = [a.period, b.period]
  if (p && q && !overlaps(p, q)) return different(`one is dated ${a.when}, the other ${b.when}`)
  if (a.type === 'gathering' && a.ordinal !== undefined && a.ordinal === b.ordinal) return SAME
  if (formatsClash(a, b)) return different(`one is told as ${a.format}, the other as ${b.format}`)
  if (placesClash(a, b)) return different('told of different places')
  if (!p || !q) return undated(a, b)
  if (length(p) <= TRIP && length(q) <= TRIP) return SAME
  if (sameText(a, b) && a.when === b.when) return SAME
  return vague(a, b, Math.max(length(p), length(q)))
}
