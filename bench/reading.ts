// Speed of reading, one thread: bytes to claims, beside a yardstick that only tags words, on the same texts in the same run.
//
//   npm run bench [-- --rounds 7] [-- --keep] [-- --linear | --speed] [-- --only job]
//
// npm run bench:check holds today's speed against the last figures kept: at least seven paired rounds of the whole job and the
// yardstick; it fails where their ratio has lost 15 % beyond the spread that the rounds show.
//
// --keep adds the figures to bench/history.jsonl. --linear runs only the texts that make a careless reader slow,
// --speed only the rest. --only job runs the whole job alone, warm, for a profiler (node --cpu-prof bench/reading.ts --only job).
import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { loadPacks, type Packs } from '../src/chancery.ts'
import { take } from '../src/intake/intake.ts'
import type { Reading } from '../src/model/reading.ts'
import { languageOf } from '../src/reading/grammar.ts'
import { read } from '../src/reading/read.ts'
import { buildTrie } from '../src/reading/scan/trie.ts'
import { type Spread, spread, type Took, table, took } from './reading/measure.ts'
import { LEAD, SHAPES, type Shape } from './reading/shapes.ts'
import { bytesOf, loadTexts, type Text, varied } from './reading/texts.ts'

const LEAST_BYTES = 2_000_000
/** A text that might take longer than this at four times its size is measured no larger. */
const PATIENCE_MS = 8_000
const HISTORY = fileURLToPath(new URL('history.jsonl', import.meta.url))

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
    linear: { type: 'boolean', default: false },
    speed: { type: 'boolean', default: false },
    only: { type: 'string' },
    cold: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})
const rounds = Math.max(5, Number(options.rounds) || 5)

// ---------------------------------------------------------------- parts of a run

interface Loaded {
  readonly packs: Packs
  readonly load: Took
}

/** The packs, loaded and compiled. */
function load(): Loaded {
  let packs: Packs | undefined
  const time = took(() => {
    const loaded = loadPacks()
    if (!loaded.packs) {
      const [first] = loaded.errors
      throw new Error(`the packs do not load: ${first?.file} line ${first?.line}: ${first?.reason}`)
    }
    packs = loaded.packs
    for (const pack of new Set(packs.knowledge.languages.values())) languageOf(pack)
  })
  return { packs: packs!, load: time }
}

/** The whole job for one text: decode, find the articles, read each. */
const readings = (path: string, bytes: Uint8Array, { publishers, knowledge }: Packs): Reading[] =>
  take({ path, bytes }, publishers).articles.map((article) => read(article, knowledge))

/** Reads every text; the number of claims, so that nothing is optimised away. */
function job(texts: readonly Text[], packs: Packs): number {
  let claims = 0
  for (const { path, bytes } of texts)
    for (const reading of readings(path, bytes, packs)) claims += reading.claims.length
  return claims
}

/** Texts that a pack reads: the rest would be dismissed at once and make the reader look fast. */
function readable(texts: readonly Text[], packs: Packs): Text[] {
  return texts.filter(({ path, bytes }) =>
    take({ path, bytes }, packs.publishers).articles.every(({ language }) => packs.knowledge.languages.has(language)),
  )
}

/** Which texts are Chinese is told by their characters here: to ask the reader would warm it up. */
const mostlyHan = ({ text }: Text): boolean => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 3

interface Cold {
  readonly load: Took
  readonly pass: Took
  readonly bytes: number
  readonly claims: number
  readonly rssLoaded: number
  readonly rssPeak: number
}

/** In a process of its own: packs loaded, every Chinese text once, nothing warmed up. */
function coldRun(): Cold {
  const texts = loadTexts().texts.filter(mostlyHan)
  const { packs, load: time } = load()
  const rssLoaded = process.resourceUsage().maxRSS
  let claims = 0
  const pass = took(() => {
    claims = job(texts, packs)
  })
  return { load: time, pass, bytes: bytesOf(texts), claims, rssLoaded, rssPeak: process.resourceUsage().maxRSS }
}

function jobOnly(): void {
  const { packs } = load()
  const texts = varied(readable(loadTexts().texts, packs), LEAST_BYTES)
  for (let i = 0; i < rounds; i++) {
    const { wall, cpu } = took(() => job(texts, packs))
    console.log(`${mb(bytesOf(texts), wall)} MB/s by the clock, ${mb(bytesOf(texts), cpu)} by the processor`)
  }
}

// ---------------------------------------------------------------- speed

interface Row {
  readonly name: string
  readonly bytes: number
  readonly times: Took[]
}

