// statuses: one member of an organisation told in two statuses of one time by different sources.
import { bounds, overlaps, type Period, type RecordClaim } from '../../record/record.ts'
import { teller } from '../differ.ts'
import { entitiesOf, entityOf, keyOf, labelOf, textOf } from '../roles.ts'
import { type Check, type Finding, printedOn } from './check.ts'

/** Of these a member has one at a time; a founding member is a member, and all belong to the family. */
const LADDER: ReadonlySet<string> = new Set(['member', 'observer', 'dialogue-partner'])

/** Two reports speak of one time when they are so many days apart. */
const CLOSE = 180

interface Told {
  readonly one: RecordClaim
  readonly status: string
  readonly when: Period
  /** A change of status, after which the other one no longer holds. */
  readonly change: boolean
}

const tellings = (claims: readonly RecordClaim[]): ReadonlyMap<string, { name: string; told: Told[] }> => {
  const found = new Map<string, { name: string; told: Told[] }>()
  for (const one of claims) {
    const { claim } = one
    const organisation = claim.type === 'membership' ? entityOf(claim, 'organisation') : undefined
    const action = textOf(claim, 'action') ?? 'is'
    const [status, when] = [textOf(claim, 'status') ?? 'member', bounds(claim.when) ?? bounds(printedOn(one))]
    if (!organisation || claim.mode !== 'happened' || !when || !LADDER.has(status)) continue
    if (action !== 'is' && action !== 'joined') continue
    for (const member of entitiesOf(claim, 'members')) {
      const key = `${keyOf(organisation)} ${keyOf(member)}`
      const entry = found.get(key) ?? { name: `${labelOf(member)} in ${labelOf(organisation)}`, told: [] }
      entry.told.push({ one, status, when, change: action === 'joined' })
      found.set(key, entry)
    }
  }
  return found
}

/** Whether both can be right: the one that changed came after the other was told. */
const follows = (a: Told, b: Told): boolean =>
  (a.change && b.when.from <= a.when.to) || (b.change && a.when.from <= b.when.to)

const contradict = (a: Told, b: Told): boolean =>
  a.status !== b.status && !follows(a, b) && overlaps({ from: a.when.from - CLOSE, to: a.when.to + CLOSE }, b.when)

const finding = (name: string, told: readonly Told[]): readonly Finding[] => {
  const clashing = told.filter((a) => told.some((b) => contradict(a, b)))
  const bystatus = [...new Set(clashing.map(({ status }) => status))].sort()
  if (bystatus.length < 2) return []
  const sides = bystatus.map((status) => ({
    name: status,
    claims: clashing.filter((one) => one.status === status).map(({ one }) => one),
  }))
  const by = sides.map(
    (side) => `${side.name.replace('-', ' ')} by ${[...new Set(side.claims.map(teller))].sort().join(', ')}`,
  )
  return [{ text: `${name} is told as ${by.join('; as ')}.`, sides }]
}

export const statuses: Check = {
  name: 'statuses',
  doc: 'One status told differently: a state that one source has as a member and another as an observer or partner.',
  limits: `Reports within ${CLOSE} days of each other are compared; a change between them that no text tells is not seen.`,
  types: ['membership'],
  run: ({ events }) =>
    [...tellings(events.flatMap(({ claims }) => claims)).entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { name, told }]) => finding(name, told)),
}
