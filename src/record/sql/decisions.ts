// Lists decisions as they stood at an instant.
import { claimsOf, undone } from '../decisions.ts'
import { tag } from '../id.ts'
import type { Decision, DecisionAct, DecisionQuery } from '../record.ts'
import type { Database } from './database.ts'
import { instant } from './head.ts'
import { heirsAt } from './heirs.ts'
import { parts } from './parts.ts'

export const listDecisions = (db: Database, query: DecisionQuery): readonly Decision[] => {
  const known = instant(query.known)
  const rows = db.all(db.sql.selectFrom('decision').selectAll().where('at', '<=', known).orderBy('num'))
  const held = rows.map(({ act, ...row }) => ({ ...row, act: JSON.parse(act) as DecisionAct }))
  const gone = undone(held)
  const heirs = heirsAt(db, known)
  const ofDocument = aboutDocument(db, query.document, held)
  const kept = held.filter(
    ({ act }) =>
      (query.kinds?.includes(act.kind) ?? true) && aboutClaim(act, query.claim, { held, heirs }) && ofDocument(act),
  )
  return kept.map(({ id, at, who, why, act }) => ({
    id,
    at: new Date(at).toISOString(),
    by: who,
    act,
    ...(why === null ? {} : { why }),
    ...(gone.has(id) ? { undone: true as const } : {}),
    ...(gone.has(id) ? {} : carriedOver(db, act, heirs, known)),
  }))
}

/** What the newest reading made of the claims decided on: who stands for them, what is told otherwise, which are gone. */
const carriedOver = (
  db: Database,
  act: DecisionAct,
  heirs: ReturnType<typeof heirsAt>,
  known: number,
): Pick<Decision, 'carried' | 'differs' | 'orphaned'> => {
  const claims = claimsOf(act)
  const found = claims.flatMap((id) => {
    const heir = heirs.get(id)
    return heir ? [[id, heir] as const] : []
  })
  const differs = found.flatMap(([, heir]) => heir.differs)
  return {
    ...(found.length > 0 ? { carried: Object.fromEntries(found.map(([id, heir]) => [id, heir.id])) } : {}),
    ...(differs.length > 0 ? { differs } : {}),
    ...(claims.some((claim) => !heirs.has(claim) && !stands(db, claim, known)) ? { orphaned: true as const } : {}),
  }
}

/** What an act is about in the end: undoing is about what is undone. */
const about = (
  act: DecisionAct,
  held: readonly { readonly id: string; readonly act: DecisionAct }[],
): DecisionAct | undefined => {
  let now: DecisionAct | undefined = act
  while (now?.kind === 'undo') {
    const { decision }: { decision: string } = now
    now = held.find(({ id }) => id === decision)?.act
  }
  return now
}

/** About a claim as it was decided on, or as the newest reading has it. */
const aboutClaim = (
  act: DecisionAct,
  claim: string | undefined,
  { held, heirs }: { readonly held: Parameters<typeof about>[1]; readonly heirs: ReturnType<typeof heirsAt> },
): boolean => {
  if (claim === undefined) return true
  const final = about(act, held)
  return final !== undefined && claimsOf(final).some((id) => id === claim || heirs.get(id)?.id === claim)
}

/** Tells of acts whether they are about a document; one of them takes no look into the record of its own. */
const aboutDocument = (
  db: Database,
  document: string | undefined,
  held: Parameters<typeof about>[1],
): ((act: DecisionAct) => boolean) => {
  if (document === undefined || held.length === 0) return () => document === undefined
  const rows = db.all(
    db.sql
      .selectFrom('fact')
      .innerJoin('text', 'text.num', 'fact.document')
      .select('fact.tag')
      .where('text.id', '=', document),
  )
  const tags = new Set(rows.map((row) => row.tag))
  return (act) => {
    const final = about(act, held)
    if (!final) return false
    if (final.kind === 'misprint') return final.document === document
    if (final.kind === 'add') return final.claim.document === document
    return claimsOf(final).some((claim) => tags.has(tag(claim)))
  }
}

/** Whether a claim stood on record at an instant; now where none is named. */
export const stands = (db: Database, claim: string, known = instant(undefined)): boolean =>
  db.first(
    db.sql
      .selectFrom('fact')
      .select('num')
      .where('part', 'in', parts(db))
      .where('tag', '=', tag(claim))
      .where('known_from', '<=', known)
      .where('known_to', '>', known),
  ) !== undefined
