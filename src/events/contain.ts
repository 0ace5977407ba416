// Finds the event that another belongs to: what a visitor does in the country visited, what is done at a summit.
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { bounds, FAR, overlaps } from '../record/record.ts'
import type { Event } from './event.ts'
import { countryOf } from './identity.ts'
import { keysOf } from './roles.ts'

const ACTORS: readonly RoleName[] = ['participants', 'parties', 'attendees', 'recipient', 'by', 'speaker', 'visitor']

const actors = (event: Event): ReadonlySet<string> =>
  new Set(event.claims.flatMap(({ claim }) => ACTORS.flatMap((role) => keysOf(claim, role))))

const CONTAINED: ReadonlySet<Claim['type']> = new Set(['meeting', 'ceremony', 'document', 'honour', 'gathering'])

const countries = (event: Event, world: World): ReadonlySet<string> =>
  new Set(
    event.claims.flatMap(({ claim }) => [
      // A place that no registry knows may lie anywhere.
      ...(claim.where?.id ? [countryOf(claim.where.id, world)] : []),
      ...(claim.type === 'gathering' ? keysOf(claim, 'host').map((key) => countryOf(key, world)) : []),
    ]),
  )

interface Visit {
  readonly event: Event
  readonly visitors: ReadonlySet<string>
  readonly hosts: ReadonlySet<string>
}

/** Whether somebody who takes part was then in office in a country that is visited. */
const receives = (who: ReadonlySet<string>, visit: Visit, world: World): boolean =>
  world.offices.some((office) => {
    if (!who.has(office.person) || !visit.hosts.has(office.of) || visit.visitors.has(office.person)) return false
    const [from, to] = [bounds(office.from)?.from, office.to === undefined ? FAR : bounds(office.to)?.to]
    const { period } = visit.event
    return period !== undefined && from !== undefined && to !== undefined && overlaps(period, { from, to })
  })

/** Whether an event falls within a visit by one of its actors; where it has no place, a visit's day is not enough when two visits share it, but the host's presence is. */
const fits = (
  event: Event,
  visit: Visit,
  who: ReadonlySet<string>,
  { where, world }: { readonly where: ReadonlySet<string>; readonly world: World },
): 'yes' | 'maybe' | 'no' => {
  if (!event.period || !visit.event.period) return 'no'
  if (event.period.from < visit.event.period.from || event.period.to > visit.event.period.to) return 'no'
  if (![...visit.visitors].some((key) => who.has(key))) return 'no'
  if (where.size > 0) return [...visit.hosts].some((key) => where.has(key)) ? 'yes' : 'no'
  return receives(who, visit, world) ? 'yes' : 'maybe'
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
      .map((visit) => ({ visit, fit: fits(event, visit, who, { where, world }) }))
      .filter(({ fit }) => fit !== 'no')
    const sure = found.filter(({ fit }) => fit === 'yes')
    const [only, another] = sure.length > 0 ? sure : found
    return only && !another ? { ...event, within: only.visit.event.id } : event
  })
}
