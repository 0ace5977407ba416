// honour: a medal, title or order was given.
import type { ClaimSpec } from './roles.ts'

export const honour: ClaimSpec = {
  family: 'work',
  doc: 'a medal, title or order was given',
  roles: {
    recipient: { kind: 'entity', identity: true, doc: 'who received it' },
    name: { kind: 'text', identity: true, doc: 'as printed' },
    by: { kind: 'entity', doc: 'who gave it' },
  },
}
