// PDF with a text layer: columns in reading order, lines joined to paragraphs, page heads and feet left out; every
// character leads back to its page and its box there. A scan without text is said to need OCR.
import type { PublisherPack } from '../../knowledge/publishers.ts'
import { TextBuilder } from '../map.ts'
import type { Mark } from '../page.ts'
import { type Context, nothing, type Sheet, type Unpacked } from './format.ts'
import { type Block, blocksOf, type Glyphs, linesOfBlock } from './pdf-layout.ts'
import { pagesOf } from './pdf-pages.ts'

export const pdf = async (bytes: Uint8Array, { pack }: Context): Promise<Unpacked> => {
  const pages = await pagesOf(bytes)
  if ('code' in pages) return nothing(pages.code, pages.reason)
  const items = pages.pages.reduce((sum, page) => sum + page.length, 0)
  if (items === 0)
    return nothing('no-text', 'The PDF holds no text, only pictures: it is probably a scan and needs OCR first.')
  const notes = pages.cut ? ['The PDF holds more text than is read; its end is missing.'] : []
  const sheet = compose(pages.pages.map((page) => merged(restored(page, pack))))
  return { sheets: [{ ...sheet, notes, encoding: 'pdf', mediaType: 'application/pdf' }], problems: [] }
}

const RADICAL = /[\p{So}&&\p{Script=Han}]/v

/** Characters that the writer of the PDF put as radicals, put back; each keeps its length, so its place stays. */
const restored = (page: readonly Glyphs[], pack: PublisherPack): Glyphs[] => {
  const table = radicalsOf(pack)
  let at = 0
  return page.map((g) => {
    const source = at
    at += g.text.length
    const text = RADICAL.test(g.text)
      ? [...g.text].map((c) => table.get(c) ?? (RADICAL.test(c) ? c.normalize('NFKC') : c)).join('')
      : g.text
    return { ...g, text: text.length === g.text.length ? text : g.text, source }
  })
}

/** Neighbours on one line as one: many PDFs place every character by itself. */
const merged = (page: readonly Glyphs[]): Glyphs[] => {
  const out: Glyphs[] = []
  for (const g of page) {
    const last = out.at(-1)
    const beside =
      last !== undefined &&
      last.source + last.text.length === g.source &&
      Math.abs(last.y - g.y) < 0.5 &&
      Math.abs(last.size - g.size) < 0.5 &&
      Math.abs(g.x - last.x - last.width) < g.size * 0.15
    if (last && beside) out[out.length - 1] = { ...last, text: last.text + g.text, width: g.x + g.width - last.x }
    else out.push(g)
  }
  return out
}

const tables = new WeakMap<PublisherPack, ReadonlyMap<string, string>>()

const radicalsOf = (pack: PublisherPack): ReadonlyMap<string, string> => {
  const had = tables.get(pack)
  if (had) return had
  const made = new Map(pack.script.radicals.split(/\s+/u).map((pair) => [pair[0] ?? '', pair[1] ?? '']))
  tables.set(pack, made)
  return made
}

const compose = (pages: readonly (readonly Glyphs[])[]): Pick<Sheet, 'text' | 'map' | 'marks'> => {
  const blocks = pages.map((page) => blocksOf(page))
  const furniture = repeated(blocks)
  const body = bodySize(pages)
  const out = new TextBuilder()
  const marks: Mark[] = []
  let title = false
  for (const page of blocks) {
    for (const block of page) {
      for (const paragraph of linesOfBlock(block)) {
        const words = paragraph.lines
          .flat()
          .map((g) => g.text)
          .join('')
        if (words.trim() === '' || furniture.has(shape(words))) continue
        const start = out.length
        write(paragraph.lines, out)
        const large = paragraph.size > body * 1.25 && words.length < 200
        if (large) marks.push({ kind: title ? 'heading' : 'title', start, end: out.length })
        title ||= large
        out.add('\n\n')
      }
    }
  }
  return { text: out.text(), map: out.map, marks: title ? marks : [] }
}

/** Lines of a paragraph, joined as their script joins words; a hyphen at a line's end goes where a word goes on. */
const write = (lines: readonly (readonly Glyphs[])[], out: TextBuilder): void => {
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    const first = next?.[0]?.text ?? ''
    line.forEach((glyphs, j) => {
      const last = j === line.length - 1
      const hyphen = last && /[\p{L}][-\u2010\u00ad]$/u.test(glyphs.text) && /^\p{Ll}/u.test(first)
      const text = hyphen ? glyphs.text.slice(0, -1) : glyphs.text
      const { page, x, y, width, size, source } = glyphs
      const round = (n: number): number => Math.round(n * 10) / 10
      out.take(text, source, undefined, {
        part: `page ${page}`,
        page,
        box: [round(x), round(y - size * 0.2), round(x + width), round(y + size)],
      })
      const after = line[j + 1]
      if (after && gap(glyphs, after)) out.add(' ')
      if (last && next && !hyphen && spaced(glyphs.text, first)) out.add(' ')
    })
  })
}

const gap = (a: Glyphs, b: Glyphs): boolean => b.x - a.x - a.width > a.size * 0.2 && spaced(a.text, b.text)

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
const spaced = (a: string, b: string): boolean =>
  !(WIDE.test(a.at(-1) ?? '') && WIDE.test(b.at(0) ?? '')) && !/\s$/u.test(a) && !/^\s/u.test(b)

/** What a line looks like when its numbers are left out: page heads and feet differ in nothing else. */
const shape = (words: string): string => words.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim()

/** The first and last lines that most pages share. */
const repeated = (pages: readonly (readonly Block[])[]): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edges = [page[0], page[1], page.at(-1), page.at(-2)].filter((b) => b !== undefined).filter(isLine)
    for (const edge of new Set(edges.map((b) => shape(b.map((g) => g.text).join(''))))) {
      if (edge !== '' && edge.length < 120) counts.set(edge, (counts.get(edge) ?? 0) + 1)
    }
  }
  const enough = Math.max(3, Math.ceil(pages.length / 2))
  return new Set([...counts].filter(([, n]) => n >= enough).map(([text]) => text))
}

const isLine = (block: Block): boolean => block.every((g) => Math.abs(g.y - (block[0]?.y ?? 0)) < 1)

/** The size that most characters have. */
const bodySize = (pages: readonly (readonly Glyphs[])[]): number => {
  const counts = new Map<number, number>()
  for (const page of pages)
    for (const g of page)
      counts.set(Math.round(g.size * 2) / 2, (counts.get(Math.round(g.size * 2) / 2) ?? 0) + g.text.length)
  let best = 10
  let most = 0
  for (const [size, n] of counts) if (n > most) [best, most] = [size, n]
  return best
}
