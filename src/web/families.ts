// The five families of claim and their order, as the design language has them; the compiler keeps the list whole.
import type { ClaimType, Mode } from '../model/claim.ts'

export const FAMILIES = ['act', 'standing', 'work', 'word', 'count'] as const
export type Family = (typeof FAMILIES)[number]

export const FAMILY_OF: Readonly<Record<ClaimType, Family>> = {
  meeting: 'act',
  visit: 'act',
  gathering: 'act',
  ceremony: 'act',
  membership: 'standing',
  chairmanship: 'standing',
  office: 'standing',
  partnership: 'standing',
  document: 'work',
  commitment: 'work',
  project: 'work',
  honour: 'work',
  statement: 'word',
  formulation: 'word',
  tally: 'count',
  milestone: 'count',
}

/** In the order in which a reader meets them; the compiler does not know the order, so it is written out. */
export const MODE_ORDER: readonly Mode[] = ['happened', 'planned', 'proposed', 'denied']

export const TYPES = Object.keys(FAMILY_OF) as readonly ClaimType[]

export const typesOf = (family: Family): readonly ClaimType[] => TYPES.filter((type) => FAMILY_OF[type] === family)

export const isFamily = (word: string): word is Family => (FAMILIES as readonly string[]).includes(word)
