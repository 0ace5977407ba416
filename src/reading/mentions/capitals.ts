// Capitals that speak, support or decide: they stand for their states.
import { classes, isWordOf } from '../scan/lexeme.ts'
import type { Composer } from './compose.ts'
import { classOf, type Item } from './items.ts'

const SILENT = classes('silent')
const STATE_ACTS = classes('say', 'stance', 'decide', 'mode')

/** "Moscow and Beijing agreed": capitals that say, support or decide stand for their states. */
export function speaksForState(items: readonly Item[], i: number, c: Composer): boolean {
  const item = items[i]!
  if (item.kind !== 'ref' || classOf(items[i - 1], 'coverb') !== undefined) return false
  const capitals = item.mentions.every((m) => {
    const country = m.kind === 'place' && m.candidates[0] ? c.names.placeIn?.(m.candidates[0]) : undefined
    return country !== undefined && m.form !== 'oblique' && c.names.capitalOf?.(country) === m.candidates[0]
  })
  const next = items.slice(i + 1).find((x) => classOf(x, 'noise') === undefined)
  // "Minsk will be visited by": somebody named behind acts, where his case tells it
  const other = items.slice(i + 1, i + 6).some((x) => x.kind === 'ref' && x.mentions[0]!.form === 'nominative')
  return capitals && isWordOf(next, STATE_ACTS) && !(isWordOf(next, SILENT) && other)
}

/** The mention of a capital as one of its state. */
export const asState = (item: Item, c: Composer): Item =>
  item.kind === 'ref'
    ? {
        ...item,
        mentions: item.mentions.map((m) => ({
          ...m,
          kind: 'state',
          candidates: [c.names.placeIn!(m.candidates[0]!)!],
        })),
      }
    : item
