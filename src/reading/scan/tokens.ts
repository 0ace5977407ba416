// Cuts a sentence into tokens in one pass: words of the lexicon, times, quantities, ordinals, marks and unknown runs.

import { govern } from '../forms/govern.ts'
import { wholeNames } from '../forms/names.ts'
import { wholeStates } from '../forms/states.ts'
import type { LanguageKnowledge } from '../grammar.ts'
import { mayStartNumber, type OrdinalHit, ordinalAt, type QuantityHit, quantityAt } from '../numbers/numbers.ts'
import { mayStartTime, type TimeHit, timeAt } from '../time/time.ts'
import type { Lexeme } from './lexeme.ts'
import { segment } from './segment.ts'

export type Token =
  | { readonly kind: 'word'; readonly start: number; readonly end: number; readonly lex: Lexeme }
  | { readonly kind: 'time'; readonly start: number; readonly end: number; readonly time: TimeHit }
  | { readonly kind: 'quantity'; readonly start: number; readonly end: number; readonly quantity: QuantityHit }
  | { readonly kind: 'ordinal'; readonly start: number; readonly end: number; readonly ordinal: OrdinalHit }
  | { readonly kind: 'mark'; readonly start: number; readonly end: number; readonly mark: string }
  | { readonly kind: 'text'; readonly start: number; readonly end: number }

/** The value of a word class of a token, or undefined. */
export const is = (token: Token | undefined, cls: string): string | undefined =>
  token?.kind === 'word' ? token.lex.is[cls] : undefined

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** A mark: punctuation or symbol; the middle dot inside a transcribed name is none. Known for each code unit. */
const MARKS = Uint8Array.from({ length: 65536 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[\p{P}\p{S}]/u.test(char) && char !== '·' && char !== '－' && char !== '%' ? 1 : 0
})

