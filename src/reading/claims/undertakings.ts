// Commitments in languages whose clauses follow the verb: what is agreed, decided or pledged, and what a side will do.
import { isNoun, isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import { namelessOrg } from '../clauses/tellers.ts'
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item, impliedTwo, type Mention, mentionsOf } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import type { Draft } from './draft.ts'
import { promised } from './promised.ts'

const PAIRS = [
  'two-sides',
  'two-heads',
  'all-sides',
  'all-heads',
  'we',
  'two-ministers',
  'two-premiers',
  'three-sides',
  'three-heads',
  'they',
]
const DECIDES = (m: Mention): boolean =>
  m.kind !== 'place' && (m.kind !== 'group' || PAIRS.includes(m.group ?? '') || m.group === 'he' || m.group === 'i')
/** A bare "will" binds states and organisations; what a person will do is his programme. */
const BINDS = (m: Mention): boolean =>
  m.kind === 'state' ||
  m.kind === 'org' ||
  (m.kind === 'group' && ['two-sides', 'all-sides', 'we', 'three-sides', 'two-heads'].includes(m.group ?? ''))

/** Commitments of one sentence; `taken` tells stretches that claims of planned events have read. */
export function undertakingDrafts(
  spoken: readonly Spoken[],
  inherited: readonly (Subject | undefined)[],
  taken: (start: number, end: number) => boolean,
  text: string,
): Draft[] {
  const out: Draft[] = []
  // "Will the talks be held?" promises nothing
  if (spoken.at(-1)?.sentence && text[spoken.at(-1)!.sentence.end - 1] === '?') return out
  const printed = (m: Mention): Mention =>
    m.via === 'form' && !m.name ? { ...m, name: text.slice(m.start, m.end) } : m
  spoken.forEach((s, index) => {
    const { items } = s.clause
    for (let i = 0; i < items.length; i++) {
      const found = undertakenAt(items, i, inherited[index], [s, spoken[index + 1]])
      if (!found?.by.length) continue
      // "agreed on this, that ...": what is promised stands in the clause behind
      const behind = wordsBehind(items.slice(found.from), spoken[index + 1])
      const own = behind ?? items
      const from = behind ? 0 : found.from
      const to = nextUndertaking(own, from)
      const end = endOf(own.slice(0, to), text)
      const start = own[from]?.start
      if (start === undefined || end - start < 8 || taken(start, end)) continue
      const inside = own.slice(from, to)
      out.push(
        promised({
          by: found.by.map(printed),
          inside,
          beside: ['to', 'for'],
          rule: 'undertaking',
          spoken: s,
          start,
          end,
        }),
      )
      i = behind ? items.length : to - 1
    }
  })
  return out
}

/** The words behind "that" where nothing but a pointer to them stands in the clause. */
function wordsBehind(rest: readonly Item[], next: Spoken | undefined): readonly Item[] | undefined {
  const items = next?.clause.items ?? []
  const points =
    rest.length > 0 && rest.length < 4 && rest.every((x) => x.kind === 'text' || classOf(x, 'coverb') !== undefined)
  return points && classOf(items[0], 'that') !== undefined ? items.slice(1) : undefined
}

interface Undertaken {
  readonly by: readonly Mention[]
  readonly from: number
}

