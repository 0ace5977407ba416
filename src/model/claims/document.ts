// document: a text came into being.
import type { ClaimSpec } from './roles.ts'

export const document: ClaimSpec = {
  family: 'work',
  doc: 'a text came into being',
  roles: {
    title: { kind: 'text', identity: true, doc: 'as printed, or kind and count where unnamed' },
    kind: {
      kind: 'term',
      terms: [
        'declaration',
        'statement',
        'joint-statement',
        'treaty',
        'agreement',
        'resolution',
        'initiative',
        'letter',
        'order',
        'outcome-documents',
      ],
      doc: 'what sort of text',
    },
    action: {
      kind: 'term',
      identity: true,
      terms: ['signed', 'adopted', 'issued', 'exchanged', 'proposed'],
      doc: 'how it came into being',
    },
    parties: { kind: 'entities', doc: 'whose text it is' },
    count: { kind: 'quantity', doc: 'how many' },
  },
}
