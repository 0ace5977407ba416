// Arranges the answer to "relations" as a network: dots, lines between them, and where each dot stands.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { Pair } from './pairs.ts'

/** Events of all pairs by year, from the first year to the last. */
export const yearsOf = (pairs: readonly Pair[]): (readonly [year: number, events: number])[] => {
  const counts = new Map<number, number>()
  for (const { line } of pairs)
    for (const told of Array.isArray(line.fields.years) ? (line.fields.years as readonly string[]) : []) {
      const [year, events] = told.split(': ').map(Number)
      if (year && events) counts.set(year, (counts.get(year) ?? 0) + events)
    }
  if (counts.size === 0) return []
  const [from, to] = [Math.min(...counts.keys()), Math.max(...counts.keys())]
  return Array.from({ length: to - from + 1 }, (_, i) => [from + i, counts.get(from + i) ?? 0])
}

export interface Dot {
  readonly id: string
  readonly label: string
  readonly events: number
  readonly x: number
  readonly y: number
}

export interface Network {
  readonly dots: readonly Dot[]
  readonly pairs: readonly Pair[]
}

export const [WIDTH, HEIGHT] = [860, 560]

/** So many dots can be told apart on one page. */
const DOTS = 48
const TICKS = 260
/** Room for a name beside its dot, px. */
const MARGIN = { x: 74, top: 36, bottom: 18 }

interface Moving {
  readonly id: string
  readonly label: string
  readonly events: number
  x?: number
  y?: number
}

const dotsOf = (pairs: readonly Pair[]): Moving[] => {
  const dots = new Map<string, Moving>()
  for (const { ids, labels, events } of pairs)
    ids.forEach((id, i) => {
      const before = dots.get(id)
      dots.set(id, { id, label: labels[i] ?? id, events: (before?.events ?? 0) + events })
    })
  return [...dots.values()].sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1))
}

/** Stretches what the forces found over the whole picture. */
const fitted = (dots: readonly Moving[]): Dot[] => {
  const [xs, ys] = [dots.map(({ x = 0 }) => x), dots.map(({ y = 0 }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const wide = Math.max(1, Math.max(...xs) - left)
  const high = Math.max(1, Math.max(...ys) - top)
  return dots.map(({ id, label, events, x = 0, y = 0 }) => ({
    id,
    label,
    events,
    x: dots.length === 1 ? WIDTH / 2 : MARGIN.x + ((x - left) / wide) * (WIDTH - 2 * MARGIN.x),
    y: dots.length === 1 ? HEIGHT / 2 : MARGIN.top + ((y - top) / high) * (HEIGHT - MARGIN.top - MARGIN.bottom),
  }))
}

/** The same pairs always give the same picture: the forces start from one spiral and throw no dice of their own. */
export const networkOf = (all: readonly Pair[]): Network => {
  const dots = dotsOf(all).slice(0, DOTS)
  const inside = new Set(dots.map(({ id }) => id))
  const pairs = all.filter(({ ids }) => ids.every((id) => inside.has(id)))
  const links = pairs.map(({ ids: [source, target], events }) => ({ source, target, events }))
  const joined = dots.filter(({ id }) => links.some(({ source, target }) => source === id || target === id))
  forceSimulation(joined)
    .force(
      'link',
      forceLink<Moving, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(({ events }) => 90 / Math.sqrt(events) + 40),
    )
    .force('charge', forceManyBody().strength(-260).distanceMax(420))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength((0.05 * WIDTH) / HEIGHT))
    .force(
      'apart',
      forceCollide<Moving>(({ label }) => Math.min(48, Math.max(22, label.length * 2.6))),
    )
    .stop()
    .tick(TICKS)
  return { dots: fitted(joined), pairs }
}
