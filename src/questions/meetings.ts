// meetings: how often two parties met: what the texts state, and what the record counts.
import { keysOf, numberOf, quantityOf, quantityText, textOf } from '../events/roles.ts'
import { bounds } from '../record/record.ts'
import { eventLine, line } from './cite.ts'
import { question } from './declare.ts'
import { standsFor } from './office.ts'
import { periodOf, told } from './told.ts'

export const meetings = question({
  name: 'meetings',
  doc: 'How often two people or two states met: the counts that texts state, and the meetings on record.',
  parameters: [
    { name: 'a', kind: 'entity', required: true, doc: 'one party' },
    { name: 'b', kind: 'entity', required: true, doc: 'the other' },
    { name: 'from', kind: 'date', doc: 'no earlier than this' },
    { name: 'to', kind: 'date', doc: 'no later than this' },
  ],
  answer: async (context, values) => {
    const [a, b] = [values.entity('a'), values.entity('b')]
    if (!a || !b) return { understood: '', lines: [] }
    const period = periodOf(values)
    const both = (role: 'participants' | 'subject') =>
      [a, b].map(({ id }) => ({ anyOf: standsFor(id, context.world), roles: [role] }))
    const { events, notes } = await told(context, values, {
      types: ['meeting'],
      entities: both('participants'),
      ...period,
      undated: true,
    })
    const tallies = await told(context, values, { types: ['tally'], entities: both('subject') })
    const happened = events.filter(({ mode, period: when }) => mode === 'happened' && when !== undefined)
    const day = (event: (typeof events)[number]) => event.period?.from ?? 0
    const stated = tallies.events.map((event) => {
      const one = event.claims[0]?.claim
      const quantity = one && quantityOf(one, 'quantity')
      const since = bounds(one && textOf(one, 'since'))?.from
      const said = bounds(event.claims[0]?.document.dateline ?? event.claims[0]?.document.published)?.to
      const counted = happened.filter(
        (met) => (since === undefined || day(met) >= since) && (said === undefined || day(met) <= said),
      ).length
      return line({
        text: `Stated: ${quantity ? quantityText(quantity) : '?'} (${(one && textOf(one, 'what')) ?? 'meetings'}); on record up to then: ${counted} dated meetings.`,
        claims: event.claims,
        type: 'tally',
        when: event.when,
        group: 'stated',
        fields: {
          stated: quantity?.number ?? quantity?.text ?? null,
          bound: quantity?.bound ?? null,
          counted,
          since: (one && textOf(one, 'since')) ?? null,
        },
        differs: event.differs,
      })
    })
    const counted = events.map((event, i) =>
      eventLine(event, {
        group: event.period === undefined ? 'without a date' : event.mode === 'happened' ? 'on record' : event.mode,
        fields: {
          nth: event.period !== undefined && event.mode === 'happened' ? happened.indexOf(event) + 1 : null,
          ordinal: event.claims.map(({ claim }) => numberOf(claim, 'ordinal')).find((n) => n !== undefined) ?? null,
          format: event.claims.map(({ claim }) => textOf(claim, 'format')).find((one) => one !== undefined) ?? null,
          participants: keysOf(event.claims[0]?.claim ?? events[i]!.claims[0]!.claim, 'participants'),
        },
      }),
    )
    return {
      understood: `How often ${a.label} and ${b.label} met${period.from ? ` from ${period.from}` : ''}${period.to ? ` to ${period.to}` : ''}.`,
      lines: [...stated, ...counted],
      notes: [
        ...notes,
        `${happened.length} dated meetings are on record. A count that a text states may cover years of which nothing was read here.`,
        ...(events.length > happened.length
          ? ['Meetings without a date may be the same as dated ones, and are not counted.']
          : []),
      ],
      ...period,
    }
  },
})
