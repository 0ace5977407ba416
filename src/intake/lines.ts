// Cuts a page into lines and tells what each is by itself: prose, a short line, a jump, a dateline, furniture.

import type { Press, Shape, ShapeKind, ShapePlace } from '../knowledge/publishers.ts'
import type { Span } from '../model/span.ts'
import { type Hit, run } from './hit.ts'
import { pageHead } from './page-head.ts'

export interface Line extends Span {
  /** A blank line stands before it, or the page begins with it. */
  readonly blankBefore: boolean
  /** What the whole line is; `prose` runs to sentences, `short` does not. */
  readonly kind: ShapeKind | 'prose' | 'short' | 'heading' | 'rule'
  readonly whole?: Hit
  readonly head?: Hit
  readonly foot?: Hit
}

/** No shape of a line reaches further into it than this, in UTF-16 units. */
const WINDOW = 240
/** The word that a shape cannot do without stands within so many units of the line's edge. */
const NEAR = 140

const SPACE = (c: number): boolean =>
  c === 32 || c === 9 || c === 13 || c === 0x3000 || c === 0xa0 || c === 0xfeff || c === 11 || c === 12

/** The lines of the text that hold something, trimmed, classified by the press of its language. */
export const linesOf = (text: string, press: Press): Line[] => {
  const tables = tablesOf(press)
  const lines: Line[] = []
  let blank = true
  let at = 0
  while (at <= text.length) {
    const lineEnd = text.indexOf('\n', at)
    const stop = lineEnd < 0 ? text.length : lineEnd
    let start = at,
      end = stop
    while (start < end && SPACE(text.charCodeAt(start))) start++
    while (end > start && SPACE(text.charCodeAt(end - 1))) end--
    if (start === end) blank = true
    else {
      const line = classify(text, { start, end }, blank, tables)
      lines.push(line)
      blank = false
      if (line.end > stop) {
        // A shape that runs over a line break took the next line too.
        at = nextLine(text, line.end)
        continue
      }
    }
    if (lineEnd < 0) break
    at = stop + 1
  }
  return lines
}

const nextLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length + 1 : end + 1
}

/** The shapes of one place in a line, sorted so that most lines need none of them tried. */
export interface ShapeTable {
  readonly side: 'firsts' | 'lasts'
  readonly shapes: readonly Shape[]
  /** Finds a word that a shape open at its edge cannot do without; absent where one can do without any. */
  readonly likely?: RegExp
  /** By the line's first (last) character: shapes that begin (end) with it, and whether open ones are among them. */
  readonly by: Map<string, { readonly fixed: readonly Shape[]; readonly all: readonly Shape[] }>
}

