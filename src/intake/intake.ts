// The door of intake: a source's bytes to its articles, or one sentence why there are none.
import { gunzipSync } from 'node:zlib'
import type { PublisherPack } from '../knowledge/publishers.ts'
import type { Article } from '../model/article.ts'
import type { Problem } from '../model/problem.ts'
import { feed } from './formats/feed.ts'
import {
  type Context,
  type Format,
  gather,
  type IntakeProblem,
  MAX_DEPTH,
  newBudget,
  nothing,
  type Sheet,
  type Unpacked,
} from './formats/format.ts'
import { html } from './formats/html.ts'
import { mail } from './formats/mail.ts'
import { pdf } from './formats/pdf.ts'
import { type FormatName, formatOf } from './formats/sniff.ts'
import { csv, json } from './formats/table.ts'
import { markdown, plainText } from './formats/text.ts'
import { warc } from './formats/warc.ts'
import { zip } from './formats/zip.ts'
import { hashOfBytes } from './hash.ts'
import { compose } from './map.ts'
import { articlesOf } from './page.ts'

export { INTAKE_CODES, type IntakeCode, type IntakeProblem } from './formats/format.ts'
export { READABLE_NAME } from './formats/sniff.ts'

/** Bytes and where they are from. */
export interface SourceBytes {
  /** Path or URL as the user gave it; "-" for standard input. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType?: string
}

export interface Taken {
  readonly articles: readonly Article[]
  /** Of the source (`kind: 'intake'`) and of its articles (`kind: 'problem'`). */
  readonly problems: readonly (IntakeProblem | Problem)[]
}

/** Takes in one source of any format but PDF, whose parser works asynchronously. Never throws for what the bytes hold. */
export const take = (source: SourceBytes, publishers: PublisherPack): Taken => {
  const unpacked = open(source.bytes, contextOf(source, publishers))
  return safely(source, publishers, unpacked.later ? gather([unpacked, UNREAD_PDF]) : unpacked)
}

const UNREAD_PDF = nothing('format', 'PDFs are read where there is time to wait for them, not here.')

/** Takes in one source of any format. */
export const takeAny = async (source: SourceBytes, publishers: PublisherPack): Promise<Taken> => {
  const unpacked = open(source.bytes, contextOf(source, publishers))
  return safely(source, publishers, await whole(unpacked))
}

/** With what had to be waited for, one after the other, so that one PDF at a time stands in memory. */
const whole = async (unpacked: Unpacked): Promise<Unpacked> => {
  const all = [unpacked]
  for (const read of unpacked.later ?? []) all.push(await read())
  return gather(all)
}

/** A page that our own reading cannot cope with is the source's problem too: the run goes on. */
const safely = (source: SourceBytes, pack: PublisherPack, unpacked: Unpacked): Taken => {
  try {
    return finish(source, pack, unpacked)
  } catch (error) {
    return { articles: [], problems: [...unpacked.problems, ...failed(error, 'text').problems] }
  }
}

const contextOf = (source: SourceBytes, pack: PublisherPack): Context => ({
  path: source.path,
  pack,
  ...(source.mediaType ? { mediaType: source.mediaType } : {}),
  budget: newBudget(),
  depth: 0,
  open: (bytes, { path, mediaType, inside }) => {
    const { mediaType: _, ...outer } = inside
    return open(bytes, { ...outer, path, depth: inside.depth + 1, ...(mediaType ? { mediaType } : {}) })
  },
})

const gzip: Format = (bytes, context) => {
  if (context.depth >= MAX_DEPTH)
    return nothing('too-big', `Archives are opened ${MAX_DEPTH} deep; this one lies deeper.`)
  try {
    const data = gunzipSync(bytes, { maxOutputLength: Math.max(1, Math.min(512 * 1024 * 1024, context.budget.bytes)) })
    context.budget.bytes -= data.length
    return context.open(data, { path: context.path.replace(/\.gz$/iu, ''), inside: context })
  } catch (error) {
    const big = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    return big
      ? nothing('too-big', 'The packed file is too big when unpacked.')
      : nothing('damaged', 'The packed file is damaged.')
  }
}

