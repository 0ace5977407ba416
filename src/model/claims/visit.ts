// visit: someone travelled to a place in office.
import type { ClaimSpec } from './roles.ts'

export const visit: ClaimSpec = {
  family: 'act',
  doc: 'someone travelled to a place in office',
  roles: {
    visitor: { kind: 'entity', identity: true, doc: 'who travelled' },
    host: { kind: 'entity', identity: true, doc: 'country or place visited' },
    kind: { kind: 'term', terms: ['state', 'official', 'working', 'inspection'], doc: 'protocol rank' },
    ordinal: { kind: 'ordinal', doc: 'its number' },
    inviter: { kind: 'entity', doc: 'at whose invitation' },
  },
}
