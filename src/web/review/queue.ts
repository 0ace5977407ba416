// Which claims of a document still wait for a person, and what was decided about the others.
import type { Claim } from '../../model/claim.ts'
import type { Decision, Wish } from '../../model/paths.ts'

/** What a person decides here: on one claim, or that two claims tell one event. */
export type ClaimAct = Extract<Wish['act'], { readonly kind: 'accept' | 'reject' | 'correct' }>
export type JoinAct = Extract<Wish['act'], { readonly kind: 'join' }>

/** The claim that a decision is about, the first of several. */
export const aboutOf = ({ act }: Decision): string | undefined => {
  if ('claims' in act) return act.claims[0]
  if (!('claim' in act)) return undefined
  return typeof act.claim === 'string' ? act.claim : act.claim.id
}

/** What settles whether a claim stands; joining says something else of it. */
const ON_CLAIM = new Set(['accept', 'reject', 'correct'])
const UNDOABLE = new Set([...ON_CLAIM, 'join'])

/** The last decision that stands for each claim. */
export const standing = (decisions: readonly Decision[]): ReadonlyMap<string, Decision> => {
  const last = new Map<string, Decision>()
  for (const decision of decisions) {
    const about = aboutOf(decision)
    if (!decision.undone && ON_CLAIM.has(decision.act.kind) && about !== undefined) last.set(about, decision)
  }
  return last
}

/** The newest decision that can be taken back. */
export const lastOf = (decisions: readonly Decision[]): Decision | undefined =>
  decisions.findLast((decision) => !decision.undone && UNDOABLE.has(decision.act.kind))

const startOf = (claim: Claim): number => claim.evidence[0]?.start ?? 0

/** In the order of the text: what waits, and after it what was put off in this sitting. */
export const waiting = (
  claims: readonly Claim[],
  decided: ReadonlyMap<string, Decision>,
  skipped: readonly string[],
): Claim[] => {
  const open = claims.filter((claim) => !decided.has(claim.id)).sort((a, b) => startOf(a) - startOf(b))
  const later = open.filter((claim) => skipped.includes(claim.id))
  return [
    ...open.filter((claim) => !skipped.includes(claim.id)),
    ...later.sort((a, b) => skipped.indexOf(a.id) - skipped.indexOf(b.id)),
  ]
}

/** What a claim says, without where it says it. */
const sense = ({ type, mode, when, roles }: Claim): string =>
  JSON.stringify([type, mode, when, roles], (key, value: unknown) => (key === 'span' ? undefined : value))

/** Others in the queue that say the very same in another sentence. */
export const likesOf = (claim: Claim, queue: readonly Claim[]): Claim[] => {
  const own = sense(claim)
  return queue.filter((other) => other.id !== claim.id && sense(other) === own)
}

/** How many decisions that stand each person took, the busiest first. */
export const handsOf = (decisions: readonly Decision[]): (readonly [by: string, decisions: number])[] => {
  const counts = new Map<string, number>()
  for (const { by, act, undone } of decisions)
    if (!undone && act.kind !== 'undo') counts.set(by, (counts.get(by) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
