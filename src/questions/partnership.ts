// partnership: what two states are to each other, as each text names it, over time.

import type { Event } from '../events/event.ts'
import { entityOf, labelOf, textOf } from '../events/roles.ts'
import type { AnswerLine } from '../model/answer.ts'
import { bounds, FAR } from '../record/record.ts'
import { eventLine, line } from './cite.ts'
import { question } from './declare.ts'
import { label } from './registry.ts'
import { told } from './told.ts'

/** When a level was told: its own date, else the day of the first report. */
const toldOn = (event: Event): string | undefined =>
  event.when ?? event.claims[0]?.document.dateline ?? event.claims[0]?.document.published

export const partnership = question({
  name: 'partnership',
  doc: 'What two states call their relationship, since when, and what it was called before.',
  parameters: [
    { name: 'a', kind: 'entity', required: true, doc: 'one state' },
    { name: 'b', kind: 'entity', required: true, doc: 'the other' },
  ],
  kinds: { a: ['country', 'org', 'name'], b: ['country', 'org', 'name'] },
  answer: async (context, values) => {
    const [a, b] = [values.entity('a'), values.entity('b')]
    if (!a || !b) return { understood: '', lines: [] }
    const entities = [a, b].map(({ id }) => ({ anyOf: [id], roles: ['parties' as const] }))
    const { events, notes } = await told(context, values, { types: ['partnership'], entities })
    const { world } = context
    const registry = world.partnerships.filter(({ parties }) => parties.includes(a.id) && parties.includes(b.id))
    const dated: { day: number; line: AnswerLine }[] = []
    for (const event of events) {
      const on = toldOn(event)
      const day = bounds(on)?.from ?? FAR
      if (day > values.on.day) continue
      const claim = event.claims[0]?.claim
      const level = claim && entityOf(claim, 'level')
      const names = [...new Set(event.claims.flatMap((one) => entityOf(one.claim, 'level')?.name ?? []))].sort()
      dated.push({
        day,
        line: eventLine(event, {
          group: level ? labelOf(level) : 'unnamed',
          fields: {
            level: level?.id ?? level?.name ?? null,
            action: (claim && textOf(claim, 'action')) ?? null,
            names,
            told: on ?? null,
            source: 'texts',
          },
        }),
      })
    }
    for (const fact of registry) {
      const day = bounds(fact.from)?.from ?? FAR
      if (day > values.on.day) continue
      dated.push({
        day,
        line: line({
          key: `partnership ${fact.parties.join(' ')} ${fact.level} ${fact.from}`,
          text: `${label(fact.level, world)} from ${fact.from} (world registry).`,
          claims: [],
          type: 'partnership',
          when: fact.from,
          group: label(fact.level, world),
          fields: {
            level: fact.level,
            action: 'established',
            names: [],
            told: fact.from,
            source: 'registry',
            registry: fact.basis,
          },
        }),
      })
    }
    const lines = dated.toSorted((x, y) => x.day - y.day || (x.line.id < y.line.id ? -1 : 1)).map((one) => one.line)
    return {
      understood: `What ${a.label} and ${b.label} are to each other, up to ${values.on.edtf}.`,
      lines,
      notes: [...notes, 'A level told without a date stands at the day of its first report; it may be older.'],
    }
  },
})
