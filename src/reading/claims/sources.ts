// Where a role takes its values from: the sources that rules name, read off the scene of an event.
import type { Source, Sources } from '../../knowledge/rules.ts'
import type { Span } from '../../model/span.ts'
import { isVerb } from '../clauses/clause.ts'
import { classOf, type Item, type ItemOf, type Mention, mentionsOf, printed } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import { presided } from './chairs.ts'
import type { DraftValue } from './draft.ts'
import type { Scene } from './scene.ts'
import { countOf, isJoined, leftOf, shortsIn, TELLS, TOPIC, topicOf } from './stretches.ts'
import { peopleCount } from './together.ts'

/** Words between who acts and the word that leads to where. */
const PASSED = classes('mode', 'noise', 'aspect')

const KIND = (m: Mention): string => m.kind

export const deep = (items: readonly Item[]): Item[] =>
  items.flatMap((x) => (x.kind === 'noun' ? [x, ...deep(x.inner)] : [x]))

/** "awarded him": not who awards; nor, where speakers call themselves "I", who says that another did. */
function notItself(value: DraftValue, { subject, context }: Scene): DraftValue {
  if (value.kind !== 'mention' || value.mention.group !== 'he') return value
  const acts = subject?.mentions.length === 1 ? subject.mentions : []
  const isOther = acts.some((m) => m.kind === 'person' && m.start !== value.mention.start)
  const says = isOther && !context.saysHe ? (context.speaker?.mentions ?? []) : []
  const not = [...acts, ...says].filter((m) => m.kind === 'person').map((m) => m.name)
  return { kind: 'mention', mention: { ...value.mention, not } }
}

/** The first alternative that gives at least as many values as the role needs, else the first that gives any. */
export function valuesOf(sources: Sources, scene: Scene, noun: ItemOf<'noun'> | undefined, least = 1): DraftValue[] {
  let few: DraftValue[] = []
  for (const alternative of sources) {
    const values = distinctValues(alternative.flatMap((source) => take(source, scene, noun))).map((v) =>
      notItself(v, scene),
    )
    if (peopleCount(values) >= least) return values
    if (!few.length) few = values
  }
  return few
}

function distinctValues(values: readonly DraftValue[]): DraftValue[] {
  const seen = new Set<string>()
  return values.filter((v) => {
    if (v.kind !== 'mention') return true
    const key = `${v.mention.start}-${v.mention.end}`
    return !seen.has(key) && seen.add(key)
  })
}

export function mentionsIn(sources: Sources, scene: Scene, noun: ItemOf<'noun'> | undefined): Mention[] {
  return valuesOf(sources, scene, noun).flatMap((v) => (v.kind === 'mention' ? [v.mention] : []))
}

/** What a source is read off, with what of it fits the kinds that the source names. */
interface Taking {
  readonly source: Source
  readonly scene: Scene
  readonly noun: ItemOf<'noun'> | undefined
  readonly fits: (m: Mention) => boolean
  readonly refs: (items: readonly Item[]) => DraftValue[]
}

function take(source: Source, scene: Scene, noun: ItemOf<'noun'> | undefined): DraftValue[] {
  const fits = (m: Mention) =>
    !source.kinds.length ||
    source.kinds.includes(KIND(m)) ||
    // a short form (BRICS) beside a verb is read as a side, and is an organisation all the same
    (source.kinds.includes('org') && m.kind === 'state' && m.candidates[0]?.startsWith('org:') === true) ||
    ((m.kind === 'place' || m.group === 'all-sides') &&
      m.candidates[0] !== undefined &&
      source.kinds.includes(scene.context.sort(m.candidates[0]) ?? 'city'))
  const refs = (items: readonly Item[]): DraftValue[] =>
    items.flatMap((x) =>
      mentionsOf(x)
        .flatMap((m) => (m.group === 'listed' && m.members ? m.members : [m]))
        .filter(fits)
        .map((mention): DraftValue => ({ kind: 'mention', mention })),
    )
  return (TAKE[source.from] ?? ofSlot)({ source, scene, noun, fits, refs })
}

