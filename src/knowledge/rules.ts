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
  readonly roles: { readonly [role in RoleName | 'where']?: Sources }
  readonly set: { readonly [role in RoleName]?: Constant }
  /** role → words of the event's stretch → the term they mean. */
  readonly terms: { readonly [role in RoleName]?: Readonly<Record<string, string>> }
  readonly mode?: Mode
  /** Words that must not stand right before the match, right after it, or in its clause; each names where the match stands. */
  readonly not: {
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly within: readonly string[]
  }
  /** Words of which one must stand in the clause. */
  readonly having: readonly string[]
  /** Words of which one must open the clause that follows. */
  readonly followed: readonly string[]
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
  /** The noun that the event needs, by class, and the values that fit; `near` ("~gathering"): it may stand before the event; `named` ("gathering!"): it must have a name beyond its head; `leads` ("<document"): it opens the clause, as what is acted on. */
  readonly object?: {
    readonly cls: string
    readonly values: readonly string[]
    readonly near: boolean
    readonly leads: boolean
    readonly named: boolean
  }
  /** Its words are nouns, and count where a light verb leads to them: "held talks", "has a meeting", "arrived for talks". */
  readonly light: boolean
  /** Fewest values of a role: participants 2. */
  readonly least: { readonly [role in RoleName]?: number }
}

/** One step of a pattern. */
export interface Step {
  readonly kind: 'words' | 'slot' | 'gap'
  readonly words: readonly string[]
  readonly name?: string
  /** For slots: what may fill it. */
  readonly accepts: readonly string[]
  readonly optional: boolean
}

export interface Pattern extends RuleBase {
  readonly kind: 'pattern'
  readonly steps: readonly Step[]
  /** Index of the step that the scan finds the pattern by. */
  readonly anchor: number
}

/** "subject:person,group + with:person | object:person" */
export function parseSources(text: string): Sources {
  return text.split('|').map((alternative) =>
    alternative.split('+').map((source) => {
      const [from = '', kinds = ''] = source.trim().split(':')
      return { from, kinds: kinds ? kinds.split(',').map((k) => k.trim()) : [] }
    }),
  )
}

/** "from {n:quantity} members? ... grew to {m:quantity}": words, alternatives with /, slots in braces, "..." a gap within the clause. */
export function parseSteps(text: string): Step[] {
  return text
    .trim()
    .split(/\s+/)
    .map((part): Step => {
      const optional = part.endsWith('?')
      const body = optional ? part.slice(0, -1) : part
      if (body.startsWith('...'))
        return {
          kind: 'gap',
          words: [],
          accepts: [],
          optional: true,
          ...(body.length > 3 ? { name: body.slice(3) } : {}),
        }
      const slot = /^\{([a-z-]+)(?::([a-z:,-]+))?\}$/.exec(body)
      if (slot) return { kind: 'slot', words: [], name: slot[1]!, accepts: (slot[2] ?? slot[1]!).split(','), optional }
      return { kind: 'words', words: body.split('/').map((w) => w.replaceAll('_', ' ')), accepts: [], optional }
    })
}
