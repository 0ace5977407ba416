// Who is meant: mentions of the whole document in order, and the resolving of names, titles, pronouns and groups.
import type { OfficeHolding, World } from '../../knowledge/world.ts'
import { boundsOf } from '../../model/dates.ts'
import type { EntityRef, GroupRef } from '../../model/value.ts'
import type { Mention } from './items.ts'

export interface Discourse {
  /** The entities that a mention stands for; a group where the text does not let its members be known. */
  /** Both states of a pair word, or of the leaders it names. */
  sides(mention: Mention): readonly EntityRef[] | undefined
  resolve(mention: Mention): readonly (EntityRef | GroupRef)[]
  /** The person that a pronoun or bare title at `pos` continues, among those named before. */
  personBefore(pos: number): EntityRef | undefined
  /** The states behind people: where a person holds office, by the text or the registry. */
  stateOf(person: EntityRef): EntityRef | undefined
  /** The group of states that an organ belongs to: who sits in its councils is a member of the whole. */
  wholeOf(entity: EntityRef): EntityRef
  readonly home: EntityRef | undefined
  label(id: string): string | undefined
}

interface Placed {
  readonly start: number
  readonly entity: EntityRef
  readonly rank: string | undefined
  readonly of: string | undefined
  readonly title: string | undefined
}

export interface DiscourseInput {
  readonly mentions: readonly Mention[]
  readonly world: World
  readonly home: string | undefined
  /** The home is the publisher's, not the language's. */
  readonly press?: boolean
  /** EDTF day or less precise of the report, for offices. */
  readonly date: string | undefined
  /** Offsets where headed sections begin. */
  readonly sections: readonly number[]
  /** As printed, where `name` of a mention was cut from a folded text. */
  readonly printed: string
  readonly text: string
}

const WHOLES: ReadonlySet<string> = new Set(['grouping', 'forum', 'format'])
const LEADERS = ['head-of-state', 'head-of-government', 'head-of-organisation', 'party-leader', 'speaker']

