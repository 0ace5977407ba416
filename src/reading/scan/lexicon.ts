// All words of a language in one place: names, titles, triggers and function words, so that the longest always wins.
import { buildTrie, type Trie } from './trie.ts'

/** What a word can be: a class of the language pack with its value ("say" → "say", "name" → "country:KZ"). */
export interface Sense {
  readonly cls: string
  readonly value: string
}

export interface Lexeme {
  readonly word: string
  readonly senses: readonly Sense[]
  /** class → value of the first sense of that class; "" where the class has none. */
  readonly is: Readonly<Record<string, string>>
  /** In a language of cases: those that the form may be, as bits. */
  readonly cases?: number
  /** A finite form of the future. */
  readonly future?: boolean
  readonly participle?: boolean
  /** A finite form that wants several who act. */
  readonly several?: boolean
  readonly passive?: boolean
}

export interface LexiconEntry {
  readonly word: string
  readonly cls: string
  readonly value: string
  readonly cases?: number
  readonly future?: boolean
  readonly participle?: boolean
  readonly several?: boolean
  readonly passive?: boolean
}

export interface Lexicon {
  readonly trie: Trie
  /** Words that may be written in capitals, in small letters; index into `lexemes` through `smallIndex`. */
  readonly small?: Trie
  readonly smallIndex: readonly number[]
  readonly lexemes: readonly Lexeme[]
  readonly get: (word: string) => Lexeme | undefined
}

/** Collects words and senses from packs; the same word may come from many places. */
export function buildLexicon(
  entries: Iterable<LexiconEntry>,
  proper?: (cls: string, value: string) => boolean,
): Lexicon {
  const byWord = new Map<string, Sense[]>()
  const marks = new Map<
    string,
    { cases: number; future?: boolean; participle?: boolean; several?: boolean; passive?: boolean }
  >()
  const written = new Set<string>()
  const small = new Set<string>()
  for (const entry of entries) {
    const { cls, value } = entry
    const isProper = proper === undefined || (proper(cls, value) && entry.word !== entry.word.toLowerCase())
    const word = isProper ? entry.word : entry.word.toLowerCase()
    if (isProper) written.add(word)
    else small.add(word)
    if (entry.cases !== undefined) {
      const known = marks.get(word)
      if (known) known.cases |= entry.cases
      marks.set(word, {
        ...(known ?? { cases: entry.cases }),
        ...(entry.future ? { future: true } : {}),
        ...(entry.participle ? { participle: true } : {}),
        ...(entry.several ? { several: true } : {}),
        ...(entry.passive ? { passive: true } : {}),
      })
    }
    const senses = byWord.get(word)
    if (!senses) byWord.set(word, [{ cls, value }])
    else if (!senses.some((s) => s.cls === cls && s.value === value)) senses.push({ cls, value })
  }
  const lexemes: Lexeme[] = []
  const index = new Map<string, Lexeme>()
  for (const [word, senses] of byWord) {
    const is: Record<string, string> = {}
    for (const { cls, value } of senses) is[cls] ??= value
    const lexeme: Lexeme = { word, senses, is, ...marks.get(word) }
    lexemes.push(lexeme)
    index.set(word, lexeme)
  }
  if (!proper)
    return { trie: buildTrie(lexemes.map((l) => l.word)), lexemes, smallIndex: [], get: (word) => index.get(word) }
  const at = new Map(lexemes.map((l, i) => [l.word, i]))
  const smallWords = [...small]
  return {
    trie: buildTrie(lexemes.map((l) => (written.has(l.word) ? l.word : ''))),
    lexemes,
    small: buildTrie(smallWords),
    smallIndex: smallWords.map((w) => at.get(w)!),
    get: (word) => index.get(word),
  }
}
