// Offices in a spaced language: a chain of titles with the state before them and what they are "of".
import { kindOf } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, namesOf } from './compose.ts'
import type { Office } from './items.ts'
import { isWhole, portfolioAt } from './portfolio.ts'
import { nameAt } from './runs.ts'
import { stateIds } from './sides.ts'
import { isMark } from './spaced.ts'

export interface Chain {
  readonly offices: Office[]
  readonly next: number
  readonly start: number
}

export const capital = (token: Token | undefined, c: Composer): boolean =>
  token !== undefined && /\p{Lu}/u.test(c.text[token.start]!)

export const registered = (token: Token | undefined): readonly string[] => {
  if (token?.kind !== 'word') return []
  const full = namesOf(token, ['person'])
  return full.length
    ? full
    : token.lex.senses.filter((s) => s.cls === 'short' && s.value.startsWith('person:')).map((s) => s.value)
}

/** [state or organisation]['s] [former, visiting] title [of ...] ((and|,) title [of ...])* */
export function chainAt(tokens: readonly Token[], i: number, c: Composer): Chain | undefined {
  let j = i
  // "visiting Kenyan President", "then Prime Minister": what marks a title may stand before the state as well
  while (is(tokens[j], 'title-mark') !== undefined && is(tokens[j], 'title-mark') !== 'plus') j++
  const state = stateIds(tokens[j], c)
  let of: Office['of'] | undefined
  if (state) {
    of = { id: state.ids[0]!, name: c.text.slice(tokens[j]!.start, tokens[j]!.end) }
    j++
    if (is(tokens[j], 'possessive') !== undefined) j++
  }
  while (is(tokens[j], 'title-mark') !== undefined && is(tokens[j], 'title-mark') !== 'plus') j++
  // "Malaysian Supreme Head of State"
  const lead = j
  while (state && j < lead + 2 && tokens[j]?.kind === 'text' && capital(tokens[j], c)) j++
  const house = houseEnd(tokens, j, c)
  if (house > j && !of) of = { name: c.text.slice(tokens[j]!.start, tokens[house - 1]!.end) }
  j = house
  if (is(tokens[j], 'title') === undefined) return undefined
  const offices: Office[] = []
  let next = j
  for (let guard = 0; guard < 6; guard++) {
    const office = officeAt(tokens, next, c, {
      of: (offices[0] && stateOf(offices[0].of)) ?? of,
      shared: offices.length > 0,
    })
    if (!office) break
    offices.push(office.office)
    next = office.next
    const plus =
      is(tokens[next], 'title-mark') === 'plus' || is(tokens[next], 'list') === 'and' || isMark(tokens[next], /[,/–—-]/)
    const follows = is(tokens[next + 1], 'title') !== undefined && plus
    if (!follows || isAnother(tokens, i, next, office.office)) break
    next++
  }
  return offices.length ? { offices, next, start: tokens[i]!.start } : undefined
}

/** "foreign ministry spokesperson", "National Assembly Chairwoman": the token after an organisation that the title is of; i itself where none stands there. */
function houseEnd(tokens: readonly Token[], i: number, c: Composer): number {
  let k = i
  while (k < i + 3 && tokens[k]?.kind === 'text' && capital(tokens[k], c)) k++
  return is(tokens[k], 'organisation') !== undefined && is(tokens[k + 1], 'title') !== undefined ? k + 1 : i
}

/** "the Prime Minister and President Roe": the one with the article holds the first title, the one named the second. */
function isAnother(tokens: readonly Token[], first: number, joint: number, office: Office): boolean {
  const bare = is(tokens[first - 1], 'article') === 'the' && (!office.of || office.inherited === true)
  if (!bare || is(tokens[joint], 'list') !== 'and') return false
  const name = tokens[joint + 2]
  return registered(name).length > 0 || is(name, 'given') !== undefined
}

/** A second title is of the same state as the first; what the first is of, an organisation, is its own. */
const stateOf = (of: Office['of']): Office['of'] => (of?.id && kindOf(of.id) === 'country' ? of : undefined)

