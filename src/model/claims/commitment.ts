// commitment: someone undertook to do something, or it is reported done.
import type { ClaimSpec } from './roles.ts'

export const commitment: ClaimSpec = {
  family: 'work',
  doc: 'someone undertook to do something, or it is reported done',
  roles: {
    by: { kind: 'entities', identity: true, doc: 'who undertook it' },
    to: { kind: 'entities', doc: 'for whom' },
    promise: { kind: 'text', identity: true, doc: 'as printed' },
    quantity: { kind: 'quantity', doc: 'how much' },
    due: { kind: 'date', doc: 'by when, EDTF' },
    progress: { kind: 'term', terms: ['announced', 'under-way', 'delivered'], doc: 'how far it is' },
  },
}
