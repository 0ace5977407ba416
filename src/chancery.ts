// The joining place: packs are loaded, bytes taken, articles read, readings kept, questions asked. All rooms meet here
// and nowhere else; people's rooms (cli, server) know this file alone.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { take } from './intake/intake.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { loadKnowledge, type PackError } from './knowledge/load.ts'
import { loadPublishers, type PublisherPack } from './knowledge/publishers.ts'
import type { Answer } from './model/answer.ts'
import type { Reading } from './model/reading.ts'
import type { Given, Question } from './questions/question.ts'
import { QuestionError } from './questions/question.ts'
import { QUESTIONS, questionNamed } from './questions/questions.ts'
import { makeResolver } from './questions/resolver.ts'
import { read } from './reading/read.ts'
import { openRecord as openRecordAt } from './record/open.ts'
import { type Record, RecordError } from './record/record.ts'

export { claimLine, documentLine, problemLine, readingLines } from './exports/lines.ts'
export { checkPacks, type PackReport } from './knowledge/check.ts'
export type { Knowledge } from './knowledge/knowledge.ts'
export type { PackError } from './knowledge/load.ts'
export type { Given, Question } from './questions/question.ts'
export { QuestionError } from './questions/question.ts'
export { QUESTIONS, questionNamed } from './questions/questions.ts'
export type { Record, RecordClaim, RecordReader, SearchResult } from './record/record.ts'
export { RecordError } from './record/record.ts'

/** The folder of the package: where packs, corpus and the built page are. The build keeps it two folders deeper. */
export const HOME = findHome(dirname(fileURLToPath(import.meta.url)))

function findHome(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the package of Chancery has lost its package.json')
  return findHome(parent)
}

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string }).version

export const SHIPPED_PACKS = join(HOME, 'packs')
export const SHIPPED_CORPUS = join(HOME, 'corpus')
export const BUILT_PAGE = join(HOME, 'dist', 'web')

/** All that reading goes by. */
export interface Packs {
  readonly knowledge: Knowledge
  readonly publishers: PublisherPack
}

/** The shipped packs and a user's own beside them; or errors that name file, line and reason. */
export function loadPacks(own: readonly string[] = []): {
  readonly packs?: Packs
  readonly errors: readonly PackError[]
} {
  const folders = [SHIPPED_PACKS, ...own]
  const { knowledge, errors } = loadKnowledge(folders)
  const press = loadPublishers(folders.flatMap(publisherFiles))
  const all = [...errors, ...press.errors]
  return all.length > 0 || !press.pack ? { errors: all } : { packs: { knowledge, publishers: press.pack }, errors: [] }
}

/** Paths as people know them: from the folder of the program for shipped packs, as given for their own. */
function publisherFiles(folder: string): { path: string; text: string }[] {
  const place = join(folder, 'publishers')
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: join(place, name), text: readFileSync(join(place, name), 'utf8') }))
}

/** What one source gave: its articles read, or one sentence on why it gave none. */
export type Outcome =
  | { readonly path: string; readonly readings: readonly Reading[]; readonly notes: readonly string[] }
  | { readonly path: string; readonly reason: string }

/** Takes and reads one source. Bytes that are no text give a reason, never a throw. */
export function readSource(path: string, bytes: Uint8Array, packs: Packs): Outcome {
  const { articles, problems } = take({ path, bytes }, packs.publishers)
  const notes = problems.filter((problem) => problem.kind === 'intake').map((problem) => problem.reason)
  if (articles.length === 0) return { path, reason: notes.join(' ') || 'There is no article in it.' }
  const placed = problems.filter((problem) => problem.kind === 'problem')
  const readings = articles.map((article) => {
    const reading = read(article, packs.knowledge)
    const own = placed.filter((problem) => problem.document === article.id)
    return own.length === 0 ? reading : { ...reading, problems: [...own, ...reading.problems] }
  })
  return { path, readings, notes }
}

/** Articles that go to the record in one transaction: enough for speed, few enough to lose little when killed. */
const BATCH = 64

/** Keeps readings in batches; `flush` puts away the rest. */
export function keeper(record: Record) {
  let waiting: Reading[] = []
  const sum = { readings: 0, claims: 0, repeated: 0 }
  const flush = async () => {
    if (waiting.length === 0) return sum
    const batch = waiting
    waiting = []
    const added = await record.append(batch)
    sum.readings += added.readings
    sum.claims += added.claims
    sum.repeated += added.repeated
    return sum
  }
  return {
    async keep(readings: readonly Reading[]) {
      waiting.push(...readings)
      if (waiting.length >= BATCH) await flush()
    },
    flush,
  }
}

/** Opens the record at a path, making it where there is none, but never the folder it is to stand in. */
export async function openRecord(path: string, options: { readonly readOnly?: boolean } = {}): Promise<Record> {
  const folder = dirname(path)
  if (path !== ':memory:' && !existsSync(folder))
    throw new RecordError('unreachable', `there is no folder ${folder} to keep the record ${path} in.`)
  return openRecordAt(path, options)
}

/** Today in the world, as the machine's calendar has it. */
export function today(clock = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`
}

/** What people's rooms work with. */
export interface House {
  readonly record: Record
  readonly packs: Packs
}

/** Asks one question of a record. */
export async function ask({ record, packs }: House, name: string, given: Given): Promise<Answer> {
  const question = questionNamed(name)
  if (!question) {
    const names = QUESTIONS.map((one) => one.name).join(', ')
    throw new QuestionError('bad-value', 'question', `there is no question "${name}"; there are ${names}.`)
  }
  const { knowledge } = packs
  return question.ask({ record, world: knowledge.world, resolver: makeResolver(knowledge), today: today() }, given)
}
