// What decisions make of a claim: the latest word of a person stands, and what was taken back stands no more.
import type { Claim, ClaimType } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { CLAIM_SPECS } from '../model/claims/specs.ts'
import type { RoleValue } from '../model/value.ts'
import { changeText, wrongValue } from './by-hand.ts'
import type { ClaimChange, ClaimStatus, DecisionAct } from './record.ts'

export interface HeldDecision {
  readonly id: string
  readonly act: DecisionAct
}

/** Ids of the decisions that are taken back, of a list in the order of deciding; an undo can itself be undone. */
export const undone = (decisions: readonly HeldDecision[]): ReadonlySet<string> => {
  const gone = new Set<string>()
  for (const { id, act } of decisions.toReversed()) if (act.kind === 'undo' && !gone.has(id)) gone.add(act.decision)
  return gone
}

/** The ids of the claims that an act is about. */
export const claimsOf = (act: DecisionAct): readonly string[] => {
  switch (act.kind) {
    case 'accept':
    case 'reject':
    case 'correct':
      return [act.claim]
    case 'add':
      return [act.claim.id]
    case 'join':
    case 'split':
      return act.claims
    case 'misprint':
    case 'undo':
      return []
  }
}

const without = <T extends object>(value: T, keys: readonly string[]): T =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) as T

/** The claim with a correction in it. The date's reasons go with the date that they were for. */
export const corrected = (claim: Claim, change: ClaimChange): Claim => {
  const removed = Object.entries(change.roles ?? {})
    .filter(([, value]) => value === null)
    .map(([role]) => role)
  const set = Object.fromEntries(Object.entries(change.roles ?? {}).filter(([, value]) => value !== null))
  const roles = { ...without(claim.roles, removed), ...set }
  const base = without(claim, [
    ...(change.when !== undefined ? ['when', 'time'] : []),
    ...(change.where !== undefined ? ['where'] : []),
  ])
  return {
    ...base,
    roles,
    gloss: `${claim.gloss} (Corrected: ${changeText(change)}.)`,
    ...(change.when ? { when: change.when } : {}),
    ...(change.where ? { where: change.where } : {}),
    ...(change.mode ? { mode: change.mode } : {}),
  }
}

/** Folds the decisions on one claim that still stand, oldest first. */
export const decided = (
  claim: Claim,
  acts: readonly DecisionAct[],
  start: ClaimStatus = 'read',
): { readonly claim: Claim; readonly status: ClaimStatus } => {
  let status: ClaimStatus = start
  let now = claim
  for (const act of acts) {
    if (act.kind === 'accept') status = 'accepted'
    if (act.kind === 'reject') status = 'rejected'
    if (act.kind === 'correct') {
      now = corrected(now, act.change)
      status = 'corrected'
    }
  }
  return { claim: now, status }
}

/** Says in one sentence why a correction cannot stand, or nothing where it can. */
export const wrongChange = (
  type: ClaimType,
  change: ClaimChange,
  isDate: (text: string) => boolean,
): string | undefined => {
  const unknown = Object.keys(change.roles ?? {}).find((role) => !(role in CLAIM_SPECS[type].roles))
  if (unknown) return `A ${type} has no role "${unknown}"; it has ${Object.keys(CLAIM_SPECS[type].roles).join(', ')}.`
  for (const [role, value] of Object.entries(change.roles ?? {}) as [RoleName, RoleValue | null][]) {
    const wrong = value === null ? undefined : wrongValue(type, role, value)
    if (wrong) return wrong
    if (value === null && CLAIM_SPECS[type].roles[role]?.identity)
      return `Without ${role} it is not a ${type}; reject the claim, or give another ${role}.`
  }
  if (change.when && !isDate(change.when)) return `"${change.when}" is no date in EDTF.`
  return undefined
}
