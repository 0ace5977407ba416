// Who stands for a state or an organisation, and when: read from the world registry.
import type { OfficeHolding, World } from '../knowledge/world.ts'
import { bounds } from '../record/record.ts'

/** Everybody who holds or held an office of a state or body. */
export const peopleOf = (id: string, world: World): readonly string[] =>
  [...new Set(world.offices.filter(({ of }) => of === id).map(({ person }) => person))].sort()

/** Whether a dated fact holds on a day: its `from` counts and `to` is its last day. Imprecise ends count as far as they can reach. */
export const holdsOn = (fact: { readonly from: string; readonly to?: string }, day: number): boolean => {
  const from = bounds(fact.from)?.from
  const to = fact.to === undefined ? undefined : bounds(fact.to)?.to
  return from !== undefined && from <= day && (to === undefined || day <= to)
}

export const officesOn = (person: string, day: number, world: World): readonly OfficeHolding[] =>
  world.offices.filter((office) => office.person === person && holdsOn(office, day))

/** The registry's English name of an id. */
export const label = (id: string, world: World): string => world.entities.get(id)?.label ?? id

/** Ids that stand for an entity in a text: a state is also named through its people in office, an organisation through its organs. */
export const standsFor = (id: string, world: World): readonly string[] => {
  if (id.startsWith('country:')) return [id, ...peopleOf(id, world)]
  if (id.startsWith('org:'))
    return [
      id,
      ...[...world.entities.values()].filter((one) => one.of === id && one.kind !== 'place').map((one) => one.id),
    ]
  return [id]
}
