// How YAML pack files are read: values with positions, and errors that name the line.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readYaml, rowsOf } from './yaml.ts'

const RULES = z.strictObject({ rules: z.array(z.strictObject({ id: z.string(), weight: z.number().optional() })) })

describe('readYaml', () => {
  it('gives the value and the line of each part', () => {
    const text = '# head\nrules:\n  - id: a\n    weight: 2\n  - id: b\n'
    const { value, errors, lineOf } = readYaml('rules.yaml', text, RULES)
    expect(errors).toEqual([])
    expect(value).toEqual({ rules: [{ id: 'a', weight: 2 }, { id: 'b' }] })
    expect(
      [
        ['rules', 0],
        ['rules', 0, 'weight'],
        ['rules', 1, 'id'],
      ].map(lineOf),
    ).toEqual([3, 4, 5])
  })

  it('gives the nearest parent where there is no such part', () => {
    const { lineOf } = readYaml('rules.yaml', 'rules:\n  - id: a\n  - id: b\n', RULES)
    expect(lineOf(['rules', 1, 'yes', 0])).toBe(3)
    expect(lineOf(['nothing'])).toBe(1)
  })

  const wrong: readonly [name: string, text: string, line: number, reason: RegExp][] = [
    ['a missing field', 'rules:\n  - id: a\n  - weight: 1\n', 3, /rules\.1\.id/],
    ['a wrong type', 'rules:\n  - id: a\n    weight: heavy\n', 3, /rules\.0\.weight.*number/],
    ['an unknown key', 'rules:\n  - id: a\n    wieght: 1\n', 2, /wieght/],
    ['an unclosed quote', 'rules:\n  - id: "a\n', 2, /quote/i],
    ['a doubled key', 'rules: []\nrules: []\n', 2, /unique/i],
    ['an empty file', '', 1, /object/],
  ]
  for (const [name, text, line, reason] of wrong) {
    it(`says where: ${name}`, () => {
      const { value, errors } = readYaml('rules.yaml', text, RULES)
      expect(value).toBeUndefined()
      expect(errors.length).toBeGreaterThan(0)
      expect(errors[0]).toMatchObject({ file: 'rules.yaml', reason: expect.stringMatching(reason) })
      expect(errors[0]?.reason).not.toContain('\n')
      expect(Math.abs((errors[0]?.line ?? 0) - line)).toBeLessThanOrEqual(name === 'an unclosed quote' ? 1 : 0)
    })
  }
})

describe('rowsOf', () => {
  it('keeps each row with its own line in the file', () => {
    const { value, lineOf } = readYaml(
      't.yaml',
      'basis: x\n\nt: |\n  a | b\n\n  # why\n  c | d | \n',
      z.looseObject({ t: z.string() }),
    )
    expect(rowsOf(value?.t, lineOf(['t']))).toEqual([
      { line: 4, cells: ['a', 'b'] },
      { line: 7, cells: ['c', 'd', ''] },
    ])
    expect(rowsOf(undefined, 1)).toEqual([])
  })
})
