// What Chancery knows of the world, without words: entities and dated facts about them.
// Each fact names its basis; dates are EDTF, half-open in use: `from` counts, `to` is the last day.

export const ENTITY_KINDS = [
  'person',
  'country',
  'org',
  'body',
  'place',
  'series',
  'level',
  'concept',
  'document',
  'honour',
  'event',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

export interface Entity {
  /** "country:KZ", "person:xi-jinping", "org:sco", "body:sco-council-of-heads-of-state", "place:astana", ... */
  readonly id: string
  readonly kind: EntityKind
  /** The registry's English name: the first English name of the id. */
  readonly label: string
  /** body → its organisation; place → its country; series → its body or organisation; honour → who gives it. */
  readonly of?: string
  /** A finer sort: country "state" or "territory"; org "international", "party", "ministry", "agency", "newspaper", "bank"...; place "city", "building", "region", "airport". */
  readonly sort?: string
  /** country → its capital place. */
  readonly capital?: string
}

/** What an office is, apart from its name in any language. */
export const OFFICE_RANKS = [
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'deputy-head-of-state',
  'deputy-head-of-government',
  'speaker',
  'minister',
  'head-of-organisation',
  'party-leader',
  'other',
] as const
export type OfficeRank = (typeof OFFICE_RANKS)[number]

export interface OfficeHolding {
  readonly person: string
  readonly rank: OfficeRank
  readonly of: string
  readonly from: string
  readonly to?: string
  readonly basis: string
}
export interface MembershipFact {
  readonly organisation: string
  readonly member: string
  readonly status: 'member' | 'observer' | 'dialogue-partner' | 'founding-member'
  readonly from: string
  readonly to?: string
  readonly basis: string
}
export interface ChairFact {
  readonly organisation: string
  readonly holder: string
  readonly from: string
  readonly to?: string
  readonly basis: string
}
export interface SessionFact {
  readonly series: string
  readonly number: number
  readonly from: string
  readonly to?: string
  readonly place?: string
  readonly basis: string
}
export interface PartnershipFact {
  readonly parties: readonly [string, string]
  readonly level: string
  readonly from: string
  readonly basis: string
}
export interface RelationFact {
  readonly parties: readonly [string, string]
  readonly from: string
  readonly basis: string
}
/** A dated happening that texts hang their own dates on: a party congress, a plenum, a founding. */
export interface EventFact {
  readonly id: string
  readonly from: string
  readonly to?: string
  readonly basis: string
}

export interface World {
  readonly entities: ReadonlyMap<string, Entity>
  readonly offices: readonly OfficeHolding[]
  readonly memberships: readonly MembershipFact[]
  readonly chairs: readonly ChairFact[]
  readonly sessions: readonly SessionFact[]
  readonly partnerships: readonly PartnershipFact[]
  readonly relations: readonly RelationFact[]
  readonly events: readonly EventFact[]
}

/** How an entity is called in one language. */
export interface NameEntry {
  readonly id: string
  /** Names that mean it wherever they stand, most usual first. */
  readonly names: readonly string[]
  /** Forms that mean it only once the text has named it, or beside another such form: the one character that stands for Kazakhstan, a bare surname. */
  readonly short: readonly string[]
  /** A concept's fixed elements, in this language, where it has them. */
  readonly elements?: readonly string[]
  /** Known variant wordings of a concept. */
  readonly variants?: readonly string[]
}
