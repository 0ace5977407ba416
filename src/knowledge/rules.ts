// Reading rules as data: frames, keyed by what makes the event, and patterns, which have a fixed shape.
import type { ClaimType, Mode } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'

/** Where a role may take its value from. */
export interface Source {
  /** subject, object, head, with, to, at, for, by, from, about, as, invite, noun, inner, quantity, ordinal, or a slot's name. */
  readonly from: string
  /** Kinds that fit: person, state, org, place, group, or a noun class; empty: any. */
  readonly kinds: readonly string[]
}

/** Alternatives, each a sum of sources: the first alternative that yields anything counts. */
export type Sources = readonly (readonly Source[])[]

export interface Example {
  /** "[the president|participants] with ...": marked words are the wanted roles. */
  readonly text: string
  readonly because?: string
}

/** What a rule gives a role by itself: a number, a term of the format, or one of the registry that the word names. */
export type Constant = string | number | { readonly id: string; readonly name: string }

export interface RuleBase {
  readonly id: string
  readonly claim: ClaimType
  readonly set: { readonly [role in RoleName]?: Constant }
  /** role → words of the event's stretch → the term they mean. */
  readonly terms: { readonly [role in RoleName]?: Readonly<Record<string, string>> }
  readonly mode?: Mode
  /** Words of which one must stand in the clause. */
  readonly having: readonly string[]
  readonly each: readonly RoleName[]
  readonly yes: readonly Example[]
  readonly no: readonly Example[]
  /** Why a rule has no `no`. */
  readonly always?: string
  readonly file: string
  readonly line: number
}

export interface Frame extends RuleBase {
  readonly kind: 'frame'
  readonly on: readonly string[]
  readonly roles: { readonly [role in RoleName | 'where']?: Sources }
  /** The noun that the event needs, by class, and the values that fit; `near` ("~gathering"): it may stand before the event; `named` ("gathering!"): it must have a name beyond its head; `leads` ("<document"): it opens the clause, as what is acted on. */
  readonly object?: {
    readonly cls: string
    readonly values: readonly string[]
    readonly near: boolean
    readonly leads: boolean
    readonly named: boolean
  }
  readonly not: {
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly within: readonly string[]
  }
  /** Its words are nouns, and count where a light verb leads to them: "held talks", "has a meeting", "arrived for talks". */
  readonly light: boolean