function undertakenAt(
  items: readonly Item[],
  i: number,
  inherited: Subject | undefined,
  [s, next]: readonly [Spoken, Spoken | undefined],
): Undertaken | undefined {
  const item = items[i]!
  if (classOf(item, 'tasks') !== undefined) return givenTo(items, i)
  const another = classOf(item, 'noise') === undefined ? anothersAt(items, i) : undefined
  if (another) return another
  const sum = classOf(item, 'decide') === 'announce' && items.slice(i + 1, i + 7).some((x) => x.kind === 'quantity')
  const decides = (classOf(item, 'decide') === 'decide' || sum) && classOf(item, 'noise') === undefined
  const will = classOf(item, 'mode') === 'planned' && isFuture(item, s.level) && !isProgramme(items, i + 1)
  if (!decides && !will) return undefined
  const tasked = decides ? taskedAt(items, i) : undefined
  if (tasked) return tasked
  // "does not intend to", "did not decide": what is refused before the word is no promise
  if (classOf(items[i - 1], 'mode') === 'denied' || (decides && isView(items, i, next))) return undefined
  // "the day will be agreed": what is decided stands before a passive, and nothing is promised
  const thing = (x: Item) => x.kind === 'text' || x.kind === 'noun' || isNoun(x)
  if (decides && item.kind === 'word' && item.lex.passive && items.slice(0, i).some(thing)) return undefined
  const open = s.level === 'speech' && s.from < i && items[s.from] !== s.verb ? s.from : 0
  const actor = will ? actorFrom(items, open, i) : open
  const { subject } = slotsAndSubject(items, actor, i)
  const bare = items
    .slice(actor, i)
    .every(
      (x) =>
        x.kind === 'mark' ||
        x.kind === 'time' ||
        x.kind === 'quantity' ||
        classOf(x, 'noise') !== undefined ||
        classOf(x, 'list') !== undefined,
    )
  const mentions =
    subject?.mentions ??
    (bare || (decides && open === 0) ? (s.clause.head ? mentionsOf(s.clause.head) : inherited?.mentions) : undefined)
  // a plural verb without a subject: not the one who acted before, but both
  const both =
    !subject &&
    item.kind === 'word' &&
    (item.lex.is.impersonal !== undefined ||
      item.lex.passive === true ||
      (item.lex.several && mentions?.length === 1 && mentions[0]!.kind === 'person'))
  const by =
    (both
      ? [impliedTwo(item, item.lex.passive === true ? 'two-sides' : 'two-heads')]
      : mentions?.filter(decides ? DECIDES : BINDS)) ?? []
  if (!by.length) return undefined
  const from = wordsFrom(items, i + 1)
  // "what Honduras has decided, ...": nothing follows in this clause
  if (decides && items[from]?.kind === 'mark') return undefined
  return { by, from: decides ? pastPhrase(items, from) : from }
}

/** Where the words of a promise begin: past adverbs, "that", and what points to it ("on this, that ..."). */
function wordsFrom(items: readonly Item[], first: number): number {
  let from = first
  while (
    classOf(items[from], 'noise') !== undefined ||
    classOf(items[from], 'that') !== undefined ||
    (items[from]?.kind === 'time' && classOf(items[from + 1], 'coverb') === 'to')
  )
    from++
  const that = items.findIndex((x, k) => k >= from && k < from + 4 && classOf(x, 'that') !== undefined)
  return that < 0 ? from : that + 1
}

/** "agreed during a call this morning to hold talks": what is agreed follows the phrases of where and when. */
function pastPhrase(items: readonly Item[], from: number): number {
  const role = classOf(items[from], 'coverb')
  if (role === undefined || role === 'to' || role === 'on') return from
  const to = items.findIndex((x, k) => k > from && k < from + 9 && classOf(x, 'coverb') === 'to')
  return to > 0 && isVerb(items[to + 1]!) ? to : from
}

/** "pledged that China would train engineers": who is to act stands behind the word that opens what is promised. */
function anothersAt(items: readonly Item[], i: number): Undertaken | undefined {
  if (classOf(items[i], 'decide') === undefined || classOf(items[i + 1], 'that') === undefined) return undefined
  const will = items.findIndex((x, k) => k > i + 1 && k < i + 12 && classOf(x, 'mode') === 'planned')
  const by = will < 0 ? [] : (slotsAndSubject(items, i + 2, will).subject?.mentions.filter(BINDS) ?? [])
  return by.length && !isProgramme(items, will + 1) ? { by, from: will + 1 } : undefined
}

/** "requests the Commission to report", "ministers were tasked to report": who is asked has it to do, never who asks. */
function taskedAt(items: readonly Item[], i: number): Undertaken | undefined {
  if (classOf(items[i], 'verb') !== 'pivot') return undefined
  const to = items.findIndex((x, k) => k > i && k < i + 8 && classOf(x, 'coverb') === 'to')
  if (to < 0) return undefined
  const passive = classOf(items[i - 1], 'copula') !== undefined
  if (passive) return { by: slotsAndSubject(items, 0, i).subject?.mentions ?? [], from: to + 1 }
  const asked = items.slice(i + 1, to)
  const by = asked.flatMap((x) => mentionsOf(x).filter((m) => m.kind === 'org' || m.kind === 'group'))
  return asked.length ? { by, from: to + 1 } : undefined
}

