// A frozen set of words that finds the longest one at a place of a text, whatever their number.
// Children stand in one open-addressed table keyed by (node, code unit), so a step is one probe.

export interface Trie {
  /** The longest word at `pos`, as the index given to `buildTrie`, or -1; its length is in `lastLength`. */
  longestAt(text: string, pos: number, limit: number): number
  /** The longest word at `pos` that ends at a word's edge. */
  longestWordAt(text: string, pos: number, limit: number): number
  /** Every word that starts at `pos`, shortest first. */
  eachAt(text: string, pos: number, limit: number, visit: (index: number, length: number) => void): void
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
export function buildTrie(words: readonly string[]): Trie {
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
  const child = (node: number, code: number): number => {
    let slot = hashOf(node, code, mask)
    while (nodes[slot] !== -1) {
      if (nodes[slot] === node && codes[slot] === code) return next[slot]!
      slot = (slot + 1) & mask
    }
    return -1
  }
  const grow = (node: number, code: number): number => {
    let slot = hashOf(node, code, mask)
    while (nodes[slot] !== -1) slot = (slot + 1) & mask
    nodes[slot] = node
    codes[slot] = code
    next[slot] = count
    return count++
  }
  words.forEach((word, index) => {
    if (!word) return
    const first = word.charCodeAt(0)
    let node = roots[first]!
    if (node === -1) {
      node = count++
      roots[first] = node
    }
    for (let i = 1; i < word.length; i++) {
      const code = word.charCodeAt(i)
      const known = child(node, code)
      node = known === -1 ? grow(node, code) : known
    }
    if (ends[node] === -1) ends[node] = index
  })
  let length = 0
  return {
    longestAt(text, pos, limit) {
      let node = roots[text.charCodeAt(pos)]!
      let found = -1
      let at = pos + 1
      while (node !== -1) {
        const end = ends[node]!
        if (end !== -1) {
          found = end
          length = at - pos
        }
        if (at >= limit) break
        node = child(node, text.charCodeAt(at))
        at++
      }
      return found
    },
    longestWordAt(text, pos, limit) {
      let node = roots[text.charCodeAt(pos)]!
      let found = -1
      let at = pos + 1
      while (node !== -1) {
        const end = ends[node]!
        if (end !== -1 && isEdge(text, at)) {
          found = end
          length = at - pos
        }
        if (at >= limit) break
        node = child(node, text.charCodeAt(at))
        at++
      }
      return found
    },
    eachAt(text, pos, limit, visit) {
      let node = roots[text.charCodeAt(pos)]!
      let at = pos + 1
      while (node !== -1) {
        const end = ends[node]!
        if (end !== -1) visit(end, at - pos)
        if (at >= limit) return
        node = child(node, text.charCodeAt(at))
        at++
      }
    },
    lastLength: () => length,
  }
}
