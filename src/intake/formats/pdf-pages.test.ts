// A PDF that its parser cannot come through ends in one sentence, and the next is read.
import { expect, it } from 'vitest'
import { pdfOf } from '../../../test/intake/made.ts'
import { pagesOf } from './pdf-pages.ts'

const sound = pdfOf([[{ x: 50, y: 700, size: 10, text: 'They met.' }]])

it('is given up after a while', async () => {
  // no thread has begun within a millisecond: whatever the document, it is given up
  const [first, second] = await Promise.all([pagesOf(sound, 1), pagesOf(sound)])
  expect(first).toEqual({
    code: 'too-big',
    reason: 'The PDF takes too long to be opened; it is damaged or made to do so.',
  })
  expect(second).toMatchObject({ pages: [[{ text: 'They met.', page: 1 }]], cut: false })
})
