// The corpus as the tests use it: each gold file with the readings of its text.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadPacks, type Packs, SHIPPED_CORPUS } from '../../src/chancery.ts'
import { take } from '../../src/intake/intake.ts'
import type { Reading } from '../../src/model/reading.ts'
import { read } from '../../src/reading/read.ts'
import type { Fact, Gold } from './score.ts'

export interface Case {
  /** zh, en, ru. */
  readonly language: string
  /** Those whose misses may be looked at, or those that only measure. */
  readonly set: 'working' | 'held out'
  readonly gold: Gold
  readonly readings: readonly Reading[]
}

export function shippedPacks(): Packs {
  const { packs, errors } = loadPacks()
  if (!packs) throw new Error(errors.map((one) => `${one.file}:${one.line} ${one.reason}`).join('\n'))
  return packs
}

export const readBytes = (path: string, bytes: Uint8Array, { publishers, knowledge }: Packs): Reading[] =>
  take({ path, bytes }, publishers).articles.map((article) => read(article, knowledge))

/** Every case of the languages that a pack reads. */
export function cases(packs: Packs): Case[] {
  const texts = new Map<string, Reading[]>()
  return goldFiles().flatMap((path): Case[] => {
    const language = path.split(/[\\/]/).at(-2) ?? ''
    if (![...packs.knowledge.languages.keys()].some((tag) => tag.startsWith(language))) return []
    const gold = readGold(path)
    const source = join(dirname(path), gold.text)
    const readings = texts.get(source) ?? readBytes(source, new Uint8Array(readFileSync(source)), packs)
    texts.set(source, readings)
    return [{ language, set: isHeldOut(gold.doc, path) ? 'held out' : 'working', gold, readings }]
  })
}

/** Only the newest set of a language, by its letter, measures; the ones before have been looked at. */
const isHeldOut = (doc: string, path: string): boolean => {
  const letters = readdirSync(dirname(path)).map((name) => name.charAt(0))
  const newest = letters.sort().at(-1) ?? 'a'
  return newest !== 'a' && doc.startsWith(`${newest}-`)
}

export const goldFiles = (): string[] =>
  existsSync(SHIPPED_CORPUS)
    ? readdirSync(SHIPPED_CORPUS, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(SHIPPED_CORPUS, name))
    : []

function readGold(path: string): Gold {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { readonly kind: string })
  const head = rows[0] as unknown as {
    readonly doc: string
    readonly text: string
    readonly complete?: readonly string[]
  }
  const of = (kind: string) => rows.filter((row) => row.kind === kind) as unknown as Fact[]
  return { doc: head.doc, text: head.text, complete: head.complete ?? [], facts: of('fact'), allowed: of('allowed') }
}
