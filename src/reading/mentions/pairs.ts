// Whom a word for two means: the two leaders, or the two states or sides.
import type { EntityRef } from '../../model/value.ts'
import { known, type Placed, stateOfPerson, type Told } from './told.ts'

type Two = readonly [EntityRef, EntityRef]

export const LEADERS = ['head-of-state', 'head-of-government', 'head-of-organisation', 'party-leader', 'speaker']

const sectionStart = ({ input }: Told, pos: number): number => input.sections.findLast((s) => s <= pos) ?? 0
const sectionEnd = ({ input }: Told, pos: number): number => input.sections.find((s) => s > pos) ?? input.text.length

/** The two leaders that a pair word at `pos` means, of one rank where it says so. */
export function twoHeads(told: Told, pos: number, rank?: string): Two | undefined {
  const { home } = told.input
  const fits = (p: Placed) => (rank ? p.rank === rank : p.rank === undefined || LEADERS.includes(p.rank))
  const before = told.people.filter((p) => p.start < pos && fits(p))
  const from = sectionStart(told, pos)
  const here = before.filter((p) => p.start >= from)
  const to = sectionEnd(told, pos)
  const later = told.people.filter((p) => p.start >= pos && p.start < to && fits(p))
  const isForeign = (p: Placed) => p.of !== home && p.of !== undefined
  const isOurs = (p: Placed) => p.of === home
  const foreign = here.findLast(isForeign) ?? later.find(isForeign) ?? before.findLast(isForeign)
  const ours = here.findLast(isOurs) ?? before.findLast(isOurs) ?? later.find(isOurs)
  if (home && ours && foreign) return [ours.entity, foreign.entity]
  const last = distinct([...before].reverse().filter((p) => p.of !== undefined))
  const other = last.find((p) => p.of !== last[0]?.of) ?? last[1]
  if (last[0] && other) return [other.entity, last[0].entity]
  return rank && told.input.press ? twoOfficials(told, pos) : undefined
}

/** The last two officials of different sides, whatever their titles: a cabinet secretary and a foreign minister. */
function twoOfficials(told: Told, pos: number): Two | undefined {
  const all = distinct(told.people.filter((p) => p.start < pos && p.of !== undefined).reverse())
  const other = all.find((p) => p.of !== all[0]?.of)
  return all[0] && other ? [other.entity, all[0].entity] : undefined
}

function distinct(list: readonly Placed[]): Placed[] {
  const seen = new Set<string>()
  return list.filter((p) => {
    const key = p.entity.id ?? p.entity.name
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The two states or sides that a word at `pos` means: the pair named last in the section, or the foreign state met with. */
export function twoStates(told: Told, pos: number): Two | undefined {
  const { pairs, states, input } = told
  const from = sectionStart(told, pos)
  const pair = pairs.findLast((p) => p.start <= pos && p.start >= from)
  if (pair) return pair.ids
  const behind = behindHeads(told, pos)
  if (behind) return behind
  const to = sectionEnd(told, pos)
  const any = pairs.findLast((p) => p.start <= pos) ?? pairs.find((p) => p.start > pos && p.start < to)
  if (any) return any.ids
  const abroad = states.filter((s) => s.side && s.start < pos && s.id !== input.home)
  const foreign = abroad.findLast((s) => s.start >= from) ?? abroad.at(-1)
  if (foreign && told.home) return [told.home, known(told, foreign.id, foreign.name)]
  const officials = input.press ? twoOfficials(told, pos) : undefined
  const a = officials && stateOfPerson(told, officials[0])
  const b = officials && stateOfPerson(told, officials[1])
  return a && b && a.id !== b.id ? [a, b] : undefined
}

/** The states of the two leaders told of. */
function behindHeads(told: Told, pos: number): Two | undefined {
  const heads = twoHeads(told, pos)
  if (!heads) return undefined
  const a = stateOfPerson(told, heads[0])
  const b = stateOfPerson(told, heads[1])
  if (a && b && a.id !== b.id) return [a, b]
  if (told.input.home || !a) return undefined
  const other = told.states.findLast((s) => s.start < pos && s.id !== a.id)
  return other && [a, known(told, other.id, other.name)]
}
