// Names of people in a spaced language: of the registry, given by the document, or a run of capitalised words.

import { casesOf } from '../forms/govern.ts'
import { classes, isAny } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, type Named, namesOf } from './compose.ts'
import { capital, registered } from './offices.ts'
import { isMark } from './spaced.ts'

/** "J.Roe", "A. B. Roe": one word with its initials, which nothing but a person has. */
const INITIALS = /^\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}\p{Ll}/u

/** A name at token i: of the registry, given by the document, or a run of capitalised words where a title licenses it. */
export function nameAt(tokens: readonly Token[], i: number, c: Composer, licensed: boolean): Named | undefined {
  let j = i
  while (is(tokens[j], 'honorific') !== undefined) j++
  const token = tokens[j]
  if (!token) return undefined
  if (!licensed && token.kind === 'text' && INITIALS.test(c.text.slice(token.start, token.end))) licensed = true
  // a surname that is a country or a city as well (Nepal) needs a title before it
  const elsewhere = !licensed && j === i && namesOf(token, ['country', 'place', 'org']).length > 0
  if (elsewhere) return undefined
  const known = namesOf(token, ['person'])
  // "Mohamed" of the registry may open a longer name that it does not hold
  const longer =
    known.length && !c.text.slice(token.start, token.end).includes(' ') && (licensed || j > i)
      ? nameRun(tokens, j, c)
      : undefined
  const { start, end } = token
  const alone = { start, end, name: c.text.slice(start, end), next: j + 1 }
  if (known.length && !(longer && longer > j + 1)) return { ...alone, candidates: known, via: 'registry' }
  const given = is(token, 'given')
  // the surname of somebody in the registry leads back to him
  const full = given ? c.language.lexicon.get(given) : undefined
  const meant =
    full?.senses.filter((s) => s.cls === 'name' && s.value.startsWith('person:')).map((s) => s.value) ??
    (given ? respelt(given, c) : [])
  const runs = given !== undefined && (licensed || j > i) ? nameRun(tokens, j, c) : undefined
  if (given !== undefined && !(runs && runs > j + 1))
    return { ...alone, name: given || alone.name, candidates: meant, via: meant.length ? 'registry' : 'form' }
  const short = registered(token)
  // a surname of the registry may be the first name of somebody else: in a language of cases what follows with a capital tells
  const opens = c.language.forms !== undefined && short.length > 0 && isPlainName(tokens[j + 1], c)
  const run = longer ?? runs ?? (licensed || j > i || opens ? nameRun(tokens, j, c) : undefined)
  if (run && (run > j + 1 || !short.length)) {
    const text = c.text.slice(token.start, tokens[run - 1]!.end)
    const last = namesOf(tokens[run - 1], ['person'])
    const candidates = run > j + 1 && last.length ? last : respelt(text, c)
    const via = candidates.length ? 'registry' : 'form'
    return { start: token.start, end: tokens[run - 1]!.end, name: text, candidates, next: run, via }
  }
  if (short.length && capital(token, c)) {
    const told = short.filter((id) => c.names.named.has(id))
    return { ...alone, candidates: told.length ? told : short, via: 'registry' }
  }
  return undefined
}

const isPlainName = (token: Token | undefined, c: Composer): boolean => token?.kind === 'text' && capital(token, c)

/** In a language of cases: an adjective that agrees with the noun behind it, or an abbreviation, is no name. */
function isNoName(tokens: readonly Token[], i: number, c: Composer): boolean {
  const g = c.language.forms
  const token = tokens[i]
  if (!g || (token?.kind !== 'text' && token?.kind !== 'word')) return false
  const word = c.text.slice(token.start, token.end)
  // in capitals, with or without the ending of a case
  if (/^\p{Lu}{2,}\p{Ll}{0,2}$/u.test(word)) return true
  if (token.kind === 'word') return false
  const cases = g.guess.find(([ending]) => word.endsWith(ending))?.[1] ?? 0
  const next = tokens[i + 1]?.end === tokens[i + 1]?.start ? tokens[i + 2] : tokens[i + 1]
  if (!next || next.kind === 'mark' || capital(next, c) || !g.adjectiveEnds.some((ending) => word.endsWith(ending)))
    return false
  return (casesOf(next, { text: c.text, g }) & cases) !== 0
}

/** Ids of a name that the registry holds without its middle letter ("John Q. Roe"), or with its words the other way ("ROE John"), or without the names between. */
function respelt(name: string, c: Composer): readonly string[] {
  const words = name
    .split(' ')
    .filter((w, i) => i === 0 || !/^\p{Lu}\.?$/u.test(w))
    .map((w) => (/^\p{Lu}{3,}$/u.test(w) ? w[0]! + w.slice(1).toLowerCase() : w))
  const ends = words.length > 2 ? `${words[0]} ${words.at(-1)}` : ''
  for (const spelt of [words.join(' '), [...words.slice(1), words[0]].join(' '), ends]) {
    const lex = spelt === name ? undefined : c.language.lexicon.get(spelt)
    const ids = lex?.senses.filter((s) => s.cls === 'name' && s.value.startsWith('person:')).map((s) => s.value) ?? []
    if (ids.length) return ids
  }
  return []
}

/** Where a run of name words that begins at i ends, or undefined. */
export function nameRun(tokens: readonly Token[], i: number, c: Composer): number | undefined {
  if (isNoName(tokens, i, c)) return undefined
  let j = i
  let words = 0
  while (j < tokens.length && j - i < 12) {
    const token = tokens[j]!
    if (isNameWord(token, c)) {
      words++
      j++
      if (
        tokens[j]?.kind === 'mark' &&
        /^\.$/.test((tokens[j] as { mark: string }).mark) &&
        token.end - token.start === 1
      )
        j++
      continue
    }
    const glue =
      (isMark(token, /[-']/) && token.start === tokens[j - 1]?.end && tokens[j + 1]?.start === token.end) ||
      (is(token, 'particle') !== undefined && isNameWord(tokens[j + 1], c))
    if (glue && (words > 0 || is(token, 'particle') !== undefined)) {
      j++
      continue
    }
    if (is(token, 'particle') !== undefined && is(tokens[j + 1], 'particle') !== undefined) {
      j++
      continue
    }
    break
  }
  return words > 0 && !isShouted(tokens.slice(i, j), c) ? j : undefined
}

/** A headline in capitals throughout tells no name from the words round it. */
const isShouted = (run: readonly Token[], c: Composer): boolean =>
  run.filter((t) => /^\p{Lu}{3,}$/u.test(c.text.slice(t.start, t.end))).length > 1

const STRONG = classes(
  'title',
  'event',
  'say',
  'verb',
  'copula',
  'mode',
  'coverb',
  'list',
  'article',
  'group',
  'pronoun',
  'gathering',
  'document',
  'noise',
  'side',
  'field',
  'stance',
  'decide',
  'relative',
  'temporal',
  'tie',
  'honorific',
  'titles',
  'place',
  'status',
  'chairtitle',
  'anchor',
  'ceremony',
  'project',
  'organisation',
  'realm',
)

function isNameWord(token: Token | undefined, c: Composer): boolean {
  if (!token || !capital(token, c)) return false
  if (token.kind === 'text') return true
  if (token.kind !== 'word') return false
  if (token.lex.is.name !== undefined || token.lex.is.short !== undefined)
    return token.lex.senses.some((s) => s.value.startsWith('person:')) && !isAny(token.lex, STRONG)
  return !isAny(token.lex, STRONG)
}
