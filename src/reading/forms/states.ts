// Full names of states that no pack holds: "the Republic of Mozambique", "the Guinean Republic" are the state named in them.
import { lexeme } from '../scan/lexeme.ts'
import type { Token } from '../scan/tokens.ts'
import type { Grammar } from './pack.ts'

interface Reader {
  readonly text: string
  readonly g: Grammar
}

type Word = Token & { readonly kind: 'word' }

/** How many adjectives may stand before what kind of state it is. */
const MOST = 4

/** The tokens with each full name of a state as one word, in the case of its head. */
export function wholeStates(tokens: readonly Token[], reader: Reader): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const whole = stateAt(tokens, i, reader)
    out.push(whole?.word ?? tokens[i]!)
    if (whole) i = whole.last
  }
  return out
}

function stateAt(tokens: readonly Token[], i: number, reader: Reader): { word: Word; last: number } | undefined {
  let k = i
  while (k < i + MOST && isAdjective(tokens[k], reader)) k++
  const head = tokens[k]
  if (head?.kind !== 'word' || head.lex.is.realm === undefined || !isCapital(head, reader)) return undefined
  const named = tokens[k + 1]
  if (named?.kind === 'word' && named.lex.names.country?.length)
    return {
      word: wordOf(tokens[i]!, named, { ...named.lex, cases: head.lex.cases }),
      last: k + 1,
    }
  const adjective = tokens.slice(i, k).find((t) => countryOf(t) !== undefined)
  const id = countryOf(adjective)
  return id === undefined
    ? undefined
    : {
        word: wordOf(tokens[i]!, head, {
          ...lexeme('', { cls: 'name', value: id }),
          cases: head.lex.cases,
        }),
        last: k,
      }
}

const wordOf = (from: Token, to: Token, lex: Word['lex']): Word => ({
  kind: 'word',
  start: from.start,
  end: to.end,
  lex,
})

const isCapital = (t: Token, { text }: Reader): boolean => /\p{Lu}/u.test(text[t.start]!)

/** The state of an adjective ("Guinean"). */
const countryOf = (t: Token | undefined): string | undefined =>
  t?.kind === 'word' && t.lex.is.name === undefined
    ? t.lex.senses.find((s) => s.cls === 'short' && s.value.startsWith('country:'))?.value
    : undefined

function isAdjective(t: Token | undefined, reader: Reader): boolean {
  if (!t || (t.kind !== 'text' && t.kind !== 'word') || !isCapital(t, reader)) return false
  if (t.kind === 'word') return countryOf(t) !== undefined
  const word = reader.text.slice(t.start, t.end)
  return reader.g.adjectiveEnds.some((end) => word.length > end.length + 2 && word.endsWith(end))
}
