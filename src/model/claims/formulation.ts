// formulation: a fixed phrase was used.
import type { ClaimSpec } from './roles.ts'

export const formulation: ClaimSpec = {
  family: 'word',
  doc: 'a fixed phrase was used',
  roles: {
    concept: { kind: 'entity', identity: true, doc: 'the registered phrase' },
    wording: { kind: 'text', doc: 'as printed' },
    elements: { kind: 'texts', doc: 'where the text spells them out' },
  },
}
