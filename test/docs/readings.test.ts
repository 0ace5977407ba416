// The changelog of readings tells each sentence that is read otherwise, what was read and what is, and no other.
import { expect, test } from 'vitest'
import { packageVersion } from '../../src/chancery.ts'
import { type PublicLine, readingLines } from '../../src/exports/lines.ts'
import { PROGRAM_VERSION } from '../../src/reading/read.ts'
import { entity, reading } from '../../src/record/fixture.ts'
import { changelog, changes, told } from '../../tools/readings.ts'

const [a, b] = [entity('person:a'), entity('person:b')]
const linesOf = (format: string | undefined, more: boolean): readonly PublicLine[] => [
  ...readingLines(
    reading({
      title: 'Report',
      sentences: [
        {
          text: 'They met.',
          claims: [{ type: 'meeting', roles: { participants: [a, b], ...(format && { format }) } }],
        },
        { text: 'Mr A is the chair.', claims: more ? [{ type: 'office', roles: { person: a, title: 'chair' } }] : [] },
        { text: 'They signed.', claims: [{ type: 'ceremony', roles: { kind: 'signing' } }] },
      ],
    }),
  ),
]

test('nothing is told of what is read as before', () => {
  const same = told(linesOf('talks', true))
  expect(changes(same, told(linesOf('talks', true)))).toEqual([])
  expect(changes(new Map(), same)).toEqual([])
})

test('each sentence with what was read and what is', () => {
  const found = changes(told(linesOf(undefined, true)), told(linesOf('talks', false)))
  expect(found.map(({ sentence, before, now }) => [sentence, before.length, now.length])).toEqual([
    ['They met.', 1, 1],
    ['Mr A is the chair.', 1, 0],
  ])
  // The glosses are the same: what differs must show.
  expect([found[0]?.before[0], found[0]?.now[0]]).toEqual([
    expect.not.stringContaining('talks'),
    expect.stringContaining('"format":"talks"'),
  ])
  const text = changelog(found, 'v1')
  expect(text).toContain('> Mr A is the chair.\n\n- before: office: office: Mr A is the chair.')
  expect(text).toContain('2 sentences')
})

test('readings carry the version of the package', () => {
  expect(PROGRAM_VERSION).toBe(packageVersion())
})
