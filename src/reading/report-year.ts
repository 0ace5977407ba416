// The year of a report that prints only month and day: the one year in which all that the report takes for granted holds.
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { OfficeHolding, World } from '../knowledge/world.ts'
import type { Article } from '../model/article.ts'
import { boundsOf } from '../model/period.ts'
import { holdingsOf } from './mentions/holdings.ts'
import { classOf, type Item, type Mention, mentionsOf } from './mentions/items.ts'
import { addMonths } from './time/calendar.ts'

interface MonthDay {
  readonly month: number
  readonly day: number
}

interface Told {
  readonly items: readonly (readonly Item[])[]
  readonly knowledge: Knowledge
  readonly day: MonthDay
}

/**
 * The day of a report whose dateline lacks the year. What is dated elsewhere comes first: an age whose beginning the
 * registry or the text dates, a numbered session, a deed of these days that the registry holds, the day of a signature.
 * Else the years that the offices of the people named leave open, between what the text tells as past and as to come.
 * Undefined where more than one year is left, or none.
 */
export function inferredDay(
  article: Article,
  items: readonly (readonly Item[])[],
  knowledge: Knowledge,
): string | undefined {
  const day = article.dateline?.monthDay
  if (!day) return article.dateline ? undefined : openingYear(items, knowledge)
  const told: Told = { items, knowledge, day }
  const open = openYears(told)
  const dated = [...ageYears(told), ...sessionYears(told), ...deedYears(told), ...signedYears(told)]
  dated.push(...newYears(told), ...namedYears(items))
  const fitting = new Set(open ? dated.filter((y) => open.has(y)) : dated)
  const [year, other] = fitting.size ? fitting : afterLastFigures(told, open)
  return year === undefined || other !== undefined ? undefined : dayIn(year, day)
}

const dayIn = (year: number, { month, day }: MonthDay): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Ages that a registry fact dates, or that go on from a date told right before ("In 2014 ... Eight years on ..."). */
function ageYears({ items, knowledge, day }: Told): number[] {
  const years: number[] = []
  let told: { year: number; month?: number; list: number } | undefined
  for (const [n, list] of items.entries())
    for (const [i, item] of list.entries()) {
      if (item.kind !== 'time') continue
      const { expr } = item.time
      if (expr.kind === 'point' && expr.point.year)
        told = {
          year: expr.point.year.value,
          list: n,
          ...(expr.point.month && expr.point.day ? { month: expr.point.month.value } : {}),
        }
      const near = told && n - told.list <= 1 ? told : undefined
      const months = monthsOf(item)
      if (months !== undefined && near?.month !== undefined) {
        const end = addMonths({ year: near.year, month: near.month }, months)
        if (Math.abs(end.month - day.month) <= 1) years.push(end.year)
      }
      if (expr.kind !== 'age' || expr.amount.unit !== 'year' || expr.amount.number === undefined) continue
      const since = foundingYear(list, i, items, knowledge) ?? (expr.sort === 'since' ? near?.year : undefined)
      if (since !== undefined) years.push(since + expr.amount.number)
    }
  return years
}

/** "In a mere five months": how many months have passed. */
function monthsOf(item: Item): number | undefined {
  if (item.kind !== 'time') return undefined
  const { expr } = item.time
  const amount = expr.kind === 'age' ? expr.amount : expr.kind === 'duration' ? expr.amounts[0] : undefined
  return amount?.unit === 'month' && Number.isInteger(amount.number) ? amount.number : undefined
}

