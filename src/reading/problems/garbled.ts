// Names printed with one character wrong, missing, too many or out of order. Such a name falls into fragments when a text
// is cut into words; only stretches that hold a fragment are held against the registry, and only the fragment may be wrong.
import type { Knowledge, LanguagePack } from '../../knowledge/knowledge.ts'
import type { Article } from '../../model/article.ts'
import { classes, isAny } from '../scan/lexeme.ts'
import type { Lexicon } from '../scan/lexicon.ts'
import type { Token } from '../scan/tokens.ts'
import type { Misprint } from './misprints.ts'

/** Shortest and longest names that are looked for: shorter ones are near to too many words. */
const NAME = { least: 4, most: 12 }
/** Most tokens that a garbled name falls into. */
const PIECES = 6

const FUNCTION = classes(
  'coverb',
  'de',
  'list',
  'aspect',
  'copula',
  'mode',
  'temporal',
  'pronoun',
  'say',
  'verb',
  'own',
  'stance',
  'noise',
  'decide',
  'disposal',
  'equates',
)

interface Index {
  /** A name without one of its characters, and which. */
  readonly without: ReadonlyMap<string, readonly { readonly name: string; readonly at: number }[]>
  /** A name with two neighbours exchanged. */
  readonly swapped: ReadonlyMap<string, string>
  /** What a name names: person, place, country. */
  readonly kinds: ReadonlyMap<string, string>
  /** Ends of all names: one slip leaves the first two characters of a name as they are, or the last two, or the outermost. */
  readonly ends: ReadonlySet<number>
}

/** Two characters as a number, and where in a name they stand. */
const END = { first: 0, last: 2 ** 32, outermost: 2 ** 33 }
const endsOf = (word: string): readonly [number, number, number] => {
  const n = word.length
  const [a, b, y, z] = [word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(n - 2), word.charCodeAt(n - 1)]
  return [END.first + a * 65536 + b, END.last + y * 65536 + z, END.outermost + a * 65536 + z]
}

const indexes = new WeakMap<LanguagePack, Index>()

const drop = (word: string, i: number): string => word.slice(0, i) + word.slice(i + 1)

function indexOf(pack: LanguagePack, { world }: Knowledge, lexicon: Lexicon): Index {
  const known = indexes.get(pack)
  if (known) return known
  const without = new Map<string, { name: string; at: number }[]>()
  const swapped = new Map<string, string>()
  const kinds = new Map<string, string>()
  for (const { id, names } of pack.names) {
    const kind = world.entities.get(id)?.kind ?? ''
    if (kind === 'level') continue
    for (const name of names) {
      if (name.length < NAME.least || name.length > NAME.most || !HAN_ONLY.test(name)) continue
      kinds.set(name, kind)
      for (let at = 0; at < name.length; at++) {
        const key = drop(name, at)
        const same = without.get(key)
        if (same) same.push({ name, at })
        else without.set(key, [{ name, at }])
        const next = name[at + 1]
        if (next !== undefined && next !== name[at])
          swapped.set(name.slice(0, at) + next + name[at] + name.slice(at + 2), name)
      }
    }
  }
  const ends = new Set<number>()
  for (const { word, is } of lexicon.lexemes)
    if (is.name !== undefined && word.length >= NAME.least) for (const end of endsOf(word)) ends.add(end)
  const made = { without, swapped, kinds, ends }
  indexes.set(pack, made)
  return made
}

const HAN_ONLY = /^\p{Script=Han}+$/u

/** What a stretch of text is looked up with. */
interface Search {
  readonly text: string
  readonly lexicon: Lexicon
  readonly index: Index
  /** Names of people and places, which are spelt in more than one way. */
  readonly transcribed: (name: string) => boolean
}

interface Searched {
  readonly article: Article
  readonly text: string
  readonly lexicon: Lexicon
  readonly pack: LanguagePack
  readonly knowledge: Knowledge
}

