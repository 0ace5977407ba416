// Which date an act takes: the time beside it, the one of its clause or sentence, or the day that the report tells of.
import type { Article } from '../../model/article.ts'
import { boundsOf } from '../../model/period.ts'
import type { When } from '../../model/when.ts'
import { isVerb } from '../clauses/clause.ts'
import type { Speaker } from '../clauses/voice.ts'
import { classOf, type Item, type Mention } from '../mentions/items.ts'
import { LEADERS } from '../mentions/pairs.ts'
import { type Draft, hasTerm } from './draft.ts'

/** Offset of the time nearest to the item at `at`; with `behind`, those of its own phrase come first. */
export function nearestTime(items: readonly Item[], at: number, behind: boolean): number | undefined {
  const isTime = (x: Item): boolean => timesOf([x]).length > 0 && !(behind && isTerm(items, x))
  if (behind)
    for (let i = at + 1; i < items.length && !(i > at + 1 && isAnother(items[i]!)); i++)
      // "grew last year, and in the first quarter by ...": the time of what "and" adds is not this one's
      if (isTime(items[i]!)) {
        if (classOf(items[i - 1], 'list') === undefined) return items[i]!.start
        break
      }
  for (let i = at - 1; i >= 0; i--) if (isTime(items[i]!)) return items[i]!.start
  for (let i = at + 1; i < Math.min(items.length, at + 3); i++) if (isTime(items[i]!)) return items[i]!.start
  return undefined
}

/** Another act, whose time is its own: a verb, or "after his entry into office on 1 July". */
const isAnother = (x: Item): boolean =>
  (isVerb(x) && classOf(x, 'copula') === undefined) ||
  (x.kind === 'word' && x.lex.cases !== undefined && x.lex.cases > 0 && classOf(x, 'event') !== undefined)

/** "the talks reviewed the results of his trip in July": a time behind another act that a noun names is not that of the one at `at`. */
export const isAnothers = (items: readonly Item[], at: number, x: Item): boolean =>
  items.slice(at + 1, Math.max(at + 1, items.indexOf(x))).some((y) => isAnother(y) && !isVerb(y))

/** "an action plan for 2020-2022": the years that a document is for. */
export function isTerm(items: readonly Item[], x: Item): boolean {
  if (x.kind !== 'time' || x.time.expr.kind !== 'range') return false
  const i = items.indexOf(x)
  const before = items.slice(Math.max(0, i - 6), i).findLast((y) => y.kind === 'noun' || y.kind === 'mark' || isVerb(y))
  const { from, to } = x.time.expr
  const years = from !== undefined && from.month === undefined && typeof to === 'object' && to.month === undefined
  return years && before?.kind === 'noun' && before.cls === 'document'
}

/** A stretch of text with its level and speaker. */
interface Told {
  readonly level: 'report' | 'speech'
  readonly speaker: Speaker | undefined
}

/** An act without a time of its own belongs to the event told, unless a leader speaks of himself or words of the past stand by. */
export function mayInherit(draft: Draft, part: Told, tie: boolean): boolean {
  if (part.level === 'report') return true
  const speaker = part.speaker?.mentions[0]
  if (!speaker || part.speaker?.form === 'direct') return false
  const takesPart = [...draft.roles.values()]
    .flat()
    .some((v) => v.kind === 'mention' && (v.mention.name === speaker.name || mayHold(v.mention, speaker)))
  return tie || !takesPart
}

/** A group may hold who speaks of it; leaders hold no minister. */
const mayHold = (group: Mention, speaker: Mention): boolean =>
  group.kind === 'group' &&
  !(
    LEADING.has(group.group ?? '') &&
    speaker.offices.length > 0 &&
    !speaker.offices.some((o) => LEADERS.includes(o.rank))
  )
const LEADING: ReadonlySet<string> = new Set(['two-heads', 'three-heads', 'all-heads'])

export function inheritDate(draft: Draft, event: When | undefined): void {
  if (!event?.edtf) return
  draft.when = {
    edtf: event.edtf,
    ...(event.start ? { start: asInferred(event.start) } : {}),
    ...(event.end ? { end: asInferred(event.end) } : {}),
  }
}

function asInferred(date: NonNullable<When['start']>): NonNullable<When['start']> {
  const part = (p: typeof date.year) =>
    p ? { value: p.value, basis: { kind: 'inferred' as const, from: 'event' } } : undefined
  const [year, month, day] = [part(date.year), part(date.month), part(date.day)]
  return { ...(year ? { year } : {}), ...(month ? { month } : {}), ...(day ? { day } : {}) }
}

/** The dates that a report has told so far. */
export interface ReportDates {
  eventDate: When | undefined
  /** The day that the report's first dated sentence gives; the date of the plan told last. */
  day?: When | undefined
  plan?: When | undefined
  /** The planned day that the lead announces: all plans of the report without a day of their own are for it. */
  announced?: When | undefined
  /** An act of the past has been dated: the report announces nothing. */
  actRead?: boolean
  leadRead?: boolean
}

