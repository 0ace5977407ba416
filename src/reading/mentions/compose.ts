// Puts the tokens of a sentence together into items: people with their offices, states, sides, groups, lists.

import type { LanguageKnowledge } from '../grammar.ts'
import { classes, isOnly, isWordOf, kindOf, type Lexeme } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import { officesAt } from './chains.ts'
import { type Item, type Mention, type Office, printed } from './items.ts'
import { joinLists } from './lists.ts'
import { nameAfter, nameBefore } from './names.ts'
import { listedIn, severalAt } from './several.ts'
import { composeSpaced } from './spaced.ts'
import { stateAt } from './states.ts'

/** What is known of the whole document while a sentence is put together. */
export interface DocumentNames {
  /** Ids of states and organisations that the document names in full. */
  readonly named: ReadonlySet<string>
  /** Names of people that the document gave by form: surface → full printed name. */
  readonly people: ReadonlyMap<string, string>
  /** Whether a dated event of the registry is a session of a body. */
  readonly isSession: (id: string) => boolean
  /** The place that is a state's capital. */
  /** The place of the dateline: "here". */
  readonly here?: readonly string[]
  /** The country that a place lies in. */
  readonly placeIn?: (id: string) => string | undefined
  readonly capitalOf?: (id: string) => string | undefined
}

export interface Composer {
  readonly text: string
  readonly language: LanguageKnowledge
  readonly names: DocumentNames
}

/** Registry ids of a token's name senses of one kind. */
export function namesOf(token: Token | undefined, kinds: readonly string[]): readonly string[] {
  if (token?.kind !== 'word' || token.lex.is.name === undefined) return NOBODY
  if (kinds.length === 1) return token.lex.names[kinds[0]!] ?? NOBODY
  return token.lex.senses.filter((s) => s.cls === 'name' && kinds.includes(kindOf(s.value))).map((s) => s.value)
}
const NOBODY: readonly string[] = []

const SHORT = classes('short', 'surname', 'block')
const PLAIN = classes('block', 'short', 'surname', 'side')
const ACTS = classes('noise', 'stance', 'say', 'mode', 'decide', 'copula')
const OPENERS = classes('coverb', 'list', 'event', 'verb', 'say', 'noise', 'de', 'stance', 'copula')
export const ORG = ['org', 'body']

/** "After the fifth meeting", "during the organisation's summit": a word that ties to an event told is two, the meeting and the rest, where its number or its name stands before it. */
function untied(tokens: readonly Token[], c: Composer): readonly Token[] {
  const { lexicon } = c.language
  return tokens.flatMap((token, i): readonly Token[] => {
    if (is(token, 'tie') !== 'after' || !namesMeeting(tokens[i - 1]) || tokens[i - 1]!.end !== token.start)
      return [token]
    for (let cut = token.end - 1; cut > token.start; cut--) {
      const head = lexicon.get(c.text.slice(token.start, cut))
      const tail = lexicon.get(c.text.slice(cut, token.end))
      const rest: Token =
        tail?.is.temporal !== undefined
          ? { kind: 'word', start: cut, end: token.end, lex: tail }
          : { kind: 'text', start: cut, end: token.end }
      if (head && (rest.kind === 'word' || head.is.gathering !== undefined))
        return [{ kind: 'word', start: token.start, end: cut, lex: head }, rest]
    }
    return [token]
  })
}

/** A number, or a name of what is no person. */
const namesMeeting = (before: Token | undefined): boolean =>
  before?.kind === 'ordinal' ||
  (before?.kind === 'word' && before.lex.is.name !== undefined && before.lex.names.person === undefined) ||
  (before?.kind === 'word' && before.end - before.start > 1 && onlyBlock(before.lex))

/** Items of one sentence, lists joined; nouns are extended later (nouns.ts). */
export function compose(all: readonly Token[], c: Composer): Item[] {
  if (c.language.spaced) return composeSpaced(all, c)
  const tokens = untied(all, c)
  const items: Item[] = []
  // no office stands behind the last title of a sentence: nothing needs to be looked for there
  const lastTitle = tokens.findLastIndex((t) => is(t, 'title') !== undefined)
  let i = 0
  while (i < tokens.length) {
    const found =
      severalAt(tokens, i, c) ??
      personAt(tokens, i, c, i <= lastTitle ? officesAt(tokens, i, c, items) : undefined) ??
      namelessBody(tokens, i, c) ??
      stateAt(tokens, i, c) ??
      plainRef(tokens, i, c, items)
    if (found) {
      items.push({ kind: 'ref', start: found.mention.start, end: found.mention.end, mentions: [found.mention] })
      i = found.next
      continue
    }
    items.push(asItem(tokens[i]!, c))
    i++
  }
  return joinLists(items, c)
}