/** The text in small letters, offsets kept; made once a text. */
function smallLetters(text: string): string {
  if (lastText === text) return lastSmall
  const small = text.toLowerCase()
  lastText = text
  lastSmall =
    small.length === text.length
      ? small
      : [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
  return lastSmall
}
let lastText = ''
let lastSmall = ''

/** The stretch that is cut. */
interface Source {
  readonly text: string
  readonly limit: number
  readonly language: LanguageKnowledge
  readonly lowered: string
  /** Where words are not spaced: the best way to cut the stretch. */
  readonly cut: ReturnType<typeof segment> | undefined
}

/**
 * Tokens of text[start, end), in order and without gaps except white space.
 * The longest reading at a place wins; a time wins over a word of the same length.
 */
export function tokens(text: string, start: number, end: number, language: LanguageKnowledge): Token[] {
  const { lexicon, spaced } = language
  const source: Source = {
    text,
    limit: end,
    language,
    lowered: lexicon.small ? smallLetters(text) : text,
    cut: spaced ? undefined : segment(lexicon.trie, text, start, end),
  }
  const out: Token[] = []
  let run = -1
  const flush = (upTo: number) => {
    if (run >= 0 && upTo > run) out.push({ kind: 'text', start: run, end: upTo })
    run = -1
  }
  let pos = start
  while (pos < end) {
    const code = text.charCodeAt(pos)
    if (code === 32 || code === 9 || code === 10 || code === 13 || code === 0x3000 || code === 0xa0) {
      flush(pos)
      pos++
      continue
    }
    if (spaced && run >= 0 && LETTER.test(text[pos]!) && LETTER.test(text[pos - 1]!)) {
      pos++
      continue
    }
    const token = tokenAt(source, pos, code)
    if (token) {
      flush(pos)
      const before = out.at(-1)
      out.push(...(sideAndSlot(before, token, source) ?? pairAndAct(before, token, source) ?? [token]))
      pos = out.at(-1)!.end
    } else if (MARKS[code] === 1) {
      flush(pos)
      out.push({ kind: 'mark', start: pos, end: pos + 1, mark: text[pos]! })
      pos++
    } else {
      if (run < 0) run = pos
      pos++
    }
  }
  flush(end)
  if (!language.forms) return out
  const reader = { text, g: language.forms }
  return govern(wholeStates(wholeNames(out, reader), reader), reader)
}

/** Classes of words that a slot may hold. */
const PARTIES = ['name', 'group', 'own', 'pronoun'] as const

/** After a short name, a word may be the side and a word that opens a slot, where a name follows: X|side|to|N, not X|direction|N. */
function sideAndSlot(before: Token | undefined, token: Token, source: Source): Token[] | undefined {
  const { text, limit, language, cut } = source
  const { lexicon } = language
  if (!cut || token.kind !== 'word' || token.end - token.start !== 2) return undefined
  if (before?.kind !== 'word' || before.end !== token.start || before.lex.is.short === undefined) return undefined
  const side = lexicon.get(text[token.start]!)
  const slot = lexicon.get(text[token.start + 1]!)
  if (side?.is.side !== 'side' || slot?.is.coverb === undefined) return undefined
  const next = lexicon.trie.longestAt(text, token.end, limit)
  const home = before.lex.senses.some((s) => s.cls === 'short' && s.value === language.home)
  const party = next >= 0 && PARTIES.some((cls) => lexicon.lexemes[next]!.is[cls] !== undefined)
  if (!home && !party) return undefined
  const middle = token.start + 1
  return [
    { kind: 'word', start: token.start, end: middle, lex: side },
    { kind: 'word', start: middle, end: token.end, lex: slot },
  ]
}

/** After the letter of a state, a word may be another's letter and the first half of what the two did: X|Y|set up, not X|new|. */
function pairAndAct(before: Token | undefined, token: Token, { text, language, cut }: Source): Token[] | undefined {
  const { lexicon } = language
  if (!cut || token.kind !== 'word' || token.end - token.start !== 2) return undefined
  if (before?.kind !== 'word' || before.end !== token.start || before.lex.is.short === undefined) return undefined
  const other = lexicon.get(text[token.start]!)
  if (other?.is.short === undefined || before.end - before.start !== 1) return undefined
  const middle = token.start + 1
  const act = lexicon.get(text.slice(middle, middle + 2))
  if (act?.is.anchor === undefined || act.is.founding === undefined) return undefined
  return [
    { kind: 'word', start: token.start, end: middle, lex: other },
    { kind: 'word', start: middle, end: middle + 2, lex: act },
  ]
}

/** The word, time or number that begins at a place, the longest of them. */
function tokenAt({ text, limit, language, lowered, cut }: Source, at: number, code: number): Token | undefined {
  const { lexicon, time } = language
  let found = cut ? cut.wordAt(at) : lexicon.trie.longestWordAt(text, at, limit)
  let length = found < 0 ? 0 : cut ? cut.lengthAt(at) : lexicon.trie.lastLength()
  if (lexicon.small) {
    const low = lexicon.small.longestWordAt(lowered, at, limit)
    const onlyShort = found >= 0 && lexicon.lexemes[found]!.is.name === undefined
    if (low >= 0 && (lexicon.small.lastLength() > length || (onlyShort && lexicon.small.lastLength() === length))) {
      found = lexicon.smallIndex[low]!
      length = lexicon.small.lastLength()
    }
  }
  if (mayStartTime(time, code)) {
    const hit = timeAt(time, text, at, limit)
    if (hit && hit.end - at >= length) return { kind: 'time', start: at, end: hit.end, time: hit }
  }
  const number = numberAt(language, text, at, limit)
  if (number && number.end - at > length) return number
  return found >= 0 ? { kind: 'word', start: at, end: at + length, lex: lexicon.lexemes[found]! } : undefined
}
/** The longer of an ordinal and an amount. */
function numberAt({ numbers }: LanguageKnowledge, text: string, at: number, limit: number): Token | undefined {
  if (!mayStartNumber(numbers, text.charCodeAt(at))) return undefined
  const ordinal = ordinalAt(numbers, text, at, limit)
  const quantity = quantityAt(numbers, text, at, limit)
  if (ordinal && ordinal.end >= (quantity?.end ?? 0)) return { kind: 'ordinal', start: at, end: ordinal.end, ordinal }
  return quantity && { kind: 'quantity', start: at, end: quantity.end, quantity }
}
