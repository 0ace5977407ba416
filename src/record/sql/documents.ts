// Lists documents and shows one; counts what the record holds.
import { type Compilable, sql as raw } from 'kysely'
import type { AnswerCoverage } from '../../model/answer.ts'
import type { DocumentList, DocumentPage, DocumentRow, Overview } from '../../model/api.ts'
import type { Dateline } from '../../model/article.ts'
import { CLAIM_TYPES, type ClaimType } from '../../model/claim.ts'
import { bounds, dayText, FAR } from '../../model/period.ts'
import type { Problem } from '../../model/problem.ts'
import type { Coverage } from '../../model/reading.ts'
import { RecordError } from '../error.ts'
import { unpackArticle, unpackProblems } from '../pack.ts'
import type { CoverageQuery, Decision, DocumentQuery, PublisherCoverage } from '../record.ts'
import { findClaims } from './claims.ts'
import { familyOf, placeCount, placesOf } from './copies.ts'
import type { Database } from './database.ts'
import { statusNumber } from './facts.ts'
import { instant } from './head.ts'
import type { Loader } from './loader.ts'

const held = (db: Database, known: number) =>
  db.sql
    .selectFrom('current')
    .innerJoin('text', 'text.num', 'current.document')
    .innerJoin('reading', 'reading.num', 'current.reading')
    .where('current.known_from', '<=', known)
    .where('current.known_to', '>', known)

type Held = ReturnType<typeof held>

/** The list alone, for counting: its texts and readings need not be touched. */
const current = (db: Database, known: number) =>
  db.sql.selectFrom('current').where('current.known_from', '<=', known).where('current.known_to', '>', known)

type Current = ReturnType<typeof current>

/** By language, and by publisher's id, label or printed name. */
export const narrowed = (rows: Held, query: { readonly language?: string; readonly publisher?: string }): Held => {
  let kept = rows
  if (query.language !== undefined) kept = kept.where('current.language', '=', query.language)
  const { publisher } = query
  if (publisher !== undefined)
    kept = kept.where((e) =>
      e.or([
        e('current.publisher', '=', publisher),
        e('current.publisher_id', '=', publisher),
        e(raw<string>`current.own ->> 'name'`, '=', publisher),
      ]),
    )
  return kept
}

export { held as heldDocuments }

/** A place in the list: the sorting day and the id, as one opaque word. */
const cursorOf = (day: number | null, id: string): string =>
  Buffer.from(`${day ?? -FAR - 1} ${id}`).toString('base64url')
const readCursor = (cursor: string): { day: number; id: string } => {
  const [day, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!id || !Number.isInteger(Number(day)))
    throw new RecordError('invalid', `"${cursor}" is no place in the list of documents.`)
  return { day: Number(day), id }
}

const listed = (rows: Held, known: number) =>
  rows
    .select(placeCount(known).as('places'))
    .select([
      'text.id as id',
      'current.title',
      'current.publisher',
      'current.language',
      'current.published',
      'current.claims',
      'current.problems',
      'current.from_day as day',
      'reading.sentences',
      'reading.read',
      'reading.unread',
      'reading.at',
      'reading.article',
    ])

type Listed = ReturnType<typeof listed> extends Compilable<infer O> ? O : never

const documentRow = (row: Listed): DocumentRow => {
  const article = JSON.parse(row.article) as { dateline?: Dateline; source: { path: string } }
  const dateline = [article.dateline?.place, article.dateline?.date].filter((part) => part !== undefined).join(', ')
  return {
    id: row.id,
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.publisher === null ? {} : { publisher: row.publisher }),
    language: row.language,
    ...(dateline === '' ? {} : { dateline }),
    ...(row.published === null ? {} : { published: row.published }),
    source: article.source.path,
    claims: row.claims,
    problems: row.problems,
    coverage: { sentences: row.sentences, read: row.read, unread: row.unread },
    readAt: new Date(row.at).toISOString(),
    ...(row.places > 1 ? { places: row.places } : {}),
  }
}

