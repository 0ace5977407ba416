// Appends readings and decisions, and computes the rest anew by replaying both in the order in which they came.
import type { Article } from '../../model/article.ts'
import type { Claim } from '../../model/claim.ts'
import type { Reading } from '../../model/reading.ts'
import { claimsOf, wrongChange } from '../decisions.ts'
import { RecordError } from '../error.ts'
import { canonical, contentId, tag } from '../id.ts'
import { packArticle, packClaim, packProblems, unpackArticle, unpackClaim } from '../pack.ts'
import { bounds } from '../period.ts'
import type { Appended, Decision, DecisionAct, DecisionDraft } from '../record.ts'
import type { Database } from './database.ts'
import type { Facts } from './facts.ts'
import { APPEND_ONLY, COMPUTED, COMPUTED_TABLES, DERIVATION, FOREVER } from './schema.ts'

/** What makes two readings the same: the same text, read by the same program with the same packs. */
const readingKey = (reading: Reading): string =>
  contentId('rd_', reading.article.id, reading.versions.program, reading.versions.packs)

/** The instant of a new transaction: the clock's, but always later than all before it. */
export const nextInstant = (db: Database, clock: () => Date): number => {
  const last = db.first(
    db.sql.selectNoFrom((e) => [
      e
        .selectFrom('reading')
        .select((r) => r.fn.max('at').as('at'))
        .as('reading'),
      e
        .selectFrom('decision')
        .select((r) => r.fn.max('at').as('at'))
        .as('decision'),
    ]),
  )
  return Math.max(clock().getTime(), Number(last?.reading ?? 0) + 1, Number(last?.decision ?? 0) + 1)
}

export const appendReadings = (db: Database, facts: Facts, readings: readonly Reading[], at: number): Appended => {
  const insertClaim = db.inserter('claim', ['reading', 'id', 'body'])
  let added = 0
  let claims = 0
  for (const reading of readings) {
    const key = readingKey(reading)
    if (db.first(db.sql.selectFrom('reading').select('num').where('key', '=', key))) continue
    const { article, coverage } = reading
    const text = textNumber(db, facts, article)
    const { num } = db.first(
      db.sql
        .insertInto('reading')
        .values({
          key,
          document: text,
          article: packArticle(article),
          problems: packProblems(reading.problems),
          sentences: coverage.sentences,
          read: coverage.read,
          unread: coverage.unread,
          program: reading.versions.program,
          packs: reading.versions.packs,
          at,
        })
        .returning('num'),
    ) as { num: number }
    facts.openDocument({
      reading: num,
      text,
      article,
      claims: reading.claims.length,
      problems: reading.problems.length,
      at,
    })
    facts.close({ document: text }, at)
    for (const claim of reading.claims) {
      const row = insertClaim(num, claim.id, packClaim(claim, article.text))
      facts.open({ claim, text, publisher: article.publisher, from: { claim: row } }, article.text, at)
    }
    added++
    claims += reading.claims.length
  }
  facts.settle()
  return { readings: added, claims, repeated: readings.length - added }
}

const textNumber = (db: Database, facts: Facts, article: Article): number => {
  const held = db.first(db.sql.selectFrom('text').select(['num', 'body']).where('id', '=', article.id))
  if (held) {
    if (held.body !== article.text) throw new RecordError('invalid', `Two different texts carry the id ${article.id}.`)
    return held.num
  }
  const { num } = db.first(
    db.sql.insertInto('text').values({ id: article.id, body: article.text }).returning('num'),
  ) as { num: number }
  facts.indexText(num, article.text)
  return num
}

/** A claim as its newest reading has it, or as it was added by hand. */
const findClaim = (
  db: Database,
  id: string,
):
  | { claim: Claim; text: number; body: string; article: Article; from: { claim: number } | { decision: number } }
  | undefined => {
  const base = db.sql.selectFrom('fact').where('fact.tag', '=', tag(id)).orderBy('fact.num', 'desc')
  const row = db.first(
    base
      .innerJoin('claim', 'claim.num', 'fact.claim')
      .where('claim.id', '=', id)
      .innerJoin('reading', 'reading.num', 'claim.reading')
      .innerJoin('text', 'text.num', 'fact.document')
      .select([
        'claim.num as num',
        'claim.body as body',
        'text.num as text',
        'text.id as document',
        'text.body as words',
        'reading.article as article',
      ]),
  )
  if (row)
    return {
      claim: unpackClaim(row.body, row.document, row.words),
      text: row.text,
      body: row.words,
      article: unpackArticle(row.article, row.document, row.words),
      from: { claim: row.num },
    }
  const made = db.first(
    base
      .innerJoin('decision', 'decision.num', 'fact.decision')
      .innerJoin('text', 'text.num', 'fact.document')
      .innerJoin('reading', 'reading.document', 'text.num')
      .orderBy('reading.num')
      .select([
        'decision.num as num',
        'decision.act as act',
        'text.num as text',
        'text.id as document',
        'text.body as words',
        'reading.article as article',
      ]),
  )
  if (!made) return undefined
  const act = JSON.parse(made.act) as DecisionAct
  if (act.kind !== 'add' || act.claim.id !== id) return undefined
  return {
    claim: act.claim,
    text: made.text,
    body: made.words,
    article: unpackArticle(made.article, made.document, made.words),
    from: { decision: made.num },
  }
}

