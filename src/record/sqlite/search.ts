// Full-text search: candidates from the index of character pairs and words, then each one rechecked against its text.
import { sql as raw, type SqlBool } from 'kysely'
import { bounds, FAR } from '../../model/period.ts'
import { RecordError } from '../error.ts'
import type { SearchHit, SearchQuery, SearchResult } from '../record.ts'
import { marksIn, parseQuery, snippets, type TextQuery } from '../text/match.ts'
import { placeCount } from './copies.ts'
import type { Database } from './database.ts'
import { heldDocuments, narrowed } from './documents.ts'
import { HEAD_COLUMNS, head, instant } from './head.ts'

/** Sentences shown of one document. */
const SNIPPETS = 5

/** Numbers and sorting days of the documents that may match, newest first. */
const candidates = (db: Database, query: SearchQuery, parsed: TextQuery) => {
  let rows = narrowed(heldDocuments(db, instant(query.known)), query).where(
    raw<SqlBool>`text.num IN (SELECT rowid FROM words WHERE words MATCH ${parsed.index})`,
  )
  for (const which of ['from', 'to'] as const) {
    const date = query[which]
    if (date === undefined) continue
    const period = bounds(date)
    if (!period) throw new RecordError('invalid', `"${date}" is no date in EDTF.`)
    rows =
      which === 'from'
        ? rows.where('current.to_day', '>=', period.from)
        : rows.where('current.from_day', '<=', period.to)
  }
  const found = db.all(
    rows
      .leftJoin('copy', (join) => join.onRef('copy.document', '=', 'current.document').on('copy.whole', '=', 1))
      .select(['text.num as num', 'copy.original as original'])
      .orderBy(raw`ifnull(current.from_day, ${-FAR})`, 'desc')
      .orderBy('text.id'),
  )
  // A text that is printed in many places is one result, where its original is found too.
  const nums = new Set(found.map(({ num }) => num))
  return found.filter(({ original }) => original === null || query.publisher !== undefined || !nums.has(original))
}

const rowOf = (db: Database, num: number, known: number) =>
  db.first(
    db.sql
      .selectFrom('current')
      .innerJoin('text', 'text.num', 'current.document')
      .select(['text.id', 'text.body', ...HEAD_COLUMNS])
      .select(placeCount(known).as('places'))
      .where('current.document', '=', num)
      .where('current.known_from', '<=', known)
      .where('current.known_to', '>', known),
  )

export const searchTexts = (db: Database, query: SearchQuery): SearchResult => {
  const parsed = parseQuery(query.text)
  if (!parsed) return { hits: [], total: 0 }
  const limit = Math.max(1, Math.min(query.limit ?? 20, 500))
  const skip = query.cursor === undefined ? 0 : Number(query.cursor)
  if (!Number.isSafeInteger(skip) || skip < 0)
    throw new RecordError('invalid', `"${query.cursor}" is no place in a list of results.`)
  const known = instant(query.known)
  const hits: SearchHit[] = []
  let total = 0
  for (const { num } of candidates(db, query, parsed)) {
    const wanted = total >= skip && hits.length < limit
    // What the index alone decides needs no recheck; only what is shown is cut from its text.
    if (!wanted && parsed.exact) {
      total++
      continue
    }
    const row = rowOf(db, num, known)
    const marks = row && marksIn(row.body, parsed)
    if (!row || !marks) continue
    if (wanted) hits.push({ document: head(row), snippets: snippets(row.body, marks, SNIPPETS) })
    total++
  }
  const next = skip + hits.length
  return { hits, total, ...(next < total ? { next: String(next) } : {}) }
}
