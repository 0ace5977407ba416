// The package's door for programs: reads a text in Node.js and in a browser alike, without a server, a record or a disk.

import { hashOfBytes } from '../intake/hash.ts'
import { articlesOf } from '../intake/page.ts'
import { type PackText, packsOf, type ReadingPacks } from '../knowledge/packs.ts'
import type { PackError } from '../knowledge/yaml.ts'
import type { Reading } from '../model/reading.ts'
import { read as readArticle } from '../reading/read.ts'

export { claimLine, documentLine, type PublicLine, problemLine, readingLines } from '../exports/lines.ts'
export type { PackError } from '../knowledge/yaml.ts'
export type { Article } from '../model/article.ts'
export type { Claim, ClaimType, Evidence, Mode } from '../model/claim.ts'
export type { Problem } from '../model/problem.ts'
export type { Coverage, Reading } from '../model/reading.ts'

/** What reading goes by: names, words, rules and the press, checked. */
export type Packs = ReadingPacks

/** One file of a pack. */
export interface PackFile {
  /** Its path inside the pack folder, with slashes: "world/river.yaml". */
  readonly path: string
  readonly text: string
}

/** Packs that do not load: each fault with file, line and reason. */
export class PacksError extends Error {
  readonly errors: readonly PackError[]

  constructor(errors: readonly PackError[]) {
    super(errors.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'))
    this.name = 'PacksError'
    this.errors = errors
  }
}

export interface LoadOptions {
  /** Where `packs.json` stands, if not beside this module. */
  readonly from?: URL | string
  /** Files of your own, which add to the shipped ones. */
  readonly more?: readonly PackFile[]
}

/** Loads the shipped packs, and your own beside them. Takes about half a second: load once, read often. Throws `PacksError`. */
export async function loadPacks(options: LoadOptions = {}): Promise<Packs> {
  const shipped = (await bundle(new URL(options.from ?? './packs.json', import.meta.url))) as readonly PackFile[]
  const texts = [...shipped, ...(options.more ?? [])].map(({ path, text }): PackText => ({ path, inside: path, text }))
  const { packs, errors } = packsOf(texts)
  if (!packs) throw new PacksError(errors)
  return packs
}

async function bundle(address: URL): Promise<unknown> {
  if (address.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises')
    return JSON.parse(await readFile(address, 'utf8'))
  }
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`The packs could not be loaded from ${address.href}: ${reply.status}.`)
  return reply.json()
}

export interface ReadOptions {
  /** What the text is to be called as a source; "-" when absent. */
  readonly source?: string
  /** The text is one article, whatever it looks like. */
  readonly single?: boolean
}

/**
 * Reads a text, which may be a whole page with several articles: one reading an article, none where the text is blank.
 * Offsets count UTF-16 code units into `reading.article.text`. The same text and packs always give the same readings.
 */
export function read(text: string, packs: Packs, options: ReadOptions = {}): readonly Reading[] {
  if (text.trim() === '') return []
  const source = {
    path: options.source ?? '-',
    hash: hashOfBytes(new TextEncoder().encode(text)),
    mediaType: 'text/plain',
    encoding: 'utf-8',
  }
  const page = articlesOf(text, { source, ...(options.single ? { single: true } : {}) }, packs.publishers)
  return page.articles.map((article) => {
    const reading = readArticle(article, packs.knowledge)
    const own = page.problems.filter(({ document }) => document === article.id)
    return own.length === 0 ? reading : { ...reading, problems: [...own, ...reading.problems] }
  })
}
