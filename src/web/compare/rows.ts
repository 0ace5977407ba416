// The rows of a page that shows a comparison of two texts: each fact with its claim in either text, in the order of the left one.
import type { Claim } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { ComparedFact, Comparison } from '../../model/comparison.ts'
import { valuesOf } from '../values.ts'

/** `open`: in words that cannot be looked for in the other text. */
export const KINDS = ['both', 'differs', 'left', 'right', 'open'] as const
export type Kind = (typeof KINDS)[number]

/** What the two texts say of one aspect: the words printed where a role holds them, and what they mean. */
export interface Difference {
  readonly aspect: string
  readonly left: Said
  readonly right: Said
}

export interface Said {
  readonly printed: string
  readonly meant: string
}

export interface Row {
  readonly kind: Kind
  readonly left: Claim | undefined
  readonly right: Claim | undefined
  readonly differences: readonly Difference[]
}

/** Which roles hold an aspect. */
const HELD_BY: Readonly<Record<string, readonly RoleName[]>> = {
  format: ['format'],
  rank: ['kind'],
  level: ['level'],
  number: ['ordinal'],
  count: ['count'],
  amount: ['quantity'],
  status: ['status'],
  act: ['action'],
  stage: ['stage', 'progress'],
  title: ['title'],
  part: ['participants', 'attendees'],
}

export const rolesHolding = (aspect: string): readonly RoleName[] => HELD_BY[aspect] ?? []

/** Names as the text prints them; numbers and terms are what they mean. */
const printedIn = (claim: Claim | undefined, aspect: string): string =>
  rolesHolding(aspect)
    .flatMap((role) => valuesOf(claim?.roles[role]))
    .flatMap((value) => (typeof value === 'object' && 'name' in value ? [value.name] : []))
    .join(' / ')

const kindOf = ({ sharing }: ComparedFact, left: Claim | undefined): Kind => {
  if (sharing === 'differs' || sharing === 'open') return sharing
  if (sharing === 'one') return left ? 'left' : 'right'
  return 'both'
}

const startOf = (claim: Claim | undefined): number => claim?.evidence[0]?.start ?? 0

/** Rows in the order of the left text; what only the right one says follows the row that its neighbour stands in. */
const inOrder = (rows: readonly Row[]): Row[] => {
  const ordered = rows.filter((row) => row.left).toSorted((a, b) => startOf(a.left) - startOf(b.left))
  const alone = rows.filter((row) => !row.left).toSorted((a, b) => startOf(a.right) - startOf(b.right))
  const shared = ordered.filter((row) => row.right).length
  for (const row of alone) {
    const before = ordered.findLastIndex((one) => one.right !== undefined && startOf(one.right) <= startOf(row.right))
    // where the right text says much that the left one does not, its rows would drown the order: they come last
    ordered.splice(shared > 0 && alone.length <= shared ? before + 1 : ordered.length, 0, row)
  }
  return ordered
}

/** The facts of a comparison of two texts as rows, with the claims that tell them. */
export function rowsOf({ facts }: Comparison, left: readonly Claim[], right: readonly Claim[]): Row[] {
  const [ours, theirs] = [left, right].map((claims) => new Map(claims.map((claim) => [claim.id, claim])))
  return inOrder(
    facts.map((fact) => {
      const a = ours?.get(fact.told[0]?.claim ?? '')
      const b = theirs?.get(fact.told[1]?.claim ?? '')
      const differences = fact.differences.map(({ aspect, values }) => ({
        aspect,
        left: { printed: printedIn(a, aspect), meant: values[0] ?? '' },
        right: { printed: printedIn(b, aspect), meant: values[1] ?? '' },
      }))
      return { kind: kindOf(fact, a), left: a, right: b, differences }
    }),
  )
}
