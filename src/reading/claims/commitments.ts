// Commitments: what somebody decides, agrees or pledges to do, and what a side says it will do.

import type { Span } from '../../model/span.ts'
import { isModifier, isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item, type Mention } from '../mentions/items.ts'
import { classes, isOnly, isWordOf } from '../scan/lexeme.ts'
import type { Draft } from './draft.ts'
import { isDisposal } from './frames.ts'
import { promised } from './promised.ts'

const OPENS = classes('stance', 'comment', 'say', 'copula')
const BLOCK = classes('block')

const UNDERTAKES = (m: Mention): boolean =>
  m.kind === 'state' ||
  m.kind === 'org' ||
  m.kind === 'person' ||
  (m.kind === 'group' &&
    [
      'two-sides',
      'two-heads',
      'all-sides',
      'all-heads',
      'i',
      'we',
      'two-ministers',
      'two-premiers',
      'three-sides',
      'three-heads',
    ].includes(m.group ?? ''))

/** What the commitments of one sentence are read from. */
export interface Promising {
  readonly spoken: readonly Spoken[]
  /** The subject that each clause inherits. */
  readonly inherited: readonly (Subject | undefined)[]
  /** Whether other claims of events have read a stretch. */
  readonly taken: (start: number, end: number) => boolean
  readonly text: string
  readonly lastOrg: (before: number) => Mention | undefined
}

/** Who promises in the clauses that go on. */
interface Running {
  readonly by: readonly Mention[]
  readonly opener: Spoken
}

/** Commitments of one sentence, clause by clause. */
export function commitmentDrafts(from: Promising): Draft[] {
  const { spoken, inherited, taken, text } = from
  const out: Draft[] = []
  let running: Running | undefined
  let pending = false
  const add = (by: readonly Mention[], s: Spoken, start: number) => {
    const end = endOf(s.clause.items, text)
    if (end - start >= 4) out.push(promiseDraft(by, s, { start, end }))
  }
  spoken.forEach((s, index) => {
    const { items, start: clauseStart, end: clauseEnd } = s.clause
    const found = undertakingIn(s, inherited[index], () => gatheringOrg(spoken, from.lastOrg))
    if (found) {
      running = taken(found.start ?? clauseStart, clauseEnd) ? undefined : { by: found.by, opener: s }
      pending = found.start === undefined
      if (found.start !== undefined && !taken(found.start, clauseEnd)) add(found.by, s, found.start)
      return
    }
    if (!running || !goesOn(s, running)) {
      running = undefined
      return
    }
    const first = items.find((x) => x.kind !== 'mark')!
    const joins =
      pending ||
      classOf(first, 'list') === 'and' ||
      spoken[index - 1]?.clause.closed === '；' ||
      items.some((x) => x.kind === 'quantity')
    const last = out.at(-1)
    pending = false
    if (!joins && last) {
      extend(last, endOf(items, text))
      return
    }
    const start = classOf(first, 'list') === 'and' ? items[items.indexOf(first) + 1]?.start : first.start
    if (start !== undefined && !taken(clauseStart, clauseEnd)) add(running.by, s, start)
  })
  return out
}

/** Whether a clause without a verb of promising still tells what is promised: no subject of its own, no words on it. */
function goesOn(s: Spoken, { opener }: Running): boolean {
  const { items, temporal } = s.clause
  const first = items.find((x) => x.kind !== 'mark')
  return (
    s.level === opener.level &&
    s.from === 0 &&
    !temporal &&
    !slotsAndSubject(items, s.from, items.length).subject &&
    first !== undefined &&
    !isWordOf(first, OPENS)
  )
}

function promiseDraft(by: readonly Mention[], s: Spoken, { start, end }: Span): Draft {
  const inside = s.clause.items.filter((x) => x.start >= start)
  return promised({ by, inside, beside: ['to', 'for', 'with'], rule: 'commitment', spoken: s, start, end })
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
): { by: readonly Mention[]; start: number | undefined } | undefined {
  const { items } = s.clause
  for (let i = s.from; i < items.length; i++) {
    const item = items[i]!
    const decides = classOf(item, 'decide')
    const will = classOf(item, 'mode') === 'planned' && !isDisposal(items, i)
    if (decides === undefined && !will) continue
    if (
      (decides === 'announce' && !opensUndertaking(items, i + 1)) ||
      classOf(items[i + 1], 'de') ||
      classOf(items[i + 1], 'temporal') ||
      classOf(items[i - 1], 'de') ||
      (will && isOfNoun(items, i)) ||
      onlyTakesPlace(items, i)
    )
      continue
    const own = slotsAndSubject(items, 0, i).subject
    const free = own && !isModifier(items, items.indexOf(own.item)) ? own : undefined
    // "heard that the Chinese side will send an envoy": told inside somebody else's act
    if (free && items.slice(s.from, items.indexOf(free.item)).some((x) => isVerb(x) && classOf(x, 'say') === undefined))
      continue
    const subject = free ?? (leadsClause(items, i) ? inherited : undefined)
    const told = decides !== undefined && !free ? session() : []
    const by = told.length ? told : (subject?.mentions.filter(UNDERTAKES) ?? [])
    if (!by.length) continue
    let next = i + 1
    while (items[next] && (classOf(items[next], 'decide') !== undefined || classOf(items[next], 'mode') === 'planned'))
      next++
    const start = items[next]?.start
    return { by, start }
  }
  return undefined
}

/** "the soon departing president": what is to come belongs to the noun that follows. */
const isOfNoun = (items: readonly Item[], i: number): boolean =>
  items[i + 1] !== undefined && isVerb(items[i + 1]!) && classOf(items[i + 2], 'de') !== undefined

/** "the next round is to be held in May": nobody promises what takes place. */
function onlyTakesPlace(items: readonly Item[], i: number): boolean {
  const verbs = items.slice(i + 1).filter((x) => isVerb(x) && classOf(x, 'decide') === undefined)
  const last = verbs.at(-1)
  return verbs.length === 1 && last !== undefined && classOf(last, 'verb') === 'light' && items.at(-1)?.end === last.end
}

/** "announced to launch", "announced to provide to": what is announced is to be done, not a document or a level of relations. */
function opensUndertaking(items: readonly Item[], i: number): boolean {
  const next = items[i]
  if (!next) return false
  if (classOf(next, 'coverb') === 'to' || classOf(next, 'coverb') === 'for') return true
  return (
    next.kind === 'word' &&
    next.lex.is.verb === 'plain' &&
    !items.slice(i).some((x) => x.kind === 'noun' && (x.cls === 'level' || x.cls === 'document'))
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

function endOf(items: readonly Item[], text: string): number {
  let end = items.at(-1)?.end ?? 0
  while (end > 0 && /[\s。，；！？]/u.test(text[end - 1]!)) end--
  return end
}