/**
 * Keeps the dates of a report in a language that dates its lead: the first sentence's day is the report's, a day named
 * later holds to the end of its paragraph, a planned day for the plans told with it.
 */
export function dateReport(
  memory: ReportDates,
  dated: When,
  told: { report: boolean; planned: boolean; lead: boolean },
): void {
  if (!told.report || !/^\d{4}-\d\d-\d\d/.test(dated.edtf ?? '')) return
  if (told.planned) {
    memory.plan = dated
    if (told.lead && !memory.actRead) memory.announced ??= dated
    return
  }
  memory.eventDate = dated
  if (told.lead && !memory.leadRead) {
    memory.leadRead = true
    memory.day = dated
  }
}

/** The day of the dateline, where the page gives place and day: what such a report tells without a date happened then. */
export function reportDay(article: Article): When | undefined {
  // a page that prints its own day above the text dates what it reports as a dateline does
  const printed = article.parts.some((p) => p.kind === 'dateline')
  const date = article.dateline?.place ? article.dateline.date : printed ? article.published : undefined
  return date && /^\d{4}-\d\d-\d\d$/.test(date) ? { edtf: date } : undefined
}

/** A date that begins after the day of the report is of what is to come. */
export function isToCome(when: string | undefined, report: string | undefined): boolean {
  const act = boundsOf(when)
  const day = boundsOf(report)
  return Boolean(act && day && act[0] > day[1])
}

/** The times of a clause that say when, not how long. */
export const timesOf = (items: readonly Item[]): Item[] =>
  items.filter((x) => x.kind === 'time' && x.time.kind !== 'age' && x.time.kind !== 'duration' && !isYearsBack(x))

/** "in the last three years": how far back one looks, not when something happened. */
const isYearsBack = (x: Item): boolean =>
  x.kind === 'time' && x.time.expr.kind === 'window' && x.time.expr.direction < 0 && x.time.expr.amount.unit === 'year'

/** "the three-day session closed", "began a two-day visit": how many days, and which end of them the clause tells. */
export function spanOf(items: readonly Item[]): { days: number; opens: boolean } | undefined {
  const lasts = items.find((x) => x.kind === 'time' && x.time.expr.kind === 'duration')
  const amount = lasts?.kind === 'time' && lasts.time.expr.kind === 'duration' ? lasts.time.expr.amounts[0] : undefined
  const end = items.map((x) => classOf(x, 'spans')).find((v) => v !== undefined)
  const days = amount?.unit === 'day' ? (amount.number ?? 0) : 0
  return end !== undefined && days > 1 && Number.isInteger(days) ? { days, opens: end === 'opens' } : undefined
}

/** A day that opens or closes several is a date of them all. */
export function stretched(when: When | undefined, items: readonly Item[]): When | undefined {
  const span = spanOf(items)
  const day = when?.edtf
  if (!span || !day || !/^\d{4}-\d\d-\d\d$/.test(day)) return when
  const other = new Date(Date.parse(day) + (span.opens ? 1 : -1) * (span.days - 1) * DAY).toISOString().slice(0, 10)
  return { ...when, edtf: span.opens ? `${day}/${other}` : `${other}/${day}` }
}
const DAY = 24 * 60 * 60 * 1000

/** What happens once has no open end: "since 2010" dates who joined then, and nobody's visit. */
export function onceOnly(draft: Draft): void {
  const from = /^(.+)\/\.\.$/u.exec(draft.when?.edtf ?? '')?.[1]
  if (from === undefined || hasTerm(draft, 'action', 'holds')) return
  if (draft.type === 'partnership' || draft.type === 'membership' || draft.type === 'chairmanship')
    draft.when = { ...draft.when, edtf: from }
  else if (draft.type === 'visit' || draft.type === 'meeting') delete draft.when
}

/** What is to come is not behind the report: "in the spring" is the next one, "before the end of the year" begins today. */
export function ahead(draft: Draft, report: string | undefined): void {
  const { when } = draft
  if (!when?.edtf || !/^\d{4}-\d\d-\d\d$/.test(report ?? '')) return
  const [, to] = boundsOf(when.edtf) ?? []
  if (when.edtf.startsWith('../') && to !== undefined && to >= report!) {
    draft.when = { ...when, edtf: `${report}/${when.edtf.slice(3)}` }
    return
  }
  const inferred = when.start?.year?.basis.kind === 'inferred'
  if (!inferred || to === undefined || to >= report! || !/^\d{4}-/.test(when.edtf)) return
  const ahead = Number(report!.slice(0, 4)) - Number(to.slice(0, 4)) + (to.slice(4) < report!.slice(4) ? 1 : 0)
  draft.when = { ...when, edtf: when.edtf.replace(/\b\d{4}(?=-)/g, (year) => String(Number(year) + ahead)) }
}
