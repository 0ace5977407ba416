// The times of an article: each expression resolved in order, and the date that a claim takes from its clause or event.
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Article } from '../model/article.ts'
import { bounds, dayText, day as numberOf } from '../model/period.ts'
import type { When } from '../model/when.ts'
import type { Item } from './mentions/items.ts'
import { classOf } from './mentions/items.ts'
import { inferredDay } from './report-year.ts'
import { resolveTime, sinceOf, type TimeAnchors, type TimeHit } from './time/time.ts'

export interface Times {
  /** The resolved date of the expression that starts at an offset. */
  readonly at: ReadonlyMap<number, When>
  /** EDTF of the report: dateline, else publication, as far as known. */
  readonly reportDate: string | undefined
  readonly since: (value: { readonly time: TimeHit }) => string | undefined
  readonly anchors: TimeAnchors
}

export function timesOf(
  article: Article,
  items: readonly (readonly Item[])[],
  paragraphs: readonly number[],
  knowledge: Knowledge,
): Times {
  const reportDate = article.dateline?.date ?? article.published ?? inferredDay(article, items, knowledge)
  const base: TimeAnchors = {
    ...(article.dateline?.date ? { dateline: article.dateline.date } : {}),
    ...((article.published ?? reportDate) ? { published: (article.published ?? reportDate)! } : {}),
    ...(article.dateline?.monthDay ? { datelineMonthDay: article.dateline.monthDay } : {}),
    events: (id) => knowledge.dateOf(id),
  }
  const after = knowledge.languages.get(article.language)?.slots === 'after'
  const at = new Map<number, When>()
  const counted = new Map<number, string>()
  let previous: When | undefined
  /** The day told last, whatever its year was taken from: "the same day". */
  let last: When | undefined
  // "the same day", "later in the day": the last full day of the paragraph, else the first of the report
  let day: When | undefined
  let lead: When | undefined
  const visit = (list: readonly Item[]) => {
    list.forEach((item, i) => {
      if (item.kind === 'noun') visit(item.inner)
      if (item.kind !== 'time') return
      const direction = isToCome(list, i, after) ? ('future' as const) : undefined
      const told =
        (isSameDay(item.time) ? day : undefined) ??
        (isOfLate(item.time, reportDate) ? undefined : previous) ??
        (isSame(item.time) ? last : undefined)
      const when = resolveTime(
        item.time,
        { ...base, ...(told ? { previous: told } : {}) },
        direction ? { direction } : {},
      )
      at.set(item.start, when)
      if (/^\d{4}-\d\d-\d\d$/.test(when.edtf ?? '')) day = when
      lead ??= day
      const year = item.time.kind === 'age' ? yearThatIs(list, i, at) : undefined
      const since = year && sinceOf(item.time, { ...base, dateline: year, published: year })?.edtf
      if (since) counted.set(item.start, since)
      // where phrases follow the verb a report's own year goes on: only a written year gives one, "by 2020" none
      const gives =
        !after || (!when.edtf?.startsWith('../') && (!reportDate || when.start?.year?.basis.kind === 'written'))
      if (when.start?.day) last = when
      if (when.edtf && gives && item.time.kind !== 'age' && item.time.kind !== 'duration') previous = when
    })
  }
  items.forEach((list, i) => {
    // where the report's own day is known, a date of another paragraph gives no year
    if (/^\d{4}-\d\d-\d\d/.test(reportDate ?? '') && (after || paragraphs[i] !== paragraphs[i - 1]))
      previous = undefined
    if (paragraphs[i] !== paragraphs[i - 1]) day = lead
    visit(list)
  })
  const since = ({ time }: { readonly time: TimeHit }) => counted.get(time.start) ?? sinceOf(time, base)?.edtf
  return { at, reportDate: reportDate ?? undefined, since, anchors: base }
}

/** Whether words beside a time tell the future: before it, or where phrases follow the verb on both sides. */
function isToCome(list: readonly Item[], i: number, after: boolean): boolean {
  const around = after
    ? [...list.slice(Math.max(0, i - 6), i), ...list.slice(i + 1, i + 6)]
    : list.slice(Math.max(0, i - 2), i)
  return around.some((x) => classOf(x, 'mode') === 'planned')
}

const isSame = ({ expr }: TimeHit): boolean =>
  expr.kind === 'point' && [expr.point.day, expr.point.month, expr.point.year].some((field) => field?.how === 'same')
/** Days before its report within which a month and a day without a year are those of the report's own year. */
const LATE = 10

function isOfLate({ expr }: TimeHit, reportDate: string | undefined): boolean {
  const report = bounds(reportDate)
  if (!report || report.from !== report.to || expr.kind !== 'point') return false
  const { year, month, day: date } = expr.point
  if (year || month?.how !== 'written' || date?.how !== 'written') return false
  const ago = report.from - numberOf(Number(dayText(report.from).slice(0, 4)), month.value, date.value)
  return ago >= 0 && ago <= LATE
}

const isSameDay = ({ expr }: TimeHit): boolean => expr.kind === 'point' && expr.point.day?.how === 'same'

/** "next year is the 50th anniversary": the year that is said to be one, in the clause of the count. */
function yearThatIs(list: readonly Item[], i: number, at: ReadonlyMap<number, When>): string | undefined {
  for (let k = i - 1; k >= 0; k--) {
    const item = list[k]!
    if (item.kind === 'mark') return undefined
    if (item.kind !== 'time') continue
    const is = list.slice(k + 1, i).some((x) => classOf(x, 'copula') !== undefined)
    return is ? /^\d{4}/.exec(at.get(item.start)?.edtf ?? '')?.[0] : undefined
  }
  return undefined
}
