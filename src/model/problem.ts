// What could not be read, or looks wrong, said at its place: a value, never a throw.

export const PROBLEM_CODES = ['misprint', 'unread', 'unresolved', 'ambiguous', 'gap', 'layout', 'encoding'] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export interface Problem {
  readonly kind: 'problem'
  readonly document: string
  readonly code: ProblemCode
  readonly start: number
  readonly end: number
  readonly quote: string
  /** One plain English sentence. */
  readonly reason: string
  /** For a misprint: the likely right form. */
  readonly likely?: string
}
