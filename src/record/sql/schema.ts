// The tables of an embedded record: what is appended and never changed, and what is computed from it and can be computed anew.
import type { ColumnType, Generated } from 'kysely'
import { CLAIM_TYPES, MODES } from '../../model/claim.ts'
import { ROLE_NAMES } from '../../model/claims/roles.ts'
import { FAR } from '../../model/period.ts'
import type { ClaimStatus } from '../record.ts'

/** Raised when the append-only tables change; a record with a higher number is refused. */
export const SCHEMA_VERSION = 2
/** "CHAN", so that a file is known as a record. */
export const APPLICATION_ID = 0x4348414e

/** Stands in open `known_to` columns and for "now, whatever the clock says". */
export const FOREVER = Number.MAX_SAFE_INTEGER

/** A claim's time is long when it is longer than this many days; others are found by their first day alone. */
export const LONG = 400
/** Facts are indexed so many at a time: what is added touches the pages of the newest part alone, however large the record. */
export const PART = 100_000
/** Where undated facts stand in the index of mentions: after all others. */
export const UNDATED = FAR + 1

export const STATUSES = ['read', 'accepted', 'rejected', 'corrected', 'added'] as const satisfies readonly ClaimStatus[]
export const ROLE_COLUMNS = [...ROLE_NAMES, 'where', 'voice'] as const

/** Says how computed rows are made; when it differs from the file's, they are computed anew on opening. */
export const DERIVATION = ['12', CLAIM_TYPES, MODES, STATUSES, ROLE_COLUMNS].join(' ')

// Append-only.
interface TextTable {
  num: Generated<number>
  id: string
  body: string
}
interface ReadingTable {
  num: Generated<number>
  key: string
  document: number
  /** The article as JSON without its text. */
  article: string
  problems: string
  /** How many claims it holds; they stand together in `claim`. */
  claims: number
  sentences: number
  read: number
  unread: number
  program: string
  packs: string
  /** Milliseconds; grows with every transaction. */
  at: number
}
interface ClaimTable {
  num: Generated<number>
  reading: number
  id: string
  /** Packed (see pack.ts): quotes are cut from the text when it is read back. */
  body: string
}
/** Other places at which a text was found that is on record already, letter by letter. */
interface PlaceTable {
  num: Generated<number>
  document: number
  /** JSON: source, publisher, day. */
  body: string
  at: number
}
interface DecisionTable {
  num: Generated<number>
  id: string
  at: number
  who: string
  why: string | null
  act: string
}

// Computed.
interface FactTable {
  num: Generated<number>
  claim: number | null
  decision: number | null
  tag: number
  gist: number
  document: number
  /** Of the document's id: what is found is put in its order, which does not depend on the order of reading. */
  shelf: number
  type: number
  mode: number
  status: number
  /** 1 where the document is a copy and its original says the same in the same words. */
  repeats: number
  from_day: number | null
  to_day: number | null
  place: number
  known_from: number
  known_to: number
  /** Computed: `num` by PART. */
  part: ColumnType<number, never, never>
  /** The claim as corrected or added; null where the read claim stands. */
  body: string | null
}
interface MentionTable {
  /** That of the fact. */
  part: number
  /** The entity's number; negative where the claim's time is long (see LONG), so that both kinds are found by date. */
  entity: number
  type: number
  day: number
  fact: number
  role: number
}
interface EntityTable {
  num: Generated<number>
  id: string
  kind: string
  /** Facts that name it and hold now. */
  claims: number
}
interface NameTable {
  entity: number
  name: string
  /** 1 for a registry's English name. */
  label: number
}
/** Texts that stand in whole or in part in one that was there before. */
interface CopyTable {
  document: number
  /** The text that it shares most with. */
  original: number
  /** The first of all that are the same text. */
  root: number
  /** 1 where it holds next to nothing of its own. */
  whole: number
  known_from: number
}
interface SampleTable {
  /** Of a sentence (see text/copies.ts). */
  key: number
  document: number
}
interface CurrentTable {
  reading: number
  document: number
  known_from: number
  known_to: number
  language: string
  publisher: string | null
  publisher_id: string | null
  /** The publisher's reference as JSON. */
  own: string | null
  title: string | null
  dateline: string | null
  published: string | null
  from_day: number | null
  to_day: number | null
  claims: number
  problems: number
  /** Sentences of the reading: all, with a claim, with a trigger that no rule read. */
  sentences: number
  read: number
  unread: number
  /** 1 where it is a copy in whole: counted with its original. */
  copy: number
}
interface HeirTable {
  claim: string
  heir: string
  /** JSON list of what it says otherwise. */
  differs: string
  known_from: number
  known_to: number
}
interface MetaTable {
  key: string
  value: string
}
interface WordsTable {
  rowid: number
  cut: string
}

export interface Tables {
  text: TextTable
  reading: ReadingTable
  claim: ClaimTable
  place: PlaceTable
  decision: DecisionTable
  copy: CopyTable
  sample: SampleTable
  fact: FactTable
  mention: MentionTable
  entity: EntityTable
  name: NameTable
  current: CurrentTable
  heir: HeirTable
  meta: MetaTable
  words: WordsTable
}

export const APPENDED_TABLES = [
  'text',
  'reading',
  'claim',
  'place',
  'decision',
] as const satisfies readonly (keyof Tables)[]
export const COMPUTED_TABLES = [
  'copy',
  'sample',
  'fact',
  'mention',
  'entity',
  'name',
  'current',
  'heir',
  'words',
] as const
