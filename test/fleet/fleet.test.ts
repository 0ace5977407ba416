// A fleet that is killed piece by piece (a worker, a queue server, the connections of the database) leaves the record that one undisturbed process makes.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { HOME, keeper, loadPacks, openRecord, type Record, readSource } from '../../src/chancery.ts'
import { pause, Queue } from '../../src/fleet/queue.ts'
import { CLAIM_TYPES } from '../../src/model/claim.ts'
import { noServer, type Server, startServer } from '../../src/record/postgres/server.ts'
import { articles } from './articles.ts'
import { type Cluster, noNats, startCluster } from './nats.ts'

/** `npm run test:fleet` takes 20,000, which is too long for every run of all tests. */
const COUNT = Number(process.env.CHANCERY_FLEET ?? 600)
const WORKERS = 4
/** Sources that give nothing, and must all be found among the dead letters. */
const EMPTY = 3

let server: Server | undefined
let cluster: Cluster | undefined
const workers = new Set<ChildProcess>()
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await cluster?.stop()
  await server?.stop()
})

let said = ''
function startWorker(nats: readonly string[], record: string): ChildProcess {
  const program = join(HOME, 'src', 'cli', 'main.ts')
  const args = [program, 'worker', '--nats', nats.join(','), '--record', record, '--queue', 'fleet']
  const worker = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  worker.stderr?.on('data', (data: Buffer) => {
    said += data.toString()
  })
  workers.add(worker)
  return worker
}

/** The whole record, claim for claim: sorted lines of what it holds, without when it was read. */
async function held(record: Record): Promise<readonly string[]> {
  await record.verify()
  const lines: string[] = []
  let cursor: string | undefined
  do {
    const page = await record.documents({ limit: 1000, copies: true, ...(cursor === undefined ? {} : { cursor }) })
    // At how many places a text stands depends on which of two like texts came first, and so do the instants.
    for (const { readAt: _, places: __, ...row } of page.documents as readonly ({
      places?: unknown
    } & (typeof page.documents)[number])[])
      lines.push(JSON.stringify(row))
    cursor = page.next
  } while (cursor !== undefined)
  for (const type of CLAIM_TYPES)
    for (const { claim, status } of await record.claims({ types: [type], rejected: true, repeated: true }))
      lines.push(`${claim.id} ${status} ${createHash('sha256').update(JSON.stringify(claim)).digest('hex')}`)
  return lines.toSorted()
}

async function undisturbed(): Promise<readonly string[]> {
  const { packs } = loadPacks()
  if (!packs) throw new Error('the packs do not load')
  const record = await openRecord(':memory:')
  const kept = keeper(record)
  for (const { path, bytes } of articles(COUNT)) {
    const outcome = await readSource(path, bytes, packs)
    if ('readings' in outcome) await kept.keep(outcome.readings)
  }
  await kept.flush()
  try {
    return await held(record)
  } finally {
    await record.close()
  }
}

/** Ends every connection that works on the record, as a failing network does. */
async function cutConnections(address: string): Promise<number> {
  const client = new pg.Client({ connectionString: address.replace(/\?.*/, '') })
  await client.connect()
  const cut = await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'chancery'`,
  )
  await client.end()
  return cut.rows.length
}

async function untilDone(queue: Queue, share: number): Promise<void> {
  const wanted = Math.floor((COUNT + EMPTY) * share)
  for (;;) {
    const state = await queue.state().catch(() => undefined)
    if (state && state.done + state.dead >= wanted && (share < 1 || state.waiting + state.underway === 0)) return
    if (said.includes('fault')) throw new Error(said)
    await pause(100)
  }
}

it.skipIf(noNats() !== undefined || noServer() !== undefined)(
  `a fleet of ${WORKERS} over ${COUNT} articles, killed piece by piece, loses nothing and doubles nothing`,
  async () => {
    cluster = await startCluster()
    server = await startServer()
    const address = server.record('fleet')
    await (await openRecord(address)).close()
    const queue = await openedWhenReady(cluster.servers)
    const [first] = Array.from({ length: WORKERS }, () => startWorker(cluster?.servers ?? [], address))
    const queueing = (async () => {
      for (const article of articles(COUNT)) await queue.add(article)
      for (let n = 0; n < EMPTY; n++) await queue.add({ path: `empty/${n}.txt`, bytes: Buffer.from(' '.repeat(n + 1)) })
    })()
    await untilDone(queue, 0.2)
    first?.kill('SIGKILL')
    startWorker(cluster.servers, address)
    await untilDone(queue, 0.4)
    cluster.kill(1)
    await untilDone(queue, 0.6)
    expect(await cutConnections(address)).toBeGreaterThan(0)
    await untilDone(queue, 0.8)
    cluster.start(1)
    await queueing
    await untilDone(queue, 1)

    const dead = await queue.deadLetters()
    expect(dead.map(({ path }) => path).toSorted()).toEqual(Array.from({ length: EMPTY }, (_, n) => `empty/${n}.txt`))
    expect(dead.every(({ reason }) => reason.length > 0)).toBe(true)
    expect((await queue.state()).workers).toHaveLength(WORKERS)
    await queue.close()
    for (const worker of workers) worker.kill('SIGTERM')
    const record = await openRecord(address, { readOnly: true })
    const found = await held(record)
    await record.close()
    const wanted = await undisturbed()
    expect(found.length).toBe(wanted.length)
    expect(found.filter((line, i) => line !== wanted[i]).slice(0, 3)).toEqual([])
    expect(said).not.toContain('fault')
  },
  // Reading each article twice, once in the fleet and once alone, on a busy machine.
  120_000 + COUNT * 100,
)

/** The servers first have to find each other and choose a leader. */
async function openedWhenReady(servers: readonly string[]): Promise<Queue> {
  for (let tries = 0; ; tries++) {
    try {
      return await Queue.open({ servers, name: 'fleet', make: true, copies: 3, room: 5_000 })
    } catch (error) {
      if (tries > 60) throw error
      await pause(500)
    }
  }
}
