// The joining place: packs are loaded, bytes taken, articles read, readings kept, questions asked. All rooms meet here
// and nowhere else; people's rooms (cli, server) know this file alone.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { take } from './intake/intake.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { loadKnowledge, type PackError } from './knowledge/load.ts'
import type { Answer } from './model/answer.ts'
import type { Reading } from './model/reading.ts'
import type { Given, Question } from './questions/question.ts'
import { QuestionError } from './questions/question.ts'
import { QUESTIONS } from './questions/questions.ts'
import { makeResolver } from './questions/resolver.ts'
import { read } from './reading/read.ts'
import { openRecord as openRecordAt } from './record/open.ts'
import type { Record } from './record/record.ts'

export { claimLine, documentLine, problemLine, readingLines } from './exports/lines.ts'
export { checkPacks, type PackReport } from './knowledge/check.ts'
export type { Knowledge } from './knowledge/knowledge.ts'
export type { PackError } from './knowledge/load.ts'
export type { Given, Question } from './questions/question.ts'
export { QuestionError } from './questions/question.ts'
export { QUESTIONS } from './questions/questions.ts'
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

/** The shipped packs and a user's own beside them. */
export const loadPacks = (
  own: readonly string[] = [],
): { readonly knowledge: Knowledge; readonly errors: readonly PackError[] } => loadKnowledge([SHIPPED_PACKS, ...own])

/** What one source gave: its articles read, or one sentence on why it gave none. */
export type Outcome =
  | { readonly path: string; readonly readings: readonly Reading[] }
  | { readonly path: string; readonly reason: string }

/** Takes and reads one source. Bytes that are no text give a reason, never a throw. */
export function readSource(path: string, bytes: Uint8Array, knowledge: Knowledge): Outcome {
  const taken = take(bytes, { path }, knowledge)
  if ('reason' in taken) return { path, reason: taken.reason }
  return { path, readings: taken.articles.map((article) => read(article, knowledge)) }
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

export const openRecord = (path: string, options: { readonly readOnly?: boolean } = {}): Promise<Record> =>
  openRecordAt(path, options)

/** Today in the world, as the machine's calendar has it. */
export function today(clock = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`
}

export const questionNamed = (name: string): Question | undefined =>
  QUESTIONS.find((question) => question.name === name)

/** Asks one question of a record. */
export async function ask(
  house: { readonly record: Record; readonly knowledge: Knowledge },
  name: string,
  given: Given,
): Promise<Answer> {
  const question = questionNamed(name)
  if (!question)
    throw new QuestionError(
      'bad-value',
      'question',
      `there is no question "${name}"; there are ${QUESTIONS.map((one) => one.name).join(', ')}.`,
    )
  const { record, knowledge } = house
  return question.ask({ record, world: knowledge.world, resolver: makeResolver(knowledge), today: today() }, given)
}