const FORMATS: Readonly<Record<FormatName, Format>> = {
  text: plainText,
  markdown,
  html,
  zip,
  gzip,
  warc,
  feed,
  json,
  csv,
  mail,
  pdf: (bytes, context) => ({
    sheets: [],
    problems: [],
    later: [() => pdf(bytes, context).catch((error: unknown) => failed(error, 'pdf'))],
  }),
  rtf: () => nothing('format', 'The file is RTF, which is not read; save it as DOCX, ODT or text.'),
}

const open = (bytes: Uint8Array, context: Context): Unpacked => {
  if (bytes.length === 0) return nothing('empty', 'The file is empty.')
  const format = formatOf(bytes, context.path, context.mediaType)
  try {
    return FORMATS[format](bytes, context)
  } catch (error) {
    return failed(error, format)
  }
}

/** A parser gave up: the source is at fault, and the run goes on. */
const failed = (error: unknown, format: FormatName): Unpacked => {
  const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : String(error)
  const big = error instanceof RangeError
  const what = format === 'text' ? 'file' : `${format.toUpperCase()} file`
  return big
    ? nothing('too-big', `The ${what} is too big to be read (${why}).`)
    : nothing('damaged', `The ${what} is damaged (${why}).`)
}

const finish = (source: SourceBytes, pack: PublisherPack, { sheets, problems }: Unpacked): Taken => {
  const hash = hashOfBytes(source.bytes)
  const articles: Article[] = []
  const found: (IntakeProblem | Problem)[] = [...problems]
  for (const sheet of sheets) {
    const page = articlesOf(sheet.text, broughtBy(sheet, { path: source.path, hash }), pack)
    for (const problem of page.problems) found.push(problem)
    for (const made of page.articles) {
      const article = sheet.map ? { ...made, map: compose(made.map, sheet.map) } : made
      articles.push(article)
      for (const problem of brokenIn(made, sheet.broken ?? [], sheet.encoding)) found.push(problem)
      for (const problem of notesOn(article, sheet)) found.push(problem)
    }
  }
  return { articles, problems: found }
}

const broughtBy = (sheet: Sheet, { path, hash }: { path: string; hash: string }): Parameters<typeof articlesOf>[1] => ({
  source: {
    path,
    hash,
    mediaType: sheet.mediaType,
    encoding: sheet.encoding,
    ...(sheet.entry === undefined ? {} : { entry: sheet.entry }),
  },
  ...(sheet.single ? { single: true } : {}),
  ...(sheet.marks ? { marks: sheet.marks } : {}),
  ...(sheet.title ? { title: sheet.title } : {}),
  ...(sheet.published ? { published: sheet.published } : {}),
  ...(sheet.publisher ? { publisher: sheet.publisher } : {}),
  ...(sheet.section ? { section: sheet.section } : {}),
})

/** The places of an article where bytes were no characters. `article.map` leads into the sheet. */
const brokenIn = (article: Article, broken: readonly number[], encoding: string): Problem[] =>
  broken.flatMap((offset) => {
    const run = article.map.find((r) => offset >= r.source && offset < r.source + r.end - r.start)
    if (run === undefined) return []
    const start = offset - run.source + run.start
    const reason = `Bytes here are no character in ${encoding}, the encoding that fits the rest.`
    const quote = article.text.slice(start, start + 1)
    return [{ kind: 'problem', document: article.id, code: 'encoding', start, end: start + 1, quote, reason }]
  })

const notesOn = (article: Article, sheet: Sheet): Problem[] =>
  (sheet.notes ?? []).map((reason) => ({
    kind: 'problem',
    document: article.id,
    code: 'layout',
    start: 0,
    end: 0,
    quote: '',
    reason,
  }))
