// The texts that the reading benchmark runs over: every article at hand once, then shuffled copies up to a size.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where texts are looked for. The last two are no part of the project: where they are absent the run says so. */
const FOLDERS = ['corpus', '../shared/eval/dev/texts', '../shared/seeds'] as const

export interface Text {
  readonly path: string
  readonly bytes: Uint8Array
  /** Decoded, for what works on strings. */
  readonly text: string
}

export interface Texts {
  readonly texts: readonly Text[]
  /** Folders that are not here. */
  readonly absent: readonly string[]
}

/** All texts under the folders, in the order of their paths. */
export function loadTexts(): Texts {
  const decoder = new TextDecoder()
  const texts = FOLDERS.flatMap((folder) => filesOf(folder)).map((path): Text => {
    const bytes = new Uint8Array(readFileSync(path))
    return { path, bytes, text: decoder.decode(bytes) }
  })
  return { texts, absent: FOLDERS.filter((folder) => !existsSync(folder)) }
}

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => join(folder, name))
    : []

export const bytesOf = (texts: readonly Text[]): number => texts.reduce((sum, { bytes }) => sum + bytes.length, 0)

/** The texts shuffled, again and again until they hold `least` bytes; no text stands twice in a row. */
export function varied(texts: readonly Text[], least: number): Text[] {
  const below = generator(20_240_704)
  const out: Text[] = []
  let size = 0
  while (size < least && texts.length > 1) {
    const round = [...texts]
    for (let i = round.length - 1; i > 0; i--) {
      const j = below(i + 1)
      const one = round[i]!
      round[i] = round[j]!
      round[j] = one
    }
    if (round[0] === out.at(-1)) round.push(round.shift()!)
    out.push(...round)
    size += bytesOf(round)
  }
  return out
}

/** Whole numbers below a bound from a seed, so that every run has the same order. */
function generator(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * bound)
  }
}
