// One happening told in two languages: names and titles that cannot be compared letter by letter are tied by all that can.
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { isGroup } from '../model/value.ts'
import { overlaps, type Period, type RecordClaim } from '../record/record.ts'
import { formatsClash, placesClash } from './compare.ts'
import { type Facets, TRIP } from './facets.ts'
import { countryOf } from './identity.ts'
import { near } from './near.ts'
import { keysOf, numberOf, quantityOf, textOf, valuesOf } from './roles.ts'

/** What is known of the claims of one happening so far. */
export interface Spoken<T> {
  readonly of: T
  readonly claims: readonly RecordClaim[]
  readonly facets: readonly Facets[]
  readonly period: Period | undefined
}

interface Heard<T> extends Spoken<T> {
  readonly period: Period
  readonly languages: ReadonlySet<string>
}

/** Where two tellings differ here, they tell of two happenings; what is equal in all is not yet one. */
type Sort = (claims: readonly Claim[], world: World) => string | undefined

const first = (claims: readonly Claim[], role: RoleName): string | undefined =>
  claims.map((claim) => textOf(claim, role)).find((one) => one !== undefined)

const all = (claims: readonly Claim[], role: RoleName): readonly string[] =>
  [...new Set(claims.flatMap((claim) => keysOf(claim, role)))].sort()

/** Kinds of text of which two states hardly issue two on one day. */
const RARE: ReadonlySet<string> = new Set([
  'declaration',
  'statement',
  'joint-statement',
  'treaty',
  'outcome-documents',
])

const SORTS: { readonly [type in Claim['type']]?: Sort } = {
  meeting: () => '',
  gathering: (claims) => {
    const number = claims.map((claim) => numberOf(claim, 'ordinal')).find((one) => one !== undefined)
    return number?.toString()
  },
  document: (claims, world) => {
    const parties = [...new Set(all(claims, 'parties').map((key) => countryOf(key, world)))].sort()
    const kind = first(claims, 'kind')
    // Of agreements, two states sign many on one day; only all of them together can be told from their number.
    const counted = claims.some((claim) => quantityOf(claim, 'count') !== undefined)
    return parties.length < 2 || kind === undefined || !(counted || RARE.has(kind))
      ? undefined
      : `${kind} ${counted} ${parties.join(' ')}`
  },
  ceremony: (claims) => {
    const participants = all(claims, 'participants')
    return participants.length < 2 ? undefined : `${first(claims, 'kind')} ${participants.join(' ')}`
  },
  honour: (claims) => all(claims, 'recipient').join(' ') || undefined,
}

/** Who met: those whom a registry knows, and how many others, who may be anybody; a group may be any number. */
const partyOf = (claims: readonly Claim[]) => {
  const keys = all(claims, 'participants')
  const group = claims.some((claim) =>
    valuesOf(claim, 'participants').some((value) => typeof value === 'object' && isGroup(value) && !value.members),
  )
  return {
    known: keys.filter((key) => !key.startsWith('name:')),
    others: keys.filter((key) => key.startsWith('name:')),
    group,
  }
}

/** Somebody known took part in both; whoever is known in one alone can be whom the other names in its own letters. */
const samePeople = (a: readonly Claim[], b: readonly Claim[]): boolean => {
  const [x, y] = [partyOf(a), partyOf(b)]
  if (!x.known.some((key) => y.known.includes(key))) return false
  const open = (mine: typeof x, theirs: typeof x): boolean => {
    const missing = theirs.known.filter((key) => !mine.known.includes(key)).length
    return missing === 0 || mine.group || missing <= mine.others.length
  }
  const counts = x.group || y.group || x.known.length + x.others.length === y.known.length + y.others.length
  return counts && open(x, y) && open(y, x)
}

/** The registry's ids of the series and bodies that a gathering is told to be of. */
const known = ({ claims }: { readonly claims: readonly RecordClaim[] }, role: RoleName): readonly string[] =>
  all(
    claims.map(({ claim }) => claim),
    role,
  ).filter((key) => !key.startsWith('name:'))

