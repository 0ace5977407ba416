// A connection to PostgreSQL that waits for its answers: the driver works in a thread of its own, and this one sleeps until it has the answer.
// So the steps of a transaction follow each other with nothing between them, as they do in a file.
import { fileURLToPath } from 'node:url'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { RecordError, type RecordErrorCode } from '../error.ts'
import type { Address } from './address.ts'
import type { Reply, Step, ThreadData, Work } from './thread.ts'

/** PostgreSQL's refusals that a person can do something about; by code, or by the class of the code. */
const SAID: { readonly [code: string]: readonly [RecordErrorCode, string] } = {
  '28': ['unreachable', 'it does not let this user in'],
  '3D': ['unreachable', 'it has no such database'],
  '42501': ['unreachable', 'this user may not do that there'],
  '25006': ['unreachable', 'it can only be read'],
  '53': ['full', 'it has no room or no connections left'],
  '55P03': ['busy', 'another program is writing to it; try again when it has finished'],
  '57014': ['busy', 'it took too long'],
  '40': ['busy', 'it was in the way of another program; try again'],
  XX: ['damaged', 'its server found damage'],
}

/** The connection was lost, before or after the work was done: whoever knows the work decides whether to do it again. */
export class Lost extends RecordError {}

export class Connection {
  readonly #address: Address
  readonly #worker: Worker
  readonly #port
  readonly #flag: Int32Array

  constructor(address: Address) {
    this.#address = address
    const { port1, port2 } = new MessageChannel()
    const signal = new SharedArrayBuffer(4)
    const file = `./thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`
    const data: ThreadData = { server: address.server, schema: address.schema, port: port2, signal }
    this.#worker = new Worker(fileURLToPath(new URL(file, import.meta.url)), {
      workerData: data,
      transferList: [port2],
    })
    this.#worker.unref()
    this.#port = port1
    this.#port.unref()
    this.#flag = new Int32Array(signal)
  }

  #wait(message: Work | 'end'): Reply {
    Atomics.store(this.#flag, 0, 0)
    this.#port.postMessage(message)
    Atomics.wait(this.#flag, 0, 0)
    return (receiveMessageOnPort(this.#port) as { readonly message: Reply }).message
  }

  /** Does the steps in their order, `inside` a transaction or not, and gives the rows of the last that has any. Throws `RecordError`; `Lost` where the connection ended. */
  do<O>(steps: readonly Step[], inside: boolean): O[] {
    const reply = this.#wait({ steps, inside })
    if ('rows' in reply) return reply.rows as O[]
    const { code = '', message, lost } = reply
    const { shown } = this.#address
    if (lost) throw new Lost('unreachable', `The record ${shown} cannot be reached (${message.replace(/\.$/, '')}).`)
    const said = SAID[code] ?? SAID[code.slice(0, 2)]
    if (said) throw new RecordError(said[0], `The record ${shown} refused: ${said[1]}.`)
    throw new Error(`PostgreSQL refused (${code}): ${message}`)
  }

  close(): void {
    this.#wait('end')
    void this.#worker.terminate()
  }
}
