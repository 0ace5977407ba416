// offices: who held which office of a state or body on a day, as the texts name it and as the world registry has it.
import type { Event } from '../events/event.ts'
import { entityOf, keyOf, labelOf, textOf } from '../events/roles.ts'
import type { OfficeHolding, World } from '../knowledge/world.ts'
import type { AnswerLine } from '../model/answer.ts'
import { bounds, FAR } from '../record/record.ts'
import { eventLine, line } from './cite.ts'
import { question } from './declare.ts'
import { holdsOn, label } from './registry.ts'
import { told } from './told.ts'

/** The titles under which the texts name somebody in an office, each once, as printed. */
const titles = (event: Event): readonly string[] =>
  [...new Set(event.claims.flatMap(({ claim }) => textOf(claim, 'title') ?? []))].sort()

const toldLine = (event: Event): AnswerLine => {
  const claim = event.claims[0]?.claim
  const [person, of] = claim ? [entityOf(claim, 'person'), entityOf(claim, 'of')] : []
  return eventLine(event, {
    group: person ? labelOf(person) : 'unnamed',
    fields: {
      person: person ? keyOf(person) : null,
      of: of ? labelOf(of) : null,
      titles: titles(event),
      source: 'texts',
    },
  })
}

const registryLine = (office: OfficeHolding, world: World): AnswerLine => {
  const rank = office.rank === 'other' ? 'an office' : office.rank.replaceAll('-', ' ')
  const when = `${office.from}/${office.to ?? '..'}`
  return line({
    key: `office ${office.person} ${office.rank} ${office.of} ${office.from}`,
    text: `${label(office.person, world)}: ${rank} of ${label(office.of, world)} from ${office.from}${office.to ? ` to ${office.to}` : ''} (world registry).`,
    claims: [],
    type: 'office',
    when,
    group: label(office.person, world),
    fields: {
      person: office.person,
      of: label(office.of, world),
      titles: [],
      rank: office.rank,
      source: 'registry',
      registry: office.basis,
    },
  })
}

export const offices = question({
  name: 'offices',
  doc: 'Who held which office of a state, party or organisation: the titles that texts give, beside the world registry.',
  parameters: [
    { name: 'person', kind: 'entity', doc: 'who held it' },
    { name: 'of', kind: 'entity', doc: 'the state, party or organisation' },
    { name: 'title', kind: 'text', doc: 'part of the title as printed' },
  ],
  kinds: { person: ['person', 'name'], of: ['country', 'org', 'body', 'name'] },
  answer: async (context, values) => {
    const { world } = context
    const [person, of, title] = [values.entity('person'), values.entity('of'), values.text('title')?.toLowerCase()]
    const { events, notes } = await told(context, values, {
      types: ['office'],
      entities: [
        ...(person ? [{ anyOf: [person.id], roles: ['person' as const] }] : []),
        ...(of ? [{ anyOf: [of.id], roles: ['of' as const] }] : []),
      ],
    })
    const { day, given } = values.on
    const fitting = events.filter(
      (event) => title === undefined || titles(event).some((one) => one.toLowerCase().includes(title)),
    )
    // Without a name asked for, the registry would list everybody that it knows.
    const known = world.offices.filter(
      (one) =>
        (person !== undefined || of !== undefined) &&
        title === undefined &&
        (person === undefined || one.person === person.id) &&
        (of === undefined || one.of === of.id) &&
        (given ? holdsOn(one, day) : (bounds(one.from)?.from ?? FAR) <= day),
    )
    const lines = [...fitting.map(toldLine), ...known.map((one) => registryLine(one, world))]
    return {
      understood: `Who held office${of ? ` of ${of.label}` : ''}${person ? `: ${person.label}` : ''}${given ? `, on ${values.on.edtf}` : ''}.`,
      lines: lines.toSorted((a, b) => compare(a.group ?? '', b.group ?? '')),
      notes: [
        ...notes,
        'A title in a text holds for the day of the report; "former" and "then" stand in the title where the text has them.',
      ],
    }
  },
})

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
