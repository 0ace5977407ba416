// A text page to its articles: verbatim text, parts, dateline, gaps, and the way back to the page.
import type { Publisher, PublisherPack } from '../knowledge/publishers.ts'
import type { Article, Dateline, Gap, Part, Source, SourceRun } from '../model/article.ts'
import type { Problem, ProblemCode } from '../model/problem.ts'
import type { Span } from '../model/span.ts'
import { dateIn, datelineOf, edtf, type PrintedDate } from './dates.ts'
import { type Dated, type Draft, entity, headDate, publishedOf, publisherOf, sectionOf } from './fields.ts'
import { articleId } from './hash.ts'
import { headlineOf, headOf, type Page } from './head.ts'
import type { Hit } from './hit.ts'
import { joinHalves } from './jumps.ts'
import { languageOf, pressLanguage } from './language.ts'
import { type Line, linesOf, matchInside, tablesOf } from './lines.ts'
import { partsOf } from './parts.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { unwrapped } from './wrapped.ts'
import { isFollowing, yearFromText, yearOfPageMate } from './year.ts'

/** What the page's bringer knows of it and the text does not say. */
export interface Brought {
  readonly source: Omit<Source, 'article'>
  /** The page is one article, whatever it looks like. */
  readonly single?: boolean
  /** What a layout knows of stretches of the text, in text order and apart. */
  readonly marks?: readonly Mark[]
  /** From the file's own fields (a feed's date, a page's metadata): EDTF. */
  readonly published?: string
  readonly title?: string
  readonly publisher?: Publisher
  readonly section?: string
}

export type MarkKind = 'title' | 'subtitle' | 'heading' | 'date' | 'byline' | 'caption' | 'paragraph' | 'furniture'

export interface Mark extends Span {
  readonly kind: MarkKind
}

export interface PageArticles {
  readonly articles: readonly Article[]
  readonly problems: readonly Problem[]
}

/** Reads a page of text, which may hold several articles. Linear in the text. */
export const articlesOf = (text: string, brought: Brought, pack: PublisherPack): PageArticles => {
  const press = pack.press[pressLanguage(text)]
  const page: Page = { text, tables: tablesOf(press), pack }
  const lines = marked(page, unwrapped(text, linesOf(text, press), page.tables), brought.marks ?? [])
  const segments = brought.single ? whole(lines) : joinHalves(text, segmentsOf(text, lines))
  const drafts = segments.map((segment) => draftOf(page, segment))
  const heads = headsFor(drafts, pageHeads(page, lines))
  const pageDates = heads.map((h) => (h ? dateIn(h, press) : undefined))
  const articles: Article[] = []
  const problems: Problem[] = []
  const years = drafts.map((d, i) => yearOf(page, d, { pageDate: pageDates[i], brought }))
  const dated = drafts.flatMap(({ date }, i) => (years[i] === undefined ? [] : [{ ...date, year: years[i] }]))
  drafts.forEach((one, i) => {
    const year = years[i] ?? yearOfPageMate(one.date, dated)
    const made = articleOf(page, one, {
      brought,
      index: i + 1,
      of: drafts.length,
      year,
      pageDate: pageDates[i],
      pageHead: heads[i],
    })
    articles.push(made.article)
    for (const problem of made.problems) problems.push(problem)
  })
  return { articles, problems }
}

const whole = (lines: readonly Line[]): Segment[] => (lines.length > 0 ? [{ lines, stray: [] }] : [])

/** What the layout knows goes before what a line looks like. */
const marked = ({ text, tables }: Page, lines: Line[], marks: readonly Mark[]): Line[] => {
  let next = 0
  return lines.map((line) => {
    while (next < marks.length && (marks[next]?.end ?? 0) <= line.start) next++
    const mark = marks[next]
    if (mark === undefined || mark.start > line.start || line.end > mark.end) return line
    const date = mark.kind === 'date' && !line.whole ? matchInside(text, line, tables.periods) : undefined
    return {
      ...line,
      kind: mark.kind === 'paragraph' ? 'prose' : mark.kind,
      ...(date ? { whole: { ...date, shape: { ...date.shape, kind: 'date' } } } : {}),
    }
  })
}

