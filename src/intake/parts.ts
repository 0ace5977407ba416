// An article's lines to its parts: what each stretch is on the page, in the page's own positions.
import type { PartKind } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import type { Headline, Page } from './head.ts'
import type { Hit } from './hit.ts'
import type { Line } from './lines.ts'
import type { Segment } from './segments.ts'

export interface PagePart extends Span {
  readonly kind: PartKind
}

/** What a line of its own is as a part, by the kind of its shape. */
const WHOLE: Readonly<Record<Line['kind'], PartKind>> = {
  dateline: 'dateline',
  date: 'dateline',
  'jump-from': 'jump',
  'jump-on': 'jump',
  furniture: 'furniture',
  label: 'furniture',
  subtitle: 'subtitle',
  kicker: 'subtitle',
  byline: 'byline',
  caption: 'caption',
  opening: 'paragraph',
  title: 'title',
  period: 'paragraph',
  prose: 'paragraph',
  short: 'paragraph',
  heading: 'heading',
  rule: 'furniture',
}

const PIECE: Partial<Readonly<Record<Line['kind'], PartKind>>> = {
  dateline: 'dateline',
  'jump-from': 'jump',
  'jump-on': 'jump',
}

export const partsOf = (page: Page, { lines, stray }: Segment, headline: Headline): PagePart[] => {
  const parts: PagePart[] = []
  const spaced = lines.slice(1).some((l) => l.blankBefore)
  const firstBody = lines.findIndex((l) => l.kind === 'prose' || l.kind === 'jump-from')
  lines.forEach((line, i) => {
    const role = headline.roles.get(line)
    if (role === 'title' || role === 'subtitle') extend(parts, role, line)
    else if (role === 'heading')
      parts.push({ kind: isLetterLine(lines, i, spaced) ? 'paragraph' : 'heading', start: line.start, end: line.end })
    else if (role === 'masthead') parts.push({ kind: 'furniture', start: line.start, end: line.end })
    else if (line.kind === 'prose') parts.push(...prose(page, line, headline))
    else if (line.kind === 'short')
      parts.push({ kind: shortKind(page, lines, i, spaced), start: line.start, end: line.end })
    else parts.push({ kind: inBody(line, i, firstBody), start: line.start, end: line.end })
  })
  for (const line of stray) {
    const role = headline.roles.get(line)
    extend(parts, role === 'title' || role === 'subtitle' ? role : 'subtitle', line)
  }
  return parts
}

/** A title of two lines is one part. */
const extend = (parts: PagePart[], kind: 'title' | 'subtitle', line: Line): void => {
  const last = parts.at(-1)
  if (kind === 'title' && last?.kind === 'title') parts[parts.length - 1] = { kind, start: last.start, end: line.end }
  else parts.push({ kind, start: line.start, end: line.end })
}

/** Below the first sentence a subtitle's or a kicker's shape is only a line of text. */
const inBody = (line: Line, i: number, firstBody: number): PartKind => {
  const kind = WHOLE[line.kind]
  return (kind === 'subtitle' || kind === 'title') && firstBody >= 0 && i > firstBody ? 'paragraph' : kind
}

const shortKind = (page: Page, lines: readonly Line[], i: number, spaced: boolean): PartKind => {
  const line = lines[i]
  if (line === undefined) return 'paragraph'
  const { press, open } = page.tables
  if (line.end - line.start > press.longest.heading) return 'paragraph'
  if (open.has(page.text[line.end - 1] ?? '')) return 'paragraph'
  return isLetterLine(lines, i, spaced) ? 'paragraph' : 'heading'
}

/** Addresses, signatures and lists stand in blocks or at the end; a heading stands alone above sentences. */
const isLetterLine = (lines: readonly Line[], i: number, spaced: boolean): boolean => {
  const line = lines[i],
    next = lines[i + 1]
  if (line === undefined || next === undefined || next.kind === 'date') return true
  if (next.kind !== 'prose' && next.kind !== 'short' && next.kind !== 'caption') return true
  if (next.kind === 'short' && lines[i + 2]?.kind !== 'prose') return true
  return spaced && !(line.blankBefore && next.blankBefore)
}

const prose = (page: Page, line: Line, headline: Headline): PagePart[] => {
  const parts: PagePart[] = []
  let { start, end } = line
  const glued = headline.glued?.line === line ? headline.glued.hit : undefined
  if (glued && headline.title) {
    parts.push({ kind: 'title', ...plain(headline.title) }, { kind: 'dateline', start: glued.start, end: glued.end })
    start = glued.end
  }
  const headKind = line.head ? PIECE[line.head.shape.kind] : undefined
  if (line.head && headKind) {
    parts.push({ kind: headKind, ...plain(line.head) })
    start = line.head.end
  }
  const after: PagePart[] = []
  const footKind = line.foot ? PIECE[line.foot.shape.kind] : undefined
  if (line.foot && footKind && line.foot.start >= start) {
    after.push({ kind: footKind, ...plain(line.foot) })
    end = line.foot.start
  }
  const kind: PartKind = isCaption(line) ? 'caption' : 'paragraph'
  const body = trimmed(page.text, start, end)
  if (body) parts.push({ kind, ...body })
  return [...parts, ...after]
}

const isCaption = (line: Line): boolean => line.head?.shape.kind === 'caption' || line.foot?.shape.kind === 'caption'

const plain = ({ start, end }: Span | Hit): Span => ({ start, end })

const trimmed = (text: string, from: number, to: number): Span | undefined => {
  let start = from,
    end = to
  while (start < end && /\s/u.test(text[start] ?? '')) start++
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--
  return start < end ? { start, end } : undefined
}
