// The gist of a claim: what it says without where it says it, so that many reports of one thing can be counted as one.
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { CLAIM_SPECS } from '../model/claims/specs.ts'
import { isEntity, isGroup, isQuantity, type Value } from '../model/value.ts'
import { tag } from './id.ts'
import { entityKey } from './mentions.ts'

const told = (value: Value): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (isQuantity(value)) return `${value.bound} ${value.number ?? value.text ?? ''} ${value.unit ?? ''}`
  if (isGroup(value)) return (value.members ?? []).map(entityKey).sort().join('+') || value.name
  return isEntity(value) ? entityKey(value) : ''
}

/** The roles that a gist is made of: those of identity, and those that hold a fixed term or a number. */
const rolesOf = Object.fromEntries(
  Object.entries(CLAIM_SPECS).map(([type, { roles }]) => [
    type,
    (Object.keys(roles) as RoleName[]).filter(
      (role) => roles[role]?.identity || roles[role]?.kind === 'term' || roles[role]?.kind === 'ordinal',
    ),
  ]),
)

export const gist = (claim: Claim): number => {
  const parts = [claim.type, claim.mode, claim.when ?? '']
  for (const role of rolesOf[claim.type] ?? []) {
    const value = claim.roles[role]
    if (value === undefined) parts.push('')
    else
      parts.push(Array.isArray(value) ? (value as readonly Value[]).map(told).sort().join('+') : told(value as Value))
  }
  return tag(parts.join('|'))
}
