// Every example in packs/publishers: what a shape must read, with place, date and page, and what it must leave alone.
import { describe, expect, it } from 'vitest'
import { checkShapes } from '../../src/intake/check.ts'
import { loadPublishers } from '../../src/knowledge/publishers.ts'
import { shipped, shippedFiles } from './shipped.ts'

const pack = shipped()

describe('the examples of the shapes', () => {
  it.each(checkShapes(pack))('$id: $example', ({ fault }) => {
    expect(fault).toBeUndefined()
  })
  it('at least fifteen publishers in three languages are described', () => {
    const described = Object.values(pack.press).map((p) => new Set(p.shapes.flatMap((s) => s.publisher?.id ?? [])))
    for (const publishers of described) expect(publishers.size).toBeGreaterThanOrEqual(5)
    expect(new Set(described.flatMap((d) => [...d])).size).toBeGreaterThanOrEqual(15)
  })
  it('a wrong example is told, with what is wrong', () => {
    const files = shippedFiles().map((f) =>
      f.path.endsWith('/tass.yaml')
        ? {
            ...f,
            text: f.text
              .replace('date: "07-04"', 'date: "07-05"')
              .replace('"АСТАНА, 4 июля /Интерфакс/', '"АСТАНА, 4 июля /ТАСС/'),
          }
        : f,
    )
    const { pack: changed } = loadPublishers(files)
    const faults = changed ? checkShapes(changed).filter((c) => c.fault) : []
    expect(faults.map((f) => f.fault)).toEqual([
      'its date is read as 07-04, not as 07-05',
      'it should have been left alone',
    ])
    expect(faults[0]).toMatchObject({ id: 'tass/ru/wire', file: 'packs/publishers/tass.yaml' })
  })
})

describe('the loader', () => {
  const broken = (name: string, text: string): string[] => {
    const files = shippedFiles().filter((f) => !f.path.endsWith(name))
    return loadPublishers([...files, { path: `packs/publishers/${name}`, text }]).errors.map(
      (e) => `${e.file}:${e.line}: ${e.reason}`,
    )
  }
  const one = (shape: string, more = ''): string =>
    `publisher: org:test\nlabel: Test\nnames: { en: [Test Wire] }\nshapes:\n  - id: test/one\n    kind: dateline\n    at: head\n    language: en\n    shape: "${shape}"\n    yes: [a]\n    no: [b]\n${more}`

  it.each([
    ['{place', 'test.yaml:5: test/one: "{" is not closed'],
    ['[{place}', 'test.yaml:5: test/one: "[" is not closed'],
    ['{town}, {date}', 'no such slot: {town}'],
    ['{place} {words}', 'stands beside another slot'],
    ['{place}', 'needs a fixed word'],
    ['a|b', '"|" opens nothing'],
  ])('refuses %s', (shape, reason) => {
    expect(broken('test.yaml', one(shape)).join('\n')).toContain(reason)
  })
  it('refuses an id used twice, and says where it stood first', () => {
    const twice = one(
      '{name}: {place}',
      '  - { id: test/one, kind: dateline, at: head, language: en, shape: "{name}", yes: [a], no: [b] }\n',
    )
    expect(broken('test.yaml', twice).join('\n')).toContain(
      'test.yaml:12: test/one: the id is used twice, first in packs/publishers/test.yaml:5',
    )
  })
  it('refuses a shape without examples', () => {
    expect(broken('test.yaml', one('{name}').replace('no: [b]', 'no: []')).join('\n')).toMatch(
      /test\.yaml:11: shapes\.0\.no/u,
    )
  })
  it('refuses a missing language', () => {
    expect(loadPublishers(shippedFiles().filter((f) => !f.path.includes('press-ru'))).errors.length).toBeGreaterThan(0)
  })
  it('gives the same version for the same files in any order', () => {
    expect(loadPublishers([...shippedFiles()].reverse()).pack?.version).toBe(pack.version)
  })
})
