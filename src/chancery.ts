// The joining place: packs are loaded, bytes taken, articles read, readings kept, questions asked. All rooms meet here
// and nowhere else; people's rooms (cli, server) know this file alone.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Event } from './events/event.ts'
import { findEvent as eventById } from './events/find.ts'
import { compareReadouts, type Readout } from './events/readouts.ts'
import type { ExportedDocument } from './exports/exported.ts'
import type { Guest } from './fetching/guest.ts'
import type { Fetcher } from './fetching/polite.ts'
import { takeAny } from './intake/intake.ts'
import { packFiles } from './knowledge/load.ts'
import { loadNames } from './knowledge/load-world.ts'
import { type PackText, packsOf, type ReadingPacks } from './knowledge/packs.ts'
import { foldName, resolverOf } from './knowledge/resolver.ts'
import type { PackError } from './knowledge/yaml.ts'
import type { Answer } from './model/answer.ts'
import type { EntityRow, NameRow, Taken, TakenDocument } from './model/api.ts'
import type { Evidence } from './model/claim.ts'
import type { Comparison } from './model/comparison.ts'
import type { Reading } from './model/reading.ts'
import type { Span } from './model/span.ts'
import type { Given, Resolver } from './questions/question.ts'
import { QuestionError } from './questions/question.ts'
import { QUESTIONS, questionNamed } from './questions/questions.ts'
import type { Selected } from './questions/selection.ts'
import { read } from './reading/read.ts'
import { type ClaimByHand, claimByHand, type FindEntity } from './record/by-hand.ts'
import { type OpenOptions, openRecord as openRecordAt } from './record/open.ts'
import { isAddress } from './record/postgres/address.ts'
import { type Decision, type DecisionAct, type EntityQuery, type Record, RecordError } from './record/record.ts'
import { sentenceEnds, sentencesAround } from './record/text/sentences.ts'

export type { Readout } from './events/readouts.ts'
export { type CsvCell, csvRow } from './exports/csv.ts'
export type { ExportedDocument, PathFormat, StreamFormat } from './exports/exported.ts'
export { PATH_FORMATS, STREAM_FORMATS } from './exports/formats.ts'
export { claimLine, documentLine, problemLine, readingLines } from './exports/lines.ts'
export type { Page } from './fetching/fetch.ts'
export type { Guest } from './fetching/guest.ts'
export type { Fetcher } from './fetching/polite.ts'
export { openPages, type PageStore, type Visit } from './fetching/store.ts'
export { READABLE_NAME } from './intake/intake.ts'
export { linksIn } from './intake/links.ts'
export type { Knowledge } from './knowledge/knowledge.ts'
export type { PackError } from './knowledge/yaml.ts'
export type { Given, Question } from './questions/question.ts'
export { QuestionError } from './questions/question.ts'
export { QUESTIONS, questionNamed } from './questions/questions.ts'
export { type Selection, selected } from './questions/selection.ts'
export { checkExamples, FAILURES, type PackReport } from './reading/check.ts'
export { type ClaimByHand, typedValue } from './record/by-hand.ts'
export { type Copied, copyRecord } from './record/copy.ts'
export { claimsOf } from './record/decisions.ts'
export { addressOf, isAddress } from './record/postgres/address.ts'
export type {
  ClaimChange,
  Decision,
  DecisionAct,
  Record,
  RecordClaim,
  RecordReader,
  SearchResult,
} from './record/record.ts'
export { RecordError } from './record/record.ts'
export { type BackedUp, backup, copyBeside, restore } from './record/sqlite/backup.ts'
export { allSentences } from './record/text/sentences.ts'

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

/** Two or more texts, read, side by side. */
export const compare = (readouts: readonly Readout[], { knowledge }: Packs): Comparison =>
  compareReadouts(readouts, knowledge)

/** All that reading and asking go by. */
export interface Packs extends ReadingPacks {
  readonly resolver: Resolver
  /** The user's own folders among them. */
  readonly own: readonly string[]
}

/** The shipped packs and a user's own beside them; or errors that name file, line and reason. */
export function loadPacks(own: readonly string[] = []): {
  readonly packs?: Packs
  readonly errors: readonly PackError[]
} {
  const files = packFiles([SHIPPED_PACKS, ...own])
  const { packs, errors } = packsOf(files)
  if (!packs) return { errors }
  return { packs: { ...packs, resolver: resolverOf(packs.knowledge.world, () => allNames(files)), own }, errors }
}

const NAMES = /^[^/]+\/names\//

