// The nouns that an event governs: behind it, before it, inside it, at the head of its clause, or told of before.
import type { Frame } from '../../knowledge/rules.ts'
import { classOf, type Item, type ItemOf } from '../mentions/items.ts'
import { classes, isAny, isWordOf } from '../scan/lexeme.ts'
import type { Scene } from './scene.ts'

/** The nouns of a class that the event governs; with `near`, the last one before it where none follows. */
export function governed(object: NonNullable<Frame['object']>, scene: Scene): ItemOf<'noun'>[] {
  const { cls, values, near, named } = object
  const fits = (o: Item): o is ItemOf<'noun'> =>
    o.kind === 'noun' &&
    o.cls === cls &&
    (!values.length || values.includes(o.value)) &&
    (o.value !== 'work' || o.quoted === true || hasOwnName(o))
  const counted = (o: Item): boolean => cls === 'level' && scene.items[scene.items.indexOf(o) - 1]?.kind === 'quantity'
  if (object.leads) return leadNouns(scene).filter(fits)
  const after = scene.objects
    .filter(fits)
    .filter((o) => !counted(o))
    .filter((o, _, all) => o.value !== 'generic' || all.every((x) => x.value === 'generic'))
    .filter((_, i, all) => cls !== 'honour' || isNamedHere(scene.items, all, i))
  if (cls === 'document' && after.length > 1) return after.filter((o) => !isRest(o, scene.items))
  if (named)
    return [...after, ...(near && !after.length ? beforeOrHead(scene).filter(fits) : [])].filter(
      (o) => o.inner.length > 0 || o.id !== undefined || o.quoted === true,
    )
  if (after.length || !near) return after
  // "the bridge that they built": what a relative clause is said of
  const { thing } = scene.unit
  if (thing && cls === 'project' && fits(thing)) return [thing]
  const self = scene.items[scene.at]!
  const inside = self.kind === 'noun' ? outermost(self.inner, fits) : []
  if (inside.length) return inside
  const head = scene.unit.clause.head
  if (cls === 'gathering' && head && fits(head) && !scene.items.slice(0, scene.at).some(fits)) return [head]
  const before = beforeOrHead(scene).findLast((o): o is ItemOf<'noun'> => fits(o) && !isOwned(o, scene))
  const rest = before && cls === 'document' && isRest(before, scene.items)
  if (rest) return scene.items.slice(0, scene.items.indexOf(before)).filter(fits)
  if (before && cls === 'document') return withListed(before, scene, fits)
  if (before) return cls === 'project' && (isNameless(before, scene.items) || isOfMore(before, scene)) ? [] : [before]
  const bare = scene.items
    .slice(0, scene.at)
    .every(
      (x) =>
        x.kind === 'time' ||
        x.kind === 'mark' ||
        x.kind === 'quantity' ||
        x.kind === 'ordinal' ||
        isWordOf(x, NOT_TOLD) ||
        (x.kind === 'noun' && x.value === 'work'),
    )
  // "..., which took place on the 6th, took part A and B": of a session only what people do goes on
  const goesOn = cls === 'project' || cls === 'honour' || (cls === 'gathering' && takesPart(scene))
  const told = bare && goesOn ? scene.context.lastNoun(cls, self.start) : undefined
  return told && fits(told) ? [told] : []
}

/** "The A—B project", "the project of Aktau": works are things of their own where a place or a dash names them. */
const hasOwnName = (o: ItemOf<'noun'>): boolean =>
  o.inner.some(
    (x) =>
      (x.kind === 'mark' && /[—－]/.test(x.mark)) || (x.kind === 'ref' && x.mentions.some((m) => m.kind === 'place')),
  )

/** Whether people named behind the event, and nothing else, are what it governs. */
const takesPart = ({ subject, objects, context, items, at }: Scene): boolean =>
  context.cased === true &&
  subject?.via === 'own' &&
  subject.item.start > items[at]!.end &&
  subject.mentions.some((m) => m.kind === 'person') &&
  !objects.length

/** "The agreement was, on the 10th in Beijing, signed": the nouns that open the clause, where nobody acts before the event and nothing is named behind it. */
function leadNouns({ items, at, objects }: Scene): ItemOf<'noun'>[] {
  const out: ItemOf<'noun'>[] = []
  for (let i = 0; i < at; i++) {
    const item = items[i]!
    if (item.kind === 'noun') out.push(item)
    else if (item.kind === 'ref' && classOf(items[i - 1], 'coverb') === undefined) return []
    else if (item.kind === 'word' && !isAny(item.lex, PASSED)) return []
  }
  return objects.length ? [] : out
}

