// The scene of an event whose phrases follow it: subject before, object and phrases of company, place and aim behind.
import { isNoun, isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import { headSubject, type Unit } from '../clauses/units.ts'
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import type { Context, Scene } from './scene.ts'

/** Whom a pivot's words are told to, where no subject of the clause acts: the first person in another case. */
const askedIn = ({ free, slots }: ReturnType<typeof slotsAndSubject>, offered: boolean): Item | undefined =>
  [...free, ...slots.filter((x) => offered && x.role === 'to').map((x) => x.item)].find(
    (x) => mentionsOf(x)[0]?.form === 'oblique' && mentionsOf(x)[0]?.kind === 'person',
  )

/** "conveyed an invitation to N to visit X": the one invited acts, and nobody else does. */
const isOffer = (x: Item): boolean => classOf(x, 'offer') !== undefined

/** "accepted the invitation to visit X": who takes it is the one invited. */
const tied = (items: readonly Item[], i: number): boolean =>
  items.slice(0, i).some((x) => classOf(x, 'takes') !== undefined)

const LIGHT = (item: Item): boolean => classOf(item, 'verb') === 'light' || classOf(item, 'copula') !== undefined

/** Cuts out what belongs to the event at item `at` of a unit. */
export function postScene(unit: Unit, at: number, context: Context): Scene {
  const { items } = unit
  const previous = items.findLastIndex(
    (x, i) => i < at && (isOffer(x) ? !tied(items, i) : isVerb(x) && !LIGHT(x) && classOf(x, 'say') === undefined),
  )
  const from = previous + 1
  const to = endOf(items, at)
  const own = ownOf(items, at, previous)
  const near = slotsAndSubject(items, from, at)
  const offered = previous >= 0 && isOffer(items[previous]!)
  const pivots = offered || (previous >= 0 && classOf(items[previous], 'verb') === 'pivot')
  const moved = pivots && !near.subject ? askedIn(near, offered) : undefined
  const pivot: Subject | undefined = moved
    ? { item: moved, mentions: mentionsOf(moved), via: 'pivot' }
    : pivots || (previous >= 0 && actsItself(items, near.subject, at))
      ? near.subject
      : undefined
  const nounActs =
    own.subject === undefined &&
    unit.head === undefined &&
    (aNounActs(items, from, at) || (previous > 0 && aNounActs(items, 0, previous)))
  // "invited his colleague to visit": who is asked acts, though no name says who he is
  const asked = pivots && !pivot && aNounActs(items, from, at)
  const outerSubject = own.subject ?? headSubject(unit) ?? context.inherited
  const behind = slotsAndSubject(items, at + 1, to)
  const inverted = own.subject ? undefined : actsBehind(behind)
  const after = inverted && ({ item: inverted, mentions: mentionsOf(inverted), via: 'own' } as const)
  const subject: Subject | undefined = pivot
    ? { ...pivot, via: 'pivot' }
    : asked || offered
      ? undefined
      : (own.subject ??
        after ??
        headSubject(unit) ??
        near.subject ??
        (nounActs || isDoneByNobody(items[at]!, context) ? undefined : context.inherited))
  const beside = previous < 0 ? own : near
  const front = beside.free.filter((x) => isObject(mentionsOf(x)[0]?.form, inverted !== undefined))
  const { head } = unit.clause
  // "the capital, where she met ...", "the minister, whom he received": what a relative clause is said of stands in it as place or object
  const there = isPlace(head) ? [{ role: 'at', item: head! }] : []
  const { headRole } = unit.clause
  const led = head && headRole !== undefined ? [{ role: headRole, item: head }] : []
  const whom = unit.relative && own.subject && head && !isPlace(head) && !led.length ? [head] : []
  const before = beside.slots.filter((x) => x.item.start > joint(items, at))
  const slots = [...behind.slots, ...here(items), ...there, ...led, ...before]
  return {
    unit,
    items,
    at,
    from,
    to,
    subject,
    outer: pivot ? outerSubject : undefined,
    near: previous < 0 ? undefined : near.subject,
    slots,
    objects: [...front, ...objectsBehind(items, at + 1, to).filter((x) => x !== inverted), ...whom],
    context,
  }
}

/** Where what belongs to the event ends: before the next verb, or the next act of a list. */
function endOf(items: readonly Item[], at: number): number {
  const isAct = isNoun(items[at]!)
  for (let i = at + 1; i < items.length; i++) {
    if (isVerb(items[i]!) && !LIGHT(items[i]!) && i > at + 1) return i
    if (isAct && actBefore(items, i) === items[at]!.end) return i
  }
  return items.length
}

/** What stands before the event; of a list of acts, without what the act before has with it. */
function ownOf(items: readonly Item[], at: number, previous: number): ReturnType<typeof slotsAndSubject> {
  const all = slotsAndSubject(items, 0, previous < 0 ? at : previous)
  const act = actBefore(items, at)
  return act === undefined ? all : { ...all, slots: all.slots.filter((s) => s.item.start < act) }
}

/** What stands before the verb in a form that cannot act, or need not where somebody behind it does. */
const isObject = (form: Mention['form'], acts: boolean): boolean => form === 'oblique' || (acts && form === 'direct')

/** "here", wherever it stands. */
const here = (items: readonly Item[]): { role: string; item: Item }[] =>
  items
    .filter((x) => x.kind === 'ref' && x.mentions[0]!.kind === 'place' && x.mentions[0]!.via === 'pronoun')
    .map((item) => ({ role: 'at', item }))

const FINITE = classes('mode', 'noise')

/** "hoped the president would come", "agreed that experts will go": who stands before a finite verb of his own acts, not who hoped. */
function actsItself(items: readonly Item[], near: Subject | undefined, at: number): boolean {
  if (!near) return false
  const i = items.indexOf(near.item)
  const finite = items.slice(i + 1, at).every((x) => isWordOf(x, FINITE))
  return finite && classOf(items[i + 1], 'mode') === 'planned'
}

const isPlace = (item: Item | undefined): boolean => mentionsOf(item).some((m) => m.kind === 'place')

/** Where cases tell who acts, the subject may follow its verb, and the object stand before it. */
const actsBehind = ({ subject, free }: ReturnType<typeof slotsAndSubject>): Item | undefined =>
  [...(subject ? [subject.item] : []), ...free].find((x) => mentionsOf(x)[0]?.form === 'nominative')

/** "talks with A and a meeting with B": where the act told before this one in a list ends. */
function actBefore(items: readonly Item[], at: number): number | undefined {
  if (!isNoun(items[at]!) || (classOf(items[at - 1], 'list') !== 'and' && items[at - 1]?.kind !== 'mark'))
    return undefined
  return items.findLast((x, i) => i < at && isNoun(x) && classOf(x, 'event') !== undefined)?.end
}

/** "held talks with A and met with B": where the "and" stands behind which another act begins; -1 where none does. */
function joint(items: readonly Item[], at: number): number {
  const i = items.findLastIndex((x, k) => k < at && classOf(x, 'list') === 'and')
  return i > 0 && items.slice(0, i).some((x) => isVerb(x)) ? items[i]!.start : -1
}

const NAMES_THING = classes('event', 'field')

/** "200,000 doses will arrive": a noun phrase before the verb that is no mention acts, and nobody told of before does. */
function aNounActs(items: readonly Item[], from: number, at: number): boolean {
  let determined = false
  for (let i = from; i < at; i++) {
    const item = items[i]!
    if (classOf(item, 'coverb') !== undefined) {
      // over the phrase of the preposition
      while (
        i + 1 < at &&
        items[i + 1]!.kind !== 'mark' &&
        !(items[i + 1]!.kind === 'word' && classOf(items[i + 1], 'mode') !== undefined)
      )
        i++
      continue
    }
    if (item.kind === 'mark') determined = false
    if (item.kind === 'quantity' && items[i + 1]?.kind !== 'mark') return true
    if (classOf(item, 'article') !== undefined || classOf(item, 'possessive') !== undefined || item.kind === 'quantity')
      determined = true
    if (determined && (item.kind === 'text' || item.kind === 'noun' || isWordOf(item, NAMES_THING))) return true
    if (item.kind === 'noun' && i === from) return true
  }
  return false
}

/** "will sign, on behalf of the Union, an agreement": past what commas set apart right behind the verb. */
function pastAside(items: readonly Item[], from: number, to: number): number {
  const comma = (i: number): boolean => items[i]?.kind === 'mark' && (items[i] as { mark: string }).mark === ','
  if (!comma(from) || classOf(items[from + 1], 'coverb') === undefined) return from
  const close = items.findIndex((_, k) => k > from && k < from + 10 && comma(k))
  return close > 0 && close < to ? close + 1 : from
}

/** Mentions and nouns right behind the event, up to its first preposition or mark. */
function objectsBehind(items: readonly Item[], from: number, to: number): Item[] {
  const out: Item[] = []
  for (let i = pastAside(items, from, to); i < to; i++) {
    const item = items[i]!
    if (
      item.kind === 'mark' &&
      !/[“”‘’()]/.test(item.mark) &&
      !(
        /^[,–—]$/.test(item.mark) &&
        (items.slice(i + 1, i + 4).some((x) => x.kind === 'noun') || goesOn(out.at(-1), items[i + 1]))
      )
    )
      break
    // a medal is given "with", ties are raised "to" a level, a state is admitted "as" a member: these stay objects behind their preposition
    if (classOf(item, 'coverb') !== undefined) {
      const passed = out.length ? undefined : overCase(items, i, from)
      if (passed !== undefined) {
        i = passed - 1
        continue
      }
      const honour = items
        .slice(i + 1, Math.min(to, i + 8))
        .find(
          (x) =>
            x.kind === 'noun' &&
            (x.cls === 'honour' || x.cls === 'level' || (x.cls === 'status' && classOf(item, 'coverb') === 'as')),
        )
      if (honour) out.push(honour)
      // "received the, staying in Beijing on a visit, minister": behind a participle's phrases stands the object
      const later = out.length
        ? undefined
        : ((items[from]?.kind === 'text' ? behindParticiple(items, i, to) : undefined) ?? behindPhrase(items, i, to))
      if (later) out.push(later)
      break
    }
    if (classOf(items[i + 1], 'possessive') !== undefined) continue
    if (item.kind === 'ref' || item.kind === 'noun' || item.kind === 'quantity' || item.kind === 'concept')
      out.push(item)
  }
  return out
}

/** "will visit A, B, C": states or places listed with commas alone. */
const goesOn = (last: Item | undefined, next: Item | undefined): boolean => {
  const [a, b] = [mentionsOf(last)[0], mentionsOf(next)[0]]
  return a !== undefined && (a.kind === 'state' || a.kind === 'place') && a.kind === b?.kind && a.form === b.form
}

/** "sent to Nepal a batch of medicines": a noun right behind what its preposition governs is the object. */
function behindPhrase(items: readonly Item[], i: number, to: number): Item | undefined {
  const governed = items.findIndex((x, k) => k > i && k < to && (x.kind === 'ref' || x.kind === 'noun'))
  const next = governed < 0 ? undefined : items[governed + 1]
  const plain = items.slice(i + 1, governed).every((x) => x.kind === 'text' || x.kind === 'ordinal')
  const object = next?.kind === 'noun' || mentionsOf(next)[0]?.form === 'oblique'
  return plain && governed + 1 < to && object ? next : undefined
}

/** "handed him a letter", "the signing of the agreement": past to whom or by whom by its case alone, and past the genitive of an act. */
function overCase(items: readonly Item[], i: number, from: number): number | undefined {
  const part = classOf(items[i], 'silent')
  if (part === 'of' && i === from) return i + 1
  return (part === 'to' || part === 'by') && items[i + 1]?.kind === 'ref' ? i + 2 : undefined
}

/** A person who can be an object, behind the phrases of a participle that opens the object. */
const behindParticiple = (items: readonly Item[], from: number, to: number): Item | undefined =>
  items
    .slice(from, to)
    .find(
      (x, k, all) =>
        k > 1 &&
        x.kind === 'ref' &&
        x.mentions[0]!.kind === 'person' &&
        x.mentions[0]!.form === 'oblique' &&
        classOf(all[k - 1], 'coverb') === undefined,
    )

/** "a package of documents was signed": what one person did before does not make him who signs. */
const isDoneByNobody = (item: Item, { inherited }: Context): boolean =>
  item.kind === 'word' &&
  item.lex.passive === true &&
  inherited?.mentions.length === 1 &&
  inherited.mentions[0]!.kind === 'person'
