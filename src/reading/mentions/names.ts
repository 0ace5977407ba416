// Names of people that are in no registry, known by what stands before and after them.
import { classes, isAny, isOnly, isWordOf } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import type { Composer, Named } from './compose.ts'
import { BOUNDS, type Office } from './items.ts'

const BOUNDARY = classes(
  ...BOUNDS,
  'list',
  'de',
  'title',
  'group',
  'pronoun',
  'send',
  'stop',
  'disposal',
  'honorific',
  'people',
  'own',
  'anchor',
  'document',
  'gathering',
  'ceremony',
  'place',
  'letter',
)

/**
 * Whether a token may be a part of a name: unknown text, a surname, a short form, the name of something else of a few
 * characters (the first two of a name of three), or a word of one character that bounds nothing.
 */
function mayBeName(token: Token | undefined, first: boolean): boolean {
  if (!token) return false
  if (token.kind === 'text') return true
  if (token.kind === 'mark') return token.mark === '·' || token.mark === '-'
  if (token.kind !== 'word') return false
  const { is, senses } = token.lex
  const length = token.end - token.start
  if (is.name !== undefined && length <= 6 && senses.every((s) => s.cls !== 'name' || /^(person|place):/.test(s.value)))
    return !first || length <= 3
  if (is.surname !== undefined && first) return true
  if (length > 2 && is.short === undefined) return false
  if (length === 1 && is.anchor !== undefined && isOnly(token.lex, ANCHOR)) return true
  if (isAny(token.lex, BOUNDARY)) return false
  return is.surname !== undefined || is.short !== undefined
}

/** Index after the name-like tokens that run on from token i without a gap, 24 at most. */
function runFrom(tokens: readonly Token[], i: number): number {
  let j = i
  while (
    j < tokens.length &&
    j - i < 24 &&
    mayBeName(tokens[j], j === i) &&
    (j === i || tokens[j]!.start === tokens[j - 1]!.end)
  )
    j++
  return j
}

/** Where a run of name-like tokens from token i ends, or undefined where none begins. */
function transcribedEnd(tokens: readonly Token[], i: number): number | undefined {
  let j = runFrom(tokens, i)
  while (j > i && tokens[j - 1]!.kind === 'mark') j--
  return j > i ? tokens[j - 1]!.end : undefined
}

/**
 * The characters of a Chinese name may be words, or parts of words, of their own: "just" in Han Zheng, "and" in Wei Fenghe.
 * A surname and two more characters, or one, or three, where a word that closes a name begins right after.
 */
function chineseEnd(start: number, limit: number, c: Composer): number | undefined {
  const { lexicon } = c.language
  const surname = [2, 1].find((n) => lexicon.get(c.text.slice(start, start + n))?.is.surname !== undefined)
  if (!surname) return undefined
  for (const long of [surname + 2, surname + 1]) {
    const end = start + long
    if (end > limit || !/^[\p{Script=Han}]+$/u.test(c.text.slice(start, end))) continue
    const last = lexicon.get(c.text[end - 1]!)
    const joins = last?.is.list !== undefined
    if (last && !joins && isAny(last, NEVER_LAST)) continue
    if (end === limit || !/\p{L}/u.test(c.text[end]!)) return joins ? undefined : end
    const found = lexicon.trie.longestAt(c.text, end, limit)
    const next = found >= 0 ? lexicon.lexemes[found]! : undefined
    if (next && isAny(next, CLOSES) && !(joins && next.is.title !== undefined)) return end
    // a word of its own begins right after a full name ("recently" behind Wei Guoan)
    if (!last && long === surname + 2 && found >= 0 && lexicon.trie.lastLength() > 1) return end
  }
  return undefined
}

