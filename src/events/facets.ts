// What joining looks at in a claim, taken out of it once: time, place, format, number, stage.
import type { World } from '../knowledge/world.ts'
import type { ClaimType } from '../model/claim.ts'
import { bounds, type Period, type RecordClaim } from '../record/record.ts'
import { countryOf } from './identity.ts'
import { keyOf, numberOf, textOf } from './roles.ts'

export interface Facets {
  readonly type: ClaimType
  /** The documents that tell it so. */
  readonly documents: ReadonlySet<string>
  readonly when: string | undefined
  readonly period: Period | undefined
  readonly format: string | undefined
  readonly ordinal: number | undefined
  readonly stage: string | undefined
  readonly denied: boolean
  readonly place: { readonly key: string; readonly country: string; readonly city: boolean } | undefined
  /** Claims of one identity with one signature report one happening, whatever else they say. */
  readonly signature: string
}

/** A time of at most this many days names one trip or summit; a longer one could hold several happenings. */
export const TRIP = 14

/** Standings and counts hold over time: what is told of them in two documents without a date is one fact. */
export const LASTING: ReadonlySet<ClaimType> = new Set([
  'membership',
  'office',
  'milestone',
  'partnership',
  'chairmanship',
  'tally',
  'project',
  'commitment',
])

const placeOf = (one: RecordClaim, world: World): Facets['place'] => {
  if (!one.claim.where) return undefined
  const key = keyOf(one.claim.where)
  const entity = world.entities.get(key)
  // Places in no registry cannot be compared, so they contradict nothing.
  return entity && { key, country: countryOf(key, world), city: entity.sort === 'city' }
}

export const facets = (one: RecordClaim, world: World): Facets => {
  const { claim } = one
  const period = bounds(claim.when)
  const place = placeOf(one, world)
  const base = {
    type: claim.type,
    documents: new Set([claim.document]),
    when: period && claim.when,
    period,
    format: textOf(claim, 'format'),
    ordinal: numberOf(claim, 'ordinal'),
    stage: textOf(claim, 'stage') ?? textOf(claim, 'progress'),
    denied: claim.mode === 'denied',
    place,
  }
  const precise = period !== undefined && period.to - period.from <= TRIP
  const parts = [
    base.when,
    base.format,
    base.ordinal,
    base.stage,
    base.denied,
    place?.key,
    precise || LASTING.has(claim.type) ? '' : claim.document,
  ]
  return { ...base, signature: parts.join('|') }
}
