// The scene of an event whose phrases follow it: subject before, object and phrases of company, place and aim behind.
import { isVerb, slotsAndSubject, type Subject } from '../clauses/clause.ts'
import { headSubject, type Unit } from '../clauses/units.ts'
import { classOf, type Item } from '../mentions/items.ts'
import type { Context, Scene } from './frames.ts'

const LIGHT = (item: Item): boolean => classOf(item, 'verb') === 'light' || classOf(item, 'copula') !== undefined

/** Cuts out what belongs to the event at item `at` of a unit. */
export function postScene(unit: Unit, at: number, context: Context): Scene {
  const { items } = unit
  const previous = items.findLastIndex((x, i) => i < at && isVerb(x) && !LIGHT(x) && classOf(x, 'say') === undefined)
  const from = previous + 1
  let to = items.length
  for (let i = at + 1; i < items.length; i++) {
    if (isVerb(items[i]!) && !LIGHT(items[i]!) && i > at + 1) {
      to = i
      break
    }
  }
  const own = slotsAndSubject(items, 0, previous < 0 ? at : previous)
  const near = slotsAndSubject(items, from, at)
  const pivots = previous >= 0 && classOf(items[previous], 'verb') === 'pivot'
  const pivot = pivots ? near.subject : undefined
  const outerSubject = own.subject ?? headSubject(unit) ?? context.inherited
  const subject: Subject | undefined = pivot ? { ...pivot, via: 'pivot' } : (own.subject ?? headSubject(unit) ?? near.subject ?? context.inherited)
  const behind = slotsAndSubject(items, at + 1, to)
  const here = items.filter((x) => x.kind === 'ref' && x.mentions[0]!.kind === 'place' && x.mentions[0]!.via === 'pronoun').map((item) => ({ role: 'at', item }))
  const slots = [...behind.slots, ...here, ...(previous < 0 ? own.slots : near.slots)]
  return { unit, items, at, from, to, subject, outer: pivot ? outerSubject : undefined, near: previous < 0 ? undefined : near.subject, slots, objects: objectsBehind(items, at + 1, to), context }
}

/** Mentions and nouns right behind the event, up to its first preposition or mark. */
function objectsBehind(items: readonly Item[], from: number, to: number): Item[] {
  const out: Item[] = []
  for (let i = from; i < to; i++) {
    const item = items[i]!
    if (item.kind === 'mark' && !/[“”‘’()]/.test(item.mark) && !(item.mark === ',' && items.slice(i + 1, i + 4).some((x) => x.kind === 'noun'))) break
    // a medal is given "with", ties are raised "to" a level: these stay objects behind their preposition
    if (classOf(item, 'coverb') !== undefined) {
      const honour = items.slice(i + 1, Math.min(to, i + 5)).find((x) => x.kind === 'noun' && (x.cls === 'honour' || x.cls === 'level'))
      if (honour) out.push(honour)
      break
    }
    if (classOf(items[i + 1], 'possessive') !== undefined) continue
    if (item.kind === 'ref' || item.kind === 'noun' || item.kind === 'quantity' || item.kind === 'concept') out.push(item)
  }
  return out
}
