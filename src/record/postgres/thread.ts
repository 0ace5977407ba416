// The thread that holds the connection to PostgreSQL: it takes one piece of work at a time, and wakes the thread that waits for the answer.
import { once } from 'node:events'
import { type MessagePort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { given } from './wire.ts'

/** What is asked: steps in their order; the rows of the last one that has any are the answer. */
export type Step =
  | { readonly query: string; readonly parameters: readonly (string | number | null)[] }
  /** Statements whose rows nobody wants. */
  | { readonly script: string }
  | { readonly copy: string; readonly lines: string }

export interface Work {
  readonly steps: readonly Step[]
  readonly inside: boolean
}

export type Reply =
  | { readonly rows: readonly unknown[] }
  | { readonly code: string | undefined; readonly message: string; readonly lost: boolean }

export interface ThreadData {
  readonly server: string
  readonly schema: string
  readonly port: MessagePort
  readonly signal: SharedArrayBuffer
}

const { server, schema, port, signal } = workerData as ThreadData
const flag = new Int32Array(signal)

// Counts, sums and numbers of rows are small enough for numbers; JSON is read by whoever wants it.
const types = new pg.TypeOverrides()
for (const kind of [20, 1700]) types.setTypeParser(kind, Number)
for (const kind of [25, 114, 1043]) types.setTypeParser(kind, given)

let client: pg.Client | undefined

async function connected(): Promise<pg.Client> {
  if (client) return client
  const made = new pg.Client({
    connectionString: server,
    types,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'chancery',
    options: `-c search_path=${schema} -c client_min_messages=warning`,
  })
  const gone = () => {
    if (client === made) client = undefined
  }
  made.on('error', gone)
  made.on('end', gone)
  await made.connect()
  client = made
  return made
}

async function run(on: pg.Client, step: Step): Promise<readonly unknown[] | undefined> {
  if ('query' in step) return (await on.query(step.query, [...step.parameters])).rows
  if ('script' in step) {
    await on.query(step.script)
    return undefined
  }
  const stream = on.query(copyFrom(step.copy))
  const done = once(stream, 'finish')
  stream.end(step.lines)
  await done
  return undefined
}

/** Within a transaction no connection is made anew: what followed would stand outside of it. */
async function answer({ steps, inside }: Work): Promise<Reply> {
  let on: pg.Client | undefined
  try {
    on = inside ? client : await connected()
    if (!on) return { code: undefined, message: 'the connection was lost', lost: true }
    let rows: readonly unknown[] = []
    for (const step of steps) rows = (await run(on, step)) ?? rows
    return { rows }
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message?: string }
    // What PostgreSQL refuses has a code of five signs; all else, and its own shutting down (57P..), is the connection's end.
    const lost = !code || !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('57P') || code.startsWith('08')
    if (lost && on && client === on) {
      client = undefined
      on.end().catch(() => {})
    }
    return { code, message: message ?? String(error), lost }
  }
}

port.on('message', async (work: Work | 'end') => {
  if (work === 'end') {
    await client?.end().catch(() => {})
    port.postMessage({ rows: [] })
  } else port.postMessage(await answer(work))
  Atomics.store(flag, 0, 1)
  Atomics.notify(flag, 0)
  if (work === 'end') port.close()
})
