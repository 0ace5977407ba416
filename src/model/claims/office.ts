// office: who holds what office.
import type { ClaimSpec } from './roles.ts'

export const office: ClaimSpec = {
  family: 'standing',
  doc: 'who holds what office',
  roles: {
    person: { kind: 'entity', identity: true, doc: 'the holder' },
    title: { kind: 'text', identity: true, doc: 'as printed' },
    of: { kind: 'entity', doc: 'country or organisation' },
  },
}
