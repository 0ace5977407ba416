// What joining looks at in a claim, taken out of it once: time, place, format, number, stage.
import type { World } from '../knowledge/world.ts'
import type { Claim, ClaimType } from '../model/claim.ts'
import { bounds, type Period, type RecordClaim } from '../record/record.ts'
import { countryOf } from './identity.ts'
import { entitiesOf, entityOf, keyOf, keysOf, numberOf, plain, quantityOf, textOf, textsOf } from './roles.ts'
import { pairs } from './story.ts'

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
  /** What was done is told in words of its own (the object of a ceremony, the title of a text, a numbered series): few happenings share them. */
  readonly specific: boolean
  /** A visit's rank; there is hardly more than one state visit of one guest to one host in a year. */
  readonly rank: string | undefined
  /** When a report without a date must mean, by the day on which it was printed. */
  readonly soon: Period | undefined
  /** What is counted or commemorated, as letter pairs, in the words of one language; and in which unit. */
  readonly counted:
    | {
        readonly words: ReadonlySet<string>
        readonly language: string
        readonly unit: string | undefined
        readonly number: number
      }
    | undefined
  /** The day on which it was printed. */
  readonly printed: Period | undefined
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

/** What is announced without a date comes within so many days of the report. */
const SOON: { readonly [type in ClaimType]?: number } = { visit: 30, meeting: 14, ceremony: 14 }

/** A visit that is reported as made, without a date, ended not long before. */
const JUST = 10

const soonOf = ({ claim, document }: RecordClaim): Period | undefined => {
  const printed = bounds(document.published) ?? bounds(document.dateline)
  const days = SOON[claim.type]
  if (claim.type === 'visit' && claim.mode === 'happened' && claim.when === undefined && printed)
    return { from: printed.from - JUST, to: printed.to }
  if (days === undefined || claim.mode !== 'planned' || claim.when !== undefined || !printed) return undefined
  return { from: printed.from, to: printed.to + days }
}

/** Shorter titles ("joint statement") are borne by many texts. */
export const TITLE = 6

const isSpecific = (claim: Claim): boolean => {
  if (claim.type === 'gathering') return entityOf(claim, 'series')?.id !== undefined
  if (claim.type === 'ceremony') return textOf(claim, 'object') !== undefined || keysOf(claim, 'object').length > 0
  if (claim.type === 'document') return plain(textOf(claim, 'title') ?? '').length >= TITLE
  return claim.type === 'honour'
}

const placeOf = (one: RecordClaim, world: World): Facets['place'] => {
  if (!one.claim.where) return undefined
  const key = keyOf(one.claim.where)
  const entity = world.entities.get(key)
  // Places in no registry cannot be compared, so they contradict nothing.
  return entity && { key, country: countryOf(key, world), city: entity.sort === 'city' }
}

const countedOf = ({ claim, document }: RecordClaim): Facets['counted'] => {
  if (claim.type !== 'tally' && claim.type !== 'milestone') return undefined
  const quantity = quantityOf(claim, 'quantity')
  return {
    words: pairs([...textsOf(claim, 'what'), ...entitiesOf(claim, 'what').map(({ name }) => name)].join(' ')),
    language: document.language,
    unit: quantity?.unit,
    number: quantity?.number ?? 0,
  }
}

export const facets = (one: RecordClaim, world: World): Facets => {
  const { claim, document } = one
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
    specific: isSpecific(claim),
    rank: claim.type === 'visit' ? textOf(claim, 'kind') : undefined,
    soon: soonOf(one),
    counted: countedOf(one),
    printed: bounds(one.document.published) ?? bounds(one.document.dateline),
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
    base.rank,
    base.soon?.from,
    base.counted && `${document.language} ${[...base.counted.words].join('')}`,
    claim.type === 'chairmanship' && period === undefined ? base.printed?.from : '',
    precise || LASTING.has(claim.type) ? '' : claim.document,
  ]
  return { ...base, signature: parts.join('|') }
}
