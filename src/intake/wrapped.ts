// Text whose paragraphs were broken into lines of one width: the lines of each are taken together again, as they stand.
import { endsSentence, type Line, type Tables } from './lines.ts'

/** A line shorter than this was not broken at a margin. */
const narrowest = (tables: Tables): number => (tables.press.words.script === 'Han' ? 18 : 45)

/** Joins the lines of paragraphs that were broken at a margin, and takes a first line that asks or exclaims for a title. */
export const unwrapped = (text: string, lines: readonly Line[], tables: Tables): Line[] => {
  const out: Line[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i + 1
    while (end < lines.length && !lines[end]?.blankBefore) end++
    const block = lines.slice(i, end)
    const joined = joinedBlock(text, block, tables)
    if (joined) out.push(joined)
    else for (const line of block) out.push(line)
    i = end
  }
  const [first, second] = out
  if (first && second?.blankBefore && asksOrExclaims(text, first, tables)) out[0] = { ...first, kind: 'short' }
  return out
}

/** Headlines may end with a question mark, an exclamation mark or dots, not with a full stop. */
const asksOrExclaims = (text: string, line: Line, { press }: Tables): boolean =>
  line.kind === 'prose' &&
  !line.head &&
  !line.foot &&
  line.end - line.start <= press.longest.title &&
  !press.stops.includes(text[line.end - 1] ?? '') &&
  !text.slice(line.start, line.end - 1).includes(press.stops)

const joinedBlock = (text: string, block: readonly Line[], tables: Tables): Line | undefined => {
  const first = block[0]
  const last = block.at(-1)
  if (first === undefined || last === undefined || block.length < 2) return undefined
  if (block.some((l) => l.whole && l.kind !== 'short' && l.kind !== 'opening')) return undefined
  if (block.slice(1).some((l) => l.head)) return undefined
  const broken = block.slice(0, -1)
  const widest = block.reduce((most, l) => Math.max(most, l.end - l.start), 0)
  const least = Math.max(narrowest(tables), widest * 0.75)
  if (widest > 120 || broken.some((l) => l.end - l.start < least)) return undefined
  if (!endsSentence(text, last, tables) || broken.every((l) => endsSentence(text, l, tables))) return undefined
  return {
    start: first.start,
    end: last.end,
    blankBefore: first.blankBefore,
    kind: 'prose',
    ...(first.head ? { head: first.head } : {}),
    ...(last.foot ? { foot: last.foot } : {}),
  }
}