const ANCHOR = classes('anchor', 'block')
const CLOSES = classes(
  'coverb',
  'event',
  'verb',
  'say',
  'mode',
  'list',
  'noise',
  'honorific',
  'title',
  'decide',
  'send',
  'copula',
  'stance',
  'aspect',
  'temporal',
)
const TELLS = classes('say', 'decide', 'event', 'verb', 'stance', 'mode')
const MEETS = classes('gathering', 'numbered')
const NEVER_LAST = classes(
  'say',
  'event',
  'temporal',
  'coverb',
  'aspect',
  'copula',
  'stance',
  'decide',
  'title',
  'stop',
)

/** The name that follows an office: up to the next word that bounds a phrase, 2 to 24 characters long. */
export function nameAfter(tokens: readonly Token[], i: number, c: Composer, office: Office): Named | undefined {
  const first = tokens[i]
  if (
    !first ||
    first.kind === 'mark' ||
    first.kind === 'time' ||
    first.kind === 'quantity' ||
    is(first, 'coverb') !== undefined
  )
    return undefined
  const start = first.start
  const limit = tokens.at(-1)!.end
  const run = transcribedEnd(tokens, i)
  const foreign = office.of?.id?.startsWith('country:') === true && office.of.id !== c.language.home
  const chinese = chineseEnd(start, limit, c)
  const dotted = run !== undefined && c.text.slice(start, run).includes('·')
  const end = dotted || (foreign && run !== undefined && run - start >= 2 && run - start <= 9) ? run : (chinese ?? run)
  // "the spokesperson announced": a word that tells of an act is no name, though its characters might make one
  if (end !== undefined && end <= first.end && isWordOf(first, TELLS)) return undefined
  // "the leaders' Norland meeting": a place before a word of meeting is where they met
  if (end === first.end && is(first, 'name')?.startsWith('place:') && isWordOf(tokens[i + 1], MEETS)) return undefined
  if (end === undefined || end - start < 2 || end - start > (dotted ? 24 : 9)) return undefined
  let next = i
  while (next < tokens.length && tokens[next]!.end <= end) next++
  return { start, end, name: c.text.slice(start, end), candidates: [], next, via: 'form' }
}

/** A name before an office ("X President") at the start of a phrase: unknown text directly followed by a title. */
export function nameBefore(tokens: readonly Token[], i: number, c: Composer): Named | undefined {
  const token = tokens[i]
  if (!token || !mayBeName(token, true) || is(token, 'coverb') !== undefined) return undefined
  const before = tokens[i - 1]
  if (before && before.kind !== 'mark' && before.kind !== 'time' && !isWordOf(before, BOUNDARY)) return undefined
  const j = runFrom(tokens, i)
  const long = (tokens[j - 1]?.end ?? 0) - token.start
  const after = tokens[j]
  if (long < 2 || long > 20 || tokens[j - 1]!.kind === 'mark') return undefined
  // "at the invitation of Tang Jiaxuan": a name of the registry inside the run is the whole name
  if (tokens.slice(i + 1, j).some((t) => t.end - t.start > 2 && isPerson(t))) return undefined
  const title = is(after, 'title')
  // "said" right after an unknown run that opens the sentence: what says something is a name
  const says = is(after, 'say') === 'say' && (i === 0 || before?.kind === 'mark') && long <= 12 && token.kind === 'text'
  if (
    !(
      title &&
      ['head-of-state', 'head-of-government', 'foreign-minister', 'speaker'].includes(title) &&
      after!.start === tokens[j - 1]!.end &&
      long <= 10
    ) &&
    !says
  )
    return undefined
  return {
    start: token.start,
    end: tokens[j - 1]!.end,
    name: c.text.slice(token.start, tokens[j - 1]!.end),
    candidates: [],
    next: j,
    via: 'form',
  }
}

/** Surfaces by which a name given in full may be taken up again: the whole, and the last part of a transcribed one. */
export function surfacesOf(name: string): string[] {
  const parts = name.split(/[·-]/).filter((p) => p.length >= 2)
  return parts.length > 1 ? [name, parts.at(-1)!, ...(parts.length > 2 ? [parts.slice(-2).join('·')] : [])] : [name]
}

const isPerson = (token: Token): boolean => token.kind === 'word' && (token.lex.names.person?.length ?? 0) > 0
