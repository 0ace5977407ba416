// Arranges the lines of an answer on the time axis: lanes, rows within a lane, and the window that is looked at.
import type { Answer, AnswerLine } from '../../model/answer.ts'
import { FAMILIES, FAMILY_OF, type Family } from '../families.ts'
import { dayText, type Stretch, stretchOf } from './edtf.ts'

export const LANES = ['who', 'person', 'state', 'organisation', 'family', 'type', 'publisher', 'voice'] as const
export type LaneBy = (typeof LANES)[number]

export interface Happening {
  readonly line: AnswerLine
  readonly family: Family
  readonly stretch: Stretch
}

export interface Placed extends Happening {
  readonly row: number
  /** Where the words begin, and how far from there the stroke. */
  readonly x: number
  readonly indent: number
  readonly stroke: number
  /** Room for the words. */
  readonly room: number
}

export interface Lane {
  readonly key: string
  readonly happenings: readonly Happening[]
}

export const familyOf = (line: AnswerLine): Family => (line.type ? FAMILY_OF[line.type] : 'act')

export const happeningsOf = (lines: readonly AnswerLine[]): { dated: Happening[]; undated: AnswerLine[] } => {
  const [dated, undated]: [Happening[], AnswerLine[]] = [[], []]
  for (const line of lines) {
    const stretch = stretchOf(line.when)
    if (stretch) dated.push({ line, family: familyOf(line), stretch })
    else undated.push(line)
  }
  return { dated, undated }
}

/** Whose lanes hold which kinds of entity; all kinds where none is listed. */
const KINDS: Readonly<Partial<Record<LaneBy, readonly string[]>>> = {
  person: ['person', 'name'],
  state: ['country'],
  organisation: ['org', 'body'],
}

