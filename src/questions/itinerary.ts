// itinerary: what a person did between two dates, day by day, with whom and where.

import type { Event } from '../events/event.ts'
import { entitiesOf, keyOf, labelOf, quantityOf, quantityText, textOf } from '../events/roles.ts'
import type { ClaimType } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { dayText, FAR } from '../record/record.ts'
import { eventLine, line } from './cite.ts'
import { question } from './declare.ts'
import { periodOf, told } from './told.ts'

const ACTS: readonly ClaimType[] = ['visit', 'gathering', 'meeting', 'ceremony', 'document', 'honour', 'project']
const WITH: readonly RoleName[] = ['participants', 'parties', 'attendees', 'recipient', 'by', 'inviter']

/** Everybody else who takes part, by English label. */
const others = (event: Event, person: string): readonly string[] => {
  const found = new Map<string, string>()
  for (const { claim } of event.claims)
    for (const role of WITH)
      for (const ref of entitiesOf(claim, role)) if (keyOf(ref) !== person) found.set(keyOf(ref), labelOf(ref))
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}

/** The day of an event, or the days that it spans. */
const dayOf = ({ period, when }: Event): string =>
  period && period.from === period.to ? dayText(period.from) : (when ?? 'no date')

/** Of one day's happenings those of a visit stand below it. */
const nested = (events: readonly Event[]): readonly Event[] => {
  const days = new Map(events.map((event) => [event.id, dayOf(event)]))
  const below = Map.groupBy(
    events.filter((event) => event.within !== undefined && days.get(event.within) === dayOf(event)),
    ({ within }) => within,
  )
  const held = new Set([...below.values()].flat())
  return events.filter((event) => !held.has(event)).flatMap((event) => [event, ...(below.get(event.id) ?? [])])
}

export const itinerary = question({
  name: 'itinerary',
  doc: 'What a person did between two dates, day by day: visits, meetings, ceremonies, summits, with whom and where.',
  parameters: [
    { name: 'person', kind: 'entity', required: true, doc: 'whose days' },
    { name: 'from', kind: 'date', required: true, doc: 'first day' },
    { name: 'to', kind: 'date', required: true, doc: 'last day' },
  ],
  kinds: { person: ['person', 'name'] },
  answer: async (context, values) => {
    const person = values.entity('person')
    if (!person) return { understood: '', lines: [] }
    const period = periodOf(values)
    const entities = [{ anyOf: [person.id] }]
    const { events, notes } = await told(context, values, { types: [...ACTS], entities, ...period })
    const { claims: counts } = await told(context, values, { types: ['tally'], entities, ...period })
    const names = new Map(events.map((event) => [event.id, event]))
    // What is told without a first or a last day fills no day of a trip.
    const within = events.filter(({ period }) => period && period.from > -FAR && period.to < FAR)
    const lines = nested(within).map((event) => {
      const held = event.within === undefined ? undefined : names.get(event.within)
      const host = held?.claims[0] && entitiesOf(held.claims[0].claim, 'host')[0]
      return eventLine(event, {
        group: dayOf(event),
        ...(host ? { note: `during the visit to ${labelOf(host)}` } : {}),
        fields: {
          with: others(event, person.id),
          format:
            event.claims
              .map(({ claim }) => textOf(claim, 'format') ?? textOf(claim, 'kind'))
              .find((one) => one !== undefined) ?? null,
          visit: host ? labelOf(host) : null,
        },
      })
    })
    const acts = within.filter(({ type, mode }) => type !== 'visit' && mode === 'happened').length
    const stated = counts.map((one) => {
      const quantity = quantityOf(one.claim, 'quantity')
      return line({
        text: `Stated: ${quantity ? quantityText(quantity) : '?'} (${textOf(one.claim, 'what') ?? 'acts'}); on record here: ${acts} acts and meetings.`,
        claims: [one],
        type: 'tally',
        when: one.claim.when,
        group: 'stated counts',
        fields: { stated: quantity?.number ?? quantity?.text ?? null, counted: acts },
      })
    })
    return {
      understood: `What ${person.label} did from ${period.from} to ${period.to}.`,
      lines: [...lines, ...stated],
      notes: [...notes, 'Only what is dated in a text, or tied by its words to a dated event, can stand on a day.'],
    }
  },
})
