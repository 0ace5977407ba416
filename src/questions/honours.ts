// honours: who was given which medal or title, by whom, and which "first" is claimed.
import { entityOf, labelOf, textOf } from '../events/roles.ts'
import { eventLine } from './cite.ts'
import { question } from './declare.ts'
import { standsFor } from './registry.ts'
import { periodOf, told } from './told.ts'

export const honours = question({
  name: 'honours',
  doc: 'Who was given which medal, order or title, by whom, and which first is claimed for it.',
  parameters: [
    { name: 'recipient', kind: 'entity', doc: 'who received it' },
    { name: 'by', kind: 'entity', doc: 'who gave it' },
    { name: 'from', kind: 'date', doc: 'no earlier than this' },
    { name: 'to', kind: 'date', doc: 'no later than this' },
  ],
  answer: async (context, values) => {
    const period = periodOf(values)
    const [recipient, by] = [values.entity('recipient'), values.entity('by')]
    const entities = [
      ...(recipient ? [{ anyOf: standsFor(recipient.id, context.world), roles: ['recipient' as const] }] : []),
      ...(by ? [{ anyOf: standsFor(by.id, context.world), roles: ['by' as const] }] : []),
    ]
    const { events, notes } = await told(context, values, { types: ['honour'], entities, ...period })
    return {
      understood: `Which honours were given${recipient ? ` to ${recipient.label}` : ''}${by ? ` by ${by.label}` : ''}.`,
      lines: events.map((event) => {
        const claim = event.claims[0]?.claim
        const [who, from, name] = claim
          ? [entityOf(claim, 'recipient'), entityOf(claim, 'by'), entityOf(claim, 'name')]
          : []
        return eventLine(event, {
          fields: {
            recipient: who ? labelOf(who) : null,
            honour: name ? labelOf(name) : ((claim && textOf(claim, 'name')) ?? null),
            by: from ? labelOf(from) : null,
            first: event.claims.some((one) => one.claim.first === true),
          },
        })
      }),
      notes,
    }
  },
})
