// Whom a word for two means: the two leaders, or the two states or sides.
import type { EntityRef } from '../../model/value.ts'
import { after, before, known, type Placed, stateOfPerson, type Told } from './told.ts'

type Two = readonly [EntityRef, EntityRef]

export const LEADERS = ['head-of-state', 'head-of-government', 'head-of-organisation', 'party-leader', 'speaker']

const sectionStart = ({ input }: Told, pos: number): number => input.sections.findLast((s) => s <= pos) ?? 0
const sectionEnd = ({ input }: Told, pos: number): number => input.sections.find((s) => s > pos) ?? input.text.length

/** The two leaders that a pair word at `pos` means, of one rank where it says so. */
export function twoHeads(told: Told, pos: number, rank?: string): Two | undefined {
  const { home } = told.input
  const fits = (p: Placed) => (rank ? p.rank === rank : p.rank === undefined || LEADERS.includes(p.rank))
  const behind = () => before(told.people, pos).filter(fits)
  const to = sectionEnd(told, pos)
  const later = (is: (p: Placed) => boolean) => {
    const found = after(told.people, pos).find((p) => p.start >= to || (fits(p) && is(p)))
    return found && found.start < to ? found : undefined
  }
  const isForeign = (p: Placed) => p.of !== home && p.of !== undefined
  const isOurs = (p: Placed) => p.of === home
  const near = behind().find(isForeign)
  const foreign = near && near.start >= sectionStart(told, pos) ? near : (later(isForeign) ?? near)
  const ours = behind().find(isOurs) ?? later(isOurs)
  if (home && ours && foreign) return [ours.entity, foreign.entity]
  return lastTwo(behind) ?? (rank && told.input.press ? twoOfficials(told, pos) : undefined)
}

/** The last two officials of different sides, whatever their titles: a cabinet secretary and a foreign minister. */
function twoOfficials(told: Told, pos: number): Two | undefined {
  return lastTwo(() => before(told.people, pos), 'sides')
}

/** The last person of a side and the last of another; or, unless the sides must differ, the last two people. */
function lastTwo(nearestFirst: () => Iterable<Placed>, differ?: 'sides'): Two | undefined {
  const [last, second] = distinct(nearestFirst()).take(2)
  const other = distinct(nearestFirst()).find((p) => p.of !== last?.of) ?? (differ ? undefined : second)
  return last && other ? [other.entity, last.entity] : undefined
}

/** People whose side is known, each at the first place. */
function* distinct(list: Iterable<Placed>): Generator<Placed> {
  const seen = new Set<string>()
  for (const p of list) {
    const key = p.entity.id ?? p.entity.name
    if (p.of === undefined || seen.has(key)) continue
    seen.add(key)
    yield p
  }
}

/** How near two states named side by side are still those that a word for two means. */
const NEAR = 400

/** The two states or sides that a word at `pos` means: the pair named last in the section, or the foreign state met with. */
export function twoStates(told: Told, pos: number): Two | undefined {
  const { pairs, states, input } = told
  const from = sectionStart(told, pos)
  const pair = pairs.findLast((p) => p.start <= pos && p.start >= from)
  if (pair) return pair.ids
  // where the press is of neither side, two states named side by side right before
  const near = input.home ? undefined : told.listed.findLast((p) => p.start <= pos && p.start >= from)
  if (near && pos - near.start < NEAR) return near.ids
  const behind = behindHeads(told, pos)
  if (behind) return behind
  const to = sectionEnd(told, pos)
  const any = pairs.findLast((p) => p.start <= pos) ?? pairs.find((p) => p.start > pos && p.start < to)
  if (any) return any.ids
  const abroad = states.filter((s) => s.side && s.start < pos && s.id !== input.home)
  const foreign = abroad.findLast((s) => s.start >= from) ?? abroad.at(-1)
  if (foreign && told.home && isTold(told, told.home.id, pos)) return [told.home, known(told, foreign.id, foreign.name)]
  const officials = input.press ? twoOfficials(told, pos) : undefined
  const a = officials && stateOfPerson(told, officials[0])
  const b = officials && stateOfPerson(told, officials[1])
  return a && b && a.id !== b.id ? [a, b] : undefined
}

/** Whether an article tells of a state or its people: the agency of a third country reports on two others. */
const isTold = ({ states, people }: Told, id: string | undefined, pos: number): boolean =>
  states.some((s) => s.id === id && s.start < pos) || people.some((p) => p.of === id && p.start < pos)

/** The states of the two leaders told of. */
function behindHeads(told: Told, pos: number): Two | undefined {
  const heads = twoHeads(told, pos)
  if (!heads) return undefined
  const a = stateOfPerson(told, heads[0])
  const b = stateOfPerson(told, heads[1])
  if (a && b && a.id !== b.id) return [a, b]
  if (told.input.home || !a) return undefined
  const other = told.states.findLast((s) => s.side && s.start < pos && s.id !== a.id)
  return other && [a, known(told, other.id, other.name)]
}