/** Garbled names among the tokens of a document's sentences. */
export function garbledNames(
  cut: readonly (readonly Token[])[],
  { article, text, lexicon, pack, knowledge }: Searched,
): Misprint[] {
  const index = indexOf(pack, knowledge, lexicon)
  const transcribed = (name: string) => {
    const kind = index.kinds.get(name)
    // the press that writes traditional characters spells countries in ways of its own
    return kind === 'person' || kind === 'place' || (kind === 'country' && article.language === 'zh-Hant')
  }
  const search: Search = {
    text,
    lexicon,
    index,
    transcribed,
  }
  return cut.flatMap((tokens) => [...garbledIn(tokens, search), ...garbledTerms(tokens, search)])
}

/** A piece that no longer word accounts for. */
const isFragment = (t: Token): boolean =>
  t.kind === 'text' || (t.kind === 'word' && t.end - t.start === 1 && !isAny(t.lex, FUNCTION))

/** What may be a part of a name. */
const isPiece = (t: Token): boolean =>
  t.kind === 'text' || (t.kind === 'word' && !(t.end - t.start === 1 && isAny(t.lex, FUNCTION)))

function garbledIn(tokens: readonly Token[], search: Search): Misprint[] {
  const out: Misprint[] = []
  for (let from = 0; from < tokens.length; from++) {
    let fragment = false
    for (let to = from; to < tokens.length && to < from + PIECES && isPiece(tokens[to]!); to++) {
      const piece = tokens[to]!
      if (to > from && piece.start !== tokens[to - 1]!.end) break
      fragment ||= isFragment(piece)
      const length = piece.end - tokens[from]!.start
      if (length > NAME.most + 1) break
      if (!fragment || to === from || length < NAME.least) continue
      const likely = nameFor(tokens.slice(from, to + 1), search)
      if (!likely) continue
      const span = { start: tokens[from]!.start, end: piece.end }
      out.push({
        span,
        reason: notSpelt(search.text.slice(span.start, span.end), likely),
        likely,
      })
      from = to
      break
    }
  }
  return out
}

/** A term in quotation marks that misses a fixed phrase or a body of the registry by one character. */
function garbledTerms(tokens: readonly Token[], { text, lexicon, index, transcribed }: Search): Misprint[] {
  return tokens.flatMap((open, i) => {
    if (open.kind !== 'mark' || !/[“「]/.test(open.mark)) return []
    let close = i + 1
    while (close < i + PIECES && tokens[close] && tokens[close]!.kind !== 'mark') close++
    const last = tokens[close]
    if (last?.kind !== 'mark' || !/[”」]/.test(last.mark)) return []
    const term = text.slice(open.end, last.start)
    const pieces = tokens.slice(i + 1, close)
    // a term of known words is one of its own; a misprinted one leaves something that no word accounts for
    if (lexicon.get(term) !== undefined || !pieces.some((t) => t.kind === 'text')) return []
    if (term.length < NAME.least || term.length > NAME.most) return []
    for (let at = 0; at < term.length; at++) {
      const rest = drop(term, at)
      if (lexicon.get(rest)?.is.name !== undefined) continue
      const other = index.without.get(rest)?.find((n) => n.at === at && n.name.length === term.length)
      if (other && !transcribed(other.name))
        return [{ span: { start: open.end, end: last.start }, reason: notSpelt(term, other.name), likely: other.name }]
    }
    return []
  })
}

const notSpelt = (word: string, name: string): string => `"${word}" is not spelt like the name "${name}".`

