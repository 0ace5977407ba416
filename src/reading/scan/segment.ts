// Cuts unspaced text into words so that the whole stretch is covered best, not so that each word is the longest:
// visit|China and not visiting|na. One backward pass; each place keeps the word that the cheapest cut begins with.
import type { Trie } from './trie.ts'

/** What a piece of a cut costs. Unknown characters cost most, so a cut that leaves none behind wins. */
const WORD = 10
const SINGLE = 13
const UNKNOWN = 16

export interface Segmentation {
  /** Index of the word that the best cut begins with at an offset of the text, or -1 for an unknown character. */
  wordAt(offset: number): number
  lengthAt(offset: number): number
}

let cost = new Float64Array(0)
let words = new Int32Array(0)
let lengths = new Uint16Array(0)

/** The best cut of text[start, end). The answer is good until the next call. */
export function segment(trie: Trie, text: string, start: number, end: number): Segmentation {
  const size = end - start + 1
  if (cost.length < size) {
    cost = new Float64Array(size * 2)
    words = new Int32Array(size * 2)
    lengths = new Uint16Array(size * 2)
  }
  cost[size - 1] = 0
  for (let i = size - 2; i >= 0; i--) {
    let best = UNKNOWN + cost[i + 1]!
    let word = -1
    let length = 1
    let node = trie.root(text.charCodeAt(start + i))
    for (let n = 1; node !== -1; n++) {
      const index = trie.wordAt(node)
      const total = (n === 1 ? SINGLE : WORD) + cost[i + n]!
      // at equal cost the longer word goes first
      if (index !== -1 && total <= best) {
        best = total
        word = index
        length = n
      }
      node = i + n < size - 1 ? trie.child(node, text.charCodeAt(start + i + n)) : -1
    }
    cost[i] = best
    words[i] = word
    lengths[i] = length
  }
  return { wordAt: (offset) => words[offset - start]!, lengthAt: (offset) => lengths[offset - start]! }
}
