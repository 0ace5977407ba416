// Alarms that need no labels: over a large collection, counts what cannot be, and what no rule read. Falling counts are progress.
//
//   npm run bench:alarms -- FOLDER [--show KIND]
//
// --show prints each case of one kind (own, alone, silent, backwards, future, nobody, or a word, for unread triggers)
// with its file, to see the cause. Folders are read whole; articles of languages that no pack reads are counted apart.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadPacks } from '../src/chancery.ts'
import { take } from '../src/intake/intake.ts'
import type { World } from '../src/knowledge/world.ts'
import type { Claim } from '../src/model/claim.ts'
import type { RoleName } from '../src/model/claims/roles.ts'
import { bounds } from '../src/model/period.ts'
import type { Reading } from '../src/model/reading.ts'
import type { EntityRef, Value } from '../src/model/value.ts'
import { read } from '../src/reading/read.ts'
import { sentenceAt } from '../src/record/text/sentences.ts'

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'string' } } })
if (positionals.length === 0) {
  console.error('Name the files or folders to read: npm run bench:alarms -- FOLDER')
  process.exit(2)
}

const ALARMS = {
  own: 'visitor in his own country',
  alone: 'meeting of one',
  silent: 'talks of two of whom one alone speaks',
  backwards: 'session whose number runs backwards',
  future: 'happened after its report',
  nobody: 'statement of nobody',
} as const
type Alarm = keyof typeof ALARMS

interface Session {
  readonly series: string
  readonly number: number
  readonly day: number
  readonly path: string
  readonly claim: Claim
}

const counts = new Map<string, number>()
const of = new Map<string, number>()
const sessions: Session[] = []

const add = (to: Map<string, number>, key: string, n = 1): void => {
  to.set(key, (to.get(key) ?? 0) + n)
}

function raise(alarm: Alarm, path: string, claim: Claim): void {
  add(counts, alarm)
  if (options.show === alarm) console.log(`${path}\t${claim.gloss}\t${claim.evidence[0]?.quote}`)
}

const refs = (claim: Claim, role: RoleName): readonly EntityRef[] =>
  [claim.roles[role] ?? []]
    .flat()
    .filter((v: Value): v is EntityRef => typeof v === 'object' && 'name' in v && !('group' in v))

/** The states for which a person holds an office on a day, by the registry. */
const statesOf = (world: World, ref: EntityRef, day: number): readonly string[] =>
  ref.id?.startsWith('country:')
    ? [ref.id]
    : world.offices
        .filter(({ person, from, to }) => {
          const [first, last] = [bounds(from)?.from ?? 0, bounds(to)?.to ?? Number.POSITIVE_INFINITY]
          return person === ref.id && first <= day && day <= last
        })
        .map((office) => office.of)

/** Talks of two, where a report gives words to one of them twice and to the other never. */
function soundOf(talks: Claim, claims: readonly Claim[]): boolean {
  const two = refs(talks, 'participants')
  const said = two.map(
    ({ id, name }) =>
      claims.filter(
        (c) =>
          c.type === 'statement' &&
          refs(c, 'speaker').some((by) => (id === undefined ? by.name === name : by.id === id)),
      ).length,
  )
  return !(two.length === 2 && Math.min(...said) === 0 && Math.max(...said) > 1)
}

function look(path: string, { article, claims }: Reading, world: World): void {
  const printed = bounds(article.published) ?? bounds(article.dateline?.date)
  let talks = false
  for (const claim of claims) {
    const when = bounds(claim.when)
    add(of, claim.type)
    if (claim.type === 'visit') {
      const hosts = new Set(refs(claim, 'host').map(({ id }) => id))
      const day = when?.from ?? printed?.from ?? 0
      if (refs(claim, 'visitor').some((who) => statesOf(world, who, day).some((state) => hosts.has(state))))
        raise('own', path, claim)
    }
    if (claim.type === 'meeting') {
      if (refs(claim, 'participants').length === 1) raise('alone', path, claim)
      const inTitle = (claim.evidence[0]?.start ?? 0) < (article.parts.find(({ kind }) => kind === 'title')?.end ?? 0)
      if (!talks && !inTitle && claim.mode === 'happened' && refs(claim, 'participants').length === 2) {
        talks = true
        add(of, 'talks')
        if (!soundOf(claim, claims)) raise('silent', path, claim)
      }
    }
    // an anniversary to come is no act
    if (claim.mode === 'happened' && claim.type !== 'milestone' && when && printed && when.from > printed.to)
      raise('future', path, claim)
    if (claim.type === 'statement' && refs(claim, 'speaker').length === 0 && claim.roles.speaker === undefined)
      raise('nobody', path, claim)
    if (claim.type === 'gathering' && when && typeof claim.roles.ordinal === 'number') {
      const [series] = refs(claim, 'series')
      if (series?.id) sessions.push({ series: series.id, number: claim.roles.ordinal, day: when.from, path, claim })
    }
  }
}

/** A session with a smaller number than one before it, in the order of their days. */
function runBackwards(): void {
  const highest = new Map<string, number>()
  for (const { series, number, path, claim } of sessions.toSorted((a, b) => a.day - b.day || a.number - b.number)) {
    const before = highest.get(series) ?? 0
    if (number < before) raise('backwards', path, claim)
    else highest.set(series, number)
  }
}

const sentenceOf = (text: string, at: number): string => {
  const { start, end } = sentenceAt(text, at)
  return text.slice(start, end)
}

const files = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => join(path, name))
        .filter((name) => statSync(name).isFile())
    : [path]

const { packs } = loadPacks()
if (!packs) throw new Error('the packs do not load: npm run packs:check says why')
const { knowledge, publishers } = packs
const total = { articles: 0, unread: 0, sentences: 0, told: 0, claims: 0 }
const unread = new Map<string, number>()
const started = performance.now()
for (const path of positionals.flatMap(files)) {
  for (const article of take({ path, bytes: new Uint8Array(readFileSync(path)) }, publishers).articles) {
    const reading = read(article, knowledge)
    total.articles++
    total.claims += reading.claims.length
    total.sentences += reading.coverage.sentences
    total.told += reading.coverage.read
    total.unread += reading.coverage.unread
    for (const { code, start, quote } of reading.problems) {
      if (code !== 'unread') continue
      add(unread, quote)
      if (options.show === quote) console.log(`${path}\t${sentenceOf(article.text, start)}`)
    }
    look(path, reading, knowledge.world)
  }
}
runBackwards()

const share = (n: number, whole: number): string => (whole === 0 ? '-' : `${((100 * n) / whole).toFixed(1)} %`)
const [meetings, visits] = [of.get('meeting') ?? 0, of.get('visit') ?? 0]
const wholes: Record<Alarm, number> = {
  own: visits,
  alone: meetings,
  silent: of.get('talks') ?? 0,
  backwards: sessions.length,
  future: total.claims,
  nobody: of.get('statement') ?? 0,
}
console.log(
  `${total.articles} articles, ${total.sentences} sentences, ${share(total.told, total.sentences)} with a claim, ${share(total.unread, total.sentences)} with a trigger that no rule read; ${total.claims} claims; ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
)
for (const [alarm, words] of Object.entries(ALARMS) as [Alarm, string][])
  console.log(
    `${words.padEnd(42)} ${String(counts.get(alarm) ?? 0).padStart(6)} of ${wholes[alarm]} (${share(counts.get(alarm) ?? 0, wholes[alarm])})`,
  )
console.log('\nunread triggers')
for (const [kind, n] of [...unread].sort((a, b) => b[1] - a[1]))
  console.log(`${kind.padEnd(42)} ${String(n).padStart(6)}`)
