// Offices where words are not spaced: a chain of titles with the state or body before them.
import { kindOf } from '../scan/lexeme.ts'
import { is, type Token } from '../scan/tokens.ts'
import { type Composer, namesOf, ORG, onlyBlock, startsPhrase } from './compose.ts'
import type { Item, Office } from './items.ts'
import { stateAt } from './states.ts'

/** A chain of offices: [state or organisation] title (plus|、) [of] title ... */
export function officesAt(
  tokens: readonly Token[],
  first: number,
  c: Composer,
  before: readonly Item[],
): { start: number; offices: Office[]; next: number } | undefined {
  const offices: Office[] = []
  let i = first
  let start = -1
  while (i < tokens.length) {
    const office = officeAt(tokens, i, c, ofWhich(offices.at(-1), before))
    if (!office) break
    if (start < 0) start = office.start
    offices.push(office.office)
    i = office.next
    const joined = is(tokens[i], 'title-mark') === 'plus' || is(tokens[i], 'list') === 'mark'
    if (!joined || !officeAt(tokens, i + 1, c, undefined)) break
    i++
  }
  return offices.length ? { start, offices, next: i } : undefined
}

/** What an office without a state of its own is of: in a chain the state goes on, a party's organ does not. */
function ofWhich(previous: Office | undefined, before: readonly Item[]): Office['of'] | undefined {
  const of = previous?.of
  return (of?.id === undefined || of.id.startsWith('country:') ? of : undefined) ?? listOf(before)
}

interface OfficeFound {
  readonly start: number
  readonly office: Office
  readonly next: number
}

/** One office that starts at token i: the state or body it is of, free words, title marks, the title. */
function officeAt(
  tokens: readonly Token[],
  i: number,
  c: Composer,
  inherited: Office['of'] | undefined,
): OfficeFound | undefined {
  const first = tokens[i]
  if (!first || first.kind === 'mark') return undefined
  const owner = ownerAt(tokens, i, c)
  const free = freeWords(tokens, owner.next)
  const at = owner.next + free
  if (!is(tokens[at], 'title')) return undefined
  if (free && !owner.of && !owner.bound && i > 0 && !startsPhrase(tokens[i - 1])) return undefined
  if (free && tokens[at]!.start - (owner.registered ? first.start : owner.titleStart) > 14) return undefined
  const title = titleFrom(tokens, at)
  const deputy = tokens.slice(i, title.last).some((t) => is(t, 'title-mark') === 'deputy')
  const of = owner.of ?? inherited
  return {
    start: first.start,
    office: {
      start: owner.titleStart,
      end: title.end,
      title: c.text.slice(owner.titleStart, title.end),
      rank: deputy ? 'other' : title.rank,
      ...(of ? { of } : {}),
      ...(owner.of ? {} : { inherited: true }),
    },
    next: title.last + 1,
  }
}

interface Owner {
  readonly of: Office['of'] | undefined
  /** The token after it. */
  readonly next: number
  readonly titleStart: number
  /** A body of the registry stands before the title. */
  readonly registered: boolean
  /** A body or a posting stands there. */
  readonly bound: boolean
}

