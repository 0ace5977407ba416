// Which entities a claim names, and in which part: what the record's index of names is made of.
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { type EntityRef, type GroupRef, isEntity, isGroup, type Value } from '../model/value.ts'

export interface Mention {
  /** The entity's id, or "name:" + its name in lower case where no registry holds it. */
  readonly key: string
  readonly role: RoleName | 'where' | 'voice'
  readonly ref: EntityRef
}

/** How an entity is called in the index. */
export const entityKey = (ref: EntityRef): string => ref.id ?? `name:${ref.name.toLowerCase()}`

const refs = (value: Value): readonly EntityRef[] => {
  if (isGroupValue(value)) return value.members ?? []
  return isEntityValue(value) ? [value] : []
}
const isGroupValue = (value: Value): value is GroupRef => typeof value === 'object' && isGroup(value)
const isEntityValue = (value: Value): value is EntityRef => typeof value === 'object' && isEntity(value)

const list = (value: Value | readonly Value[]): readonly Value[] => (Array.isArray(value) ? value : [value as Value])

/** Every entity in a claim's roles, its place and the voices between the publisher and the words. */
export const mentions = (claim: Claim, publisher: EntityRef | undefined): readonly Mention[] => {
  const found: Mention[] = []
  const seen = new Set<string>()
  const add = (role: Mention['role'], ref: EntityRef) => {
    const key = entityKey(ref)
    if (seen.has(`${role} ${key}`)) return
    seen.add(`${role} ${key}`)
    found.push({ key, role, ref })
  }
  for (const [role, value] of Object.entries(claim.roles))
    if (value !== undefined) for (const item of list(value)) for (const ref of refs(item)) add(role as RoleName, ref)
  if (claim.where) add('where', claim.where)
  const own = publisher && entityKey(publisher)
  for (const layer of claim.voice)
    if (layer.by)
      for (const item of list(layer.by)) for (const ref of refs(item)) if (entityKey(ref) !== own) add('voice', ref)
  return found
}
