// Names of people with initials or a patronymic are one word; unknown words that end like verbs are verbs.
import { lexeme } from '../scan/lexeme.ts'
import type { Token } from '../scan/tokens.ts'
import type { Grammar } from './pack.ts'

interface Reader {
  readonly text: string
  readonly g: Grammar
}

const VERB = lexeme('', { cls: 'verb', value: 'plain' })

/** Initials and surname, surname and initials, or first name, patronymic and surname: each becomes one token with the surname's senses. */
export function wholeNames(tokens: readonly Token[], reader: Reader): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const to = initialsTo(tokens, i, reader)
    if (to !== undefined && isSurname(tokens[to], reader)) {
      out.push(joined(tokens[i]!, tokens[to]!, tokens[to]!))
      i = to
      continue
    }
    const given = patronymicAt(tokens, i, reader)
    if (given !== undefined) {
      out.push(joined(tokens[i]!, tokens[given]!, tokens[given]!))
      i = given
      continue
    }
    const token = tokens[i]!
    if (isSurname(token, reader) && token.kind === 'word') {
      const after = initialsTo(tokens, i + 1, reader, true)
      if (after !== undefined) {
        out.push(joined(token, tokens[after - 1]!, token))
        i = after - 1
        continue
      }
    }
    out.push(
      token.kind === 'text' && isVerb(token, reader)
        ? { kind: 'word', start: token.start, end: token.end, lex: VERB }
        : token,
    )
  }
  return out
}

const joined = (from: Token, to: Token, surname: Token): Token =>
  surname.kind === 'word'
    ? { kind: 'word', start: from.start, end: to.end, lex: surname.lex }
    : { kind: 'text', start: from.start, end: to.end }

const isDot = (t: Token | undefined): boolean => t?.kind === 'mark' && t.mark === '.'

const isInitial = (t: Token | undefined, { text }: Reader): boolean =>
  t !== undefined && t.kind !== 'mark' && t.end - t.start === 1 && /\p{Lu}/u.test(text[t.start]!)

/** Index after one or two initials with their stops that begin at i; behind a surname they may end a sentence. */
function initialsTo(tokens: readonly Token[], i: number, reader: Reader, behind = false): number | undefined {
  if (!isInitial(tokens[i], reader) || !isDot(tokens[i + 1])) return undefined
  const second = isInitial(tokens[i + 2], reader) && isDot(tokens[i + 3])
  if (behind && !second) return undefined
  return second ? i + 4 : i + 2
}

function isSurname(t: Token | undefined, { text }: Reader): boolean {
  if (!t) return false
  if (t.kind === 'text') return /\p{Lu}\p{Ll}/u.test(text.slice(t.start, t.start + 2))
  return (
    t.kind === 'word' &&
    /\p{Lu}/u.test(text[t.start]!) &&
    t.lex.senses.some((s) => s.value.startsWith('person:') || s.cls === 'given')
  )
}

/** Index of the surname behind a given name and a patronymic at i. */
function patronymicAt(tokens: readonly Token[], i: number, { text, g }: Reader): number | undefined {
  const [first, middle, last] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  if (
    !g.patronymic ||
    !first ||
    first.kind === 'mark' ||
    middle?.kind !== 'text' ||
    !/\p{Lu}/u.test(text[first.start]!)
  )
    return undefined
  if (!g.patronymic.test(text.slice(middle.start, middle.end))) return undefined
  return isSurname(last, { text, g }) ? i + 2 : undefined
}

/** An unknown word in small letters that ends like a verb. */
function isVerb(t: Token, { text, g }: Reader): boolean {
  const word = text.slice(t.start, t.end)
  if (!g.verbal || word.length < 5 || word !== word.toLowerCase()) return false
  return g.verbal.test(word) && !(g.notVerbal?.test(word) ?? false)
}
