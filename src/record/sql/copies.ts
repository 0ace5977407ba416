// Which texts are printed in more than one place: found when a text comes, counted once, and every place still known.
import { sql as raw } from 'kysely'
import type { Article, Source } from '../../model/article.ts'
import type { Claim } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { EntityRef } from '../../model/value.ts'
import { gist } from '../gist.ts'
import { unpackArticle } from '../pack.ts'
import type { Place } from '../record.ts'
import { overlapOf, sampleOf, type Wording, wordingOf } from '../text/copies.ts'
import type { Bound, Database } from './database.ts'
import { FOREVER } from './schema.ts'

/** Texts looked at that share a sentence, at most: a formula that all use must not make them all be compared. */
const LOOKED_AT = 8
/** Texts held under one sentence, at most. */
const UNDER_ONE = 20

/** What the original of a copy says, and in which words. */
interface Original {
  readonly gists: ReadonlySet<number>
  readonly text: string
  /** The copy's own headlines. */
  readonly titles: Article['parts']
}

/** Finds copies inside the caller's transaction; holds only what it saw last. */
export class Copies {
  readonly #db: Database
  readonly #insertSample: (rows: readonly (readonly [number, number])[]) => void
  readonly #insertCopy: (rows: readonly (readonly [number, number, number, number, number])[]) => void
  readonly #insertPlace: (...values: readonly Bound[]) => number
  /** The last document whose claims were asked for. */
  #last: { readonly document: number; readonly original: Original | undefined } | undefined

  constructor(db: Database) {
    this.#db = db
    this.#insertSample = db.bulkInserter('sample', ['key', 'document'])
    this.#insertCopy = db.bulkInserter('copy', ['document', 'original', 'root', 'whole', 'known_from'])
    this.#insertPlace = db.inserter('place', ['document', 'body', 'at'])
  }

  /** To be called when what was read of a document changed. */
  forget(): void {
    this.#last = undefined
  }

  /** Takes in a text that is new; says whether another text holds all of it. */
  learn(document: number, article: Article, at: number): boolean {
    const wording = wordingOf(article)
    const sample = sampleOf(wording)
    const best = this.#best(wording, sample)
    if (best) {
      const root = this.#copy(best.document)?.root ?? best.document
      this.#insertCopy([[document, best.document, root, Number(best.whole), at]])
    }
    // So that a text that is no copy is not looked for among copies with its first claim.
    else this.#last = { document, original: undefined }
    // Of a copy nothing more need be found: whatever is like it is like its original.
    if (!best?.whole) this.#insertSample(sample.map((key) => [key, document]))
    return best?.whole ?? false
  }

  isWhole(document: number): boolean {
    return this.#copy(document)?.whole === 1
  }

  #best(wording: Wording, sample: readonly number[]) {
    const hits = new Map<number, number>()
    for (const { document } of this.#under(sample)) hits.set(document, (hits.get(document) ?? 0) + 1)
    return [...hits]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, LOOKED_AT)
      .flatMap(([document]) => {
        const overlap = overlapOf(wording, wordingOf(this.#first(document)))
        return overlap ? [{ document, ...overlap }] : []
      })
      .sort((a, b) => b.weight - a.weight || a.document - b.document)[0]
  }

  /** The texts held under each of these sentences, asked for at once. */
  #under(sample: readonly number[]): readonly { readonly document: number }[] {
    const [first, ...more] = sample.map((key) => {
      const held = this.#db.sql.selectFrom('sample').select('document').where('key', '=', key)
      return this.#db.sql.selectFrom(held.orderBy('document').limit(UNDER_ONE).as('one')).select('one.document')
    })
    return first ? this.#db.all(more.reduce((all, one) => all.unionAll(one), first)) : []
  }

