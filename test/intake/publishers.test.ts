// Every example in packs/publishers: what a shape must read, with place, date and page, and what it must leave alone.
import { describe, expect, it } from 'vitest'
import { dateIn } from '../../src/intake/dates.ts'
import { type Hit, matchFoot, matchHead, matchInside, matchWhole, shapeTable } from '../../src/intake/lines.ts'
import { loadPublishers, type Press, type Shape } from '../../src/knowledge/publishers.ts'
import { shipped, shippedFiles } from './shipped.ts'

const pack = shipped()

const match = (shape: Shape, text: string): Hit | undefined => {
  const line = { start: 0, end: text.length }
  if (shape.at === 'head') return matchHead(text, line, shapeTable([shape], 'firsts'))
  if (shape.at === 'foot') return matchFoot(text, line, shapeTable([shape], 'lasts'))
  if (shape.at === 'inside') return matchInside(text, line, [shape])
  return matchWhole(
    text,
    { start: 0, end: text.indexOf('\n') < 0 ? text.length : text.indexOf('\n') },
    shapeTable([shape], 'firsts'),
  )
}

const two = (n: number | undefined): string => String(n).padStart(2, '0')

const printed = (hit: Hit, press: Press): string => {
  const { year, month, day } = dateIn(hit, press)
  return `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`
}

describe.each(
  Object.values(pack.press).flatMap((press) => press.shapes.map((shape) => ({ id: shape.id, shape, press }))),
)('$id', ({ shape, press }) => {
  it.each(shape.yes)('reads $text', (example) => {
    const hit = match(shape, example.text)
    expect(hit, 'the shape does not match').toBeDefined()
    if (hit === undefined) return
    if (example.place !== undefined) expect(hit.slots.get('place')?.text.trim()).toBe(example.place)
    if (example.page !== undefined) expect(hit.slots.get('page')?.text).toBe(example.page)
    if (example.date !== undefined) expect(printed(hit, press)).toBe(example.date)
  })
  it.each(shape.no)('leaves alone %s', (text) => {
    expect(match(shape, text)).toBeUndefined()
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
