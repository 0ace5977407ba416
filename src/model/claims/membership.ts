// membership: who belongs to what.
import type { ClaimSpec } from './roles.ts'

export const membership: ClaimSpec = {
  family: 'standing',
  doc: 'who belongs to what',
  roles: {
    organisation: { kind: 'entity', identity: true, doc: 'the organisation' },
    members: { kind: 'members', identity: true, doc: 'states or people, or a count of them' },
    status: {
      kind: 'term',
      terms: ['member', 'observer', 'dialogue-partner', 'founding-member', 'family'],
      doc: 'in which standing',
    },
    action: { kind: 'term', terms: ['is', 'joined', 'applied', 'left'], doc: 'what changed' },
  },
}
