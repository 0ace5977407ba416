// chairmanship: who presides.
import type { ClaimSpec } from './roles.ts'

export const chairmanship: ClaimSpec = {
  family: 'standing',
  doc: 'who presides',
  roles: {
    organisation: { kind: 'entity', identity: true, doc: 'the organisation' },
    holder: { kind: 'entity', identity: true, doc: 'who presides' },
    predecessor: { kind: 'entity', doc: 'who presided before' },
    action: { kind: 'term', terms: ['holds', 'takes-over', 'hands-over'], doc: 'what changed' },
    term: { kind: 'text', doc: 'for which period, as printed' },
  },
}
