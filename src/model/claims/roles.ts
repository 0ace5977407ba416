// The roles that any claim type may have, and how a type declares its own.

export const ROLE_NAMES = [
  'participants',
  'format',
  'topics',
  'occasion',
  'ordinal',
  'visitor',
  'host',
  'kind',
  'inviter',
  'name',
  'series',
  'body',
  'chair',
  'attendees',
  'object',
  'title',
  'action',
  'parties',
  'count',
  'organisation',
  'members',
  'status',
  'holder',
  'predecessor',
  'term',
  'person',
  'of',
  'level',
  'by',
  'to',
  'promise',
  'quantity',
  'due',
  'progress',
  'funder',
  'stage',
  'modes',
  'recipient',
  'speaker',
  'content',
  'stance',
  'topic',
  'addressee',
  'concept',
  'wording',
  'elements',
  'subject',
  'what',
  'since',
] as const
export type RoleName = (typeof ROLE_NAMES)[number]

/** What a role may hold. `text` is copied from the article; `term` is one of a fixed list. */
export type RoleKind = 'entity' | 'entities' | 'text' | 'texts' | 'term' | 'quantity' | 'ordinal' | 'date' | 'members'

export interface RoleSpec {
  readonly kind: RoleKind
  /** Without it, it is not the same claim. */
  readonly identity?: true
  /** For `term`: what may stand here. An open list where `project.kind` allows any word. */
  readonly terms?: readonly string[]
  readonly doc: string
}

export interface ClaimSpec {
  /** acts, standings, works, words or counts: the five families of the design language. */
  readonly family: 'act' | 'standing' | 'work' | 'word' | 'count'
  readonly doc: string
  readonly roles: { readonly [role in RoleName]?: RoleSpec }
}
