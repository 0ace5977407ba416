// A frozen set of words that finds the longest one at a place of a text, whatever their number.
// Children stand in one open-addressed table keyed by (node, code unit), so a step is one probe.

export interface Trie {
  /** The longest word at `pos`, as the index given to `buildTrie`, or -1; its length is in `lastLength`. */
  longestAt(text: string, pos: number, limit: number): number
  /** The longest word at `pos` that ends at a word's edge. */
  longestWordAt(text: string, pos: number, limit: number): number
  /** The node of a first code unit, or -1; with `child` and `wordAt` every word of a place is walked through. */
  root(code: number): number
  /** The node that a code unit leads to, or -1. */
  child(node: number, code: number): number
  /** The word that ends at a node, or -1. */
  wordAt(node: number): number
  /** Length of the word that `longestAt` found last. */
  lastLength(): number
}

const hashOf = (node: number, code: number, mask: number): number =>
  ((Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7) & mask

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** Whether a word may end before `at`: no letter on one side at least. */
const isEdge = (text: string, at: number): boolean =>
  at >= text.length || !LETTER.test(text[at]!) || !LETTER.test(text[at - 1]!)

/** Builds the trie over `words`; a word's index is what `longestAt` returns. Doubles keep the first index. */
export const buildTrie = (words: readonly string[]): Trie => finderIn(tableOf(words))

interface Table {
  readonly mask: number
  readonly nodes: Int32Array
  readonly codes: Uint16Array
  readonly next: Int32Array
  /** The first node of each code unit. */
  readonly roots: Int32Array
  /** The word that ends at a node. */
  readonly ends: Int32Array
}

function tableOf(words: readonly string[]): Table {
  const total = words.reduce((n, w) => n + w.length, 1)
  let size = 16
  while (size < total * 2) size *= 2
  const mask = size - 1
  const nodes = new Int32Array(size).fill(-1)
  const codes = new Uint16Array(size)
  const next = new Int32Array(size)
  const roots = new Int32Array(65536).fill(-1)
  const ends = new Int32Array(total + 1).fill(-1)
  let count = 1
  const childOrNew = (node: number, code: number): number => {
    let slot = hashOf(node, code, mask)
    while (nodes[slot] !== -1) {
      if (nodes[slot] === node && codes[slot] === code) return next[slot]!
      slot = (slot + 1) & mask
    }
    nodes[slot] = node
    codes[slot] = code
    next[slot] = count
    return count++
  }
  words.forEach((word, index) => {
    if (!word) return
    const first = word.charCodeAt(0)
    if (roots[first] === -1) roots[first] = count++
    let node = roots[first]!
    for (let i = 1; i < word.length; i++) node = childOrNew(node, word.charCodeAt(i))
    if (ends[node] === -1) ends[node] = index
  })
  return { mask, nodes, codes, next, roots, ends }
}

function finderIn({ mask, nodes, codes, next, roots, ends }: Table): Trie {
  const child = (node: number, code: number): number => {
    let slot = hashOf(node, code, mask)
    while (nodes[slot] !== -1) {
      if (nodes[slot] === node && codes[slot] === code) return next[slot]!
      slot = (slot + 1) & mask
    }
    return -1
  }
  let length = 0
  const longest = (text: string, pos: number, limit: number, edges: boolean): number => {
    let node = roots[text.charCodeAt(pos)]!
    let found = -1
    let at = pos + 1
    while (node !== -1) {
      const end = ends[node]!
      if (end !== -1 && (!edges || isEdge(text, at))) {
        found = end
        length = at - pos
      }
      if (at >= limit) break
      node = child(node, text.charCodeAt(at))
      at++
    }
    return found
  }
  return {
    longestAt: (text, pos, limit) => longest(text, pos, limit, false),
    longestWordAt: (text, pos, limit) => longest(text, pos, limit, true),
    root: (code) => roots[code]!,
    child,
    wordAt: (node) => ends[node]!,
    lastLength: () => length,
  }
}
