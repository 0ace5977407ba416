// The map of a trip: coastlines and a graticule, points and arcs. No borders are drawn, so none are claimed.
import { geoAzimuthalEqualArea, geoCentroid, geoDistance, geoGraticule, geoPath } from 'd3-geo'
import { useMemo } from 'react'
import { feature } from 'topojson-client'
import type { GeometryObject, Topology } from 'topojson-specification'
import land from 'world-atlas/land-110m.json' with { type: 'json' }
import { useMessages } from '../locales/messages.ts'
import { type Name, type Place, placeNames } from '../marks/placing.ts'
import type { Point } from './days.ts'

const [WIDTH, HEIGHT] = [560, 400]

const topology = land as unknown as Topology
const coast = feature(topology, topology.objects.land as GeometryObject)

interface Placed extends Point {
  readonly acts: number
}

/** One point a name: a city that is named and a state drawn at its capital stay two. */
export const placedOf = (points: readonly Point[]): Placed[] =>
  [...Map.groupBy(points, (point) => `${point.name} ${point.state}`).values()].flatMap((here) =>
    here[0] ? [{ ...here[0], acts: here.length }] : [],
  )

/** Turned to the middle of the points, wide enough that the coast around them tells where they are. */
const projectionFor = (points: readonly Point[]) => {
  const at = points.map((point) => [...point.at] as [number, number])
  const [lon, lat] = geoCentroid({ type: 'MultiPoint', coordinates: at })
  const reach = Math.max(0.4, ...at.map((one) => geoDistance(one, [lon, lat]) * 1.5))
  const scale = Math.min(WIDTH, HEIGHT) / 2 / (2 * Math.sin(Math.min(reach, Math.PI) / 2))
  return geoAzimuthalEqualArea()
    .rotate([-lon, -lat])
    .translate([WIDTH / 2, HEIGHT / 2])
    .scale(scale)
    .clipAngle(Math.min(170, (reach * 180) / Math.PI + 40))
    .precision(0.3)
}

interface Named {
  readonly point: Placed
  readonly x: number
  readonly y: number
  readonly name: Name
}

const wordsOf = ({ name, acts }: Placed): string => (acts > 1 ? `${name} ${acts}` : name)

const PLACES: readonly Place[] = (['start', 'end'] as const).flatMap((anchor) =>
  [4, -10, 18].map((dy) => ({ dx: anchor === 'start' ? 9 : -9, dy, anchor })),
)

const named = (spots: readonly Omit<Named, 'name'>[]): Named[] => {
  const names = placeNames(
    spots.map(({ point, x, y }) => ({ x, y, words: wordsOf(point) })),
    PLACES,
    WIDTH,
  )
  return spots.flatMap((spot, i) => (names[i] ? [{ ...spot, name: names[i] }] : []))
}

const Label = ({ named, chosen }: { readonly named: Named; readonly chosen: boolean }) => (
  <g className={chosen ? 'spot on' : 'spot'}>
    <circle className={named.point.state ? 'state' : 'place'} cx={named.x} cy={named.y} r={named.point.state ? 6 : 4} />
    <text x={named.name.x} y={named.name.y} textAnchor={named.name.anchor}>
      {wordsOf(named.point)}
    </text>
  </g>
)

interface Props {
  readonly points: readonly Point[]
  readonly way: readonly Point[]
  readonly chosen: string | undefined
}

export const TripMap = ({ points, way, chosen }: Props) => {
  const { itinerary } = useMessages().pages
  const placed = useMemo(() => placedOf(points), [points])
  const drawn = useMemo(() => {
    const projection = projectionFor(placed)
    const path = geoPath(projection)
    const arcs = way
      .slice(1)
      .map((point, i) => path({ type: 'LineString', coordinates: [[...(way[i]?.at ?? point.at)], [...point.at]] }))
    return {
      coast: path(coast) ?? '',
      graticule: path(geoGraticule().step([10, 10])()) ?? '',
      arcs: arcs.flatMap((arc) => arc ?? []),
      spots: named(
        placed.flatMap((point) => {
          const at = projection([...point.at])
          return at ? [{ point, x: at[0], y: at[1] }] : []
        }),
      ),
    }
  }, [placed, way])
  return (
    <svg className="trip-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={itinerary.mapLabel}>
      <path className="coast" d={drawn.coast} />
      <path className="graticule" d={drawn.graticule} />
      {drawn.arcs.map((arc) => (
        <path key={arc} className="arc" d={arc} />
      ))}
      {drawn.spots.map((spot) => (
        <Label key={wordsOf(spot.point) + spot.point.state} named={spot} chosen={spot.point.name === chosen} />
      ))}
    </svg>
  )
}
