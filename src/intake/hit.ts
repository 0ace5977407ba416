// One shape found in a text, with what stands in its slots.
import type { Shape } from '../knowledge/publishers.ts'
import type { Span } from '../model/span.ts'

/** A shape found in a line, with its slots. */
export interface Hit extends Span {
  readonly shape: Shape
  readonly slots: ReadonlyMap<string, Slot>
}

export interface Slot extends Span {
  readonly text: string
}

/** Runs one shape at `at` of the window; the window's first unit stands at `base` in the text. */
export const run = (shape: Shape, window: string, at: number, base: number): Hit | undefined => {
  shape.probe.lastIndex = at
  if (!shape.probe.test(window)) return undefined
  shape.pattern.lastIndex = at
  const match = shape.pattern.exec(window)
  if (match === null || match.indices === undefined) return undefined
  const slots = new Map<string, Slot>()
  for (const [group, place] of Object.entries(match.indices.groups ?? {})) {
    if (place === undefined) continue
    const name = group.slice(0, group.lastIndexOf('_'))
    // Of a slot that stands twice ("15-16 February") the later counts.
    slots.set(name, { start: base + place[0], end: base + place[1], text: window.slice(place[0], place[1]) })
  }
  const [start, end] = match.indices[0] ?? [at, at]
  return { shape, start: base + start, end: base + end, slots }
}