/** Every name in every language, read when a question first needs it: reading has its own, compiled. */
const allNames = (files: readonly PackText[]) =>
  [
    ...Map.groupBy(
      files.filter(({ inside }) => NAMES.test(inside)),
      ({ path, inside }) => path.slice(0, path.length - inside.length + (NAMES.exec(inside)?.[0].length ?? 0)),
    ).values(),
  ].flatMap((own) => loadNames(own).names)

/** How the packs call their entities in a language; nothing for a language that no pack speaks. */
export function namesIn({ knowledge, publishers }: Packs, language: string): readonly NameRow[] {
  const { entities } = knowledge.world
  const known = (knowledge.languages.get(language)?.names ?? []).map(({ id, names }) => ({
    id,
    label: entities.get(id)?.label,
    name: names[0],
  }))
  const press = publishers.publishers.map(({ id, label, names }) => ({
    id,
    label,
    name: Object.entries(names).find(([own]) => language.startsWith(own))?.[1]?.[0],
  }))
  return [...known, ...press].flatMap(({ id, label, name }) =>
    name === undefined || label === undefined || label === name ? [] : [{ id, label, name }],
  )
}

/** What one source gave: its articles read, or one sentence on why it gave none. */
export type Outcome =
  | { readonly path: string; readonly readings: readonly Reading[]; readonly notes: readonly string[] }
  | { readonly path: string; readonly reason: string }

/** Longer than any report, in UTF-16 code units: what comes as one article of this length is no article. */
const LONGEST = 2_000_000

