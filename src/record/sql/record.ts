// A record over tables in SQL, whichever database holds them.
import type { AnswerCoverage } from '../../model/answer.ts'
import type { DocumentList, DocumentPage, EntityRow, Overview } from '../../model/api.ts'
import type { Reading } from '../../model/reading.ts'
import { RecordError } from '../error.ts'
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
import { findClaims } from './claims.ts'
import type { Database } from './database.ts'
import { appendDecision } from './decide.ts'
import { listDecisions } from './decisions.ts'
import { coverageByPublisher, coverageOf, listDocuments, overviewOf, showDocument } from './documents.ts'
import { findEntities } from './entities.ts'
import { Facts } from './facts.ts'
import { Loader } from './loader.ts'
import { rebuildAll } from './rebuild.ts'
import { searchTexts } from './search.ts'

export class SqlRecord implements Record {
  readonly #db: Database
  readonly #clock: () => Date
  #facts: Facts
  readonly #loader: Loader
  readonly #coverages = new Map<string, AnswerCoverage>()
  #version: unknown

  constructor(db: Database, clock: () => Date) {
    this.#db = db
    this.#clock = clock
    this.#facts = new Facts(db)
    this.#loader = new Loader(db)
  }

  /** What was counted since the last writing: it stands under every answer. */
  #counted(): Map<string, AnswerCoverage> {
    const version = this.#db.version()
    if (version !== this.#version || this.#coverages.size > 500) this.#coverages.clear()
    this.#version = version
    return this.#coverages
  }

  async #write<T>(work: (at: number) => T): Promise<T> {
    try {
      return this.#db.write(() => {
        if (this.#db.changedElsewhere()) this.#facts.forget()
        this.#loader.forget()
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
      return showDocument({ db: this.#db, loader: this.#loader }, id, known, standing)
    })
  }

  claims(query: ClaimQuery = {}): Promise<readonly RecordClaim[]> {
    return this.#read(() => findClaims(this.#db, this.#loader, query))
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
    const found = this.#db.damage()
    if (found !== undefined) throw new RecordError('damaged', `The record ${this.#db.path} is damaged: ${found}.`)
  }

  async close(): Promise<void> {
    this.#db.close()
  }
}
