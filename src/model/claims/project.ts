// project: a thing being built or run together.
import type { ClaimSpec } from './roles.ts'

export const project: ClaimSpec = {
  family: 'work',
  doc: 'a thing being built or run together',
  roles: {
    name: { kind: 'text', identity: true, doc: 'as printed' },
    kind: { kind: 'term', terms: [], doc: 'building, corridor, centre, campus, pipeline and so on' },
    parties: { kind: 'entities', doc: 'whose project it is' },
    funder: { kind: 'entity', doc: 'who pays' },
    stage: {
      kind: 'term',
      terms: ['proposed', 'agreed', 'begun', 'under-way', 'completed', 'opened'],
      doc: 'how far it is',
    },
    modes: { kind: 'texts', doc: 'means of transport it joins' },
  },
}
