// Laws of reading time in any text: exact positions, no throw, no date that no calendar has.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileNumbers, NumberPackSchema } from '../numbers/numbers.ts'
import { addDays, dayFrom, dayNumber, daysIn, weekdayOf } from './calendar.ts'
import { compileTime, mayStartTime, resolveTime, sinceOf, type TimeAnchors, TimePackSchema, timeAt } from './time.ts'

const EDTF = /^(\.\.|\d{3}[\dX](-\d\d(-\d\d)?)?~?)(\/(\.\.|\d{3}[\dX](-\d\d(-\d\d)?)?~?))?$/

function load(language: string) {
  const numbers = compileNumbers(NumberPackSchema.parse(parse(readFileSync(`packs/${language}/numbers.yaml`, 'utf8'))))
  const pack = TimePackSchema.parse(parse(readFileSync(`packs/${language}/time.yaml`, 'utf8')))
  const words = [
    ...[pack.deictic, pack.months, pack.weekdays, pack.portions, pack.counts, pack.amounts, pack.vague].flatMap((t) =>
      Object.keys(t),
    ),
    ...[
      pack.year,
      pack.month,
      pack.day,
      pack.to,
      pack.ago,
      pack.later,
      pack.since,
      pack.fromPoint,
      pack.lead,
      pack.past,
    ].flat(),
  ]
  return { g: compileTime(pack, numbers), words }
}

const number = fc.integer({ min: 0, max: 3000 }).map(String)
const edtfDay = fc
  .record({
    year: fc.integer({ min: 1900, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
const anchors: fc.Arbitrary<TimeAnchors> = fc.record(
  {
    dateline: edtfDay,
    published: edtfDay,
    datelineMonthDay: fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) }),
  },
  { requiredKeys: [] },
)

function valid(edtf: string): void {
  expect(edtf).toMatch(EDTF)
  for (const part of edtf.replaceAll('~', '').split('/')) {
    const [year, month, day] = part.split('-').map(Number)
    if (month !== undefined) expect(month >= 1 && month <= 12).toBe(true)
    if (day !== undefined) expect(day >= 1 && day <= daysIn(year ?? 0, month ?? 0)).toBe(true)
  }
}

describe.each(['zh', 'en', 'ru'])('%s', (language) => {
  const { g, words } = load(language)
  const gap = language === 'zh' ? '' : ' '
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...words), number), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(gap))

  it('reads and resolves any words', () => {
    fc.assert(
      fc.property(texts, anchors, fc.constantFrom(undefined, 'past', 'future'), (text, given, direction) => {
        let previous = given
        for (let at = 0; at < text.length; at++) {
          const hit = timeAt(g, text, at, text.length)
          if (!hit) continue
          expect(hit.start).toBe(at)
          expect(hit.end).toBeGreaterThan(at)
          expect(hit.end).toBeLessThanOrEqual(text.length)
          expect(mayStartTime(g, text.charCodeAt(at))).toBe(true)
          const when = resolveTime(hit, previous, direction ? { direction } : {})
          expect(when.span).toEqual({ start: hit.start, end: hit.end })
          if (when.edtf !== undefined) valid(when.edtf)
          const since = sinceOf(hit, previous)
          if (since) valid(since.edtf)
          previous = { ...previous, previous: when }
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('resolves nothing that counts from the document, where nothing tells its day', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const hit = timeAt(g, text, 0, text.length)
        if (!hit) return
        const when = resolveTime(hit, {})
        const years = [when.start?.year, when.end?.year].filter((part) => part !== undefined)
        if (when.edtf !== undefined) expect(years.some((part) => part.basis.kind === 'written')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('calendar', () => {
  it('counts days and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700000, max: 2900000 }), (count) => {
        expect(dayNumber(dayFrom(count)) === count).toBe(true)
      }),
    )
  })
  it('knows weekdays', () => {
    expect(weekdayOf({ year: 2024, month: 7, day: 6 })).toBe(6)
    expect(weekdayOf({ year: 1970, month: 1, day: 1 })).toBe(4)
    expect(addDays({ year: 2024, month: 2, day: 28 }, 2)).toEqual({ year: 2024, month: 3, day: 1 })
  })
})