interface Found {
  readonly mention: Mention
  readonly next: number
}

/** A token as an item by itself: a concept or a noun of the registry, else what it is. */
export function asItem(token: Token, c: Composer): Item {
  if (token.kind === 'word') {
    const concept = namesOf(token, ['concept'])[0]
    if (concept) return { kind: 'concept', start: token.start, end: token.end, id: concept }
    const noun =
      namesOf(token, ['level', 'honour', 'document', 'series'])[0] ??
      namesOf(token, ['event']).find((id) => c.names.isSession(id))
    if (noun) {
      const kind = kindOf(noun)
      const cls =
        kind === 'level'
          ? 'level'
          : kind === 'honour'
            ? 'honour'
            : kind === 'series' || kind === 'event'
              ? 'gathering'
              : 'document'
      return {
        kind: 'noun',
        cls,
        value: kind ?? '',
        start: token.start,
        end: token.end,
        headStart: token.start,
        inner: [],
        id: noun,
      }
    }
    return { kind: 'word', start: token.start, end: token.end, lex: token.lex }
  }
  return token
}

/** An organisation or a place of the registry; a group word or a pronoun. */
function plainRef(tokens: readonly Token[], i: number, c: Composer, before: readonly Item[]): Found | undefined {
  const token = tokens[i]
  if (token?.kind !== 'word') return undefined
  const base = {
    ...printed(c.text, token.start, token.end),
  }
  const group = is(token, 'group') ?? is(token, 'pronoun')
  // "6 members": counted members are a standing, not a group that acts
  const counted = is(token, 'status') !== undefined && (tokens[i - 1]?.kind === 'quantity' || !acts(tokens[i + 1]))
  if (group && !counted) {
    const members = group === 'listed' ? listedIn(before, c) : []
    const via = is(token, 'group') ? 'group' : 'pronoun'
    return {
      mention: {
        ...base,
        kind: 'group',
        group,
        candidates: namesOf(token, ['place']),
        via,
        ...(members.length ? { members } : {}),
      },
      next: i + 1,
    }
  }
  const own = is(token, 'own')
  if (own === 'organisation')
    return { mention: { ...base, kind: 'org', group: 'own-organisation', candidates: [], via: 'pronoun' }, next: i + 1 }
  const orgs = namesOf(token, ORG)
  if (orgs.length) return { mention: { ...base, kind: 'org', candidates: orgs, via: 'registry' }, next: i + 1 }
  const places = namesOf(token, ['place'])
  if (places.length) return { mention: { ...base, kind: 'place', candidates: places, via: 'registry' }, next: i + 1 }
  if (is(token, 'place')) return { mention: { ...base, kind: 'place', candidates: [], via: 'form' }, next: i + 1 }
  return undefined
}

/** A delegation or an organisation without a registry name: [state] free words and a head ("the delegation of a Czech region", "the Red Cross Society of China"). */
function namelessBody(tokens: readonly Token[], i: number, c: Composer): Found | undefined {
  const first = tokens[i]
  if (!first || first.kind === 'mark' || first.kind === 'time' || first.kind === 'quantity') return undefined
  const state = stateAt(tokens, i, c)
  let j = state?.mention.kind === 'state' || state?.mention.kind === 'group' ? state.next : i
  for (let free = 0; j < tokens.length && free < 4; free++) {
    const token = tokens[j]!
    const delegation = is(token, 'delegation')
    const organisation = is(token, 'organisation')
    if (delegation !== undefined || organisation !== undefined) {
      if (j === i && delegation === undefined) return undefined
      const name = c.text.slice(first.start, token.end)
      const kind = delegation !== undefined ? 'group' : 'org'
      return {
        mention: {
          kind,
          start: first.start,
          end: token.end,
          name,
          nameStart: first.start,
          nameEnd: token.end,
          candidates: [],
          offices: [],
          via: 'form',
          ...(kind === 'group' ? { group: 'delegation' } : {}),
        },
        next: j + 1,
      }
    }
    const plain =
      token.kind === 'text'
        ? token.end - token.start <= 6
        : token.kind === 'word' && (onlyBlock(token.lex) || namesOf(token, [...ORG, 'place', 'country']).length > 0)
    if (!plain || (j > i && token.start !== tokens[j - 1]!.end)) return undefined
    j++
  }
  return undefined
}

/** Whether what follows lets a group act: a verb of saying or stance, a mode, an adverb. */
const acts = (next: Token | undefined): boolean => isWordOf(next, ACTS)

