// Plain text and Markdown.
import { decode, isDecoded } from '../decode.ts'
import { TextBuilder } from '../map.ts'
import type { Mark, MarkKind } from '../page.ts'
import { type Format, machineDay, nothing } from './format.ts'

export const plainText: Format = (bytes, { pack }) => {
  const decoded = decode(bytes, pack)
  if (!isDecoded(decoded)) return nothing(decoded.code, decoded.reason)
  if (decoded.text.trim() === '') return nothing('no-text', 'The file holds only white space.')
  const { text, encoding, broken } = decoded
  return { sheets: [{ text, encoding, broken, mediaType: 'text/plain' }], problems: [] }
}

export const markdown: Format = (bytes, { pack }) => {
  const decoded = decode(bytes, pack)
  if (!isDecoded(decoded)) return nothing(decoded.code, decoded.reason)
  const { text, encoding } = decoded
  const front = frontMatter(text)
  const built = strip(text, front.end)
  if (built.text.trim() === '') return nothing('no-text', 'The file holds no text.')
  return { sheets: [{ ...built, ...front.fields, encoding, single: true, mediaType: 'text/markdown' }], problems: [] }
}

/** Title and date of the block between two lines of three hyphens at the top. */
const frontMatter = (text: string): { end: number; fields: { title?: string; published?: string } } => {
  if (!text.startsWith('---\n') && !text.startsWith('---\r\n')) return { end: 0, fields: {} }
  const close = text.indexOf('\n---', 3)
  if (close < 0 || close > 20_000) return { end: 0, fields: {} }
  const block = text.slice(4, close)
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(.+)$`, 'mu')
      .exec(block)?.[1]
      ?.trim()
      .replace(/^["']|["']$/gu, '')
  const title = field('title')
  const published = machineDay(field('date') ?? field('published'))
  const lineEnd = text.indexOf('\n', close + 1)
  return {
    end: lineEnd < 0 ? text.length : lineEnd + 1,
    fields: { ...(title ? { title } : {}), ...(published ? { published } : {}) },
  }
}

const strip = (text: string, from: number): { text: string; map: TextBuilder['map']; marks: Mark[] } => {
  const out = new TextBuilder()
  const marks: Mark[] = []
  let at = from
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd < 0 ? text.length : lineEnd
    line(text, at, end, { out, marks })
    if (lineEnd < 0) break
    out.take('\n', lineEnd)
    at = end + 1
  }
  return { text: out.text(), map: out.map, marks }
}

const MARKERS = /^ {0,3}(?:(#{1,6})[ \t]+|>[ \t]?|[-*+][ \t]+|(?=[^ \t]))/u

const line = (text: string, start: number, end: number, { out, marks }: { out: TextBuilder; marks: Mark[] }): void => {
  const head = text.slice(start, Math.min(end, start + 16))
  if (/^(?:```|~~~|(?:[-*_] ?){3,}$|={3,}$|-{3,}$)/u.test(head)) return
  const marker = MARKERS.exec(head)
  const begin = out.length
  inline(text, start + (marker?.[0].length ?? 0), end, out)
  const level = marker?.[1]?.length
  if (level === undefined || out.length === begin) return
  const kind: MarkKind = level === 1 && !marks.some((m) => m.kind === 'title') ? 'title' : 'heading'
  marks.push({ kind, start: begin, end: out.length })
}

/** Emphasis, links and images: their words stay, their signs go. One pass. */
const INLINE = /\\([!-/:-@[-`{-~])|(\*{1,3}|_{2,3}|`+|~~)|!?\[([^\][\n]{0,500})\]\(([^()\s]{0,1000})[^()\n]{0,200}\)/gu

const inline = (text: string, start: number, end: number, out: TextBuilder): void => {
  const part = text.slice(start, end)
  let at = 0
  for (const match of part.matchAll(INLINE)) {
    out.take(part.slice(at, match.index), start + at)
    const words = match[1] ?? match[3]
    if (words !== undefined) {
      const offset = match.index + match[0].indexOf(words, match[1] !== undefined ? 1 : 0)
      out.take(words, start + offset)
    }
    at = match.index + match[0].length
  }
  out.take(part.slice(at), start + at)
}