export function discourseOf(input: DiscourseInput): Discourse {
  const { world, home, sections } = input
  const holdings = holdingsOf(world)
  const label = (id: string): string | undefined => world.entities.get(id)?.label
  const entity = (id: string | undefined, name: string, m: { nameStart: number; nameEnd: number }): EntityRef => {
    const known = id ? label(id) : undefined
    const as = input.text.slice(m.nameStart, m.nameEnd) === name ? input.printed.slice(m.nameStart, m.nameEnd) : name
    return {
      ...(id ? { id } : {}),
      name: as,
      ...(known ? { label: known } : {}),
      span: { start: m.nameStart, end: m.nameEnd },
    }
  }
  const inOffice = (person: string, rank: string | undefined, of: string | undefined): number => {
    let best = 0
    for (const h of holdings.get(person) ?? []) {
      let score = 0
      if (of && h.of === of) score += 2
      else if (of && h.of !== of) score -= 1
      if (rank && h.rank === rank) score += 2
      if (covers(h, input.date)) score += 1
      best = Math.max(best, score)
    }
    return best
  }
  const chosen = new Map<string, string>()
  const pick = (m: Mention): string | undefined => {
    if (m.candidates.length <= 1) return m.candidates[0]
    const office = m.offices[0]
    if (m.kind !== 'person') return m.candidates.length === 1 ? m.candidates[0] : undefined
    const scored = m.candidates
      .map((id) => ({ id, score: inOffice(id, office?.rank, office?.of?.id) }))
      .sort((a, b) => b.score - a.score)
    if (scored[0]!.score > scored[1]!.score) return scored[0]!.id
    return chosen.get(m.name)
  }

  const people: Placed[] = []
  const states: { start: number; id: string; name: string; side: boolean }[] = []
  const pairs: { start: number; ids: readonly [EntityRef, EntityRef] }[] = []
  const flat = (ms: readonly Mention[]): Mention[] => ms.flatMap((m) => [m, ...flat(m.members ?? [])])
  const all = flat(input.mentions)
  for (const m of all) {
    if (m.kind === 'person' && m.via !== 'title') {
      const id = pick(m)
      if (id) chosen.set(m.name, id)
      const office = m.offices.find((o) => o.rank !== 'other') ?? m.offices[0]
      const held = id ? bestHolding(holdings.get(id) ?? [], input.date) : undefined
      const before = people.findLast((p) => (id ? p.entity.id === id : p.entity.name === m.name))
      const state = (of: string | undefined) => stateBehind(world, of)
      people.push({
        title: office?.title,
        start: m.start,
        entity: entity(id, m.name, m),
        rank: office?.rank ?? before?.rank ?? held?.rank,
        of: state(office?.of?.id) ?? before?.of ?? state(held?.of) ?? (office ? home : undefined),
      })
    } else if (m.kind === 'state' || m.kind === 'org') {
      const id = stateId(m)
      if (id) states.push({ start: m.start, id, name: m.name, side: m.kind === 'state' })
    }
  }
  function stateId(m: Mention): string | undefined {
    if (m.candidates.length === 1) return m.candidates[0]
    if (!m.candidates.length) return undefined
    const near = states.findLast((s) => m.candidates.includes(s.id))
    if (near) return near.id
    const official = people.findLast((p) => p.of !== undefined && m.candidates.includes(p.of))
    return official?.of
  }
  for (const m of all) {
    if (m.kind !== 'group' || m.members?.length !== 2) continue
    const ids = m.members.map((x) => stateEntity(x))
    if (ids[0]?.id && ids[1]?.id) pairs.push({ start: m.start, ids: [ids[0], ids[1]] })
  }
  function stateEntity(m: Mention): EntityRef {
    return entity(stateId(m), m.name, m)
  }
  const sectionOf = (pos: number): number => sections.findLast((s) => s <= pos) ?? 0
  const sectionEnd = (pos: number): number => sections.find((s) => s > pos) ?? input.text.length
  const homeRef: EntityRef | undefined = home
    ? { id: home, name: label(home) ?? home, ...(label(home) ? { label: label(home)! } : {}) }
    : undefined

  /** The two leaders that a pair word at pos means. */
  function twoHeads(pos: number, rank?: string): readonly [EntityRef, EntityRef] | undefined {
    const fits = (p: Placed) => (rank ? p.rank === rank : p.rank === undefined || LEADERS.includes(p.rank))
    const from = sectionOf(pos)
    const to = sectionEnd(pos)
    const before = people.filter((p) => p.start < pos && fits(p))
    const here = before.filter((p) => p.start >= from)
    const later = people.filter((p) => p.start >= pos && p.start < to && fits(p))
    const foreign =
      here.findLast((p) => p.of !== home && p.of !== undefined) ??
      later.find((p) => p.of !== home && p.of !== undefined) ??
      before.findLast((p) => p.of !== home && p.of !== undefined)
    const ours =
      here.findLast((p) => p.of === home) ?? before.findLast((p) => p.of === home) ?? later.find((p) => p.of === home)
    if (home && ours && foreign) return [ours.entity, foreign.entity]
    const told = distinct([...before].reverse().filter((p) => p.of !== undefined))
    const last = told[0]
    const other = told.find((p) => p.of !== last?.of) ?? told[1]
    return last && other ? [other.entity, last.entity] : undefined
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
  /** The two states or sides that a word at pos means: the pair named last in the section, or the foreign state met with. */
  function twoStates(pos: number): readonly [EntityRef, EntityRef] | undefined {
    const from = sectionOf(pos)
    const pair = pairs.findLast((p) => p.start <= pos && p.start >= from)
    if (pair) return pair.ids
    const heads = twoHeads(pos)
    if (heads) {
      const a = stateOfPerson(heads[0])
      const b = stateOfPerson(heads[1])
      if (a && b && a.id !== b.id) return [a, b]
      if (!home && a && states.length) {
        const other = states.findLast((s) => s.start < pos && s.id !== a.id)
        if (other) return [a, ref(other.id, other.name)]
      }
    }
    const any = pairs.findLast((p) => p.start <= pos) ?? pairs.find((p) => p.start > pos && p.start < sectionEnd(pos))
    if (any) return any.ids
    const foreign =
      states.findLast((s) => s.side && s.start < pos && s.id !== home && s.start >= from) ??
      states.findLast((s) => s.side && s.start < pos && s.id !== home)
    return foreign && homeRef ? [homeRef, ref(foreign.id, foreign.name)] : undefined
  }
  function ref(id: string, name: string): EntityRef {
    const known = label(id)
    return { id, name, ...(known ? { label: known } : {}) }
  }
  function stateOfPerson(person: EntityRef): EntityRef | undefined {
    const placed = people.find((p) => (person.id ? p.entity.id === person.id : p.entity.name === person.name) && p.of)
    const id = placed?.of ?? (person.id ? bestHolding(holdings.get(person.id) ?? [], input.date)?.of : undefined)
    return id ? ref(id, states.find((s) => s.id === id)?.name ?? label(id) ?? id) : undefined
  }

  return {
    home: homeRef,
    label,
    stateOf: stateOfPerson,
    wholeOf(e) {
      const body = e.id ? world.entities.get(e.id) : undefined
      const whole = body?.kind === 'body' && body.of ? world.entities.get(body.of) : undefined
      return whole && WHOLES.has(whole.sort ?? '') ? { ...e, id: whole.id, label: whole.label } : e
    },
    sides(m) {
      const pair = twoStates(m.start)
      return pair?.map((e) => ({ ...e, span: { start: m.start, end: m.end } }))
    },
    personBefore(pos) {
      return people.findLast((p) => p.start < pos)?.entity
    },
    resolve(m) {
      const asGroup: GroupRef = { name: m.name, group: true, span: { start: m.nameStart, end: m.nameEnd } }
      if (m.kind === 'person') {
        if (m.via !== 'title') {
          const id = pick(m) ?? chosen.get(m.name)
          return [entity(id, m.name, m)]
        }
        const office = m.offices[0]
        const known = titleHolder(m, office)
        return [known ? { ...known, span: { start: m.start, end: m.end } } : entity(undefined, m.name, m)]
      }
      if (m.kind === 'group') {
        switch (m.group) {
          case 'two-premiers':
          case 'two-heads':
          case 'two-ministers': {
            const pair = twoHeads(
              m.start,
              m.group === 'two-ministers'
                ? 'foreign-minister'
                : m.group === 'two-premiers'
                  ? 'head-of-government'
                  : undefined,
            )
            return pair ? pair.map((e) => ({ ...e, span: { start: m.start, end: m.end } })) : [asGroup]
          }
          case 'two-sides': {
            if (m.members) return m.members.map(stateEntity)
            const pair = twoStates(m.start)
            return pair ? pair.map((e) => ({ ...e, span: { start: m.start, end: m.end } })) : [asGroup]
          }
          case 'he': {
            const person =
              people.findLast(
                (p) => p.start < m.start && /[，。；！？,;.]/u.test(input.text.slice(p.start, m.start)),
              ) ?? people.findLast((p) => p.start < m.start)
            return person
              ? [{ ...person.entity, span: { start: m.start, end: m.end } }]
              : [{ name: m.name, span: { start: m.start, end: m.end } }]
          }
          default:
            return m.members ? m.members.map(stateEntity) : [asGroup]
        }
      }
      if (m.group === 'own-organisation') {
        const org = states.findLast((s) => s.start < m.start && world.entities.get(s.id)?.kind === 'org')
        return [org ? { ...ref(org.id, m.name), span: { start: m.start, end: m.end } } : entity(undefined, m.name, m)]
      }
      if (m.kind === 'state' || m.kind === 'org') return [stateEntity(m)]
      return [entity(m.candidates[0], m.name, m)]
    },
  }

  function titleHolder(m: Mention, office: Mention['offices'][number] | undefined): EntityRef | undefined {
    if (!office || m.more) return undefined
    const of = office.of?.id
    const unique = [
      'head-of-state',
      'head-of-government',
      'foreign-minister',
      'speaker',
      'head-of-organisation',
      'deputy-head-of-state',
    ].includes(office.rank)
    // "the Head of State" in the press of a country is its own
    const ours =
      input.press && !of
        ? people.findLast((p) => p.start < m.start && p.rank === office.rank && p.of === home)
        : undefined
    const same =
      ours ??
      people.findLast(
        (p) =>
          p.start < m.start &&
          p.rank === office.rank &&
          (unique || p.title === office.title) &&
          (of && !office.inherited ? p.of === of : true),
      )
    if (same) return same.entity
    if (!of || office.inherited || !input.date || office.rank === 'other' || office.rank === 'minister')
      return undefined
    const holder = world.offices.find((o) => o.of === of && o.rank === office.rank && covers(o, input.date))
    return holder ? ref(holder.person, m.name) : undefined
  }
}

/** The state or organisation that an office is held for: a ministry's state, an organ's organisation. */
function stateBehind(world: World, of: string | undefined): string | undefined {
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
function holdingsOf(world: World): ReadonlyMap<string, readonly OfficeHolding[]> {
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

function bestHolding<T extends { from: string; to?: string }>(
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
