// Aid that is reported as given: a state or body that has provided, donated or sent an amount of something.
import { isModifier, isVerb, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import { lastTold, listed } from './commitments.ts'
import type { Draft } from './draft.ts'
import { promised } from './promised.ts'

/** What makes a gift one to come, wished for or refused, or words about one. */
const OPEN = classes('mode', 'undertakes', 'decide', 'disposal')
const GIVERS: ReadonlySet<string> = new Set(['state', 'org'])

/** What was given in the clauses of one sentence. */
export function deliveryDrafts(
  spoken: readonly Spoken[],
  inherited: readonly (Subject | undefined)[],
  text: string,
): Draft[] {
  return spoken.flatMap((s, index) => {
    const { items } = s.clause
    const at = items.findIndex((x, i) => classOf(x, 'gives') !== undefined && amountAt(items, i) !== undefined)
    if (at < 0 || items.some((x) => opens(x)) || inRelative(items, at)) return []
    const by = giverOf(s, at, inherited[index])
    if (!by.length) return []
    const speaker = s.level === 'speech' ? s.speaker : undefined
    return listed(items, startOf(items, at), text).map(({ start, end }) => {
      const inside = items.filter((x) => x.start >= start && x.end <= end)
      const draft = promised({ by, inside, beside: ['to', 'for'], rule: 'delivery', spoken: s, start, end })
      draft.roles.set('progress', [{ kind: 'term', term: 'delivered' }])
      return { ...draft, mode: 'happened' as const, speaker }
    })
  })
}

const opens = (x: Item): boolean =>
  isWordOf(x, OPEN) &&
  classOf(x, 'mode') !== 'past' &&
  (classOf(x, 'disposal') === undefined || classOf(x, 'mode') !== undefined)

/** The amount behind the verb, with nothing but nouns and marks of aspect between. */
function amountAt(items: readonly Item[], i: number): Item | undefined {
  const next = items.slice(i + 1, i + 4)
  const amount = next.findIndex((x) => x.kind === 'quantity')
  return amount >= 0 && !next.slice(0, amount).some((x) => isVerb(x) || classOf(x, 'coverb') !== undefined)
    ? next[amount]
    : undefined
}

/** "the aid that China provided": told of a noun, not told by itself. */
const inRelative = (items: readonly Item[], at: number): boolean => {
  const behind = items.slice(at + 1)
  // "on the basis of the aid that it provided": a noun stands between the amount and that mark
  const amount = behind.findIndex((x) => x.kind === 'quantity')
  const mark = behind.findIndex((x, i) => i > amount && classOf(x, 'de') === 'de')
  if (amount >= 0 && mark > amount + 1 && behind[mark - 1]!.kind !== 'quantity') return true
  const de = behind.findIndex((x) => classOf(x, 'de') === 'de')
  return de === 0 || behind.slice(de + 1).some((x) => de >= 0 && isVerb(x) && classOf(x, 'grants') === undefined)
}

function giverOf(s: Spoken, at: number, inherited: Subject | undefined): readonly Mention[] {
  const { items } = s.clause
  const own = slotsAndSubject(items, lastTold(items, 0, at), at).subject
  const free = own && !isModifier(items, items.indexOf(own.item)) ? own.mentions : undefined
  const by =
    free ??
    (items.slice(0, at).some((x) => mentionsOf(x).length > 0 && classOf(x, 'coverb') === undefined)
      ? []
      : (inherited?.mentions ?? []))
  return by.every((m) => GIVERS.has(m.kind)) ? by : []
}

/** The phrase that says to whom belongs to what was given. */
function startOf(items: readonly Item[], at: number): number {
  const to = items.slice(0, at).findLastIndex((x) => classOf(x, 'coverb') === 'to' || classOf(x, 'coverb') === 'for')
  return items[to >= 0 && !items.slice(to, at).some(isVerb) ? to : at]!.start
}
