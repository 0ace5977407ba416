// Puts the tokens of a spaced language together into items: people with titles before and after, states, sides, lists.
import { casesOf } from '../forms/govern.ts'
import { is, type Token } from '../scan/tokens.ts'
import { asState, speaksForState } from './capitals.ts'
import { asItem, type Composer, namesOf } from './compose.ts'
import { isStanding, titlesAt } from './holders.ts'
import { classOf, type Item, type Mention, printed } from './items.ts'
import { capital } from './offices.ts'
import { sideAt, stateIds } from './sides.ts'
import { personAt } from './titled.ts'

export const isMark = (token: Token | undefined, marks: RegExp): boolean =>
  token?.kind === 'mark' && marks.test(token.mark)

export interface Found {
  readonly mentions: readonly Mention[]
  readonly next: number
}

/** Items of one sentence of a spaced language, lists joined; nouns are extended later (heads.ts). */
export function composeSpaced(tokens: readonly Token[], c: Composer): Item[] {
  const items: Item[] = []
  let i = 0
  while (i < tokens.length) {
    const found =
      titlesAt(tokens, i, c) ??
      officialsAt(tokens, i, c) ??
      personAt(tokens, i, c) ??
      sideAt(tokens, i, c) ??
      plainAt(tokens, i, c) ??
      acronymAt(tokens, i, c) ??
      orgAt(tokens, i, c)
    if (
      found &&
      ['place', 'org', 'group'].includes(found.mentions[0]!.kind) &&
      found.mentions[0]!.via === 'form' &&
      found.mentions[0]!.candidates.length === 0
    ) {
      items.push(namedPlace(items, found.mentions[0]!, c))
      i = found.next
      continue
    }
    if (found) {
      const aside = is(tokens[i - 1], 'coverb') === 'of' || is(tokens[found.next], 'possessive') !== undefined
      items.push({
        kind: 'ref',
        start: found.mentions[0]!.start,
        end: found.mentions.at(-1)!.end,
        mentions: aside ? found.mentions.map((m) => (m.kind === 'person' ? { ...m, aside } : m)) : found.mentions,
      })
      i = found.next
      continue
    }
    items.push(asItem(tokens[i]!, c))
    i++
  }
  const joined = joinSpaced(c.language.forms ? items.map((x) => withForm(x, tokens, c)) : items)
  return joined.map((x, i) => (speaksForState(joined, i, c) ? asState(x, c) : x))
}

/** Marks mentions by the case of their first word. */
function withForm(item: Item, tokens: readonly Token[], c: Composer): Item {
  const g = c.language.forms
  if (item.kind !== 'ref' || !g) return item
  const first = item.mentions[0]!
  // a pair of adjectives shows its case at the second
  const start = first.members?.at(-1)?.start ?? first.start
  const token = tokens.find((t) => t.start === start && t.end > t.start)
  const cases = casesOf(token, { text: c.text, g })
  if (!cases || cases === g.all) return item
  const form = cases & g.nominative ? (cases & g.accusative ? 'direct' : 'nominative') : 'oblique'
  return { ...item, mentions: item.mentions.map((m) => ({ ...m, form })) }
}

function plainAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const token = tokens[i]
  if (token?.kind !== 'word') return undefined
  const base = {
    ...printed(c.text, token.start, token.end),
  }
  // "met with her", but "her visit"
  const owns = is(token, 'possessive') !== undefined && !endsPhrase(tokens[i + 1])
  const word = owns ? undefined : (is(token, 'group') ?? is(token, 'pronoun'))
  // "the two agreed", but "the two cities"
  const group = word !== 'two' ? word : acts(tokens[i + 1]) ? 'they' : undefined
  // "ten member states": counted, they are a standing
  const counted =
    (is(token, 'status') !== undefined && (tokens[i - 1]?.kind === 'quantity' || tokens[i - 2]?.kind === 'quantity')) ||
    isStanding(tokens, i)
  if (group && !counted)
    return {
      mentions: [
        {
          ...base,
          kind: 'group',
          group,
          candidates: [],
          via: is(token, 'group') ? 'group' : 'pronoun',
          ...(isDefinite(token, c) ? { definite: true as const } : {}),
        },
      ],
      next: i + 1,
    }
  if (is(token, 'own') === 'organisation')
    return {
      mentions: [{ ...base, kind: 'org', group: 'own-organisation', candidates: [], via: 'pronoun' }],
      next: i + 1,
    }
  const places = namesOf(token, ['place'])
  if (places.length) {
    // "Busan, South Korea, and ...": the country after a comma only says where the place is
    const country = isMark(tokens[i + 1], /,/) ? stateIds(tokens[i + 2], c) : undefined
    const within = country && !country.adjective && c.names.placeIn?.(places[0]!) === country.ids[0]
    const closes =
      within && isMark(tokens[i + 3], /,/) && (is(tokens[i + 4], 'list') === 'and' || tokens[i + 4]?.kind === 'time')
    const next = within ? (closes ? i + 4 : i + 3) : i + 1
    return { mentions: [{ ...base, kind: 'place', candidates: places, via: 'registry' }], next }
  }
  // "the capital of X", in a language that puts the state behind
  const capital = capitalOfAt(tokens, i, c)
  if (capital) return capital
  // "senior officials": people without a name
  if (is(token, 'people') && tokens[i + 1]?.kind !== 'text')
    return { mentions: [{ ...base, kind: 'group', group: 'people', candidates: [], via: 'form' }], next: i + 1 }
  if (is(token, 'place') === 'here')
    return c.names.here?.length
      ? { mentions: [{ ...base, kind: 'place', candidates: c.names.here, via: 'pronoun' }], next: i + 1 }
      : undefined
  if (is(token, 'place')) return { mentions: [{ ...base, kind: 'place', candidates: [], via: 'form' }], next: i + 1 }
  return undefined
}

/** Nothing that a possessive may stand before. */
const endsPhrase = (token: Token | undefined): boolean =>
  token === undefined ||
  token.kind === 'mark' ||
  token.kind === 'time' ||
  ['coverb', 'list', 'noise', 'that', 'relative', 'temporal', 'mode'].some((cls) => is(token, cls) !== undefined)

/** "Foreign Ministers", "Finance Ministers and Central Bank Governors" where they act or are asked to: officials without names. */
function officialsAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const named = (t: Token | undefined): boolean => t !== undefined && t.kind !== 'mark' && capital(t, c)
  if (is(tokens[i], 'titles') === undefined || !named(tokens[i]) || is(tokens[i - 1], 'coverb') !== undefined)
    return undefined
  let k = i + 1
  if (is(tokens[k], 'list') === 'and' && named(tokens[k + 1])) {
    k++
    while (named(tokens[k]) && k < i + 6) k++
  }
  if (!acts(tokens[k]) && is(tokens[k], 'coverb') !== 'to') return undefined
  return {
    mentions: [
      {
        ...printed(c.text, tokens[i]!.start, tokens[k - 1]!.end),
        kind: 'group',
        group: 'people',
        candidates: [],
        via: 'form',
      },
    ],
    next: k,
  }
}

/** A word that may follow who acts: a verb, or what stands before one. */
const acts = (token: Token | undefined): boolean =>
  ['verb', 'event', 'say', 'stance', 'decide', 'mode', 'copula', 'noise'].some((cls) => is(token, cls) !== undefined)

/** "the leaders" are, like "the presidents", those of the text; "leaders" are any. */
function isDefinite(token: Token, c: Composer): boolean {
  const first = c.text.slice(token.start, token.end).split(' ')[0]!.toLowerCase()
  return c.language.lexicon.get(first)?.is.article === 'the'
}

function capitalOfAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  if (is(tokens[i], 'capital') === undefined || is(tokens[i + 1], 'coverb') !== 'of') return undefined
  const state = stateIds(tokens[i + 2], c)
  if (!state || state.org) return undefined
  const city = c.names.capitalOf?.(state.ids[0]!)
  const whole = printed(c.text, tokens[i]!.start, tokens[i + 2]!.end)
  return { mentions: [{ ...whole, kind: 'place', candidates: city ? [city] : [], via: 'form' }], next: i + 3 }
}

