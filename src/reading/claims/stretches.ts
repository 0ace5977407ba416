// Stretches of a clause that a role may take: what a noun counts or names, and the phrase that opens the clause.

import type { Source } from '../../knowledge/rules.ts'
import { classOf, type Item, type ItemOf, mentionsOf, printed } from '../mentions/items.ts'
import { classes, isAny } from '../scan/lexeme.ts'
import type { DraftValue } from './draft.ts'
import type { Scene } from './scene.ts'
import { deep } from './sources.ts'

/** A count inside a noun, right before it, or right after it at the end: "five agreements", "agreements, five". */
export function countOf(noun: ItemOf<'noun'>, items: readonly Item[]): Item | undefined {
  const inside = noun.inner.find((x) => x.kind === 'quantity')
  if (inside) return inside
  const at = items.indexOf(noun)
  const before = items[at - 1]
  if (before?.kind === 'quantity') return before
  const after = items[at + 1]
  return after?.kind === 'quantity' && after.start === noun.end ? after : undefined
}

/** What states join, among things with a name: a treaty, a free trade area; not the papers about joining. */
export const isJoined = (x: ItemOf<'noun'>): boolean =>
  x.inner.length > 0 &&
  !deep(x.inner).some((y) => mentionsOf(y).some((m) => m.kind === 'org')) &&
  (x.value === 'treaty' ||
    x.value === 'zone' ||
    (x.cls === 'document' && x.inner.some((y) => y.kind === 'noun' && y.cls === 'level')))

/** Short forms inside a noun's own name: "BRICS" in "BRICS partner". */
export function shortsIn(noun: ItemOf<'noun'>, source: Source, scene: Scene): DraftValue[] {
  if (!source.kinds.includes('org')) return []
  return noun.inner.flatMap((x): DraftValue[] => {
    const ids =
      x.kind === 'word'
        ? x.lex.senses.filter((s) => s.cls === 'short' && s.value.startsWith('org:')).map((s) => s.value)
        : []
    if (!ids.length) return []
    const place = printed(scene.context.text, x.start, x.end)
    return [{ kind: 'mention', mention: { ...place, kind: 'org', candidates: ids, via: 'short' } }]
  })
}

/** What a ceremony is for: the text before its head, cut at its list marks. */
export function leftOf(noun: ItemOf<'noun'>): DraftValue[] {
  const out: DraftValue[] = []
  let from = noun.start
  for (const item of noun.inner) {
    if (classOf(item, 'list') && item.end <= noun.headStart) {
      if (item.start > from) out.push({ kind: 'text', span: { start: from, end: item.start } })
      from = item.end
    }
  }
  const end = noun.headStart

  if (end > from) out.push({ kind: 'text', span: { start: from, end } })
  return out
}

/** Sorts of bodies that report or govern, and that no state joins. */
export const TELLS: ReadonlySet<string> = new Set([
  'agency',
  'newspaper',
  'broadcaster',
  'ministry',
  'party',
  'party-organ',
  'company',
  'parliament',
  'government',
  'presidency',
  'office',
])

const TOPIC_ENDS = classes(
  'coverb',
  'event',
  'verb',
  'say',
  'stance',
  'decide',
  'copula',
  'mode',
  'send',
  'pronoun',
  'temporal',
  'tie',
  'noise',
  'disposal',
)
/** Fewest and most code units of a topic without a name. */
export const TOPIC = { least: 2, most: 24 }

/** The noun phrase that opens the clause, where nobody of a known kind does: "a medical team", "freight trains". */
export function topicOf(scene: Scene): { start: number; end: number } | undefined {
  const { items } = scene
  const skip = (x: Item): boolean =>
    x.kind === 'time' || classOf(x, 'noise') !== undefined || (x.kind === 'mark' && /[“”]/.test(x.mark))
  let from = 0
  while (from < items.length && skip(items[from]!)) from++
  let to = from
  while (to < scene.at) {
    const item = items[to]!
    if (item.kind === 'time' || item.kind === 'quantity' || (item.kind === 'mark' && !/[“”—－·-]/.test(item.mark)))
      break
    if (item.kind === 'word' && item.lex.is.block === undefined && isAny(item.lex, TOPIC_ENDS)) break
    to++
  }
  while (to > from && (classOf(items[to - 1], 'de') !== undefined || classOf(items[to - 1], 'aspect') !== undefined))
    to--
  if (to === from || items.slice(from, to).every((x) => x.kind === 'word' && x.lex.is.noise !== undefined))
    return undefined
  const start = items[from]!.start
  const end = items[to - 1]!.end
  return end - start < TOPIC.least || end - start > TOPIC.most ? undefined : { start, end }
}
