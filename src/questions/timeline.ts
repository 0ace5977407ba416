// timeline: what is told to have happened, day by day, each happening once with all its reports.
import { keyOf } from '../events/roles.ts'
import type { EntityCondition, RecordClaim } from '../record/record.ts'
import { eventLine } from './cite.ts'
import { bounded, question } from './declare.ts'
import { standsFor } from './registry.ts'
import { told } from './told.ts'

export const timeline = question({
  name: 'timeline',
  doc: 'What happened, in order of time: of a person, a state, an organisation, a claim type, between two dates.',
  parameters: [
    { name: 'person', kind: 'entity', doc: 'who is named' },
    { name: 'state', kind: 'entity', doc: 'a state that is named, or one of its people in office' },
    { name: 'organisation', kind: 'entity', doc: 'an organisation that is named' },
    { name: 'with', kind: 'entity', doc: 'anybody or anything else that is named too' },
    { name: 'type', kind: 'type', doc: 'claim types, with commas between' },
    { name: 'from', kind: 'date', doc: 'no earlier than this' },
    { name: 'to', kind: 'date', doc: 'no later than this' },
    { name: 'limit', kind: 'number', doc: 'at most this many lines (500)' },
  ],
  kinds: { person: ['person', 'name'], state: ['country'], organisation: ['org', 'body'] },
  answer: async (context, values) => {
    const [person, state, organisation, other] = ['person', 'state', 'organisation', 'with'].map((name) =>
      values.entity(name),
    )
    const conditions: EntityCondition[] = []
    for (const one of [person, other]) if (one) conditions.push({ anyOf: [one.id] })
    for (const one of [state, organisation]) if (one) conditions.push({ anyOf: standsFor(one.id, context.world) })
    const [from, to, types] = [values.date('from')?.edtf, values.date('to')?.edtf, values.types('type')]
    const { events, notes: cut } = await told(context, values, {
      ...(types === undefined ? {} : { types }),
      entities: conditions,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })
    const { shown, notes } = bounded(events, values.number('limit'), 'happenings')
    const who = [person, state, organisation, other].flatMap((one) => (one ? [one.label] : []))
    const undated = shown.filter(({ period }) => period === undefined).length
    return {
      understood: `What is told of ${who.join(' and ') || 'everybody'}${types ? ` (${types.join(', ')})` : ''}${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}.`,
      lines: shown.map((event) =>
        eventLine(event, {
          group: event.when ?? 'no date',
          fields: named(event.claims),
        }),
      ),
      notes: [
        ...notes,
        ...cut,
        ...(undated > 0 ? [`${undated} of these are told without a date and stand at the end.`] : []),
      ],
    }
  },
})

/** Everybody whom claims name in their roles, by registry label or as printed, and the ids in the same order. */
const named = (
  claims: readonly RecordClaim[],
): { readonly who: readonly string[]; readonly ids: readonly string[] } => {
  const seen = new Map<string, string>()
  for (const { claim } of claims)
    for (const value of Object.values(claim.roles))
      for (const item of Array.isArray(value) ? value : [value])
        if (typeof item === 'object' && 'name' in item && !('group' in item) && !seen.has(keyOf(item)))
          seen.set(keyOf(item), item.label ?? item.name)
  return { who: [...seen.values()], ids: [...seen.keys()] }
}
