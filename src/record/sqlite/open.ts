// An embedded record: one SQLite file, one writer, no server.
import { existsSync } from 'node:fs'
import type { AnswerCoverage } from '../../model/answer.ts'
import type { DocumentList, DocumentPage, EntityRow, Overview } from '../../model/api.ts'
import type { Reading } from '../../model/reading.ts'
import { RecordError } from '../error.ts'
import type { OpenOptions } from '../open.ts'
import type {
  Appended,
  ClaimQuery,
  CoverageQuery,
  Decision,
  DecisionDraft,
  DecisionQuery,
  DocumentQuery,
  EntityQuery,
  PublisherCoverage,
  Record,
  RecordClaim,
  SearchQuery,
  SearchResult,
} from '../record.ts'
import { appendReadings, nextInstant } from './append.ts'
import { copyOf } from './backup.ts'
import { findClaims } from './claims.ts'
import { Database, plainly } from './database.ts'
import { appendDecision } from './decide.ts'
import { listDecisions } from './decisions.ts'
import { coverageByPublisher, coverageOf, listDocuments, overviewOf, showDocument } from './documents.ts'
import { findEntities } from './entities.ts'
import { Facts } from './facts.ts'
import { Loader } from './loader.ts'
import { lookAt, newer, noRecord } from './look.ts'
import { createTables, rebuildAll } from './rebuild.ts'
import { APPLICATION_ID, DERIVATION, SCHEMA_VERSION } from './schema.ts'
import { searchTexts } from './search.ts'

class SqliteRecord implements Record {
  readonly #db: Database
  readonly #clock: () => Date
  #facts: Facts
  #held: Loader | undefined
  readonly #coverages = new Map<string, AnswerCoverage>()
  #version: unknown

  constructor(db: Database, clock: () => Date) {
    this.#db = db
    this.#clock = clock
    this.#facts = new Facts(db)
  }

  /** Its statements name tables that rebuilding makes anew, so it is made when first needed after that. */
  #loader(): Loader {
    this.#held ??= new Loader(this.#db)
    return this.#held
  }

  /** What was counted since the last writing: it stands under every answer. */
  #counted(): Map<string, AnswerCoverage> {
    const version = this.#db.pragma('data_version')
    if (version !== this.#version || this.#coverages.size > 500) this.#coverages.clear()
    this.#version = version
    return this.#coverages
  }

  async #write<T>(work: (at: number) => T): Promise<T> {
    try {
      return this.#db.write(() => {
        if (this.#db.changedElsewhere()) this.#facts.forget()
        this.#held?.forget()
        this.#coverages.clear()
        return work(nextInstant(this.#db, this.#clock))
      })
    } catch (error) {
      this.#facts.forget()
      throw error
    }
  }

  async #read<T>(work: () => T): Promise<T> {
    return this.#db.read(work)
  }

  append(readings: readonly Reading[]): Promise<Appended> {
    return this.#write((at) => appendReadings(this.#db, this.#facts, readings, at))
  }

  decide(draft: DecisionDraft): Promise<Decision> {
    return this.#write((at) => appendDecision(this.#db, this.#facts, draft, at))
  }

  documents(query: DocumentQuery = {}): Promise<DocumentList> {
    return this.#read(() => listDocuments(this.#db, query))
  }

  document(id: string, known?: string): Promise<DocumentPage | undefined> {
    return this.#read(() => {
      const standing = listDecisions(this.#db, { document: id, known }).filter(({ undone }) => !undone)
      return showDocument({ db: this.#db, loader: this.#loader() }, id, known, standing)
    })
  }

  claims(query: ClaimQuery = {}): Promise<readonly RecordClaim[]> {
    return this.#read(() => findClaims(this.#db, this.#loader(), query))
  }

  search(query: SearchQuery): Promise<SearchResult> {
    return this.#read(() => searchTexts(this.#db, query))
  }

  entities(query: EntityQuery = {}): Promise<readonly EntityRow[]> {
    return this.#read(() => findEntities(this.#db, query))
  }

  decisions(query: DecisionQuery = {}): Promise<readonly Decision[]> {
    return this.#read(() => listDecisions(this.#db, query))
  }

  overview(known?: string): Promise<Overview> {
    return this.#read(() => overviewOf(this.#db, known))
  }

  coverage(query: CoverageQuery = {}): Promise<AnswerCoverage> {
    return this.#read(() => {
      const key = JSON.stringify([query.known, query.from, query.to])
      const held = this.#counted()
      const coverage = held.get(key) ?? coverageOf(this.#db, query)
      held.set(key, coverage)
      return coverage
    })
  }

  coverageByPublisher(query: CoverageQuery = {}): Promise<readonly PublisherCoverage[]> {
    return this.#read(() => coverageByPublisher(this.#db, query))
  }

  rebuild(): Promise<void> {
    return this.#write(() => {
      rebuildAll(this.#db, () => {
        this.#facts = new Facts(this.#db)
        return this.#facts
      })
    })
  }

  async verify(): Promise<void> {
    const found = this.#db.pragma('integrity_check(1)')
    if (found !== 'ok') throw new RecordError('damaged', `The record ${this.#db.path} is damaged: ${String(found)}.`)
  }

  async close(): Promise<void> {
    this.#db.close()
  }
}

/** Makes the tables in one step that reaches the file itself, so that its first bytes always say what it is. */
const create = (db: Database): void =>
  db.write(() => {
    // Two programs may have come here at once; the second finds it done.
    if (Number(db.pragma('application_id')) === APPLICATION_ID) return
    if (Number(db.pragma('schema_version')) !== 0) throw noRecord(db.path)
    createTables(db)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  })

/** Computes anew what an older version computed in its own way; a copy of the record as it was is kept beside it. */
const upgrade = async (db: Database, told: OpenOptions['onUpgrade']): Promise<void> => {
  if (db.path !== ':memory:') {
    const copies = (n: number): string => `${db.path}.before-upgrade${n === 1 ? '' : `-${n}`}`
    let n = 1
    while (existsSync(copies(n))) n++
    await copyOf(db, copies(n))
    told?.(copies(n))
  }
  db.write(() => rebuildAll(db, () => new Facts(db)))
}

export const openSqlite = async (path: string, options: OpenOptions): Promise<Record> => {
  const state = lookAt(path)
  const readOnly = options.readOnly ?? false
  if (readOnly && state === 'new') throw new RecordError('unreachable', `There is no record at ${path}.`)
  const db = new Database(path, { readOnly, maxBytes: options.maxBytes, patience: options.patience })
  try {
    if (!readOnly && Number(db.pragma('application_id')) !== APPLICATION_ID) create(db)
    if (Number(db.pragma('user_version')) > SCHEMA_VERSION) throw newer(path)
    if (!readOnly) db.pragma('journal_mode = WAL')
    const made = db.first(db.sql.selectFrom('meta').select('value').where('key', '=', 'derivation'))?.value
    const stale = made !== DERIVATION
    if (stale && readOnly)
      throw new RecordError(
        'unreachable',
        `The record ${path} was last written by another version of Chancery; open it once for writing.`,
      )
    if (stale) await upgrade(db, options.onUpgrade)
    return new SqliteRecord(db, options.clock ?? (() => new Date()))
  } catch (error) {
    db.close()
    throw plainly(error, path)
  }
}
