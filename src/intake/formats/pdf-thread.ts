// The thread in which PDFs are opened: takes the bytes of one after another and sends back the words of its pages.
import { parentPort } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'
import type { Glyphs } from './pdf-layout.ts'
import type { Pages } from './pdf-pages.ts'

const MAX_PAGES = 2000
const MAX_ITEMS = 400_000

interface PdfItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

const textOfPages = async (bytes: Uint8Array): Promise<Pages> => {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>
  try {
    // The parser takes the bytes away from their owner, so it is given a copy.
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false })
  } catch (error) {
    return /password/iu.test(String(error))
      ? { code: 'format', reason: 'The PDF is locked with a password.' }
      : { code: 'damaged', reason: 'The PDF is damaged and cannot be opened.' }
  }
  const pages: Glyphs[][] = []
  let left = MAX_ITEMS
  try {
    const count = Math.min(document.numPages, MAX_PAGES)
    for (let number = 1; number <= count && left > 0; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const glyphs = items.flatMap((item): Glyphs[] =>
        'str' in item && item.str !== '' ? [glyphsOf(item as PdfItem, number)] : [],
      )
      pages.push(glyphs.slice(0, left))
      left -= glyphs.length
      page.cleanup()
    }
    return { pages, cut: left <= 0 || document.numPages > MAX_PAGES }
  } finally {
    await document.loadingTask.destroy()
  }
}

const glyphsOf = ({ str, transform, width, height }: PdfItem, page: number): Glyphs => {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform
  const size = Math.hypot(a, b) || height || 10
  return { text: str, page, x, y, width: Math.abs(width), size, source: 0 }
}

parentPort?.on('message', (bytes: Uint8Array) => {
  textOfPages(bytes).then(
    (pages) => parentPort?.postMessage(pages),
    () =>
      parentPort?.postMessage({ code: 'damaged', reason: 'The PDF is damaged and cannot be read.' } satisfies Pages),
  )
})
