// What Chancery knows of the press: how publishers lay out their pages, read from packs/publishers and checked.
// Two kinds of file: one a language (press-*.yaml: dates, page furniture, jump lines), one a publisher.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type Column,
  NAMES,
  PRESS,
  type PressFile,
  PUBLISHER,
  type PublisherFile,
  SCRIPT,
  type ShapeEntry,
  type ShapeKind,
  type ShapePlace,
  TABLES,
} from './publisher-schema.ts'
import { compileShape, type SlotWords } from './publisher-shapes.ts'
import { type PackError, readYaml } from './yaml.ts'

export { COLUMNS, type Column, SHAPE_KINDS, SHAPE_PLACES, type ShapeKind, type ShapePlace } from './publisher-schema.ts'

export type PressLanguage = 'zh' | 'en' | 'ru'

export interface ShapeExample {
  readonly text: string
  readonly place?: string | undefined
  readonly date?: string | undefined
  readonly page?: string | undefined
}

export interface Shape {
  readonly id: string
  readonly kind: ShapeKind
  readonly at: ShapePlace
  /** The publisher that a match names. */
  readonly publisher?: Publisher
  readonly pattern: RegExp
  readonly probe: RegExp
  readonly triggers: readonly string[]
  /** The characters that a match can begin with, and end with; absent where they may be any. */
  readonly firsts?: ReadonlySet<string>
  readonly lasts?: ReadonlySet<string>
  /** The shape tells its publisher only where one of these words stands in the lead. */
  readonly beside?: readonly string[]
  readonly yes: readonly ShapeExample[]
  readonly no: readonly string[]
  readonly file: string
  readonly line: number
}

/** How a publisher's saved web pages are laid out: CSS selectors, first that finds something counts. */
export interface PageLayout {
  readonly title?: readonly string[] | undefined
  readonly subtitle?: readonly string[] | undefined
  readonly date?: readonly string[] | undefined
  readonly byline?: readonly string[] | undefined
  readonly section?: readonly string[] | undefined
  readonly body?: readonly string[] | undefined
  readonly caption?: readonly string[] | undefined
  readonly drop?: readonly string[] | undefined
}

export interface Publisher {
  /** "org:xinhua" */
  readonly id: string
  readonly label: string
  readonly names: Readonly<Partial<Record<PressLanguage, readonly string[]>>>
  readonly hosts: readonly string[]
  readonly html?: PageLayout
}

/** What one language's press has in common. */
export interface Press {
  readonly language: PressLanguage
  readonly words: SlotWords
  /** Marks that end a sentence, and marks that may close a quotation or bracket after one. */
  readonly final: string
  readonly closing: string
  /** Marks that stand in no heading, only in prose. */
  readonly stops: string
  /** Marks that no heading ends with. */
  readonly open: string
  /** Longest title and longest heading, in UTF-16 units. */
  readonly longest: { readonly title: number; readonly heading: number }
  readonly shapes: readonly Shape[]
}

export interface PublisherPack {
  /** Hash of the files. */
  readonly version: string
  readonly press: Readonly<Record<PressLanguage, Press>>
  readonly publishers: readonly Publisher[]
  /** What the columns of tables of articles are called. */
  readonly columns: Readonly<Record<Column, readonly string[]>>
  /** Characters that only the simplified, or only the traditional, script writes. */
  readonly script: {
    readonly simplified: string
    readonly traditional: string
    readonly common: string
    /** Pairs: a radical, and the character that it stands for. */
    readonly radicals: string
  }
}

export interface PublisherFileText {
  readonly path: string
  readonly text: string
}

interface Draft {
  readonly errors: PackError[]
  readonly shapes: Map<PressLanguage, Shape[]>
  readonly ids: Map<string, string>
  /** Names of all publishers, known before the first shape is compiled. */
  readonly names: ReadonlyMap<PressLanguage, readonly string[]>
}

