// What stands between a title and its holder's name where cases tell them apart: "the press secretary of the Russian
// president N", "the ambassador of X in Y N", "the chairman of the Executive Committee of the Commonwealth N".
import { casesOf } from '../forms/govern.ts'
import type { Cases } from '../forms/pack.ts'
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, type Named, namesOf } from './compose.ts'
import type { Office } from './items.ts'
import { nameAt } from './runs.ts'
import { stateIds } from './sides.ts'
import { isMark } from './spaced.ts'

export interface Portfolio {
  /** Index of the name's first token. */
  readonly next: number
  /** Where the words of the office end. */
  readonly end: number | undefined
  readonly of: Office['of'] | undefined
}

/** How many tokens may stand between the two. */
const FAR = 16

/** The way from token i, behind the title, to the name of who holds it; undefined where no name agrees with the title. */
export function portfolioAt(tokens: readonly Token[], i: number, title: Token, c: Composer): Portfolio | undefined {
  const g = c.language.forms
  if (!g) return undefined
  const cases = casesOf(title, { text: c.text, g })
  let end: number | undefined
  let of: Office['of'] | undefined
  /** Still what the title is of, no phrase of a preposition. */
  let owned = true
  let nested: Token | undefined
  for (let k = i; k < Math.min(tokens.length, i + FAR); k++) {
    const token = tokens[k]!
    const name = nameAt(tokens, k, c, true)
    if (name && isWhole(name)) {
      const own = nested && agrees(tokens, name, casesOf(nested, { text: c.text, g }), c)
      // "envoy of President N, minister of X Roe": his next office, and he, stand behind a comma
      if (own && isMark(tokens[name.next], /,/) && (casesOf(tokens[name.next + 1], { text: c.text, g }) & cases) !== 0)
        return is(tokens[name.next + 1], 'title') === undefined ? undefined : { next: name.next, end, of }
      // "of President N": N's secretary is named behind him, if at all
      if (own && nameAt(tokens, name.next, c, true)) {
        k = name.next - 1
        nested = undefined
        continue
      }
      return !own && agrees(tokens, name, cases, c) ? { next: k, end, of } : undefined
    }
    if (!leadsOn(token, c)) return undefined
    if (is(token, 'preposition') !== undefined) owned = false
    const state = stateIds(token, c)
    if (owned && state) of ??= { id: state.ids[0]!, name: c.text.slice(token.start, token.end) }
    else if (owned && token.end > token.start && is(token, 'list') === undefined) end = token.end
    if (is(token, 'title') !== undefined) nested = token
    else if (token.end > token.start) nested = undefined
  }
  return undefined
}

/** A name of the registry, or one of two words or with initials: a single unknown word may be anything. */
export const isWhole = (name: Named): boolean => name.via === 'registry' || /[\s.]/.test(name.name)

/** Whether a name may stand in one of the cases: by its first word or its last, as either may never change. */
function agrees(tokens: readonly Token[], name: Named, cases: Cases, c: Composer): boolean {
  const g = c.language.forms
  const last = tokens[name.next - 1]
  if (!g || !last) return false
  if (last.kind === 'word' && last.lex.cases) return (last.lex.cases & cases) !== 0
  const words = c.text.slice(name.start, name.end).split(' ')
  return [words[0]!, words.at(-1)!].some((word) => {
    const guess = g.guess.find(([ending]) => word.endsWith(ending))?.[1] ?? g.nominative
    // a surname in the nominative may end like a genitive of many
    const may = guess & ~(g.genitive | g.accusative) ? guess : guess | g.nominative
    return ((g.staying?.test(word) ? g.all : may) & cases) !== 0
  })
}

/** Words that a portfolio is made of: nouns and adjectives, states, organisations, prepositions; nothing that acts. */
function leadsOn(token: Token, c: Composer): boolean {
  if (token.kind === 'text') return true
  if (token.kind === 'mark') return isMark(token, /[-“”]/)
  if (token.kind !== 'word') return false
  if (token.end === token.start) return is(token, 'coverb') !== undefined
  if (namesOf(token, ['country', 'org', 'body', 'place', 'series']).length || stateIds(token, c)) return true
  if (is(token, 'coverb') !== undefined)
    return is(token, 'preposition') !== undefined || is(token, 'coverb') === 'about'
  if (is(token, 'list') !== undefined) return is(token, 'list') === 'and'
  if (is(token, 'title') !== undefined) return !((token.lex.cases ?? 0) & (c.language.forms?.nominative ?? 0))
  // "minister of trade", "of social development": a field that is an act or opens a count as well
  const act = is(token, 'anchor') !== undefined || is(token, 'event') !== undefined
  if ((token.lex.cases ?? 0) && is(token, 'verb') === undefined && act) return true
  return ['organisation', 'realm', 'field', 'side', 'status', 'block', 'delegation', 'orgtail'].some(
    (cls) => token.lex.is[cls as 'field'] !== undefined,
  )
}
