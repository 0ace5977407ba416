// A PDF that its parser cannot come through ends in one sentence, and the next is read.
import { expect, it } from 'vitest'
import { pdfOf } from '../../../test/intake/made.ts'
import { pagesOf } from './pdf-pages.ts'

const sound = pdfOf([[{ x: 50, y: 700, size: 10, text: 'They met.' }]])

it('is given up after a while', { timeout: 120_000 }, async () => {
  // one document after another, none of which has its beginning: the parser goes through all of them for each
  const torn = Buffer.from(sound.toString('latin1').replace('/Catalog', '/Catalox').slice(12), 'latin1')
  const slow = Buffer.concat([Buffer.from('%PDF-1.4\n'), ...Array.from({ length: 4000 }, () => torn)])
  const [first, second] = await Promise.all([pagesOf(slow, 2000), pagesOf(sound)])
  expect(first).toEqual({
    code: 'too-big',
    reason: 'The PDF takes too long to be opened; it is damaged or made to do so.',
  })
  expect(second).toMatchObject({ pages: [[{ text: 'They met.', page: 1 }]], cut: false })
})
