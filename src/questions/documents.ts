// documents: which texts came into being, how, between whom, and under which titles.
import { keysOf, quantityOf, quantityText, textOf } from '../events/roles.ts'
import { eventLine } from './cite.ts'
import { bounded, byGroup, question } from './declare.ts'
import { standsFor } from './registry.ts'
import { periodOf, told } from './told.ts'

export const documents = question({
  name: 'documents',
  doc: 'Which declarations, treaties and statements were signed or adopted: by whom, when, under which title.',
  parameters: [
    { name: 'party', kind: 'entity', doc: 'a state, person or organisation whose text it is' },
    { name: 'with', kind: 'entity', doc: 'another one' },
    { name: 'from', kind: 'date', doc: 'no earlier than this' },
    { name: 'to', kind: 'date', doc: 'no later than this' },
    { name: 'limit', kind: 'number', doc: 'at most this many lines (500)' },
  ],
  answer: async (context, values) => {
    const parties = ['party', 'with'].flatMap((name) => values.entity(name) ?? [])
    const period = periodOf(values)
    const { events, notes } = await told(context, values, {
      types: ['document'],
      entities: parties.map(({ id }) => ({ anyOf: standsFor(id, context.world) })),
      ...period,
    })
    const { shown, notes: cut } = bounded(events, values.number('limit'), 'texts')
    return {
      understood: `Which texts came into being${parties.length > 0 ? ` of ${parties.map((one) => one.label).join(' and ')}` : ''}${period.from ? ` from ${period.from}` : ''}${period.to ? ` to ${period.to}` : ''}.`,
      lines: byGroup(
        shown.map((event) => {
          const claims = event.claims.map(({ claim }) => claim)
          const all = (role: 'kind' | 'action' | 'title') =>
            [...new Set(claims.flatMap((claim) => textOf(claim, role) ?? []))].sort()
          const count = claims.map((claim) => quantityOf(claim, 'count')).find((one) => one !== undefined)
          return eventLine(event, {
            group: all('kind')[0] ?? 'text',
            fields: {
              titles: all('title'),
              action: all('action').join(', ') || null,
              parties: [...new Set(claims.flatMap((claim) => keysOf(claim, 'parties')))].sort(),
              count: count ? quantityText(count) : null,
            },
          })
        }),
      ),
      notes: [...notes, ...cut],
    }
  },
})
