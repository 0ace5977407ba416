// Who is meant: names, titles, pronouns and groups resolved by what the whole document has told of before.
import type { EntityRef, GroupRef } from '../../model/value.ts'
import { covers } from './holdings.ts'
import type { Mention } from './items.ts'
import { LEADERS, twoHeads, twoStates } from './pairs.ts'
import {
  before,
  type DiscourseInput,
  entityOf,
  known,
  personId,
  stateEntity,
  stateOfPerson,
  type Told,
  toldIn,
} from './told.ts'

export interface Discourse {
  /** Both states of a pair word, or of the leaders it names. */
  sides(mention: Mention): readonly EntityRef[] | undefined
  /** The entities that a mention stands for; a group where the text does not let its members be known. */
  resolve(mention: Mention): readonly (EntityRef | GroupRef)[]
  /** The person that a pronoun or bare title at `pos` continues, among those named before. */
  personBefore(pos: number): EntityRef | undefined
  /** The states behind people: where a person holds office, by the text or the registry. */
  stateOf(person: EntityRef): EntityRef | undefined
  /** The group of states that an organ belongs to: who sits in its councils, or stands by (`always`), does so in the whole. */
  wholeOf(entity: EntityRef, always?: boolean): EntityRef
  readonly home: EntityRef | undefined
  label(id: string): string | undefined
}

const WHOLES: ReadonlySet<string> = new Set(['grouping', 'forum', 'format'])

/** Ranks that one person holds at a time: a bare title means its holder, under whatever words. */
const UNIQUE: ReadonlySet<string> = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'speaker',
  'head-of-organisation',
  'deputy-head-of-state',
])

/** The rank that a word for two people gives them. */
const RANK_OF_TWO: Readonly<Record<string, string>> = {
  'two-ministers': 'foreign-minister',
  'two-premiers': 'head-of-government',
}

export function discourseOf(input: DiscourseInput): Discourse {
  const { entities } = input.world
  const told = toldIn(input)
  return {
    home: told.home,
    label: (id) => entities.get(id)?.label,
    stateOf: (person) => stateOfPerson(told, person),
    wholeOf(e, always = false) {
      const body = e.id ? entities.get(e.id) : undefined
      const whole = body?.kind === 'body' && body.of ? entities.get(body.of) : undefined
      // in an organisation's own papers its organ stands for it
      return whole && (always || WHOLES.has(whole.sort ?? '') || whole.id === input.house)
        ? { ...e, id: whole.id, label: whole.label }
        : e
    },
    sides: (m) => twoStates(told, m.start)?.map((e) => at(m, e)),
    personBefore: (pos) => before(told.people, pos).next().value?.entity,
    resolve: (m) => resolved(told, m),
  }
}

/** An entity told of elsewhere, by the words that mean it here. */
const at = (m: Mention, e: EntityRef): EntityRef => ({ ...e, span: { start: m.start, end: m.end } })

function resolved(told: Told, m: Mention): readonly (EntityRef | GroupRef)[] {
  if (m.kind === 'person' && m.via !== 'title') return [entityOf(told, personId(told, m) ?? told.chosen.get(m.name), m)]
  if (m.kind === 'person') {
    const holder = titleHolder(told, m)
    return [holder ? at(m, holder) : entityOf(told, undefined, m)]
  }
  if (m.kind === 'group') return groupMembers(told, m)
  if (m.group === 'own-organisation') {
    const isOrganisation = (id: string) => told.input.world.entities.get(id)?.kind === 'org'
    const org = told.states.findLast((s) => s.start < m.start && isOrganisation(s.id))
    return [org ? at(m, known(told, org.id, m.name)) : entityOf(told, undefined, m)]
  }
  return [m.kind === 'state' || m.kind === 'org' ? stateEntity(told, m) : entityOf(told, m.candidates[0], m)]
}

function groupMembers(told: Told, m: Mention): readonly (EntityRef | GroupRef)[] {
  const asGroup: GroupRef = { name: m.name, group: true, span: { start: m.nameStart, end: m.nameEnd } }
  switch (m.group) {
    case 'two-premiers':
    case 'two-heads':
    case 'two-ministers':
      if (m.members?.length) return holdersOf(told, m, RANK_OF_TWO[m.group] ?? 'head-of-state') ?? [asGroup]
      return (
        (twoHeads(told, m.start, RANK_OF_TWO[m.group]) ?? (m.implied ? onlyTwo(told) : undefined))?.map((e) =>
          at(m, e),
        ) ??
        m.meant?.flatMap((one) => resolved(told, one)) ?? [asGroup]
      )
    case 'he':
      return [at(m, personOf(told, m)?.entity ?? { name: m.name })]
    case 'two-sides':
      if (!m.members) return (sidesOf(told, m.meant) ?? twoStates(told, m.start))?.map((e) => at(m, e)) ?? [asGroup]
      return m.members.map((one) => stateEntity(told, one))
    case 'all-heads':
      // "the presidents" of a report on two of them
      return (
        m.members?.map((one) => stateEntity(told, one)) ??
        (m.via === 'title' || m.definite ? onlyTwo(told, m.offices[0]?.rank)?.map((e) => at(m, e)) : undefined) ?? [
          asGroup,
        ]
      )
    case 'we':
      return told.we ? [at(m, told.we)] : [asGroup]
    default:
      return m.members?.map((one) => stateEntity(told, one)) ?? [asGroup]
  }
}

/** The states of the two people who met last. */
function sidesOf(told: Told, meant: readonly Mention[] | undefined): readonly EntityRef[] | undefined {
  const states = (meant ?? [])
    .flatMap((m) => resolved(told, m))
    .map((e) => ('group' in e ? undefined : stateOfPerson(told, e)))
  const [a, b] = states
  return a && b && states.length === 2 && a.id !== b.id ? [a, b] : undefined
}

