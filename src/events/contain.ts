// Finds the event that another belongs to: what a visitor does in the country visited, what is done at a summit.
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import type { Event } from './event.ts'
import { countryOf } from './identity.ts'
import { keyOf, keysOf } from './roles.ts'

const ACTORS: readonly RoleName[] = ['participants', 'parties', 'attendees', 'recipient', 'by', 'speaker', 'visitor']

const actors = (event: Event): ReadonlySet<string> =>
  new Set(event.claims.flatMap(({ claim }) => ACTORS.flatMap((role) => keysOf(claim, role))))

const CONTAINED: ReadonlySet<Claim['type']> = new Set(['meeting', 'ceremony', 'document', 'honour', 'gathering'])

const countries = (event: Event, world: World): ReadonlySet<string> =>
  new Set(
    event.claims.flatMap(({ claim }) => [
      ...(claim.where ? [countryOf(keyOf(claim.where), world)] : []),
      ...(claim.type === 'gathering' ? keysOf(claim, 'host').map((key) => countryOf(key, world)) : []),
    ]),
  )

interface Visit {
  readonly event: Event
  readonly visitors: ReadonlySet<string>
  readonly hosts: ReadonlySet<string>
}

/** Whether an event falls within a visit by one of its actors; without a place, a visit's day is not enough where two visits share it. */
const fits = (
  event: Event,
  visit: Visit,
  who: ReadonlySet<string>,
  where: ReadonlySet<string>,
): 'yes' | 'maybe' | 'no' => {
  if (!event.period || !visit.event.period) return 'no'
  if (event.period.from < visit.event.period.from || event.period.to > visit.event.period.to) return 'no'
  if (![...visit.visitors].some((key) => who.has(key))) return 'no'
  if (where.size > 0) return [...visit.hosts].some((key) => where.has(key)) ? 'yes' : 'no'
  return 'maybe'
}

/** The events with `within` set where exactly one visit holds them. */
export const contain = (events: readonly Event[], world: World): readonly Event[] => {
  const visits = events
    .filter(({ type, mode }) => type === 'visit' && mode !== 'denied')
    .map(
      (event): Visit => ({
        event,
        visitors: new Set(event.claims.flatMap(({ claim }) => keysOf(claim, 'visitor'))),
        hosts: new Set(event.claims.flatMap(({ claim }) => keysOf(claim, 'host').map((key) => countryOf(key, world)))),
      }),
    )
  if (visits.length === 0) return events
  return events.map((event) => {
    if (!CONTAINED.has(event.type)) return event
    const [who, where] = [actors(event), countries(event, world)]
    const found = visits
      .map((visit) => ({ visit, fit: fits(event, visit, who, where) }))
      .filter(({ fit }) => fit !== 'no')
    const sure = found.filter(({ fit }) => fit === 'yes')
    const [only, another] = sure.length > 0 ? sure : found
    return only && !another ? { ...event, within: only.visit.event.id } : event
  })
}
