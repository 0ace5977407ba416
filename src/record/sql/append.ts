// Appends readings: each once, whole, with the rows that are computed from it.
import type { Article } from '../../model/article.ts'
import type { Reading } from '../../model/reading.ts'
import { RecordError } from '../error.ts'
import { contentId } from '../id.ts'
import { packArticle, packClaim, packProblems } from '../pack.ts'
import type { Appended } from '../record.ts'
import { type Database, inStretches } from './database.ts'
import type { Facts } from './facts.ts'

/** What makes two readings the same: the same text, read by the same program with the same packs. */
const readingKey = (reading: Reading): string =>
  contentId('rd_', reading.article.id, reading.versions.program, reading.versions.packs)

/** The instant of a new transaction: the clock's, but always later than all before it. */
export const nextInstant = (db: Database, clock: () => Date): number => {
  // Instants grow with the rows' numbers.
  const last = db.first(
    db.sql.selectNoFrom((e) => [
      e.selectFrom('reading').select('at').orderBy('num', 'desc').limit(1).as('reading'),
      e.selectFrom('decision').select('at').orderBy('num', 'desc').limit(1).as('decision'),
    ]),
  )
  return Math.max(clock().getTime(), (last?.reading ?? 0) + 1, (last?.decision ?? 0) + 1)
}

/** What a reading is kept with, beside its number. */
export const READING = [
  'key',
  'document',
  'article',
  'problems',
  'claims',
  'sentences',
  'read',
  'unread',
  'program',
  'packs',
  'at',
] as const

export const appendReadings = (db: Database, facts: Facts, readings: readonly Reading[], at: number): Appended => {
  const insertClaim = db.inserter('claim', ['reading', 'id', 'body'])
  const insertReading = db.inserter('reading', READING)
  const held = heldKeys(db, readings.map(readingKey))
  const texts = textKeeper(
    db,
    facts,
    readings.map(({ article }) => article.id),
  )
  let added = 0
  let claims = 0
  for (const reading of readings) {
    const key = readingKey(reading)
    const { article, coverage } = reading
    const { num: text, fresh } = texts(article)
    if (!fresh) facts.copies.addPlace(text, article, at)
    if (held.has(key)) continue
    held.add(key)
    const { sentences, read, unread } = coverage
    const num = insertReading(
      key,
      text,
      packArticle(article),
      packProblems(reading.problems),
      reading.claims.length,
      sentences,
      read,
      unread,
      reading.versions.program,
      reading.versions.packs,
      at,
    )
    facts.openDocument({
      reading: num,
      text,
      article,
      claims: reading.claims.length,
      problems: reading.problems.length,
      coverage,
      at,
      fresh,
    })
    // Of a text that is new nothing is held that this reading could supersede.
    if (!fresh) {
      facts.close({ document: text }, at)
      facts.inherit(text, reading.claims, at)
    }
    for (const claim of reading.claims) {
      const row = insertClaim(num, claim.id, packClaim(claim, article.text, article.publisher))
      facts.open({ claim, text, publisher: article.publisher, from: { claim: row } }, article.text, at)
    }
    added++
    claims += reading.claims.length
  }
  facts.settle()
  return { readings: added, claims, repeated: readings.length - added }
}

/** Which of these readings are on record already. */
const heldKeys = (db: Database, keys: readonly string[]): Set<string> =>
  new Set(
    inStretches(keys, (some) => db.all(db.sql.selectFrom('reading').select('key').where('key', 'in', some))).map(
      ({ key }) => key,
    ),
  )

/** Keeps each text once, and gives its number. */
const textKeeper = (
  db: Database,
  facts: Facts,
  ids: readonly string[],
): ((article: Article) => { num: number; fresh: boolean }) => {
  const held = new Map(
    inStretches(ids, (some) =>
      db.all(db.sql.selectFrom('text').select(['id', 'num', 'body']).where('id', 'in', some)),
    ).map(({ id, ...row }) => [id, row]),
  )
  const insert = db.inserter('text', ['id', 'body'])
  return ({ id, text }) => {
    const one = held.get(id)
    if (one) {
      if (one.body !== text) throw new RecordError('invalid', `Two different texts carry the id ${id}.`)
      return { num: one.num, fresh: false }
    }
    const num = insert(id, text)
    held.set(id, { num, body: text })
    facts.indexText(num, text)
    return { num, fresh: true }
  }
}
