// Names of people that are in no registry, known by what stands before and after them.
import type { Token } from '../scan/tokens.ts'
import type { Composer, Named } from './compose.ts'
import type { Office } from './items.ts'

const BOUNDARY = ['coverb', 'list', 'de', 'event', 'verb', 'say', 'stance', 'decide', 'copula', 'mode', 'noise', 'aspect', 'temporal', 'tie', 'title', 'group', 'pronoun', 'send', 'stop', 'disposal', 'honorific', 'people', 'own', 'anchor', 'document', 'gathering', 'ceremony', 'place', 'letter']

/** Whether a token may be a part of a name: unknown text, a surname, a short form, or a word of one character that is little else. */
function mayBeName(token: Token | undefined, first: boolean): boolean {
  if (!token) return false
  if (token.kind === 'text') return true
  if (!first && token.kind === 'word' && token.lex.is.name !== undefined && token.end - token.start <= 6 && token.lex.senses.every((s) => s.cls !== 'name' || s.value.startsWith('person:'))) return true
  if (token.kind === 'mark') return token.mark === '·' || token.mark === '-'
  if (token.kind !== 'word') return false
  if (token.lex.is.surname !== undefined && first) return true
  const length = token.end - token.start
  if (length > 2 && token.lex.is.short === undefined) return false
  if (BOUNDARY.some((cls) => token.lex.is[cls] !== undefined)) return token.lex.is.surname !== undefined && first
  return token.lex.is.surname !== undefined || token.lex.is.short !== undefined
}

/**
 * 韩正, 魏凤和, 许之谦: the characters of a Chinese name may be words of their own. A surname and two more characters,
 * or one more, where a word that bounds a phrase begins right after; otherwise where the plain run ended.
 */
function givenName(tokens: readonly Token[], i: number, j: number): number {
  const first = tokens[i]
  if (is(first, 'surname') === undefined || !first) return j
  for (const long of [3, 2, 4]) {
    const end = first.start + long
    const next = tokens.findIndex((t, k) => k > i && t.start >= end)
    const last = tokens[next < 0 ? tokens.length - 1 : next - 1]
    if (!last || last.end !== end || last.kind === 'mark' || last.kind === 'time') continue
    if (tokens.slice(i + 1, next < 0 ? tokens.length : next).some((t) => t.kind === 'mark' || t.kind === 'time' || t.end - t.start > 2)) continue
    const after = next < 0 ? undefined : tokens[next]
    if (!after || after.start > end || after.kind === 'mark' || after.kind === 'time' || after.kind === 'quantity' || (after.kind === 'word' && CLOSES.some((cls) => after.lex.is[cls] !== undefined))) return next < 0 ? tokens.length : next
  }
  return j
}

const CLOSES = ['coverb', 'event', 'verb', 'say', 'mode', 'list', 'noise', 'honorific', 'title', 'decide', 'send', 'copula', 'stance']

/** The name that follows an office: up to the next word that bounds a phrase, 2 to 20 characters long. */
export function nameAfter(tokens: readonly Token[], i: number, c: Composer, office: Office): Named | undefined {
  let j = i
  while (j < tokens.length && mayBeName(tokens[j], j === i) && (j === i || tokens[j]!.start === tokens[j - 1]!.end)) j++
  if (j === i) return undefined
  if (office.of?.id === c.language.home || office.inherited === true || !office.of) j = givenName(tokens, i, j)
  const start = tokens[i]!.start
  let end = tokens[j - 1]!.end
  const surname = tokens[i]!.kind === 'word' && is(tokens[i], 'surname') !== undefined
  const long = end - start
  if (long < 2 || long > 24) return undefined
  const home = !c.text.slice(start, end).includes('·') && surname && (office.of?.id === c.language.home || office.inherited === true || !office.of)
  if (home && long > 4) {
    end = start + 3
  } else if (!c.text.slice(start, end).includes('·') && long > 9) return undefined
  const next = tokens[j - 1]!.end === end ? j : -1
  if (next < 0) return undefined
  return { start, end, name: c.text.slice(start, end), candidates: [], next, via: 'form' }
}

/** A name before an office ("X总统") at the start of a phrase: unknown text directly followed by a title. */
export function nameBefore(tokens: readonly Token[], i: number, c: Composer): Named | undefined {
  const token = tokens[i]
  if (!token || !mayBeName(token, true) || is(token, 'coverb') !== undefined) return undefined
  const before = tokens[i - 1]
  if (before && before.kind !== 'mark' && before.kind !== 'time' && !(before.kind === 'word' && BOUNDARY.some((cls) => before.lex.is[cls] !== undefined))) return undefined
  let j = i
  while (j < tokens.length && mayBeName(tokens[j], j === i) && (j === i || tokens[j]!.start === tokens[j - 1]!.end)) j++
  const long = (tokens[j - 1]?.end ?? 0) - token.start
  const after = tokens[j]
  if (long < 2 || long > 20 || tokens[j - 1]!.kind === 'mark') return undefined
  const title = is(after, 'title')
  // 说 right after an unknown run that opens the sentence: what says something is a name
  const says = is(after, 'say') === 'say' && (i === 0 || before?.kind === 'mark') && long <= 12 && token.kind === 'text'
  if (!(title && ['head-of-state', 'head-of-government', 'foreign-minister', 'speaker'].includes(title) && after!.start === tokens[j - 1]!.end && long <= 10) && !says) return undefined
  return { start: token.start, end: tokens[j - 1]!.end, name: c.text.slice(token.start, tokens[j - 1]!.end), candidates: [], next: j, via: 'form' }
}

const is = (token: Token | undefined, cls: string): string | undefined => (token?.kind === 'word' ? token.lex.is[cls] : undefined)

/** Surfaces by which a name given in full may be taken up again: the whole, and the last part of a transcribed one. */
export function surfacesOf(name: string): string[] {
  const parts = name.split(/[·-]/).filter((p) => p.length >= 2)
  return parts.length > 1 ? [name, parts.at(-1)!, ...(parts.length > 2 ? [parts.slice(-2).join('·')] : [])] : [name]
}
