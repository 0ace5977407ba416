// The door of intake: a source's bytes to its articles, or one sentence why there are none.
import type { PublisherPack } from '../knowledge/publishers.ts'
import type { Article } from '../model/article.ts'
import type { Problem } from '../model/problem.ts'
import { decode, isDecoded } from './decode.ts'
import { hashOfBytes } from './hash.ts'
import { articlesOf } from './page.ts'

/** Bytes and where they are from. */
export interface SourceBytes {
  /** Path or URL as the user gave it; "-" for standard input. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType?: string
}

export const INTAKE_CODES = ['empty', 'binary', 'encoding', 'no-text', 'format', 'too-big', 'damaged'] as const
export type IntakeCode = (typeof INTAKE_CODES)[number]

/** Why a source gave no article. */
export interface IntakeProblem {
  readonly kind: 'intake'
  readonly code: IntakeCode
  /** One plain English sentence. */
  readonly reason: string
}

export interface Taken {
  readonly articles: readonly Article[]
  /** Of the source (`kind: 'intake'`) and of its articles (`kind: 'problem'`). */
  readonly problems: readonly (IntakeProblem | Problem)[]
}

const refused = (code: IntakeCode, reason: string): Taken => ({
  articles: [],
  problems: [{ kind: 'intake', code, reason }],
})

/** Takes in one source. Never throws for what the bytes hold. */
export const take = (source: SourceBytes, publishers: PublisherPack): Taken => {
  const decoded = decode(source.bytes, publishers)
  if (!isDecoded(decoded)) return refused(decoded.code, decoded.reason)
  if (decoded.text.trim() === '') return refused('no-text', 'The file holds only white space.')
  const page = articlesOf(
    decoded.text,
    {
      source: {
        path: source.path,
        hash: hashOfBytes(source.bytes),
        mediaType: source.mediaType ?? 'text/plain',
        encoding: decoded.encoding,
      },
    },
    publishers,
  )
  return {
    articles: page.articles,
    problems: [...page.problems, ...page.articles.flatMap((a) => brokenIn(a, decoded.broken, decoded.encoding))],
  }
}

/** The places of an article where bytes were no characters. */
const brokenIn = (article: Article, broken: readonly number[], encoding: string): Problem[] =>
  broken.flatMap((offset) => {
    const run = article.map.find((r) => offset >= r.source && offset < r.source + r.end - r.start)
    if (run === undefined) return []
    const start = offset - run.source + run.start
    return [
      {
        kind: 'problem',
        document: article.id,
        code: 'encoding',
        start,
        end: start + 1,
        quote: article.text.slice(start, start + 1),
        reason: `Bytes here are no character in ${encoding}, the encoding that fits the rest.`,
      },
    ]
  })