export const shapeTable = (shapes: readonly Shape[], side: 'firsts' | 'lasts'): ShapeTable => {
  const open = shapes.filter((s) => s[side] === undefined)
  const words = [...new Set(open.flatMap((s) => s.triggers))]
  const needless = open.some((s) => s.triggers.length === 0)
  const escaped = words.map((w) => w.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
  return { side, shapes, by: new Map(), ...(needless ? {} : { likely: new RegExp(escaped.join('|') || '(?!)', 'u') }) }
}

/** The shapes worth trying on a line with that edge. `near` is the stretch in which a needed word would stand. */
const candidates = (table: ShapeTable, edge: string, near: string): readonly Shape[] => {
  let entry = table.by.get(edge)
  if (entry === undefined) {
    const fits = (s: Shape): boolean => s[table.side]?.has(edge) ?? false
    entry = {
      fixed: table.shapes.filter(fits),
      all: table.shapes.filter((s) => s[table.side] === undefined || fits(s)),
    }
    table.by.set(edge, entry)
  }
  if (entry.fixed.length === entry.all.length) return entry.fixed
  return table.likely === undefined || table.likely.test(near) ? entry.all : entry.fixed
}

export interface Tables {
  readonly press: Press
  readonly head: ShapeTable
  readonly foot: ShapeTable
  readonly line: ShapeTable
  readonly periods: readonly Shape[]
  readonly pieces: readonly Shape[]
  /** What titles alone are asked for; no line becomes prose by them. */
  readonly titles: ShapeTable
  readonly final: ReadonlySet<string>
  readonly closing: ReadonlySet<string>
  readonly open: ReadonlySet<string>
}

const known = new WeakMap<Press, Tables>()

export const tablesOf = (press: Press): Tables => {
  const had = known.get(press)
  if (had) return had
  const at = (place: ShapePlace): Shape[] => press.shapes.filter((s) => s.at === place)
  const made: Tables = {
    press,
    head: shapeTable(
      at('head').filter((s) => s.kind !== 'title'),
      'firsts',
    ),
    titles: shapeTable(
      at('head').filter((s) => s.kind === 'title'),
      'firsts',
    ),
    foot: shapeTable(at('foot'), 'lasts'),
    line: shapeTable(at('line'), 'firsts'),
    periods: at('inside'),
    pieces: at('piece'),
    final: new Set(press.final),
    closing: new Set(press.closing),
    open: new Set(press.open),
  }
  known.set(press, made)
  return made
}

const classify = (text: string, at: Span, blankBefore: boolean, tables: Tables): Line => {
  const length = at.end - at.start
  if (isRule(text, at)) return { ...at, blankBefore, kind: 'rule' }
  if (length <= WINDOW) {
    const whole = matchWhole(text, at, tables.line)
    if (whole) return { ...at, end: Math.max(at.end, whole.end), blankBefore, kind: whole.shape.kind, whole }
  }
  const furniture = length <= NEAR ? pageHead(text, at, tables.pieces) : undefined
  if (furniture) return { ...at, blankBefore, kind: 'furniture', whole: furniture }
  const head = matchHead(text, at, tables.head)
  const foot = matchFoot(text, at, tables.foot)
  const cover = head ?? foot
  if (cover && cover.start === at.start && cover.end === at.end)
    return { ...at, blankBefore, kind: cover.shape.kind, whole: cover }
  const kind = isShort(text, at, tables) && !head ? 'short' : 'prose'
  return { ...at, blankBefore, kind, ...(head ? { head } : {}), ...(foot ? { foot } : {}) }
}

/** A line drawn across the page: five or more of one sign. */
const isRule = (text: string, { start, end }: Span): boolean => {
  const sign = text[start] ?? ''
  if (end - start < 5 || !'-=_'.includes(sign)) return false
  for (let at = start + 1; at < end; at++) if (text[at] !== sign) return false
  return true
}

/** Short lines are headlines, headings, names, signatures: no sentence ends in them. */
const isShort = (text: string, { start, end }: Span, { press, final, closing }: Tables): boolean => {
  if (end - start > press.longest.title) return false
  // A paragraph broken in mid-sentence can be short too; a sentence that ends inside tells it from a heading.
  for (let at = start; at + 1 < end; at++) {
    if (press.stops.includes(text[at] ?? '') && (press.words.script === 'Han' || SPACE(text.charCodeAt(at + 1)))) {
      if (press.words.script === 'Han' || /\p{Ll}{2}$/u.test(text.slice(Math.max(start, at - 2), at))) return false
    }
  }
  return !endsSentence(text, { start, end }, { final, closing })
}

export const endsSentence = (
  text: string,
  { start, end }: Span,
  { final, closing }: Pick<Tables, 'final' | 'closing'>,
): boolean => {
  let at = end
  while (at > start && closing.has(text[at - 1] ?? '')) at--
  return at > start && final.has(text[at - 1] ?? '')
}

export const matchWhole = (text: string, { start, end }: Span, table: ShapeTable): Hit | undefined => {
  let window: string | undefined
  for (const shape of candidates(table, text[start] ?? '', text.slice(start, end))) {
    if (shape.lasts && !shape.lasts.has(text[end - 1] ?? '')) continue
    window ??= text.slice(start, end + WINDOW / 2)
    const hit = run(shape, window, 0, start)
    if (hit && hit.end >= end) return hit
  }
  return undefined
}

export const matchHead = (text: string, { start, end }: Span, table: ShapeTable): Hit | undefined => {
  let window: string | undefined
  for (const shape of candidates(table, text[start] ?? '', text.slice(start, Math.min(end, start + NEAR)))) {
    window ??= text.slice(start, Math.min(end, start + WINDOW))
    const hit = run(shape, window, 0, start)
    if (hit) return hit
  }
  return undefined
}

export const matchFoot = (text: string, { start, end }: Span, table: ShapeTable): Hit | undefined => {
  const from = Math.max(start, end - WINDOW)
  let window: string | undefined
  for (const shape of candidates(table, text[end - 1] ?? '', text.slice(Math.max(start, end - NEAR), end))) {
    window ??= text.slice(from, end)
    if (shape.triggers.length > 0 && !shape.triggers.some((t) => window?.includes(t))) continue
    const hit = run(shape, window, 0, from)
    if (hit) return hit
  }
  return undefined
}

/** The first match anywhere in the stretch. */
export const matchInside = (text: string, { start, end }: Span, shapes: readonly Shape[]): Hit | undefined => {
  const window = text.slice(start, Math.min(end, start + WINDOW))
  for (const shape of shapes) {
    if (!shape.triggers.some((t) => window.includes(t))) continue
    const hit = run(shape, window, 0, start)
    if (hit) return hit
  }
  return undefined
}
