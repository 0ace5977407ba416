// What an article has told of, in its order: people with their offices, states and organisations, pairs of them.
import type { OfficeHolding, World } from '../../knowledge/world.ts'
import type { EntityRef } from '../../model/value.ts'
import { bestHolding, covers, holdingsOf, stateBehind } from './holdings.ts'
import type { Mention } from './items.ts'

export interface DiscourseInput {
  readonly mentions: readonly Mention[]
  readonly world: World
  readonly home: string | undefined
  /** The home is the publisher's, not the language's. */
  readonly press?: boolean
  /** The organisation that publishes the text: its bare organs are meant in it. */
  readonly house?: string | undefined
  /** EDTF day or less precise of the report, for offices. */
  readonly date: string | undefined
  /** Offsets where headed sections begin. */
  readonly sections: readonly number[]
  /** As printed, where `name` of a mention was cut from a folded text. */
  readonly printed: string
  readonly text: string
}

export interface Placed {
  readonly start: number
  readonly entity: EntityRef
  readonly rank: string | undefined
  readonly of: string | undefined
  readonly title: string | undefined
  readonly aside: boolean
}

/** Filled once, mention by mention; read only after that. */
export interface Told {
  readonly input: DiscourseInput
  readonly holdings: ReadonlyMap<string, readonly OfficeHolding[]>
  readonly home: EntityRef | undefined
  readonly people: Placed[]
  readonly states: { readonly start: number; readonly id: string; readonly name: string; readonly side: boolean }[]
  /** Whom "we" stands for in a text that opens with it: "We, the Leaders of the G20". */
  we: EntityRef | undefined
  /** Two states named side by side. */
  readonly listed: { readonly start: number; readonly ids: readonly [EntityRef, EntityRef] }[]
  readonly pairs: { readonly start: number; readonly ids: readonly [EntityRef, EntityRef] }[]
  /** The person that a name was last taken for. */
  readonly chosen: Map<string, string>
}

/** Index of the first of a list in text order that stands at or after an offset. */
function indexAt(list: readonly { readonly start: number }[], pos: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.start < pos) low = middle + 1
    else high = middle
  }
  return low
}

/** What stands before an offset, the nearest first: who is meant stands near, so few are looked at. */
export function* before<T extends { readonly start: number }>(list: readonly T[], pos: number): Generator<T> {
  for (let i = indexAt(list, pos) - 1; i >= 0; i--) yield list[i]!
}

/** What stands at an offset or after it, the nearest first. */
export function* after<T extends { readonly start: number }>(list: readonly T[], pos: number): Generator<T> {
  for (let i = indexAt(list, pos); i < list.length; i++) yield list[i]!
}

export function toldIn(input: DiscourseInput): Told {
  const told: Told = {
    input,
    holdings: holdingsOf(input.world),
    home: input.home ? homeOf(input.world, input.home) : undefined,
    people: [],
    states: [],
    pairs: [],
    listed: [],
    we: undefined,
    chosen: new Map(),
  }
  const all = withMembers(input.mentions)
  for (const m of all) {
    if (m.kind === 'person' && m.via !== 'title') tellPerson(told, m)
    else if (m.kind === 'state' || m.kind === 'org') {
      const id = stateId(told, m)
      if (id) told.states.push({ start: m.start, id, name: m.name, side: m.kind === 'state' })
    }
  }
  told.we = weOf(told, all)
  all.forEach((m, i) => {
    const other = m.paired ? all[i + 1] : undefined
    const [a, b] = other ? [stateEntity(told, m), stateEntity(told, other)] : []
    if (a?.id && b?.id && a.id !== b.id) told.listed.push({ start: m.start, ids: [a, b] })
  })
  for (const m of all) {
    if (m.kind !== 'group' || m.members?.length !== 2) continue
    const ids = m.members.map((x) => stateEntity(told, x))
    if (ids[0]?.id && ids[1]?.id) told.pairs.push({ start: m.start, ids: [ids[0], ids[1]] })
  }
  return told
}

/** How far behind "we, ..." the organisation may stand whose members speak. */
const WE_WITHIN = 60

function weOf(told: Told, all: readonly Mention[]): EntityRef | undefined {
  const we = all.findIndex((m) => m.group === 'we' && told.input.text[m.end] === ',')
  const opens = all[we]
  const near = opens ? all.slice(we + 1, we + 4).filter((m) => m.start - opens.end < WE_WITHIN) : []
  const whose = near.find((m) => m.whose)?.whose
  const org = near.find((m) => m.kind === 'org')
  return whose ? known(told, whose.id, whose.name) : org && stateEntity(told, org)
}