/** One title with what it is of: "Minister of Foreign Affairs", "President of the European Council". */
function officeAt(
  tokens: readonly Token[],
  i: number,
  c: Composer,
  before: { readonly of: Office['of'] | undefined; readonly shared: boolean },
): { office: Office; next: number } | undefined {
  const rank = is(tokens[i], 'title')
  const split = splitTitle(tokens, i, c)
  if (split || rank === undefined) return split
  const { start } = tokens[i]!
  let { end } = tokens[i]!
  let next = i + 1
  let { of } = before
  let own = of !== undefined && !before.shared
  while (is(tokens[next], 'coverb') === 'of' || is(tokens[next], 'coverb') === 'for') {
    const whole = complementAt(tokens, next + 1, c)
    if (!whole) break
    if (whole.of) {
      of = whole.of
      own = true
    }
    if (!whole.state) end = whole.end
    next = whole.next
  }
  const field = next
  next = fieldEnd(tokens, field, c)
  if (next > field) end = tokens[next - 1]!.end
  if (!own && is(tokens[next], 'coverb') === 'of') {
    const state = complementAt(tokens, next + 1, c)
    if (state?.state && state.of) {
      own = true
      ;({ of, next } = state)
    }
  }
  if (rank === 'other' && own && next > i + 1 && isPost(tokens, next, c)) next += 2
  of ??= inTitle(tokens[i]!, c) // "Chairman of the PRC" is one word of the packs: the state stands in it
  // one unknown word behind the title may be his name or the first word of what he is in charge of
  const name = nameAt(tokens, next, c, true)
  const way = name && isWhole(name) ? undefined : portfolioAt(tokens, next, tokens[i]!, c)
  if (way) {
    next = way.next
    end = way.end ?? end
    if (way.of && !own) {
      of = way.of
      own = true
    }
  }
  return {
    office: {
      start,
      end,
      title: c.text.slice(start, end),
      rank,
      ...(of ? { of } : {}),
      ...(own ? {} : { inherited: true }),
      ...(isOurs(tokens, i, c) ? { ours: true } : {}),
    },
    next,
  }
}

/** "the Head of State", and any title with a capital inside a sentence where titles have none of their own. */
const isOurs = (tokens: readonly Token[], i: number, c: Composer): boolean =>
  is(tokens[i], 'ours') !== undefined || (c.language.forms !== undefined && i > 0 && capital(tokens[i], c))

/** "ambassador of China in Laos": where one is posted. */
const isPost = (tokens: readonly Token[], i: number, c: Composer): boolean =>
  ['at', 'to'].includes(is(tokens[i], 'coverb') ?? '') && stateIds(tokens[i + 1], c) !== undefined

/** The state that closes a title of several words. */
function inTitle({ start, end }: Token, c: Composer): Office['of'] | undefined {
  const words = c.text.slice(start, end).split(' ')
  for (let k = 1; k < words.length; k++) {
    const name = words.slice(k).join(' ')
    const id = c.language.lexicon.get(name)?.names.country?.[0]
    if (id) return { id, name }
  }
  return undefined
}

/** "head of the Russian government" in a language of cases: a title of two words with the adjective of a state between them. */
function splitTitle(tokens: readonly Token[], i: number, c: Composer): { office: Office; next: number } | undefined {
  if (!c.language.forms || is(tokens[i], 'title') === undefined) return undefined
  const at = is(tokens[i + 1], 'coverb') === 'of' && tokens[i + 1]!.end === tokens[i + 1]!.start ? i + 2 : i + 1
  const state = stateIds(tokens[at], c)
  const tail = tokens[at + 1]?.end === tokens[at + 1]?.start ? tokens[at + 2] : tokens[at + 1]
  if (!state?.adjective || !tail || tail.kind === 'mark') return undefined
  const [start, end] = [tokens[i]!.start, tail.end]
  const tailWord = c.text.slice(tail.start, end)
  const whole = `${c.text.slice(start, tokens[i]!.end).toLowerCase()} ${tailWord}`
  const rank = (c.language.lexicon.get(whole) ?? c.language.lexicon.get(whole.toLowerCase()))?.is.title
  if (rank === undefined) return undefined
  const of = { id: state.ids[0]!, name: c.text.slice(tokens[at]!.start, tokens[at]!.end) }
  return { office: { start, end, title: c.text.slice(start, end), rank, of }, next: tokens.indexOf(tail, at) + 1 }
}

