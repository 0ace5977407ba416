// Arranges the answer to "commitments" as a ledger: groups by the latest word, times of report, what is due, what is silent.
import type { AnswerLine, Citation } from '../../model/answer.ts'
import { stretchOf } from '../timeline/edtf.ts'

export const GROUPS = ['past', 'soon', 'underway', 'announced', 'delivered'] as const
export type Group = (typeof GROUPS)[number]

const DAY = 86_400_000
const SOON = 90 * DAY
/** After so long without a report the record says so. */
const QUIET = 365 * DAY

export interface Entry {
  readonly line: AnswerLine
  readonly group: Group
  /** As printed. */
  readonly promise: string
  readonly by: readonly string[]
  readonly to: readonly string[]
  readonly quantity: string | undefined
  readonly progress: string
  /** EDTF, and the first instant after it. */
  readonly due: string | undefined
  readonly dueAt: number | undefined
  /** Instants at which texts told of it, in order. */
  readonly reports: readonly number[]
  readonly start: number | undefined
  /** Told as under way up to here. */
  readonly solidTo: number | undefined
  readonly deliveredAt: number | undefined
  readonly silentFrom: number | undefined
  readonly latest: Citation | undefined
}

const words = (line: AnswerLine, field: string): readonly string[] => {
  const value = line.fields[field]
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' && value !== '' ? [value] : []
}

const timeOf = (edtf: string | undefined): number | undefined => stretchOf(edtf)?.from

const reportsOf = (line: AnswerLine): number[] =>
  [...new Set(line.cites.flatMap((cite) => timeOf(cite.published) ?? []))].sort((a, b) => a - b)

const latestOf = (line: AnswerLine): Citation | undefined =>
  line.cites.toSorted((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1))[0]

/** "delivered 2008-05-14" or "announced (reported 2024-07-06)": the date of a stage. */
const stageTime = (line: AnswerLine, stage: string): number | undefined => {
  const times = words(line, 'story').flatMap((told) => {
    const found = /^(\S+) (?:\(reported )?([^)]+)\)?$/.exec(told)
    return found?.[1] === stage ? (timeOf(found[2]) ?? []) : []
  })
  return times.length > 0 ? Math.max(...times) : undefined
}

const groupOf = (line: AnswerLine, progress: string, dueAt: number | undefined, asOf: number): Group => {
  if (progress === 'delivered') return 'delivered'
  if (line.group === 'past due') return 'past'
  if (dueAt !== undefined && dueAt >= asOf && dueAt - asOf <= SOON) return 'soon'
  return progress === 'under-way' ? 'underway' : 'announced'
}

const entryOf = (line: AnswerLine, asOf: number): Entry => {
  const progress = words(line, 'progress')[0] ?? 'announced'
  const [due] = words(line, 'due')
  const dueAt = stretchOf(due)?.to
  const reports = reportsOf(line)
  const last = reports.at(-1)
  const told = timeOf(line.when)
  // A plan's own date is when it shall be done; only what has begun can have begun then.
  const begun = progress === 'announced' ? undefined : told
  const starts = [...reports.slice(0, 1), ...(begun === undefined ? [] : [begun])]
  const done = progress === 'delivered'
  return {
    line,
    group: groupOf(line, progress, dueAt, asOf),
    promise: words(line, 'promises')[0] ?? line.text,
    by: words(line, 'by'),
    to: words(line, 'to'),
    quantity: words(line, 'quantity')[0],
    progress,
    due,
    dueAt,
    reports,
    start: starts.length > 0 ? Math.min(...starts) : undefined,
    solidTo: progress === 'under-way' ? last : undefined,
    deliveredAt: done ? (stageTime(line, 'delivered') ?? last) : undefined,
    silentFrom: !done && last !== undefined && asOf - last > QUIET ? last + QUIET / 2 : undefined,
    latest: latestOf(line),
  }
}

export interface Ledger {
  readonly groups: readonly (readonly [Group, readonly Entry[]])[]
  readonly entries: readonly Entry[]
  readonly from: number
  readonly to: number
  readonly asOf: number
}

/** What has no due day comes last. */
const later = (a: number | undefined, b: number | undefined): number =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a - b

const byDue = (a: Entry, b: Entry): number =>
  later(a.dueAt, b.dueAt) || (b.reports.at(-1) ?? 0) - (a.reports.at(-1) ?? 0)

/** One axis for all rows: from the first word to the last due day, with the day asked for inside. */
export const ledgerOf = (lines: readonly AnswerLine[], asOf: number): Ledger => {
  const entries = lines.map((line) => entryOf(line, asOf))
  const groups = GROUPS.map((group) => {
    const here = entries.filter((entry) => entry.group === group)
    return [group, here.toSorted(byDue)] as const
  }).filter(([, here]) => here.length > 0)
  const starts = entries.flatMap((entry) => entry.start ?? [])
  const ends = entries.flatMap((entry) => entry.dueAt ?? [])
  const from = Math.min(asOf - 2 * QUIET, ...starts)
  const to = Math.max(asOf, ...ends)
  const air = (to - from) * 0.04
  return { groups, entries: groups.flatMap(([, here]) => here), from: from - air, to: to + 2.5 * air, asOf }
}