/** A person at token i: offices and a name, a name and an office, a name alone, an office alone. */
function personAt(
  tokens: readonly Token[],
  i: number,
  c: Composer,
  chain: ReturnType<typeof officesAt>,
): Found | undefined {
  const at = chain?.next ?? i
  const known = namedAt(tokens, at, c)
  const longer =
    known && goesOn(tokens, at, c) && chain?.offices.length
      ? nameAfter(tokens, at, c, chain.offices.at(-1)!)
      : undefined
  const named =
    longer ??
    known ??
    (chain?.offices.length ? nameAfter(tokens, at, c, chain.offices.at(-1)!) : nameBefore(tokens, at, c))
  if (!named && !chain?.offices.length) return undefined
  const offices: Office[] = [...(chain?.offices ?? [])]
  let next = named?.next ?? at
  let end = named?.end ?? tokens[next - 1]!.end
  if (named) {
    const after = is(tokens[next], 'title')
    if (after && !isTitleOfNext(tokens, next, c) && !(after === 'other' && isWhom(tokens, next + 1, c))) {
      const token = tokens[next]!
      offices.push({
        start: token.start,
        end: token.end,
        title: c.text.slice(token.start, token.end),
        rank: after,
        inherited: true,
      })
      end = token.end
      next++
    }
    while (is(tokens[next], 'honorific')) {
      end = tokens[next]!.end
      next++
    }
  }
  const start = chain?.start ?? tokens[at]!.start
  const name = named ? c.text.slice(named.start, named.end) : c.text.slice(start, end)
  return {
    mention: {
      kind: 'person',
      start,
      end,
      name: named?.name ?? name,
      nameStart: named?.start ?? start,
      nameEnd: named?.end ?? end,
      candidates: named ? named.candidates : [],
      offices,
      via: named ? named.via : 'title',
    },
    next,
  }
}

/** A first name with the middle dot behind it, a name that is the head of a longer one: a short known name that unknown characters or a dot go on with is the head of another. */
function goesOn(tokens: readonly Token[], i: number, c: Composer): boolean {
  const token = tokens[i]!
  const next = tokens[i + 1]
  if (!next || next.start !== token.end) return false
  if (c.text[token.end] === '·') return true
  if (token.end - token.start > 2) return false
  return next.kind === 'text'
    ? next.end - next.start <= 2
    : next.kind === 'word' &&
        next.end - next.start === 1 &&
        (next.lex.is.short !== undefined || next.lex.is.surname !== undefined) &&
        isOnly(next.lex, SHORT)
}

/** "On behalf of the government": a title of low rank right before a state or body is a verb. */
const isWhom = (tokens: readonly Token[], i: number, c: Composer): boolean =>
  stateAt(tokens, i, c) !== undefined || namesOf(tokens[i], ORG).length > 0

/** "X President" unless the title belongs to the name that follows (behind a list mark never, "X President Y" yes). */
function isTitleOfNext(tokens: readonly Token[], i: number, c: Composer): boolean {
  return namedAt(tokens, i + 1, c) !== undefined
}

export interface Named {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly candidates: readonly string[]
  readonly next: number
  readonly via: 'registry' | 'form'
}

/** The last two characters of a name of three may be a known name too: a short known name right after an unknown run that opens a phrase is the tail of another name. */
function isTail(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  const token = tokens[i]!
  if (
    before?.kind !== 'text' ||
    before.end !== token.start ||
    before.end - before.start > 2 ||
    token.end - token.start > 3
  )
    return false
  const opener = tokens[i - 2]
  return !opener || opener.kind === 'mark' || is(opener, 'title') !== undefined || is(opener, 'list') !== undefined
}

/** A name of the registry, or one that the document gave before. */
function namedAt(tokens: readonly Token[], i: number, c: Composer): Named | undefined {
  const token = tokens[i]
  if (!token) return undefined
  const known = namesOf(token, ['person'])
  if (known.length && !isTail(tokens, i))
    return {
      start: token.start,
      end: token.end,
      name: c.text.slice(token.start, token.end),
      candidates: known,
      next: i + 1,
      via: 'registry',
    }
  const given = is(token, 'given')
  if (given !== undefined)
    return {
      start: token.start,
      end: token.end,
      name: given || c.text.slice(token.start, token.end),
      candidates: [],
      next: i + 1,
      via: 'form',
    }
  return undefined
}

/** Whether a word has no part of its own in the sentence: it may stand inside a name. */
export const onlyBlock = (lex: Lexeme): boolean => isOnly(lex, PLAIN)

export const startsPhrase = (token: Token | undefined): boolean =>
  !token || token.kind === 'mark' || token.kind === 'time' || isWordOf(token, OPENERS)
