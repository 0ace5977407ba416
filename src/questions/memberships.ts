// memberships: what a state belongs to on a day, in which status and since when, and which chairs it held, holds or is to hold.
import { entityOf, keyOf } from '../events/roles.ts'
import type { RecordClaim } from '../record/record.ts'
import { question } from './declare.ts'
import { label } from './registry.ts'
import { chairs, members, REPORTS } from './standing.ts'
import { knownOf } from './told.ts'

const organisationOf = ({ claim }: RecordClaim): string | undefined => {
  const organisation = entityOf(claim, 'organisation')
  return organisation && keyOf(organisation)
}

/** Lines of one group stand together, the nearest standing first. */
const ORDER = [
  'founding-member',
  'member',
  'observer',
  'dialogue-partner',
  'family',
  'chair',
  'next chair',
  'earlier chairs',
]

export const memberships = question({
  name: 'memberships',
  doc: 'What a state belongs to on a day, in which status and since when, and which chairs it held, holds or is to hold.',
  parameters: [{ name: 'state', kind: 'entity', required: true, doc: 'the state' }],
  kinds: { state: ['country'] },
  answer: async (context, values) => {
    const state = values.entity('state')
    if (!state) return { understood: '', lines: [] }
    const { world } = context
    const told = await context.record.claims({
      types: ['membership', 'chairmanship'],
      entities: [{ anyOf: [state.id], roles: ['members', 'holder'] }],
      each: REPORTS,
      ...knownOf(values),
    })
    const byOrganisation = Map.groupBy(told, organisationOf)
    const registry = [
      ...world.memberships.filter(({ member }) => member === state.id),
      ...world.chairs.filter(({ holder }) => holder === state.id),
    ].map(({ organisation }) => organisation)
    const organisations = [...new Set([...byOrganisation.keys(), ...registry])].flatMap((id) => id ?? []).sort()
    const lines = organisations.flatMap((id) => {
      const frame = { organisation: { id, label: label(id, world) }, day: values.on.day, world }
      const claims = byOrganisation.get(id) ?? []
      const own = members(frame, claims).filter(({ fields }) => fields.member === state.id)
      // The claims are those that name this state; of the register's terms there are others' too.
      const held = chairs(frame, claims).filter(
        ({ fields, cites }) => cites.length > 0 || fields.holder === label(state.id, world),
      )
      return [...own, ...held].map((one) => ({
        ...one,
        fields: { ...one.fields, organisation: id, organisationName: frame.organisation.label },
      }))
    })
    return {
      understood: `What ${state.label} belongs to on ${values.on.edtf}, and where it presides.`,
      lines: lines.toSorted((a, b) => ORDER.indexOf(a.group ?? '') - ORDER.indexOf(b.group ?? '')),
      notes: [
        `Of more than ${REPORTS} reports that say the same, ${REPORTS} are quoted.`,
        'Organisations of which no text on record and no entry of the register tells are not listed.',
      ],
    }
  },
})