/** Takes and reads one source. Bytes that are no text give a reason, never a throw. */
export async function readSource(path: string, bytes: Uint8Array, packs: Packs): Promise<Outcome> {
  const { articles, problems } = await takeAny({ path, bytes }, packs.publishers)
  const notes = problems.filter((problem) => problem.kind === 'intake').map((problem) => problem.reason)
  const placed = problems.filter((problem) => problem.kind === 'problem')
  const readings: Reading[] = []
  for (const article of articles) {
    if (article.text.length > LONGEST) {
      const million = Math.round(article.text.length / 100_000) / 10
      notes.push(`A text of ${million} million characters in one piece is no article and was not read.`)
      continue
    }
    const reading = read(article, packs.knowledge)
    const own = placed.filter((problem) => problem.document === article.id)
    readings.push(own.length === 0 ? reading : { ...reading, problems: [...own, ...reading.problems] })
  }
  if (readings.length === 0) return { path, reason: notes.join(' ') || 'There is no article in it.' }
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

/** Reads a source and keeps all that was read in it, or gives one sentence on why there is nothing. */
export async function takeIn(
  { record, packs }: House,
  path: string,
  bytes: Uint8Array,
): Promise<Taken | { readonly reason: string }> {
  const outcome = await readSource(path, bytes, packs)
  if ('reason' in outcome) return outcome
  const documents: TakenDocument[] = []
  for (const reading of outcome.readings) {
    const { article, claims, problems, coverage } = reading
    const { repeated } = await record.append([reading])
    documents.push({
      id: article.id,
      ...(article.title === undefined ? {} : { title: article.title }),
      language: article.language,
      claims: claims.length,
      problems: problems.length,
      coverage,
      held: repeated > 0,
    })
  }
  return { documents, notes: outcome.notes }
}

/** Fetches pages as a guest. What it needs is loaded with the first page: most commands fetch nothing. */
export function fetcherFor(how: Omit<Guest, 'agent'> = {}): Fetcher {
  let made: Promise<Fetcher> | undefined
  return async (address, before) => {
    made ??= import('./fetching/guest.ts').then(({ guestFetcher }) =>
      guestFetcher({ ...how, agent: `Chancery/${packageVersion()}` }),
    )
    return (await made)(address, before)
  }
}

/** One for all that a running server is asked for: it keeps its distance from each host. */
const asGuest = fetcherFor()

/** Fetches one page, reads it and keeps what was read. */
export async function takePage(house: House, url: string): Promise<Taken | { readonly reason: string }> {
  const fetched = await (house.fetcher ?? asGuest)(url)
  if (fetched.kind === 'page') return takeIn(house, url, fetched.bytes)
  return { reason: fetched.kind === 'refused' ? fetched.reason : `${url} gave nothing.` }
}

/** Every document of a record with its claims as they stand after review; those without a wanted claim are left out. */
export async function* exportedDocuments(record: Record, query: Selected = {}): AsyncIterable<ExportedDocument> {
  // A part is asked for at once; the whole comes document by document, so that it never stands in memory.
  const part =
    Object.keys(query).length > 0 ? Map.groupBy(await record.claims(query), (one) => one.document.id) : undefined
  let cursor: string | undefined
  do {
    const page = await record.documents({ limit: 200, copies: true, ...(cursor === undefined ? {} : { cursor }) })
    for (const { id } of page.documents) {
      const claims = part ? part.get(id) : await record.claims({ document: id })
      const found = claims && (await record.document(id))
      if (found) yield { ...found, claims }
    }
    cursor = page.next
  } while (cursor !== undefined)
}

/** Opens the record at a path or an address, making it where there is none, but never the folder it is to stand in. */
export async function openRecord(
  path: string,
  options: Pick<OpenOptions, 'readOnly' | 'onUpgrade'> = {},
): Promise<Record> {
  const folder = dirname(path)
  if (path !== ':memory:' && !isAddress(path) && !existsSync(folder))
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
  /** How pages are fetched, where a house has manners of its own. */
  readonly fetcher?: Fetcher
}

/** Asks one question of a record. */
export async function ask({ record, packs }: House, name: string, given: Given): Promise<Answer> {
  const question = questionNamed(name)
  if (!question) {
    const names = QUESTIONS.map((one) => one.name).join(', ')
    throw new QuestionError('bad-value', 'question', `there is no question "${name}"; there are ${names}.`)
  }
  return question.ask({ record, world: packs.knowledge.world, resolver: packs.resolver, today: today() }, given)
}

/** Registry names looked up beside those of the record, at most. */
const KNOWN_NAMES = 50

/** Whom a typed name can mean: those whom the record names first, then those whom only the registry knows, with no claims. */
export async function findEntities({ record, packs }: House, query: EntityQuery): Promise<readonly EntityRow[]> {
  const rows = await record.entities(query)
  const q = query.q?.trim()
  if (!q) return rows
  const seen = new Set(rows.map(({ id }) => id))
  const known = packs.resolver
    .find(q)
    .filter(({ id }) => !seen.has(id) && (query.kind === undefined || id.startsWith(`${query.kind}:`)))
    .slice(0, KNOWN_NAMES)
  const more = await Promise.all(
    known.map(async ({ id, label }): Promise<EntityRow> => {
      // The record may call it by other names than the one typed.
      const [held] = (await record.entities({ q: id, limit: 5 })).filter((row) => row.id === id)
      return held ?? { id, label, names: [label], claims: 0 }
    }),
  )
  return [...rows, ...more]
    .toSorted((a, b) => b.claims - a.claims || (a.label < b.label ? -1 : 1))
    .slice(0, query.limit ?? KNOWN_NAMES)
}

/** An event by its id, or undefined; looks over all claims of the record. */
export const findEvent = ({ record, packs }: House, id: string): Promise<Event | undefined> =>
  eventById(record, packs.knowledge.world, id)

/** The whole sentences of a text around places in it. */
export const sentencesOf = (text: string, places: readonly Span[]): readonly Evidence[] =>
  sentencesAround(text, sentenceEnds(text), places)

/** What a person wants decided: as the record keeps it, or a claim made by hand from a place in a document. */
export interface Wish {
  readonly act: Exclude<DecisionAct, { readonly kind: 'add' }> | { readonly kind: 'add'; readonly claim: ClaimByHand }
  readonly by: string
  readonly why?: string
}

/** Keeps one decision of a person; throws a `RecordError` in one sentence where it cannot stand. */
export async function decide({ record }: Pick<House, 'record'>, { act, ...who }: Wish): Promise<Decision> {
  if (act.kind !== 'add') return record.decide({ act, ...who })
  const page = await record.document(act.claim.document)
  if (!page) throw new RecordError('invalid', `There is no document ${act.claim.document} on record.`)
  return record.decide({ act: { kind: 'add', claim: claimByHand(page.article, act.claim, who.by) }, ...who })
}

/** The one entity that a typed name means, by the registry, else by the names in the record's texts. */
export async function entityFinder({ record, packs }: House, texts: readonly string[]): Promise<FindEntity> {
  const found = new Map(await Promise.all(texts.map(async (text) => [text, await candidates(text)] as const)))
  async function candidates(text: string) {
    const known = packs.resolver.find(text)
    if (known.length > 0) return known
    const rows = await record.entities({ q: text, limit: 20 })
    return rows.filter(({ id, names }) => id === text || names.some((name) => foldName(name) === foldName(text)))
  }
  return (text) => {
    const all = found.get(text) ?? []
    const [one, another] = all.filter(({ id }) => id === text).length > 0 ? all.filter(({ id }) => id === text) : all
    if (one && another) {
      const list = all.slice(0, 6).map(({ id, label }) => `${label} (${id})`)
      throw new RecordError('invalid', `"${text}" can mean ${list.join(', ')}; give the id.`)
    }
    // Who is in no registry keeps the name and has no id.
    if (!one || one.id.startsWith('name:')) return { name: text }
    return { id: one.id, name: text, label: one.label }
  }
}
