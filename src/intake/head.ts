// What stands above an article's first sentence: title, subtitle, kicker, and whose house style it is.
import type { Publisher, PublisherPack } from '../knowledge/publishers.ts'
import type { Span } from '../model/span.ts'
import { type Hit, run } from './hit.ts'
import { type Line, matchHead, type Tables } from './lines.ts'

export interface Headline {
  readonly title?: Span
  readonly subtitle?: Span
  /** What each head line is, for the lines that are not simply what their kind says. */
  readonly roles: ReadonlyMap<Line, 'title' | 'subtitle' | 'heading' | 'masthead'>
  /** Where a dateline runs on from the title without a line break. */
  readonly glued?: { readonly line: Line; readonly hit: Hit }
}

export interface Page {
  readonly text: string
  readonly tables: Tables
  readonly pack: PublisherPack
}

/** A headline has no more lines than this below its title. */
const LONGEST = 4
/** A masthead stands among the first lines. */
const MASTHEAD = 3

const isHeadLine = (line: Line): boolean =>
  line.kind === 'short' || line.kind === 'title' || line.kind === 'kicker' || line.kind === 'subtitle'

/** The lines before the first sentence. */
export const headOf = (lines: readonly Line[]): Line[] => {
  const body = lines.findIndex((l) => l.kind === 'prose' || l.kind === 'jump-from')
  return lines.slice(0, body < 0 ? lines.length : body)
}

export const headlineOf = (page: Page, lines: readonly Line[], stray: readonly Line[]): Headline => {
  const roles = new Map<Line, 'title' | 'subtitle' | 'heading' | 'masthead'>()
  const own = headOf(lines).filter(isHeadLine)
  const candidates = own.length > 0 ? own : [...stray]
  const mast = candidates
    .slice(0, MASTHEAD)
    .find((l) => l.kind === 'short' && candidates.length > 1 && isPublisherName(page, l))
  if (mast) roles.set(mast, 'masthead')
  const rest = candidates.filter((l) => l !== mast)
  if (rest.length === 0) return glued(page, lines, roles)
  return arrange(page, rest, roles)
}

/** Sorts the headline's lines into title, what runs on from it, subtitle, kicker, and headings below. */
const arrange = (
  page: Page,
  lines: readonly Line[],
  roles: Map<Line, 'title' | 'subtitle' | 'heading' | 'masthead'>,
): Headline => {
  const told = lines.findIndex((l) => l.kind === 'title')
  const first = told >= 0 ? told : lines.findIndex((l) => l.kind === 'short')
  const lead = first < 0 ? lines[0] : lines[first]
  if (lead === undefined) return { roles }
  roles.set(lead, 'title')
  let title: Span = lead
  let subtitle: Span | undefined
  for (const line of lines.slice(0, Math.max(0, first))) {
    roles.set(line, 'subtitle')
    subtitle ??= line
  }
  let last = lead
  const after = lines.indexOf(lead) + 1
  for (const line of lines.slice(after, after + LONGEST)) {
    if (line.kind !== 'subtitle' && line.blankBefore) roles.set(line, 'heading')
    else if (line.kind !== 'subtitle' && roles.get(last) === 'title' && runsOn(page, last, line)) {
      roles.set(line, 'title')
      title = { start: title.start, end: line.end }
    } else {
      roles.set(line, 'subtitle')
      subtitle ??= line
    }
    last = line
  }
  return { title, roles, ...(subtitle ? { subtitle } : {}) }
}

/** Whether a headline goes on in the next line: an open end, a small letter, or capitals throughout both. */
const runsOn = ({ text, tables }: Page, a: Line, b: Line): boolean => {
  const above = text.slice(a.start, a.end),
    below = text.slice(b.start, b.end)
  if (tables.open.has(above.at(-1) ?? '')) return true
  if (/^\p{Ll}/u.test(below)) return true
  const capitals = (s: string): boolean => count(s, /\p{Lu}/gu) > 4 * count(s, /\p{Ll}/gu)
  return capitals(above) && capitals(below)
}

const count = (s: string, what: RegExp): number => s.match(what)?.length ?? 0

const isPublisherName = ({ text, pack }: Page, line: Line): boolean =>
  publisherNamed(pack, text.slice(line.start, line.end)) !== undefined

const names = new WeakMap<PublisherPack, ReadonlyMap<string, Publisher>>()

/** The publisher of that name, in any language and case. */
export const publisherNamed = (pack: PublisherPack, name: string): Publisher | undefined => {
  let table = names.get(pack)
  if (table === undefined) {
    const entries = pack.publishers.flatMap((p) =>
      Object.values(p.names).flatMap((all) => (all ?? []).map((n): [string, Publisher] => [n.toLowerCase(), p])),
    )
    table = new Map(entries)
    names.set(pack, table)
  }
  return table.get(name.toLowerCase().replace(/\s+/gu, ' '))
}

/** A headline that runs into its dateline: the title ends where the dateline begins. */
const glued = ({ text, tables }: Page, lines: readonly Line[], roles: Headline['roles']): Headline => {
  const line = lines.find((l) => l.kind === 'prose')
  if (line === undefined || line !== headless(lines) || line.head) return { roles }
  const longest = tables.press.longest.title
  const window = text.slice(line.start, Math.min(line.end, line.start + longest + 120))
  const shapes = tables.head.shapes.filter((s) => s.kind === 'dateline' && s.triggers.some((t) => window.includes(t)))
  for (let at = 2; at <= Math.min(longest, window.length); at++) {
    if (tables.final.has(window[at - 1] ?? '')) return { roles }
    for (const shape of shapes) {
      const hit = run(shape, window, at, line.start)
      if (hit && !tables.open.has(window[at - 1] ?? '') && wordStarts(window, at, tables)) {
        const end = line.start + window.slice(0, at).trimEnd().length
        return { roles, title: { start: line.start, end }, glued: { line, hit } }
      }
    }
  }
  return { roles }
}

/** Scripts that put spaces between words do not begin a dateline inside a word. */
const wordStarts = (window: string, at: number, tables: Tables): boolean =>
  tables.press.words.script === 'Han' || /\P{L}$/u.test(window.slice(0, at))

const headless = (lines: readonly Line[]): Line | undefined =>
  lines.find((l) => l.kind !== 'furniture' && l.kind !== 'label')

/** What a title says of its publisher or date. */
export const titleShape = ({ text, tables }: Page, line: Span): Hit | undefined => matchHead(text, line, tables.titles)
