// gathering: a conference, summit or session was held, attended or is to come.
import type { ClaimSpec } from './roles.ts'

export const gathering: ClaimSpec = {
  family: 'act',
  doc: 'a conference, summit or session was held, attended or is to come',
  roles: {
    name: { kind: 'text', identity: true, doc: 'as printed' },
    series: { kind: 'entity', doc: 'the recurring meeting it belongs to' },
    ordinal: { kind: 'ordinal', doc: 'its number in the series' },
    body: { kind: 'entity', doc: 'the organ or organisation that meets' },
    chair: { kind: 'entities', doc: 'who presides' },
    attendees: { kind: 'entities', doc: 'who takes part' },
    host: { kind: 'entity', doc: 'host country or place' },
  },
}