/** "the Atom pavilion", "St George Hall": a place of the lexicon with the name before it. */
function namedPlace(items: Item[], m: Mention, c: Composer): Item {
  let start = m.start
  while (items.length) {
    const last = items.at(-1)!
    const near = start - last.end <= 1
    const name =
      (last.kind === 'text' && (m.kind === 'group' || /\p{Lu}/u.test(c.text[last.start]!))) ||
      (last.kind === 'mark' && last.mark === '-') ||
      // "the Expo site"
      (classOf(last, 'gathering') !== undefined && /\p{Lu}/u.test(c.text[last.start]!)) ||
      (last.kind === 'ref' &&
        last.mentions.length === 1 &&
        (last.mentions[0]!.via === 'short' ||
          last.mentions[0]!.kind === 'place' ||
          last.mentions[0]!.kind === 'state') &&
        last.mentions[0]!.kind !== 'group')
    if (!near || !name) break
    start = last.start
    items.pop()
  }
  const named: Mention = { ...m, start, nameStart: start, name: c.text.slice(start, m.end) }
  return { kind: 'ref', start, end: m.end, mentions: [named] }
}

/** "the Ministry of Foreign Affairs", "the foreign ministry", "the Assembly of Heads of State of the Union": an organisation known by its head. */
function orgAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const token = tokens[i]
  if (!token || is(token, 'organisation') === undefined) return undefined
  // "the 132nd Assembly of the Union" is a session of it
  if (tokens[i - 1]?.kind === 'ordinal' && is(token, 'gathering') !== undefined) return undefined
  const written = /\p{Lu}/u.test(c.text[token.start]!)
  const owned = !written && c.language.forms !== undefined && isOwned(tokens, i, c)
  if (!written && !owned && is(tokens[i - 1], 'article') !== 'the' && !stateIds(tokens[i - 1], c)) return undefined
  if (written && i === 0 && tokens[i + 1]?.kind === 'mark') return undefined
  let next = i + 1
  while ((written || owned) && is(tokens[next], 'coverb') === 'of') {
    let k = is(tokens[next + 1], 'article') !== undefined ? next + 2 : next + 1
    const first = k
    while (
      tokens[k] &&
      tokens[k]!.kind !== 'mark' &&
      tokens[k]!.kind !== 'time' &&
      (/\p{Lu}/u.test(c.text[tokens[k]!.start]!) ||
        (is(tokens[k], 'list') === 'and' &&
          tokens[k + 1] !== undefined &&
          /\p{Lu}/u.test(c.text[tokens[k + 1]!.start]!)) ||
        stateIds(tokens[k], c) ||
        (is(tokens[k], 'group') !== undefined && /\p{Lu}/u.test(c.text.slice(tokens[k]!.start + 4, tokens[k]!.end))))
    )
      k++
    if (k === first) break
    next = k
  }
  if (written) next = Math.max(next, memberEnd(tokens, i + 1, c) ?? 0)
  const sort =
    is(token, 'delegation') !== undefined
      ? ({ kind: 'group', group: 'delegation' } as const)
      : ({ kind: 'org' } as const)
  const { start } = token
  const end = tokens[next - 1]!.end
  return {
    mentions: [
      {
        ...sort,
        ...printed(c.text, start, end),
        candidates: [],
        via: 'form',
      },
    ],
    next,
  }
}

/** "the Council of defence ministers of the Commonwealth" in a language of cases: words that belong to the head, to the state or organisation whose it is. */
function memberEnd(tokens: readonly Token[], from: number, c: Composer): number | undefined {
  const g = c.language.forms
  if (!g) return undefined
  for (let k = from; k < Math.min(tokens.length, from + 14); k++) {
    const token = tokens[k]!
    if (stateIds(token, c) && !stateIds(token, c)!.adjective) return k + 1
    const dash = isMark(token, /[-—]/)
    const joint = dash || is(token, 'list') === 'and' || (token.end === token.start && is(token, 'coverb') === 'of')
    if (joint) continue
    if (token.kind !== 'text' && token.kind !== 'word') return undefined
    if (!(casesOf(token, { text: c.text, g }) & g.genitive) || (token.kind === 'text' && capitalAt(token, c)))
      return undefined
  }
  return undefined
}

const capitalAt = (token: Token, c: Composer): boolean => /\p{Lu}/u.test(c.text[token.start]!)