/** Words before an event that name nothing. */
const NOT_TOLD = classes('noise', 'mode')

/** Words that may stand between a thing and what is done with it. */
const PASSED = classes('coverb', 'noise', 'mode', 'list', 'place', 'block')

/** "A treaty and five agreements were signed": the documents that a list joins to the last one before the event. */
function withListed(
  last: ItemOf<'noun'>,
  { items, from, at }: Scene,
  fits: (o: Item) => o is ItemOf<'noun'>,
): ItemOf<'noun'>[] {
  const out = [last]
  for (const o of items.slice(from, at).toReversed()) {
    if (o === last || !fits(o)) continue
    if (!listed(items, o, out[0]!)) break
    out.unshift(o)
  }
  return out
}

/** "the Order of the Star, the country's highest decoration": in apposition the first names it; without a comma the last does. */
function isNamedHere(items: readonly Item[], all: readonly ItemOf<'noun'>[], i: number): boolean {
  const parted = (a: Item, b: Item) => items.some((x) => x.kind === 'mark' && x.start >= a.end && x.end <= b.start)
  const [before, here, next] = [all[i - 1], all[i]!, all[i + 1]]
  if (before && parted(before, here) && !listed(items, before, here)) return false
  return next === undefined || parted(here, next) || listed(items, here, next)
}

/** "before the start of the session took place a ceremony": what only says whose another thing is, where cases tell. */
function isOwned(o: Item, { items, context }: Scene): boolean {
  const at = items.indexOf(o)
  if (!context.cased || items[at - 1]?.kind !== 'text') return false
  const open = items.slice(0, at).findLast((x) => x.kind !== 'text')
  return classOf(open, 'preposition') !== undefined
}

/** What stands before the event, or what its relative clause is said of. */
function beforeOrHead(scene: Scene): Item[] {
  const before = scene.items.slice(0, scene.at)
  const { head } = scene.unit.clause
  return head?.kind === 'noun' && !before.some((x) => x.kind === 'noun') ? [head] : before
}

/** "The memorial of the dam": a thing that only says whose the next is. */
const isOfMore = (noun: ItemOf<'noun'>, { items, at }: Scene): boolean => {
  const next = items[items.indexOf(noun) + 1]
  return next?.start === noun.end && next.kind === 'text' && items[at]!.start === next.end
}

/** "Attended the ceremony": a bare one is the one told last; one of an unknown kind is none. */
export function toldBefore(noun: ItemOf<'noun'>, { context }: Scene): ItemOf<'noun'>[] {
  if (noun.value !== 'told') return [noun]
  const last = noun.inner.length ? undefined : context.lastNoun(noun.cls, noun.start)
  return last ? [last] : []
}

/** "railway", "centre" alone name nothing; "the first unit", "4 units" and the parts of a plant do. */
const isNameless = (noun: ItemOf<'noun'>, items: readonly Item[]): boolean => {
  const before = items[items.indexOf(noun) - 1]
  return (
    !noun.inner.length &&
    noun.id === undefined &&
    !noun.quoted &&
    noun.value !== 'plant' &&
    before?.kind !== 'quantity' &&
    before?.kind !== 'ordinal'
  )
}

/** "documents such as ..." behind titles: what sums up a list that names its documents. */
const isRest = (noun: ItemOf<'noun'>, items: readonly Item[]): boolean => {
  const before = items.slice(0, items.indexOf(noun)).findLast((x) => x.kind !== 'quantity')
  return classOf(before, 'list') === 'more'
}

/** The nouns that fit, not those inside another that does. */
const outermost = (items: readonly Item[], fits: (x: Item) => boolean): ItemOf<'noun'>[] =>
  items.flatMap((x) => (x.kind !== 'noun' ? [] : fits(x) ? [x] : outermost(x.inner, fits)))

/** Whether a list mark stands between two nouns; without one the second names the first. */
const listed = (items: readonly Item[], a: Item, b: Item): boolean =>
  items.some((x) => x.start >= a.end && x.end <= b.start && classOf(x, 'list') !== undefined)