export const listDocuments = (db: Database, query: DocumentQuery): DocumentList => {
  const known = instant(query.known)
  const limit = Math.max(1, Math.min(query.limit ?? 50, 1000))
  const narrow = narrowed(held(db, known), query)
  // Who asks what a publisher printed wants what it took over from others, too.
  const all = query.copies || query.publisher !== undefined ? narrow : narrow.where('current.copy', '=', 0)
  const total = db.first(all.select((e) => e.fn.countAll<number>().as('total')))?.total ?? 0
  let rows = listed(all, known)
    .orderBy('current.from_day', (day) => day.desc().nullsLast())
    .orderBy('text.id')
    .limit(limit + 1)
  if (query.cursor !== undefined) {
    const { day, id } = readCursor(query.cursor)
    rows = rows.where((e) =>
      day < -FAR
        ? e.and([e('current.from_day', 'is', null), e('text.id', '>', id)])
        : e.or([
            e('current.from_day', '<', day),
            e('current.from_day', 'is', null),
            e.and([e('current.from_day', '=', day), e('text.id', '>', id)]),
          ]),
    )
  }
  const found = db.all(rows)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    documents: shown.map(documentRow),
    total,
    ...(found.length > limit && last ? { next: cursorOf(last.day, last.id) } : {}),
  }
}

export const showDocument = (
  { db, loader }: { readonly db: Database; readonly loader: Loader },
  id: string,
  knownText: string | undefined,
  misprints: readonly Decision[],
): DocumentPage | undefined => {
  const known = instant(knownText)
  const row = db.first(held(db, known).selectAll('reading').select('text.body').where('text.id', '=', id))
  if (!row) return undefined
  const places = placesOf(db, familyOf(db, row.document, known), known)
  const claims = findClaims(db, loader, { document: id, ...(knownText === undefined ? {} : { known: knownText }) }).map(
    ({ claim }) => claim,
  )
  const marked = misprints.flatMap(({ act, by }): Problem[] =>
    act.kind === 'misprint' && act.document === id
      ? [
          {
            kind: 'problem',
            document: id,
            code: 'misprint',
            start: act.start,
            end: act.end,
            quote: row.body.slice(act.start, act.end),
            reason: `Marked as a misprint by ${by}.`,
            likely: act.likely,
          },
        ]
      : [],
  )
  return {
    article: unpackArticle(row.article, id, row.body),
    claims: claims.toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0)),
    problems: [...unpackProblems(row.problems, id, row.body), ...marked].toSorted((a, b) => a.start - b.start),
    coverage: { sentences: row.sentences, read: row.read, unread: row.unread },
    versions: { program: row.program, packs: row.packs },
    readAt: new Date(row.at).toISOString(),
    ...(places.length > 1 ? { places } : {}),
  }
}

interface Sums extends Coverage {
  readonly documents: number
  readonly problems: number
  readonly from: number | null
  readonly to: number | null
}

const sums = (db: Database, rows: Current): Sums => {
  const row = db.first(
    rows.select((e) => [
      e.fn.countAll<number>().as('documents'),
      e.fn.coalesce(e.fn.sum<number>('current.problems'), e.val(0)).as('problems'),
      e.fn.coalesce(e.fn.sum<number>('current.sentences'), e.val(0)).as('sentences'),
      e.fn.coalesce(e.fn.sum<number>('current.read'), e.val(0)).as('read'),
      e.fn.coalesce(e.fn.sum<number>('current.unread'), e.val(0)).as('unread'),
      e.fn.min('current.from_day').as('from'),
      e.fn.max('current.to_day').as('to'),
    ]),
  )
  return row ?? { documents: 0, problems: 0, sentences: 0, read: 0, unread: 0, from: null, to: null }
}

const publishersOf = (db: Database, rows: Current): readonly { readonly name: string; readonly documents: number }[] =>
  db
    .all(
      rows
        .select((e) => ['current.publisher as name', e.fn.countAll<number>().as('documents')])
        .where('current.publisher', 'is not', null)
        .groupBy('current.publisher')
        .orderBy('documents', 'desc')
        .orderBy('name'),
    )
    .map(({ name, documents }) => ({ name: name ?? '', documents }))

