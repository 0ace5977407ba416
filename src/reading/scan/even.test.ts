// The even view of a text in a spaced language: marks get their direction, breaks are spaces, offsets stay.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { even } from './even.ts'

describe('quotation marks', () => {
  it.each([
    ['"We agree," he said.', '“We agree,” he said.'],
    ['He said: "We agree."', 'He said: “We agree.”'],
    ['the ("Council")', 'the (“Council”)'],
    ['«Yes», he said.', '“Yes”, he said.'],
    ['Xi’s visit', "Xi's visit"],
    ['two\nlines\u00a0here', 'two lines here'],
  ])('%s', (text, seen) => {
    expect(even(text)).toBe(seen)
  })
})

it('keeps every offset', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => even(text).length === text.length))
})
