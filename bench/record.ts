// Makes a record of N claims (200,000, or the first argument) and prints how fast it grows, how large it is and how fast each question is answered.
// With a file as second argument (and a question's name as third, to ask that alone) the record is kept there, and asked again without being made where it is there already.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { worldOf } from '../src/knowledge/fixture.ts'
import type { Reading } from '../src/model/reading.ts'
import type { EntityRef } from '../src/model/value.ts'
import type { Context, Given } from '../src/questions/question.ts'
import { QUESTIONS } from '../src/questions/questions.ts'
import { entity, type MadeClaim, type MadeSentence, reading } from '../src/record/fixture.ts'
import { openRecord } from '../src/record/open.ts'

const WANTED = Number(process.argv[2] ?? 200_000)
const CLAIMS_A_DOCUMENT = 30
const BATCH = 100

/** A small generator with a seed, so that every run makes the same record. */
const random = (() => {
  let state = 20_240_704
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
})()
const below = (n: number): number => Math.floor(random() * n)
/** Few are named often and many rarely, as in the press. */
const skewed = (n: number): number => Math.floor(n * random() ** 4)
const pick = <T>(list: readonly T[]): T => {
  const one = list[below(list.length)]
  if (one === undefined) throw new Error('empty list')
  return one
}

const COUNTRIES = Array.from({ length: 190 }, (_, i) =>
  entity(`country:${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}`),
)
const PEOPLE = Array.from({ length: 3000 }, (_, i) => entity(`person:person-${i}`))
const PLACES = Array.from({ length: 400 }, (_, i) => entity(`place:place-${i}`))
const ORGANISATIONS = Array.from({ length: 60 }, (_, i) => entity(`org:org-${i}`))
const CONCEPTS = Array.from({ length: 120 }, (_, i) => entity(`concept:concept-${i}`))
const LEVELS = Array.from({ length: 12 }, (_, i) => entity(`level:level-${i}`))
const PUBLISHERS = Array.from({ length: 12 }, (_, i) => entity(`org:publisher-${i}`))
const WORDS = Array.from(
  { length: 9000 },
  (_, i) => String.fromCodePoint(0x4e00 + ((i * 7) % 6000)) + String.fromCodePoint(0x4e00 + ((i * 131) % 6000)),
)

const words = (n: number): string => Array.from({ length: n }, () => WORDS[skewed(WORDS.length)] ?? '').join('')
const skew = (list: readonly EntityRef[]): EntityRef => list[skewed(list.length)] ?? pick(list)
const dayIn = (year: number): string =>
  `${year}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`

const MAKERS: readonly ((year: number, text: string) => MadeClaim)[] = [
  (year) => ({
    type: 'meeting',
    roles: { participants: [skew(PEOPLE), skew(PEOPLE)], format: pick(['talks', 'meeting', 'call', 'tea']) },
    when: dayIn(year),
    where: skew(PLACES),
  }),
  (year) => ({
    type: 'visit',
    roles: { visitor: skew(PEOPLE), host: skew(COUNTRIES), kind: 'state' },
    when: `${year}-07-02/${year}-07-06`,
  }),
  (year) => ({
    type: 'gathering',
    roles: { name: words(4), series: skew(ORGANISATIONS), ordinal: 1 + below(30) },
    when: dayIn(year),
  }),
  (year, text) => ({
    type: 'document',
    roles: {
      title: text.slice(0, 16),
      kind: 'joint-statement',
      action: 'signed',
      parties: [skew(COUNTRIES), skew(COUNTRIES)],
    },
    when: dayIn(year),
  }),
  (_year, text) => ({
    type: 'commitment',
    roles: {
      by: [skew(COUNTRIES)],
      to: [skew(COUNTRIES)],
      promise: text.slice(0, 20),
      progress: pick(['announced', 'under-way', 'delivered']),
    },
    mode: 'planned',
  }),
  (_year) => ({
    type: 'partnership',
    roles: { parties: [skew(COUNTRIES), skew(COUNTRIES)], level: skew(LEVELS), action: 'holds' },
  }),
  (_year) => {
    const concept = skew(CONCEPTS)
    return { type: 'formulation', roles: { concept, wording: `${concept.name} ${skewed(4)}` } }
  },
  (_year) => ({
    type: 'membership',
    roles: { organisation: skew(ORGANISATIONS), members: [skew(COUNTRIES)], status: 'member', action: 'is' },
  }),
  (_year) => ({
    type: 'tally',
    roles: {
      subject: [skew(PEOPLE), skew(PEOPLE)],
      what: words(2),
      quantity: { number: 1 + below(30), bound: 'exact' },
    },
  }),
]

const statement = (text: string): MadeClaim => {
  const speaker = skew(PEOPLE)
  return {
    type: 'statement',
    roles: { speaker: [speaker], content: text.slice(0, 40), stance: 'supports' },
    voice: [{ by: speaker, form: 'indirect' }],
  }
}

