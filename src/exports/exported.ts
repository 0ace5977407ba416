// What exports are made of: documents of the record with their claims as they stand after review, one after the other.
import type { Article } from '../model/article.ts'
import type { Claim, Evidence, VoiceLayer } from '../model/claim.ts'
import { ROLE_NAMES, type RoleName } from '../model/claims/roles.ts'
import type { Problem } from '../model/problem.ts'
import { type EntityRef, type GroupRef, isGroup, isQuantity, type RoleValue, type Value } from '../model/value.ts'

export interface ExportedClaim {
  readonly claim: Claim
  /** read, accepted, corrected, added: where it stands in review. */
  readonly status: string
  /** The whole sentences around its evidence. */
  readonly sentences: readonly Evidence[]
}

export interface ExportedDocument {
  readonly article: Article
  readonly claims: readonly ExportedClaim[]
  readonly problems: readonly Problem[]
  readonly versions: { readonly program: string; readonly packs: string }
  /** ISO instant at which it was read into the record. */
  readonly readAt: string
}

export type Documents = AsyncIterable<ExportedDocument>

/** Settings that some formats know. */
export interface Settings {
  /** A byte-order mark before CSV, which some spreadsheets need to see Chinese. */
  readonly bom?: boolean
}

/** A format that becomes one stream: a file, standard output or a reply. */
export interface StreamFormat {
  readonly name: string
  readonly doc: string
  readonly mediaType: string
  readonly suffix: string
  readonly write: (documents: Documents, settings: Settings) => AsyncIterable<string | Uint8Array>
}

/** A format that becomes several files, or one that must be a file. */
export interface PathFormat {
  readonly name: string
  readonly doc: string
  /** What stands at the path afterwards. */
  readonly makes: 'file' | 'folder'
  readonly write: (documents: Documents, path: string, options?: { readonly licence?: string }) => Promise<void>
}

/** What a person calls a thing: the registry's English name, else the name as printed. */
export const labelOf = (one: EntityRef | GroupRef): string => ('label' in one && one.label) || one.name

export const list = (value: RoleValue | undefined): readonly Value[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value as Value]

/** A value in words. */
export function wordsOf(value: Value): string {
  if (typeof value !== 'object') return String(value)
  if (isQuantity(value)) {
    const bound = value.bound === 'exact' ? '' : `${value.bound} `
    return `${bound}${value.number ?? value.text ?? ''}${value.unit ? ` ${value.unit}` : ''}`
  }
  return labelOf(value)
}

/** Those who are named in a value: an entity, or the members of a group where they are known, else nobody. */
export const namedIn = (value: Value): readonly EntityRef[] =>
  typeof value !== 'object' || isQuantity(value) ? [] : isGroup(value) ? (value.members ?? []) : [value]

/** A key for an entity: its id, or its printed name where no registry holds it. */
export const keyOf = ({ id, name }: EntityRef): string => id ?? `name:${name}`

/** The roles that a claim fills, in the order of the format. */
export const rolesOf = ({ roles }: Claim): readonly (readonly [RoleName, readonly Value[]])[] =>
  ROLE_NAMES.flatMap((role) => (roles[role] === undefined ? [] : [[role, list(roles[role])] as const]))

/** Who speaks in a layer of attribution. */
export function speakersOf({ by }: VoiceLayer): readonly (EntityRef | GroupRef)[] {
  if (by === undefined) return []
  return Array.isArray(by) ? (by as readonly (EntityRef | GroupRef)[]) : [by as EntityRef | GroupRef]
}

/** Entities that act in a claim, by role. */
export const actorsOf = (claim: Claim, roles: readonly RoleName[]): readonly EntityRef[] =>
  roles.flatMap((role) => list(claim.roles[role]).flatMap(namedIn))

/** The name of the rule, model or person that made a claim. */
export const makerOf = ({ method }: Claim): string => Object.values(method)[0] as string
