// Reads the roles of a claim: the entities, texts and numbers in them, flattened and comparable.
import type { Claim } from '../model/claim.ts'
import type { RoleName } from '../model/claims/roles.ts'
import { type EntityRef, isEntity, isGroup, isQuantity, type Quantity, type Value } from '../model/value.ts'

export const valuesOf = (claim: Claim, role: RoleName): readonly Value[] => {
  const value = claim.roles[role]
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value]
}

/** Entities of a role; a group gives its members, or itself under its name where they are not known. */
export const entitiesOf = (claim: Claim, role: RoleName): readonly EntityRef[] =>
  valuesOf(claim, role).flatMap((value): readonly EntityRef[] => {
    if (typeof value === 'string' || typeof value === 'number') return []
    if (isGroup(value)) return value.members ?? [{ name: value.name }]
    return isEntity(value) ? [value] : []
  })

export const entityOf = (claim: Claim, role: RoleName): EntityRef | undefined => entitiesOf(claim, role)[0]

/** How an entity is compared: its id, or its name in lower case. */
export const keyOf = (ref: EntityRef): string => ref.id ?? `name:${ref.name.toLowerCase()}`

/** How an entity is shown in an English line. */
export const labelOf = (ref: EntityRef): string => ref.label ?? ref.name

export const keysOf = (claim: Claim, role: RoleName): readonly string[] =>
  [...new Set(entitiesOf(claim, role).map(keyOf))].sort()

export const textOf = (claim: Claim, role: RoleName): string | undefined =>
  valuesOf(claim, role).find((value) => typeof value === 'string')

export const textsOf = (claim: Claim, role: RoleName): readonly string[] =>
  valuesOf(claim, role).filter((value) => typeof value === 'string')

export const numberOf = (claim: Claim, role: RoleName): number | undefined =>
  valuesOf(claim, role).find((value) => typeof value === 'number')

export const quantityOf = (claim: Claim, role: RoleName): Quantity | undefined =>
  valuesOf(claim, role).find((value): value is Quantity => typeof value === 'object' && isQuantity(value))

const BOUND_WORDS: Readonly<Record<Quantity['bound'], string>> = {
  exact: '',
  over: 'over ',
  under: 'under ',
  about: 'about ',
}

/** "over 30 events", as stated. */
export const quantityText = (quantity: Quantity): string => {
  const amount =
    quantity.number === undefined ? (quantity.text ?? '?') : `${BOUND_WORDS[quantity.bound]}${quantity.number}`
  return quantity.unit ? `${amount} ${quantity.unit}` : amount
}

/** Words alone, for comparing titles: no case, width, spaces or punctuation; a plus stays, as "the ten" and "the ten plus" are two. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, '')
