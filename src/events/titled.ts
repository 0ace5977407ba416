// One text under a short title and a long one: joined where day, kind and parties agree and nothing else could be meant.
import { overlaps, type Period, type RecordClaim } from '../record/record.ts'
import { TITLE, TRIP } from './facets.ts'
import { near } from './near.ts'
import { keysOf, plain, textOf } from './roles.ts'

/** What is known of the claims of one text. */
export interface Titled<T> {
  readonly of: T
  readonly claims: readonly RecordClaim[]
  readonly period: Period | undefined
}

interface Text<T> extends Titled<T> {
  readonly period: Period
  readonly title: string
  readonly kind: string | undefined
  readonly parties: ReadonlySet<string>
}

const takenOf = <T>(one: Titled<T>): Text<T> | undefined => {
  const claims = one.claims.map(({ claim }) => claim)
  if (claims[0]?.type !== 'document' || claims.some(({ mode }) => mode === 'denied')) return undefined
  const { period } = one
  if (!period || period.to - period.from > TRIP) return undefined
  const title = claims.map((claim) => plain(textOf(claim, 'title') ?? '')).find((text) => text !== '')
  if (!title) return undefined
  return {
    ...one,
    period,
    title,
    kind: claims.map((claim) => textOf(claim, 'kind')).find((kind) => kind !== undefined),
    parties: new Set(claims.flatMap((claim) => keysOf(claim, 'parties'))),
  }
}

/** Whether the shorter title can mean the text of the longer one. */
const means = <T>(short: Text<T>, long: Text<T>): boolean =>
  short.title.length < long.title.length &&
  (long.title.endsWith(short.title) || long.title.startsWith(short.title)) &&
  overlaps(short.period, long.period) &&
  (short.kind === undefined || long.kind === undefined || short.kind === long.kind) &&
  (short.parties.size > 0 || short.title.length >= TITLE) &&
  [...short.parties].every((party) => long.parties.has(party))

/** Pairs of texts that are one: each short title that can mean exactly one long one. */
export const sameTexts = <T>(all: readonly Titled<T>[]): readonly (readonly [T, T])[] => {
  const texts = all.flatMap((one) => takenOf(one) ?? []).toSorted((a, b) => a.period.from - b.period.from)
  return texts.flatMap((short, at): (readonly [T, T])[] => {
    const fitting = near(texts, at).filter((long) => means(short, long))
    // Of several longer titles that end alike, those that are one text themselves count once.
    const longest = fitting.toSorted((a, b) => b.title.length - a.title.length)[0]
    if (!longest || !fitting.every((one) => one === longest || means(one, longest))) return []
    return [[short.of, longest.of]]
  })
}
