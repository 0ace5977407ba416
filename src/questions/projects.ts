// projects: what is built or run together, how far it is, begun when, paid by whom.

import type { Event } from '../events/event.ts'
import { entityOf, keysOf, labelOf, textOf, textsOf } from '../events/roles.ts'
import { bounds, FAR } from '../record/record.ts'
import { eventLine } from './cite.ts'
import { question } from './declare.ts'
import { standsFor } from './registry.ts'
import { periodOf, told } from './told.ts'

/** "begun 2019, opened 2024-07-05": each stage as told, oldest first. */
export const stagesOf = (event: Event, role: 'stage' | 'progress'): readonly string[] => {
  const told = event.claims.flatMap(({ claim, document }) => {
    const stage = textOf(claim, role)
    if (stage === undefined) return []
    const reported = document.dateline ?? document.published
    return [
      {
        text: claim.when ? `${stage} ${claim.when}` : `${stage}${reported ? ` (reported ${reported})` : ''}`,
        day: bounds(claim.when ?? reported)?.from ?? FAR,
      },
    ]
  })
  return [...new Set(told.toSorted((a, b) => a.day - b.day || (a.text < b.text ? -1 : 1)).map(({ text }) => text))]
}

export const projects = question({
  name: 'projects',
  doc: 'Which projects two or more states build or run: kind, stage, begun when, paid by whom.',
  parameters: [
    { name: 'party', kind: 'entity', doc: 'a state or organisation whose project it is' },
    { name: 'with', kind: 'entity', doc: 'another one' },
    { name: 'text', kind: 'text', doc: 'part of the name' },
    { name: 'from', kind: 'date', doc: 'no earlier than this' },
    { name: 'to', kind: 'date', doc: 'no later than this' },
  ],
  answer: async (context, values) => {
    const period = periodOf(values)
    const parties = ['party', 'with'].flatMap((name) => values.entity(name) ?? [])
    const text = values.text('text')?.toLowerCase()
    const { events, notes } = await told(context, values, {
      types: ['project'],
      entities: parties.map(({ id }) => ({ anyOf: standsFor(id, context.world) })),
      ...period,
    })
    const named = (event: Event) =>
      event.claims.flatMap(({ claim }) => [
        ...textsOf(claim, 'name'),
        ...(entityOf(claim, 'name') ? [labelOf(entityOf(claim, 'name')!)] : []),
      ])
    return {
      understood: `Which projects are told of${parties.length > 0 ? ` with ${parties.map((one) => one.label).join(' and ')}` : ''}${text ? `, named "${text}"` : ''}.`,
      lines: events
        .filter((event) => text === undefined || named(event).some((name) => name.toLowerCase().includes(text)))
        .map((event) => {
          const claims = event.claims.map(({ claim }) => claim)
          const funder = claims.map((claim) => entityOf(claim, 'funder')).find((one) => one !== undefined)
          const stages = stagesOf(event, 'stage')
          return eventLine(event, {
            group: claims.map((claim) => textOf(claim, 'kind')).find((one) => one !== undefined) ?? 'project',
            fields: {
              names: [...new Set(named(event))],
              stage: stages.at(-1) ?? null,
              stages,
              parties: [...new Set(claims.flatMap((claim) => keysOf(claim, 'parties')))].sort(),
              funder: funder ? labelOf(funder) : null,
              modes: [...new Set(claims.flatMap((claim) => textsOf(claim, 'modes')))],
            },
          })
        }),
      notes,
    }
  },
})
