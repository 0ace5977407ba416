// What a silent edit of a page changed: the sentences and the claims that are gone, and those that are new.
import { allSentences } from '../chancery.ts'
import type { Claim } from '../model/claim.ts'
import type { Reading } from '../model/reading.ts'

export type Told = Pick<Reading, 'article' | 'claims'>

/** Lines with the sign that says whether they came or went, in the order of the text. */
export interface Change {
  readonly sentences: readonly (readonly ['+' | '-', string])[]
  readonly claims: readonly (readonly ['+' | '-', Claim])[]
}

export async function changeBetween(before: readonly Told[], now: readonly Told[]): Promise<Change> {
  // loaded for the rare page that changed
  const { diffArrays } = await import('diff')
  const parts = diffArrays(before.flatMap(sentencesIn), now.flatMap(sentencesIn))
  const [old, fresh] = [sayingsOf(before), sayingsOf(now)]
  return {
    sentences: parts.flatMap(({ added, removed, value }) =>
      added || removed ? value.map((one) => [added ? '+' : '-', one] as const) : [],
    ),
    claims: [...only(old, fresh, '-'), ...only(fresh, old, '+')],
  }
}

const sentencesIn = ({ article }: Told): readonly string[] => allSentences(article.text)

/** Claims by what they say, wherever they stand. */
const sayingsOf = (all: readonly Told[]): ReadonlyMap<string, Claim> =>
  new Map(
    all.flatMap(({ claims }) =>
      claims.map((claim) => [JSON.stringify([claim.type, claim.gloss, claim.mode, claim.voice.length]), claim]),
    ),
  )

/** The claims that stand in `a` alone. */
const only = (a: ReadonlyMap<string, Claim>, b: ReadonlyMap<string, Claim>, mark: '+' | '-') =>
  [...a].flatMap(([saying, claim]) => (b.has(saying) ? [] : [[mark, claim] as const]))

/** The same for a terminal. */
export const changeLines = ({ sentences, claims }: Change): readonly string[] => [
  ...sentences.map(([mark, one]) => `  ${mark} ${one}`),
  claims.length > 0 ? ' Claims:' : ' No claim changed.',
  ...claims.map(([mark, claim]) => `  ${mark} ${claim.type}: ${claim.gloss}`),
]