/** A slot of the clause: what its word leads to. */
const ofSlot = ({ source, scene, refs }: Taking): DraftValue[] =>
  scene.slots
    .filter((s) => s.role === source.from)
    .flatMap((s) =>
      s.item.kind === 'ref'
        ? refs([s.item])
        : source.kinds.includes('text') || (s.item.kind === 'noun' && source.kinds.includes(s.item.cls))
          ? [{ kind: 'text', span: { start: s.item.start, end: s.item.end } } as DraftValue]
          : [],
    )

/** Both sides, or both leaders, that the event implies. */
function impliedGroup(scene: Scene, group: string): DraftValue {
  const { start, end } = scene.items[scene.at]!
  const place = printed(scene.context.text, start, end)
  return {
    kind: 'mention',
    mention: { ...place, kind: 'group', group, candidates: [], via: 'group', implied: true },
  }
}

/** What stands between a coverb and the event. */
const besideText = ({ source, scene }: Taking): DraftValue[] => {
  const role = source.from === 'for-text' ? 'for' : 'to'
  const coverb = scene.items.findLastIndex((x, i) => i < scene.at && classOf(x, 'coverb') === role)
  const first = scene.items[coverb + 1]
  const before = scene.items[scene.at - 1]
  return coverb >= 0 && first && before && before.end > first.start
    ? [{ kind: 'text', span: { start: first.start, end: before.end } }]
    : []
}

/** "his third visit", "the president's visit": whose the event is, by the possessive before it. */
function ownerOf({ items, at, context }: Scene, refs: Taking['refs']): DraftValue[] {
  const i = items.findLastIndex((x, k) => k < at && at - k < OWNER_WITHIN && classOf(x, 'possessive') !== undefined)
  const item = items[i]
  if (!item || items.slice(i + 1, at).some((x) => x.kind === 'mark' || isVerb(x))) return []
  if (classOf(item, 'possessive') !== 'he') return i > 0 ? refs([items[i - 1]!]) : []
  // who is told of, or speaks of himself in another's words; what somebody quotes may be of anybody
  const { inherited, speaker } = context
  const told = speaker ? (speaker.form === 'indirect' ? speaker.mentions : []) : inherited?.mentions
  const him = told?.find((m) => m.kind === 'person' && !(speaker && context.text[m.end] === ':'))
  if (him) return [{ kind: 'mention', mention: { ...him, start: item.start, end: item.end } }]
  const place = printed(context.text, item.start, item.end)
  const he: Mention = { ...place, kind: 'group', group: 'he', candidates: [], via: 'pronoun' }
  return [{ kind: 'mention', mention: he }]
}

const OWNER_WITHIN = 6

/** "laid a wreath at the memorial and met ...": index of what joins the next act, or of the end. */
function restEnd(items: readonly Item[], from: number): number {
  const joint = items.findIndex(
    (x, i) =>
      x.start >= from &&
      (classOf(x, 'coverb') === 'with' ||
        (x.kind === 'mark' && x.mark === ',') ||
        (classOf(x, 'list') === 'and' && items.slice(i + 1, i + 3).some((y) => isVerb(y)))),
  )
  return joint < 0 ? items.length : joint
}

const isCapital = (item: Item | undefined, text: string): boolean =>
  item !== undefined && item.kind !== 'mark' && item.kind !== 'time' && /\p{Lu}/u.test(text[item.start]!)

/** "went to Oakville", "toured the Port of Oakville", "the province of Oakville": a name in no registry right behind the event. */
function nameBehind({ items, at, to, context: { text } }: Scene): Span | undefined {
  let i = at + 1
  while (
    i < to &&
    (classOf(items[i], 'article') !== undefined || items[i]!.kind === 'text') &&
    !isCapital(items[i], text)
  )
    i++
  if (classOf(items[i], 'coverb') === 'of' && i > at + 1) i++
  let end = i
  while (
    end < to &&
    (isCapital(items[end], text) || (classOf(items[end], 'coverb') === 'of' && isCapital(items[end + 1], text)))
  )
    end++
  const named = items.slice(i, end)
  const fits =
    named.some((x) => x.kind === 'text' || x.kind === 'noun') &&
    named.every((x) => mentionsOf(x).every((m) => m.kind !== 'person'))
  return fits ? { start: items[i]!.start, end: items[end - 1]!.end } : undefined
}

