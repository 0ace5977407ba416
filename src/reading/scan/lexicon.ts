// All words of a language in one place: names, titles, triggers and function words, so that the longest always wins.
import { type Forms, type Lexeme, lexemeMaker, type Sense } from './lexeme.ts'
import { buildTrie, type Trie } from './trie.ts'

export interface LexiconEntry extends Forms, Sense {
  readonly word: string
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
  const marks = new Map<string, Forms>()
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
      marks.set(word, {
        cases: (known?.cases ?? 0) | entry.cases,
        future: entry.future || known?.future,
        participle: entry.participle || known?.participle,
        several: entry.several || known?.several,
        passive: entry.passive || known?.passive,
      })
    }
    const senses = byWord.get(word)
    if (!senses) byWord.set(word, [{ cls, value }])
    else if (!senses.some((s) => s.cls === cls && s.value === value)) senses.push({ cls, value })
  }
  const lexemes: Lexeme[] = []
  const make = lexemeMaker()
  const index = new Map<string, Lexeme>()
  for (const [word, senses] of byWord) {
    const lexeme = make(word, senses, marks.get(word))
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
