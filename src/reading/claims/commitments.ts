// Commitments: what somebody decides, agrees or pledges to do, and what a side says it will do.

import type { Span } from '../../model/span.ts'
import { isModifier, isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { classes, isOnly, isWordOf } from '../scan/lexeme.ts'
import type { Draft } from './draft.ts'
import { isDisposal } from './frames.ts'
import { promised } from './promised.ts'

const WORDS_ON = classes('stance', 'say', 'copula')
const BLOCK = classes('block')

const GROUPS: readonly (string | undefined)[] = [
  'two-sides',
  'two-heads',
  'all-sides',
  'all-heads',
  'i',
  'we',
  'he',
  'two-ministers',
  'two-premiers',
  'three-sides',
  'three-heads',
]

const UNDERTAKES = (m: Mention): boolean =>
  m.kind === 'state' || m.kind === 'org' || m.kind === 'person' || (m.kind === 'group' && GROUPS.includes(m.group))

/** What the commitments of one sentence are read from. */
export interface Promising {
  readonly spoken: readonly Spoken[]
  /** The subject that each clause inherits. */
  readonly inherited: readonly (Subject | undefined)[]
  /** Whether other claims of events have read a stretch. */
  readonly taken: (start: number, end: number) => boolean
  /** Whether a stretch tells an act that is done. */
  readonly done: (start: number, end: number) => boolean
  readonly text: string
  readonly lastOrg: (before: number) => Mention | undefined
}

/** Who promises, and the state of whom where a person speaks for it. */
interface Promiser {
  readonly by: readonly Mention[]
  readonly forState: boolean
}

interface Undertaking extends Promiser {
  /** Where the promise begins; absent where the clauses after this one hold it. */
  readonly start: number | undefined
}

/** Who promises in the clauses that go on. */
interface Running extends Promiser {
  readonly opener: Spoken
  /** The opener only said how much: what is promised follows. */
  readonly pending: boolean
  /** What the opener promises; absent where another claim has read it. */
  readonly draft: Draft | undefined
}

/** Commitments of one sentence, clause by clause. */
export function commitmentDrafts(from: Promising): Draft[] {
  const { spoken, inherited, taken, done, text } = from
  const out: Draft[] = []
  let running: Running | undefined
  const add = (who: Promiser, s: Spoken, start: number): Draft | undefined => {
    for (const part of listed(s.clause.items, start, text))
      if (part.end - part.start >= 4) out.push(promiseDraft(who, s, part))
    return out.at(-1)
  }
  spoken.forEach((s, index) => {
    const { items, start: clauseStart, end: clauseEnd } = s.clause
    const found = undertakingIn(s, inherited[index], () => gatheringOrg(spoken, from.lastOrg))
    if (found) {
      const { start } = found
      const free = start !== undefined && !taken(start, clauseEnd)
      const pending = start === undefined || announcesNumber(items, start)
      running = { ...found, opener: s, pending, draft: free ? add(found, s, start) : undefined }
      return
    }
    if (!running || !goesOn(s, running) || done(clauseStart, clauseEnd)) {
      running = undefined
      return
    }
    const first = items.find((x) => x.kind !== 'mark')!
    const joins =
      running.pending ||
      givenBy(items) !== undefined ||
      besides(items) !== undefined ||
      classOf(first, 'list') === 'and' ||
      classOf(first, 'comment') !== undefined ||
      classOf(first, 'grants') !== undefined ||
      spoken[index - 1]?.clause.closed === '；' ||
      items.some((x) => x.kind === 'quantity')
    if (!joins) {
      if (running.draft) extend(running.draft, endOf(items, text))
      else running = undefined
      return
    }
    const lead = classOf(first, 'list') === 'and' || classOf(first, 'comment') !== undefined
    const start = lead ? items[items.indexOf(first) + 1]?.start : first.start
    const free = start !== undefined && !taken(clauseStart, clauseEnd)
    const other = besides(items)
    const begins = other ? (items[items.indexOf(first) + 1]?.start ?? start) : start
    const draft = free ? add(givenBy(items) ?? other ?? running, s, begins!) : running.draft
    running = { ...running, pending: false, draft }
  })
  return out
}

const isAnnounced = ({ clause }: Spoken): boolean =>
  clause.items.some((x) => classOf(x, 'undertakes') !== undefined || classOf(x, 'decide') !== undefined)

/** "announced eight measures": a number of them, which the clauses that follow spell out. */
const announcesNumber = (items: readonly Item[], start: number): boolean =>
  items.find((x) => x.start === start)?.kind === 'quantity'

/** Whether a clause without a verb of promising still tells what is promised: no subject of its own, no words on it. */
function goesOn(s: Spoken, { opener, pending }: Running): boolean {
  const { items, temporal } = s.clause
  const first = items.find((x) => x.kind !== 'mark')
  if (first === undefined || s.level !== opener.level || s.from !== 0 || temporal) return false
  if (givenBy(items) || (besides(items) && opener.clause.closed !== '；' && isAnnounced(opener))) return true
  // "... and issued a communique": what is done already
  const verb = items.findIndex(isVerb)
  if (verb >= 0 && classOf(items[verb + 1], 'aspect') === 'done') return false
  if (
    classOf(
      items.find((x) => isVerb(x) || classOf(x, 'mode') === 'denied'),
      'mode',
    ) === 'denied'
  )
    return false
  const counts = pending || items.some((x) => x.kind === 'quantity')
  const announced = pending && opener.clause.items.some((x) => classOf(x, 'decide') === 'announce')
  if (announced && !items.some((x) => classOf(x, 'grants') !== undefined)) return false
  return (
    !slotsAndSubject(items, s.from, items.length).subject &&
    !isWordOf(first, WORDS_ON) &&
    (classOf(first, 'comment') === undefined || counts)
  )
}

/** "..., the Red Cross gives 100,000": somebody else announced with it, with an amount of his own. */
function besides(items: readonly Item[]): Promiser | undefined {
  const gives = items.findIndex((x) => classOf(x, 'gives') !== undefined)
  if (gives < 0 || !items.slice(gives).some((x) => x.kind === 'quantity')) return undefined
  const { subject } = slotsAndSubject(items, 0, gives)
  const free = subject && !isModifier(items, items.indexOf(subject.item)) ? subject.mentions : []
  return free.length && free.every((m) => m.kind === 'state' || m.kind === 'org')
    ? { by: free, forState: false }
    : undefined
}

/** "the costs are borne by the Chinese side": who gives stands behind the passive's word. */
function givenBy(items: readonly Item[]): Promiser | undefined {
  if (!items.some((x) => classOf(x, 'grants') !== undefined)) return undefined
  const { slots } = slotsAndSubject(items, 0, items.length)
  const by = slots.filter((x) => x.role === 'by').flatMap((x) => mentionsOf(x.item))
  return by.length && by.every((m) => m.kind === 'state' || m.kind === 'org') ? { by, forState: false } : undefined
}

/** Amounts listed one after the other are promises of their own: "2000 scholarships and 500 places". */
export function listed(items: readonly Item[], start: number, text: string): Span[] {
  const from = items.findIndex((x) => x.start >= start)
  const out: Span[] = []
  let open = start
  let counted = false
  for (let i = from; i < items.length; i++) {
    if (items[i]!.kind === 'quantity') counted = true
    if (!counted || classOf(items[i], 'list') === undefined || items[i + 1]?.kind !== 'quantity') continue
    out.push({ start: open, end: items[i]!.start })
    open = items[i + 1]!.start
  }
  out.push({ start: open, end: endOf(items, text) })
  return out
}

function promiseDraft({ by, forState }: Promiser, s: Spoken, { start, end }: Span): Draft {
  const inside = s.clause.items.filter((x) => x.start >= start && x.end <= end)
  const draft = promised({ by, inside, beside: ['to', 'for', 'with'], rule: 'commitment', spoken: s, start, end })
  // Chinese reports cut the words of one speaker into many promises: he is told as their voice even where he makes them
  const speaker = s.level === 'speech' ? s.speaker : undefined
  return { ...draft, speaker, ...(forState ? { forState } : {}) }
}

function extend(draft: Draft, end: number): void {
  const promise = draft.roles.get('promise')?.[0]
  if (promise?.kind !== 'text') return
  draft.roles.set('promise', [{ kind: 'text', span: { start: promise.span.start, end } }])
  draft.evidence[0] = { start: draft.evidence[0]!.start, end }
}

/** A session decides for its organisation. */
function gatheringOrg(spoken: readonly Spoken[], lastOrg: (before: number) => Mention | undefined): readonly Mention[] {
  for (const s of spoken) {
    const first = s.clause.items.slice(s.from).find((x) => x.kind !== 'mark' && classOf(x, 'noise') === undefined)
    if (first?.kind !== 'noun' || first.cls !== 'gathering') continue
    const org = first.inner.flatMap((x) => (x.kind === 'ref' ? x.mentions.filter((m) => m.kind === 'org') : []))
    if (org.length) return org
    const last = lastOrg(first.end)
    return last ? [last] : []
  }
  return []
}

function undertakingIn(
  s: Spoken,
  inherited: Subject | undefined,
  session: () => readonly Mention[],
): Undertaking | undefined {
  const { items } = s.clause
  for (let i = s.from; i < items.length; i++) {
    const item = items[i]!
    const decides = classOf(item, 'decide')
    const will = classOf(item, 'undertakes') !== undefined && !isDisposal(items, i)
    if (decides === undefined && !will) continue
    const named = decides === 'announce' ? (announcedOf(items, i + 1) ?? measuresOf(s, i)) : undefined
    if (named) return named
    if (
      (decides === 'announce' && (!opensUndertaking(items, i + 1) || isSaidOf(items, i))) ||
      classOf(items[i + 1], 'de') ||
      classOf(items[i + 1], 'temporal') ||
      classOf(items[i - 1], 'de') ||
      (will && (isOfNoun(items, i) || classOf(items[i + 1], 'coverb') === 'by' || befalls(items, i))) ||
      onlyTakesPlace(items, i)
    )
      continue
    const who = promiserAt(s, i, { inherited, session, will })
    if (!who) continue
    let next = i + 1
    while (
      items[next] &&
      (classOf(items[next], 'decide') !== undefined ||
        classOf(items[next], 'mode') === 'planned' ||
        classOf(items[next], 'aspect') !== undefined)
    )
      next++
    return { ...who, start: items[next]?.start }
  }
  return undefined
}

interface Asked {
  readonly inherited: Subject | undefined
  readonly session: () => readonly Mention[]
  readonly will: boolean
}

/** Who promises with the word at i. */
function promiserAt(s: Spoken, i: number, { inherited, session, will }: Asked): Promiser | undefined {
  const { items } = s.clause
  const own = slotsAndSubject(items, lastTold(items, s.from, i), i).subject
  const acts = own && (!isModifier(items, items.indexOf(own.item)) || (!will && ownsBody(items, own, i)))
  const free = acts ? own : undefined
  // "the committee that the two set up will meet": who stands in a relative clause promises nothing
  if (
    own &&
    items.slice(items.indexOf(own.item), i).some((x, k, l) => classOf(x, 'de') === 'de' && l.slice(0, k).some(isVerb))
  )
    return undefined
  // "heard that the Chinese side will send an envoy": told inside somebody else's act
  if (free && items.slice(s.from, items.indexOf(free.item)).some((x) => isVerb(x) && classOf(x, 'say') === undefined))
    return undefined
  const subject = free ?? (leadsClause(items, i) ? inherited : undefined)
  const told = !will && !free ? session() : []
  const by = told.length ? told : (subject?.mentions.filter(UNDERTAKES) ?? [])
  if (!by.length) return undefined
  const only = by.length === 1 ? by[0]! : undefined
  const speaker = s.level === 'speech' ? s.speaker?.mentions[0] : undefined
  const himself = only !== undefined && speaker !== undefined && meansSpeaker(only, speaker)
  // what a leader will do is his programme, unless he says so himself or it is aid that his state gives
  const gives = items.slice(i).some((x) => classOf(x, 'grants') !== undefined)
  if (will && by.every((m) => m.kind === 'person' || m.group === 'he') && !himself && !gives) return undefined
  if (!himself) return { by, forState: !free && gives }
  // who speaks without naming himself speaks for his state
  return { by: [speaker], forState: !free || only.group === 'we' }
}

/** "appreciates that Germany will go on": who is named behind a verb of saying or stance does what follows. */
export function lastTold(items: readonly Item[], from: number, i: number): number {
  for (let k = i - 1; k >= from; k--)
    if (isVerb(items[k]!) && (classOf(items[k], 'say') ?? classOf(items[k], 'stance')) !== undefined)
      return items.slice(k + 1, i).some((x) => mentionsOf(x).some(UNDERTAKES)) ? k + 1 : 0
  return 0
}

const meansSpeaker = (m: Mention, speaker: Mention): boolean =>
  speaker.kind === 'person' &&
  (m.group === 'he' || m.group === 'i' || m.group === 'we' || (m.kind === 'person' && m.name === speaker.name))

/** "the two general staffs agreed": a body without a name decides for the states it belongs to. */
const ownsBody = (items: readonly Item[], { item, mentions }: Subject, i: number): boolean =>
  mentions.every((m) => m.kind === 'state' || m.group === 'two-sides' || m.group === 'all-sides') &&
  items
    .slice(items.indexOf(item) + 1, i)
    .every((x) => x.kind === 'text' || (x.kind === 'word' && !isVerb(x) && classOf(x, 'de') === undefined))

/** "announced that China gives ...": the one who gives stands behind the word, with what is given. */
function announcedOf(items: readonly Item[], i: number): Undertaking | undefined {
  const next = items[i]
  const by = mentionsOf(next)
  if (!by.length || !by.every((m) => m.kind === 'state' || m.kind === 'org') || isModifier(items, i)) return undefined
  let from = i + 1
  while (classOf(items[from], 'mode') === 'planned' || classOf(items[from], 'decide') !== undefined) from++
  const rest = items.slice(from)
  const gives = rest.some((x) => classOf(x, 'grants') !== undefined) || from > i + 1
  return gives && rest.length ? { by, forState: false, start: rest[0]!.start } : undefined
}

/** "is the first that announced aid": told of what somebody is. */
const isSaidOf = (items: readonly Item[], i: number): boolean =>
  items.slice(0, i).some((x) => classOf(x, 'copula') !== undefined)

/** "the eight measures that the president announced: ...": what follows the colon is promised. */
function measuresOf(s: Spoken, i: number): Undertaking | undefined {
  const { items, closed } = s.clause
  if (classOf(items[i + 1], 'de') === undefined || (closed !== '：' && closed !== ':')) return undefined
  if (
    !items
      .slice(i + 2)
      .some((x, k, list) => classOf(x, 'measure') === 'measure' && list.slice(0, k).some((y) => y.kind === 'quantity'))
  )
    return undefined
  const by = slotsAndSubject(items, lastTold(items, s.from, i), i).subject?.mentions.filter(UNDERTAKES) ?? []
  return by.length ? { by, forState: by.every((m) => m.kind === 'person'), start: undefined } : undefined
}

/** "will see its 70th anniversary": what comes to somebody is not done by him. */
const befalls = (items: readonly Item[], i: number): boolean =>
  classOf(
    items.slice(i + 1).find((x) => isVerb(x) || classOf(x, 'befalls') !== undefined),
    'befalls',
  ) !== undefined

/** "the soon departing president": what is to come belongs to the noun that follows. */
const isOfNoun = (items: readonly Item[], i: number): boolean =>
  items[i + 1] !== undefined && isVerb(items[i + 1]!) && classOf(items[i + 2], 'de') !== undefined

/** "the next round is to be held in May": nobody promises what takes place. */
function onlyTakesPlace(items: readonly Item[], i: number): boolean {
  const verbs = items.slice(i + 1).filter((x) => isVerb(x) && classOf(x, 'decide') === undefined)
  const last = verbs.at(-1)
  return verbs.length === 1 && last !== undefined && classOf(last, 'verb') === 'light' && items.at(-1)?.end === last.end
}

/**
 * "announced to launch", "announced to provide to", "announced eight measures": what is announced is to be done, not a
 * document or a level of relations.
 */
function opensUndertaking(items: readonly Item[], i: number): boolean {
  let at = i
  while (
    classOf(items[at], 'aspect') !== undefined ||
    classOf(items[at], 'noise') !== undefined ||
    items[at]?.kind === 'time'
  )
    at++
  const next = items[at]
  // "announced on the 26th, ...": what follows the comma is given, or it is no promise
  if (!next) return true
  if (classOf(next, 'coverb') === 'to' || classOf(next, 'coverb') === 'for') return true
  if (next.kind === 'quantity') return items.slice(at).some((x) => classOf(x, 'measure') === 'measure')
  return (
    next.kind === 'word' &&
    next.lex.is.verb === 'plain' &&
    !items.slice(at).some((x) => x.kind === 'noun' && (x.cls === 'level' || x.cls === 'document'))
  )
}

/** Nothing but adverbs, times and slots before the word: the subject may come from the clause before. */
const leadsClause = (items: readonly Item[], i: number): boolean =>
  !items
    .slice(0, i)
    .some(
      (x, k) =>
        x.kind === 'text' ||
        x.kind === 'noun' ||
        (x.kind === 'word' && classOf(x, 'block') !== undefined && isOnly(x.lex, BLOCK)) ||
        classOf(x, 'event') !== undefined ||
        (x.kind === 'ref' && classOf(items[k - 1], 'coverb') === undefined) ||
        (x.kind === 'word' && x.lex.is.say !== undefined),
    )

export function endOf(items: readonly Item[], text: string): number {
  let end = items.at(-1)?.end ?? 0
  while (end > 0 && /[\s。，；！？]/u.test(text[end - 1]!)) end--
  return end
}
