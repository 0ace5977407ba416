// statement: someone said something.
import type { ClaimSpec } from './roles.ts'

export const statement: ClaimSpec = {
  family: 'word',
  doc: 'someone said something',
  roles: {
    speaker: { kind: 'entities', identity: true, doc: 'the last voice' },
    content: { kind: 'text', identity: true, doc: 'as printed' },
    stance: {
      kind: 'term',
      terms: ['supports', 'opposes', 'calls-for', 'praises', 'thanks', 'pledges', 'asserts'],
      doc: 'what the words do',
    },
    topic: { kind: 'text', doc: 'what it is about' },
    addressee: { kind: 'entities', doc: 'to whom' },
    occasion: { kind: 'text', doc: 'where it was said' },
  },
}
