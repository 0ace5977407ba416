// Puts found claims together again from their rows and their documents' texts, quickly and many at a time.
import type { Evidence } from '../../model/claim.ts'
import type { EntityRef } from '../../model/value.ts'
import { RecordError } from '../error.ts'
import { unpackLazily } from '../pack.ts'
import type { DecisionAct, DocumentHead, RecordClaim } from '../record.ts'
import { sentenceEnds, sentencesAround } from '../text/sentences.ts'
import { placeCount } from './copies.ts'
import { type Database, inStretches } from './database.ts'
import { HEAD_COLUMNS, head } from './head.ts'
import { FOREVER, STATUSES } from './schema.ts'

/** Texts held in memory, in UTF-16 code units: texts never change, so what is held is always right. */
const HELD = 24_000_000

/** Documents held in memory. */
const HEADS = 60_000

interface Held {
  readonly text: string
  readonly ends: readonly number[]
}

interface Around {
  readonly head: DocumentHead
  /** Its text and sentences, fetched when first looked at; texts never change, so it does not matter when. */
  readonly held: () => Held
  readonly publisher: EntityRef | undefined
}

export class Loader {
  readonly #db: Database
  readonly #texts = new Map<number, Held>()
  #units = 0
  readonly #heads = new Map<number, Around>()
  #version: unknown

  constructor(db: Database) {
    this.#db = db
  }

  #facts(nums: readonly number[]) {
    const rows = inStretches(nums, (some) =>
      this.#db.all(
        this.#db.sql
          .selectFrom('fact')
          .leftJoin('claim', 'claim.num', 'fact.claim')
          .select([
            'fact.num',
            'fact.document',
            'fact.status',
            'fact.decision',
            'fact.body as changed',
            'claim.body as read',
            'claim.id',
          ])
          .where('fact.num', 'in', some),
      ),
    )
    return new Map(rows.map((row) => [row.num, row]))
  }

  #textOf(num: number): Held {
    const held = this.#texts.get(num)
    if (held !== undefined) {
      // Last used, last thrown out.
      this.#texts.delete(num)
      this.#texts.set(num, held)
      return held
    }
    const row = this.#db.first(this.#db.sql.selectFrom('text').select('body').where('num', '=', num))
    const text = row?.body ?? ''
    const taken = { text, ends: sentenceEnds(text) }
    this.#texts.set(num, taken)
    this.#units += text.length
    for (const [old, { text: gone }] of this.#texts) {
      if (this.#units <= HELD || old === num) break
      this.#texts.delete(old)
      this.#units -= gone.length
    }
    return taken
  }

  /** To be called when something was written: which reading of a document is the newest may have changed. */
  forget(): void {
    this.#heads.clear()
  }

  /** Documents as they are now are asked for again and again. */
  #around(nums: ReadonlySet<number>, known: number): ReadonlyMap<number, Around> {
    if (known < FOREVER - 1) return new Map(this.#read([...nums], known))
    const missing = [...nums].filter((num) => !this.#heads.has(num))
    for (const [num, made] of this.#read(missing, known)) this.#heads.set(num, made)
    return this.#heads
  }

  #read(nums: readonly number[], known: number): readonly (readonly [number, Around])[] {
    const rows = inStretches(nums, (some) =>
      this.#db.all(
        this.#db.sql
          .selectFrom('current')
          .innerJoin('text', 'text.num', 'current.document')
          .select(['text.num', 'text.id', 'current.own', ...HEAD_COLUMNS])
          .select(placeCount(known).as('places'))
          .where('current.document', 'in', some)
          .where('current.known_from', '<=', known)
          .where('current.known_to', '>', known),
      ),
    )
    return rows.map((row) => {
      const publisher = row.own === null ? undefined : (JSON.parse(row.own) as EntityRef)
      return [row.num, { head: head(row), held: () => this.#textOf(row.num), publisher }]
    })
  }

  /** The id of a claim made by hand. */
  #addedId(decision: number | null): string {
    const { sql } = this.#db
    const row =
      decision === null
        ? undefined
        : this.#db.first(sql.selectFrom('decision').select('act').where('num', '=', decision))
    const act = row && (JSON.parse(row.act) as DecisionAct)
    return act?.kind === 'add' ? act.claim.id : ''
  }

  /** Facts by number, in the order given, as known at an instant. */
  load(nums: readonly number[], known: number): readonly RecordClaim[] {
    const version = this.#db.version()
    if (version !== this.#version || this.#heads.size > HEADS) this.forget()
    this.#version = version
    const facts = this.#facts(nums)
    const documents = this.#around(new Set(facts.values().map(({ document }) => document)), known)
    return nums.flatMap((num): RecordClaim[] => {
      const row = facts.get(num)
      if (!row) return []
      const around = documents.get(row.document)
      if (!around) throw new RecordError('damaged', `The record ${this.#db.path} is damaged: a claim has no document.`)
      const { head: document, held, publisher } = around
      const id = row.id ?? this.#addedId(row.decision)
      const claim = unpackLazily(row.changed ?? row.read ?? '', {
        id,
        document: document.id,
        text: () => held().text,
        publisher,
      })
      let sentences: readonly Evidence[] | undefined
      const status = STATUSES[row.status] ?? 'read'
      return [
        {
          claim,
          document,
          status,
          get sentences() {
            sentences ??= sentencesAround(held().text, held().ends, claim.evidence)
            return sentences
          },
        },
      ]
    })
  }
}
