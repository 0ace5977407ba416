// milestone: an age or anniversary.
import type { ClaimSpec } from './roles.ts'

export const milestone: ClaimSpec = {
  family: 'count',
  doc: 'an age or anniversary',
  roles: {
    subject: { kind: 'entities', identity: true, doc: 'whose age' },
    what: { kind: 'text', identity: true, doc: 'the founding act' },
    quantity: { kind: 'quantity', doc: 'how many years' },
    since: { kind: 'date', doc: 'the date it implies, EDTF' },
  },
}
