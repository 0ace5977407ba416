// What reading an article yields: claims, problems, and how much of the text was read.
import type { Article } from './article.ts'
import type { Claim } from './claim.ts'
import type { Problem } from './problem.ts'

/** Counts of sentences: `read` gave a claim, `unread` hold a trigger that no rule read, the rest hold none. */
export interface Coverage {
  readonly sentences: number
  readonly read: number
  readonly unread: number
}

export interface Reading {
  readonly article: Article
  readonly claims: readonly Claim[]
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
  /** Program and pack versions that made it. */
  readonly versions: { readonly program: string; readonly packs: string }
}