/** Every source that rules may name, beside the slots of the clause. */
const TAKE: Readonly<Record<string, (taking: Taking) => DraftValue[]>> = {
  subject: ({ scene, fits }) =>
    scene.subject ? scene.subject.mentions.filter(fits).map((mention) => ({ kind: 'mention', mention })) : [],
  object: ({ scene, refs }) => refs(scene.objects),
  'before-to': ({ scene, refs }) => {
    // "the premier's coming visit to Japan": who stands right before the word that leads to the place
    let i = scene.items.findLastIndex((x, k) => k < scene.at && classOf(x, 'coverb') === 'to') - 1
    while (i >= 0 && (scene.items[i]!.kind === 'time' || isWordOf(scene.items[i], PASSED))) i--
    return i >= 0 ? refs([scene.items[i]!]) : []
  },
  speaker: ({ scene, fits }) =>
    (scene.context.speaker?.mentions ?? []).filter(fits).map((mention) => ({ kind: 'mention', mention })),
  'object-name': ({ scene }) => {
    const span = nameBehind(scene)
    return span ? [{ kind: 'entity', id: '', span }] : []
  },
  owner: ({ scene, refs }) => ownerOf(scene, refs),
  own: ({ scene, fits }) =>
    scene.subject?.via === 'own'
      ? scene.subject.mentions.filter(fits).map((mention) => ({ kind: 'mention', mention }))
      : [],
  between: (taking) =>
    taking.scene.near
      ? taking.scene.near.mentions.filter(taking.fits).map((mention) => ({ kind: 'mention', mention }))
      : ofSlot(taking),
  topic: ({ scene }) => {
    const topic = topicOf(scene)
    return topic ? [{ kind: 'text', span: topic }] : []
  },
  'at-front': ({ scene, noun, refs }) => {
    // who gives, in "accepts the medal conferred by the president": the actor of the relative clause before the noun
    const first = scene.unit.clause.items.find(
      (x) => x.kind === 'ref' && x.start > scene.items[scene.at]!.end && x.end <= (noun?.start ?? 0),
    )
    return first ? refs([first]) : []
  },
  clause: ({ scene, refs }) => refs(scene.unit.clause.items),
  front: ({ scene }) => {
    // all that the clause says before the event, but its dates
    const { items } = scene.unit.clause
    const start = items.find((x) => x.kind !== 'time' && classOf(x, 'noise') === undefined)?.start ?? 0
    const before = items.findLast((x) => x.end <= scene.items[scene.at]!.start)
    return before && before.end > start && before.end - start <= TOPIC.most
      ? [{ kind: 'text', span: { start, end: before.end } }]
      : []
  },
  'chair-of': ({ scene }) => {
    const office = scene.objects
      .flatMap((x) => mentionsOf(x))
      .flatMap((m) => (m.kind === 'person' && m.via === 'title' ? [...m.offices] : []))
      .find((o) => scene.context.isChair(o.title))
    const of = office && presided(office)
    // "takes the July chair of the Security Council": the organisation stands apart from the title
    return of
      ? [of]
      : office
        ? scene.objects
            .flatMap((x) => mentionsOf(x))
            .filter((m) => m.kind === 'org')
            .map((mention) => ({ kind: 'mention', mention }))
        : []
  },
  'noun-name': ({ noun }) => {
    // a body that is in no registry, by the name before the standing: "founding member of the organisation for mediation"
    const first = noun?.inner.find((x) => x.kind !== 'ordinal' && x.kind !== 'quantity')
    const named = noun && first && noun.inner.some((x) => x.kind === 'text' || x.kind === 'noun' || x.kind === 'ref')
    return named && noun.value !== 'partner' && noun.headStart - first.start > 2
      ? [{ kind: 'text', span: { start: first.start, end: noun.headStart } }]
      : []
  },
  'object-named': ({ source, scene }) => {
    const named = scene.objects.find(
      (x) => x.kind === 'noun' && source.kinds.includes(x.cls) && (x.quoted === true || isJoined(x)),
    )
    return named ? [{ kind: 'text', span: { start: named.start, end: named.end } }] : []
  },
  'before-noun': ({ source, scene, noun }) => {
    const before =
      noun && scene.items.slice(0, scene.at).findLast((x) => x.kind === 'noun' && source.kinds.includes(x.cls))
    return before ? [{ kind: 'text', span: { start: before.start, end: before.end } }] : []
  },
  told: ({ source, scene, noun }) => {
    // a bare opening is that of the session told of last
    const wanted = source.kinds[0] ?? ''
    const last =
      noun && noun.value === 'opening'
        ? (scene.context.lastNoun(wanted, noun.start) ?? scene.context.firstNoun(wanted, noun.start))
        : undefined
    return last ? [{ kind: 'text', span: { start: last.start, end: last.end } }] : []
  },
  head: ({ scene, refs }) => (scene.unit.head ? refs([scene.unit.head]) : []),
  noun: ({ noun }) => (noun ? [{ kind: 'text', span: { start: noun.start, end: noun.end } }] : []),
  sides: ({ scene }) => [impliedGroup(scene, 'two-sides')],
  when: ({ scene }) => {
    // a founding is dated by its own words, not by the day of the report
    const when = scene.context.when(scene.unit, scene.at)
    return when?.edtf && when.start?.year?.basis.kind === 'written' ? [{ kind: 'term', term: when.edtf }] : []
  },
  event: ({ scene }) => {
    const event = scene.items[scene.at]!
    return [{ kind: 'text', span: { start: event.start, end: event.end } }]
  },
  'noun-level': ({ noun }) => {
    // a level without a name in the registry is named as printed, without the two whose it is
    const named = noun?.inner.findIndex((x) => x.kind !== 'ref') ?? -1
    const start = noun ? (named < 0 ? noun.headStart : (noun.inner[named]?.start ?? noun.start)) : 0
    return noun ? [{ kind: 'entity', id: noun.id ?? '', span: { start, end: noun.end } }] : []
  },
  'event-level': ({ source, scene }) => {
    const { start, end } = scene.items[scene.at]!
    return [{ kind: 'entity', id: `level:${source.kinds[0] ?? ''}`, span: { start, end } }]
  },
  'inner-nouns': ({ source, noun }) => {
    const inside = noun
      ? deep(noun.inner).filter((x): x is ItemOf<'noun'> => x.kind === 'noun' && source.kinds.includes(x.cls))
      : []
    const whole = inside.filter((x) => !inside.some((y) => y !== x && y.start <= x.start && x.end <= y.end))
    return whole.map((x) => ({ kind: 'text', span: { start: x.start, end: x.end } }))
  },
  'noun-id': ({ noun }) =>
    noun?.id ? [{ kind: 'entity', id: noun.id, span: { start: noun.start, end: noun.end } }] : [],
  'noun-left': ({ noun }) => (noun && noun.headStart > noun.start ? leftOf(noun) : []),
  inner: ({ source, scene, noun, refs }) => (noun ? [...refs(deep(noun.inner)), ...shortsIn(noun, source, scene)] : []),
  next: ({ scene, fits }) =>
    scene.context.next.flatMap((mention): DraftValue[] => (fits(mention) ? [{ kind: 'mention', mention }] : [])),
  pair: ({ scene, refs }) =>
    refs(
      scene.unit.clause.items.filter((x) => mentionsOf(x).some((m) => m.kind === 'group' && m.members !== undefined)),
    ),
  two: ({ scene, refs }) => {
    // two sides named side by side: "relations of China and Brazil"
    return refs(
      scene.unit.clause.items
        .filter((x) => mentionsOf(x).length === 2 && mentionsOf(x).every((m) => m.kind === 'state' || m.kind === 'org'))
        .slice(0, 1),
    )
  },
  near: ({ scene, refs }) =>
    refs([
      ...scene.items.filter((x) => x.kind === 'ref'),
      ...deep(scene.items.filter((x) => x.kind === 'noun')),
    ]).filter(
      (v) =>
        v.kind !== 'mention' ||
        v.mention.kind !== 'org' ||
        !TELLS.has(scene.context.sort(v.mention.candidates[0] ?? '') ?? ''),
    ),
  outer: ({ scene, fits }) =>
    scene.outer ? scene.outer.mentions.filter(fits).map((mention) => ({ kind: 'mention', mention })) : [],
  heads: ({ scene }) => [impliedGroup(scene, 'two-heads')],
  'object-text': ({ scene }) => {
    // the counted thing: after the event, or before it behind the mark of an object
    const counted = scene.items.findIndex((x, i) => x.kind === 'quantity' && i >= scene.from - 1)
    const first = scene.items[counted]
    if (!first) return []
    let last = counted
    while (
      scene.items[last + 1] !== undefined &&
      last + 1 !== scene.at &&
      !isVerb(scene.items[last + 1]!) &&
      scene.items[last + 1]!.kind !== 'mark' &&
      (classOf(scene.items[last + 1], 'coverb') === undefined || classOf(scene.items[last + 1], 'coverb') === 'of')
    )
      last++
    // "12 million dollars" says by itself what is given, "for ..." what it is for
    const whole = first.kind === 'quantity' && first.quantity.quantity.unit !== undefined
    if (whole && classOf(scene.items[last + 1], 'coverb') === 'for') {
      const end = scene.items.findIndex((x, i) => i > last + 1 && (x.kind === 'mark' || x.kind === 'time' || isVerb(x)))
      last = (end < 0 ? scene.items.length : end) - 1
    }
    return last > counted || whole ? [{ kind: 'text', span: { start: first.start, end: scene.items[last]!.end } }] : []
  },
  counted: ({ scene }) => {
    // what a number counts, without the number
    const i = scene.items.findIndex((x, k) => x.kind === 'quantity' && k >= scene.from - 1)
    const end = scene.items.findIndex((x, k) => k > i && (x.kind === 'mark' || x.kind === 'time' || isVerb(x)))
    const [first, last] = [scene.items[i + 1], scene.items[(end < 0 ? scene.items.length : end) - 1]]
    return i >= 0 && first && last && last.end > first.start && (end < 0 || end > i + 1)
      ? [{ kind: 'text', span: { start: first.start, end: last.end } }]
      : []
  },
  'to-text': besideText,
  'for-text': besideText,
  last: ({ source, scene }) => {
    const last = scene.context.last(source.kinds[0] ?? 'org', scene.items[scene.at]!.start)
    return last ? [{ kind: 'mention', mention: last }] : []
  },
  self: ({ scene, refs }) => {
    const self = scene.items[scene.at]!
    return self.kind === 'noun' ? refs(deep(self.inner)) : []
  },
  ordinal: ({ scene, noun }) => {
    const ordinal = (noun?.inner ?? scene.items.slice(scene.from, scene.at + 2)).find((x) => x.kind === 'ordinal')
    return ordinal?.kind === 'ordinal' ? [{ kind: 'number', number: ordinal.ordinal.value }] : []
  },
  quantity: ({ scene, noun }) => {
    const q = noun
      ? countOf(noun, scene.items)
      : scene.items.slice(scene.from, scene.to).find((x) => x.kind === 'quantity')
    return q?.kind === 'quantity'
      ? [{ kind: 'quantity', quantity: q.quantity.quantity, span: { start: q.start, end: q.end } }]
      : []
  },
  rest: ({ scene }) => {
    const { items } = scene.unit.clause
    const first = scene.items[scene.at + 1]
    const last = items.slice(0, restEnd(items, scene.items[scene.at]!.end)).findLast((x) => x.kind !== 'mark')
    return first && last && last.end > first.start
      ? [{ kind: 'text', span: { start: first.start, end: last.end } }]
      : []
  },
}
