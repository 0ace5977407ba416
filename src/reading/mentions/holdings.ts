// Who holds which office when, by the registry.
import type { OfficeHolding, World } from '../../knowledge/world.ts'
import { boundsOf } from '../../model/period.ts'

/** The state or organisation that an office is held for: a ministry's state, an organ's organisation. */
export function stateBehind(world: World, of: string | undefined): string | undefined {
  let id = of
  for (let i = 0; i < 4 && id; i++) {
    const e = world.entities.get(id)
    if (!e || e.kind === 'country' || !e.of) return id
    id = e.of
  }
  return id
}

const holdingsMade = new WeakMap<World, ReadonlyMap<string, readonly OfficeHolding[]>>()

/** Offices by person, made once a world. */
export function holdingsOf(world: World): ReadonlyMap<string, readonly OfficeHolding[]> {
  const known = holdingsMade.get(world)
  if (known) return known
  const made = new Map<string, OfficeHolding[]>()
  for (const o of world.offices) {
    const list = made.get(o.person)
    if (list) list.push(o)
    else made.set(o.person, [o])
  }
  holdingsMade.set(world, made)
  return made
}

export function bestHolding<T extends { from: string; to?: string }>(
  list: readonly T[],
  date: string | undefined,
): T | undefined {
  return (date ? list.find((h) => covers(h, date)) : undefined) ?? list.at(-1)
}

/** Whether a holding covers a day; a day of less precision counts where it may. */
export function covers(h: { readonly from: string; readonly to?: string }, date: string | undefined): boolean {
  if (!date) return false
  const day = boundsOf(date)
  const from = boundsOf(h.from)
  const to = h.to ? boundsOf(h.to) : undefined
  return Boolean(day && from && from[0] <= day[1] && (!to || day[0] <= to[1]))
}