const withMembers = (list: readonly Mention[]): Mention[] => list.flatMap((m) => [m, ...withMembers(m.members ?? [])])

function homeOf(world: World, id: string): EntityRef {
  const label = world.entities.get(id)?.label
  return { id, name: label ?? id, ...(label ? { label } : {}) }
}

function tellPerson(told: Told, m: Mention): void {
  const { holdings, people, input } = told
  const id = personId(told, m)
  if (id) told.chosen.set(m.name, id)
  const office = m.offices.find((o) => o.rank !== 'other') ?? m.offices[0]
  const held = id ? bestHolding(holdings.get(id) ?? [], input.date) : undefined
  const before = people.findLast((p) => (id ? p.entity.id === id : p.entity.name === m.name))
  const state = (of: string | undefined) => stateBehind(input.world, of)
  people.push({
    title: office?.title,
    aside: m.aside === true,
    start: m.start,
    entity: entityOf(told, id, m),
    rank: office?.rank ?? before?.rank ?? held?.rank,
    of: state(office?.of?.id) ?? before?.of ?? state(held?.of) ?? (office ? input.home : undefined),
  })
}

/** The one of several bearers of a name whose office fits best; else the one that the name was last taken for. */
export function personId(told: Told, m: Mention): string | undefined {
  if (m.candidates.length <= 1) return m.candidates[0]
  if (m.kind !== 'person') return undefined
  const office = m.offices[0]
  const scored = m.candidates.map((id) => ({ id, score: fitOf(told, id, office) })).sort((a, b) => b.score - a.score)
  if (scored[0]!.score > scored[1]!.score) return scored[0]!.id
  return told.chosen.get(m.name) ?? told.people.findLast((p) => m.candidates.includes(p.entity.id ?? ''))?.entity.id
}

/** How well an office that a text gives somebody fits those that the registry knows. */
function fitOf(told: Told, person: string, office: Mention['offices'][number] | undefined): number {
  const of = office?.of?.id
  const rank = office?.rank
  const scores = (told.holdings.get(person) ?? []).map(
    (h) => (of ? (h.of === of ? 2 : -1) : 0) + (rank && h.rank === rank ? 2 : 0) + (covers(h, told.input.date) ? 1 : 0),
  )
  return Math.max(0, ...scores)
}

/** Which of the states that a form may mean: the one named last, else that of somebody named. */
function stateId(told: Told, m: Mention): string | undefined {
  if (m.candidates.length <= 1) return m.candidates[0]
  const near = told.states.findLast((s) => m.candidates.includes(s.id))
  return near?.id ?? told.people.findLast((p) => p.of !== undefined && m.candidates.includes(p.of))?.of
}

export const stateEntity = (told: Told, m: Mention): EntityRef => entityOf(told, stateId(told, m), m)

/** What a mention names, as printed, where it stands. */
export function entityOf({ input }: Told, id: string | undefined, m: Mention): EntityRef {
  const label = id ? input.world.entities.get(id)?.label : undefined
  const as = input.text.slice(m.nameStart, m.nameEnd) === m.name ? input.printed.slice(m.nameStart, m.nameEnd) : m.name
  return {
    ...(id ? { id } : {}),
    name: as,
    ...(label ? { label } : {}),
    span: { start: m.nameStart, end: m.nameEnd },
  }
}

/** What is not mentioned here but known, under a name of the text. */
export function known({ input }: Told, id: string, name: string): EntityRef {
  const label = input.world.entities.get(id)?.label
  return { id, name, ...(label ? { label } : {}) }
}

/** The state behind a person: where office is held, by the text or the registry. */
export function stateOfPerson(told: Told, person: EntityRef): EntityRef | undefined {
  const { people, states, holdings, input } = told
  const placed = people.find((p) => (person.id ? p.entity.id === person.id : p.entity.name === person.name) && p.of)
  const id = placed?.of ?? (person.id ? bestHolding(holdings.get(person.id) ?? [], input.date)?.of : undefined)
  const name = states.find((s) => s.id === id)?.name
  return id ? known(told, id, name ?? input.world.entities.get(id)?.label ?? id) : undefined
}
