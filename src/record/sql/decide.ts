// Appends decisions, and brings the rows of the claims that they are about in line with them.
import type { Article } from '../../model/article.ts'
import type { Claim } from '../../model/claim.ts'
import { bounds } from '../../model/period.ts'
import { claimsOf, wrongChange } from '../decisions.ts'
import { RecordError } from '../error.ts'
import { canonical, contentId, tag } from '../id.ts'
import { packClaim, publisherIn, unpackArticle, unpackClaim } from '../pack.ts'
import type { Decision, DecisionAct, DecisionDraft } from '../record.ts'
import type { Database } from './database.ts'
import { stands } from './decisions.ts'
import type { Facts } from './facts.ts'
import { standingClaims } from './heirs.ts'
import { parts } from './parts.ts'

interface Found {
  readonly claim: Claim
  readonly text: number
  readonly body: string
  readonly article: Article
  readonly from: { readonly claim: number } | { readonly decision: number }
}

const placed = (db: Database, id: string) =>
  db.sql
    .selectFrom('fact')
    .innerJoin('text', 'text.num', 'fact.document')
    .where('fact.part', 'in', parts(db))
    .where('fact.tag', '=', tag(id))
    .orderBy('fact.num', 'desc')
    .select(['text.num as text', 'text.id as document', 'text.body as words'])

const readClaim = (db: Database, id: string): Found | undefined => {
  const row = db.first(
    placed(db, id)
      .innerJoin('claim', 'claim.num', 'fact.claim')
      .innerJoin('reading', 'reading.num', 'claim.reading')
      .where('claim.id', '=', id)
      .select(['claim.num', 'claim.body', 'reading.article']),
  )
  if (!row) return undefined
  const { document, words, text } = row
  const publisher = publisherIn(row.article)
  return {
    claim: unpackClaim(row.body, { id, document, text: words, publisher }),
    text,
    body: words,
    article: unpackArticle(row.article, document, words),
    from: { claim: row.num },
  }
}

const addedClaim = (db: Database, id: string): Found | undefined => {
  const row = db.first(
    placed(db, id)
      .innerJoin('decision', 'decision.num', 'fact.decision')
      .innerJoin('reading', 'reading.document', 'text.num')
      .orderBy('reading.num')
      .select(['decision.num', 'decision.act', 'reading.article']),
  )
  const act = row && (JSON.parse(row.act) as DecisionAct)
  if (!row || act?.kind !== 'add' || act.claim.id !== id) return undefined
  const article = unpackArticle(row.article, row.document, row.words)
  return { claim: act.claim, text: row.text, body: row.words, article, from: { decision: row.num } }
}

/** A claim as its newest reading has it, or as it was added by hand. */
const findClaim = (db: Database, id: string): Found | undefined => readClaim(db, id) ?? addedClaim(db, id)

/** Brings the computed rows of one claim in line with the decisions that now stand. */
const refresh = (db: Database, facts: Facts, id: string, at: number): void => {
  const found = findClaim(db, id)
  if (!found) return
  // A claim that the newest reading no longer makes is not brought back by deciding on it.
  if (!stands(db, id) && 'claim' in found.from) return
  facts.close({ claim: id }, at)
  facts.open(
    { claim: found.claim, text: found.text, publisher: found.article.publisher, from: found.from },
    found.body,
    at,
  )
}

/** What an act is finally about: an undo touches what the undone decision touched. */
const touched = (
  act: DecisionAct,
  all: readonly { readonly id: string; readonly act: DecisionAct }[],
): readonly string[] => {
  let now: DecisionAct | undefined = act
  while (now?.kind === 'undo') {
    const { decision }: { decision: string } = now
    now = all.find(({ id }) => id === decision)?.act
  }
  return now && now.kind !== 'join' && now.kind !== 'split' ? claimsOf(now) : []
}

const refusal = (text: string): RecordError => new RecordError('invalid', text)

