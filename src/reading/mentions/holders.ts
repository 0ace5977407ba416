// Offices of several at once: "the presidents of X and Y", "Kazakh and Russian presidents", "the leaders of X and Y".
import { is, type Token } from '../scan/tokens.ts'
import type { Composer, Named } from './compose.ts'
import { type Mention, printed } from './items.ts'
import { registered } from './offices.ts'
import { nameAt } from './runs.ts'
import { stateIds } from './sides.ts'
import { type Found, isMark } from './spaced.ts'

/** "the presidents of Kyrgyzstan and Tajikistan": one holder for each state. */
export function titlesAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const pair = leadersOf(tokens, i, c) ?? holdersOfBoth(tokens, i, c)
  if (pair) return pair
  const rank = is(tokens[i], 'titles')
  if (rank === undefined) return undefined
  if (
    is(tokens[i + 1], 'coverb') !== 'of' ||
    !stateIds(tokens[is(tokens[i + 2], 'article') !== undefined ? i + 3 : i + 2], c)
  )
    return namedHolders(tokens, i, c) ?? holders(tokens, i, c)
  const mentions: Mention[] = []
  let j = i + 2
  let next = j
  while (j < tokens.length && mentions.length < 12) {
    while (is(tokens[j], 'article') !== undefined || is(tokens[j], 'list') === 'and' || isMark(tokens[j], /,/)) j++
    const state = stateIds(tokens[j], c)
    if (!state || state.adjective) break
    const { start, end } = tokens[j]!
    const name = c.text.slice(start, end)
    mentions.push({
      kind: 'person',
      start: mentions.length ? start : tokens[i]!.start,
      end,
      name: `${c.text.slice(tokens[i]!.start, tokens[i]!.end)} of ${name}`,
      nameStart: start,
      nameEnd: end,
      candidates: [],
      offices: [
        { start, end, title: c.text.slice(tokens[i]!.start, tokens[i]!.end), rank, of: { id: state.ids[0]!, name } },
      ],
      via: 'title',
    })
    j++
    // "the presidents of X N and of Y M": each with his name
    const own = mentions.every((m, k) => k === mentions.length - 1 || m.via !== 'title')
      ? nameAt(tokens, j, c, true)
      : undefined
    if (own) {
      mentions.push(withName(mentions.pop()!, own, tokens[i]!))
      j = own.next
    }
    next = j
  }
  if (mentions.length < 2) return undefined
  return namesBehind(tokens, next, mentions, { c, title: tokens[i]! }) ?? { mentions, next }
}

const withName = (m: Mention, { name, start, end, candidates, via }: Named, title: Token): Mention => ({
  ...m,
  name,
  nameStart: start,
  nameEnd: end,
  end,
  candidates,
  via,
  offices: m.offices.map((o) => ({ ...o, start: title.start, end: title.end })),
})

/** "the ministers of X and Y N and M": the names behind, in the order of the states. */
function namesBehind(
  tokens: readonly Token[],
  from: number,
  mentions: readonly Mention[],
  { c, title }: { readonly c: Composer; readonly title: Token },
): Found | undefined {
  if (mentions.some((m) => m.via !== 'title')) return undefined
  const out: Mention[] = []
  let next = from
  for (const m of mentions) {
    // "the presidents of X and Y, N and M": a comma may part the names from their states
    const at = isMark(tokens[next], /,/) || (out.length && is(tokens[next], 'list') === 'and') ? next + 1 : next
    const name = nameAt(tokens, at, c, true)
    if (!name) return undefined
    out.push(withName({ ...m, start: out.length ? name.start : m.start }, name, title))
    next = name.next
  }
  return { mentions: out, next }
}

