// A thread that reads: loads the packs once, then takes one source after another and sends back what it gave.
import { workerData } from 'node:worker_threads'
import { loadPacks, type Outcome, readSource } from '../chancery.ts'

/** What a thread is started with: the user's own pack folders. */
export interface ThreadData {
  readonly own: readonly string[]
}

export interface Source {
  readonly path: string
  readonly bytes: Uint8Array
}

const [, { own }] = workerData as [unknown, ThreadData]
const { packs } = loadPacks(own)

/** The packs were checked before the thread was started: that they are gone now is a fault. */
export default async function readOne({ path, bytes }: Source): Promise<Outcome> {
  if (!packs) throw new Error('the packs changed while texts were read')
  return readSource(path, bytes, packs)
}
