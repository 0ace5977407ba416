// The computed rows: which claims hold since when and until when by the record's clock, and who is named in them.
import type { Article } from '../../model/article.ts'
import { CLAIM_TYPES, type Claim, MODES } from '../../model/claim.ts'
import { bounds } from '../../model/period.ts'
import type { Coverage } from '../../model/reading.ts'
import type { EntityRef } from '../../model/value.ts'
import { claimsOf, decided, type HeldDecision, undone } from '../decisions.ts'
import { gist } from '../gist.ts'
import type { Heir } from '../heirs.ts'
import { tag } from '../id.ts'
import { mentions } from '../mentions.ts'
import { packClaim, publisherIn, unpackClaim } from '../pack.ts'
import type { ClaimStatus, DecisionAct } from '../record.ts'
import { indexWords } from '../text/tokens.ts'
import { Copies } from './copies.ts'
import type { Bound, Database } from './database.ts'
import { heirsAt, inherit } from './heirs.ts'
import { partOf, parts } from './parts.ts'
import { FOREVER, LONG, ROLE_COLUMNS, STATUSES, UNDATED } from './schema.ts'

const TYPE = new Map(CLAIM_TYPES.map((type, i) => [type, i]))
const MODE = new Map(MODES.map((mode, i) => [mode, i]))
const STATUS = new Map(STATUSES.map((status, i) => [status, i]))
const ROLE = new Map<string, number>(ROLE_COLUMNS.map((role, i) => [role, i]))

export const typeNumber = (type: Claim['type']): number => TYPE.get(type) ?? -1
export const modeNumber = (mode: Claim['mode']): number => MODE.get(mode) ?? -1
export const statusNumber = (status: ClaimStatus): number => STATUS.get(status) ?? -1
export const roleNumber = (role: string): number => ROLE.get(role) ?? -1

/** A claim where it stands. `text` is its document's number. */
export interface Placed {
  readonly claim: Claim
  readonly text: number
  readonly publisher: EntityRef | undefined
  /** The row that it was read in, or the decision that added it. */
  readonly from: { readonly claim: number } | { readonly decision: number }
}

/** A reading as it enters the list of documents. */
export interface ReadRow {
  readonly reading: number
  readonly text: number
  readonly article: Article
  readonly claims: number
  readonly problems: number
  readonly coverage: Coverage
  readonly at: number
  /** The first reading of its text: none is superseded. */
  readonly fresh: boolean
}

/** An entity on record, with the names under which it is held already. */
interface Entity {
  readonly num: number
  readonly names: Set<string>
  readonly labels: Set<string>
}

type Mentioned = readonly [part: number, entity: number, type: number, day: number, fact: number, role: number]
const CURRENT = [
  'reading',
  'document',
  'known_from',
  'known_to',
  'language',
  'publisher',
  'publisher_id',
  'own',
  'title',
  'dateline',
  'published',
  'from_day',
  'to_day',
  'claims',
  'problems',
  'sentences',
  'read',
  'unread',
  'copy',
] as const

/** Mentions held back at most before they are written. */
const MENTIONS = 300_000
/** Texts held back at most before their words are written, in UTF-16 code units. */
const TEXTS = 8_000_000

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'))

/** Writes computed rows inside the caller's transaction; holds only caches. */
export class Facts {
  readonly #db: Database
  readonly copies: Copies
  readonly #entities = new Map<string, Entity>()
  #decisions: HeldDecision[] | undefined
  #byClaim = new Map<string, DecisionAct[]>()
  #heirs: ReadonlyMap<string, Heir> = new Map()
  readonly #insertName: (...values: readonly Bound[]) => void
  readonly #addCount: (...values: readonly Bound[]) => void
  readonly #insertFact: (...values: readonly Bound[]) => number
  readonly #insertCurrent: (rows: readonly (readonly Bound[])[]) => void
  readonly #insertMentions: (rows: readonly Mentioned[]) => void
  #mentioned: Mentioned[] = []
  #texts: (readonly [num: number, text: string])[] = []
  #units = 0
  readonly #insertWords: (text: number, words: ReadonlySet<string>) => void
  readonly #insertEntity: (...values: readonly Bound[]) => number
  readonly #counts = new Map<number, number>()

