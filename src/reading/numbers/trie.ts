// A table of words that is walked along the text: the longest word at a place, found without copying any text.

/** What a word means, and its length in UTF-16 code units (all spellings of a word are equally long). */
export interface Leaf<T> {
  readonly value: T
  readonly length: number
}

interface Node<T> {
  readonly next: Map<number, Node<T>>
  leaf: Leaf<T> | undefined
}

export interface Trie<T> {
  readonly root: Node<T>
  /** Words end where letters end (alphabetic scripts). */
  readonly bounded: boolean
}

export interface TrieOptions {
  readonly bounded: boolean
  /** Letters that may stand for each other, as in names written with and without their dots. */
  readonly letters?: Readonly<Record<string, string>>
}

const SPACES = [0x20, 0xa0, 0x0a, 0x202f]
const LETTER = /\p{L}|\p{Nd}/u
// One byte a code unit, so that no text is copied to ask.
const LETTERS = Uint8Array.from({ length: 65536 }, (_, code) => (LETTER.test(String.fromCharCode(code)) ? 1 : 0))

/** True for the code units that continue a word of an alphabetic script. */
export const isLetter = (code: number): boolean => LETTERS[code] === 1

export const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
export const digitValue = (code: number): number => (code >= 0xff10 ? code - 0xff10 : code - 48)
export const isSpace = (code: number): boolean => code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x3000

/** Words to their meanings; upper and lower case are alike, a space matches any one white-space character. */
export function trie<T>(entries: Iterable<readonly [string, T]>, options: TrieOptions): Trie<T> {
  const root: Node<T> = { next: new Map(), leaf: undefined }
  for (const [word, value] of entries) {
    let nodes = [root]
    for (const letter of word) for (const unit of units(letter)) nodes = step(nodes, spellings(unit, options))
    for (const node of nodes) node.leaf = Object.freeze({ value, length: word.length })
  }
  return { root, bounded: options.bounded }
}

const units = (letter: string): string[] => letter.split('')

function spellings(unit: string, options: TrieOptions): number[] {
  if (unit === ' ') return SPACES
  const forms = new Set([unit, unit.toLowerCase(), unit.toUpperCase()])
  const other = options.letters?.[unit.toLowerCase()]
  if (other) forms.add(other).add(other.toUpperCase())
  return [...forms].filter((form) => form.length === 1).map((form) => form.charCodeAt(0))
}

// Every spelling gets its own edge; spellings that are new together share one node, so tables stay small.
function step<T>(nodes: readonly Node<T>[], codes: readonly number[]): Node<T>[] {
  const reached = new Set<Node<T>>()
  for (const node of nodes) {
    let fresh: Node<T> | undefined
    for (const code of codes) {
      let child = node.next.get(code)
      if (!child) {
        fresh ??= { next: new Map(), leaf: undefined }
        child = fresh
        node.next.set(code, child)
      }
      reached.add(child)
    }
  }
  return [...reached]
}

/** The longest word that starts at pos and ends by limit. */
export function longest<T>(table: Trie<T>, text: string, pos: number, limit: number): Leaf<T> | undefined {
  let node: Node<T> | undefined = table.root
  let found: Leaf<T> | undefined
  for (let at = pos; at < limit; at++) {
    node = node.next.get(text.charCodeAt(at))
    if (!node) break
    if (node.leaf && (!table.bounded || endsWord(text, at + 1))) found = node.leaf
  }
  return found
}

/** Whether any word of the table starts at pos: the quick question before the full reading. */
export function anyWord<T>(table: Trie<T>, text: string, pos: number, limit: number): boolean {
  let node: Node<T> | undefined = table.root
  for (let at = pos; at < limit; at++) {
    node = node.next.get(text.charCodeAt(at))
    if (!node) return false
    if (node.leaf && (!table.bounded || endsWord(text, at + 1))) return true
  }
  return false
}

/** Whether a word may end before this place: no letter goes on. */
export function endsWord(text: string, at: number): boolean {
  return at >= text.length || !isLetter(text.charCodeAt(at)) || !isLetter(text.charCodeAt(at - 1))
}

/** Whether a word may start here: no letter or digit stands before. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !isLetter(text.charCodeAt(at - 1))
}

/** Marks the first code units of a table's words. */
export function markStarts<T>(table: Trie<T>, starts: Uint8Array): void {
  for (const code of table.root.next.keys()) starts[code] = 1
}

/** The place after any single-line white space. */
export function skipSpaces(text: string, pos: number, limit: number): number {
  let at = pos
  while (at < limit && isSpace(text.charCodeAt(at))) at++
  return at
}
