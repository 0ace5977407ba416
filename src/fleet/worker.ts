// A worker: takes sources from the queue, reads them, keeps what was read, and only then says that they are done.
// Whatever dies in between, the source is handed out again; what is on record already is not added twice.
import type { Reading } from '../model/reading.ts'
import { pause, type Queue, SILENCE, type Taken } from './queue.ts'

/** What a worker says of itself. */
export interface WorkerState {
  readonly name: string
  /** ISO instant. */
  readonly since: string
  readonly sources: number
  readonly documents: number
  readonly claims: number
  readonly dead: number
  /** Why it waits, where it does. */
  readonly waits?: string
}

export interface WorkerJob {
  readonly name: string
  /** Sources taken at a time: what they hold goes to the record in one transaction. */
  readonly batch: number
  /** Ends when the queue is empty. */
  readonly untilEmpty: boolean
  /** Reads one source; a reason where it gives nothing. */
  readonly read: (
    path: string,
    bytes: Uint8Array | undefined,
  ) => Promise<readonly Reading[] | { readonly reason: string }>
  /** Keeps readings, all or none. */
  readonly keep: (readings: readonly Reading[]) => Promise<unknown>
  /** Whether a failure to keep is the record's trouble, which passes; any other is the fault of what was read. */
  readonly passes: (error: unknown) => boolean
  readonly say: (text: string) => void
}

/** Handed out more often than this, a source is what ends the workers that read it. */
const TOO_OFTEN = 6

interface Read {
  readonly taken: Taken
  readonly readings: readonly Reading[]
}

export class Worker {
  readonly #queue: Queue
  readonly #job: WorkerJob
  readonly #since = new Date().toISOString()
  readonly #sum = { sources: 0, documents: 0, claims: 0, dead: 0 }
  #waits: string | undefined
  #stopping = false

  constructor(queue: Queue, job: WorkerJob) {
    this.#queue = queue
    this.#job = job
    queue.answer(() => this.state())
  }

  state(): WorkerState {
    return {
      name: this.#job.name,
      since: this.#since,
      ...this.#sum,
      ...(this.#waits === undefined ? {} : { waits: this.#waits }),
    }
  }

  /** Finishes what it has in hand, then ends. */
  stop(): void {
    this.#stopping = true
  }

  async run(): Promise<WorkerState> {
    while (!this.#stopping) {
      const taken = await this.#queue.take(this.#job.batch)
      if (taken.length > 0) await this.#work(taken)
      else if (this.#job.untilEmpty && (await this.#isEmpty())) break
    }
    return this.state()
  }

  async #isEmpty(): Promise<boolean> {
    try {
      const { waiting, underway } = await this.#queue.state()
      return waiting === 0 && underway === 0
    } catch {
      return false
    }
  }

  async #work(taken: readonly Taken[]): Promise<void> {
    const read: Read[] = []
    let told = Date.now()
    for (const one of taken) {
      const readings = await this.#read(one)
      if (readings) read.push({ taken: one, readings })
      if (Date.now() - told < SILENCE / 4) continue
      for (const held of taken) held.working()
      told = Date.now()
    }
    if (read.length > 0) await this.#keep(read)
  }

  async #read(taken: Taken): Promise<readonly Reading[] | undefined> {
    if (taken.times > TOO_OFTEN) {
      await this.#bury(taken, `It was handed out ${taken.times - 1} times, and no worker finished it.`)
      return undefined
    }
    try {
      const outcome = await this.#job.read(taken.path, taken.bytes)
      if (!('reason' in outcome)) return outcome
      await this.#bury(taken, outcome.reason)
    } catch (error) {
      await this.#bury(taken, `A fault in Chancery stopped the reading of this (${sentenceOf(error)}).`)
    }
    return undefined
  }

  async #bury(taken: Taken, reason: string): Promise<void> {
    try {
      await taken.bury(reason)
      this.#sum.dead++
      this.#job.say(`${taken.path}: ${reason}`)
    } catch {
      // The servers are choosing a leader: it is handed out again.
    }
  }

  /** Keeps a batch; while the record cannot be reached the worker waits and holds what it has. */
  async #keep(read: readonly Read[]): Promise<void> {
    for (let wait = 100; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        await this.#job.keep(read.flatMap(({ readings }) => readings))
        if (this.#waits !== undefined) this.#job.say('The record is there again.')
        this.#waits = undefined
        for (const { taken, readings } of read) this.#done(taken, readings)
        return
      } catch (error) {
        if (!this.#job.passes(error)) return this.#apart(read, error)
        if (this.#waits === undefined) this.#job.say(`${sentenceOf(error)} The worker waits.`)
        this.#waits = sentenceOf(error)
        for (const { taken } of read) taken.working()
        await pause(wait)
      }
    }
  }

  /** One of a batch cannot be kept: each is tried alone, and that one is buried. */
  async #apart(read: readonly Read[], error: unknown): Promise<void> {
    const [only] = read
    if (read.length === 1 && only) return this.#bury(only.taken, sentenceOf(error))
    for (const one of read) await this.#keep([one])
  }

  #done(taken: Taken, readings: readonly Reading[]): void {
    taken.done()
    this.#sum.sources++
    this.#sum.documents += readings.length
    this.#sum.claims += readings.reduce((sum, { claims }) => sum + claims.length, 0)
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
