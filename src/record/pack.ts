// Claims and articles as they are stored: what the document already says is left out and put back when they are read.
import type { Article } from '../model/article.ts'
import type { Claim, Evidence } from '../model/claim.ts'
import type { Problem } from '../model/problem.ts'
import type { EntityRef } from '../model/value.ts'
import { RecordError } from './error.ts'

type Cut = readonly [start: number, end: number]
type PackedClaim = Omit<Claim, 'kind' | 'id' | 'document' | 'evidence'> & {
  readonly evidence: readonly Cut[]
  /** The outermost voice is the document's publisher and is left out of `voice`. */
  readonly own?: 1
}
type PackedProblem = Omit<Problem, 'kind' | 'document' | 'quote'>

/** What a claim is put together with again. */
export interface Surroundings {
  readonly id: string
  readonly document: string
  readonly text: string
  readonly publisher: EntityRef | undefined
}

const isPublisher = (voice: Claim['voice'][number] | undefined, publisher: EntityRef | undefined): boolean =>
  voice !== undefined &&
  publisher !== undefined &&
  voice.form === undefined &&
  (voice.by === publisher || JSON.stringify(voice.by) === JSON.stringify(publisher))

/** Throws where a quote is not what stands in the text: such a claim proves nothing and is not kept. */
export const packClaim = (claim: Claim, text: string, publisher: EntityRef | undefined): string => {
  const { kind: _kind, id, document: _document, evidence, voice, ...rest } = claim
  if (evidence.length === 0) throw new RecordError('invalid', `Claim ${id} has no evidence.`)
  for (const { start, end, quote } of evidence)
    if (text.slice(start, end) !== quote || start >= end)
      throw new RecordError(
        'invalid',
        `The evidence of claim ${id} is not cut from its document at ${start} to ${end}.`,
      )
  const own = isPublisher(voice[0], publisher)
  const packed: PackedClaim = {
    ...rest,
    voice: own ? voice.slice(1) : voice,
    ...(own ? { own: 1 } : {}),
    evidence: evidence.map(({ start, end }) => [start, end]),
  }
  return JSON.stringify(packed)
}

/** A claim put together again, its quotes made by `cut`. */
const unpack = (
  body: string,
  { id, document, publisher }: Omit<Surroundings, 'text'>,
  cut: (start: number, end: number) => Evidence,
): Claim => {
  const { evidence, voice, own, ...rest } = JSON.parse(body) as PackedClaim
  return {
    kind: 'claim',
    id,
    document,
    ...rest,
    voice: own && publisher ? [{ by: publisher }, ...voice] : voice,
    evidence: evidence.map(([start, end]) => cut(start, end)),
  }
}

/** With quotes that are cut when they are first looked at: most claims are counted and never quoted. */
export const unpackLazily = (
  body: string,
  { text, ...around }: Omit<Surroundings, 'text'> & { readonly text: () => string },
): Claim =>
  unpack(body, around, (start, end) => ({
    start,
    end,
    get quote() {
      return text().slice(start, end)
    },
  }))

export const unpackClaim = (body: string, { text, ...around }: Surroundings): Claim =>
  unpack(body, around, (start, end) => ({ start, end, quote: text.slice(start, end) }))

export const packArticle = (article: Article): string => {
  const { text: _text, id: _id, ...rest } = article
  return JSON.stringify(rest)
}

export const unpackArticle = (body: string, id: string, text: string): Article => ({
  id,
  text,
  ...(JSON.parse(body) as Omit<Article, 'id' | 'text'>),
})

export const publisherIn = (article: string): EntityRef | undefined =>
  (JSON.parse(article) as Pick<Article, 'publisher'>).publisher

export const packProblems = (problems: readonly Problem[]): string =>
  JSON.stringify(problems.map(({ kind: _kind, document: _document, quote: _quote, ...rest }): PackedProblem => rest))

export const unpackProblems = (body: string, document: string, text: string): readonly Problem[] =>
  (JSON.parse(body) as readonly PackedProblem[]).map((problem) => ({
    kind: 'problem',
    document,
    ...problem,
    quote: text.slice(problem.start, problem.end),
  }))