/** What a body belongs to, itself first: a session of an organ is one of its organisation. */
const lineage = (id: string, world: World): readonly string[] => {
  const of = world.entities.get(id)?.of
  return of === undefined || of === id ? [id] : [id, of]
}

const othersKnown = <T>(a: Heard<T>, b: Heard<T>, world: World): boolean =>
  (['series', 'body'] as const).some((role) => {
    const [x, y] = [known(a, role), known(b, role)]
    const one = (k: string, l: string) => lineage(k, world).includes(l) || lineage(l, world).includes(k)
    return x.length > 0 && y.length > 0 && !x.some((k) => y.some((l) => one(k, l)))
  })

const fits = <T>(a: Heard<T>, b: Heard<T>, world: World): boolean =>
  ![...a.languages].some((language) => b.languages.has(language)) &&
  overlaps(a.period, b.period) &&
  !a.facets.some((x) => b.facets.some((y) => formatsClash(x, y) || placesClash(x, y) || x.denied !== y.denied)) &&
  !othersKnown(a, b, world) &&
  (a.facets[0]?.type !== 'meeting' ||
    samePeople(
      a.claims.map(({ claim }) => claim),
      b.claims.map(({ claim }) => claim),
    ))

const share = <T>(a: Heard<T>, b: Heard<T>): boolean => [...a.languages].some((language) => b.languages.has(language))

/** Whether nothing else told in the language of `b` could be what `a` means. */
const only = <T>(b: Heard<T>, fitting: readonly Heard<T>[]): boolean =>
  !fitting.some((other) => other !== b && share(other, b))

const heard = <T>(one: Spoken<T>): Heard<T> | undefined => {
  const { period } = one
  if (!period || period.to - period.from > TRIP) return undefined
  return { ...one, period, languages: new Set(one.claims.map(({ document }) => document.language)) }
}

export interface Tied<T> {
  readonly sure: readonly (readonly [T, T])[]
  /** More than one could be meant. */
  readonly perhaps: readonly (readonly [T, T])[]
}

/** Pairs of tellings that are one happening: alike in kind, time, place and people, and each the only one that the other can mean. */
export const sameHappenings = <T>(told: readonly Spoken<T>[], world: World): Tied<T> => {
  const sorts = new Map<string, Heard<T>[]>()
  for (const one of told) {
    const claims = one.claims.map(({ claim }) => claim)
    const type = claims[0]?.type
    const sort = type && SORTS[type]?.(claims, world)
    const taken = sort === undefined ? undefined : heard(one)
    if (!taken) continue
    const key = `${type} ${sort}`
    const held = sorts.get(key)
    if (held) held.push(taken)
    else sorts.set(key, [taken])
  }
  const found = [...sorts.values()].map((alike) => pairsOf(alike, world))
  return { sure: found.flatMap(({ sure }) => sure), perhaps: found.flatMap(({ perhaps }) => perhaps) }
}

const pairsOf = <T>(alike: readonly Heard<T>[], world: World): Tied<T> => {
  // Most records are of one language in most of what they tell.
  if (new Set(alike.flatMap(({ languages }) => [...languages])).size < 2) return { sure: [], perhaps: [] }
  const sorted = alike.toSorted((a, b) => a.period.from - b.period.from)
  const fitting = new Map(
    sorted.map((one, at) => [one, near(sorted, at).filter((other) => fits(one, other, world))] as const),
  )
  const sure: (readonly [T, T])[] = []
  const perhaps: (readonly [T, T])[] = []
  const done = new Set<Heard<T>>()
  for (const [a, mine] of fitting) {
    done.add(a)
    for (const b of mine) {
      if (done.has(b)) continue
      const alone = only(b, mine) && only(a, fitting.get(b) ?? [])
      ;(alone ? sure : perhaps).push([a.of, b.of])
    }
  }
  return { sure, perhaps }
}