function speed(): void {
  const cold = Array.from({ length: rounds }, coldChild)
  const { packs } = load()
  const { texts: all, absent } = loadTexts()
  const texts = readable(all, packs)
  const input = varied(texts, LEAST_BYTES)
  const bytes = bytesOf(input)
  for (const folder of absent) console.log(`skipped: ${folder} is not here`)
  const left = all.length - texts.length
  console.log(
    `${texts.length} texts, ${bytesOf(texts)} bytes; shuffled and repeated to ${bytes} bytes; ${left} texts left out, no pack reads their language`,
  )
  console.log(
    `${rounds} rounds; ${cpus()[0]?.model ?? ''}, ${cpus().length} cores, node ${process.version}, packs ${packs.knowledge.version}\n`,
  )
  const rows = warmRounds(input, packs, bytes)
  const yardstick = rows.find((row) => row.name === YARDSTICK)!
  const coldRow: Row = { name: 'whole job, cold', bytes: cold[0]!.bytes, times: cold.map((one) => one.pass) }
  const head = ['', 'MB/s', 'least', 'most', 'by processor time', `against ${YARDSTICK}`]
  console.log(table([head, ...[rows[0]!, coldRow, ...rows.slice(1)].map((row) => cells(row, yardstick))]))
  console.log(
    `\nload of the packs ${ms(spread(cold.map((one) => one.load.wall)))}, processor ${ms(spread(cold.map((one) => one.load.cpu)))}`,
  )
  console.log(
    `memory at most ${mib(cold.map((one) => one.rssPeak))} MiB, after load ${mib(cold.map((one) => one.rssLoaded))} MiB (process of one cold pass)`,
  )
  console.log(`one pass gives ${cold[0]!.claims} claims of ${cold[0]!.bytes} bytes\n`)
  if (options.keep) keep(rows, coldRow, cold, packs)
}

const YARDSTICK = 'jieba tag'

/** Every measure once a round, in turn, so that what else the machine does falls on all alike. */
function warmRounds(input: readonly Text[], packs: Packs, bytes: number): Row[] {
  const jieba = Jieba.withDict(dict)
  const decoder = new TextDecoder()
  const names = [...packs.knowledge.languages.values()].filter((pack) => !pack.spaced).flatMap((pack) => pack.names)
  const trie = buildTrie([
    ...new Set(names.flatMap(({ names: full, short, variants }) => [...full, ...short, ...(variants ?? [])])),
  ])
  let sink = 0
  const over = (size: (text: Text) => number) => () => input.reduce((sum, text) => sum + size(text), 0)
  // what is over in a moment runs several times, or the clock could not tell its time
  const runs: readonly (readonly [name: string, run: () => number, times?: number])[] = [
    ['whole job, warm', () => job(input, packs)],
    [YARDSTICK, over(({ text }) => jieba.tag(text).length)],
    ['jieba tag, unknown words too', over(({ text }) => jieba.tag(text, true).length)],
    ['scan of names alone', over(({ text }) => scan(trie, text)), 5],
    ['UTF-8 decode alone', over(({ bytes: own }) => decoder.decode(own).length), 50],
  ]
  for (const [, run] of runs) sink += run()
  const rows = runs.map(([name, , times = 1]): Row => ({ name, bytes: bytes * times, times: [] }))
  for (let i = 0; i < rounds; i++)
    for (const [j, [, run, times = 1]] of runs.entries())
      rows[j]!.times.push(
        took(() => {
          for (let n = 0; n < times; n++) sink += run()
        }),
      )
  if (sink === 0) throw new Error('nothing was read')
  return rows
}

function scan(trie: ReturnType<typeof buildTrie>, text: string): number {
  let found = 0
  for (let i = 0; i < text.length; ) {
    if (trie.longestAt(text, i, text.length) >= 0) {
      found++
      i += trie.lastLength()
    } else i++
  }
  return found
}

function coldChild(): Cold {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--cold'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the cold run failed: ${stderr}`)
  return JSON.parse(stdout) as Cold
}

function cells(row: Row, yardstick: Row): string[] {
  const { median, least, most } = rate(row, 'wall')
  const ratio = rate(row, 'cpu').median / rate(yardstick, 'cpu').median
  return [
    row.name,
    median.toFixed(2),
    least.toFixed(2),
    most.toFixed(2),
    rate(row, 'cpu').median.toFixed(2),
    `${ratio.toFixed(2)} x`,
  ]
}

const rate = (row: Row, clock: keyof Took): Spread =>
  spread(row.times.map((time) => row.bytes / 1e6 / (time[clock] / 1000)))
const mb = (bytes: number, time: number): string => (bytes / 1e6 / (time / 1000)).toFixed(2)
const ms = ({ median, least, most }: Spread): string =>
  `${median.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})`