/** "Minister of Foreign Affairs and Regional Integration": the token after a second field that "and" joins to the title. */
function fieldEnd(tokens: readonly Token[], i: number, c: Composer): number {
  if (is(tokens[i], 'list') !== 'and' || is(tokens[i - 1], 'title') === undefined) return i
  let k = i + 1
  while (k < i + 4 && tokens[k]?.kind === 'text' && capital(tokens[k], c)) k++
  return is(tokens[k], 'field') !== undefined && capital(tokens[k], c) ? k + 1 : i
}

/** What follows "of": a state, an organisation or organ, or the words of a portfolio. */
function complementAt(
  tokens: readonly Token[],
  i: number,
  c: Composer,
): { next: number; end: number; of?: Office['of']; state: boolean } | undefined {
  let j = i
  if (is(tokens[j], 'article') !== undefined) j++
  const state = stateIds(tokens[j], c)
  if (state && is(tokens[j + 1], 'field') === undefined) {
    const last = state.org ? organEnd(tokens, j, c) : j
    return {
      next: last + 1,
      end: tokens[last]!.end,
      of: { id: state.ids[0]!, name: c.text.slice(tokens[j]!.start, tokens[j]!.end) },
      state: !state.org,
    }
  }
  const place = namesOf(tokens[j], ['place', 'series'])
  if (place.length && is(tokens[j + 1], 'field') === undefined)
    return {
      next: j + 1,
      end: tokens[j]!.end,
      of: { id: place[0]!, name: c.text.slice(tokens[j]!.start, tokens[j]!.end) },
      state: false,
    }
  const realm = realmAt(tokens, j, c)
  if (realm) return realm
  let last = -1
  for (let k = j; k < tokens.length && k - j < 14; k++) {
    const token = tokens[k]!
    if (is(token, 'field') !== undefined) last = k
    else if (
      !capital(token, c) &&
      is(token, 'list') !== 'and' &&
      is(token, 'article') === undefined &&
      is(token, 'coverb') !== 'of' &&
      !isMark(token, /[,-]/)
    )
      break
    else if (registered(token).length || is(token, 'honorific') !== undefined || is(token, 'title') !== undefined) break
  }
  return last < 0 ? undefined : { next: last + 1, end: tokens[last]!.end, state: false }
}

/** "of the Workers' Party (WP) Central Committee": the last word of an organ that its organisation, and its short name in brackets, stand before. */
function organEnd(tokens: readonly Token[], org: number, c: Composer): number {
  const brackets = isMark(tokens[org + 1], /\(/) && isMark(tokens[org + 3], /\)/)
  let k = brackets ? org + 4 : org + 1
  while (tokens[k]?.kind === 'text' && capital(tokens[k], c) && k < org + 7) k++
  return is(tokens[k], 'field') !== undefined && capital(tokens[k], c) ? k : brackets ? org + 3 : org
}

/** "the Islamic Republic of Mauritania": a state's full name that the registry does not hold. */
function realmAt(tokens: readonly Token[], i: number, c: Composer): ReturnType<typeof complementAt> {
  for (let k = i; k < i + 5 && tokens[k]; k++) {
    if (is(tokens[k], 'coverb') === 'of' && k > i) {
      const at = is(tokens[k + 1], 'article') !== undefined ? k + 2 : k + 1
      const state = stateIds(tokens[at], c)
      if (!state || state.org || is(tokens[k - 1], 'field') !== undefined) return undefined
      return {
        next: at + 1,
        end: tokens[at]!.end,
        of: { id: state.ids[0]!, name: c.text.slice(tokens[at]!.start, tokens[at]!.end) },
        state: true,
      }
    }
    if (!capital(tokens[k], c)) return undefined
  }
  return undefined
}
