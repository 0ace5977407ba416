// meetings: how often two parties met: what the texts state, and what the record counts.

import { countsMeetings } from '../events/checks/counts.ts'
import type { Event } from '../events/event.ts'
import { keysOf, numberOf, quantityOf, quantityText, textOf } from '../events/roles.ts'
import type { AnswerLine } from '../model/answer.ts'
import { bounds } from '../record/record.ts'
import { eventLine, line } from './cite.ts'
import { type Asked, question, type Values } from './declare.ts'
import type { Context } from './question.ts'
import { standsFor } from './registry.ts'
import { periodOf, told } from './told.ts'

/** A call is no meeting: it is shown, and not counted. */
export const isCall = ({ claims }: Event): boolean => claims.some(({ claim }) => textOf(claim, 'format') === 'call')

/** A count that a text states, beside the meetings on record up to the day of the text. */
const statedLine = (event: Event, happened: readonly Event[]): AnswerLine => {
  const [first] = event.claims
  const one = first?.claim
  const quantity = one && quantityOf(one, 'quantity')
  const [what, since] = one ? [textOf(one, 'what'), textOf(one, 'since')] : []
  const from = bounds(since)?.from ?? Number.NEGATIVE_INFINITY
  const said = bounds(first?.document.published ?? first?.document.dateline)?.to ?? Number.POSITIVE_INFINITY
  const counted = happened.filter(({ period }) => period && period.from >= from && period.from <= said).length
  return line({
    text: `Stated: ${quantity ? quantityText(quantity) : '?'} (${what ?? 'meetings'}); on record up to then: ${counted} dated meetings.`,
    claims: event.claims,
    type: 'tally',
    when: event.when,
    group: 'stated',
    fields: {
      stated: quantity?.number ?? quantity?.text ?? null,
      bound: quantity?.bound ?? null,
      counted,
      since: since ?? null,
    },
    differs: event.differs,
  })
}

const groupOf = (event: Event): string => {
  if (isCall(event)) return 'calls'
  if (event.period === undefined) return 'without a date'
  return event.mode === 'happened' ? 'on record' : event.mode
}

const countedLine = (event: Event, happened: readonly Event[]): AnswerLine => {
  const claims = event.claims.map(({ claim }) => claim)
  const at = happened.indexOf(event)
  return eventLine(event, {
    group: groupOf(event),
    fields: {
      nth: at === -1 ? null : at + 1,
      ordinal: claims.map((claim) => numberOf(claim, 'ordinal')).find((n) => n !== undefined) ?? null,
      format: claims.map((claim) => textOf(claim, 'format')).find((one) => one !== undefined) ?? null,
      participants: claims[0] ? keysOf(claims[0], 'participants') : [],
    },
  })
}

/** Counts looked through at most for those that name the other in the words and not as their subject. */
const ONE_SIDED = 300

/** Counts told of one party whose very words name the other: "X met Y 15 times" has one subject. */
const statedOf = async (
  context: Context,
  values: Values,
  [subject, other]: readonly [Asked, Asked],
): Promise<readonly Event[]> => {
  const ids = standsFor(other.id, context.world)
  const rows = await Promise.all(ids.slice(0, 5).map((q) => context.record.entities({ q, limit: 3 })))
  const names = rows.flat().flatMap((row) => (ids.includes(row.id) ? row.names : []))
  const { events } = await told(context, values, {
    types: ['tally'],
    entities: [{ anyOf: standsFor(subject.id, context.world), roles: ['subject'] }],
    each: 1,
    limit: ONE_SIDED,
  })
  return events.filter(({ claims }) =>
    claims.every(({ claim }) => {
      const [quantity, keys] = [quantityOf(claim, 'quantity'), keysOf(claim, 'subject')]
      return (
        quantity !== undefined &&
        !keys.some((key) => ids.includes(key)) &&
        countsMeetings(quantity, keys) &&
        claim.evidence.some(({ quote }) => names.some((name) => quote.includes(name)))
      )
    }),
  )
}

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
    const oneSided = (await Promise.all([statedOf(context, values, [a, b]), statedOf(context, values, [b, a])])).flat()
    const happened = events.filter((event) => event.mode === 'happened' && event.period !== undefined && !isCall(event))
    const stated = [...tallies.events, ...oneSided].map((event) => statedLine(event, happened))
    const counted = events.map((event) => countedLine(event, happened))
    return {
      understood: `How often ${a.label} and ${b.label} met${period.from ? ` from ${period.from}` : ''}${period.to ? ` to ${period.to}` : ''}.`,
      lines: [...stated, ...counted],
      notes: [
        ...notes,
        `${happened.length} dated meetings are on record. A count that a text states may cover years of which nothing was read here.`,
        ...(events.length > happened.length
          ? ['Calls, and meetings without a date, which may be the same as dated ones, are not counted.']
          : []),
      ],
    }
  },
})
