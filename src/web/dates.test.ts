// Dates in both interface languages: printed and inferred parts apart, ranges short, nothing made up.
import { describe, expect, it } from 'vitest'
import type { DatePart, PartialDate } from '../model/when.ts'
import { datePieces } from './dates.ts'
import { en } from './locales/en.ts'
import { zh } from './locales/zh.ts'

const printed = (value: number): DatePart => ({ value, basis: { kind: 'written', span: { start: 0, end: 1 } } })
const guessed = (value: number): DatePart => ({ value, basis: { kind: 'inferred', from: 'dateline' } })
const show = (messages: typeof en, when: { start?: PartialDate; end?: PartialDate }, edtf?: string): string =>
  datePieces(messages, when, edtf)
    .map((piece) => (piece.inferred ? `[${piece.text}]` : piece.text))
    .join('')

describe('dates in parts', () => {
  it.each([
    [
      'a day with its month and year inferred',
      { start: { day: printed(5), month: guessed(7), year: guessed(2024) } },
      '5 [Jul 2024]',
      '[2024年7月]5日',
    ],
    [
      'all printed',
      { start: { day: printed(5), month: printed(7), year: printed(2024) } },
      '5 Jul 2024',
      '2024年7月5日',
    ],
    ['all inferred', { start: { year: guessed(2021) } }, '[2021]', '[2021年]'],
    [
      'a range within a month',
      {
        start: { day: printed(2), month: printed(7), year: guessed(2024) },
        end: { day: printed(6), month: printed(7), year: guessed(2024) },
      },
      '2–6 Jul [2024]',
      '[2024年]7月2–6日',
    ],
    [
      'a range wholly inferred',
      {
        start: { day: guessed(4), month: guessed(7), year: guessed(2024) },
        end: { day: guessed(6), month: guessed(7), year: guessed(2024) },
      },
      '[4–6 Jul 2024]',
      '[2024年7月4–6日]',
    ],
    [
      'a range over months',
      {
        start: { day: printed(30), month: printed(6), year: printed(2024) },
        end: { day: printed(2), month: printed(7), year: printed(2024) },
      },
      '30 Jun–2 Jul 2024',
      '2024年6月30日–7月2日',
    ],
    [
      'a range that begins and ends together',
      { start: { year: printed(2019) }, end: { year: printed(2019) } },
      '2019',
      '2019年',
    ],
    ['a month without a year', { start: { month: printed(7) } }, 'Jul', '7月'],
    [
      'about a month',
      { start: { month: printed(6), year: printed(2024), approximate: true } },
      'about Jun 2024',
      '约2024年6月',
    ],
  ])('%s', (_, when, english, chinese) => {
    expect(show(en, when)).toBe(english)
    expect(show(zh, when)).toBe(chinese)
  })
})

describe('dates from the notation alone', () => {
  it.each([
    ['2024-07-05', '5 Jul 2024'],
    ['2024-07', 'Jul 2024'],
    ['2024', '2024'],
    ['2024-07-02/2024-07-06', '2–6 Jul 2024'],
    ['2024-06~', 'about Jun 2024'],
    ['2005-12/..', 'Dec 2005–'],
    ['../2020', '–2020'],
    ['2024-21', '2024-21'],
    ['whenever', 'whenever'],
  ])('%s', (edtf, words) => {
    expect(
      datePieces(en, undefined, edtf)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(words)
  })
  it('says nothing of no date', () => expect(datePieces(en, undefined, undefined)).toEqual([]))
})
