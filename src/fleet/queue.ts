// The queue that carries texts to the machines that read them: a replicated NATS JetStream stream, and one of dead letters beside it.
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  AckPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { connect, headers, type NatsConnection, nanos } from '@nats-io/transport-node'
import { FleetError, plainly } from './error.ts'
import type { WorkerState } from './worker.ts'

/** One source to be read. Its bytes travel with it, or every machine finds them at the path. */
export interface Work {
  readonly path: string
  readonly bytes?: Uint8Array
}

/** Work in the hands of this worker until it is done, buried or left; whoever falls silent has left it. */
export interface Taken extends Work {
  /** How often it was handed out, this time among them. */
  readonly times: number
  /** Done: it is on record. */
  done(): void
  /** Still being worked on. */
  working(): void
  /** Cannot be read: goes to the dead letters, with the reason. */
  bury(reason: string): Promise<void>
}

export interface DeadLetter {
  readonly path: string
  readonly reason: string
  /** ISO instant. */
  readonly at: string
}

export interface QueueState {
  /** Sources ever queued, waiting now, and in the hands of workers now. */
  readonly added: number
  readonly waiting: number
  readonly underway: number
  readonly done: number
  readonly dead: number
  /** How many servers hold a copy of the queue, and which of them are away. */
  readonly copies: number
  readonly away: readonly string[]
  readonly workers: readonly WorkerState[]
}

export interface QueueOptions {
  /** Addresses of NATS servers; one that answers is enough. */
  readonly servers: readonly string[]
  /** Queues of other names are other queues. */
  readonly name: string
  /** Makes the queue where there is none. */
  readonly make?: boolean
  /** Servers that hold a copy; 3 outlive one. */
  readonly copies?: number
  /** So many sources wait at most; who adds more waits for room. */
  readonly room?: number
}

/** A source larger than this when compressed does not travel in a message. */
const LARGEST = 900_000
const ROOM = 10_000
/** A worker that says nothing for so long has lost its work to others. */
export const SILENCE = 20_000
/** How long the same source is known as queued already. */
const REMEMBERED = 600_000
/** Work out at the same time, over all workers. */
const UNDERWAY = 5_000

const DEAD_KEPT = 1_000_000

export class Queue {
  readonly #connection: NatsConnection
  readonly #stream: JetStreamClient
  readonly #manager: JetStreamManager
  readonly #names: { readonly work: string; readonly dead: string; readonly workers: string }

  private constructor(connection: NatsConnection, manager: JetStreamManager, name: string) {
    this.#connection = connection
    this.#stream = jetstream(connection, { timeout: 5_000 })
    this.#manager = manager
    this.#names = { work: `${name}-work`, dead: `${name}-dead`, workers: `${name}-workers` }
  }

  /** Throws `FleetError`. */
  static async open(options: QueueOptions): Promise<Queue> {
    const servers = options.servers.join(', ')
    try {
      const connection = await connect({
        servers: [...options.servers],
        maxReconnectAttempts: -1,
        reconnectTimeWait: 250,
        pingInterval: 20_000,
        ignoreClusterUpdates: false,
      })
      const manager = await jetstreamManager(connection, { timeout: 10_000 })
      const queue = new Queue(connection, manager, options.name)
      if (options.make) await queue.#prepare(options)
      return queue
    } catch (error) {
      throw plainly(error, servers)
    }
  }

