// meeting: people met.
import type { ClaimSpec } from './roles.ts'

export const meeting: ClaimSpec = {
  family: 'act',
  doc: 'people met',
  roles: {
    participants: { kind: 'entities', identity: true, doc: 'two or more people, or states where no person is named' },
    format: { kind: 'term', terms: ['talks', 'meeting', 'call', 'tea', 'group', 'sidelines'], doc: 'how they met' },
    topics: { kind: 'texts', doc: 'what was discussed' },
    occasion: { kind: 'text', doc: 'the gathering or visit it belongs to' },
    ordinal: { kind: 'ordinal', doc: 'its number in its own series' },
  },
}
