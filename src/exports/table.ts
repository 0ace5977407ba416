// The flat table of a record: one row for each piece of evidence of each claim, so that no quote is parted from its place.
import { ROLE_NAMES } from '../model/claims/roles.ts'
import {
  type ExportedClaim,
  type ExportedDocument,
  keyOf,
  labelOf,
  list,
  makerOf,
  namedIn,
  speakersOf,
  wordsOf,
} from './exported.ts'

export type Cell = string | number | boolean | undefined

export interface Column {
  readonly name: string
  readonly kind: 'text' | 'integer' | 'number' | 'boolean'
  readonly doc: string
}

const text = (name: string, doc: string): Column => ({ name, kind: 'text', doc })

/** Several values of one cell stand apart by this. */
const APART = '; '

const BEFORE: readonly Column[] = [
  text('claim', 'id of the claim; it stands once for each piece of its evidence'),
  text('type', 'claim type'),
  text('mode', 'happened, planned, proposed or denied'),
  text('when', 'EDTF'),
  text('where', 'place, English label or as printed'),
  text('where_id', 'its registry id'),
]

const AFTER: readonly Column[] = [
  text('gloss', 'one plain English sentence'),
  { name: 'first', kind: 'boolean', doc: 'a "first" is claimed' },
  text('voice', 'speakers, outermost first, " > " between layers'),
  text('voice_id', 'their registry ids'),
  text('form', 'direct or indirect, of the innermost layer'),
  text('status', 'where the claim stands in review'),
  { name: 'confidence', kind: 'number', doc: 'how sure the rule is, 0 to 1' },
  text('method', 'the rule, model or person that made the claim'),
  text('document', 'id of the document'),
  text('title', 'its title'),
  text('publisher', 'its publisher'),
  text('published', 'EDTF'),
  text('language', 'BCP 47'),
  text('source', 'path or address it came from'),
  { name: 'start', kind: 'integer', doc: 'where the quote starts in the text, UTF-16 code units' },
  { name: 'end', kind: 'integer', doc: 'where it ends' },
  text('quote', 'the exact words'),
]

/** Every column, in order; each role of the format has its words and its registry ids. */
export const COLUMNS: readonly Column[] = [
  ...BEFORE,
  ...ROLE_NAMES.flatMap((role) => [
    text(`role_${role}`, `role ${role}: labels or words`),
    text(`role_${role}_id`, `role ${role}: registry ids`),
  ]),
  ...AFTER,
]

/** The rows of one document, cells in the order of `COLUMNS`. */
export const rowsOf = (document: ExportedDocument): Cell[][] =>
  document.claims.flatMap((one) => {
    const before = beforeOf(one)
    const after = afterOf(one, document)
    return one.claim.evidence.map(({ start, end, quote }) => [...before, ...after, start, end, quote])
  })

function beforeOf({ claim }: ExportedClaim): Cell[] {
  const roles = ROLE_NAMES.flatMap((role): Cell[] => {
    const values = list(claim.roles[role])
    if (values.length === 0) return [undefined, undefined]
    const ids = values.flatMap(namedIn).flatMap(({ id }) => (id ? [id] : []))
    return [values.map(wordsOf).join(APART), ids.length > 0 ? ids.join(APART) : undefined]
  })
  const { where } = claim
  return [claim.id, claim.type, claim.mode, claim.when, where && labelOf(where), where?.id, ...roles]
}

function afterOf({ claim, status }: ExportedClaim, { article }: ExportedDocument): Cell[] {
  const layers = claim.voice.map(speakersOf)
  const ids = layers.map((by) => by.flatMap((one) => ('group' in one ? namedIn(one) : [one])).map(keyOf))
  return [
    claim.gloss,
    claim.first === true,
    layers.map((by) => by.map(labelOf).join(APART)).join(' > '),
    ids.map((layer) => layer.join(APART)).join(' > '),
    claim.voice.at(-1)?.form,
    status,
    claim.confidence,
    makerOf(claim),
    article.id,
    article.title,
    article.publisher && labelOf(article.publisher),
    article.published,
    article.language,
    article.source.path,
  ]
}
