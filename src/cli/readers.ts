// Reads sources on this thread, or on all cores where there are many; what comes out keeps the order of what went in.
import { availableParallelism, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Tinypool } from 'tinypool'
import { type Outcome, type Packs, readSource } from '../chancery.ts'
import type { Source, ThreadData } from './reader-thread.ts'

export interface Readers {
  read(source: Source): Promise<Outcome>
  close(): Promise<void>
  /** How many sources are worth having under way at once. */
  readonly width: number
}

/** Fewer sources are read before threads have loaded their packs. */
const MANY = 120
/** What a thread with its packs takes of memory, in bytes, with room for a long text. */
const MEMORY = 1_000_000_000

/** How many threads are worth starting for a number of sources; 1 is this one alone. */
export const threadsFor = (sources: number, cores = availableParallelism(), memory = totalmem()): number =>
  sources < MANY ? 1 : Math.max(1, Math.min(cores, Math.floor(memory / MEMORY) - 1))

export function readersOf(packs: Packs, threads: number): Readers {
  if (threads < 2) return { read: ({ path, bytes }) => readSource(path, bytes, packs), close: async () => {}, width: 1 }
  const file = `./reader-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`
  const data: ThreadData = { own: packs.own }
  // Each thread has a heap of its own, and left alone each takes far more than it holds.
  setFlagsFromString('--heap-growing-percent=40')
  const pool = new Tinypool({
    filename: fileURLToPath(new URL(file, import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
    runtime: 'worker_threads',
  })
  return { read: (source) => pool.run(source), close: () => pool.destroy(), width: threads * 8 }
}

/** Works on several things at once, at most `width`, and gives what comes out in their order. */
export async function* inOrder<T, R>(things: Iterable<T>, width: number, work: (thing: T) => Promise<R>) {
  const under: Promise<R>[] = []
  try {
    for (const thing of things) {
      under.push(work(thing))
      if (under.length >= width) yield await under.shift()!
    }
    while (under.length > 0) yield await under.shift()!
  } finally {
    // whoever stops early waits for none, and no failure of these goes unheard into the process
    for (const one of under) one.catch(() => {})
  }
}
