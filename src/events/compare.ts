// Whether two claims of one identity report one happening: surely, perhaps, or not, and why.
import { overlaps, type Period } from '../record/record.ts'
import { type Facets, LASTING, TRIP } from './facets.ts'
import { likeness } from './story.ts'

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

export const formatsClash = ({ format: x }: Facets, { format: y }: Facets): boolean => formatsClashIn(x, y)

export const formatsClashIn = (x: string | undefined, y: string | undefined): boolean =>
  x !== undefined && y !== undefined && x !== y && !GENERAL.has(x) && !GENERAL.has(y)

export const placesClash = ({ place: x }: Facets, { place: y }: Facets): boolean => {
  if (!x || !y || x.key === y.key) return false
  return x.country !== y.country || (x.city && y.city)
}

const sameTime = ({ period: p }: Facets, { period: q }: Facets): boolean =>
  (p === undefined && q === undefined) || (p !== undefined && q !== undefined && overlaps(p, q))

const sameText = ({ documents: x }: Facets, { documents: y }: Facets): boolean => [...x].some((id) => y.has(id))

/** So much of two wordings of one language is shared where they name one thing. */
const ALIKE = 0.5
/** A smaller number than this is soon reached by two counts. */
const TELLING = 20

/** Two counts of one subject that come to the same number: of one thing, as far as their words can be compared. */
const compareCounted = (a: Facets, b: Facets): Verdict => {
  const [x, y] = [a.counted, b.counted]
  if (!x || !y) return SAME
  if (x.unit !== undefined && y.unit !== undefined && x.unit !== y.unit) return different('counted in different units')
  const alike = likeness(x.words, y.words) >= ALIKE || (x.words.size === 0 && y.words.size === 0)
  if (x.language === y.language) return alike ? SAME : different('told of different things')
  if (alike || a.type === 'milestone' || (x.number >= TELLING && x.unit === y.unit)) return SAME
  return perhaps('one number, told in two languages')
}

/** A term in the chair lasts about a year: what is told without a date belongs to the time of its report. */
const TERM = 400

const compareTerms = (a: Facets, b: Facets): Verdict => {
  const [p, q] = [a.period ?? a.printed, b.period ?? b.printed]
  if (!p || !q || overlaps(p, q)) return SAME
  const gap = Math.max(p.from, q.from) - Math.min(p.to, q.to)
  return a.period && b.period
    ? different(`one is dated ${a.when}, the other ${b.when}`)
    : gap <= TERM
      ? likely('told of one year or so')
      : different('told of different times')
}

/** Standings, counts and works: their story is one, and its stages stay visible in it. */
const compareLasting = (a: Facets, b: Facets): Verdict => {
  if (a.type === 'chairmanship') return compareTerms(a, b)
  const counted = compareCounted(a, b)
  if (counted.kind !== 'same') return counted
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
