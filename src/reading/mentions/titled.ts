// People in a spaced language: "Chinese President Xi Jinping", "President Xi Jinping of China", "X, president of Y and ...".
import type { Token } from '../scan/tokens.ts'
import { type Composer, namesOf } from './compose.ts'
import type { Mention, Office } from './items.ts'
import { type Found, is, isMark, stateIds } from './spaced.ts'

interface Chain {
  readonly offices: Office[]
  readonly next: number
  readonly start: number
}

interface Name {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly candidates: readonly string[]
  readonly next: number
  readonly via: 'registry' | 'form'
}

const capital = (token: Token | undefined, c: Composer): boolean =>
  token !== undefined && /\p{Lu}/u.test(c.text[token.start]!)

/** A person at token i: titles and a name, a name and titles, a name alone, or a title that stands for its holder. */
export function personAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const chain = chainAt(tokens, i, c)
  let at = chain?.next ?? i
  if (
    chain &&
    isMark(tokens[at], /,/) &&
    (is(tokens[at + 1], 'honorific') !== undefined || registered(tokens[at + 1], c).length > 0)
  )
    at++
  const counterpart =
    !chain && stateIds(tokens[i], c) && is(tokens[i + 1], 'counterpart') !== undefined
      ? i + 2
      : !chain && is(tokens[i], 'counterpart') !== undefined
        ? i + 1
        : -1
  if (counterpart > 0) at = counterpart
  let named = nameAt(tokens, at, c, chain !== undefined || counterpart > 0)
  if (!named && !chain && counterpart < 0) named = bareName(tokens, i, c)
  if (!named) return chain ? titleAlone(tokens, i, chain, c) : undefined
  const offices: Office[] = [...(chain?.offices ?? [])]
  const after = afterName(tokens, named.next, offices, c)
  offices.push(...after.offices)
  const start = chain?.start ?? tokens[i]!.start
  const mention: Mention = {
    kind: 'person',
    start,
    end: Math.max(named.end, after.end),
    name: named.name,
    nameStart: named.start,
    nameEnd: named.end,
    candidates: named.candidates,
    offices,
    via: named.via,
  }
  return { mentions: [mention], next: after.next }
}

const registered = (token: Token | undefined, c: Composer): readonly string[] => {
  if (token?.kind !== 'word') return []
  const full = namesOf(token, ['person'], c.names)
  return full.length
    ? full
    : token.lex.senses.filter((s) => s.cls === 'short' && s.value.startsWith('person:')).map((s) => s.value)
}

/** [state or organisation]['s] [former, visiting] title [of ...] ((and|,) title [of ...])* */
function chainAt(tokens: readonly Token[], i: number, c: Composer): Chain | undefined {
  let j = i
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
  if (is(tokens[j], 'title') === undefined) return undefined
  const offices: Office[] = []
  let next = j
  for (let guard = 0; guard < 6; guard++) {
    const office = officeAt(
      tokens,
      next,
      c,
      offices.length ? (stateOf(offices[0]!.of, c) ?? of) : of,
      offices.length > 0,
    )
    if (!office) break
    offices.push(office.office)
    next = office.next
    const plus =
      is(tokens[next], 'title-mark') === 'plus' || is(tokens[next], 'list') === 'and' || isMark(tokens[next], /[,–—-]/)
    const follows = is(tokens[next + 1], 'title') !== undefined && plus
    if (!follows) break
    // "the President and the Prime Minister": two people, told by the article or a name between
    next++
  }
  return offices.length ? { offices, next, start: tokens[i]!.start } : undefined
}

/** A second title is of the same state as the first; what the first is of, an organisation, is its own. */
const stateOf = (of: Office['of'], c: Composer): Office['of'] =>
  of?.id && c.names.entityKind(of.id) === 'country' ? of : undefined

/** One title with what it is of: "Minister of Foreign Affairs", "President of the European Council". */
function officeAt(
  tokens: readonly Token[],
  i: number,
  c: Composer,
  inherited: Office['of'] | undefined,
  shared: boolean,
): { office: Office; next: number } | undefined {
  const rank = is(tokens[i], 'title')
  if (rank === undefined) return undefined
  const start = tokens[i]!.start
  let next = i + 1
  let end = tokens[i]!.end
  let of = inherited
  let own = inherited !== undefined && !shared
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
  return {
    office: {
      start,
      end,
      title: c.text.slice(start, end),
      rank,
      ...(of ? { of } : {}),
      ...(own ? {} : { inherited: true }),
    },
    next,
  }
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
    return {
      next: j + 1,
      end: tokens[j]!.end,
      of: { id: state.ids[0]!, name: c.text.slice(tokens[j]!.start, tokens[j]!.end) },
      state: !state.org,
    }
  }
  const place = namesOf(tokens[j], ['place', 'series'], c.names)
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
    else if (registered(token, c).length || is(token, 'honorific') !== undefined || is(token, 'title') !== undefined)
      break
  }
  return last < 0 ? undefined : { next: last + 1, end: tokens[last]!.end, state: false }
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

