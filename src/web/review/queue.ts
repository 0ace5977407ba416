// Which claims of a document still wait for a person, and what was decided about the others.
import type { Claim } from '../../model/claim.ts'
import type { DecisionReply } from '../http.ts'

const ON_CLAIM = new Set(['accept', 'reject', 'correct'])

/** The last decision that stands for each claim. */
export const standing = (decisions: readonly DecisionReply[]): ReadonlyMap<string, DecisionReply> => {
  const last = new Map<string, DecisionReply>()
  for (const decision of decisions)
    if (!decision.undone && ON_CLAIM.has(decision.act.kind) && typeof decision.act.claim === 'string')
      last.set(decision.act.claim, decision)
  return last
}

/** The newest decision that can be taken back. */
export const lastOf = (decisions: readonly DecisionReply[]): DecisionReply | undefined =>
  decisions.findLast((decision) => !decision.undone && ON_CLAIM.has(decision.act.kind))

const startOf = (claim: Claim): number => claim.evidence[0]?.start ?? 0

/** In the order of the text: what waits, and after it what was put off in this sitting. */
export const waiting = (
  claims: readonly Claim[],
  decided: ReadonlyMap<string, DecisionReply>,
  skipped: readonly string[],
): Claim[] => {
  const open = claims.filter((claim) => !decided.has(claim.id)).sort((a, b) => startOf(a) - startOf(b))
  const later = open.filter((claim) => skipped.includes(claim.id))
  return [
    ...open.filter((claim) => !skipped.includes(claim.id)),
    ...later.sort((a, b) => skipped.indexOf(a.id) - skipped.indexOf(b.id)),
  ]
}