const mib = (kib: readonly number[]): string => (spread(kib).median / 1024).toFixed(0)

function keep(rows: readonly Row[], coldRow: Row, cold: readonly Cold[], packs: Packs): void {
  const round = (n: number): number => Number(n.toFixed(2))
  const figures = Object.fromEntries(
    [...rows, coldRow].map((row) => [
      row.name,
      { wall: round(rate(row, 'wall').median), cpu: round(rate(row, 'cpu').median) },
    ]),
  )
  const line = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: cpus().length,
    packs: packs.knowledge.version,
    rounds,
    mbPerSecond: figures,
    loadMs: round(spread(cold.map((one) => one.load.wall)).median),
    peakMiB: Number(mib(cold.map((one) => one.rssPeak))),
  }
  appendFileSync(HISTORY, `${JSON.stringify(line)}\n`)
  console.log('kept in bench/history.jsonl\n')
}

// ---------------------------------------------------------------- against the last figures kept

/** The share of speed that may be lost before a change is stopped, and the fewest rounds that tell. */
const LOSS = { share: 0.15, rounds: 7 }

interface Kept {
  readonly date: string
  readonly mbPerSecond: Readonly<Record<string, { readonly cpu: number }>>
}

function check(): void {
  const last = readFileSync(HISTORY, 'utf8').trim().split('\n').at(-1)
  const { date, mbPerSecond } = JSON.parse(last ?? '{}') as Kept
  const before = mbPerSecond['whole job, warm']!.cpu / mbPerSecond[YARDSTICK]!.cpu
  const { packs } = load()
  const input = varied(readable(loadTexts().texts, packs), LEAST_BYTES)
  const jieba = Jieba.withDict(dict)
  const pair = (): number => {
    const read = took(() => job(input, packs)).cpu
    const tagged = took(() => input.forEach(({ text }) => void jieba.tag(text))).cpu
    return tagged / read
  }
  pair()
  const ratios = Array.from({ length: Math.max(LOSS.rounds, rounds) }, pair).sort((a, b) => a - b)
  const { median } = spread(ratios)
  // half of what the middle half of the rounds spans
  const quarter = Math.floor(ratios.length / 4)
  const noise = (ratios.at(-1 - quarter)! - ratios[quarter]!) / 2
  const least = before * (1 - LOSS.share) - noise
  console.log(
    `whole job against ${YARDSTICK}: ${median.toFixed(4)} x in ${ratios.length} paired rounds (spread ${noise.toFixed(4)}); kept on ${date}: ${before.toFixed(4)} x; at least ${least.toFixed(4)} x is wanted`,
  )
  if (median < least) {
    console.error(
      'The reader has become slower: find the cause, or keep the new figures with a reason (npm run bench -- --keep).',
    )
    process.exitCode = 1
  }
}

// ---------------------------------------------------------------- linearity

/** Twice the text, how many times the time: 2 is linear, 4 is quadratic. */
function linearity(): void {
  const { packs } = load()
  const { texts } = loadTexts()
  job(texts, packs)
  console.log('twice the text, times the time (2 is linear, 4 quadratic); processor time of the whole job')
  console.log(columns(['', 'n', 'ms at n', 'at 2n', 'at 4n', '2n/n', '4n/2n', '']))
  for (const shape of SHAPES) console.log(columns(growth(shape, packs)))
}

const columns = ([name = '', ...rest]: readonly string[]): string =>
  name.padEnd(26) + rest.map((cell) => cell.padStart(9)).join('')

/** From a small part of the shape's size up, so that a text that grows too dear is met while it is small. */
function growth({ name, base, make }: Shape, packs: Packs): string[] {
  const cost = (n: number): number => {
    const bytes = new TextEncoder().encode(LEAD + make(n))
    const once = () => took(() => void readings('made.txt', bytes, packs)).cpu
    const first = once()
    return first > 500 ? first : Math.min(first, once(), once())
  }
  let n = base / 40
  let time = cost(n)
  // the next size and its fourfold, were it quadratic
  while (n < base && time * 4 * 16 < PATIENCE_MS) {
    n *= 2
    time = cost(n)
  }
  const two = cost(2 * n)
  const four = cost(4 * n)
  const worst = Math.max(two / time, four / two)
  const verdict = four > 50 && worst > 2.8 ? 'not linear' : ''
  return [
    name,
    String(n),
    ...[time, two, four].map((t) => t.toFixed(0)),
    ...[two / time, four / two].map((r) => r.toFixed(1)),
    verdict,
  ]
}

if (options.cold) console.log(JSON.stringify(coldRun()))
else if (options.only === 'job') jobOnly()
else if (options.check) check()
else {
  if (!options.linear) speed()
  if (!options.speed) linearity()
}
