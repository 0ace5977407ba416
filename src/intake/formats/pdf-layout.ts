// The order in which a page's text is read: cut at gutters into columns, at gaps into blocks, lines within blocks.

/** A stretch of text that the PDF places as one, in points from the page's lower left corner. */
export interface Glyphs {
  readonly text: string
  readonly page: number
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  readonly size: number
  /** Offset in the page's texts, put one after another as the PDF has them. */
  readonly source: number
}

export type Block = readonly Glyphs[]

/** Blocks in reading order. */
export const blocksOf = (page: readonly Glyphs[]): Block[] => {
  const inked = page.filter((g) => g.text.trim() !== '')
  const done: Block[] = []
  const pending: Block[] = [inked]
  let cuts = 0
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    const parts = block.length < 2 || cuts > 2000 ? undefined : (across(block) ?? down(block) ?? rows(block))
    if (parts === undefined) done.push(block)
    else {
      cuts++
      // The last part pushed is read first.
      pending.push(...[...parts].reverse())
    }
  }
  return done
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 10

interface Interval {
  readonly from: number
  readonly to: number
  readonly glyphs: Glyphs
}

/** The widest empty stretch between intervals, where it is wide enough. */
const widestGap = (intervals: readonly Interval[], least: number): { at: number; width: number } | undefined => {
  const sorted = [...intervals].sort((a, b) => a.from - b.from)
  let reach = sorted[0]?.to ?? 0
  let best: { at: number; width: number } | undefined
  for (const interval of sorted) {
    const width = interval.from - reach
    if (width >= least && width > (best?.width ?? 0)) best = { at: (interval.from + reach) / 2, width }
    reach = Math.max(reach, interval.to)
  }
  return best
}

/** A cut along a gutter: left column before right. Each side must have lines enough to be a column. */
const across = (block: Block): [Block, Block] | undefined => {
  const size = median(block.map((g) => g.size))
  const gutter = widestGap(
    block.map((g) => ({ from: g.x, to: g.x + g.width, glyphs: g })),
    size * 0.9,
  )
  if (gutter === undefined) return undefined
  const left = block.filter((g) => g.x < gutter.at)
  const right = block.filter((g) => g.x >= gutter.at)
  const lines = (side: Block): number => new Set(side.map((g) => Math.round(g.y / (size * 0.6)))).size
  return lines(left) >= 3 && lines(right) >= 3 ? [left, right] : undefined
}

/** A cut at a gap between lines that is wider than the gaps between the others: what stands above goes first. */
const down = (block: Block): [Block, Block] | undefined => {
  const size = median(block.map((g) => g.size))
  const gap = widestGap(
    block.map((g) => ({ from: g.y - g.size * 0.2, to: g.y + g.size * 0.8, glyphs: g })),
    size * 0.9,
  )
  return gap && splitAt(block, gap.at)
}

/** A full-width line above or below columns hides their gutter: it is cut off when the rest then falls apart. */
const rows = (block: Block): [Block, Block] | undefined => {
  const ys = [...new Set(block.map((g) => Math.round(g.y)))].sort((a, b) => b - a)
  for (const count of [1, 2, 3, 4]) {
    const above = ys[count - 1]
    const below = ys[count]
    if (above === undefined || below === undefined) return undefined
    const parts = splitAt(block, (above + below) / 2)
    if (parts && parts[1].length > 5 && across(parts[1])) return parts
  }
  return undefined
}

const splitAt = (block: Block, y: number): [Block, Block] | undefined => {
  const above = block.filter((g) => g.y >= y)
  const below = block.filter((g) => g.y < y)
  return above.length > 0 && below.length > 0 ? [above, below] : undefined
}

export interface Paragraph {
  readonly lines: readonly (readonly Glyphs[])[]
  readonly size: number
}

/** A block's lines from top to bottom, gathered into paragraphs. */
export const linesOfBlock = (block: Block): Paragraph[] => {
  const lines = linesFrom(block)
  const left = lines.reduce((least, l) => Math.min(least, l[0]?.x ?? 0), Number.POSITIVE_INFINITY)
  const right = lines.reduce((most, l) => Math.max(most, end(l)), 0)
  const paragraphs: { lines: Glyphs[][]; size: number }[] = []
  lines.forEach((line, i) => {
    const size = line.reduce((most, g) => Math.max(most, g.size), 0)
    const before = lines[i - 1]
    const last = paragraphs.at(-1)
    if (last === undefined || before === undefined || begins(line, before, { left, right, size, was: last.size })) {
      paragraphs.push({ lines: [line], size })
    } else last.lines.push(line)
  })
  return paragraphs
}

const end = (line: readonly Glyphs[]): number => line.reduce((most, g) => Math.max(most, g.x + g.width), 0)

/** A paragraph begins at an indent, after a line that stops short, or where the size changes. */
const begins = (
  line: readonly Glyphs[],
  before: readonly Glyphs[],
  { left, right, size, was }: { left: number; right: number; size: number; was: number },
): boolean => {
  if (Math.abs(size - was) > was * 0.15) return true
  const indent = (line[0]?.x ?? 0) - left > size * 0.8
  const indentedBefore = (before[0]?.x ?? 0) - left > size * 0.8
  if (indent && !indentedBefore) return true
  return right - end(before) > size * 4
}

const linesFrom = (block: Block): Glyphs[][] => {
  const sorted = [...block].sort((a, b) => b.y - a.y || a.x - b.x)
  const lines: Glyphs[][] = []
  for (const g of sorted) {
    const last = lines.at(-1)
    const base = last?.[0]?.y
    if (last && base !== undefined && Math.abs(base - g.y) < g.size * 0.4) last.push(g)
    else lines.push([g])
  }
  for (const line of lines) line.sort((a, b) => a.x - b.x)
  return lines
}