/** "Kazakh and Russian presidents": one holder for each state, unless their names follow. */
function holdersOfBoth(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const first = stateIds(tokens[i], c)
  const second = is(tokens[i + 1], 'list') === 'and' ? stateIds(tokens[i + 2], c) : undefined
  const rank = is(tokens[i + 3], 'titles')
  if (!first?.adjective || !second || rank === undefined) return undefined
  const after = isMark(tokens[i + 4], /,/) ? i + 5 : i + 4
  if (registered(tokens[after]).length) return undefined
  const title = tokens[i + 3]!
  const one = (at: number, id: string): Mention => {
    const { start, end } = tokens[at]!
    const name = c.text.slice(start, end)
    const printed = `${name} ${c.text.slice(title.start, title.end)}`
    return {
      kind: 'person',
      start,
      end: title.end,
      name: printed,
      nameStart: start,
      nameEnd: end,
      candidates: [],
      offices: [
        { start: title.start, end: title.end, title: c.text.slice(title.start, title.end), rank, of: { id, name } },
      ],
      via: 'title',
    }
  }
  return { mentions: [one(i, first.ids[0]!), one(i + 2, second.ids[0]!)], next: i + 4 }
}

/** "the leaders of Kazakhstan and Russia": two leaders, or all of the states named. */
function leadersOf(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const group = is(tokens[i], 'group')
  if ((group !== 'all-heads' && group !== 'two-heads') || is(tokens[i + 1], 'coverb') !== 'of') return undefined
  let j = i + 2
  let states = 0
  let next = j
  let whose: Mention['whose']
  while (j < tokens.length && states < 12) {
    while (is(tokens[j], 'article') !== undefined || is(tokens[j], 'list') === 'and' || isMark(tokens[j], /,/)) j++
    const state = stateIds(tokens[j], c)
    if (!state || state.adjective) break
    states++
    whose = state.org ? { id: state.ids[0]!, name: c.text.slice(tokens[j]!.start, tokens[j]!.end) } : undefined
    j++
    next = j
  }
  if (!states || isStanding(tokens, i)) return undefined
  const { start } = tokens[i]!
  const end = tokens[next - 1]!.end
  return {
    mentions: [
      {
        kind: 'group',
        ...printed(c.text, start, end),
        candidates: [],
        group: states === 2 ? 'two-heads' : 'all-heads',
        via: 'group',
        ...(states === 1 && whose ? { whose } : {}),
      },
    ],
    next,
  }
}

/** "Presidents N and M", "Prime Ministers N, M and K": one holder for each name behind the title. */
function namedHolders(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const { start, end } = tokens[i]!
  const title = c.text.slice(start, end)
  const mentions: Mention[] = []
  let next = i + 1
  for (;;) {
    const comma = mentions.length && isMark(tokens[next], /,/) ? next + 1 : next
    const and = is(tokens[comma], 'list') === 'and'
    const at = and ? comma + 1 : comma
    if (mentions.length && at === next) break
    const name = nameAt(tokens, at, c, true)
    if (!name) break
    const base = { kind: 'person' as const, start: mentions.length ? name.start : start, nameStart: 0, nameEnd: 0 }
    const office = { start, end, title, rank: is(tokens[i], 'titles')! }
    mentions.push(
      withName({ ...base, end: name.end, name: '', candidates: [], offices: [office], via: 'title' }, name, tokens[i]!),
    )
    next = name.next
    if (and) break
  }
  return mentions.length > 1 ? { mentions, next } : undefined
}

/** Whom a bare plural may mean, by rank. */
const GROUP_OF: Readonly<Record<string, string>> = {
  'foreign-minister': 'two-ministers',
  'head-of-government': 'two-premiers',
}

/** "the Presidents": those who hold the office among the people of the text. */
function holders(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  if (c.language.articles && is(tokens[i - 1], 'article') !== 'the') return undefined
  const { end } = tokens[i]!
  const { start } = c.language.articles ? tokens[i - 1]! : tokens[i]!
  return {
    mentions: [
      {
        kind: 'group',
        ...printed(c.text, start, end),
        offices: [{ start, end, title: c.text.slice(tokens[i]!.start, end), rank: is(tokens[i], 'titles')! }],
        candidates: [],
        group: GROUP_OF[is(tokens[i], 'titles') ?? ''] ?? 'all-heads',
        via: 'title',
      },
    ],
    next: i + 1,
  }
}

/** "participants of the union are ...": a standing, and nobody who acts. */
export const isStanding = (tokens: readonly Token[], i: number): boolean =>
  is(tokens[i], 'status') !== undefined &&
  is(tokens[i + 1], 'coverb') === 'of' &&
  tokens.slice(i + 3, i + 5).some((t) => is(t, 'copula') !== undefined)
