// A text page to its articles: verbatim text, parts, dateline, gaps, and the way back to the page.
import type { PressLanguage, Publisher, PublisherPack } from '../knowledge/publishers.ts'
import type { Article, Dateline, Gap, Part, PartKind, Source, SourceRun } from '../model/article.ts'
import type { Problem, ProblemCode } from '../model/problem.ts'
import type { Span } from '../model/span.ts'
import type { EntityRef } from '../model/value.ts'
import { dateIn, datelineOf, edtf, type PrintedDate } from './dates.ts'
import { articleId } from './hash.ts'
import { type Headline, headlineOf, headOf, type Page, publisherNamed, titleShape } from './head.ts'
import { languageOf, pressLanguage } from './language.ts'
import { type Hit, type Line, linesOf, tablesOf } from './lines.ts'
import { partsOf } from './parts.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { isFollowing, yearFromText, yearOfPageMate } from './year.ts'

/** What the page's bringer knows of it and the text does not say. */
export interface Brought {
  readonly source: Omit<Source, 'article'>
  /** From the file's own fields (a feed's date, a page's metadata): EDTF. */
  readonly published?: string
  readonly title?: string
  readonly publisher?: Publisher
  readonly section?: string
}

export interface PageArticles {
  readonly articles: readonly Article[]
  readonly problems: readonly Problem[]
}

/** Everything that one article's text says about itself, before the page is looked at as a whole. */
interface Draft {
  readonly segment: Segment
  readonly headline: Headline
  readonly dateline?: Hit
  readonly date: PrintedDate
  readonly hits: readonly Hit[]
}

/** Reads a page of text, which may hold several articles. Linear in the text. */
export const articlesOf = (text: string, brought: Brought, pack: PublisherPack): PageArticles => {
  const press = pack.press[pressLanguage(text)]
  const page: Page = { text, tables: tablesOf(press), pack }
  const lines = linesOf(text, press)
  const drafts = segmentsOf(text, lines).map((segment) => draftOf(page, segment))
  const pageDate = pageDateOf(page, lines)
  const articles: Article[] = []
  const problems: Problem[] = []
  const years = drafts.map((d) => yearOf(page, d, pageDate))
  const dated = drafts.flatMap(({ date }, i) => (years[i] === undefined ? [] : [{ ...date, year: years[i] }]))
  drafts.forEach((one, i) => {
    const year = years[i] ?? yearOfPageMate(one.date, dated)
    const made = articleOf(page, one, { brought, index: i + 1, of: drafts.length, year, pageDate })
    articles.push(made.article)
    problems.push(...made.problems)
  })
  return { articles, problems }
}

const draftOf = (page: Page, segment: Segment): Draft => {
  const headline = headlineOf(page, segment.lines, segment.stray)
  const hits = segment.lines.flatMap((l) => [l.whole, l.head, l.foot].filter((h): h is Hit => h !== undefined))
  if (headline.glued) hits.push(headline.glued.hit)
  const dateline = hits.find((h) => h.shape.kind === 'dateline')
  return {
    segment,
    headline,
    hits,
    date: dateline ? dateIn(dateline, page.tables.press) : {},
    ...(dateline ? { dateline } : {}),
  }
}

const pageDateOf = ({ tables }: Page, lines: readonly Line[]): PrintedDate | undefined => {
  for (const line of lines) {
    if (line.whole?.shape.kind !== 'furniture') continue
    const date = dateIn(line.whole, tables.press)
    if (edtf(date)) return date
  }
  return undefined
}

/** The year of a dateline that prints none, where the text or the page gives it beyond doubt. */
const yearOf = (page: Page, one: Draft, pageDate: PrintedDate | undefined): number | undefined => {
  if (one.date.year !== undefined) return one.date.year
  if (one.date.month === undefined || one.date.day === undefined) return undefined
  if (pageDate?.year !== undefined) {
    for (const year of [pageDate.year, pageDate.year - 1]) if (isFollowing(pageDate, { ...one.date, year })) return year
  }
  return yearFromText(page, one.segment.lines, one.date)
}

