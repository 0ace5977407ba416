// People in a spaced language: "Chinese President Xi Jinping", "President Xi Jinping of China", "X, president of Y and ...".
import { is, type Token } from '../scan/tokens.ts'
import type { Composer, Named } from './compose.ts'
import { type Mention, type Office, printed } from './items.ts'
import { type Chain, capital, chainAt, registered } from './offices.ts'
import { nameAt, nameRun } from './runs.ts'
import { stateIds } from './sides.ts'
import { type Found, isMark } from './spaced.ts'

/** A person at token i: titles and a name, a name and titles, a name alone, or a title that stands for its holder. */
export function personAt(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const chain = chainAt(tokens, i, c)
  let at = chain?.next ?? i
  if (
    chain &&
    isMark(tokens[at], /,/) &&
    (is(tokens[at + 1], 'honorific') !== undefined ||
      registered(tokens[at + 1]).length > 0 ||
      isApposed(tokens, { start: i, comma: at, office: chain.offices[0]! }, c))
  )
    at++
  // "Chairwoman of the National Assembly (NA) Jane Roe"
  if (chain && isMark(tokens[at], /\(/) && isMark(tokens[at + 2], /\)/) && nameAt(tokens, at + 3, c, true)) at += 3
  const counterpart =
    !chain && stateIds(tokens[i], c) && is(tokens[i + 1], 'counterpart') !== undefined
      ? i + 2
      : !chain && is(tokens[i], 'counterpart') !== undefined
        ? i + 1
        : -1
  if (counterpart > 0) at = isMark(tokens[counterpart], /,/) ? counterpart + 1 : counterpart
  let named = nameAt(tokens, at, c, chain !== undefined || counterpart > 0)
  if (!named && !chain && counterpart < 0) named = bareName(tokens, i, c)
  if (!named)
    return chain ? titleAlone(tokens, i, chain, c) : counterpart > 0 ? colleague(tokens, i, counterpart, c) : undefined
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

/** "the Foreign Minister of Norland, Jane Roe.": a name between commas behind a title with its article. */
function isApposed(
  tokens: readonly Token[],
  { start, comma, office }: { readonly start: number; readonly comma: number; readonly office: Office },
  c: Composer,
): boolean {
  if (is(tokens[start - 1], 'article') !== 'the' || !office.of || office.inherited) return false
  const first = tokens[comma + 1]
  const given = is(first, 'given') !== undefined && c.text.slice(first!.start, first!.end).includes(' ')
  const end = given ? comma + 2 : first?.kind === 'text' ? nameRun(tokens, comma + 1, c) : undefined
  if (!end || (!given && end < comma + 3) || !isMark(tokens[end], /[,.;]/)) return false
  const after = is(tokens[end + 1], 'article') !== undefined ? end + 2 : end + 1
  return !isMark(tokens[end], /,/) || chainAt(tokens, after, c) === undefined
}

/** Two or more capitalised words in no registry that a title follows after a comma: "Jane Roe, President of ...". */
function bareName(tokens: readonly Token[], i: number, c: Composer): Named | undefined {
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

/** Offices that follow a name, the token after them, and where their words end. */
interface After {
  readonly offices: Office[]
  readonly next: number
  readonly end: number
}

/** What follows a name: "of China", "(Djibouti)", ", president of ..., and foreign minister,". */
function afterName(tokens: readonly Token[], i: number, before: Office[], c: Composer): After {
  const state = stateAfter(tokens, i, before, c)
  const named = asOffice(tokens, state.next, c)
  if (named) return named
  const offices: Office[] = []
  let { next, end } = state
  for (let guard = 0; guard < 5; guard++) {
    let k = next
    const comma = isMark(tokens[k], /[,(]/)
    if (comma) k++
    if (is(tokens[k], 'list') === 'and') k++
    else if (!comma) break
    const article = is(tokens[k], 'article') !== undefined
    if (article) k++
    // several are somebody else: "as N told, leaders will sign"
    if (c.language.forms && is(tokens[k], 'titles') !== undefined) break
    const chain = chainAt(tokens, k, c)
    if (!chain) break
    // "Welcoming X, the President said": a bare title with an article that no comma closes acts itself
    if (article && acts(tokens[chain.next]) && (!chain.offices[0]!.of || chain.offices[0]!.inherited)) break
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

const acts = (token: Token | undefined): boolean =>
  ['verb', 'event', 'say', 'stance', 'decide', 'mode', 'copula'].some((cls) => is(token, cls) !== undefined)

/** A state behind the name: "of China" completes the first office told before it, "(Djibouti)" is passed over. */
function stateAfter(tokens: readonly Token[], i: number, before: Office[], c: Composer): { next: number; end: number } {
  if (is(tokens[i], 'coverb') !== 'of') {
    const inBrackets = isMark(tokens[i], /\(/) && stateIds(tokens[i + 1], c) && isMark(tokens[i + 2], /\)/)
    return inBrackets ? { next: i + 3, end: tokens[i + 2]!.end } : { next: i, end: 0 }
  }
  const at = is(tokens[i + 1], 'article') !== undefined ? i + 2 : i + 1
  const first = before[0]
  const state = stateIds(tokens[at], c)
  if (!first || !state || (first.of && !first.inherited)) return { next: i, end: 0 }
  const { start, end, title, rank } = first
  before[0] = {
    start,
    end,
    title,
    rank,
    of: { id: state.ids[0]!, name: c.text.slice(tokens[at]!.start, tokens[at]!.end) },
  }
  return { next: at + 1, end: tokens[at]!.end }
}

/** "elects X as Chairperson of the Commission" */
function asOffice(tokens: readonly Token[], i: number, c: Composer): After | undefined {
  if (is(tokens[i], 'coverb') !== 'as') return undefined
  const chain = chainAt(tokens, is(tokens[i + 1], 'article') !== undefined ? i + 2 : i + 1, c)
  if (!chain || nameAt(tokens, chain.next, c, true)) return undefined
  return { offices: [...chain.offices], next: chain.next, end: tokens[chain.next - 1]!.end }
}

const opensPerson = (tokens: readonly Token[], i: number, c: Composer): boolean =>
  chainAt(tokens, i, c) !== undefined ||
  nameAt(tokens, i, c, false) !== undefined ||
  bareName2(tokens[i], tokens[i + 1], c)

const bareName2 = (a: Token | undefined, b: Token | undefined, c: Composer): boolean =>
  a?.kind === 'text' && capital(a, c) && b?.kind === 'text' && capital(b, c)

/** "his Chinese counterpart": who was told of as holding office there. */
function colleague(tokens: readonly Token[], i: number, next: number, c: Composer): Found | undefined {
  const state = stateIds(tokens[i], c)
  if (!state?.adjective) return undefined
  const [first, last] = [tokens[i]!, tokens[next - 1]!]
  const of = { id: state.ids[0]!, name: c.text.slice(first.start, first.end) }
  const title = c.text.slice(last.start, last.end)
  const office: Office = { start: last.start, end: last.end, title, rank: 'counterpart', of }
  const mention: Mention = {
    kind: 'person',
    ...printed(c.text, first.start, last.end),
    candidates: [],
    offices: [office],
    via: 'title',
  }
  return { mentions: [mention], next }
}

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
        ...printed(c.text, start, end),
        candidates: [],
        offices: chain.offices,
        via: 'title',
      },
    ],
    next: chain.next,
  }
}