  /** Makes the queue where there is none: on three servers where there are so many. */
  async #prepare({ copies = this.#known() >= 3 ? 3 : 1, room = ROOM }: QueueOptions): Promise<void> {
    const { work, dead, workers } = this.#names
    const held = await this.#manager.streams.info(work).catch(() => undefined)
    if (held) return
    const both = { storage: StorageType.File, num_replicas: copies, duplicate_window: nanos(REMEMBERED) }
    await this.#manager.streams.add({
      name: work,
      subjects: [work],
      retention: RetentionPolicy.Workqueue,
      discard: DiscardPolicy.New,
      max_msgs: room,
      ...both,
    })
    await this.#manager.streams.add({ name: dead, subjects: [dead], max_msgs: DEAD_KEPT, ...both })
    await this.#manager.consumers.add(work, {
      durable_name: workers,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(SILENCE),
      max_ack_pending: UNDERWAY,
    })
  }

  /** How many servers there are, as the one connected to tells. */
  #known(): number {
    return this.#connection.info?.connect_urls?.length ?? 1
  }

  /** Queues a source, and waits while the queue is full or its servers choose a new leader. Queued twice it is queued once. */
  async add(work: Work): Promise<void> {
    const body = work.bytes ? gzipSync(work.bytes) : new Uint8Array()
    if (body.length > LARGEST)
      throw new FleetError('too-large', `${work.path} is too large to travel; queue it by its path (--paths).`)
    const told = headers()
    told.set('Path', encodeURIComponent(work.path))
    if (work.bytes) told.set('Bytes', String(work.bytes.length))
    const msgID = createHash('sha256').update(work.path).update('\0').update(body).digest('hex')
    for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
      try {
        await this.#stream.publish(this.#names.work, body, { msgID, headers: told })
        return
      } catch (error) {
        if (this.#connection.isClosed()) throw plainly(error, '')
        await pause(wait)
      }
    }
  }

  /** Takes up to `most` sources that wait; none when there are none, or the servers are choosing a leader. */
  async take(most: number, patience = 1_000): Promise<readonly Taken[]> {
    const taken: Taken[] = []
    try {
      const consumer = await this.#stream.consumers.get(this.#names.work, this.#names.workers)
      const messages = await consumer.fetch({ max_messages: most, expires: Math.max(patience, 1_000) })
      for await (const message of messages) taken.push(this.#taken(message))
    } catch (error) {
      if (this.#connection.isClosed()) throw plainly(error, '')
      if (taken.length === 0) await pause(patience / 2)
    }
    return taken
  }

  #taken(message: JsMsg): Taken {
    const path = decodeURIComponent(message.headers?.get('Path') ?? '')
    const bytes = message.headers?.has('Bytes') ? { bytes: gunzipSync(message.data) } : {}
    return {
      path,
      ...bytes,
      times: message.info.deliveryCount,
      done: () => message.ack(),
      working: () => message.working(),
      bury: async (reason) => {
        const told = headers()
        told.set('Path', encodeURIComponent(path))
        told.set('Reason', encodeURIComponent(reason))
        if (message.headers?.has('Bytes')) told.set('Bytes', message.headers.get('Bytes'))
        await this.#stream.publish(this.#names.dead, message.data, { msgID: `dead ${message.seq}`, headers: told })
        message.ack()
      },
    }
  }

  async #dead(
    each: (message: {
      path: string
      reason: string
      at: string
      body: Uint8Array
      sized: boolean
      seq: number
    }) => Promise<void>,
  ) {
    const { dead } = this.#names
    const { state } = await this.#manager.streams.info(dead)
    for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq++) {
      const held = await this.#manager.streams.getMessage(dead, { seq }).catch(() => null)
      if (!held) continue
      await each({
        path: decodeURIComponent(held.header.get('Path')),
        reason: decodeURIComponent(held.header.get('Reason')),
        at: held.time.toISOString(),
        body: held.data,
        sized: held.header.has('Bytes'),
        seq,
      })
    }
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    const found: DeadLetter[] = []
    await this.#dead(async ({ path, reason, at }) => void found.push({ path, reason, at }))
    return found
  }

  /** Puts every dead letter back into the queue; gives how many there were. */
  async again(): Promise<number> {
    let count = 0
    await this.#dead(async ({ path, body, sized, seq }) => {
      const told = headers()
      told.set('Path', encodeURIComponent(path))
      if (sized) told.set('Bytes', String(body.length))
      await this.#stream.publish(this.#names.work, body, { msgID: `again ${seq}`, headers: told })
      await this.#manager.streams.deleteMessage(this.#names.dead, seq)
      count++
    })
    return count
  }

  /** What the servers know of the queue, and what the workers that answer say of themselves. */
  async state(): Promise<QueueState> {
    const { work, dead, workers } = this.#names
    try {
      const [stream, consumer, buried, told] = await Promise.all([
        this.#manager.streams.info(work),
        this.#manager.consumers.info(work, workers),
        this.#manager.streams.info(dead),
        this.#askWorkers(),
      ])
      const left = stream.state.messages
      return {
        added: stream.state.last_seq,
        waiting: consumer.num_pending,
        underway: left - consumer.num_pending,
        done: stream.state.last_seq - left - buried.state.last_seq,
        dead: buried.state.messages,
        copies: stream.config.num_replicas,
        away: (stream.cluster?.replicas ?? [])
          .filter(({ offline, current }) => offline || !current)
          .map(({ name }) => name),
        workers: told,
      }
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound)
        throw new FleetError('no-queue', 'There is no such queue on these servers; `chancery fleet add` makes it.')
      throw plainly(error, this.#connection.getServer())
    }
  }

  async #askWorkers(): Promise<readonly WorkerState[]> {
    const found: WorkerState[] = []
    try {
      const answers = await this.#connection.requestMany(this.#names.workers, undefined, { maxWait: 700 })
      for await (const answer of answers) found.push(answer.json<WorkerState>())
    } catch {
      // Nobody is there to answer.
    }
    return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** Answers whoever asks for the workers' state. */
  answer(state: () => WorkerState): void {
    this.#connection.subscribe(this.#names.workers, {
      callback: (error, message) => {
        if (!error) message.respond(JSON.stringify(state()))
      },
    })
  }

  /** Sends what is still to be sent, and leaves. */
  async close(): Promise<void> {
    if (this.#connection.isClosed()) return
    await Promise.race([this.#connection.drain().catch(() => {}), pause(3_000)])
    await this.#connection.close()
  }
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
