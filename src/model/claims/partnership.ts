// partnership: how two states name their relationship.
import type { ClaimSpec } from './roles.ts'

export const partnership: ClaimSpec = {
  family: 'standing',
  doc: 'how two states name their relationship',
  roles: {
    parties: { kind: 'entities', identity: true, doc: 'the two sides' },
    level: { kind: 'entity', identity: true, doc: 'the named level' },
    action: { kind: 'term', terms: ['holds', 'established', 'upgraded', 'reaffirmed'], doc: 'what changed' },
  },
}