const textsOf = (line: AnswerLine, field: string): readonly string[] => {
  const value = line.fields[field]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

const keysOf = ({ line, family }: Happening, by: LaneBy): readonly string[] => {
  if (by === 'family') return [family]
  if (by === 'type') return [line.type ?? '']
  if (by === 'publisher') return [...new Set(line.cites.map((cite) => cite.publisher ?? ''))]
  if (by === 'voice') return [line.cites[0]?.voice.at(-1) ?? '']
  const [who, ids] = [textsOf(line, 'who'), textsOf(line, 'ids')]
  const kinds = KINDS[by]
  return kinds ? who.filter((_, i) => kinds.includes(ids[i]?.split(':')[0] ?? '')) : who
}

/** So many lanes can be taken in; the rest stand together in the last one, whose key is empty. */
const MOST = 9

/** In its first lane only: an event of ten people is drawn once, with the one named most. */
export const lanesOf = (happenings: readonly Happening[], by: LaneBy): Lane[] => {
  const counts = new Map<string, number>()
  for (const happening of happenings)
    for (const key of keysOf(happening, by)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const ranked =
    by === 'family'
      ? FAMILIES.filter((family) => counts.has(family))
      : [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
  // Whoever is named in nearly everything tells nothing apart.
  const telling =
    (by === 'who' || KINDS[by] !== undefined) && ranked.length > 2
      ? ranked.filter((key) => (counts.get(key) ?? 0) < happenings.length * 0.8)
      : ranked
  const named = telling.filter((key) => key !== '').slice(0, MOST)
  const lanes = new Map<string, Happening[]>([...named, ''].map((key) => [key, []]))
  for (const happening of happenings) {
    const keys = keysOf(happening, by)
    lanes.get(named.find((key) => keys.includes(key)) ?? '')?.push(happening)
  }
  return [...lanes].filter(([, here]) => here.length > 0).map(([key, here]) => ({ key, happenings: here }))
}

/** About the width of the words, in px: Han letters are as wide as they are high. */
const wordsWidth = (text: string): number => {
  let width = 0
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) >= 0x2e80 ? 13 : 6.4
  return width
}

const GAP = 10
const WIDEST = 330
/** Rows of a lane that carry words; what finds no room on them is drawn without. */
const ROWS = 9

export interface Arranged {
  readonly placed: readonly Placed[]
  /** Happenings that found no room for words at this span. */
  readonly wordless: readonly Happening[]
}

/** Puts each happening on the first row where its line and its words find room. */
export const placeIn = (happenings: readonly Happening[], scale: (time: number) => number, width: number): Arranged => {
  const ends: number[] = []
  const placed: Placed[] = []
  const wordless: Happening[] = []
  // What began before the window tells least about it: it comes last, and first loses its words.
  const before = ({ stretch }: Happening): number => (scale(stretch.from) < 0 ? 1 : 0)
  const inOrder = happenings.toSorted(
    (a, b) => before(a) - before(b) || a.stretch.from - b.stretch.from || b.stretch.to - a.stretch.to,
  )
  for (const happening of inOrder) {
    const left = Math.max(0, scale(happening.stretch.from))
    const right = happening.stretch.open ? width : Math.min(width, scale(happening.stretch.to))
    const line = Math.max(4, right - left)
    const words = Math.min(WIDEST, wordsWidth(happening.line.text) + 14)
    // Near the right end words would leave the chart: there they end with their stroke.
    const start = left + words > width ? Math.max(0, Math.min(left, left + line - words)) : left
    let row = ends.findIndex((end) => end + GAP <= start)
    if (row === -1) row = ends.length
    if (row >= ROWS) {
      wordless.push(happening)
      continue
    }
    ends[row] = Math.max(left + line, start + words)
    placed.push({ ...happening, row, x: start, indent: left - start, stroke: line, room: words })
  }
  return { placed, wordless }
}

export interface Window {
  readonly from: number
  readonly to: number
}

const DAY = 86_400_000

/** All that is dated, with a little air. */
export const wholeOf = (happenings: readonly Happening[]): Window => {
  const starts = happenings.map((one) => one.stretch.from)
  const ends = happenings.map((one) => one.stretch.to)
  if (starts.length === 0) return { from: Date.now() - 365 * DAY, to: Date.now() }
  const [from, to] = [Math.min(...starts), Math.max(...ends)]
  const air = Math.max(DAY / 2, (to - from) * 0.03)
  return { from: from - air, to: to + air }
}

/** So many events can be read at once. */
const READABLE = 40

const YEAR = 365 * DAY

/** Where the page opens: on the latest events that can be read at once, not on what is to come in decades. */
export const openingOf = (happenings: readonly Happening[], lastReport: number | undefined): Window => {
  const end = (lastReport ?? Number.POSITIVE_INFINITY) + YEAR
  // What holds for decades is seen from anywhere and says nothing about where to look.
  const short = happenings.filter(({ stretch }) => !stretch.open && stretch.to - stretch.from <= YEAR * 1.1)
  const near = short.filter(({ stretch }) => stretch.from < end)
  const latest = (near.length > 0 ? near : happenings).toSorted((a, b) => b.stretch.from - a.stretch.from)
  return wholeOf(latest.slice(0, READABLE))
}

const HOUR = 3_600_000

/** Of fewer days than this the window is written with its hours. */
const HOURLY = 4 * DAY

/** "2024-07-01/2024-07-08" of the address, both days included, or "2024-07-04T06:00/2024-07-04T18:00". */
export const windowOf = (text: string | undefined): Window | undefined => {
  const hours = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})\/(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})$/.exec(text ?? '')
  const [from, to] = hours ? [Date.parse(`${hours[1]}Z`), Date.parse(`${hours[2]}Z`)] : [Number.NaN, Number.NaN]
  if (to > from) return { from, to }
  const stretch = stretchOf(text)
  return stretch && stretch.to > stretch.from ? { from: stretch.from, to: stretch.to } : undefined
}

/** The other way. */
export const windowText = ({ from, to }: Window): string =>
  to - from < HOURLY
    ? [from, to].map((time) => new Date(time).toISOString().slice(0, 16)).join('/')
    : `${dayText(from)}/${dayText(to - 1)}`

export const zoomed = ({ from, to }: Window, factor: number, middle = (from + to) / 2): Window => {
  const half = Math.min(Math.max(((to - from) * factor) / 2, 3 * HOUR), 400 * 365 * DAY)
  return { from: middle - half, to: middle + half }
}

export const moved = ({ from, to }: Window, by: number): Window => ({
  from: from + (to - from) * by,
  to: to + (to - from) * by,
})

export const within = ({ stretch }: Happening, { from, to }: Window): boolean =>
  stretch.from < to && (stretch.open || stretch.to > from)

export interface Bin {
  readonly from: number
  readonly to: number
  readonly n: number
}

const BINS = 96

/** How many events begin when, over the whole. */
export const binsOf = (happenings: readonly Happening[], whole: Window): Bin[] => {
  const step = (whole.to - whole.from) / BINS
  const counts = new Array<number>(BINS).fill(0)
  for (const { stretch } of happenings) {
    const at = Math.min(BINS - 1, Math.max(0, Math.floor((stretch.from - whole.from) / step)))
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((n, i) => ({ from: whole.from + i * step, to: whole.from + (i + 1) * step, n }))
}

/** The most lines that the record gives where no limit is asked for. */
const MOST_LINES = 500

/** Whether an answer holds the first part only: by its length, or by its own word. */
export const isCut = ({ lines, notes }: Answer): boolean =>
  lines.length >= MOST_LINES || notes.some((note) => note.startsWith('Only the first'))
