// relations: who meets whom: one line a pair, weighted by the meetings and calls that brought the two together.
import type { Event } from '../events/event.ts'
import { keyOf, labelOf, valuesOf } from '../events/roles.ts'
import type { World } from '../knowledge/world.ts'
import { isEntity, isGroup } from '../model/value.ts'
import type { RecordClaim } from '../record/record.ts'
import { line } from './cite.ts'
import { bounded, question } from './declare.ts'
import { isCall } from './meetings.ts'
import { QuestionError } from './question.ts'
import { holdsOn, label, standsFor } from './registry.ts'
import { periodOf, told } from './told.ts'

/** Meetings are looked at so far: a network of a part would mislead. */
const CLAIMS = 20_000
/** Sentences quoted for a pair; the question "meetings" has them all. */
const QUOTED = 2

const AMONG = ['people', 'states'] as const
type Among = (typeof AMONG)[number]

interface Party {
  readonly id: string
  readonly label: string
}

/** The states that somebody stood for, each holding of office on its own. */
const statesByPerson = (world: World) =>
  Map.groupBy(
    world.offices.filter(({ of }) => of.startsWith('country:')),
    ({ person }) => person,
  )

/** Whom a claim names as participants; of a group those members that the text lets be known. */
const participants = ({ claim }: RecordClaim): readonly Party[] =>
  valuesOf(claim, 'participants').flatMap((value) => {
    if (typeof value !== 'object') return []
    const refs = isGroup(value) ? (value.members ?? []) : isEntity(value) ? [value] : []
    return refs.map((ref) => ({ id: keyOf(ref), label: labelOf(ref) }))
  })

/** Turns participants into the parties of the network: people as they are, or the states that they stood for on the day. */
const partiesOf = (among: Among, world: World) => {
  const holdings = statesByPerson(world)
  const state = (id: string, event: Event): Party | undefined => {
    if (id.startsWith('country:')) return { id, label: label(id, world) }
    const held = holdings.get(id)
    const day = event.period?.from
    const then = held?.find((one) => day !== undefined && holdsOn(one, day)) ?? held?.at(-1)
    return then && { id: then.of, label: label(then.of, world) }
  }
  return (event: Event): readonly Party[] => {
    const named = event.claims.flatMap(participants)
    const parties =
      among === 'people'
        ? named.filter(({ id }) => id.startsWith('person:') || id.startsWith('name:'))
        : named.flatMap(({ id }) => state(id, event) ?? [])
    return [...new Map(parties.map((party) => [party.id, party])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

interface Pair {
  readonly a: Party
  readonly b: Party
  readonly events: Event[]
}

const pairsOf = (events: readonly Event[], parties: (event: Event) => readonly Party[]): readonly Pair[] => {
  const pairs = new Map<string, Pair>()
  for (const event of events) {
    const here = parties(event)
    for (const [i, a] of here.entries())
      for (const b of here.slice(i + 1)) {
        const key = `${a.id} ${b.id}`
        const held = pairs.get(key) ?? { a, b, events: [] }
        held.events.push(event)
        pairs.set(key, held)
      }
  }
  return [...pairs.values()]
}

const counted = ({ events }: Pair) => {
  const past = events.filter(({ mode }) => mode === 'happened')
  const calls = past.filter(isCall).length
  return { met: past.length - calls, calls, planned: events.length - past.length }
}

const times = (n: number, word: string): string => (n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`)

const pairLine = (pair: Pair) => {
  const { a, b, events } = pair
  const { met, calls, planned } = counted(pair)
  const days = events.flatMap(({ when }) => (when === undefined ? [] : [when])).sort()
  const [first, last] = [days[0], days.at(-1)]
  const years = Map.groupBy(days, (day) => /\d{4}/.exec(day)?.[0] ?? '')
  const sums = [times(met, 'meeting'), times(calls, 'call'), planned === 0 ? '' : `${planned} not told as past`]
  return line({
    key: `relations ${a.id} ${b.id}`,
    text: `${a.label} and ${b.label}: ${sums.filter(Boolean).join(', ')}${first ? `, ${first === last ? first : `${first} to ${last}`}` : ''}.`,
    claims: events
      .toReversed()
      .flatMap(({ claims }) => claims.slice(0, 1))
      .slice(0, QUOTED),
    type: 'meeting',
    fields: {
      a: a.id,
      b: b.id,
      names: [a.label, b.label],
      met,
      calls,
      planned,
      first: first ?? null,
      last: last ?? null,
      years: [...years].sort(([x], [y]) => (x < y ? -1 : 1)).map(([year, here]) => `${year}: ${here.length}`),
    },
  })
}

const amongOf = (text: string | undefined): Among => {
  const among = AMONG.find((one) => one === (text ?? 'people'))
  if (!among) throw new QuestionError('bad-value', 'among', `"${text}" for among is neither people nor states.`)
  return among
}

export const relations = question({
  name: 'relations',
  doc: 'Who meets whom: pairs of people, or of states through their people in office, weighted by meetings and calls.',
  parameters: [
    { name: 'about', kind: 'entity', doc: 'only pairs with this person or state' },
    { name: 'among', kind: 'text', doc: '"people" (when absent) or "states"' },
    { name: 'from', kind: 'date', doc: 'no earlier than this' },
    { name: 'to', kind: 'date', doc: 'no later than this' },
    { name: 'limit', kind: 'number', doc: 'at most this many pairs (500)' },
  ],
  kinds: { about: ['person', 'country', 'name'] },
  answer: async (context, values) => {
    const about = values.entity('about')
    const among = about?.id.startsWith('country:') ? 'states' : amongOf(values.text('among'))
    const period = periodOf(values)
    const { events, notes } = await told(context, values, {
      types: ['meeting'],
      modes: ['happened', 'planned', 'proposed'],
      entities: about ? [{ anyOf: standsFor(about.id, context.world), roles: ['participants'] }] : [],
      ...period,
      limit: CLAIMS,
    })
    const pairs = pairsOf(events, partiesOf(among, context.world))
      .filter(({ a, b }) => !about || a.id === about.id || b.id === about.id)
      .toSorted((x, y) => y.events.length - x.events.length || (x.a.id + x.b.id < y.a.id + y.b.id ? -1 : 1))
    const { shown, notes: cut } = bounded(pairs, values.number('limit'), 'pairs')
    return {
      understood: `Which ${among} met${about ? ` with ${about.label}` : ''}${period.from ? ` from ${period.from}` : ''}${period.to ? ` to ${period.to}` : ''}.`,
      lines: shown.map(pairLine),
      notes: [
        ...notes,
        ...cut,
        ...(among === 'states'
          ? ['A person stands for the state in which the register knows an office of theirs.']
          : []),
        `Of each pair the last ${QUOTED} events are quoted by one sentence; the question "meetings" has them all.`,
        'Who met and was not read about here has no line.',
      ],
      ...period,
    }
  },
})