  constructor(db: Database) {
    this.#db = db
    this.copies = new Copies(db)
    this.#insertFact = db.inserter('fact', [
      'claim',
      'decision',
      'tag',
      'gist',
      'document',
      'shelf',
      'type',
      'mode',
      'status',
      'repeats',
      'from_day',
      'to_day',
      'place',
      'known_from',
      'known_to',
      'body',
    ])
    this.#insertCurrent = db.bulkInserter('current', CURRENT)
    this.#insertMentions = db.bulkInserter('mention', ['part', 'entity', 'type', 'day', 'fact', 'role'])
    this.#insertWords = db.wordsInserter()
    this.#insertEntity = db.inserter('entity', ['id', 'kind', 'claims'])
    const name = { entity: 0, name: '', label: 0 }
    this.#insertName = db.runner(
      db.sql
        .insertInto('name')
        .values(name)
        .onConflict((c) => c.doNothing()),
    )
    this.#addCount = db.runner(
      db.sql
        .updateTable('entity')
        .set((e) => ({ claims: e('claims', '+', 0) }))
        .where('num', '=', 0),
    )
  }

  /** To be called when a transaction failed or somebody else wrote: what is held may not be on disk. */
  forget(): void {
    this.#entities.clear()
    this.#decisions = undefined
    this.#heirs = new Map()
    this.#counts.clear()
    this.copies.forget()
    this.#mentioned = []
    this.#texts = []
    this.#units = 0
  }

  #entity(key: string, ref: EntityRef): number {
    let held = this.#entities.get(key)
    if (held === undefined) {
      const known = this.#db.first(this.#db.sql.selectFrom('entity').select('num').where('id', '=', key))?.num
      const num = known ?? this.#insertEntity(key, kindOf(key), 0)
      held = { num, names: new Set(), labels: new Set() }
      this.#entities.set(key, held)
    }
    if (!held.names.has(ref.name)) {
      held.names.add(ref.name)
      this.#insertName(held.num, ref.name, 0)
    }
    if (ref.label && !held.labels.has(ref.label)) {
      held.labels.add(ref.label)
      this.#insertName(held.num, ref.label, 1)
    }
    return held.num
  }

  #load(): void {
    if (this.#decisions) return
    const rows = this.#db.all(this.#db.sql.selectFrom('decision').select(['id', 'act']).orderBy('num'))
    this.setDecisions(rows.map(({ id, act }) => ({ id, act: JSON.parse(act) as DecisionAct })))
  }

  /** The decisions made so far, in order. */
  setDecisions(all: readonly HeldDecision[]): void {
    this.#decisions = [...all]
    this.#heirs = heirsAt(this.#db)
    this.#byClaim = new Map()
    const gone = undone(all)
    for (const { id, act } of all) if (!gone.has(id)) this.#keep(act)
  }

  #keep(act: DecisionAct): void {
    for (const claim of claimsOf(act).map((id) => this.#target(id, act))) {
      const acts = this.#byClaim.get(claim)
      if (acts) acts.push(act)
      else this.#byClaim.set(claim, [act])
    }
  }

  /** A word on a claim that the newest reading tells otherwise is a word on something else: it is shown, not carried over. */
  #target(id: string, act: DecisionAct): string {
    const heir = this.#heirs.get(id)
    if (!heir) return id
    return heir.differs.length > 0 && (act.kind === 'accept' || act.kind === 'reject') ? id : heir.id
  }

  /** The claim that now stands for one that may be of an older reading. */
  standing(id: string): string {
    this.#load()
    return this.#heirs.get(id)?.id ?? id
  }

  /** To be called when a document gets its claims, and when an older claim of it is decided on. */
  inherit(document: number, now: readonly Claim[], at: number): void {
    this.#load()
    const decided = new Set(this.decisions().flatMap(({ act }) => claimsOf(act)))
    if (decided.size === 0) return
    if (inherit(this.#db, { document, decided: [...decided], now, at })) this.setDecisions(this.decisions())
  }

  addDecision(made: HeldDecision): void {
    this.#load()
    this.#decisions?.push(made)
    if (made.act.kind === 'undo') this.setDecisions(this.decisions())
    else this.#keep(made.act)
  }

  /** Whether a claim was made by hand and that still stands. */
  holdsAddition(claim: string): boolean {
    return (this.#byClaim.get(claim) ?? []).some((act) => act.kind === 'add')
  }

  decisions(): readonly HeldDecision[] {
    this.#load()
    return this.#decisions ?? []
  }

  /** Opens a claim as of `at`, with what people have decided about it. `text` is the document's text. */
  open(placed: Placed, text: string, at: number): void {
    this.#load()
    const added = 'decision' in placed.from
    const acts = this.#byClaim.get(placed.claim.id)
    const { claim, status } = acts
      ? decided(placed.claim, acts, added ? 'added' : 'read')
      : { claim: placed.claim, status: added ? ('added' as const) : ('read' as const) }
    const period = bounds(claim.when)
    // What a person wrote is no repetition, wherever it stands.
    const repeats = !added && status !== 'corrected' && this.copies.repeats(placed.text, claim)
    const fact = this.#insertFact(
      'claim' in placed.from ? placed.from.claim : null,
      'decision' in placed.from ? placed.from.decision : null,
      tag(claim.id),
      gist(claim),
      placed.text,
      tag(claim.document),
      typeNumber(claim.type),
      modeNumber(claim.mode),
      statusNumber(status),
      Number(repeats),
      period?.from ?? null,
      period?.to ?? null,
      claim.evidence[0]?.start ?? 0,
      at,
      FOREVER,
      claim === placed.claim && !added ? null : packClaim(claim, text, added ? undefined : placed.publisher),
    )
    const long = period !== undefined && period.to - period.from > LONG
    const counted = new Set<number>()
    const [part, type] = [partOf(fact), typeNumber(claim.type)]
    for (const { key, role, ref } of mentions(claim, placed.publisher)) {
      const entity = this.#entity(key, ref)
      this.#mentioned.push([part, long ? -entity : entity, type, period?.from ?? UNDATED, fact, roleNumber(role)])
      counted.add(entity)
    }
    if (status !== 'rejected' && !repeats) this.#count(counted, 1)
    if (this.#mentioned.length > MENTIONS) this.#flush()
  }

  #count(entities: Iterable<number>, change: 1 | -1): void {
    for (const entity of entities) this.#counts.set(entity, (this.#counts.get(entity) ?? 0) + change)
  }

  /** Closes facts as of `at`: what was read from a document, or what is known of one claim. */
  close(which: { readonly document: number } | { readonly claim: string }, at: number): void {
    const { sql } = this.#db
    const open = sql
      .selectFrom('fact')
      .leftJoin('claim', 'claim.num', 'fact.claim')
      .select([
        'fact.num',
        'fact.status',
        'fact.repeats',
        'fact.document',
        'fact.body',
        'claim.body as read',
        'claim.reading',
      ])
      .where('known_to', '=', FOREVER)
    this.copies.forget()
    const rows = this.#db.all(
      'document' in which
        ? open.where('fact.document', '=', which.document).where('fact.claim', 'is not', null)
        : open
            .where('fact.part', 'in', parts(this.#db))
            .where('fact.tag', '=', tag(which.claim))
            .where((e) => e.or([e('claim.id', '=', which.claim), e('fact.claim', 'is', null)])),
    )
    const publishers = new Map<number | null, EntityRef | undefined>()
    for (const row of rows) {
      if (row.status !== statusNumber('rejected') && row.repeats === 0) {
        if (!publishers.has(row.reading)) publishers.set(row.reading, this.#publisher(row.document, row.reading))
        const claim = unpackClaim(row.body ?? row.read ?? '', { id: '', document: '', text: '', publisher: undefined })
        const named = mentions(claim, publishers.get(row.reading)).map(({ key, ref }) => this.#entity(key, ref))
        this.#count(new Set(named), -1)
      }
      this.#db.run(sql.updateTable('fact').set({ known_to: at }).where('num', '=', row.num))
    }
  }

  /** Of a reading, or for what was added by hand of the document's first one. */
  #publisher(text: number, reading: number | null): EntityRef | undefined {
    const rows = this.#db.sql.selectFrom('reading').select('article').orderBy('num')
    const row = this.#db.first(
      reading === null ? rows.where('document', '=', text).limit(1) : rows.where('num', '=', reading),
    )
    return row && publisherIn(row.article)
  }

  /** Opens the listing row of a reading, closing that of the one it supersedes. */
  openDocument(row: ReadRow): void {
    const { article } = row
    const copy = row.fresh ? this.copies.learn(row.text, article, row.at) : this.copies.isWhole(row.text)
    if (!row.fresh)
      this.#db.run(
        this.#db.sql
          .updateTable('current')
          .set({ known_to: row.at })
          .where('document', '=', row.text)
          .where('known_to', '=', FOREVER),
      )
    const said = bounds(article.published) ?? bounds(article.dateline?.date)
    const { publisher } = article
    this.#insertCurrent([
      [
        row.reading,
        row.text,
        row.at,
        FOREVER,
        article.language,
        publisher ? (publisher.label ?? publisher.name) : null,
        publisher?.id ?? null,
        publisher ? JSON.stringify(publisher) : null,
        article.title ?? null,
        article.dateline?.date ?? null,
        article.published ?? null,
        said?.from ?? null,
        said?.to ?? null,
        row.claims,
        row.problems,
        row.coverage.sentences,
        row.coverage.read,
        row.coverage.unread,
        Number(copy),
      ],
    ])
  }

  /** Its words enter the index when the transaction settles. */
  indexText(num: number, text: string): void {
    this.#texts.push([num, text])
    this.#units += text.length
    if (this.#units > TEXTS) this.#indexTexts()
  }

  /** One after the other: any statement between them that may touch several rows makes FTS5 write out what it has gathered. */
  #indexTexts(): void {
    for (const [num, text] of this.#texts) this.#insertWords(num, indexWords(text))
    this.#texts = []
    this.#units = 0
  }

  /** In the order of the index, which is several times as fast as in the order of reading. */
  #flush(): void {
    this.#mentioned.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4])
    this.#insertMentions(this.#mentioned)
    this.#mentioned = []
  }

  /** Writes what the transaction has gathered: mentions, and the counts of entities. */
  settle(): void {
    this.#flush()
    this.#indexTexts()
    for (const [entity, change] of this.#counts) if (change !== 0) this.#addCount(change, entity)
    this.#counts.clear()
  }
}