  #copy(document: number) {
    return this.#db.first(this.#db.sql.selectFrom('copy').selectAll().where('document', '=', document))
  }

  /** A document as it was first read. */
  #first(document: number): Article {
    const row = this.#db.first(
      this.#db.sql
        .selectFrom('reading')
        .innerJoin('text', 'text.num', 'reading.document')
        .select(['reading.article', 'text.id', 'text.body'])
        .where('reading.document', '=', document)
        .orderBy('reading.num')
        .limit(1),
    )
    if (!row) throw new Error('a text is on record that was never read')
    return unpackArticle(row.article, row.id, row.body)
  }

  /** Whether a claim of a copy says what its original says, in the same words or in a headline of its own. */
  repeats(document: number, claim: Claim): boolean {
    if (this.#last?.document !== document) this.#last = { document, original: this.#original(document) }
    const { original } = this.#last
    if (!original?.gists.has(gist(claim))) return false
    const inTitle = ({ start, end }: Span) => original.titles.some((title) => title.start <= start && end <= title.end)
    return claim.evidence.every((one) => original.text.includes(one.quote) || inTitle(one))
  }

  #original(document: number): Original | undefined {
    const copy = this.#copy(document)
    if (!copy) return undefined
    const facts = this.#db.sql.selectFrom('fact').select('gist').where('document', '=', copy.original)
    return {
      gists: new Set(this.#db.all(facts.where('known_to', '=', FOREVER)).map((row) => row.gist)),
      text: this.#first(copy.original).text,
      titles: this.#first(document).parts.filter(({ kind }) => kind === 'title' || kind === 'subtitle'),
    }
  }

  /** Another place at which a text that is on record stands, letter by letter. */
  addPlace(document: number, article: Article, at: number): void {
    const place = packPlace(article)
    if (placesOf(this.#db, [document], FOREVER - 1).some((held) => same(held, place))) return
    this.#insertPlace(document, JSON.stringify(place), at)
  }
}

interface HeldPlace {
  readonly source: Pick<Source, 'path' | 'entry'>
  readonly publisher?: EntityRef
  readonly published?: string
}

const same = (a: Place, b: HeldPlace): boolean => a.source === b.source.path && a.entry === b.source.entry

const packPlace = ({ source, publisher, published }: Omit<Article, 'id' | 'text'>): HeldPlace => ({
  source: { path: source.path, ...(source.entry === undefined ? {} : { entry: source.entry }) },
  ...(publisher ? { publisher } : {}),
  ...(published === undefined ? {} : { published }),
})

/** Every text that is this one: its own number, its original and all copies of that, as known at an instant. */
export const familyOf = (db: Database, document: number, known: number): readonly number[] => {
  const copies = db.sql.selectFrom('copy').where('known_from', '<=', known)
  const root = db.first(copies.select('root').where('document', '=', document))?.root ?? document
  return [root, ...db.all(copies.select('document').where('root', '=', root)).map((row) => row.document)]
}

/** How many places these are, as SQL over the row of a document. */
export const placeCount = (known: number) => raw<number>`(
  SELECT 1 + (SELECT count(*) FROM copy WHERE copy.root = one.num AND copy.known_from <= ${known})
    + (SELECT count(*) FROM place WHERE place.at <= ${known} AND place.document IN
        (SELECT one.num UNION SELECT copy.document FROM copy WHERE copy.root = one.num AND copy.known_from <= ${known}))
  FROM (SELECT coalesce((SELECT copy.root FROM copy WHERE copy.document = current.document AND copy.known_from <= ${known}), current.document) AS num) AS one)`

/** Every place at which one of these texts was found, in the order in which they came. */
export const placesOf = (db: Database, documents: readonly number[], known: number): readonly Place[] => {
  const rows = [
    ...db.all(
      db.sql
        .selectFrom('reading')
        .innerJoin('text', 'text.num', 'reading.document')
        .select(['text.id', 'reading.article as body', 'reading.at'])
        .where('reading.num', 'in', (e) =>
          e
            .selectFrom('reading')
            .select((r) => r.fn.min('num').as('num'))
            .where('document', 'in', documents)
            .where('at', '<=', known)
            .groupBy('document'),
        ),
    ),
    ...db.all(
      db.sql
        .selectFrom('place')
        .innerJoin('text', 'text.num', 'place.document')
        .select(['text.id', 'place.body', 'place.at'])
        .where('place.document', 'in', documents)
        .where('place.at', '<=', known)
        .orderBy('place.num'),
    ),
  ].sort((a, b) => a.at - b.at)
  const places = new Map<string, Place>()
  for (const { id, body, at } of rows) {
    const { source, publisher, published } = JSON.parse(body) as HeldPlace
    const key = `${source.path}\n${source.entry ?? ''}`
    if (places.has(key)) continue
    places.set(key, {
      document: id,
      source: source.path,
      ...(source.entry === undefined ? {} : { entry: source.entry }),
      ...(publisher ? { publisher: publisher.label ?? publisher.name } : {}),
      ...(published === undefined ? {} : { published }),
      readAt: new Date(at).toISOString(),
    })
  }
  return [...places.values()]
}