/** "The ministers were instructed to draft a plan", "instructed the governments to agree on it": whom the case tells has it to do. */
function givenTo(items: readonly Item[], i: number): Undertaken | undefined {
  const verb = items.findIndex((x, k) => k > i && isVerb(x) && classOf(x, 'tasks') === undefined)
  if (verb < 0) return undefined
  const whom = (from: number, to: number): Item | undefined => {
    const k = items.findIndex((x, n) => n >= from && n + 1 < to && classOf(x, 'coverb') === 'to')
    return k < 0 ? undefined : items[k + 1]
  }
  const before = whom(0, i)
  const item = before ?? whom(i + 1, verb)
  if (!item || item.kind === 'mark') return undefined
  // people of an office without a name stay as they are printed
  const named = mentionsOf(item)
  const by = named.length && named.every((m) => m.group === undefined) ? named : [namelessOrg(item)]
  const from = before ? i + 1 : items.indexOf(item) + 1
  return { by, from: classOf(items[from], 'silent') === 'planned' ? from + 1 : from }
}

/** "agreed that trade is growing": a view that both hold, where nothing is to be done. */
function isView(items: readonly Item[], i: number, next: Spoken | undefined): boolean {
  const item = items[i]!
  if (item.kind !== 'word' || item.lex.is.say === undefined) return false
  const rest = [...items.slice(i + 1), ...(next?.clause.items.slice(0, 8) ?? [])]
  return (
    (item.lex.is.say !== 'that' || rest.some((x) => classOf(x, 'that') !== undefined)) &&
    !rest.some((x) => classOf(x, 'mode') === 'planned' || classOf(x, 'undertakes') !== undefined)
  )
}

const SAID = classes('say', 'stance', 'that')

/** Index from which on who "will" do something is looked for: "hopes that the visit will add", but "supports it and will help". */
function actorFrom(items: readonly Item[], open: number, i: number): number {
  const said = items.findLastIndex((x, k) => k < i && isWordOf(x, SAID))
  const between = items.slice(said + 1, i)
  // "praised N and said that X would help": who is named behind the word of saying acts
  const hoped = items.slice(Math.max(0, said - 1), said + 1).some((x) => classOf(x, 'mode') === 'hope')
  const told = said >= open && !hoped
  if (told && slotsAndSubject(items, said + 1, i).subject) return said + 1
  const joined = between.some((x) => classOf(x, 'list') !== undefined)
  return said < open || joined || !between.some((x) => classOf(x, 'article') === 'the') ? open : said + 1
}

/** "will discuss", "will also visit", "will be": what is to happen binds nobody. */
function isProgramme(items: readonly Item[], from: number): boolean {
  const next = items.slice(from).find((x) => classOf(x, 'noise') === undefined)
  return classOf(next, 'copula') !== undefined || classOf(next, 'programme') !== undefined
}

/** "will" and "shall" promise, and "would" in somebody's words; "is expected" and "scheduled" only tell. */
const isFuture = (item: Item, level: Spoken['level']): boolean =>
  item.kind === 'word' &&
  item.lex.is.undertakes !== undefined &&
  (item.lex.is.undertakes !== 'told' || level === 'speech')

/** A new verb of deciding after "and" begins the next undertaking. */
function nextUndertaking(items: readonly Item[], from: number): number {
  for (let i = from + 1; i < items.length - 1; i++) {
    if (classOf(items[i], 'list') !== 'and') continue
    const next = items.slice(i + 1, i + 3)
    if (
      next.some(
        (x) =>
          classOf(x, 'decide') !== undefined ||
          (classOf(x, 'stance') !== undefined && classOf(x, 'noise') === undefined) ||
          classOf(x, 'say') !== undefined,
      )
    )
      return i
  }
  return items.length
}

function endOf(items: readonly Item[], text: string): number {
  let end = items.at(-1)?.end ?? 0
  while (end > 0 && /[\s.,;:!?]/u.test(text[end - 1]!)) end--
  return end
}
