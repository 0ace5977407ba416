// Feeds every parser of intake with mutated files for so many minutes of its own (0.1, or the first argument); a second argument names one parser.
// Each parser runs in a thread of its own with bounded memory: what throws, hangs or outgrows it is written to a file and ends the run with code 1.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { takeAny } from '../../src/intake/intake.ts'
import { smallDamage } from './damage.ts'
import { wellFormed } from './folder.ts'
import { generator, type Mutant, mutants } from './mutate.ts'
import { shipped } from './shipped.ts'

/** Longest that one file may take, in ms; the machine may have other work. */
const HANG = 120_000
/** Memory of a parser's thread in MB: of a file of some kB. */
const MEMORY = 512

const PARSERS: Readonly<Record<string, RegExp>> = {
  text: /\.txt$/u,
  markdown: /\.md$/u,
  html: /\.html$/u,
  pdf: /\.pdf$/u,
  word: /\.docx$/u,
  odt: /\.odt$/u,
  mail: /\.eml$/u,
  json: /\.jsonl?$/u,
  csv: /\.[ct]sv$/u,
  feed: /\.xml$/u,
  warc: /\.warc$/u,
  zip: /\.zip$/u,
  gzip: /\.gz$/u,
}

const filesOf = (name: string): readonly { readonly name: string; readonly bytes: Uint8Array }[] =>
  [...wellFormed(), ...smallDamage()].filter((file) => PARSERS[name]?.test(file.name) && file.bytes.length > 0)

interface Task {
  readonly parser: string
  readonly minutes: number
  readonly seed: number
}

/** In the thread: mutates and takes in until the time is over. */
async function work({ parser, minutes, seed }: Task): Promise<void> {
  const port = parentPort!
  const pack = shipped()
  const began = process.cpuUsage()
  const used = () => {
    // parsers may have threads of their own, and run one at a time
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1e6
  }
  const until = used() + minutes * 60
  let [files, articles, slowest] = [0, 0, 0]
  for (const mutant of mutants(filesOf(parser), generator(seed))) {
    port.postMessage({ kind: 'next', mutant })
    const start = performance.now()
    const taken = await takeAny({ path: mutant.name, bytes: mutant.bytes }, pack)
    slowest = Math.max(slowest, performance.now() - start)
    files++
    articles += taken.articles.length
    if (taken.articles.length === 0 && taken.problems.length === 0) throw new Error('neither an article nor a problem')
    for (const { text, map, parts } of taken.articles) {
      const last = map.at(-1)
      if (last && last.end > text.length) throw new Error('a position behind the end of the text')
      if (parts.some(({ start, end }) => start < 0 || end > text.length || start > end))
        throw new Error('a part outside the text')
    }
    if (used() >= until) break
  }
  port.postMessage({ kind: 'done', files, articles, slowest, seconds: used() })
}

interface Result {
  readonly parser: string
  readonly line: string
  readonly fault?: string
}

function keep(parser: string, mutant: Mutant | undefined): string {
  if (!mutant) return 'before the first file'
  const folder = join(import.meta.dirname, '../../.tmp/fuzz')
  mkdirSync(folder, { recursive: true })
  const path = join(
    folder,
    `${parser}-${createHash('sha256').update(mutant.bytes).digest('hex').slice(0, 12)}-${mutant.name}`,
  )
  writeFileSync(path, mutant.bytes)
  return path
}

/** Runs one parser's thread, and watches that it comes on. */
const fuzz = (task: Task): Promise<Result> =>
  new Promise((resolve) => {
    const { parser } = task
    const thread = new Worker(new URL(import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    let [last, at]: [Mutant | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
    const watch = setInterval(() => {
      if (performance.now() - at > HANG) fail(`no end after ${HANG / 1000} s`)
    }, 1000)
    let over = false
    const end = (result: Result) => {
      over = true
      clearInterval(watch)
      resolve(result)
      void thread.terminate()
    }
    const fail = (why: string) => {
      if (!over) end({ parser, line: `${parser}: ${why}`, fault: keep(parser, last) })
    }
    thread.on('message', (message: { kind: 'next'; mutant: Mutant } | ({ kind: 'done' } & Record<string, number>)) => {
      if (message.kind === 'next') [last, at] = [message.mutant, performance.now()]
      else
        end({
          parser,
          line: `${parser.padEnd(9)} ${String(message.files).padStart(8)} files, ${String(message.articles).padStart(8)} articles, ${message.seconds?.toFixed(0)} s of processor time, slowest ${message.slowest?.toFixed(0)} ms`,
        })
    })
    thread.on('error', (error) => fail(error instanceof Error ? (error.stack ?? error.message) : String(error)))
    thread.on('exit', () => fail('the thread ended'))
  })

if (isMainThread) {
  const minutes = Number(process.argv[2] ?? 0.1)
  const names = process.argv[3] ? process.argv[3].split(',') : Object.keys(PARSERS)
  if (!(minutes > 0) || names.some((name) => !(name in PARSERS))) {
    console.error(`usage: npm run fuzz -- [minutes] [${Object.keys(PARSERS).join('|')}]`)
    process.exit(2)
  }
  const seed = Date.now() >>> 0
  console.log(`seed ${seed}`)
  for (const parser of names) {
    const { line, fault } = await fuzz({ parser, minutes, seed })
    console.log(fault ? `${line}\n  ${fault}` : line)
    if (fault) process.exitCode = 1
  }
} else await work(workerData as Task)
