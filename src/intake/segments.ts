// Cuts a page's lines into its articles: where one begins, where one ends, and whose a stray headline is.
import type { Line } from './lines.ts'

/** One article's lines, in page order; `stray` is a headline that stands apart from it. */
export interface Segment {
  readonly lines: readonly Line[]
  readonly stray: readonly Line[]
  /** Lines whose jump leads to the other half, which was found and joined: no gap is left there. */
  readonly joined?: readonly Line[]
}

interface Draft {
  lines: Line[]
  stray: Line[]
  /** A foot dateline or a jump to another page ended it. */
  closed: boolean
  body: boolean
  titled: boolean
}

const draft = (): Draft => ({ lines: [], stray: [], closed: false, body: false, titled: false })

/** A headline block has no more lines than this. */
const LONGEST_HEAD = 5

const HEAD_KINDS: ReadonlySet<Line['kind']> = new Set([
  'short',
  'subtitle',
  'kicker',
  'label',
  'date',
  'byline',
  'furniture',
  'title',
])

const isBody = (line: Line): boolean => line.kind === 'prose' || line.kind === 'jump-from'

/** Begins an article for certain: a dateline or a jump from another page at its head. */
const isLead = (line: Line): boolean =>
  line.kind === 'jump-from' || line.head?.shape.kind === 'dateline' || line.head?.shape.kind === 'jump-from'

const ends = (line: Line): boolean =>
  line.kind === 'jump-on' ||
  line.foot?.shape.kind === 'jump-on' ||
  line.foot?.shape.kind === 'dateline' ||
  (line.kind === 'dateline' && line.whole?.shape.at === 'foot')

/** Index of the lead that the block of head lines from `from` leads to, or -1. */
const leadAfter = (lines: readonly Line[], from: number): number => {
  let at = from
  while (at < lines.length && at - from <= LONGEST_HEAD) {
    const line = lines[at]
    if (line === undefined) return -1
    if (isLead(line)) return at
    if (!HEAD_KINDS.has(line.kind)) return -1
    at++
  }
  return -1
}

const isHeadline = (line: Line | undefined): boolean =>
  line?.kind === 'short' || line?.kind === 'title' || line?.kind === 'kicker' || line?.kind === 'furniture'

export const segmentsOf = (text: string, lines: readonly Line[]): Segment[] => {
  const drafts: Draft[] = [draft()]
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const current = drafts.at(-1)
    if (line === undefined || current === undefined) break
    if (begins(lines, i, current)) drafts.push(draft())
    add(drafts.at(-1) ?? current, line)
  }
  settleStrays(drafts, text)
  return drafts.filter((d) => d.lines.length > 0).map(({ lines: own, stray }) => ({ lines: own, stray }))
}

const add = (current: Draft, line: Line): void => {
  current.lines.push(line)
  if (isBody(line)) current.body = true
  if (!current.body && (line.kind === 'short' || line.kind === 'title')) current.titled = true
  if (current.body && ends(line)) current.closed = true
}

/** Whether the line at `i` opens a new article. */
const begins = (lines: readonly Line[], i: number, current: Draft): boolean => {
  const line = lines[i]
  if (line === undefined || !current.body) return false
  if (current.lines.at(-1)?.kind === 'rule' && isHeadline(line)) return proseFollows(lines, i)
  if (isLead(line)) return !(current.lines.at(-1)?.kind === 'jump-from')
  if (!isHeadline(line)) return current.closed && line.kind === 'prose'
  const lead = leadAfter(lines, i)
  // Two headlines one below the other, and none above: the first belongs to the article that ends here.
  if (lead >= 0 && !current.titled && headlineBetween(lines, i + 1, lead)) return false
  if (lead >= 0) return line.blankBefore || current.closed || !lines.slice(i, lead).some((l) => l.blankBefore)
  return (current.closed || isHeaded(lines, i)) && proseFollows(lines, i)
}

/** A headline with a subtitle in dashes or an author below it: no heading inside an article has these. */
const isHeaded = (lines: readonly Line[], at: number): boolean => {
  if (lines[at]?.kind !== 'short' || !lines[at]?.blankBefore) return false
  for (let next = at + 1; next < lines.length && next - at <= LONGEST_HEAD; next++) {
    const kind = lines[next]?.kind
    if (kind === 'subtitle' || kind === 'byline') return true
    if (kind !== 'short' || lines[next]?.blankBefore) return false
  }
  return false
}

const headlineBetween = (lines: readonly Line[], from: number, to: number): boolean =>
  lines.slice(from, to).some((l) => l.kind === 'short' && l.blankBefore)

/** After an article's end: a headline with prose below it opens the next one, without prose it is astray. */
const proseFollows = (lines: readonly Line[], from: number): boolean => {
  for (let at = from; at < lines.length && at - from <= LONGEST_HEAD; at++) {
    const line = lines[at]
    if (line && isBody(line)) return true
    if (line && !HEAD_KINDS.has(line.kind)) return false
  }
  return false
}

/** Headlines left over after an article's end go to the article without one that shares most words with them. */
const settleStrays = (drafts: readonly Draft[], text: string): void => {
  for (const [at, one] of drafts.entries()) {
    const tail = tailOf(one)
    if (tail.length === 0) continue
    const without = drafts.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1).filter((d) => d.body && !d.titled)
    if (without.length === 0) continue
    const best = without.length === 1 ? without[0] : closest(tail, without, text)
    if (best === undefined || (best === one && !(one.closed || tail[0]?.blankBefore))) continue
    one.lines = one.lines.slice(0, one.lines.length - tail.length)
    best.stray = tail
    best.titled = true
  }
}

/** The short lines at an article's end: after what closed it, or after its last sentence. */
const tailOf = (one: Draft): Line[] => {
  let from = one.lines.length
  while (from > 0 && isTail(one.lines[from - 1])) from--
  const tail = one.lines.slice(from)
  if (from === 0 || tail.length === 0 || tail.length > 3) return []
  return tail.some((l) => l.kind === 'short') ? tail : []
}

const isTail = (line: Line | undefined): boolean =>
  line?.kind === 'short' || line?.kind === 'subtitle' || line?.kind === 'kicker'

/** A headline strays no further than this many articles. */
const NEIGHBOURS = 8

const closest = (tail: readonly Line[], among: readonly Draft[], text: string): Draft | undefined => {
  const words = gramsOf(tail.map((l) => text.slice(l.start, l.end)).join(' '))
  let best: Draft | undefined,
    most = 0
  for (const one of among) {
    const body = one.lines.map((l) => text.slice(l.start, l.end)).join(' ')
    let shared = 0
    for (const gram of words) if (body.includes(gram)) shared++
    if (shared > most) [best, most] = [one, shared]
  }
  return best
}

const gramsOf = (text: string): Set<string> => {
  const grams = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(gram)) grams.add(gram)
  }
  return grams
}