interface Placed {
  readonly brought: Brought
  readonly index: number
  readonly of: number
  readonly year: number | undefined
  readonly pageDate: PrintedDate | undefined
}

const articleOf = (page: Page, one: Draft, placed: Placed): { article: Article; problems: Problem[] } => {
  const { text, map, at } = cut(page.text, one.segment)
  const id = articleId(text)
  const parts = partsOf(page, one.segment, one.headline)
    .map((p): Part => ({ kind: p.kind, ...at(p) }))
    .sort((a, b) => a.start - b.start)
  const gaps = one.hits
    .flatMap((hit): Gap[] => {
      const kind = hit.shape.kind
      if (kind !== 'jump-from' && kind !== 'jump-on') return []
      const number = hit.slots.get('page')?.text
      return [
        {
          span: at(hit),
          kind: kind === 'jump-from' ? 'continued-from' : 'continued-on',
          ...(number ? { page: number } : {}),
        },
      ]
    })
    .sort((a, b) => a.span.start - b.span.start)
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
  return { article, problems: problemsOf(article, one.segment.stray.length > 0) }
}

/** Title, dateline and the other fields that not every article has. */
const fieldsOf = (page: Page, one: Draft, placed: Placed, at: (s: Span) => Span): Partial<Article> => {
  const { brought } = placed
  const printed = (span: Span): string => page.text.slice(span.start, span.end).replace(/\s*\n\s*/gu, ' ')
  const { title, subtitle } = one.headline
  const name = title ? printed(title) : brought.title
  const publisher =
    publisherOf(page, one, at) ??
    (brought.publisher ? entity(brought.publisher, page.tables.press.language) : undefined)
  const dateline: Dateline | undefined = one.dateline
    ? place(datelineOf(one.dateline, 0, one.date, placed.year), at)
    : undefined
  const published = publishedOf(page, one, placed) ?? brought.published
  const section = sectionOf(one) ?? brought.section
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

const sectionOf = (one: Draft): string | undefined =>
  one.hits
    .find((h) => h.shape.kind === 'furniture')
    ?.slots.get('section')
    ?.text.replace(/\s+/gu, '')

/** The report's own date: of the page, of its date line, of its dateline, of its title, of its first words, at its foot. */
const publishedOf = (page: Page, one: Draft, placed: Placed): string | undefined => {
  const { press } = page.tables
  if (placed.pageDate) return edtf(placed.pageDate)
  const { lines } = one.segment
  const head = headOf(lines)
  const lineDate = (line: Line | undefined): string | undefined =>
    line?.whole?.shape.kind === 'date' ? edtf(dateIn(line.whole, press)) : undefined
  for (const line of head) {
    const date = lineDate(line)
    if (date) return date
  }
  if (one.dateline) return edtf({ ...one.date, ...(placed.year !== undefined ? { year: placed.year } : {}) })
  const titled = one.headline.title ? titleShape(page, one.headline.title) : undefined
  const fromTitle = titled ? edtf(dateIn(titled, press)) : undefined
  if (fromTitle) return fromTitle
  return openingDate(one, press) ?? lineDate(lines.at(-1)) ?? lineDate(lines.at(-2))
}

/** A report without a dateline opens with its date; where several paragraphs do, it is a chronology and has none. */
const openingDate = (one: Draft, press: Page['tables']['press']): string | undefined => {
  const openings = one.segment.lines.filter((l) => l.head?.shape.kind === 'opening')
  const first = one.segment.lines.find((l) => l.kind === 'prose')
  if (openings.length !== 1 || first?.head === undefined || openings[0] !== first) return undefined
  return edtf(dateIn(first.head, press))
}

/** House style is told by words of the lead that stand no further in than this. */
const LEAD = 400

/** Who publishes: as the dateline, the page's furniture, a label, the masthead or the title says. */
const publisherOf = (page: Page, one: Draft, at: (s: Span) => Span): EntityRef | undefined => {
  const { language } = page.tables.press
  const titles = [...headOf(one.segment.lines), ...one.segment.stray].flatMap((line) => titleShape(page, line) ?? [])
  const lead = one.segment.lines.find((l) => l.kind === 'prose')
  const words = lead ? page.text.slice(lead.start, Math.min(lead.end, lead.start + LEAD)) : ''
  const naming = [...one.hits, ...titles].find(
    ({ shape }) => shape.publisher && (shape.beside?.some((word) => words.includes(word)) ?? true),
  )
  const publisher = naming?.shape.publisher
  if (naming && publisher) return named(page.text, naming, publisher, { language, at })
  for (const [line, role] of one.headline.roles) {
    const printed = page.text.slice(line.start, line.end)
    const mast = role === 'masthead' ? publisherNamed(page.pack, printed) : undefined
    if (mast) return { id: mast.id, name: printed, label: mast.label, span: at(line) }
  }
  return undefined
}

const named = (
  text: string,
  hit: Hit,
  publisher: Publisher,
  { language, at }: { language: PressLanguage; at: (s: Span) => Span },
): EntityRef => {
  const printed = text.slice(hit.start, hit.end)
  const name = [...(publisher.names[language] ?? [])]
    .sort((a, b) => b.length - a.length)
    .find((n) => printed.includes(n))
  if (name === undefined) return entity(publisher, language)
  const start = hit.start + printed.indexOf(name)
  return { id: publisher.id, name, label: publisher.label, span: at({ start, end: start + name.length }) }
}

/** A publisher that the text does not name (its house style or its address does): no span. */
const entity = (publisher: Publisher, language: PressLanguage): EntityRef => ({
  id: publisher.id,
  name: publisher.names[language]?.[0] ?? publisher.label,
  label: publisher.label,
})

interface Cut {
  readonly text: string
  readonly map: readonly SourceRun[]
  /** From a span of the page to the same words in the article. */
  readonly at: (s: Span) => Span
}

/** An article's text: one run of the page, or two where its headline stands elsewhere (a line break joins them). */
const cut = (text: string, { lines, stray }: Segment): Cut => {
  const from = lines[0]?.start ?? 0
  let to = lines.at(-1)?.end ?? 0
  const [first, last] = [stray[0], stray.at(-1)]
  const near = first !== undefined && first.start >= to && text.slice(to, first.start).trim() === ''
  if (near && last) to = last.end
  const main: SourceRun = { start: 0, end: to - from, source: from }
  if (near || first === undefined || last === undefined) {
    return {
      text: text.slice(from, to),
      map: [main],
      at: ({ start, end }) => ({ start: start - from, end: end - from }),
    }
  }
  const join = '\n'
  const gap = main.end + join.length
  const second: SourceRun = { start: gap, end: gap + last.end - first.start, source: first.start }
  const shift = (p: number): number => (p >= first.start && p <= last.end ? p - first.start + gap : p - from)
  return {
    text: text.slice(from, to) + join + text.slice(first.start, last.end),
    map: [main, second],
    at: ({ start, end }) => ({ start: shift(start), end: shift(start) + end - start }),
  }
}

const problemsOf = (article: Article, displaced: boolean): Problem[] => {
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
  if (article.publisher !== undefined && article.publisher.span === undefined) {
    const reason = `The text names no publisher; its layout or source is that of ${article.publisher.label ?? article.publisher.name}.`
    problems.push(make('layout', { start: 0, end: 0 }, reason))
  }
  if (article.title === undefined)
    problems.push(make('layout', { start: 0, end: 0 }, 'No headline was found for this article.'))
  return problems
}

export type { PartKind }
