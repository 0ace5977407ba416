// Dates are compared as days: what an EDTF string can mean, and what is none.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounds, day, dayText, FAR, overlaps } from './period.ts'

describe('bounds', () => {
  it.each([
    ['2024-07-04', '2024-07-04', '2024-07-04'],
    ['2024-07', '2024-07-01', '2024-07-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023', '2023-01-01', '2023-12-31'],
    ['2024-06~', '2024-06-01', '2024-06-30'],
    ['2024-06-15?', '2024-06-15', '2024-06-15'],
    ['2024-07-02/2024-07-06', '2024-07-02', '2024-07-06'],
    ['2019/2020', '2019-01-01', '2020-12-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['2024-XX', '2024-01-01', '2024-12-31'],
    ['2024-07-XX', '2024-07-01', '2024-07-31'],
    ['2024-22', '2024-06-01', '2024-08-31'],
    ['2024-24', '2024-12-01', '2025-02-28'],
    ['2024-34', '2024-04-01', '2024-06-30'],
    ['2024-41', '2024-07-01', '2024-12-31'],
    ['[2023-05,2024-06]', '2023-05-01', '2024-06-30'],
    ['{2023..2025}', '2023-01-01', '2025-12-31'],
    ['2024-07-04T10:00:00Z', '2024-07-04', '2024-07-04'],
    ['0099-03', '0099-03-01', '0099-03-31'],
  ])('%s is %s to %s', (edtf, from, to) => {
    const period = bounds(edtf)
    expect(period && [dayText(period.from), dayText(period.to)]).toEqual([from, to])
  })

  it.each([
    ['../2020', -FAR, day(2020, 12, 31)],
    ['2020/..', day(2020), FAR],
    ['2020-05/', day(2020, 5), FAR],
  ])('%s is open', (edtf, from, to) => {
    expect(bounds(edtf)).toEqual({ from, to })
  })

  it.each([
    '',
    'yesterday',
    '2024-13',
    '2024-02-30',
    '2024-00-01',
    '2024-7-4',
    '2024-07-06/2024-07-02',
    '24',
    '2024-07-04/soon',
    '[2024,soon]',
  ])('%j is no date', (text) => {
    expect(bounds(text)).toBeUndefined()
  })

  it('gives back every day, and compares as time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), fc.integer({ min: 0, max: 5000 }), (from, long) => {
        const [a, b] = [dayText(from), dayText(from + long)]
        fc.pre(/^\d{4}-/.test(a) && /^\d{4}-/.test(b))
        expect(bounds(a)).toEqual({ from, to: from })
        expect(bounds(`${a}/${b}`)).toEqual({ from, to: from + long })
        expect(overlaps({ from, to: from + long }, { from: from + long, to: FAR })).toBe(true)
        expect(overlaps({ from, to: from + long }, { from: from + long + 1, to: FAR })).toBe(false)
      }),
    )
  })
})
