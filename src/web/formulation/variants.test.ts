// The collation of variants: same, left out, reworded, moved; and the phrase found in its sentence.
import { describe, expect, it } from 'vitest'
import { collate, hitIn } from './variants.ts'

const base = ['互信', '互利', '平等', '协商', '尊重多样文明', '谋求共同发展']
const same = { kind: 'same' } as const
const out = { kind: 'left-out' } as const

describe('collate', () => {
  it.each([
    ['in full', base, base.map(() => same), []],
    ['first four only', base.slice(0, 4), [same, same, same, same, out, out], []],
    [
      'one reworded',
      ['互信', '互利', '平等', '协商', '尊重文明多样性', '谋求共同发展'],
      [same, same, same, same, { kind: 'reworded', text: '尊重文明多样性' }, same],
      [],
    ],
    [
      'another order',
      ['互利', '平等', '互信', '协商', '尊重多样文明', '谋求共同发展'],
      [{ kind: 'moved', text: '互信', from: 3 }, same, same, same, same, same],
      [],
    ],
    ['one more', [...base, '开放'], base.map(() => same), ['开放']],
    ['nothing', [], base.map(() => out), []],
  ] as const)('%s', (_, variant, cells, more) => {
    expect(collate(base, variant)).toEqual({ cells, more })
  })

  it('compares spaced languages by words', () => {
    const { cells } = collate(['respect for diverse civilizations'], ['respect for the diversity of civilizations'])
    expect(cells[0]?.kind).toBe('reworded')
  })
})

describe('hitIn', () => {
  it('takes the longest wording and leaves the sentence whole', () => {
    expect(hitIn('弘扬“上海精神”，深化友好', ['上海精神', '“上海精神”'])).toEqual({
      before: '弘扬',
      phrase: '“上海精神”',
      after: '，深化友好',
    })
    expect(hitIn('一带一路，一带一路。', ['一带一路'], 1)?.before).toBe('一带一路，')
    expect(hitIn('别的话', ['上海精神', ''])).toBeUndefined()
  })
})
