// Makes the tables of a record, and computes all that is not append-only anew by replaying readings and decisions as they came.
import { RecordError } from '../error.ts'
import { unpackArticle, unpackClaim } from '../pack.ts'
import type { DecisionAct } from '../record.ts'
import type { Database } from './database.ts'
import { applyDecision } from './decide.ts'
import type { Facts } from './facts.ts'
import { COMPUTED_TABLES, DERIVATION } from './schema.ts'

export const createTables = (db: Database): void => {
  db.script(db.tables.appendOnly)
  createComputed(db)
}

export const createComputed = (db: Database): void => {
  db.script(db.tables.computed)
  setDerivation(db)
}

/** Says how the computed rows were made. */
export const derivationOf = (db: Database): string | undefined =>
  db.first(db.sql.selectFrom('meta').select('value').where('key', '=', 'derivation'))?.value

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
  db.script(db.tables.computed)
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
  let firstClaim = 1
  const readings = db.all(db.sql.selectFrom('reading').select(['num', 'document', 'at']).orderBy('num'))
  const seen = new Set<number>()
  for (const { num, document, at } of readings) {
    decideUntil(at)
    firstClaim = replay(db, facts, { num, fresh: !seen.has(document) }, firstClaim)
    seen.add(document)
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

/** Opens what a reading holds; its claims stand together in the table, from `first` on. */
const replay = (db: Database, facts: Facts, which: { num: number; fresh: boolean }, first: number): number => {
  const { num: reading, fresh } = which
  const row = db.first(
    db.sql
      .selectFrom('reading')
      .innerJoin('text', 'text.num', 'reading.document')
      .selectAll('reading')
      .select(['text.id as id', 'text.body as body'])
      .where('reading.num', '=', reading),
  )
  if (!row) return first
  const article = unpackArticle(row.article, row.id, row.body)
  const after = first + row.claims
  const claims = db.all(
    db.sql.selectFrom('claim').selectAll().where('num', '>=', first).where('num', '<', after).orderBy('num'),
  )
  if (claims.length !== row.claims || claims.some((claim) => claim.reading !== reading))
    throw new RecordError('damaged', `The record ${db.path} is damaged: claims of a reading are missing.`)
  const problems = (JSON.parse(row.problems) as readonly unknown[]).length
  const { publisher } = article
  facts.openDocument({
    reading,
    text: row.document,
    article,
    claims: claims.length,
    problems,
    coverage: row,
    at: row.at,
    fresh,
  })
  facts.close({ document: row.document }, row.at)
  const made = claims.map(({ num, id, body }) => ({
    num,
    claim: unpackClaim(body, { id, document: row.id, text: row.body, publisher }),
  }))
  facts.inherit(
    row.document,
    made.map(({ claim }) => claim),
    row.at,
  )
  for (const { num, claim } of made)
    facts.open({ claim, text: row.document, publisher, from: { claim: num } }, row.body, row.at)
  return after
}