/** Brings the computed rows of one claim in line with the decisions that now stand. */
const refresh = (db: Database, facts: Facts, id: string, at: number): void => {
  const found = findClaim(db, id)
  if (!found) return
  const standing = db.first(
    db.sql.selectFrom('fact').select('num').where('tag', '=', tag(id)).where('known_to', '=', FOREVER),
  )
  // A claim that the newest reading no longer makes is not brought back by deciding on it.
  if (!standing && 'claim' in found.from) return
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
    packClaim(act.claim, row.body)
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
  const { num } = db.first(
    db.sql
      .insertInto('decision')
      .values({ id, at, who: draft.by, why: draft.why ?? null, act: JSON.stringify(draft.act) })
      .returning('num'),
  ) as { num: number }
  applyDecision(db, facts, { id, num, act: draft.act, at })
  facts.settle()
  return { id, at: new Date(at).toISOString(), ...draft }
}

const applyDecision = (
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
    const { publisher } = JSON.parse(row.article) as Article
    facts.open({ claim: act.claim, text: row.num, publisher, from: { decision: made.num } }, row.body, made.at)
    return
  }
  // Undoing an addition takes the claim away; undoing that brings it back.
  for (const id of touched(act, facts.decisions())) {
    if (addedAndGone(facts, id)) facts.close({ claim: id }, made.at)
    else refresh(db, facts, id, made.at)
  }
}

const addedAndGone = (facts: Facts, id: string): boolean => {
  const additions = facts.decisions().filter(({ act }) => act.kind === 'add' && act.claim.id === id)
  return additions.length > 0 && !facts.holdsAddition(id)
}

export const createTables = (db: Database): void => {
  db.script(APPEND_ONLY)
  db.script(COMPUTED)
  setDerivation(db)
}

const setDerivation = (db: Database): void => {
  db.run(
    db.sql
      .insertInto('meta')
      .values({ key: 'derivation', value: DERIVATION })
      .onConflict((c) => c.column('key').doUpdateSet({ value: DERIVATION })),
  )
}

/** Makes every computed row anew. Runs in the caller's transaction; `facts` must be new. */
export const rebuildAll = (db: Database, makeFacts: () => Facts): void => {
  for (const table of COMPUTED_TABLES) db.script(`DROP TABLE IF EXISTS ${table}`)
  db.script(COMPUTED)
  const facts = makeFacts()
  for (const { num, body } of pages(db)) facts.indexText(num, body)
  const decisions = db.all(db.sql.selectFrom('decision').selectAll().orderBy('num'))
  facts.setDecisions([])
  let next = 0
  const decideUntil = (at: number) => {
    for (let row = decisions[next]; row && row.at < at; row = decisions[++next]) {
      const act = JSON.parse(row.act) as DecisionAct
      applyDecision(db, facts, { id: row.id, num: row.num, act, at: row.at })
    }
  }
  const readings = db.all(db.sql.selectFrom('reading').select(['num', 'at']).orderBy('num'))
  for (const { num, at } of readings) {
    decideUntil(at)
    replay(db, facts, num)
  }
  decideUntil(Number.POSITIVE_INFINITY)
  facts.settle()
  setDerivation(db)
}

function* pages(db: Database): Iterable<{ num: number; body: string }> {
  for (let last = 0; ; ) {
    const rows = db.all(
      db.sql.selectFrom('text').select(['num', 'body']).where('num', '>', last).orderBy('num').limit(200),
    )
    if (rows.length === 0) return
    yield* rows
    last = rows.at(-1)?.num ?? last
  }
}

const replay = (db: Database, facts: Facts, reading: number): void => {
  const row = db.first(
    db.sql
      .selectFrom('reading')
      .innerJoin('text', 'text.num', 'reading.document')
      .selectAll('reading')
      .select(['text.id as id', 'text.body as body'])
      .where('reading.num', '=', reading),
  )
  if (!row) return
  const article = unpackArticle(row.article, row.id, row.body)
  const claims = db.all(db.sql.selectFrom('claim').selectAll().where('reading', '=', reading).orderBy('num'))
  const problems = (JSON.parse(row.problems) as readonly unknown[]).length
  facts.openDocument({ reading, text: row.document, article, claims: claims.length, problems, at: row.at })
  facts.close({ document: row.document }, row.at)
  for (const { num, body } of claims)
    facts.open(
      {
        claim: unpackClaim(body, row.id, row.body),
        text: row.document,
        publisher: article.publisher,
        from: { claim: num },
      },
      row.body,
      row.at,
    )
}
