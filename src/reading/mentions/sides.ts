// States and organisations in a spaced language: their sides, pairs with a dash, their capitals.
import { kindOf } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, namesOf } from './compose.ts'
import { type Mention, printed } from './items.ts'
import { type Found, isMark } from './spaced.ts'

/** Ids of states, or of organisations, that a token names; `adjective` for a form that stands before a noun ("Kazakh"). */
export function stateIds(
  token: Token | undefined,
  c: Composer,
): { ids: readonly string[]; adjective: boolean; org: boolean } | undefined {
  if (token?.kind !== 'word') return undefined
  const full = namesOf(token, ['country'])
  if (full.length) return { ids: full, adjective: false, org: false }
  const short = token.lex.senses
    .filter((s) => s.cls === 'short' && ['country', 'org', 'body'].includes(kindOf(s.value)))
    .map((s) => s.value)
  if (short.length)
    return {
      ids: c.names.named.size
        ? [...short].sort((a, b) => Number(c.names.named.has(b)) - Number(c.names.named.has(a)))
        : short,
      adjective: true,
      org: kindOf(short[0]!) !== 'country',
    }
  const orgs = namesOf(token, ['org', 'body'])
  return orgs.length ? { ids: orgs, adjective: false, org: true } : undefined
}

/** "the government of Honduras": the state that acts through it. */
function governmentAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const of = is(tokens[i + 1], 'silent') ?? is(tokens[i + 1], 'coverb')
  if (is(tokens[i], 'side') !== 'government' || of !== 'of') return undefined
  const first = is(tokens[i + 2], 'article') !== undefined ? i + 3 : i + 2
  const at = realmEnd(tokens, first, c) ?? first
  const state = stateIds(tokens[at], c)
  if (!state || state.adjective || state.org) return undefined
  return {
    mentions: [{ ...sideMention(tokens[i]!.start, tokens[at]!.end, state, c), via: 'registry' }],
    next: at + 1,
  }
}

/** A state, an organisation, their side or government, or a pair of them joined by a dash, at token i. */
export function sideAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const state = stateIds(tokens[i], c)
  const realm = realmAt(tokens, i, state, c)
  if (realm) return realm
  if (!state) return governmentAt(tokens, i, c)
  const joined = joinedAt(tokens, i, state, c) ?? capitalAt(tokens, i, state, c)
  if (joined) return joined
  const suffix = is(tokens[i + 1], 'side')
  const last = suffix === 'side' || suffix === 'government' ? i + 1 : i
  const mention = sideMention(tokens[i]!.start, tokens[last]!.end, state, c)
  return { mentions: [last > i ? { ...mention, via: 'registry' } : mention], next: last + 1 }
}

const isRealm = (token: Token | undefined, c: Composer): boolean =>
  is(token, 'realm') !== undefined && /\p{Lu}/u.test(c.text[token!.start]!)

/** "the Federal Republic of Nepal": the index of the state behind what it calls itself. */
function realmEnd(tokens: readonly Token[], i: number, c: Composer): number | undefined {
  let k = i
  while (k < i + 3 && tokens[k]?.kind === 'text' && /\p{Lu}/u.test(c.text[tokens[k]!.start]!)) k++
  if (!isRealm(tokens[k], c) || is(tokens[k + 1], 'coverb') !== 'of') return undefined
  const at = is(tokens[k + 2], 'article') !== undefined ? k + 3 : k + 2
  const state = stateIds(tokens[at], c)
  return state && !state.org && !state.adjective ? at : undefined
}

/** "the Republic of Honduras", "the Argentine Republic": a state by its full name. */
function realmAt(tokens: readonly Token[], i: number, state: StateIds | undefined, c: Composer): Found | undefined {
  const own = state?.adjective && !state.org && isRealm(tokens[i + 1], c)
  const at = own ? i + 1 : state ? undefined : realmEnd(tokens, i, c)
  const of = own ? state : at === undefined ? undefined : stateIds(tokens[at], c)
  if (!of || at === undefined) return undefined
  return { mentions: [{ ...sideMention(tokens[i]!.start, tokens[at]!.end, of, c), via: 'registry' }], next: at + 1 }
}

type StateIds = NonNullable<ReturnType<typeof stateIds>>

function sideMention(start: number, end: number, found: StateIds, c: Composer): Mention {
  return {
    kind: found.org ? 'org' : 'state',
    ...printed(c.text, start, end),
    candidates: found.ids,
    via: found.adjective ? 'short' : 'registry',
  }
}

/** Two states with a dash between, and the word for both sides behind. */
function joinedAt(tokens: readonly Token[], i: number, state: StateIds, c: Composer): Found | undefined {
  const dash = isMark(tokens[i + 1], /[-–—+]/) && tokens[i + 1]!.end - tokens[i + 1]!.start === 1
  const second = dash ? stateIds(tokens[i + 2], c) : undefined
  if (!second) return undefined
  const members = [
    sideMention(tokens[i]!.start, tokens[i]!.end, state, c),
    sideMention(tokens[i + 2]!.start, tokens[i + 2]!.end, second, c),
  ]
  const side = is(tokens[i + 3], 'group')
  const next = side === 'two-sides' || side === 'two-heads' ? i + 4 : i + 3
  const end = tokens[next - 1]!.end
  const { start } = tokens[i]!
  return {
    mentions: [
      {
        kind: 'group',
        ...printed(c.text, start, end),
        candidates: [],
        group: next > i + 3 ? side! : 'two-sides',
        members,
        via: 'short',
      },
    ],
    next,
  }
}

/** "the Kazakh capital": the city, where the registry knows it. */
function capitalAt(tokens: readonly Token[], i: number, state: StateIds, c: Composer): Found | undefined {
  const last = is(tokens[i + 1], 'possessive') !== undefined ? i + 2 : i + 1
  if (is(tokens[last], 'capital') === undefined) return undefined
  const city = c.names.capitalOf?.(state.ids[0]!)
  const { start } = tokens[i]!
  const { end } = tokens[last]!
  return {
    mentions: [
      {
        kind: 'place',
        ...printed(c.text, start, end),
        candidates: city ? [city] : [],
        via: 'form',
      },
    ],
    next: last + 1,
  }
}
