// Arranges the answer to "itinerary": acts by day, and where each of them stands on the map, if anywhere.

import type { AnswerLine } from '../../model/answer.ts'
import type { Claim } from '../../model/claim.ts'
import { stretchOf } from '../timeline/edtf.ts'
import { knownIn } from '../values.ts'

export interface Coordinates {
  /** By id: English name, longitude, latitude. */
  readonly places: Readonly<Record<string, readonly (string | number)[]>>
  readonly capitals: Readonly<Record<string, string>>
}

export interface Point {
  readonly name: string
  readonly at: readonly [lon: number, lat: number]
  /** Only the state is named: the point is its capital. */
  readonly state: boolean
}

export interface Act {
  readonly line: AnswerLine
  readonly point: Point | undefined
  /** The place as the record names it, with or without a point. */
  readonly place: string | undefined
}

const pointOf = (id: string, coordinates: Coordinates): Point | undefined => {
  const capital = coordinates.capitals[id]
  const found = coordinates.places[capital ?? id]
  if (!found) return undefined
  const [name, lon, lat] = found
  return { name: String(name), at: [Number(lon), Number(lat)], state: capital !== undefined }
}

/** The place of an act: where it happened, else where the visitor went or who held it. */
export const actOf = (line: AnswerLine, claim: Claim | undefined, coordinates: Coordinates): Act => {
  const where = typeof line.fields.where === 'string' ? line.fields.where : undefined
  const byName = Object.entries(coordinates.places).find(([, [name]]) => name === where)?.[0]
  const named = [
    ...(claim?.where?.id ? [{ id: claim.where.id, label: claim.where.label ?? claim.where.name }] : []),
    ...(byName ? [{ id: byName, label: where ?? '' }] : []),
    ...knownIn(claim?.roles.host),
  ]
  for (const { id, label } of named) {
    const point = pointOf(id, coordinates)
    if (point) return { line, point: point.state ? { ...point, name: label } : point, place: label }
  }
  return { line, point: undefined, place: where ?? named[0]?.label }
}

export interface Day {
  /** EDTF: a day, or a longer stretch within which the acts took place. */
  readonly when: string
  readonly single: boolean
  readonly acts: readonly Act[]
}

/** Days in order; what is only known to lie within a stretch comes after the days, and counts come last. */
export const daysOf = (acts: readonly Act[]): Day[] =>
  [...Map.groupBy(acts, (act) => act.line.group ?? act.line.when ?? '')]
    .map(([when, here]) => {
      const stretch = stretchOf(when)
      return { when, single: stretch !== undefined && stretch.to - stretch.from <= 86_400_000, acts: here }
    })
    .sort((a, b) => Number(b.single) - Number(a.single) || (a.when < b.when ? -1 : 1))

/** Places in the order of the days told, each once in a row: the arcs run from one to the next. */
export const wayOf = (days: readonly Day[]): Point[] => {
  const way: Point[] = []
  for (const day of days.filter(({ single }) => single))
    for (const { point, line } of day.acts)
      if (point && !point.state && line.mode === 'happened' && way.at(-1)?.name !== point.name) way.push(point)
  return way
}
