// ceremony: a formal act that is not a meeting.
import type { ClaimSpec } from './roles.ts'

export const ceremony: ClaimSpec = {
  family: 'act',
  doc: 'a formal act that is not a meeting',
  roles: {
    kind: {
      kind: 'term',
      identity: true,
      terms: [
        'welcome',
        'send-off',
        'signing',
        'unveiling',
        'opening',
        'launch',
        'completion',
        'award',
        'photo',
        'banquet',
      ],
      doc: 'which act',
    },
    participants: { kind: 'entities', doc: 'who takes part' },
    object: { kind: 'texts', identity: true, doc: 'what is signed, unveiled, opened' },
  },
}
