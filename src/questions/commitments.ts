// commitments: who undertook what towards whom, how far it is, and the whole story of each undertaking.

import type { Event } from '../events/event.ts'
import { entitiesOf, keysOf, labelOf, quantityOf, quantityText, textOf } from '../events/roles.ts'
import { stories } from '../events/story.ts'
import { bounds, type RecordClaim } from '../record/record.ts'
import { type LineDraft, line, sentence } from './cite.ts'
import { bounded, byGroup, question } from './declare.ts'
import { stagesOf } from './projects.ts'
import { standsFor } from './registry.ts'
import { told } from './told.ts'

const ORDER = ['announced', 'under-way', 'delivered'] as const

/** The furthest progress told, or what the mode alone says. */
const progressOf = (story: readonly Event[]): string => {
  const all = story.flatMap(({ claims }) =>
    claims.map(({ claim }) => textOf(claim, 'progress') ?? (claim.mode === 'happened' ? 'delivered' : 'announced')),
  )
  return ORDER.findLast((one) => all.includes(one)) ?? 'announced'
}

/** Everybody who stands in a role of these claims, each once, by name. */
const namesIn = (claims: readonly RecordClaim[], role: 'by' | 'to'): string[] =>
  [
    ...new Map(
      claims.flatMap(({ claim }) => entitiesOf(claim, role).map((ref) => [ref.id ?? ref.name, labelOf(ref)] as const)),
    ).values(),
  ].sort()

/** The line of one undertaking: its whole story, and whether it was due before a day without a report of delivery. */
function draftOf(story: readonly Event[], on: number): LineDraft {
  const claims = story.flatMap((event) => event.claims)
  const progress = progressOf(story)
  const due = claims.map(({ claim }) => textOf(claim, 'due')).find((one) => one !== undefined)
  const overdue = progress !== 'delivered' && due !== undefined && (bounds(due)?.to ?? Number.POSITIVE_INFINITY) < on
  const quantity = claims.map(({ claim }) => quantityOf(claim, 'quantity')).find((one) => one !== undefined)
  const [first] = story
  return {
    text: first ? sentence(first) : '',
    claims,
    type: 'commitment',
    when: first?.when,
    group: overdue ? 'past due' : progress,
    fields: {
      by: namesIn(claims, 'by'),
      to: namesIn(claims, 'to'),
      promises: [...new Set(claims.flatMap(({ claim }) => textOf(claim, 'promise') ?? []))],
      quantity: quantity ? quantityText(quantity) : null,
      progress,
      due: due ?? null,
      story: [...new Set(story.flatMap((event) => stagesOf(event, 'progress')))],
      events: story.map(({ id }) => id),
      parties: [...new Set(claims.flatMap(({ claim }) => keysOf(claim, 'by')))].sort(),
    },
    differs: story.flatMap(({ differs }) => differs),
  }
}

export const commitments = question({
  name: 'commitments',
  doc: 'Who undertook to do what for whom, and what became of it: announced, under way, delivered, past due.',
  parameters: [
    { name: 'by', kind: 'entity', doc: 'who undertook it' },
    { name: 'to', kind: 'entity', doc: 'for whom' },
    { name: 'text', kind: 'text', doc: 'part of the promise' },
    { name: 'progress', kind: 'text', doc: 'announced, under-way or delivered; "owed" for all that is not delivered' },
    { name: 'since', kind: 'date', doc: 'told for no earlier than this' },
    { name: 'limit', kind: 'number', doc: 'at most this many lines (500)' },
  ],
  answer: async (context, values) => {
    const [by, to] = [values.entity('by'), values.entity('to')]
    const text = values.text('text')?.toLowerCase()
    const wanted = values.text('progress')
    const since = values.date('since')
    const { events, notes } = await told(context, values, {
      types: ['commitment'],
      entities: [
        ...(by ? [{ anyOf: standsFor(by.id, context.world), roles: ['by' as const] }] : []),
        ...(to ? [{ anyOf: standsFor(to.id, context.world), roles: ['to' as const] }] : []),
      ],
      ...(since === undefined ? {} : { from: since.edtf, undated: true }),
    })
    const drafts = stories(events)
      .map((story) => draftOf(story, values.on.day))
      .filter(({ fields: { promises, progress } }) => {
        if (text !== undefined && !(promises as string[]).some((one) => one.toLowerCase().includes(text))) return false
        return wanted === undefined || wanted === progress || (wanted === 'owed' && progress !== 'delivered')
      })
    const { shown, notes: cut } = bounded(drafts, values.number('limit'), 'undertakings')
    return {
      understood: `What ${by ? by.label : 'anybody'} undertook${to ? ` for ${to.label}` : ''}, as it stood on ${values.on.edtf}.`,
      lines: byGroup(shown.map(line)),
      notes: [...notes, ...cut, 'That no text on record reports a delivery does not mean that nothing was delivered.'],
    }
  },
})