/** Loads the packs of the press. With errors there is no pack: each names file, line and reason. */
export const loadPublishers = (
  files: readonly PublisherFileText[],
): { readonly pack?: PublisherPack; readonly errors: readonly PackError[] } => {
  const draft: Draft = { errors: [], shapes: new Map(), ids: new Map(), names: namesIn(files) }
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const presses = new Map<PressLanguage, PressFile>()
  const ofFile = sorted.map((file) => ({ file, name: file.path.split('/').at(-1) ?? '' }))
  for (const { file } of ofFile.filter(({ name }) => name.startsWith('press-'))) {
    const press = value(readYaml(file.path, file.text, PRESS), draft)
    if (press === undefined) continue
    presses.set(press.language, press)
    addShapes(press.shapes, { file, draft, presses, fallback: press.language })
  }
  const publishers: Publisher[] = []
  let script: PublisherPack['script'] | undefined
  let columns: PublisherPack['columns'] | undefined
  for (const { file, name } of ofFile.filter(({ name }) => !name.startsWith('press-'))) {
    if (name === 'script.yaml') script = value(readYaml(file.path, file.text, SCRIPT), draft)
    else if (name === 'tables.yaml') columns = value(readYaml(file.path, file.text, TABLES), draft)
    else addPublisher(file, { draft, presses, publishers })
  }
  const whole = { file: sorted[0]?.path ?? 'packs/publishers', line: 1 }
  if (script === undefined)
    draft.errors.push({ ...whole, reason: 'there is no script.yaml that tells the Chinese scripts apart' })
  if (columns === undefined)
    draft.errors.push({ ...whole, reason: 'there is no tables.yaml that names the columns of tables' })
  const press = pressOf(presses, draft)
  if (press === undefined) draft.errors.push({ ...whole, reason: 'there is no press file for each of zh, en and ru' })
  if (draft.errors.length > 0 || press === undefined || script === undefined || columns === undefined)
    return { errors: draft.errors }
  const hash = createHash('sha256')
  // By name alone: the same packs in another folder are the same packs.
  for (const { file, name } of ofFile) hash.update(name).update('\0').update(file.text).update('\0')
  return {
    pack: Object.freeze({ version: hash.digest('hex').slice(0, 16), press, publishers, columns, script }),
    errors: [],
  }
}

const NAMED = z.object({ publisher: z.string(), names: NAMES })

const namesIn = (files: readonly PublisherFileText[]): ReadonlyMap<PressLanguage, readonly string[]> => {
  const all = new Map<PressLanguage, string[]>([
    ['zh', []],
    ['en', []],
    ['ru', []],
  ])
  for (const { path, text } of files) {
    const names = readYaml(path, text, NAMED).value?.names
    for (const [language, list] of all) list.push(...(names?.[language] ?? []))
  }
  return all
}

const value = <T>(read: { value: T | undefined; errors: readonly PackError[] }, draft: Draft): T | undefined => {
  draft.errors.push(...read.errors)
  return read.value
}

const addPublisher = (
  file: PublisherFileText,
  {
    draft,
    presses,
    publishers,
  }: { draft: Draft; presses: ReadonlyMap<PressLanguage, PressFile>; publishers: Publisher[] },
): void => {
  const read: PublisherFile | undefined = value(readYaml(file.path, file.text, PUBLISHER), draft)
  if (read === undefined) return
  const names: Partial<Record<PressLanguage, readonly string[]>> = {}
  for (const language of ['zh', 'en', 'ru'] as const) if (read.names[language]) names[language] = read.names[language]
  const publisher: Publisher = {
    id: read.publisher,
    label: read.label,
    names,
    hosts: read.hosts,
    ...(read.html ? { html: read.html } : {}),
  }
  publishers.push(publisher)
  addShapes(read.shapes, { file, draft, presses, publisher })
}

interface ShapeContext {
  readonly file: PublisherFileText
  readonly draft: Draft
  readonly presses: ReadonlyMap<PressLanguage, PressFile>
  readonly fallback?: PressLanguage
  readonly publisher?: Publisher
}

const addShapes = (entries: readonly ShapeEntry[], context: ShapeContext): void => {
  const lines = readYaml(context.file.path, context.file.text, z.unknown())
  for (const [i, entry] of entries.entries()) {
    const line = lines.lineOf(['shapes', i])
    const made = shapeOf(entry, line, context)
    if ('reason' in made) {
      context.draft.errors.push({ file: context.file.path, line, reason: `${entry.id}: ${made.reason}` })
      continue
    }
    const { language, shape } = made
    context.draft.ids.set(entry.id, `${context.file.path}:${line}`)
    context.draft.shapes.set(language, [...(context.draft.shapes.get(language) ?? []), shape])
  }
}

