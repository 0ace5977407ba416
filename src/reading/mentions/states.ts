// States as a text names them: in full, short beside another, as a side, a government, a pair.
import { classes, isAny, kindOf } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, namesOf } from './compose.ts'
import { type Mention, printed } from './items.ts'

interface Found {
  readonly mention: Mention
  readonly next: number
}

/** What a state's words are of. */
const NAMES = classes('name', 'short', 'own')
const PARTY = ['country', 'org', 'place']

/** A state, its side or government, or a pair of states, at token i. */
export function stateAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const token = tokens[i]
  if (token?.kind !== 'word' || !isAny(token.lex, NAMES)) return undefined
  const pair = pairAt(tokens, i, c)
  if (pair) return pair
  const own = is(token, 'own') === 'country'
  const full = own && c.language.home ? [c.language.home] : namesOf(token, ['country'])
  if (full.length) return withSuffix(tokens, i, full, c)
  const short = shortOf(token, c)
  if (!short) return undefined
  const after = is(tokens[i + 1], 'side')
  const suffix = after === 'side' || after === 'government'
  const verbBefore =
    i > 0 &&
    (is(tokens[i - 1], 'event') !== undefined ||
      is(tokens[i - 1], 'copula') !== undefined ||
      is(tokens[i - 1], 'coverb') !== undefined ||
      is(tokens[i - 1], 'abroad') !== undefined)
  const titleAfter = is(tokens[i + 1], 'title') !== undefined
  const listed = short.licensed && (is(tokens[i + 1], 'list') === 'mark' || is(tokens[i - 1], 'list') === 'mark')
  if (suffix || (short.licensed && (verbBefore || titleAfter || listed || i === 0)))
    return withSuffix(tokens, i, short.ids, c)
  return undefined
}

/** Ids that a short form may mean here, those first that the document names in full. */
function shortOf(token: Token, c: Composer): { ids: string[]; licensed: boolean } | undefined {
  if (token.kind !== 'word' || token.lex.is.short === undefined) return undefined
  const ids = token.lex.senses.filter((s) => s.cls === 'short' && PARTY.includes(kindOf(s.value))).map((s) => s.value)
  if (!ids.length) return undefined
  const named = ids.filter((id) => c.names.named.has(id) || id === c.language.home)
  if (named.length) return { ids: named, licensed: true }
  // a letter that may mean a whole region means it more often than a state that the text never names
  const wide = ids.filter((id) => !id.startsWith('country:'))
  return { ids: wide.length ? wide : ids, licensed: false }
}

function withSuffix(tokens: readonly Token[], start: number, ids: readonly string[], c: Composer): Found {
  let j = start + 1
  const suffix = is(tokens[j], 'side')
  if (suffix === 'side' || suffix === 'government') j++
  const from = tokens[start]!.start
  const to = tokens[j - 1]!.end
  const short = tokens[start]!.kind === 'word' && is(tokens[start], 'name') === undefined
  return {
    mention: {
      kind: 'state',
      ...printed(c.text, from, to),
      candidates: ids,
      via: short ? 'short' : 'registry',
    },
    next: j,
  }
}

/** China and ASEAN, China and Central Asia with a dash: two names with a dash between, of whom something is told together. */
function dashedPair(a: Token, b: Token, i: number, c: Composer): Found | undefined {
  const one = (token: Token): Mention | undefined => {
    // a city stands with a dash in many names; of places only regions act together with a state
    const ids = namesOf(token, PARTY).filter((id) => c.names.placeIn?.(id) === undefined)
    return ids.length
      ? {
          kind: 'state',
          ...printed(c.text, token.start, token.end),
          candidates: ids,
          via: 'registry',
        }
      : undefined
  }
  const members = [one(a), one(b)]
  if (!members[0] || !members[1] || b.start - a.end > 2) return undefined
  return {
    mention: {
      kind: 'group',
      ...printed(c.text, a.start, b.end),
      candidates: [],
      group: 'two-sides',
      members: [members[0], members[1]],
      via: 'short',
    },
    next: i + 3,
  }
}

/** Two characters for two states in either order, and what they name together; or two names with a dash. */
function pairAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const a = tokens[i]
  const dash = tokens[i + 1]?.kind === 'mark' && /[—－-]/.test((tokens[i + 1] as { mark: string }).mark)
  const b = tokens[dash ? i + 2 : i + 1]
  if (!a || !b) return undefined
  if (dash) return dashedPair(a, b, i, c)
  const first = shortOf(a, c)
  const second = shortOf(b, c)
  if (!first || !second || b.start !== a.end || a.end - a.start > 1 || b.end - b.start > 1) return undefined
  const home = c.language.home ?? ''
  if (!first.licensed && !second.licensed) return undefined
  if (!(first.ids.includes(home) || second.ids.includes(home)) && !(first.licensed && second.licensed)) return undefined
  const members = [shortMention(a, first.ids, c), shortMention(b, second.ids, c)]
  const third = thirdAt(tokens, i + 2, c)
  if (third) members.push(third)
  const j = i + members.length
  const group = is(tokens[j], 'group')
  const next = group !== undefined && TOGETHER.has(group) ? j + 1 : j
  const end = tokens[next - 1]!.end
  return {
    mention: {
      kind: 'group',
      start: a.start,
      end,
      name: c.text.slice(a.start, end),
      nameStart: a.start,
      nameEnd: end,
      candidates: [],
      offices: [],
      group: next > j ? group! : third ? 'three-sides' : 'two-sides',
      members,
      via: 'short',
    },
    next,
  }
}

/** Words that name two or three together, behind their short forms. */
const TOGETHER: ReadonlySet<string> = new Set(['two-sides', 'two-heads', 'three-heads', 'three-sides', 'two-ministers'])

/** A third short form right behind two, unless it begins a name of its own. */
function thirdAt(tokens: readonly Token[], i: number, c: Composer): Mention | undefined {
  const token = tokens[i]
  const short = token && shortOf(token, c)
  if (!short?.licensed || token!.start !== tokens[i - 1]!.end) return undefined
  if (is(tokens[i + 1], 'group') !== undefined || tokens[i + 1]?.kind === 'text') return undefined
  return shortMention(token!, short.ids, c)
}

const shortMention = (token: Token, ids: string[], c: Composer): Mention => ({
  kind: 'state',
  ...printed(c.text, token.start, token.end),
  candidates: ids,
  via: 'short',
})
