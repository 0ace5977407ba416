// Cuts a page into lines and tells what each is by itself: prose, a short line, a jump, a dateline, furniture.
import type { Press, Shape, ShapeKind, ShapePlace } from '../knowledge/publishers.ts'
import type { Span } from '../model/span.ts'

/** A shape found in a line, with its slots. */
export interface Hit extends Span {
  readonly shape: Shape
  readonly slots: ReadonlyMap<string, Span & { readonly text: string }>
}

export interface Line extends Span {
  /** A blank line stands before it, or the page begins with it. */
  readonly blankBefore: boolean
  /** What the whole line is; `prose` runs to sentences, `short` does not. */
  readonly kind: ShapeKind | 'prose' | 'short'
  readonly whole?: Hit
  readonly head?: Hit
  readonly foot?: Hit
}

/** No shape of a line reaches further into it than this, in UTF-16 units. */
const WINDOW = 240

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

export interface Tables {
  readonly press: Press
  readonly of: Readonly<Record<ShapePlace, readonly Shape[]>>
  /** What titles alone are asked for; no line becomes prose by them. */
  readonly titles: readonly Shape[]
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
    titles: at('head').filter((s) => s.kind === 'title'),
    of: { head: at('head').filter((s) => s.kind !== 'title'), foot: at('foot'), line: at('line'), inside: at('inside') },
    final: new Set(press.final),
    closing: new Set(press.closing),
    open: new Set(press.open),
  }
  known.set(press, made)
  return made
}

const classify = (text: string, at: Span, blankBefore: boolean, tables: Tables): Line => {
  const length = at.end - at.start
  if (length <= WINDOW) {
    const whole = matchWhole(text, at, tables.of.line)
    if (whole) return { ...at, end: Math.max(at.end, whole.end), blankBefore, kind: whole.shape.kind, whole }
  }
  const head = matchHead(text, at, tables.of.head)
  const foot = matchFoot(text, at, tables.of.foot)
  const cover = head ?? foot
  if (cover && cover.start === at.start && cover.end === at.end)
    return { ...at, blankBefore, kind: cover.shape.kind, whole: cover }
  const kind = isShort(text, at, tables) && !head ? 'short' : 'prose'
  return { ...at, blankBefore, kind, ...(head ? { head } : {}), ...(foot ? { foot } : {}) }
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

const triggered = (shape: Shape, window: string): boolean =>
  shape.triggers.length === 0 || shape.triggers.some((trigger) => window.includes(trigger))

export const matchWhole = (text: string, { start, end }: Span, shapes: readonly Shape[]): Hit | undefined => {
  const window = text.slice(start, end + WINDOW / 2)
  const line = text.slice(start, end).toLowerCase()
  let low: string | undefined
  for (const shape of shapes) {
    if (!triggered(shape, line)) {
      low ??= window.toLowerCase()
      if (!triggered(shape, low)) continue
    }
    const hit = run(shape, window, 0, start)
    if (hit && hit.end >= end) return hit
  }
  return undefined
}

export const matchHead = (text: string, { start, end }: Span, shapes: readonly Shape[]): Hit | undefined => {
  const window = text.slice(start, Math.min(end, start + WINDOW))
  const low = window.toLowerCase()
  for (const shape of shapes) {
    if (!triggered(shape, low)) continue
    const hit = run(shape, window, 0, start)
    if (hit) return hit
  }
  return undefined
}

export const matchFoot = (text: string, { start, end }: Span, shapes: readonly Shape[]): Hit | undefined => {
  const from = Math.max(start, end - WINDOW)
  const window = text.slice(from, end)
  const low = window.toLowerCase()
  for (const shape of shapes) {
    if (!triggered(shape, low)) continue
    const hit = run(shape, window, 0, from)
    if (hit) return hit
  }
  return undefined
}

/** The first match anywhere in the stretch. */
export const matchInside = (text: string, { start, end }: Span, shapes: readonly Shape[]): Hit | undefined => {
  const window = text.slice(start, Math.min(end, start + WINDOW))
  for (const shape of shapes) {
    if (!triggered(shape, window.toLowerCase())) continue
    const hit = run(shape, window, 0, start)
    if (hit) return hit
  }
  return undefined
}

/** Runs one shape at `at` of the window; the window's first unit stands at `base` in the text. */
export const run = (shape: Shape, window: string, at: number, base: number): Hit | undefined => {
  shape.pattern.lastIndex = at
  const match = shape.pattern.exec(window)
  if (match === null || match.indices === undefined) return undefined
  const slots = new Map<string, Span & { readonly text: string }>()
  for (const [group, place] of Object.entries(match.indices.groups ?? {})) {
    if (place === undefined) continue
    const name = group.replace(/_\d+$/u, '')
    // Of a slot that stands twice ("15-16 February") the later counts.
    slots.set(name, { start: base + place[0], end: base + place[1], text: window.slice(place[0], place[1]) })
  }
  const [start, end] = match.indices[0] ?? [at, at]
  return { shape, start: base + start, end: base + end, slots }
}
