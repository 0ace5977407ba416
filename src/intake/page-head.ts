// The head of a newspaper page: day, weekday, paper, page and section, in any order, parted by wide spaces.
import type { Shape } from '../knowledge/publishers.ts'
import type { Span } from '../model/span.ts'
import { type Hit, run, type Slot } from './hit.ts'

interface Piece extends Span {
  readonly text: string
}

/** What no shape reads is the section or the paper's own name; there are no more such pieces, and they are short. */
const MOST_OPEN = 2
const LONGEST_OPEN = 10

/** A line is the head of a page when its pieces give a day and a page, and nearly all of them are read. */
export const pageHead = (text: string, { start, end }: Span, shapes: readonly Shape[]): Hit | undefined => {
  const line = text.slice(start, end)
  if (shapes.length === 0 || !/[\s|\uff5c]/u.test(line) || !/[0-9\uff10-\uff19]/u.test(line)) return undefined
  const slots = new Map<string, Slot>()
  let shape: Shape | undefined
  const open: Piece[] = []
  for (const piece of piecesOf(line, start)) {
    const hit = firstHit(piece, shapes)
    if (hit === undefined) open.push(piece)
    else {
      shape = hit.shape
      // A piece's letters may have been spaced out, so its slots stand where the whole piece does.
      for (const [name, slot] of hit.slots) slots.set(name, { start: piece.start, end: piece.end, text: slot.text })
    }
  }
  if (shape === undefined || !slots.has('year') || !(slots.has('page') || slots.has('press'))) return undefined
  if (open.length > MOST_OPEN || open.some((p) => p.text.length > LONGEST_OPEN || /[0-9]/u.test(p.text)))
    return undefined
  const [section] = open
  if (section && !slots.has('section')) slots.set('section', section)
  return { start, end, shape, slots }
}

const firstHit = (piece: Piece, shapes: readonly Shape[]): Hit | undefined => {
  for (const shape of shapes) {
    const hit = run(shape, piece.text, 0, piece.start)
    if (hit) return hit
  }
  return undefined
}

/** Stretches between white space and bars; single letters that follow each other were one word, spaced out. */
const piecesOf = (line: string, base: number): Piece[] => {
  const pieces: { start: number; end: number; text: string }[] = []
  let single = false
  for (const match of line.matchAll(/[^\s|\uff5c]+/gu)) {
    const text = match[0].normalize('NFKC')
    const start = base + match.index
    const last = pieces.at(-1)
    const one = text.length === 1
    if (last && one && single) {
      last.text += text
      last.end = start + match[0].length
    } else pieces.push({ start, end: start + match[0].length, text })
    single = one
  }
  return pieces
}
