// Decides which notes of the margin are told in full and which in one line, so that no note slips far from its words.
import type { Edition, NumberedClaim, PlacedProblem } from './edition.ts'

export type Item =
  | {
      readonly kind: 'claim'
      readonly claim: NumberedClaim
      readonly short: boolean
      /** Short, but with room below it: its words may wrap. */
      readonly roomy?: boolean
      readonly key: string
    }
  | { readonly kind: 'problem'; readonly problem: PlacedProblem; readonly short: boolean; readonly key: string }

/** Measures of the page as drawn at 1440: a text line holds 33 Chinese characters and is two note lines high. */
const CHARACTERS = 33
const LINE = 36
const NOTE_LINE = 18
/** Latin letters of a gloss in one line of the margin. */
const GLOSS = 46
/** A note may slip three text lines at most. */
const SLIP = 3 * LINE

const lines = (letters: number): number => Math.max(1, Math.ceil(letters / GLOSS))

const heightOf = (item: Item, short = item.short): number => {
  if (item.kind === 'problem') return NOTE_LINE * (1 + lines(item.problem.problem.reason.length))
  return short ? NOTE_LINE : NOTE_LINE * (1 + lines(item.claim.claim.gloss.length))
}

/** Background: who holds which office is told with every name and needs one line. */
const background = (claim: NumberedClaim): boolean => claim.claim.type === 'office'

const estimatedTop = (edition: Edition, tops: readonly number[], item: Item): number => {
  const at = item.kind === 'claim' ? item.claim : item.problem
  const block = edition.blocks[at.block]
  return (tops[at.block] ?? 0) + Math.floor((at.start - (block?.inner.start ?? 0) + 2) / CHARACTERS) * LINE
}

const blockTops = (edition: Edition): number[] => {
  let y = 0
  return edition.blocks.map((block) => {
    const top = y
    y += Math.ceil((block.inner.end - block.inner.start + 2) / CHARACTERS) * LINE + NOTE_LINE
    return top
  })
}

/** Tells notes before `at` in one line, nearest first, until `over` px are won or the run begins. */
const win = (items: Item[], runStart: number, at: number, over: number): number => {
  let won = 0
  for (let i = at - 1; i >= runStart && won < over; i--) {
    const item = items[i]
    if (item?.kind !== 'claim' || item.short) continue
    won += heightOf(item) - heightOf(item, true)
    items[i] = { ...item, short: true }
  }
  return won
}

/** Notes push each other down; where one would slip too far, as many before it as needed are told in one line. */
const shorten = (edition: Edition, items: readonly Item[]): Item[] => {
  const tops = blockTops(edition)
  const out = [...items]
  let [bottom, runStart] = [0, 0]
  items.forEach((item, i) => {
    const top = estimatedTop(edition, tops, item)
    if (top >= bottom) {
      runStart = i
      bottom = top
    }
    const over = bottom - top - SLIP
    if (over > 0) bottom -= win(out, runStart, i, over)
    bottom += heightOf(out[i] ?? item) + 5
  })
  return out
}

/** Lines that a short note may take at most. */
const MOST_LINES = 3

/** A short note that is followed by empty margin is told in as many lines as its words need. */
const withRoom = (edition: Edition, items: readonly Item[]): Item[] => {
  const tops = blockTops(edition)
  let bottom = 0
  return items.map((item, i) => {
    bottom = Math.max(bottom, estimatedTop(edition, tops, item)) + heightOf(item) + 5
    if (item.kind !== 'claim' || !item.short) return item
    const next = items[i + 1]
    const free = next ? estimatedTop(edition, tops, next) - bottom : MOST_LINES * NOTE_LINE
    // The type stands on the first line, before the words.
    const more = Math.min(MOST_LINES, lines(item.claim.claim.gloss.length + item.claim.claim.type.length + 8)) - 1
    if (more === 0 || free < more * NOTE_LINE) return item
    bottom += more * NOTE_LINE
    return { ...item, roomy: true }
  })
}

export const itemsOf = (edition: Edition, shown: ReadonlySet<string>): Item[] => {
  const items: Item[] = [
    ...edition.claims
      .filter((claim) => shown.has(claim.family))
      .map((claim) => ({ kind: 'claim' as const, claim, short: background(claim), key: `c${claim.index}` })),
    // A gap is drawn in the text itself.
    ...edition.problems
      .filter((problem) => problem.problem.code !== 'gap')
      .map((problem) => ({ kind: 'problem' as const, problem, short: false, key: `p${problem.index}` })),
  ]
  const at = (item: Item): number => (item.kind === 'claim' ? item.claim.start : item.problem.start)
  return withRoom(
    edition,
    shorten(
      edition,
      items.sort((a, b) => at(a) - at(b)),
    ),
  )
}
