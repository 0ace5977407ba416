// Opens PDFs in a thread of their own: the parser can be sent round for hours by a small file, and must then be stopped.
import { Worker } from 'node:worker_threads'
import type { IntakeCode } from './format.ts'
import type { Glyphs } from './pdf-layout.ts'

export type Pages =
  | { readonly pages: readonly (readonly Glyphs[])[]; readonly cut: boolean }
  /** Why there are none, in one sentence. */
  | { readonly code: IntakeCode; readonly reason: string }

/** Milliseconds that a PDF may take, and more for each of its bytes: the slowest sound one takes a tenth. */
const PATIENCE = 60_000
const PATIENCE_A_BYTE = 0.005
/** What the thread may hold, in MB. */
const MEMORY = 1024

const FILE = new URL(`./pdf-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

let thread: Worker | undefined
let before: Promise<unknown> = Promise.resolve()

/** The words of all pages; one PDF at a time, so that one at most stands in memory. */
export const pagesOf = (bytes: Uint8Array, patience = PATIENCE + bytes.length * PATIENCE_A_BYTE): Promise<Pages> => {
  const mine = before.then(() => opened(bytes, patience))
  before = mine
  return mine
}

const opened = (bytes: Uint8Array, patience: number): Promise<Pages> =>
  new Promise((resolve) => {
    const worker = thread ?? new Worker(FILE, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    thread = worker
    const end = (pages: Pages) => {
      clearTimeout(timer)
      worker.off('message', end).off('error', fail)
      // an idle thread keeps no program running
      worker.unref()
      resolve(pages)
    }
    const stop = (pages: Pages) => {
      thread = undefined
      end(pages)
      void worker.terminate()
    }
    const fail = (error: NodeJS.ErrnoException) =>
      stop(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { code: 'too-big', reason: 'The PDF is too big to be opened.' }
          : { code: 'damaged', reason: 'The PDF is damaged and cannot be read.' },
      )
    const timer = setTimeout(
      () => stop({ code: 'too-big', reason: 'The PDF takes too long to be opened; it is damaged or made to do so.' }),
      patience,
    )
    worker.ref()
    worker.on('message', end).on('error', fail)
    worker.postMessage(bytes)
  })