const shapeOf = (
  entry: ShapeEntry,
  line: number,
  { file, draft, presses, fallback, publisher }: ShapeContext,
): { language: PressLanguage; shape: Shape } | { reason: string } => {
  const language = entry.language ?? fallback
  if (language === undefined) return { reason: "a publisher's shape must say its language" }
  const earlier = draft.ids.get(entry.id)
  if (earlier !== undefined) return { reason: `the id is used twice, first in ${earlier}` }
  const press = presses.get(language)
  if (press === undefined) return { reason: `there is no press file for ${language}` }
  const compiled = compileEntry(
    entry,
    wordsOf(press, publisher?.names[language] ?? [], draft.names.get(language) ?? []),
  )
  if ('reason' in compiled) return compiled
  const shape: Shape = {
    id: entry.id,
    kind: entry.kind,
    at: entry.at,
    ...compiled,
    no: entry.no,
    file: file.path,
    line,
    yes: entry.yes.map((e) => (typeof e === 'string' ? { text: e } : e)),
    ...(publisher ? { publisher } : {}),
    ...(entry.beside ? { beside: entry.beside } : {}),
  }
  return { language, shape }
}

type Matching = Pick<Shape, 'pattern' | 'probe' | 'triggers' | 'firsts' | 'lasts'>

const compileEntry = (entry: ShapeEntry, words: SlotWords): Matching | { reason: string } => {
  const sources = typeof entry.shape === 'string' ? [entry.shape] : entry.shape
  const compiled = sources.map((shape) => compileShape(shape, words))
  const failed = compiled.find((c) => 'reason' in c)
  if (failed && 'reason' in failed) return failed
  const good = compiled.flatMap((c) => ('source' in c ? [c] : []))
  const triggers = good.every((c) => c.triggers.length > 0) ? good.flatMap((c) => c.triggers) : []
  if (entry.at !== 'line' && entry.at !== 'piece' && triggers.length === 0) {
    return { reason: 'outside a line of its own a shape needs a fixed word' }
  }
  const firsts = union(good.map((c) => c.firsts))
  // A shape that runs over a line break ends elsewhere than the line does.
  const lasts = sources.some((s) => s.includes('{line}')) ? undefined : union(good.map((c) => c.lasts))
  const edges = { triggers, ...(firsts ? { firsts } : {}), ...(lasts ? { lasts } : {}) }
  const body = `(?:${good.map((c) => c.source).join('|')})`
  const [source, sticky] = BOUNDS[entry.at](body)
  // Most lines do not match: the probe is the same pattern without the positions of its groups, which cost.
  return { probe: new RegExp(source, `u${sticky}`), pattern: new RegExp(source, `du${sticky}`), ...edges }
}

/** The pattern of a shape at its place in the line, and whether it must begin where it is tried. */
const BOUNDS: Readonly<Record<ShapePlace, (body: string) => readonly [string, 'y' | '']>> = {
  head: (body) => [body, 'y'],
  line: (body) => [`${body}[^\\S\\n]*(?=\\r?\\n|$)`, 'y'],
  foot: (body) => [`${body}[^\\S\\n]*$`, ''],
  piece: (body) => [`^${body}$`, ''],
  inside: (body) => [body, ''],
}

const union = (sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined =>
  sets.every((s) => s !== undefined) ? new Set(sets.flatMap((s) => [...(s ?? [])])) : undefined

const wordsOf = (press: PressFile, names: readonly string[], pressNames: readonly string[]): SlotWords => ({
  script: press.script,
  months: press.months,
  weekdays: press.weekdays,
  numerals: new Map(Object.entries(press.numerals)),
  dates: press.dates,
  monthDays: press.monthDays,
  names,
  press: pressNames,
})

const pressOf = (files: ReadonlyMap<PressLanguage, PressFile>, draft: Draft): PublisherPack['press'] | undefined => {
  const one = (language: PressLanguage): Press | undefined => {
    const file = files.get(language)
    if (file === undefined) return undefined
    // A publisher's own shape says more than the language's, so it is tried first.
    const all = draft.shapes.get(language) ?? []
    const shapes = [...all.filter((s) => s.publisher), ...all.filter((s) => !s.publisher)]
    const { final, closing, stops, open, longest } = file
    return {
      language,
      words: wordsOf(file, [], draft.names.get(language) ?? []),
      final,
      closing,
      stops,
      open,
      longest,
      shapes,
    }
  }
  const zh = one('zh'),
    en = one('en'),
    ru = one('ru')
  return zh && en && ru ? { zh, en, ru } : undefined
}
