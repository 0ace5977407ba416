// Text and tables for people: nothing cited is lost, nothing in a cell is taken for a formula.
import { describe, expect, test } from 'vitest'
import { csvRow } from '../exports/csv.ts'
import type { Answer, AnswerLine, Citation } from '../model/answer.ts'
import { answerCsv } from './ask.ts'
import { answerText, count } from './text.ts'

const cite = (over: Partial<Citation> = {}): Citation => ({
  claim: 'cl_1',
  document: 'doc_1',
  publisher: 'Xinhua',
  quote: '举行会谈',
  start: 3,
  end: 7,
  voice: [],
  ...over,
})
const line = (over: Partial<AnswerLine> = {}): AnswerLine => ({
  id: 'ln_1',
  text: 'They met.',
  fields: {},
  cites: [cite()],
  ...over,
})
const answer = (lines: readonly AnswerLine[]): Answer => ({
  question: 'timeline',
  understood: 'What is told.',
  parameters: {},
  lines,
  coverage: { documents: 2, from: '2024', to: '2024', publishers: ['Xinhua'], sentences: 10, unread: 3 },
  notes: ['Something is missing.'],
})

describe('text', () => {
  test('names the speakers where there are any, else the publisher, and the place', () => {
    const text = answerText(answer([line({ cites: [cite(), cite({ voice: ['Xinhua', 'Wang Yi'] })] })]))
    expect(text).toContain('Xinhua · doc_1 3–7  cl_1')
    expect(text).toContain('Xinhua → Wang Yi · doc_1 3–7')
  })

  test('says each group once, the mode, and what differs', () => {
    const lines = [
      line({ group: 'one', when: '2024-07-04' }),
      line({ group: 'one', mode: 'planned', differs: ['another day'] }),
      line({ group: 'two' }),
    ]
    const text = answerText(answer(lines))
    expect(text.match(/^one$/gm)).toHaveLength(1)
    expect(text.match(/^two$/gm)).toHaveLength(1)
    expect(text).toContain('[planned]')
    expect(text).toContain('≠ another day')
  })

  test('says what stands behind it, and says so where there is nothing', () => {
    const text = answerText(answer([]))
    expect(text).toContain('Nothing on record.')
    expect(text).toContain(
      '0 lines from 2 documents of 2024 by Xinhua; 3 of 10 sentences hold a trigger that no rule read.',
    )
    expect(text).toContain('Note: Something is missing.')
  })

  test.each([
    [0, '0 claims'],
    [1, '1 claim'],
    [2, '2 claims'],
  ])('%i: %s', (number, text) => expect(count(number, 'claim')).toBe(text))
})

describe('tables', () => {
  test('have a row for each citation, and one for a line without any', () => {
    const csv = answerCsv(
      answer([
        line({ cites: [cite(), cite({ claim: 'cl_2' })] }),
        line({ id: 'ln_2', cites: [], fields: { count: 3 } }),
      ]),
    )
    const rows = csv.trimEnd().split('\r\n')
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1)
    expect(rows[0]).toContain('field_count')
    expect(rows[3]).toContain('ln_2')
  })

  test.each([
    [['a', 1, true, null], 'a,1,true,\r\n'],
    [['a,b', 'say "no"', 'two\nlines'], '"a,b","say ""no""","two\nlines"\r\n'],
    [[['one', 'two']], 'one; two\r\n'],
    [['=1+1', '+x', '-x', '@x'], "'=1+1,'+x,'-x,'@x\r\n"],
    [['＝1+1', '－x'], "'＝1+1,'－x\r\n"],
    [[-5], '-5\r\n'],
  ])('%j', (cells, row) => expect(csvRow(cells)).toBe(row))
})
