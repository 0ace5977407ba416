// Full-text search: candidates from the index of character pairs and words, then each one rechecked against its text.
import { sql as raw } from 'kysely'
import { bounds, FAR } from '../../model/period.ts'
import { RecordError } from '../error.ts'
import type { SearchHit, SearchQuery, SearchResult } from '../record.ts'
import { marksIn, parseQuery, snippets, type TextQuery } from '../text/match.ts'
import { placeCount } from './copies.ts'
import { type Database, inStretches } from './database.ts'
import { heldDocuments, narrowed } from './documents.ts'
import { HEAD_COLUMNS, head, instant } from './head.ts'

/** Texts looked at together. */
const TOGETHER = 32
/** Sentences shown of one document. */
const SNIPPETS = 5

/** Numbers and sorting days of the documents that may match, newest first. */
const candidates = (db: Database, query: SearchQuery, parsed: TextQuery) => {
  let rows = narrowed(heldDocuments(db, instant(query.known)), query).where(db.wordsMatch('text.num', parsed.index))
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
      .orderBy(raw`coalesce(current.from_day, ${-FAR})`, 'desc')
      .orderBy('text.id'),
  )
  // A text that is printed in many places is one result, where its original is found too.
  const nums = new Set(found.map(({ num }) => num))
  return found.filter(({ original }) => original === null || query.publisher !== undefined || !nums.has(original))
}

/** Documents of these numbers with their texts, in this order. */
function* rowsOf(db: Database, nums: readonly number[], known: number) {
  for (let at = 0; at < nums.length; at += TOGETHER) {
    const some = nums.slice(at, at + TOGETHER)
    const rows = inStretches(some, (these) =>
      db.all(
        db.sql
          .selectFrom('current')
          .innerJoin('text', 'text.num', 'current.document')
          .select(['text.num', 'text.id', 'text.body', ...HEAD_COLUMNS])
          .select(placeCount(known).as('places'))
          .where('current.document', 'in', these)
          .where('current.known_from', '<=', known)
          .where('current.known_to', '>', known),
      ),
    )
    const held = new Map(rows.map((row) => [row.num, row]))
    for (const num of some) {
      const row = held.get(num)
      if (row) yield row
    }
  }
}

export const searchTexts = (db: Database, query: SearchQuery): SearchResult => {
  const parsed = parseQuery(query.text)
  if (!parsed) return { hits: [], total: 0 }
  const limit = Math.max(1, Math.min(query.limit ?? 20, 500))
  const skip = query.cursor === undefined ? 0 : Number(query.cursor)
  if (!Number.isSafeInteger(skip) || skip < 0)
    throw new RecordError('invalid', `"${query.cursor}" is no place in a list of results.`)
  const known = instant(query.known)
  const nums = candidates(db, query, parsed).map(({ num }) => num)
  const hits: SearchHit[] = []
  let total = 0
  // What the index alone decides needs no recheck; only what is shown is cut from its text.
  for (const row of rowsOf(db, parsed.exact ? nums.slice(skip, skip + limit) : nums, known)) {
    const marks = marksIn(row.body, parsed)
    if (!marks) continue
    if (parsed.exact || (total >= skip && hits.length < limit))
      hits.push({ document: head(row), snippets: snippets(row.body, marks, SNIPPETS) })
    total++
  }
  if (parsed.exact) total = nums.length
  const next = skip + hits.length
  return { hits, total, ...(next < total ? { next: String(next) } : {}) }
}