/** "press service of the Kremlin" in small letters: whose it is makes it one. */
const isOwned = (tokens: readonly Token[], i: number, c: Composer): boolean =>
  is(tokens[i], 'delegation') === undefined &&
  is(tokens[i], 'side') === undefined &&
  is(tokens[i + 1], 'coverb') === 'of' &&
  (stateIds(tokens[i + 2], c) !== undefined || namesOf(tokens[i + 2], ['place', 'org', 'body']).length > 0)

/** "the SRs", "the EAC": an acronym in no registry, after an article. */
function acronymAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const token = tokens[i]
  if (token?.kind !== 'text' || is(tokens[i - 1], 'article') !== 'the') return undefined
  const name = c.text.slice(token.start, token.end)
  if (!/^\p{Lu}{2,6}s?$/u.test(name) || tokens[i + 1]?.kind === 'text') return undefined
  return {
    mentions: [
      {
        kind: 'org',
        start: token.start,
        end: token.end,
        name,
        nameStart: token.start,
        nameEnd: token.end,
        candidates: [],
        offices: [],
        via: 'form',
      },
    ],
    next: i + 1,
  }
}

const sortOf = (m: Mention): string => (m.kind === 'org' ? 'state' : m.kind)

/** "A, B and C" and "A and B" of one kind become one item; a comma joins only where "and" closes the list. */
function joinSpaced(items: readonly Item[]): Item[] {
  const out: Item[] = []
  let i = 0
  while (i < items.length) {
    const first = items[i]!
    const last = first.kind === 'ref' ? listEnd(items, i) : i
    if (first.kind !== 'ref' || last === i) {
      out.push(first)
      i++
      continue
    }
    const listed = items.slice(i, last + 1).flatMap((x) => (x.kind === 'ref' ? x.mentions : []))
    const two = listed.length === 2 && listed.every((m) => m.kind === 'state')
    const mentions = two ? listed.map((m, k) => (k ? m : { ...m, paired: true as const })) : listed
    out.push({ kind: 'ref', start: first.start, end: items[last]!.end, mentions })
    i = last + 1
  }
  return out
}

/** "and his visiting counterpart": what may stand before the next of a list. */
const INTRODUCES = ['article', 'honorific', 'possessive', 'title-mark']

/** Index of the last ref of the list that opens at i; i itself where there is none. */
function listEnd(items: readonly Item[], i: number): number {
  const first = items[i]!
  if (first.kind !== 'ref' || first.mentions[0]!.kind === 'group') return i
  let end = i
  let at = i
  while (at < items.length) {
    let j = at + 1
    const comma = items[j]?.kind === 'mark' && (items[j] as { mark: string }).mark === ','
    if (comma) j++
    const and = classOf(items[j], 'list') === 'and'
    if (and) j++
    if (!comma && !and) break
    while (INTRODUCES.some((cls) => classOf(items[j], cls) !== undefined)) j++
    const next = items[j]
    if (
      next?.kind !== 'ref' ||
      sortOf(next.mentions[0]!) !== sortOf(first.mentions[0]!) ||
      next.mentions[0]!.group !== undefined
    )
      break
    // "Russia and Kazakh officials": an adjective lists with adjectives
    if (next.mentions[0]!.kind === 'state' && next.mentions[0]!.via === 'short' && first.mentions[0]!.via !== 'short')
      break
    at = j
    if (and) {
      end = j
      break
    }
  }
  return end > i ? end : openListEnd(items, i, at)
}

/** "President A, President B, Prime Minister C took part": in a language of cases three people or more need no "and" before what several do. */
function openListEnd(items: readonly Item[], i: number, at: number): number {
  const people = items.slice(i, at + 1).filter((x) => x.kind === 'ref' && x.mentions[0]!.kind === 'person')
  const acts = people.every((x) => x.kind === 'ref' && x.mentions[0]!.form === 'nominative')
  if (people.length < 3 || !acts) return i
  const next = items[at + 1]
  const closes = next === undefined || (next.kind === 'mark' && /[.;]/.test(next.mark))
  return closes || (next.kind === 'word' && next.lex.several === true) ? at : i
}