/** Years of numbered sessions that the registry holds near the dateline's day: the 17th SCO council met on 9 June 2017. */
function sessionYears({ items, day, knowledge: { world } }: Told): number[] {
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

/** How many days a report may follow what it tells as news. */
const NEWS = 4

/** Deeds of these days that the registry dates: relations, a level, a member; both sides named, and the deed itself. */
function deedYears({ items, day, knowledge: { world } }: Told): number[] {
  const flat = items.flatMap(all)
  const named = new Set(
    flat
      .flatMap((x) => mentionsOf(x))
      .flatMap((m) => m.members ?? [m])
      .map((m) => m.candidates[0]),
  )
  const levels = new Set(flat.flatMap((x) => (x.kind === 'noun' && x.cls === 'level' ? [x.id] : [])))
  const related = levels.has('level:diplomatic-relations') || flat.some((x) => classOf(x, 'founding') === 'relations')
  const both = (parties: readonly string[]): boolean => parties.every((p) => named.has(p))
  return [
    ...(related ? world.relations.filter((r) => both(r.parties)) : []),
    ...world.partnerships.filter((p) => levels.has(p.level) && both(p.parties)),
    ...world.memberships.filter((m) => both([m.organisation, m.member])),
  ]
    .filter((f) => isNews(f.from, day, NEWS))
    .map((f) => Number(f.from.slice(0, 4)))
}

/** Whether a date lies on the day of a report or a few days before it, whatever the year. */
function isNews(from: string, day: MonthDay, within: number): boolean {
  const [, month, date] = from.split('-').map(Number)
  if (!month || !date) return false
  const days = (Date.UTC(2000, day.month - 1, day.day) - Date.UTC(2000, month - 1, date)) / DAY
  return days >= 0 && days <= within
}

const DAY = 24 * 60 * 60 * 1000

/** The year of a text without a dateline that opens with an anniversary: "on 30 years of relations". */
function openingYear(items: Told['items'], knowledge: Knowledge): string | undefined {
  const years = new Set(
    items.slice(0, OPENING).flatMap((list) =>
      list.flatMap(all).flatMap((item, i, flat) => {
        if (item.kind !== 'time' || item.time.expr.kind !== 'age' || item.time.expr.amount.unit !== 'year') return []
        const since = foundingYear(flat, i, items, knowledge)
        return since === undefined || item.time.expr.amount.number === undefined
          ? []
          : [since + item.time.expr.amount.number]
      }),
    ),
  )
  const [year, other] = years
  return year === undefined || other !== undefined ? undefined : String(year)
}

/** How many sentences open a text, its headlines with them. */
const OPENING = 5

/** The year in the name of the gathering that the first sentences report on: "the Union's 2014 conference elected ...". */
const namedYears = (items: Told['items']): number[] =>
  items
    .slice(0, OPENING)
    .flatMap((list) =>
      list.flatMap((x) => (x.kind === 'noun' && x.cls === 'gathering' ? x.inner.flatMap(wholeYear) : [])),
    )

/** "... on taking office": the years in which somebody named with an office came into it these days. */
function newYears({ items, day, knowledge: { world } }: Told): number[] {
  if (!items.some((list) => list.some((x) => classOf(x, 'incumbency') === 'begins'))) return []
  const mentions = items.flatMap((list) => list.flatMap(all)).flatMap((x) => mentionsOf(x))
  return termsOf(mentions, world)
    .flat()
    .filter((h) => isNews(h.from, day, DAYS_NEW))
    .map((h) => Number(h.from.slice(0, 4)))
}

/** For how many days an office is new. */
const DAYS_NEW = 20

/** A date with its year on the very day of the dateline: "Beijing, 14 August 2005" under a letter. */
function signedYears({ items, day }: Told): number[] {
  const years = items.flatMap((list) =>
    list.flatMap((x) =>
      x.kind === 'time' &&
      x.time.expr.kind === 'point' &&
      x.time.expr.point.year?.how === 'written' &&
      x.time.expr.point.month?.value === day.month &&
      x.time.expr.point.day?.value === day.day
        ? [x.time.expr.point.year.value]
        : [],
    ),
  )
  return years.length ? [Math.max(...years)] : []
}

/** The years in which the people named hold the offices that they are named with; undefined where no office tells. */
function openYears({ items, knowledge, day }: Told): ReadonlySet<number> | undefined {
  const told = items.flatMap(all).flatMap((x) => mentionsOf(x))
  const terms = termsOf(told, knowledge.world).map((term) =>
    term.map((h) => [boundsOf(h.from)?.[0] ?? h.from, boundsOf(h.to)?.[1] ?? '9999'] as const),
  )
  const votes = new Map<number, number>()
  for (let year = FIRST; year <= LAST; year++) {
    const date = dayIn(year, day)
    const held = terms.filter((term) => term.some(([from, to]) => from <= date && date <= to)).length
    if (held) votes.set(year, held)
  }
  const most = Math.max(0, ...votes.values())
  // one in four may be told of with an office of another time
  if (!terms.length || most < terms.length - Math.floor(terms.length / 4)) return undefined
  const years = [...votes].filter(([, n]) => n === most).map(([year]) => year)
  const [first, last] = boundsToldOf(items)
  const between = years.filter((y) => !(first && dayIn(y, day) < first) && !(last && dayIn(y, day) > last))
  // a misprinted year leaves none between
  return new Set(between.length ? between : years)
}

/** The years that are tried. No clock is asked: an office without an end leaves all of them open. */
const FIRST = 1945
const LAST = 2060

/** For each person named with an office: the terms in it that the registry knows. */
function termsOf(mentions: readonly Mention[], world: World): OfficeHolding[][] {
  const holdings = holdingsOf(world)
  const terms = new Map<string, OfficeHolding[]>()
  for (const m of mentions) {
    const [id] = m.candidates
    if (m.kind !== 'person' || !id || m.candidates.length > 1 || m.via === 'title' || terms.has(id)) continue
    const ranks = new Set(m.offices.map((o) => o.rank))
    const held = (holdings.get(id) ?? []).filter(
      (h) => h.rank !== 'other' && h.rank !== 'minister' && ranks.has(h.rank),
    )
    if (held.length) terms.set(id, held)
  }
  return [...terms.values()]
}

/** The last day that the text tells as past with its year, and the first that it tells as to come. */
function boundsToldOf(items: readonly (readonly Item[])[]): [string | undefined, string | undefined] {
  let past: string | undefined
  let coming: string | undefined
  for (const list of items) {
    const ahead = list.findIndex((x) => classOf(x, 'mode') !== undefined && classOf(x, 'mode') !== 'denied')
    for (const [i, x] of list.entries()) {
      if (x.kind !== 'time' || x.time.expr.kind !== 'point' || x.time.expr.point.year?.how !== 'written') continue
      const { year, month, day } = x.time.expr.point
      const two = (field: { value: number } | undefined): string | undefined =>
        field && String(field.value).padStart(2, '0')
      if (ahead >= 0 && i > ahead) {
        const date = `${year.value}-${two(month) ?? '12'}-${two(month && day) ?? '31'}`
        if (coming === undefined || date < coming) coming = date
      } else if (ahead < 0) {
        const date = `${year.value}-${two(month) ?? '01'}-${two(month && day) ?? '01'}`
        if (past === undefined || date > past) past = date
      }
    }
  }
  return [past, coming]
}

/** Of the years left open the only one, or the one after the last year whose figures are told. */
function afterLastFigures({ items }: Told, open: ReadonlySet<number> | undefined): number[] {
  if (!open) return []
  if (open.size === 1) return [...open]
  const years = items.flatMap((list) => (list.some(isFigure) ? list.flatMap(wholeYear) : []))
  const next = Math.max(...years) + 1
  return open.has(next) && open.size <= MANY ? [next] : []
}

/** Among more open years than these the last figures decide nothing. */
const MANY = 6

const isFigure = (x: Item): boolean => x.kind === 'quantity' && FIGURES.has(x.quantity.quantity.unit ?? '')
const FIGURES: ReadonlySet<string> = new Set(['US dollar', 'yuan', 'euro', 'percent', 'dollar'])

const wholeYear = (x: Item): number[] =>
  x.kind === 'time' && x.time.expr.kind === 'point' && x.time.expr.point.year?.how === 'written'
    ? x.time.expr.point.month || x.time.expr.point.slice || x.time.expr.point.portion
      ? []
      : [x.time.expr.point.year.value]
    : []

/** An item and those inside it. */
const all = (list: Item | readonly Item[]): Item[] =>
  ('kind' in list ? [list] : [...list]).flatMap((x) => (x.kind === 'noun' ? [x, ...x.inner.flatMap(all)] : [x]))

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
