// Which claim of a newer reading is the one that a person decided on: it says the same thing of the same words, and what it says otherwise is told.
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { identityRoles } from '../model/claims/specs.ts'
import { isEntity, isGroup, isQuantity, type RoleValue, type Value } from '../model/value.ts'
import { entityKey } from './mentions.ts'

/** The claim in the newest reading that stands where a decided one stood. */
export interface Heir {
  readonly id: string
  /** What it says otherwise, one plain sentence part each; details that are only added are no difference. */
  readonly differs: readonly string[]
}

const told = (value: Value): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (isQuantity(value)) return `${value.bound} ${value.number ?? value.text ?? ''} ${value.unit ?? ''}`.trim()
  if (isGroup(value)) return (value.members ?? []).map(entityKey).sort().join('+') || value.name
  return isEntity(value) ? entityKey(value) : ''
}

const valueText = (value: RoleValue | undefined): string =>
  value === undefined
    ? ''
    : (Array.isArray(value) ? (value as readonly Value[]) : [value as Value]).map(told).sort().join(', ')

const identityText = (claim: Claim): string =>
  identityRoles(claim.type)
    .map((role) => valueText(claim.roles[role]))
    .join('|')

/** Shared code units of two claims' evidence. */
const shared = (a: Claim, b: Claim): number =>
  a.evidence.reduce(
    (sum, x) =>
      sum + b.evidence.reduce((n, y) => n + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0),
    0,
  )

const speakers = (claim: Claim): string =>
  JSON.stringify(claim.voice.map(({ by }) => valueText(by as RoleValue | undefined)))

const difference = (name: string, before: string, now: string): readonly string[] =>
  before === now || before === '' ? [] : [`${name}: ${now === '' ? 'nothing' : now} instead of ${before}`]

/** Says what the newer claim tells otherwise than the older one did. */
const differences = (before: Claim, now: Claim): readonly string[] => [
  ...difference('date', before.when ?? '', now.when ?? ''),
  ...difference('place', before.where ? entityKey(before.where) : '', now.where ? entityKey(now.where) : ''),
  ...difference('mode', before.mode, now.mode),
  ...(speakers(before) === speakers(now) ? [] : ['another speaker']),
  ...(Object.keys(before.roles) as RoleName[]).flatMap((role) =>
    difference(role, valueText(before.roles[role]), valueText(now.roles[role])),
  ),
]

/** The one claim of `now` that takes the place of `before`; none where two would do as well. */
export const heirOf = (before: Claim, now: readonly Claim[]): Heir | undefined => {
  const alike = now
    .filter((one) => one.type === before.type && one.id !== before.id && identityText(one) === identityText(before))
    .map((one) => ({ one, shared: shared(before, one), differs: differences(before, one) }))
    .filter((one) => one.shared > 0)
    .sort((a, b) => a.differs.length - b.differs.length || b.shared - a.shared)
  const [best, next] = alike
  if (!best || (next && next.differs.length === best.differs.length && next.shared === best.shared)) return undefined
  return { id: best.one.id, differs: best.differs }
}
