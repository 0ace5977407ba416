// The scene of an event: the stretch of a unit that belongs to it, with subject, slots and objects, and what it inherits.
import type { Mode } from '../../model/claim.ts'
import type { When } from '../../model/when.ts'
import { isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import { headSubject, type NounPlaces, type Unit } from '../clauses/units.ts'
import type { Speaker } from '../clauses/voice.ts'
import { classOf, type Item, type ItemOf, type Mention, mentionsOf } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'

/** What a unit inherits from the clauses round it. */
export interface Context {
  readonly text: string
  /** Whether the language changes its words: stretches of rules then stand in small letters. */
  readonly cased?: boolean
  /** In reported speech one calls oneself "he", not "I". */
  readonly saysHe?: boolean
  readonly speaker: Speaker | undefined
  /** Subject of the clause before, at the same level; or, for a clause of time, of the one after. */
  readonly inherited: Subject | undefined
  readonly inheritedMode: Mode | undefined
  readonly when: (unit: Unit, at: number) => When | undefined
  readonly places: NounPlaces
  /** The noun of a class that the paragraph named last before an offset. */
  readonly lastNoun: (cls: string, before: number) => ItemOf<'noun'> | undefined
  /** Whether a title is that of an organisation's chair. */
  readonly isChair: (title: string) => boolean
  /** The first noun of a class that the article names in full. */
  readonly firstNoun: (cls: string, before: number) => ItemOf<'noun'> | undefined
  /** The first mention of the clause that follows in the sentence. */
  readonly next: readonly Mention[]
  /** The registry's sort of a place: city, region, building... */
  readonly sort: (id: string) => string | undefined
  /** Whom the report follows: the first person that it names. */
  readonly protagonist?: Mention | undefined
  /** The mention of a kind that the article named last before an offset. */
  readonly last: (kind: string, before: number) => Mention | undefined
}

/** The stretch of a unit that belongs to one event. */
export interface Scene {
  readonly unit: Unit
  readonly items: readonly Item[]
  /** Index of the event's word. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly subject: Subject | undefined
  readonly slots: readonly { readonly role: string; readonly item: Item }[]
  readonly objects: readonly Item[]
  /** Who governs a pivot: in "the Kazakh side welcomes the president's coming" the Kazakh side. */
  readonly outer: Subject | undefined
  /** What stands free between the verb before and the event: who is let in, in "all sides admit Indonesia to become a member". */
  readonly near: Subject | undefined
  readonly context: Context
}

/** How many items back a subject may stand. */
const WIDEST = 120

/** "10,000 teachers and pupils go to China": a counted noun of its own before the event acts, not who was told of before. */
const hasCounted = (items: readonly Item[], from: number, at: number): boolean =>
  items
    .slice(from, at)
    .some(
      (x, i, all) =>
        x.kind === 'quantity' &&
        classOf(all[i - 1], 'coverb') === undefined &&
        all[i + 1] !== undefined &&
        all[i + 1]!.start === x.end,
    )

/** Whom a verb inside a phrase is said of: "for the premier's visit", "to the governor's visit since he took office". */
const isWhose = ({ role, item }: { role: string; item: Item }, items: readonly Item[], previous: number): boolean =>
  (role === 'for' && item === items[previous - 1]) ||
  (role === 'to' && mentionsOf(item).some((m) => m.kind === 'person') && items.indexOf(item) < previous)

/** "The project holds its opening", "a province signs": a thing or a place that opens the clause leaves nobody told of before to act. */
function thingOpens(items: readonly Item[], at: number): boolean {
  const first = items.findIndex((x) => x.kind !== 'time' && classOf(x, 'noise') === undefined)
  const opener = items[first]
  const next = items[first + 1]
  if (first < 0 || first >= at || !next) return false
  if (opener?.kind === 'noun' ? opener.cls !== 'project' : mentionsOf(opener)[0]?.kind !== 'place') return false
  return next.kind === 'time' || classOf(next, 'coverb') !== undefined || isVerb(next)
}

const TOLD = classes('say', 'decide')

/** Index of the word that opens a phrase of time ("on the ... of ...") which item i closes; -1 where it closes none. */
function openedAt(items: readonly Item[], i: number): number {
  if (classOf(items[i], 'temporal') !== 'when') return -1
  const open = items.findLastIndex((x, k) => k < i && i - k < 12 && classOf(x, 'coverb') === 'at')
  return open > 0 && !items.slice(open, i).some((x) => x.kind === 'mark' && /[，；]/.test(x.mark)) ? open : -1
}

/** "agreements on education, development and so on": a verb between list marks names a thing. */
const isListed = (items: readonly Item[], i: number): boolean => {
  const after = classOf(items[i + 1], 'list')
  return classOf(items[i], 'event') === undefined && (after === 'mark' || after === 'more')
}

/** Index of the verb before an event; -1 where none stands before it. */
function verbBefore(items: readonly Item[], at: number): number {
  // "exchange messages on the 50th anniversary of establishing relations": a verb inside what the event is about is not the one before it
  const about = items.findLastIndex((x, i) => i < at && classOf(x, 'coverb') === 'about')
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i]!
    if (i > about && about >= 0) continue
    // "on the anniversary of his election comes to visit": nor is one inside a phrase of time
    const since = openedAt(items, i)
    if (since >= 0) {
      i = since
      continue
    }
    if (isVerb(item) && classOf(item, 'verb') !== 'light') return i
  }
  return -1
}

