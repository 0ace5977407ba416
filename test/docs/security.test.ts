// The walk through the standard of application security: every point once, each with a mark, and every test that it names
// is there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const text = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+)(?: to [\d.]+)? \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)]

/** How many points of levels 1 and 2 each chapter walks, ranges counted as one row. */
const ROWS: Readonly<Record<string, number>> = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 19,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 1,
}

test('each point is walked once', () => {
  const points = rows.map(([, point]) => point)
  expect(points.filter((point, i) => points.indexOf(point) !== i)).toEqual([])
  const counts = Object.groupBy(points, (point) => point?.split('.')[0] ?? '')
  for (const [chapter, number] of Object.entries(ROWS))
    expect([chapter, counts[chapter]?.length]).toEqual([chapter, number])
})

test('each says whether it is met', () => {
  const silent = rows.filter(([, , , how]) => !/^ (yes|part|no|–|operator)\b|^ –/.test(how ?? ''))
  expect(silent.map(([, point]) => point)).toEqual([])
})

test('every test that it names is there', () => {
  const named = [...text.matchAll(/`((?:src|test|bench)\/[\w/.-]+)`/g)].map(([, path]) => path ?? '')
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
