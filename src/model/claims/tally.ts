// tally: a count that the text states.
import type { ClaimSpec } from './roles.ts'

export const tally: ClaimSpec = {
  family: 'count',
  doc: 'a count that the text states',
  roles: {
    subject: { kind: 'entities', identity: true, doc: 'whose count' },
    what: { kind: 'text', identity: true, doc: 'what is counted' },
    quantity: { kind: 'quantity', identity: true, doc: 'how many' },
    since: { kind: 'text', doc: 'from when on, as printed or EDTF' },
  },
}
