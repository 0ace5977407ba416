// Drafts: claims as the rules make them, before references are resolved and texts are cut.
import type { Constant } from '../../knowledge/rules.ts'
import type { ClaimType, Mode } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { Span } from '../../model/span.ts'
import type { Quantity } from '../../model/value.ts'
import type { When } from '../../model/when.ts'
import type { Speaker } from '../clauses/voice.ts'
import type { Mention } from '../mentions/items.ts'
import type { TimeHit } from '../time/time.ts'

/** What a draft's role may hold; a stretch of text stays a position until the end. */
export type DraftValue =
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'entity'; readonly id: string; readonly span: Span; readonly name?: string }
  | { readonly kind: 'text'; readonly span: Span }
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'age'; readonly years: number; readonly time: TimeHit; readonly span: Span }
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly span: Span }

export interface Draft {
  readonly type: ClaimType
  readonly roles: Map<RoleName, DraftValue[]>
  readonly evidence: Span[]
  when?: When
  where?: Mention
  mode: Mode
  readonly speaker: Speaker | undefined
  readonly rule: string
  confidence: number
  first?: true
  /** A person promises for the state whose office he holds. */
  readonly forState?: boolean
}

/** Whether a role holds a term of the format. */
export const hasTerm = ({ roles }: Draft, role: RoleName, term: string): boolean =>
  roles.get(role)?.some((v) => v.kind === 'term' && v.term === term) === true

/** What a rule sets, at the word that makes the event. */
export function constant(set: Constant, { start, end }: Span): DraftValue {
  if (typeof set === 'number') return { kind: 'number', number: set }
  return typeof set === 'string' ? { kind: 'term', term: set } : { kind: 'entity', ...set, span: { start, end } }
}

export const text = (start: number, end: number): DraftValue => ({ kind: 'text', span: { start, end } })
