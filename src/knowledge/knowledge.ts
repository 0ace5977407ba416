// All that the reader knows, checked and frozen: the world, and each language's words and rules.
import type { FormPack } from './form-pack.ts'
import type { NumberPack } from './number-pack.ts'
import type { Frame, Pattern } from './rules.ts'
import type { TimePack } from './time-pack.ts'
import type { WordTable } from './words.ts'
import type { NameEntry, World } from './world.ts'

export interface LanguagePack {
  readonly language: string
  readonly words: WordTable
  readonly names: readonly NameEntry[]
  readonly frames: readonly Frame[]
  readonly patterns: readonly Pattern[]
  readonly numbers: NumberPack
  readonly time: TimePack
  /** How words change, where they do. */
  readonly forms?: FormPack
  /** Country whose leaders this language's press names without their country. */
  readonly home?: string
  readonly spaced: boolean
  /** On which side of its noun phrase the head stands: "the summit of …" left, the Chinese way right. */
  readonly heads: 'left' | 'right'
  /** Whether phrases of place, company and aim stand before the verb or after it. */
  readonly slots: 'before' | 'after'
  /** Endings of the verb forms that lean on the subject of another clause: "noting". */
  readonly leans: readonly string[]
  /** Characters to read as others: traditional to simplified. */
  readonly fold?: ReadonlyMap<string, string>
}

export interface Knowledge {
  /** Hash of the packs' content. */
  readonly version: string
  readonly world: World
  /** By BCP 47 tag; zh-Hans and zh-Hant share one pack. */
  readonly languages: ReadonlyMap<string, LanguagePack>
  /** EDTF of a dated event of the registry. */
  readonly dateOf: (id: string) => string | undefined
}