const draftOf = (page: Page, segment: Segment): Draft => {
  const headline = headlineOf(page, segment.lines, segment.stray)
  const hits = segment.lines.flatMap((l) => [l.whole, l.head, l.foot].filter((h): h is Hit => h !== undefined))
  if (headline.glued) hits.push(headline.glued.hit)
  // two of them above the text: the last gives the day that it tells from
  const above = headOf(segment.lines).flatMap((l) => (l.whole?.shape.kind === 'dateline' ? [l.whole] : []))
  const dateline = above.at(-1) ?? hits.find((h) => h.shape.kind === 'dateline')
  return {
    segment,
    headline,
    hits,
    date: dateline ? dateIn(dateline, page.tables.press) : {},
    ...(dateline ? { dateline } : {}),
  }
}

/** The heads of the pages: lines of furniture that bear a day, in order. */
const pageHeads = ({ tables }: Page, lines: readonly Line[]): Hit[] =>
  lines.flatMap(({ whole }) => (whole?.shape.kind === 'furniture' && edtf(dateIn(whole, tables.press)) ? [whole] : []))

/** For each article the head of its page: the last one that stands above its end, else the first of all. */
const headsFor = (drafts: readonly Draft[], heads: readonly Hit[]): (Hit | undefined)[] => {
  let next = 0
  return drafts.map(({ segment }) => {
    const end = segment.lines.at(-1)?.end ?? 0
    while (next < heads.length && (heads[next]?.start ?? 0) <= end) next++
    return heads[Math.max(0, next - 1)]
  })
}

/** The year of a dateline that prints none, where the text or the page gives it beyond doubt. */
const yearOf = (
  page: Page,
  one: Draft,
  { pageDate, brought }: { pageDate: PrintedDate | undefined; brought: Brought },
): number | undefined => {
  if (one.date.year !== undefined) return one.date.year
  if (one.date.month === undefined || one.date.day === undefined) return undefined
  const day = pageDate ?? headDate(page, one) ?? isoDate(brought.published)
  if (day?.year !== undefined) {
    for (const year of [day.year, day.year - 1]) if (isFollowing(day, { ...one.date, year })) return year
  }
  return yearFromText(page, one.segment.lines, one.date)
}

const isoDate = (day: string | undefined): PrintedDate | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day ?? '')
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined
}

interface Placed extends Dated {
  readonly brought: Brought
  readonly index: number
  readonly of: number
}

const articleOf = (page: Page, one: Draft, placed: Placed): { article: Article; problems: Problem[] } => {
  const { text, map, at } = cut(page.text, one.segment)
  const id = articleId(text)
  const parts = partsOf(page, one.segment, one.headline)
    .map((p): Part => ({ kind: p.kind, ...at(p) }))
    .sort((a, b) => a.start - b.start)
  const gaps = gapsOf(one, at)
  const { brought } = placed
  const article: Article = {
    id,
    source: { ...brought.source, ...(placed.of > 1 ? { article: { index: placed.index, of: placed.of } } : {}) },
    language: languageOf(text, page.pack),
    text,
    parts,
    ...fieldsOf(page, one, placed, at),
    gaps,
    map,
  }
  return {
    article,
    problems: problemsOf(article, {
      displaced: one.segment.stray.length > 0,
      told: brought.publisher !== undefined || placed.pageHead !== undefined,
    }),
  }
}

/** What is elsewhere: the page says so, and no other half was found here. */
const gapsOf = ({ hits, segment }: Draft, at: (s: Span) => Span): Gap[] => {
  const settled = new Set(segment.joined?.flatMap((l) => [l.whole, l.head, l.foot]))
  const gaps = hits.flatMap((hit): Gap[] => {
    const { kind } = hit.shape
    if ((kind !== 'jump-from' && kind !== 'jump-on') || settled.has(hit)) return []
    const number = hit.slots.get('page')?.text
    return [
      {
        span: at(hit),
        kind: kind === 'jump-from' ? 'continued-from' : 'continued-on',
        ...(number ? { page: number } : {}),
      },
    ]
  })
  return gaps.sort((a, b) => a.span.start - b.span.start)
}