/** Index of the verb behind an event; the length where none follows. */
function verbAfter(items: readonly Item[], at: number): number {
  const next = items.findIndex((x, i) => i > at + 1 && isVerb(x) && !isListed(items, i))
  return next < 0 ? items.length : next
}

export function sceneAt(unit: Unit, at: number, context: Context): Scene {
  const { items } = unit
  const previous = verbBefore(items, at)
  const from = previous + 1
  const to = verbAfter(items, at)
  // a clause of hundreds of words without a mark is no clause: only its last stretch is looked at
  const own = slotsAndSubject(items, Math.max(0, at - WIDEST), previous < 0 ? at : previous)
  const near = slotsAndSubject(items, from, at)
  const pivot = previous >= 0 && classOf(items[previous], 'verb') === 'pivot' ? near.subject : undefined
  // "the ministry announced the minister will visit": who the words said are about acts in them
  const told =
    previous >= 0 && isWordOf(items[previous], TOLD) && near.subject
      ? near.subject.mentions.some((m) => m.kind === 'person')
      : false
  const subject: Subject | undefined = pivot
    ? { ...pivot, via: 'pivot' }
    : ((told ? near.subject : undefined) ??
      own.subject ??
      headSubject(unit) ??
      // what the verb before governs acts only where nobody else does; "is" governs nobody
      (previous < 0 || !context.inherited || classOf(items[previous], 'copula') ? near.subject : undefined) ??
      (hasCounted(items, from, at) || thingOpens(items, at) ? undefined : context.inherited))
  return {
    unit,
    items,
    at,
    from,
    to,
    subject,
    outer: pivot ? (own.subject ?? context.inherited) : undefined,
    near: previous < 0 ? undefined : near.subject,
    slots:
      previous < 0
        ? own.slots.concat(near.slots.filter((s) => !own.slots.some((o) => o.item === s.item)))
        : // "holds a welcome for the visit of the premier": whom the verb before is about
          own.slots.filter((s) => isWhose(s, items, previous)).concat(near.slots),
    objects: objectsAfter(items, at + 1, to),
    context,
  }
}

/** Mentions and nouns that the event governs: after it, before the next verb or mark, lists kept together. */
function objectsAfter(items: readonly Item[], from: number, to: number): Item[] {
  const out: Item[] = []
  for (let i = from; i < to; i++) {
    const item = items[i]!
    if (item.kind === 'mark' && !/[“”‘’「」『』（）《》]/.test(item.mark)) break
    if (classOf(item, 'coverb') && classOf(item, 'list') === undefined && classOf(item, 'coverb') !== 'about') {
      if (out.length || classOf(item, 'coverb') === 'at') break
    }
    if (classOf(item, 'noise') && out.length && classOf(item, 'list') === undefined) {
      if (!/^.$/u.test(item.kind === 'word' ? item.lex.word : '')) break
    }
    if (item.kind === 'ref' && classOf(items[i + 1], 'abroad') !== undefined && items[i + 1]!.start === item.end)
      continue
    if (item.kind === 'ref' || item.kind === 'noun' || item.kind === 'quantity' || item.kind === 'concept')
      out.push(item)
  }
  return out
}
