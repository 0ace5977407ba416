// Keeps which claims of the newest reading stand where decided ones stood, as known when.
import type { Claim } from '../../model/claim.ts'
import { type Heir, heirOf } from '../heirs.ts'
import { publisherIn, unpackClaim } from '../pack.ts'
import type { Database } from './database.ts'
import { FOREVER } from './schema.ts'

export interface HeldHeir extends Heir {
  /** The claim that was decided on. */
  readonly claim: string
}

/** The heirs that hold as of an instant. */
export const heirsAt = (db: Database, known = FOREVER - 1): ReadonlyMap<string, Heir> =>
  new Map(
    db
      .all(db.sql.selectFrom('heir').selectAll().where('known_from', '<=', known).where('known_to', '>', known))
      .map(({ claim, heir, differs }) => [claim, { id: heir, differs: JSON.parse(differs) as string[] }]),
  )

/** Each of these claims as some reading of the document has it. */
const readings = (db: Database, document: number, ids: readonly string[]): readonly Claim[] => {
  const found = new Map<string, Claim>()
  for (let at = 0; at < ids.length; at += 500) {
    const rows = db.all(
      db.sql
        .selectFrom('claim')
        .innerJoin('reading', 'reading.num', 'claim.reading')
        .innerJoin('text', 'text.num', 'reading.document')
        .select(['claim.id', 'claim.body', 'reading.article', 'text.id as document', 'text.body as text'])
        .where('reading.document', '=', document)
        .where('claim.id', 'in', ids.slice(at, at + 500))
        .orderBy('claim.num'),
    )
    for (const { id, body, article, ...where } of rows)
      found.set(id, unpackClaim(body, { id, ...where, publisher: publisherIn(article) }))
  }
  return [...found.values()]
}

/** The claims of a document that its newest reading makes. */
export const standingClaims = (db: Database, document: number): readonly Claim[] =>
  db
    .all(
      db.sql
        .selectFrom('fact')
        .innerJoin('claim', 'claim.num', 'fact.claim')
        .innerJoin('reading', 'reading.num', 'claim.reading')
        .innerJoin('text', 'text.num', 'reading.document')
        .select(['claim.id', 'claim.body', 'reading.article', 'text.id as document', 'text.body as text'])
        .where('fact.document', '=', document)
        .where('fact.known_to', '=', FOREVER),
    )
    .map(({ id, body, article, ...where }) => unpackClaim(body, { id, ...where, publisher: publisherIn(article) }))

/** Finds anew who stands for the decided claims of a document, now that `now` are its claims. Gives whether anything changed. */
export const inherit = (
  db: Database,
  {
    document,
    decided,
    now,
    at,
  }: {
    readonly document: number
    readonly decided: readonly string[]
    readonly now: readonly Claim[]
    readonly at: number
  },
): boolean => {
  const before = readings(db, document, decided)
  if (before.length === 0) return false
  const standing = new Set(now.map(({ id }) => id))
  const held = heirsAt(db)
  let changed = false
  for (const claim of before) {
    const heir = standing.has(claim.id) ? undefined : heirOf(claim, now)
    const was = held.get(claim.id)
    if (was?.id === heir?.id && was?.differs.join() === heir?.differs.join()) continue
    changed = true
    if (was)
      db.run(
        db.sql.updateTable('heir').set({ known_to: at }).where('claim', '=', claim.id).where('known_to', '=', FOREVER),
      )
    if (heir)
      db.run(
        db.sql.insertInto('heir').values({
          claim: claim.id,
          heir: heir.id,
          differs: JSON.stringify(heir.differs),
          known_from: at,
          known_to: FOREVER,
        }),
      )
  }
  return changed
}
