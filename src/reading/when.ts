// The times of an article: each expression resolved in order, and the date that a claim takes from its clause or event.
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Article } from '../model/article.ts'
import type { When } from '../model/when.ts'
import type { Item } from './mentions/items.ts'
import { classOf, mentionsOf } from './mentions/items.ts'
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
  const reportDate = article.dateline?.date ?? article.published ?? anniversaryDate(article, items, knowledge)
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
      const around = after
        ? [...list.slice(Math.max(0, i - 6), i), ...list.slice(i + 1, i + 6)]
        : list.slice(Math.max(0, i - 2), i)
      const direction = around.some((x) => classOf(x, 'mode') === 'planned') ? ('future' as const) : undefined
      const told =
        (after && isSameDay(item.time) ? day : undefined) ?? previous ?? (isSame(item.time) ? last : undefined)
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

const isSame = ({ expr }: TimeHit): boolean =>
  expr.kind === 'point' && [expr.point.day, expr.point.month, expr.point.year].some((field) => field?.how === 'same')
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

/**
 * The day of a report whose dateline lacks the year, from an age that the registry dates:
 * relations of 1992 that are 33 years old are told of in 2025; or from an age that goes on from a year told right before it
 * ("In 2014 … Eight years on …"). Undefined where ages disagree or none is dated.
 */
function anniversaryDate(
  article: Article,
  items: readonly (readonly Item[])[],
  knowledge: Knowledge,
): string | undefined {
  const monthDay = article.dateline?.monthDay
  if (!monthDay) return undefined
  const years = new Set<number>()
  let told: { year: number; list: number } | undefined
  for (const [n, list] of items.entries())
    for (const [i, item] of list.entries()) {
      if (item.kind === 'time' && item.time.expr.kind === 'point' && item.time.expr.point.year)
        told = { year: item.time.expr.point.year.value, list: n }
      if (item.kind !== 'time' || item.time.expr.kind !== 'age' || item.time.expr.amount.unit !== 'year') continue
      const since =
        foundingYear(list, i, items, knowledge) ??
        (item.time.expr.sort === 'since' && told && n - told.list <= 1 ? told.year : undefined)
      if (since !== undefined && item.time.expr.amount.number !== undefined)
        years.add(since + item.time.expr.amount.number)
    }
  for (const year of sessionYears(items, monthDay, knowledge)) years.add(year)
  const [year] = years
  if (years.size !== 1 || year === undefined) return undefined
  return `${year}-${String(monthDay.month).padStart(2, '0')}-${String(monthDay.day).padStart(2, '0')}`
}

/** Years of numbered sessions that the registry holds near the dateline's day: the 17th SCO council met on 9 June 2017. */
function sessionYears(
  items: readonly (readonly Item[])[],
  day: { month: number; day: number },
  { world }: Knowledge,
): number[] {
  const rootOf = (id: string): string => {
    const of = world.entities.get(id)?.of
    return of && !of.startsWith('country:') ? rootOf(of) : id
  }
  const near = (date: string) =>
    Number(date.slice(5, 7)) === day.month && Math.abs(Number(date.slice(8, 10)) - day.day) <= 4
  return items.flatMap((list) =>
    list.flatMap((item) => {
      if (item.kind !== 'noun' || item.cls !== 'gathering') return []
      const number = item.inner.find((x) => x.kind === 'ordinal')
      const orgs = item.inner.flatMap((x) => mentionsOf(x).flatMap((m) => m.candidates)).concat(item.id ?? [])
      if (number?.kind !== 'ordinal') return []
      return world.sessions
        .filter(
          (s) => s.number === number.ordinal.value && orgs.some((o) => rootOf(o) === rootOf(s.series)) && near(s.from),
        )
        .map((s) => Number(s.from.slice(0, 4)))
    }),
  )
}

function foundingYear(
  list: readonly Item[],
  i: number,
  items: readonly (readonly Item[])[],
  { world }: Knowledge,
): number | undefined {
  const founding = list
    .slice(Math.max(0, i - 2), i)
    .map((x) => classOf(x, 'founding'))
    .find((v) => v !== undefined)
  if (founding === undefined) return undefined
  const named = mentionsOf(list.slice(0, i).findLast((x) => x.kind === 'ref'))
  const ids = named.flatMap((m) => (m.members ?? [m]).map((x) => x.candidates))
  if (founding === 'relations') {
    const all =
      ids.length === 2
        ? ids
        : [
            ...new Set(
              items.flatMap((l) =>
                l.flatMap((x) =>
                  mentionsOf(x)
                    .filter((m) => m.kind === 'state' && m.candidates.length === 1)
                    .map((m) => m.candidates[0]!),
                ),
              ),
            ),
          ].map((id) => [id])
    const facts = world.relations.filter((r) => r.parties.every((p) => all.some((c) => c.includes(p))))
    const found = new Set(facts.map((f) => Number(f.from.slice(0, 4))))
    return found.size === 1 ? [...found][0] : undefined
  }
  const org = ids.flat().find((id) => id.startsWith('org:'))
  const first = org
    ? world.memberships
        .filter((m) => m.organisation === org && m.status === 'founding-member')
        .map((m) => Number(m.from.slice(0, 4)))
    : []
  return first.length ? Math.min(...first) : undefined
}