/** The registered name that a stretch misses by one slip, where the slip lies in a fragment. */
function nameFor(pieces: readonly Token[], { text, lexicon, index, transcribed }: Search): string | undefined {
  const start = pieces[0]!.start
  const word = text.slice(start, pieces.at(-1)!.end)
  if (!endsOf(word).some((end) => index.ends.has(end))) return undefined
  if (lexicon.get(word)?.is.name !== undefined) return undefined
  const holder = (at: number) => pieces.find((p) => p.start <= start + at && start + at < p.end)
  const loose = (at: number) => {
    const piece = holder(at)
    return piece !== undefined && isFragment(piece)
  }
  if (opensNext(text, start + word.length - 1, lexicon)) return undefined
  const swapped = index.swapped.get(word)
  if (swapped) return isOtherOrder(word, swapped, { lexicon, index }) ? undefined : swapped
  const missing = index.without.get(word)?.find(({ at }) => loose(at - 1) || loose(at))
  if (
    missing &&
    missing.name.length > NAME.least &&
    !continues(word, missing.name) &&
    !isShorter(word, missing, lexicon)
  )
    return missing.name
  for (let at = 0; at < word.length; at++) {
    if (!loose(at) || isWordWithin(word, at, lexicon)) continue
    const rest = drop(word, at)
    if (
      word.length > NAME.least &&
      lexicon.get(rest)?.is.name !== undefined &&
      rest.length >= NAME.least &&
      inside(at, word)
    )
      return rest
    // "Russia all", "the China-Mongolia ministries": what is left is a name by itself, or the character stands for a state
    if (lexicon.get(rest)?.is.name !== undefined || abbreviates(holder(at))) continue
    const other = index.without.get(rest)?.find((n) => n.at === at && n.name.length === word.length)
    // short names are near to too many words, and those transcribed are spelt in more than one way
    const sure = other && other.name.length > NAME.least && !transcribed(other.name)
    if (other && (sure || text.includes(other.name))) return other.name
  }
  return undefined
}

/** A last character may open the word that follows: "party|party leader". */
export const opensNext = (text: string, at: number, { trie }: Lexicon): boolean =>
  trie.longestAt(text, at, text.length) >= 0 && trie.lastLength() > 1

const isState = (char: string, lexicon: Lexicon): boolean => lexicon.get(char)?.is.short !== undefined

/** What has a name of one word, in which no two sides stand. */
const ONE: ReadonlySet<string> = new Set(['person', 'country', 'place'])

/** Each side names itself first: "X-China forum" is no misprint of "China-X forum". */
function isOtherOrder(word: string, name: string, { lexicon, index }: Pick<Search, 'lexicon' | 'index'>): boolean {
  if (ONE.has(index.kinds.get(name) ?? '')) return false
  const at = [...word].findIndex((char, i) => char !== name[i])
  return isState(word[at]!, lexicon) && isState(word[at + 1]!, lexicon)
}

/** A name may be cut short where one may do so: behind a state's letter, at a doubled character, at a word for "of". */
function isShorter(word: string, { name, at }: { name: string; at: number }, lexicon: Lexicon): boolean {
  const left = name[at]!
  const doubled = left === name[at - 1] || left === name[at + 1]
  const behind = at > 0 && isState(word[at - 1]!, lexicon)
  return doubled || behind || isState(left, lexicon) || lexicon.get(left)?.is.de !== undefined
}

/** A character that makes a known word with its neighbour is no slip, unless it only stands twice. */
function isWordWithin(word: string, at: number, lexicon: Lexicon): boolean {
  if (word[at] === word[at - 1] || word[at] === word[at + 1]) return false
  const isKnown = (pair: string) => pair.length === 2 && lexicon.get(pair) !== undefined
  return isKnown(word.slice(at - 1, at + 1)) || isKnown(word.slice(at, at + 2))
}

const abbreviates = (piece: Token | undefined): boolean => piece?.kind === 'word' && piece.lex.is.short !== undefined

/** What only ends earlier or begins later than a name is a shorter name, not a slip. */
const continues = (word: string, name: string): boolean => name.startsWith(word) || name.endsWith(word)

/** A character before or behind a name belongs to the next word. */
const inside = (at: number, word: string): boolean => at > 0 && at < word.length - 1