const documentMade = (n: number): Reading => {
  const year = 1994 + below(32)
  const sentences: MadeSentence[] = Array.from({ length: CLAIMS_A_DOCUMENT }, (_, i) => {
    const text = `${words(12 + below(20))}\u3002`
    return { text, claims: [i % 3 === 0 ? statement(text) : pick(MAKERS)(year, text)] }
  })
  return reading({
    title: `${words(6)} ${n}`,
    publisher: skew(PUBLISHERS),
    published: dayIn(year),
    language: 'zh-Hans',
    sentences,
    unread: below(4),
  })
}

const world = worldOf()

/** Milliseconds on the wall, as a person waits; other programs on the machine lengthen them, so the load is printed. */
const now = (): number => performance.now()

/** What the processor worked, other programs aside. */
const millis = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0

/** Parameters that make sense for a question, drawn anew each time. */
const given = (name: string): Given => {
  const year = 1994 + below(32)
  const by = (list: readonly EntityRef[]): string => skew(list).id ?? ''
  const range = { from: `${year}`, to: `${year}` }
  const samples: Readonly<Record<string, () => Given>> = {
    timeline: () => ({ person: by(PEOPLE), ...(below(2) ? range : {}) }),
    search: () => ({ text: [words(1).slice(0, 1), words(1), words(2), `${words(1)} ${words(1)}`][below(4)] ?? '' }),
    standing: () => ({ organisation: by(ORGANISATIONS), on: `${year}-07-04` }),
    itinerary: () => ({ person: by(PEOPLE), from: `${year}-07-01`, to: `${year}-07-31` }),
    meetings: () => ({ a: by(PEOPLE), b: by(PEOPLE) }),
    partnership: () => ({ a: by(COUNTRIES), b: by(COUNTRIES) }),
    commitments: () => ({ by: by(COUNTRIES) }),
    projects: () => ({ party: by(COUNTRIES) }),
    documents: () => ({ party: by(COUNTRIES), ...range }),
    honours: () => ({ recipient: by(PEOPLE) }),
    offices: () => ({ person: by(PEOPLE) }),
    memberships: () => ({ state: by(COUNTRIES) }),
    relations: () => range,
    positions: () => ({ speaker: by(PEOPLE), topic: words(1) }),
    formulation: () => ({ concept: by(CONCEPTS) }),
    coverage: () => range,
    checks: () => ({ about: by(PEOPLE) }),
  }
  return samples[name]?.() ?? {}
}

const [KEPT, ONLY] = process.argv.slice(3)
const folder = mkdtempSync(join(tmpdir(), 'bench-record-'))
try {
  const path = KEPT ?? join(folder, 'bench.chancery')
  const made = !existsSync(path)
  let record = await openRecord(path)
  let claims = 0
  let appending = 0
  let working = 0
  let texts = 0
  for (let n = 0; made && claims < WANTED; ) {
    const batch = Array.from({ length: BATCH }, () => documentMade(n++))
    texts += batch.reduce((sum, { article }) => sum + Buffer.byteLength(article.text), 0)
    const [start, worked] = [now(), process.cpuUsage()]
    claims += (await record.append(batch)).claims
    appending += now() - start
    working += millis(process.cpuUsage(worked))
    if (process.stderr.isTTY) process.stderr.write(`\r${claims} claims`)
  }
  await record.close()
  const size = statSync(path).size
  record = await openRecord(path)
  console.log(
    `load ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')} on ${cpus().length} cores, Node.js ${process.version}`,
  )
  if (made) console.log(`claims ${claims}, text ${(texts / 1e6).toFixed(1)} MB`)
  if (made)
    console.log(
      `append ${Math.round(claims / (appending / 1000))} claims a second on the wall, ${Math.round(claims / (working / 1000))} by the processor, in batches of ${BATCH * CLAIMS_A_DOCUMENT}`,
    )
  if (made)
    console.log(
      `size ${(size / 1e6).toFixed(0)} MB, ${Math.round(size / claims)} bytes a claim with its text and indexes`,
    )
  const context: Context = { record, world, resolver: { find: (id) => [{ id, label: id }] }, today: '2026-01-01' }
  console.log('                on the wall, ms    by the processor, ms')
  console.log('question         median      p95     median      p95   lines')
  for (const question of QUESTIONS.filter(({ name }) => ONLY === undefined || name === ONLY)) {
    const [wall, processor]: [number[], number[]] = [[], []]
    let lines = 0
    for (let i = 0; i < 40; i++) {
      const parameters = given(question.name)
      const [start, worked] = [now(), process.cpuUsage()]
      lines += (await question.ask(context, parameters)).lines.length
      wall.push(now() - start)
      processor.push(millis(process.cpuUsage(worked)))
    }
    const columns = [wall, processor].flatMap((times) => {
      times.sort((a, b) => a - b)
      return [percentile(times, 0.5).toFixed(1).padStart(10), percentile(times, 0.95).toFixed(1).padStart(8)]
    })
    console.log(`${question.name.padEnd(13)} ${columns.join(' ')} ${String(Math.round(lines / 40)).padStart(7)}`)
  }
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const start = now()
    await work()
    console.log(`${name.padEnd(15)} ${(now() - start).toFixed(1).padStart(9)}`)
  }
  await timed('overview', () => record.overview())
  await timed('documents', () => record.documents({ limit: 50 }))
  await timed('entities', () => record.entities({ q: 'person-12' }))
  await record.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