/** A name at token i: of the registry, given by the document, or a run of capitalised words where a title licenses it. */
function nameAt(tokens: readonly Token[], i: number, c: Composer, licensed: boolean): Name | undefined {
  let j = i
  while (is(tokens[j], 'honorific') !== undefined) j++
  const token = tokens[j]
  if (!token) return undefined
  // a surname that is a country or a city as well (Nepal) needs a title before it
  const elsewhere = !licensed && j === i && namesOf(token, ['country', 'place', 'org'], c.names).length > 0
  if (elsewhere) return undefined
  const known = namesOf(token, ['person'], c.names)
  // "Mohamed" of the registry may open a longer name that it does not hold
  const longer =
    known.length && !c.text.slice(token.start, token.end).includes(' ') && (licensed || j > i)
      ? nameRun(tokens, j, c)
      : undefined
  if (known.length && !(longer && longer > j + 1))
    return {
      start: token.start,
      end: token.end,
      name: c.text.slice(token.start, token.end),
      candidates: known,
      next: j + 1,
      via: 'registry',
    }
  const given = is(token, 'given')
  // the surname of somebody in the registry leads back to him
  const full = given ? c.language.lexicon.get(given) : undefined
  const meant = full?.senses.filter((s) => s.cls === 'name' && s.value.startsWith('person:')).map((s) => s.value) ?? []
  const runs = given !== undefined && (licensed || j > i) ? nameRun(tokens, j, c) : undefined
  if (given !== undefined && !(runs && runs > j + 1))
    return {
      start: token.start,
      end: token.end,
      name: given || c.text.slice(token.start, token.end),
      candidates: meant,
      next: j + 1,
      via: meant.length ? 'registry' : 'form',
    }
  const run = longer ?? runs ?? (licensed || j > i ? nameRun(tokens, j, c) : undefined)
  const short = registered(token, c)
  if (run && (run > j + 1 || !short.length)) {
    const text = c.text.slice(token.start, tokens[run - 1]!.end)
    return { start: token.start, end: tokens[run - 1]!.end, name: text, candidates: [], next: run, via: 'form' }
  }
  if (short.length && capital(token, c)) {
    const told = short.filter((id) => c.names.named.has(id))
    return {
      start: token.start,
      end: token.end,
      name: c.text.slice(token.start, token.end),
      candidates: told.length ? told : short,
      next: j + 1,
      via: 'registry',
    }
  }
  return undefined
}

/** Where a run of name words that begins at i ends, or undefined. */
function nameRun(tokens: readonly Token[], i: number, c: Composer): number | undefined {
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
  return words > 0 ? j : undefined
}

const STRONG = [
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
]

function isNameWord(token: Token | undefined, c: Composer): boolean {
  if (!token || !capital(token, c)) return false
  if (token.kind === 'text') return true
  if (token.kind !== 'word') return false
  if (token.lex.is.name !== undefined || token.lex.is.short !== undefined)
    return (
      token.lex.senses.some((s) => s.value.startsWith('person:')) &&
      !STRONG.some((cls) => token.lex.is[cls] !== undefined)
    )
  return !STRONG.some((cls) => token.lex.is[cls] !== undefined)
}

/** Two or more capitalised words in no registry that a title follows after a comma: "Jane Roe, President of ...". */
function bareName(tokens: readonly Token[], i: number, c: Composer): Name | undefined {
  const token = tokens[i]!
  if (token.kind !== 'text' || !capital(token, c)) return undefined
  const end = nameRun(tokens, i, c)
  if (!end || end < i + 2) return undefined
  const comma = isMark(tokens[end], /,/) ? end + 1 : -1
  if (comma < 0) return undefined
  const j = is(tokens[comma], 'article') !== undefined ? comma + 1 : comma
  const chain = chainAt(tokens, j, c)
  if (!chain || nameAt(tokens, chain.next, c, true)) return undefined
  return {
    start: token.start,
    end: tokens[end - 1]!.end,
    name: c.text.slice(token.start, tokens[end - 1]!.end),
    candidates: [],
    next: end,
    via: 'form',
  }
}