const extent = ({ from, to }: Pick<Sums, 'from' | 'to'>): { from?: string; to?: string } => ({
  ...(from === null ? {} : { from: dayText(from) }),
  ...(to === null ? {} : { to: dayText(to) }),
})

export const overviewOf = (db: Database, knownText: string | undefined): Overview => {
  const known = instant(knownText)
  const texts = current(db, known).where('current.copy', '=', 0)
  const total = sums(db, texts)
  const types = db.all(
    db.sql
      .selectFrom('fact')
      .select((e) => ['type', e.fn.countAll<number>().as('count')])
      .where('known_from', '<=', known)
      .where('known_to', '>', known)
      .where('status', '!=', statusNumber('rejected'))
      .where('repeats', '=', 0)
      .groupBy('type'),
  )
  const byType: Partial<{ [type in ClaimType]: number }> = {}
  for (const { type, count } of types) {
    const name = CLAIM_TYPES[type]
    if (name) byType[name] = count
  }
  const languages = db.all(
    texts
      .select((e) => ['current.language', e.fn.countAll<number>().as('documents')])
      .groupBy('current.language')
      .orderBy('current.language'),
  )
  return {
    documents: total.documents,
    claims: types.reduce((sum, { count }) => sum + count, 0),
    problems: total.problems,
    byType,
    byLanguage: Object.fromEntries(languages.map(({ language, documents }) => [language, documents])),
    publishers: publishersOf(db, current(db, known)),
    ...extent(total),
    coverage: { sentences: total.sentences, read: total.read, unread: total.unread },
  }
}

const inPeriod = (db: Database, query: CoverageQuery): Current => {
  const from = query.from === undefined ? undefined : bounds(query.from)?.from
  const to = query.to === undefined ? undefined : bounds(query.to)?.to
  let kept = current(db, instant(query.known))
  if (from !== undefined) kept = kept.where('current.to_day', '>=', from)
  if (to !== undefined) kept = kept.where('current.from_day', '<=', to)
  return kept
}

/** A sum in which a text counts once, in however many places it is printed. */
const once = <T>(of: TemplateStringsArray) => raw<T>`sum((1 - current.copy) * ${raw.raw(of[0] ?? '')})`

/** In one walk over the list. */
export const coverageOf = (db: Database, query: CoverageQuery): AnswerCoverage => {
  const rows = db.all(
    inPeriod(db, query)
      .select((e) => [
        'current.publisher as name',
        e.fn.countAll<number>().as('printed'),
        once<number>`1`.as('documents'),
        once<number>`current.sentences`.as('sentences'),
        once<number>`current.unread`.as('unread'),
        e.fn.min('current.from_day').as('from'),
        e.fn.max('current.to_day').as('to'),
      ])
      .groupBy('current.publisher'),
  )
  const sum = (of: 'documents' | 'sentences' | 'unread') => rows.reduce((all, row) => all + row[of], 0)
  const days = (of: 'from' | 'to') => rows.flatMap((row) => row[of] ?? [])
  return {
    documents: sum('documents'),
    ...extent({
      from: days('from').length > 0 ? Math.min(...days('from')) : null,
      to: days('to').length > 0 ? Math.max(...days('to')) : null,
    }),
    publishers: rows
      .toSorted((a, b) => b.printed - a.printed || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
      .flatMap(({ name }) => name ?? []),
    sentences: sum('sentences'),
    unread: sum('unread'),
  }
}

export const coverageByPublisher = (db: Database, query: CoverageQuery): readonly PublisherCoverage[] =>
  db
    .all(
      inPeriod(db, query)
        .select((e) => [
          'current.publisher',
          e.fn.countAll<number>().as('documents'),
          e.fn.sum<number>('current.sentences').as('sentences'),
          e.fn.sum<number>('current.read').as('read'),
          e.fn.sum<number>('current.unread').as('unread'),
          e.fn.min('current.from_day').as('from'),
          e.fn.max('current.to_day').as('to'),
        ])
        .groupBy('current.publisher')
        .orderBy('documents', 'desc')
        .orderBy('current.publisher', (name) => name.asc().nullsFirst()),
    )
    .map(({ publisher, from, to, ...counts }) => ({ publisher: publisher ?? '', ...counts, ...extent({ from, to }) }))