/** The state, the posting and the body that stand before a title. */
function ownerAt(tokens: readonly Token[], i: number, c: Composer): Owner {
  const state = stateAt(tokens, i, c)
  let of: Office['of'] | undefined
  let j = i
  let titleStart = tokens[i]!.start
  if (state && state.mention.kind === 'state') {
    of = { ...(state.mention.candidates[0] ? { id: state.mention.candidates[0] } : {}), name: state.mention.name }
    j = state.next
    while (is(tokens[j], 'block') !== undefined && is(tokens[j + 1], 'title')) j++
    titleStart = tokens[j]?.start ?? titleStart
  }
  // "the special representative of A for policy on B"
  const towards = state && is(tokens[j], 'coverb') === 'to' ? towardsAt(tokens, j, c) : -1
  if (towards >= 0) j = towards
  const abroad = is(tokens[j], 'abroad')
  const posted = abroad === 'home' ? { next: j + 1 } : abroad ? postedAt(tokens, j, c) : undefined
  if (posted) j = posted.next
  const org = namesOf(tokens[j], ORG)
  const name = tokens[j] ? c.text.slice(tokens[j]!.start, tokens[j]!.end) : ''
  if (org.length) {
    if (!of || kindOf(org[0]!) === 'org') of = state ? of : { id: org[0]!, name }
    j++
  } else if (is(tokens[j], 'organisation') !== undefined && is(tokens[j + 1], 'title') !== undefined) {
    // "the spokesman of the foreign ministry": a ministry that no registry needs to know
    of ??= { name }
    titleStart = state ? tokens[j]!.start : tokens[j + 1]!.start
    j++
  }
  // "secretary of the party committee of a city", "governor of a province": a place before a local office
  const local = !state && !org.length && namesOf(tokens[j], ['place']).length > 0 ? localAt(tokens, j + 1) : -1
  if (local >= 0) return { of: { name }, next: local, titleStart: tokens[i]!.start, registered: true, bound: true }
  if (of && tokens[j]?.kind === 'quantity' && is(tokens[j + 1], 'title')) {
    j++
    titleStart = tokens[j]!.start
  }
  const registered = org.length > 0
  return { of, next: j, titleStart, registered, bound: registered || posted !== undefined }
}

/** Index behind the state that an envoy's title is about, where his title follows within a few words; -1 where none does. */
function towardsAt(tokens: readonly Token[], i: number, c: Composer): number {
  const state = stateAt(tokens, i + 1, c)
  if (!state) return -1
  const free = freeWords(tokens, state.next)
  return free > 0 && is(tokens[state.next + free], 'title') !== undefined ? state.next : -1
}

/** Index of the title of a local office right behind its place, a word or two between; -1 where none stands there. */
function localAt(tokens: readonly Token[], from: number): number {
  for (let i = from; i < from + 3; i++) {
    if (tokens[i]?.start !== tokens[i - 1]?.end) return -1
    const title = is(tokens[i], 'title')
    if (title !== undefined) return title === 'other' ? i : -1
    const token = tokens[i]
    if (token?.kind !== 'word' || !onlyBlock(token.lex)) return -1
  }
  return -1
}

/** Free words of a title ("permanent secretary of the ministry of agriculture"): unknown text between, a few at most. */
function freeWords(tokens: readonly Token[], from: number): number {
  let free = 0
  while (free < 4 && tokens[from + free] && !is(tokens[from + free], 'title') && isTitleWord(tokens[from + free]!))
    free++
  return free
}

/** The title that begins at a token, with titles that go on right behind it; the last one gives the rank. */
function titleFrom(tokens: readonly Token[], at: number): { rank: string; end: number; last: number } {
  let last = at
  let rank = is(tokens[at], 'title')!
  let end = tokens[at]!.end
  // "assistant to the minister", an office built on another
  if (is(tokens[last + 1], 'title-mark') === 'assistant' && tokens[last + 1]!.start === end) {
    last++
    rank = 'other'
    end = tokens[last]!.end
  }
  while (
    is(tokens[last + 1], 'title') &&
    tokens[last + 1]!.start === end &&
    !namesOf(tokens[last + 1], ['person']).length
  ) {
    last++
    rank = is(tokens[last], 'title')!
    end = tokens[last]!.end
  }
  return { rank, end, last }
}

/** A place that an envoy is posted to, after the word of posting. */
function postedAt(tokens: readonly Token[], i: number, c: Composer): { next: number } | undefined {
  const state = stateAt(tokens, i + 1, c)
  if (state) return { next: state.next }
  return tokens[i + 1] && namesOf(tokens[i + 1], [...ORG, 'place']).length ? { next: i + 2 } : undefined
}

const isTitleWord = (token: Token): boolean =>
  token.kind === 'text'
    ? token.end - token.start <= 8
    : token.kind === 'word' && (token.lex.is['title-mark'] !== undefined || onlyBlock(token.lex))

/** In a list, a title without a state is of the state named last in it: "the president of Nepal X, the prime minister Y". */
function listOf(before: readonly Item[]): Office['of'] | undefined {
  const mark = before.at(-1)
  if (mark?.kind !== 'word' || mark.lex.is.list === undefined) return undefined
  const last = before.at(-2)
  return last?.kind === 'ref' ? last.mentions.at(-1)?.offices.at(-1)?.of : undefined
}
