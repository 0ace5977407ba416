// The draft of a commitment: who promises what, to whom, how much.
import type { RoleName } from '../../model/claims/roles.ts'
import type { Span } from '../../model/span.ts'
import { slotsAndSubject } from '../clauses/clause.ts'
import type { Spoken } from '../clauses/voice.ts'
import { type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'

/** The span is that of the promise. */
export interface Promised extends Span {
  readonly by: readonly Mention[]
  readonly inside: readonly Item[]
  /** Slots that say to whom. */
  readonly beside: readonly string[]
  readonly rule: string
  readonly spoken: Spoken
}

export function promised({ by, inside, beside, rule, spoken, start, end }: Promised): Draft {
  const mentions = (list: readonly Mention[]): DraftValue[] => list.map((mention) => ({ kind: 'mention', mention }))
  const to = slotsAndSubject(inside, 0, inside.length)
    .slots.filter((x) => beside.includes(x.role))
    .flatMap((x) => mentionsOf(x.item).filter((m) => m.kind !== 'place'))
  const roles = new Map<RoleName, DraftValue[]>([
    ['by', mentions(by)],
    ['promise', [{ kind: 'text', span: { start, end } }]],
    ['progress', [{ kind: 'term', term: 'announced' }]],
  ])
  if (to.length) roles.set('to', mentions(to))
  const amount = inside.find((x) => x.kind === 'quantity')
  if (amount?.kind === 'quantity') {
    const span = { start: amount.start, end: amount.end }
    roles.set('quantity', [{ kind: 'quantity', quantity: amount.quantity.quantity, span }])
  }
  return {
    type: 'commitment',
    roles,
    evidence: [{ start: spoken.clause.start, end }],
    mode: 'planned',
    // who undertakes something adds no voice of his own
    speaker:
      spoken.level === 'speech' && spoken.speaker?.mentions[0]?.start !== by[0]?.start ? spoken.speaker : undefined,
    rule,
    confidence: 0.8,
  }
}
