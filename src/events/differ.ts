// What the reports of one happening tell differently, each with its own words.
import type { Claim } from '../model/claim.ts'
import type { RecordClaim } from '../record/record.ts'
import { keysOf, labelOf, numberOf, quantityOf, quantityText, textOf } from './roles.ts'

interface Aspect {
  readonly name: string
  readonly of: (claim: Claim) => string | undefined
}

const ASPECTS: readonly Aspect[] = [
  { name: 'the date', of: (claim) => claim.when },
  { name: 'the place', of: (claim) => claim.where && labelOf(claim.where) },
  { name: 'the format', of: (claim) => textOf(claim, 'format') },
  { name: 'the rank', of: (claim) => (claim.type === 'visit' ? textOf(claim, 'kind') : undefined) },
  { name: 'the title', of: (claim) => (claim.type === 'document' ? textOf(claim, 'title') : undefined) },
  { name: 'the number', of: (claim) => numberOf(claim, 'ordinal')?.toString() },
  { name: 'the act', of: (claim) => (claim.type === 'document' ? textOf(claim, 'action') : undefined) },
  {
    name: 'the count',
    of: (claim) => {
      const q = quantityOf(claim, 'count') ?? quantityOf(claim, 'quantity')
      return q && quantityText(q)
    },
  },
  {
    name: 'who took part',
    of: (claim) =>
      claim.type === 'ceremony' || claim.type === 'gathering'
        ? keysOf(claim, claim.type === 'ceremony' ? 'participants' : 'attendees').join(', ') || undefined
        : undefined,
  },
]

/** Who tells it: the publisher, else the document. */
export const teller = ({ document }: RecordClaim): string => document.publisher ?? document.title ?? document.id

/** Sentences like "the date: Xinhua tells 2024-07-03; TASS tells 2024-07-04". Silence is no difference. */
export const differences = (claims: readonly RecordClaim[]): readonly string[] =>
  ASPECTS.flatMap(({ name, of }) => {
    const told = new Map<string, Set<string>>()
    for (const one of claims) {
      const value = of(one.claim)
      if (value !== undefined) told.set(value, (told.get(value) ?? new Set()).add(teller(one)))
    }
    if (told.size < 2) return []
    const parts = [...told.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, who]) => `${[...who].sort().join(', ')} tells ${value}`)
    return [`${name}: ${parts.join('; ')}`]
  })
