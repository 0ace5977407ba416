// The time axis: what a date covers, which lane an event stands in, and that words never lie over words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerLine } from '../../model/answer.ts'
import { dayText, stretchOf } from './edtf.ts'
import { happeningsOf, lanesOf, openingOf, placeIn, windowOf, windowText, within, zoomed } from './layout.ts'

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)

describe('stretches', () => {
  it.each([
    ['2024-07-04', '2024-07-04', '2024-07-05', true, false],
    ['2024-02', '2024-02-01', '2024-03-01', false, false],
    ['2024', '2024-01-01', '2025-01-01', false, false],
    ['2024-12-31', '2024-12-31', '2025-01-01', true, false],
    ['2024-07-02/2024-07-06', '2024-07-02', '2024-07-07', true, false],
    ['2021/2024-07', '2021-01-01', '2024-08-01', false, false],
    ['2005-12/..', '2005-12-01', '2006-01-01', false, true],
    ['201X', '2010-01-01', '2020-01-01', false, false],
    ['2024-06~', '2024-06-01', '2024-07-01', false, false],
  ])('%s', (edtf, from, to, exact, open) =>
    expect(stretchOf(edtf)).toEqual({ from: day(from), to: day(to), exact, open }),
  )
  it.each([undefined, '', 'soon', '2024-21', '2024-13-01'])('%s is told in words only', (edtf) =>
    expect(stretchOf(edtf)).toBeUndefined(),
  )
})

const line = (id: string, when: string | undefined, more: Partial<AnswerLine> = {}): AnswerLine => ({
  id,
  text: `Something happened, number ${id}.`,
  fields: {},
  cites: [],
  ...(when && { when }),
  ...more,
})

describe('lanes', () => {
  const lines = [
    line('1', '2024-07-04', { type: 'meeting', fields: { who: ['Xi', 'Rahmon'] } }),
    line('2', '2024-07-05', { type: 'meeting', fields: { who: ['Xi', 'Tokayev'] } }),
    line('3', '2024-07-05', { type: 'document', fields: { who: ['Xi', 'Rahmon'] } }),
    line('4', undefined, { type: 'meeting' }),
  ]
  const { dated, undated } = happeningsOf(lines)
  it('keep what has no date apart', () => expect(undated.map((one) => one.id)).toEqual(['4']))
  it.each(['who', 'family', 'type', 'publisher', 'voice'] as const)('hold every event once: by %s', (by) =>
    expect(
      lanesOf(dated, by)
        .flatMap((lane) => lane.happenings.map((one) => one.line.id))
        .sort(),
    ).toEqual(['1', '2', '3']),
  )
  it('are those of persons, states or organisations alone, and the rest stands together', () => {
    const both = { who: ['Xi', 'China', 'SCO'], ids: ['person:xi', 'country:CN', 'org:sco'] }
    const { dated: told } = happeningsOf([line('1', '2024-07-04', { fields: both }), line('2', '2024-07-05')])
    const keys = (by: 'person' | 'state' | 'organisation') => lanesOf(told, by).map((lane) => lane.key)
    expect([keys('person'), keys('state'), keys('organisation')]).toEqual([
      ['Xi', ''],
      ['China', ''],
      ['SCO', ''],
    ])
  })
  it('name who tells events apart, not who is in all of them', () =>
    expect(lanesOf(dated, 'who').map((lane) => lane.key)).toEqual(['Rahmon', 'Tokayev']))
})

describe('rows', () => {
  it('never lay words over words, and lose no event', () => {
    const dates = fc.array(fc.integer({ min: 0, max: 364 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(dates, (days) => {
        const start = day('2024-01-01')
        const { dated } = happeningsOf(days.map((n, i) => line(String(i), dayText(start + n * 86_400_000))))
        const { placed, wordless } = placeIn(dated, (time) => ((time - start) / (366 * 86_400_000)) * 1000, 1000)
        expect(placed.length + wordless.length).toBe(days.length)
        for (const a of placed)
          for (const b of placed)
            if (a !== b && a.row === b.row) expect(a.x + a.room <= b.x || b.x + b.room <= a.x).toBe(true)
      }),
    )
  })
})

describe('the window', () => {
  const { dated } = happeningsOf([
    line('old', '1950'),
    line('new', '2024-07-05'),
    line('far', '2050'),
    line('holds', '1992-01-24/..'),
  ])
  it('opens on the latest events, not on the far future', () => {
    const opening = openingOf(dated, day('2024-07-08'))
    expect(opening.to).toBeLessThan(day('2030-01-01'))
    expect(dated.filter((one) => within(one, opening)).map((one) => one.line.id)).toContain('new')
  })
  it('comes as close as hours, which the address keeps', () => {
    let window = windowOf('2024-07-01/2024-07-08') ?? { from: 0, to: 1 }
    for (let i = 0; i < 12; i++) window = zoomed(window, 0.5)
    expect(window.to - window.from).toBe(6 * 3_600_000)
    expect(windowText(window)).toBe('2024-07-04T21:00/2024-07-05T03:00')
    expect(windowOf(windowText(window))).toEqual(window)
    for (let i = 0; i < 30; i++) window = zoomed(window, 2)
    expect(window.to - window.from).toBeGreaterThan(300 * 365 * 86_400_000)
  })
  it('is read from the address, and ignored when it is no period', () => {
    expect(windowOf('2024-07-01/2024-07-08')).toEqual({ from: day('2024-07-01'), to: day('2024-07-09') })
    expect(windowOf('nonsense')).toBeUndefined()
  })
})
