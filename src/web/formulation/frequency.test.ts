// Rates of a phrase: uses against the documents read of the same source and year, and nothing where none was read.
import { describe, expect, it } from 'vitest'
import type { AnswerLine, Citation } from '../../model/answer.ts'
import { bySource, bySpeaker, rateIn, readBy } from './frequency.ts'

const use = (publisher: string, published: string, ...voice: string[]): Citation =>
  ({ publisher, published, voice }) as unknown as Citation
const line = (publisher: string, years: readonly string[]): AnswerLine =>
  ({ fields: { publisher, years } }) as unknown as AnswerLine

const read = readBy([line('A', ['2023: 50', '2024: 10']), line('B', ['2024: 30'])])
const uses = [
  use('A', '2024-07-01', '甲'),
  use('A', '2024-07-02'),
  use('A', '2023-01-01', '乙', '甲'),
  use('B', '2024', '甲'),
  use('B', '2022-05-01'),
]

describe('rates', () => {
  it('are uses for every 100 documents of the source in the year', () => {
    const [a, b] = bySource(uses, read, '?')
    expect([a?.name, a?.total, b?.name, b?.total]).toEqual(['A', 3, 'B', 2])
    expect(a && [2022, 2023, 2024].map((year) => rateIn(a, year))).toEqual([undefined, 2, 20])
    // What was used in 2022 stands in a document without the year's count: no rate is made up.
    expect(b && [2022, 2023, 2024].map((year) => rateIn(b, year))).toEqual([undefined, undefined, 100 / 30])
  })
  it('of a speaker are set against all documents, and the last voice is who speaks', () => {
    const [speaker, ...others] = bySpeaker(uses, read)
    expect([speaker?.name, speaker?.total, others.length]).toEqual(['甲', 3, 0])
    expect(speaker && rateIn(speaker, 2024)).toBe(5)
  })
})
