// Reads N web pages of about 30 kB (10,000, or the first argument) in one run, then again killed at random R times (20, or the second), and holds both records against each other.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { madePages } from './intake/pages.ts'

const PAGES = Number(process.argv[2] ?? 10_000)
const ROUNDS = Number(process.argv[3] ?? 20)
const PROGRAM = join(import.meta.dirname, '../src/cli/main.ts')

interface Ended {
  readonly seconds: number
  /** The most memory that the process held, in MB. */
  readonly peak: number
  readonly code: number | null
}

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'ignore', 'ignore'] })

/** The most memory that a process held so far, as the system counts it. */
const peakOf = (pid: number | undefined): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

async function ended(run: ChildProcess): Promise<Ended> {
  const began = performance.now()
  let peak = 0
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(run.pid))
  }, 100)
  const code = await new Promise<number | null>((resolve) => run.once('exit', resolve))
  clearInterval(look)
  return { seconds: (performance.now() - began) / 1000, peak, code }
}

/** All that a record holds of texts and claims, whatever the hours at which it was kept. */
async function digestOf(record: string): Promise<string> {
  const hash = createHash('sha256')
  const out = spawn(process.execPath, [PROGRAM, 'export', 'jsonl', '--record', record], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const piece of out.stdout) hash.update(piece as Buffer)
  return hash.digest('hex')
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-intake-'))
try {
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  let bytes = 0
  for (const { name, html } of madePages(PAGES)) {
    writeFileSync(join(pages, name), html)
    bytes += Buffer.byteLength(html)
  }
  console.log(
    `load ${loadavg()
      .map((n) => n.toFixed(1))
      .join(' ')} on ${cpus().length} cores, Node.js ${process.version}`,
  )
  console.log(`pages ${PAGES}, ${(bytes / 1e6).toFixed(0)} MB, ${(bytes / PAGES / 1000).toFixed(1)} kB a page`)
  const calm = join(folder, 'calm.chancery')
  const whole = await ended(start(['read', pages, '--record', calm, '--format', 'jsonl']))
  if (whole.code !== 0) throw new Error(`the undisturbed run ended with code ${whole.code}`)
  console.log(
    `read ${(PAGES / whole.seconds).toFixed(0)} pages a second, ${whole.seconds.toFixed(1)} s, at most ${whole.peak.toFixed(0)} MB`,
  )

  if (ROUNDS > 0) {
    const torn = join(folder, 'torn.chancery')
    const args = ['read', pages, '--record', torn, '--format', 'jsonl']
    for (let round = 0; round < ROUNDS; round++) {
      const run = start(args)
      const done = ended(run)
      await Promise.race([done, sleep(500 + Math.random() * whole.seconds * 500)])
      run.kill('SIGKILL')
      await done
    }
    const last = await ended(start(args))
    const same = (await digestOf(calm)) === (await digestOf(torn))
    console.log(
      `killed ${ROUNDS} times at random, then ended in ${last.seconds.toFixed(1)} s: ${same ? 'the same record' : 'ANOTHER RECORD'}`,
    )
    if (!same) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
