// What the slot of a pattern gives a role: mentions, a count, a date, an age, or the words themselves.
import type { Item } from '../mentions/items.ts'
import type { TimeHit } from '../time/time.ts'
import type { DraftValue } from './draft.ts'
import type { Scene } from './scene.ts'

/** A date in the role since is resolved; all else is taken as it stands. */
export function slotOf(item: Item, kinds: readonly string[], role: string, scene: Scene): DraftValue[] {
  if (role === 'since' && item.kind === 'time' && item.time.kind !== 'age' && item.time.kind !== 'duration') {
    const when = scene.context.when(scene.unit, scene.unit.items.indexOf(item) + 1)
    return when?.edtf ? [{ kind: 'term', term: when.edtf }] : []
  }
  return slotValue(item, kinds)
}

function slotValue(item: Item, kinds: readonly string[]): DraftValue[] {
  switch (item.kind) {
    case 'ref': {
      const wanted = kinds.filter((k) => k !== 'optional')
      if (wanted.includes('state-of'))
        return item.mentions.slice(0, 1).flatMap((m): DraftValue[] =>
          m.kind !== 'person'
            ? [{ kind: 'mention', mention: m }]
            : m.offices[0]?.of
              ? [
                  {
                    kind: 'entity',
                    id: m.offices[0].of.id ?? '',
                    name: m.offices[0].of.name,
                    span: { start: m.start, end: m.end },
                  },
                ]
              : [],
        )
      return item.mentions
        .filter((m) => !wanted.length || wanted.includes(m.kind))
        .map((mention) => ({ kind: 'mention', mention }))
    }
    case 'quantity':
      return [{ kind: 'quantity', quantity: item.quantity.quantity, span: { start: item.start, end: item.end } }]
    case 'ordinal':
      return [{ kind: 'number', number: item.ordinal.value }]
    case 'noun':
      if (kinds.includes('named') && !item.inner.length && !item.id && !item.quoted) return []
      return item.id
        ? [{ kind: 'entity', id: item.id, span: { start: item.start, end: item.end } }]
        : [{ kind: 'text', span: { start: item.start, end: item.end } }]
    case 'concept':
      return [{ kind: 'entity', id: item.id, span: { start: item.start, end: item.end } }]
    case 'time':
      if (item.time.kind === 'age' || item.time.kind === 'duration')
        return [{ kind: 'age', years: yearsOf(item.time), time: item.time, span: { start: item.start, end: item.end } }]
      return [{ kind: 'text', span: { start: item.start, end: item.end } }]
    default:
      return [{ kind: 'text', span: { start: item.start, end: item.end } }]
  }
}

/** The number of an age or a stretch of time. */
function yearsOf(time: TimeHit): number {
  const { expr } = time
  return expr.kind === 'age' || expr.kind === 'shift'
    ? (expr.amount.number ?? 0)
    : expr.kind === 'duration'
      ? (expr.amounts[0]?.number ?? 0)
      : 0
}