/** Title, dateline and the other fields that not every article has. */
const fieldsOf = (page: Page, one: Draft, placed: Placed, at: (s: Span) => Span): Partial<Article> => {
  const { brought } = placed
  const printed = (span: Span): string => page.text.slice(span.start, span.end).replace(/\s*\n\s*/gu, ' ')
  const { title, subtitle } = one.headline
  const name = title ? printed(title) : brought.title
  const publisher =
    publisherOf(page, one, placed, at) ??
    (brought.publisher ? entity(brought.publisher, page.tables.press.language) : undefined)
  const dateline: Dateline | undefined = one.dateline
    ? place(datelineOf(one.dateline, 0, one.date, placed.year), at)
    : undefined
  const published = publishedOf(page, one, placed) ?? brought.published
  const section = sectionOf(one, placed) ?? brought.section
  return {
    ...(name ? { title: name } : {}),
    ...(subtitle ? { subtitle: printed(subtitle) } : {}),
    ...(section ? { section } : {}),
    ...(publisher ? { publisher } : {}),
    ...(dateline ? { dateline } : {}),
    ...(published ? { published } : {}),
  }
}

const place = (dateline: Dateline, at: (s: Span) => Span): Dateline => ({ ...dateline, span: at(dateline.span) })

interface Cut {
  readonly text: string
  readonly map: readonly SourceRun[]
  /** From a span of the page to the same words in the article. */
  readonly at: (s: Span) => Span
}

/** An article's text: the runs of the page that hold it, joined by a line break where other text stands between. */
const cut = (text: string, { lines, stray }: Segment): Cut => {
  const runs: { start: number; source: number; length: number }[] = []
  for (const line of [...lines, ...stray]) {
    const last = runs.at(-1)
    const reach = last ? last.source + last.length : 0
    if (last && line.start >= reach && text.slice(reach, line.start).trim() === '') last.length = line.end - last.source
    else {
      const start = last ? last.start + last.length + 1 : 0
      runs.push({ start, source: line.start, length: line.end - line.start })
    }
  }
  const shift = (p: number): number => {
    const run = runs.find((r) => p >= r.source && p <= r.source + r.length)
    return run ? p - run.source + run.start : 0
  }
  return {
    text: runs.map((r) => text.slice(r.source, r.source + r.length)).join('\n'),
    map: runs.map(({ start, source, length }) => ({ start, end: start + length, source })),
    at: ({ start, end }) => ({ start: shift(start), end: shift(start) + end - start }),
  }
}

const problemsOf = (article: Article, { displaced, told }: { displaced: boolean; told: boolean }): Problem[] => {
  const make = (code: ProblemCode, span: Span, reason: string): Problem => ({
    kind: 'problem',
    document: article.id,
    code,
    ...span,
    quote: article.text.slice(span.start, span.end),
    reason,
  })
  const problems = article.gaps.map((gap) => {
    const page = gap.page ? `page ${gap.page}` : 'another page'
    return make(
      'gap',
      gap.span,
      gap.kind === 'continued-from'
        ? `The article begins on ${page}, which is not here: its first part is missing.`
        : `The article goes on on ${page}, which is not here: its last part is missing.`,
    )
  })
  const title = article.parts.find((p) => p.kind === 'title')
  if (displaced && title)
    problems.push(
      make(
        'layout',
        { start: title.start, end: title.end },
        'The headline stands apart from its article; it was joined to it by its place and words.',
      ),
    )
  if (!told && article.publisher !== undefined && article.publisher.span === undefined) {
    const reason = `The text names no publisher; its layout is that of ${article.publisher.label ?? article.publisher.name}.`
    problems.push(make('layout', { start: 0, end: 0 }, reason))
  }
  if (article.title === undefined)
    problems.push(make('layout', { start: 0, end: 0 }, 'No headline was found for this article.'))
  return problems
}
