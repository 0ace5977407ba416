// What an article says of itself: its day, its publisher, its section of the paper.
import type { PressLanguage, Publisher } from '../knowledge/publishers.ts'
import type { Span } from '../model/span.ts'
import type { EntityRef } from '../model/value.ts'
import { dateIn, edtf, type PrintedDate } from './dates.ts'
import { type Headline, headOf, type Page, publisherNamed, titleShape } from './head.ts'
import type { Hit } from './hit.ts'
import type { Line } from './lines.ts'
import type { Segment } from './segments.ts'

/** Everything that one article's text says about itself, before the page is looked at as a whole. */
export interface Draft {
  readonly segment: Segment
  readonly headline: Headline
  readonly dateline?: Hit
  readonly date: PrintedDate
  readonly hits: readonly Hit[]
}

/** The days that the page gives: its own, and the year of the dateline. */
export interface Dated {
  readonly year: number | undefined
  readonly pageDate: PrintedDate | undefined
  /** The line that heads the page the article stands on. */
  readonly pageHead: Hit | undefined
}

/** The day of the line that stands under the title. */
export const headDate = ({ tables }: Page, { segment }: Draft): PrintedDate | undefined => {
  for (const line of headOf(segment.lines)) {
    if (line.whole?.shape.kind !== 'date') continue
    const date = dateIn(line.whole, tables.press)
    if (edtf(date)) return date
  }
  return undefined
}

export const sectionOf = (one: Draft, { pageHead }: Dated): string | undefined =>
  [...one.hits.filter((h) => h.shape.kind === 'furniture'), ...(pageHead ? [pageHead] : [])]
    .flatMap((h) => h.slots.get('section')?.text ?? [])[0]
    ?.replace(/\s+/gu, '')

/** The report's own date: of the page, of its date line, of its dateline, of its title, of its first words, at its foot. */
export const publishedOf = (page: Page, one: Draft, placed: Dated): string | undefined => {
  const { press } = page.tables
  if (placed.pageDate) return edtf(placed.pageDate)
  const { lines } = one.segment
  const lineDate = (line: Line | undefined): string | undefined =>
    line?.whole?.shape.kind === 'date' ? edtf(dateIn(line.whole, press)) : undefined
  const under = headDate(page, one)
  if (under) return edtf(under)
  if (one.dateline) return edtf({ ...one.date, ...(placed.year !== undefined ? { year: placed.year } : {}) })
  const titled = one.headline.title ? titleShape(page, one.headline.title) : undefined
  const fromTitle = titled ? edtf(dateIn(titled, press)) : undefined
  if (fromTitle) return fromTitle
  // under lines of a head that looks like text: "WASHINGTON, D.C."
  const near = lines.slice(0, NEAR_HEAD).map(lineDate).find(Boolean)
  return openingDate(one, press) ?? near ?? lineDate(lines.at(-1)) ?? lineDate(lines.at(-2))
}

/** The date line stands among the first lines. */
const NEAR_HEAD = 6

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
export const publisherOf = (page: Page, one: Draft, placed: Dated, at: (s: Span) => Span): EntityRef | undefined => {
  const { language } = page.tables.press
  const titles = [...headOf(one.segment.lines), ...one.segment.stray].flatMap((line) => titleShape(page, line) ?? [])
  const lead = one.segment.lines.find((l) => l.kind === 'prose')
  const words = lead ? page.text.slice(lead.start, Math.min(lead.end, lead.start + LEAD)) : ''
  const naming = [...one.hits, ...titles].find(
    ({ shape }) => shape.publisher && (shape.beside?.some((word) => words.includes(word)) ?? true),
  )
  const publisher = naming?.shape.publisher
  if (naming && publisher) return named(page.text, naming, publisher, { language, at })
  const own = statedIn(one.hits)
  const stated = own ?? statedIn(placed.pageHead ? [placed.pageHead] : [])
  if (stated) {
    const known = publisherNamed(page.pack, stated.text)
    // The head of the page stands in one article's text; the others have it without a place.
    return {
      ...(known ? { id: known.id, label: known.label } : {}),
      name: stated.text,
      ...(own ? { span: at(own) } : {}),
    }
  }
  for (const [line, role] of one.headline.roles) {
    const printed = page.text.slice(line.start, line.end)
    const mast = role === 'masthead' ? publisherNamed(page.pack, printed) : undefined
    if (mast) return { id: mast.id, name: printed, label: mast.label, span: at(line) }
  }
  return undefined
}

/** A name that a line of sources or the head of a page gives. */
const statedIn = (hits: readonly Hit[]): (Span & { readonly text: string }) | undefined =>
  hits.flatMap((h) => h.slots.get('source') ?? h.slots.get('press') ?? [])[0]

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
export const entity = (publisher: Publisher, language: PressLanguage): EntityRef => ({
  id: publisher.id,
  name: publisher.names[language]?.[0] ?? publisher.label,
  label: publisher.label,
})