/** What follows a name: "of China", "(Djibouti)", ", president of ..., and foreign minister,". */
function afterName(
  tokens: readonly Token[],
  i: number,
  before: Office[],
  c: Composer,
): { offices: Office[]; next: number; end: number } {
  const offices: Office[] = []
  let next = i
  let end = 0
  const first = before[0]
  let j = i
  if (is(tokens[j], 'coverb') === 'of') {
    if (is(tokens[j + 1], 'article') !== undefined) j++
    const state = stateIds(tokens[j + 1], c)
    if (first && state && (!first.of || first.inherited)) {
      before[0] = {
        start: first.start,
        end: first.end,
        title: first.title,
        rank: first.rank,
        of: { id: state.ids[0]!, name: c.text.slice(tokens[j + 1]!.start, tokens[j + 1]!.end) },
      }
      next = j + 2
      end = tokens[j + 1]!.end
    }
  } else if (isMark(tokens[i], /\(/) && stateIds(tokens[i + 1], c) && isMark(tokens[i + 2], /\)/)) {
    next = i + 3
    end = tokens[i + 2]!.end
  }
  // "elects X as Chairperson of the Commission"
  if (is(tokens[next], 'coverb') === 'as') {
    const k = is(tokens[next + 1], 'article') !== undefined ? next + 2 : next + 1
    const chain = chainAt(tokens, k, c)
    if (chain && !nameAt(tokens, chain.next, c, true)) {
      offices.push(...chain.offices)
      next = chain.next
      end = tokens[next - 1]!.end
      return { offices, next, end }
    }
  }
  for (let guard = 0; guard < 5; guard++) {
    let k = next
    const comma = isMark(tokens[k], /[,(]/)
    if (comma) k++
    if (is(tokens[k], 'list') === 'and') k++
    else if (!comma) break
    if (is(tokens[k], 'article') !== undefined) k++
    const chain = chainAt(tokens, k, c)
    if (!chain) break
    const over = chain.next
    if (nameAt(tokens, over, c, true)) break
    if (!comma && guard === 0) break
    offices.push(...chain.offices)
    next = chain.next
    end = tokens[next - 1]!.end
    if (isMark(tokens[next], /\)/)) next++
  }
  // the comma that closes an apposition is no list mark, unless another person follows
  if (offices.length && isMark(tokens[next], /,/)) {
    const after = is(tokens[next + 1], 'list') === 'and' ? next + 2 : next + 1
    if (!opensPerson(tokens, is(tokens[after], 'article') !== undefined ? after + 1 : after, c)) next++
  }
  return { offices, next, end }
}

const opensPerson = (tokens: readonly Token[], i: number, c: Composer): boolean =>
  chainAt(tokens, i, c) !== undefined ||
  nameAt(tokens, i, c, false) !== undefined ||
  bareName2(tokens[i], tokens[i + 1], c)

const bareName2 = (a: Token | undefined, b: Token | undefined, c: Composer): boolean =>
  a?.kind === 'text' && capital(a, c) && b?.kind === 'text' && capital(b, c)

/** "the President of Russia", "the Secretary": who holds the title, where an article or what it is of says that one is meant. */
function titleAlone(tokens: readonly Token[], i: number, chain: Chain, c: Composer): Found | undefined {
  // "a member of the council" is a standing
  if (is(tokens[i], 'status') !== undefined) return undefined
  const article =
    !c.language.articles ||
    is(tokens[i - 1], 'article') === 'the' ||
    is(tokens[i - 1], 'pronoun') !== undefined ||
    is(tokens[i - 1], 'possessive') !== undefined
  const office = chain.offices[0]!
  const written =
    capital(tokens[i], c) && (i === 0 || /^\p{Lu}{2,}$/u.test(c.text.slice(tokens[i]!.start, tokens[i]!.end)))
  if (!article && !(office.of && !office.inherited) && !written) return undefined
  const start = tokens[i]!.start
  const end = tokens[chain.next - 1]!.end
  return {
    mentions: [
      {
        kind: 'person',
        start,
        end,
        name: c.text.slice(start, end),
        nameStart: start,
        nameEnd: end,
        candidates: [],
        offices: chain.offices,
        via: 'title',
      },
    ],
    next: chain.next,
  }
}

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
    return holders(tokens, i, c)
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
    next = j
  }
  return mentions.length > 1 ? { mentions, next } : undefined
}

/** "Kazakh and Russian presidents": one holder for each state, unless their names follow. */
function holdersOfBoth(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const first = stateIds(tokens[i], c)
  const second = is(tokens[i + 1], 'list') === 'and' ? stateIds(tokens[i + 2], c) : undefined
  const rank = is(tokens[i + 3], 'titles')
  if (!first?.adjective || !second || rank === undefined) return undefined
  const after = isMark(tokens[i + 4], /,/) ? i + 5 : i + 4
  if (registered(tokens[after], c).length) return undefined
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
  while (j < tokens.length && states < 12) {
    while (is(tokens[j], 'article') !== undefined || is(tokens[j], 'list') === 'and' || isMark(tokens[j], /,/)) j++
    const state = stateIds(tokens[j], c)
    if (!state || state.adjective) break
    states++
    j++
    next = j
  }
  if (!states) return undefined
  const { start } = tokens[i]!
  const end = tokens[next - 1]!.end
  return {
    mentions: [
      {
        kind: 'group',
        start,
        end,
        name: c.text.slice(start, end),
        nameStart: start,
        nameEnd: end,
        candidates: [],
        offices: [],
        group: states === 2 ? 'two-heads' : 'all-heads',
        via: 'group',
      },
    ],
    next,
  }
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
        start,
        end,
        name: c.text.slice(start, end),
        nameStart: start,
        nameEnd: end,
        candidates: [],
        offices: [],
        group: 'all-heads',
        via: 'title',
      },
    ],
    next: i + 1,
  }
}