const check = (db: Database, act: DecisionAct, all: readonly { readonly id: string }[]): void => {
  if (act.kind === 'undo') {
    if (!all.some(({ id }) => id === act.decision)) throw refusal(`There is no decision ${act.decision} on record.`)
    return
  }
  if (act.kind === 'misprint') {
    const row = db.first(db.sql.selectFrom('text').select('body').where('id', '=', act.document))
    if (!row) throw refusal(`There is no document ${act.document} on record.`)
    if (!(0 <= act.start && act.start < act.end && act.end <= row.body.length))
      throw refusal(`Document ${act.document} has no place ${act.start} to ${act.end}.`)
    return
  }
  if (act.kind === 'add') {
    const row = db.first(db.sql.selectFrom('text').select('body').where('id', '=', act.claim.document))
    if (!row) throw refusal(`There is no document ${act.claim.document} on record.`)
    packClaim(act.claim, row.body, undefined)
    if (findClaim(db, act.claim.id)) throw refusal(`Claim ${act.claim.id} is already on record.`)
    return
  }
  if ((act.kind === 'join' || act.kind === 'split') && new Set(act.claims).size < 2)
    throw refusal(`To ${act.kind} takes at least two claims.`)
  for (const id of claimsOf(act)) {
    const found = findClaim(db, id)
    if (!found) throw refusal(`There is no claim ${id} on record.`)
    if (act.kind !== 'correct') continue
    const wrong = wrongChange(found.claim.type, act.change, (date) => bounds(date) !== undefined)
    if (wrong) throw refusal(wrong)
  }
}

export const appendDecision = (db: Database, facts: Facts, draft: DecisionDraft, at: number): Decision => {
  if (draft.by.trim() === '') throw new RecordError('invalid', 'A decision needs the name of the person who makes it.')
  check(db, draft.act, facts.decisions())
  const id = contentId('de_', canonical(draft), String(at))
  const insert = db.inserter('decision', ['id', 'at', 'who', 'why', 'act'])
  const num = insert(id, at, draft.by, draft.why ?? null, JSON.stringify(draft.act))
  applyDecision(db, facts, { id, num, act: draft.act, at })
  facts.settle()
  return { id, at: new Date(at).toISOString(), ...draft }
}

export const applyDecision = (
  db: Database,
  facts: Facts,
  made: { readonly id: string; readonly num: number; readonly act: DecisionAct; readonly at: number },
): void => {
  facts.addDecision({ id: made.id, act: made.act })
  const { act } = made
  if (act.kind === 'add') {
    const row = db.first(
      db.sql
        .selectFrom('text')
        .innerJoin('reading', 'reading.document', 'text.num')
        .select(['text.num', 'text.body', 'reading.article'])
        .where('text.id', '=', act.claim.document)
        .orderBy('reading.num'),
    )
    if (!row) return
    const publisher = publisherIn(row.article)
    facts.open({ claim: act.claim, text: row.num, publisher, from: { decision: made.num } }, row.body, made.at)
    return
  }
  // Undoing an addition takes the claim away; undoing that brings it back.
  for (const named of touched(act, facts.decisions())) {
    const id = stoodFor(db, facts, named, made.at)
    if (addedAndGone(facts, id)) facts.close({ claim: id }, made.at)
    else refresh(db, facts, id, made.at)
  }
}

/** The claim that now stands for the one decided on, looked for where an older reading's claim is named. */
const stoodFor = (db: Database, facts: Facts, id: string, at: number): string => {
  const held = facts.standing(id)
  if (held !== id) return held
  const found = readClaim(db, id)
  if (!found || stands(db, id)) return id
  facts.inherit(found.text, standingClaims(db, found.text), at)
  return facts.standing(id)
}

const addedAndGone = (facts: Facts, id: string): boolean => {
  const additions = facts.decisions().filter(({ act }) => act.kind === 'add' && act.claim.id === id)
  return additions.length > 0 && !facts.holdsAddition(id)
}
