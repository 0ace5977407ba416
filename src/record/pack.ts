// Claims and articles as they are stored: what the document already says is left out and put back when they are read.
import type { Article } from '../model/article.ts'
import type { Claim } from '../model/claim.ts'
import type { Problem } from '../model/problem.ts'
import { RecordError } from './error.ts'

type Cut = readonly [start: number, end: number]
type PackedClaim = Omit<Claim, 'kind' | 'document' | 'evidence'> & { readonly evidence: readonly Cut[] }
type PackedProblem = Omit<Problem, 'kind' | 'document' | 'quote'>

/** Throws where a quote is not what stands in the text: such a claim proves nothing and is not kept. */
export const packClaim = (claim: Claim, text: string): string => {
  const { kind: _kind, document: _document, evidence, ...rest } = claim
  if (evidence.length === 0) throw new RecordError('invalid', `Claim ${claim.id} has no evidence.`)
  for (const { start, end, quote } of evidence)
    if (text.slice(start, end) !== quote || start >= end)
      throw new RecordError(
        'invalid',
        `The evidence of claim ${claim.id} is not cut from its document at ${start} to ${end}.`,
      )
  const packed: PackedClaim = { ...rest, evidence: evidence.map(({ start, end }) => [start, end]) }
  return JSON.stringify(packed)
}

export const unpackClaim = (body: string, document: string, text: string): Claim => {
  const { evidence, ...rest } = JSON.parse(body) as PackedClaim
  return {
    kind: 'claim',
    document,
    ...rest,
    evidence: evidence.map(([start, end]) => ({ start, end, quote: text.slice(start, end) })),
  }
}

export const packArticle = (article: Article): string => {
  const { text: _text, id: _id, ...rest } = article
  return JSON.stringify(rest)
}

export const unpackArticle = (body: string, id: string, text: string): Article => ({
  id,
  text,
  ...(JSON.parse(body) as Omit<Article, 'id' | 'text'>),
})

export const packProblems = (problems: readonly Problem[]): string =>
  JSON.stringify(problems.map(({ kind: _kind, document: _document, quote: _quote, ...rest }): PackedProblem => rest))

export const unpackProblems = (body: string, document: string, text: string): readonly Problem[] =>
  (JSON.parse(body) as readonly PackedProblem[]).map((problem) => ({
    kind: 'problem',
    document,
    ...problem,
    quote: text.slice(problem.start, problem.end),
  }))