/** "The Chinese and Russian foreign ministers": who holds the office in each of the states, by the text or the registry. */
function holdersOf(told: Told, m: Mention, rank: string): EntityRef[] | undefined {
  const { date, world } = told.input
  const found = m.members!.map((one) => {
    const of = stateEntity(told, one).id
    const near = before(told.people, m.start).find((p) => p.of === of && p.rank === rank)
    const holder = date ? world.offices.find((o) => o.of === of && o.rank === rank && covers(o, date)) : undefined
    return near?.entity ?? (holder ? known(told, holder.person, m.name) : undefined)
  })
  return found.every((e) => e !== undefined) ? found.map((e) => at(m, e)) : undefined
}

/** The two leaders of a text that has no third; without any leader, its two ministers. */
function onlyTwo(told: Told, rank?: string): readonly EntityRef[] | undefined {
  const placed = told.people.filter((p) => p.of !== undefined && p.rank !== undefined)
  const ranked = rank ? placed.filter((p) => p.rank === rank) : []
  const pair = new Map(ranked.map((p) => [p.entity.id ?? p.entity.name, p.entity]))
  if (pair.size === 2) return [...pair.values()]
  const leaders = placed.filter((p) => LEADERS.includes(p.rank ?? ''))
  const of = leaders.length ? leaders : placed.filter((p) => p.rank === 'foreign-minister')
  const each = new Map(of.map((p) => [p.entity.id ?? p.entity.name, p.entity]))
  return each.size === 2 ? [...each.values()] : undefined
}

/** The person that a pronoun means: the last one named in a clause before. */
function personOf({ people, input }: Told, m: Mention): Told['people'][number] | undefined {
  const nearestFirst = () => before(people, m.start).filter((p) => !m.not?.includes(p.entity.name))
  return nearestFirst().find((p) => CLAUSE_END.test(input.text.slice(p.start, m.start))) ?? nearestFirst().next().value
}

const CLAUSE_END = /[，。；！？,;.]/u

/** "Ambassador Xia" behind Xia Huang, "Minister Takamura" behind Takamura Masahiko: a title that a family name opens, or one like it. */
function nearestAny({ people }: Told, m: Mention, { title, rank }: Mention['offices'][number]) {
  const fits = (p: Told['people'][number]): boolean =>
    [2, 1].some(
      (n) =>
        title.length > n &&
        p.entity.name.length > n &&
        p.entity.name.startsWith(title.slice(0, n)) &&
        (p.title?.endsWith(title.slice(n)) === true || (n === 2 && p.rank === rank)),
    )
  return before(people, m.start).find(fits)
}

/** Houses that speak of their own chief by the bare title. */
const OWN_CHIEF: ReadonlySet<string> = new Set(['presidency', 'international'])

/** "The President" in the White House's own papers, "the Secretary-General" in those of the United Nations: by the registry. */
function chiefOf(told: Told, m: Mention, rank: string): EntityRef | undefined {
  const { input } = told
  const house = input.house ? input.world.entities.get(input.house) : undefined
  if (!house || !input.date || !OWN_CHIEF.has(house.sort ?? '')) return undefined
  const of = house.sort === 'presidency' ? input.home : house.id
  const wanted = house.sort === 'presidency' ? 'head-of-state' : 'head-of-organisation'
  if (rank !== wanted) return undefined
  const holder = input.world.offices.find((o) => o.of === of && o.rank === rank && covers(o, input.date))
  return holder ? at(m, known(told, holder.person, m.name)) : undefined
}

/** Who holds the office that a bare title names: the one told of with it, else the one of the registry. */
function titleHolder(told: Told, m: Mention): EntityRef | undefined {
  const { people, input } = told
  const office = m.offices[0]
  if (!office || m.more) return undefined
  // only where words are written without spaces does a name lean on its title
  const surnamed = /^\p{Lo}/u.test(office.title) ? nearestAny(told, m, office) : undefined
  if (surnamed) return surnamed.entity
  const of = office.of?.id
  if (office.rank === 'counterpart') return before(people, m.start).find((p) => p.of === of)?.entity
  const nearestFirst = () => before(people, m.start).filter((p) => p.rank === office.rank)
  // "the Head of State" in the press of a country is its own
  const ours = input.press && input.home && !of ? nearestFirst().find((p) => p.of === input.home) : undefined
  const fits = (p: Told['people'][number]) =>
    (UNIQUE.has(office.rank) || p.title === office.title) && (of && !office.inherited ? p.of === of : true)
  const chief = of || ours ? undefined : chiefOf(told, m, office.rank)
  if (chief) return chief
  const first =
    office.ours && !of && !ours
      ? people.find(
          (p) =>
            p.start < m.start &&
            (p.rank === office.rank ||
              (office.rank === 'minister' && !office.title.includes(' ') && p.rank === 'foreign-minister')),
        )
      : undefined
  if (first) return first.entity
  // "the Queen" beside a president: who was told of with this very title comes first
  const titled = nearestFirst().find(
    (p) => !p.aside && p.title?.endsWith(office.title) && (of && !office.inherited ? p.of === of : true),
  )
  const same = ours ?? titled ?? nearestFirst().find((p) => !p.aside && fits(p)) ?? nearestFirst().find(fits)
  if (same) return same.entity
  if (!of || office.inherited || !input.date || office.rank === 'other' || office.rank === 'minister') return undefined
  const holder = input.world.offices.find((o) => o.of === of && o.rank === office.rank && covers(o, input.date))
  return holder ? known(told, holder.person, m.name) : undefined
}
