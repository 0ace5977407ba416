// A claim: one thing that a text says, with the exact words that say it (the public claim format, version 1).
import type { RoleName } from './claims/roles.ts'
import type { EntityRef, GroupRef, RoleValue } from './value.ts'
import type { When } from './when.ts'

export const CLAIM_TYPES = [
  'meeting',
  'visit',
  'gathering',
  'ceremony',
  'membership',
  'chairmanship',
  'office',
  'partnership',
  'document',
  'commitment',
  'project',
  'honour',
  'statement',
  'formulation',
  'tally',
  'milestone',
] as const
export type ClaimType = (typeof CLAIM_TYPES)[number]

export const MODES = ['happened', 'planned', 'proposed', 'denied'] as const
export type Mode = (typeof MODES)[number]

/** One layer of attribution; `by` is absent for words that nobody is named for. */
export interface VoiceLayer {
  readonly by?: EntityRef | GroupRef | readonly (EntityRef | GroupRef)[]
  readonly form?: 'direct' | 'indirect'
}

/** A quote and its place: `quote === article.text.slice(start, end)`, always. */
export interface Evidence {
  readonly start: number
  readonly end: number
  readonly quote: string
}

export type Method = { readonly rule: string } | { readonly model: string } | { readonly person: string }

export type Roles = { readonly [role in RoleName]?: RoleValue }

export interface Claim {
  readonly kind: 'claim'
  /** "cl_" + hash of what is claimed and where it stands. */
  readonly id: string
  readonly document: string
  readonly type: ClaimType
  readonly roles: Roles
  /** EDTF, as the public format has it. */
  readonly when?: string
  /** Beyond the public format: which parts of `when` are written and which inferred, from what. */
  readonly time?: When
  readonly where?: EntityRef
  readonly mode: Mode
  /** Outermost first. */
  readonly voice: readonly VoiceLayer[]
  readonly evidence: readonly Evidence[]
  readonly first?: true
  /** One plain English sentence. */
  readonly gloss: string
  readonly confidence: number
  readonly method: Method
}
