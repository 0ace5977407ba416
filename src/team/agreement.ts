// How far two reviewers agree: in percent, and beyond chance (Cohen's kappa).
import type { PairAgreement } from '../model/team.ts'

export type Verdict = 'accept' | 'reject'

export interface Judged {
  readonly claim: string
  readonly person: string
  readonly verdict: Verdict
}

/** For pairs of verdicts on the same claims; kappa is absent where chance alone explains everything. */
export function cohen(pairs: readonly (readonly [Verdict, Verdict])[]): Omit<PairAgreement, 'between'> {
  const claims = pairs.length
  if (claims === 0) return { claims, percent: 0 }
  const share = (test: (pair: readonly [Verdict, Verdict]) => boolean): number => pairs.filter(test).length / claims
  const observed = share(([a, b]) => a === b)
  const [acceptA, acceptB] = [share(([a]) => a === 'accept'), share(([, b]) => b === 'accept')]
  const expected = acceptA * acceptB + (1 - acceptA) * (1 - acceptB)
  const percent = Math.round(observed * 1000) / 10
  if (expected === 1) return { claims, percent }
  return { claims, percent, kappa: Math.round(((observed - expected) / (1 - expected)) * 1000) / 1000 }
}

/** Every two people who judged some of the same claims, most claims first. */
export function agreements(judged: readonly Judged[]): readonly PairAgreement[] {
  const byPerson = new Map<string, Map<string, Verdict>>()
  for (const { claim, person, verdict } of judged) {
    const own = byPerson.get(person) ?? new Map<string, Verdict>()
    byPerson.set(person, own.set(claim, verdict))
  }
  const people = [...byPerson.keys()].toSorted()
  return people
    .flatMap((a, i) => people.slice(i + 1).map((b) => [a, b] as const))
    .map(([a, b]) => {
      const theirs = byPerson.get(b)
      const pairs = [...(byPerson.get(a) ?? [])].flatMap(([claim, verdict]) => {
        const other = theirs?.get(claim)
        return other ? [[verdict, other] as const] : []
      })
      return { between: [a, b] as const, ...cohen(pairs) }
    })
    .filter(({ claims }) => claims > 0)
    .toSorted((one, other) => other.claims - one.claims)
}
