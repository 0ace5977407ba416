// What an event is: the claims that report one happening, with each report's own words, and where they differ.
import type { ClaimType, Mode } from '../model/claim.ts'
import type { EntityRef } from '../model/value.ts'
import type { Period, RecordClaim } from '../record/record.ts'

/** One stage of a happening as told: announced, under way or past. Nothing is upgraded by a later stage. */
export interface Stage {
  readonly mode: Mode
  readonly claims: readonly RecordClaim[]
}

export interface Event {
  /** Stable while its earliest told identity stays: "ev_" + hash. */
  readonly id: string
  readonly type: ClaimType
  /** Every claim that reports it, by the date of the report. */
  readonly claims: readonly RecordClaim[]
  /** EDTF: the most precise time told. */
  readonly when?: string
  readonly period?: Period
  readonly where?: EntityRef
  /** The furthest stage told. */
  readonly mode: Mode
  readonly stages: readonly Stage[]
  /** The event that it belongs to: a meeting to a visit, a signing to a summit. */
  readonly within?: string
  /** The series of which it is a session, by the registry, and the number that is told. */
  readonly series?: string
  readonly number?: number
  /** What reports tell differently, in plain words. */
  readonly differs: readonly string[]
}

/** Claims that may report the same happening, for a person to decide. */
export interface Proposal {
  readonly claims: readonly [string, string]
  readonly why: string
}

export interface Joined {
  /** By date (undated last), then in the order of telling. */
  readonly events: readonly Event[]
  readonly proposed: readonly Proposal[]
}
