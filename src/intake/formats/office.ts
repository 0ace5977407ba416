// Word (DOCX) and OpenDocument (ODT) text: paragraphs with their styles; positions lead to the paragraph and into the XML.
import type { Element } from 'domhandler'
import { TextBuilder } from '../map.ts'
import type { Mark, MarkKind } from '../page.ts'
import { type Context, nothing, type Sheet, type Unpacked } from './format.ts'
import { elementsNamed, isElement, isText, parseTree, walk } from './tree.ts'

/** Gives the bytes of a part of the file, or why they cannot be had. */
type Part = (name: string) => Uint8Array | string

interface Dialect {
  readonly part: string
  readonly mediaType: string
  readonly what: string
  readonly paragraphs: readonly string[]
  /** Elements whose text counts; empty where all text of a paragraph does. */
  readonly text: ReadonlySet<string>
  readonly skip: ReadonlySet<string>
  readonly space: Readonly<Record<string, string>>
  readonly style: (paragraph: Element) => MarkKind | undefined
}

const byName = (style: string | undefined): MarkKind | undefined => {
  if (style === undefined) return undefined
  if (/^title$/iu.test(style)) return 'title'
  if (/^subtitle$/iu.test(style)) return 'subtitle'
  if (/^(?:heading|\d$|h\d)/iu.test(style)) return 'heading'
  return /^caption$/iu.test(style) ? 'caption' : undefined
}

const WORD: Dialect = {
  part: 'word/document.xml',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  what: 'Word document',
  paragraphs: ['w:p'],
  text: new Set(['w:t']),
  skip: new Set(['w:del', 'w:instrText', 'w:fldChar', 'mc:Fallback', 'w:footnoteReference', 'w:moveFrom']),
  space: { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' },
  style: (p) => {
    const id = elementsNamed(p, 'w:pStyle')[0]?.attribs['w:val']
    return byName(id?.replace(/^Heading.*/u, 'heading'))
  },
}

const ODT: Dialect = {
  part: 'content.xml',
  mediaType: 'application/vnd.oasis.opendocument.text',
  what: 'OpenDocument text',
  paragraphs: ['text:p', 'text:h'],
  text: new Set(),
  skip: new Set(['office:annotation', 'text:tracked-changes', 'text:note', 'draw:frame', 'text:sequence-decls']),
  space: { 'text:tab': '\t', 'text:line-break': '\n', 'text:s': ' ' },
  style: (p) => (p.name === 'text:h' ? 'heading' : byName(p.attribs['text:style-name'])),
}

export const word = (file: Part, context: Context): Unpacked => office(file, WORD, context)
export const odt = (file: Part, context: Context): Unpacked => office(file, ODT, context)

const office = (file: Part, dialect: Dialect, _context: Context): Unpacked => {
  const bytes = file(dialect.part)
  if (typeof bytes === 'string') return nothing('damaged', `The ${dialect.what} cannot be read: ${bytes}.`)
  const source = new TextDecoder().decode(bytes)
  const { root, cut } = parseTree(source, true)
  const out = new TextBuilder()
  const marks: Mark[] = []
  let number = 0
  walk(root, (node) => {
    if (!isElement(node)) return false
    if (dialect.skip.has(node.name)) return false
    if (!dialect.paragraphs.includes(node.name)) return true
    number++
    const start = out.length
    paragraph(node, out, { dialect, place: { part: dialect.part, paragraph: number } })
    if (out.length > start) {
      const kind = dialect.style(node)
      if (kind) marks.push({ kind, start, end: out.length })
      out.add('\n\n')
    }
    return false
  })
  const text = out.text()
  if (text.trim() === '') return nothing('no-text', `The ${dialect.what} holds no text.`)
  const notes = [
    ...(cut ? ['The document has more parts than are read; its end is missing.'] : []),
    ...(source.slice(0, 4096).includes('<!ENTITY')
      ? ['The document defines words of its own for other words (entities); they stand as they are written.']
      : []),
  ]
  const sheet: Sheet = {
    text,
    map: out.map,
    marks: promoted(marks),
    notes,
    encoding: 'utf-8',
    mediaType: dialect.mediaType,
  }
  return { sheets: [sheet], problems: [] }
}

/** A document that uses no title style has its first heading for a title, when it stands at the top. */
const promoted = (marks: readonly Mark[]): readonly Mark[] =>
  marks.some((m) => m.kind === 'title') || marks[0]?.kind !== 'heading' || marks[0].start > 0
    ? marks
    : [{ ...marks[0], kind: 'title' }, ...marks.slice(1)]

const paragraph = (
  element: Element,
  out: TextBuilder,
  { dialect, place }: { dialect: Dialect; place: { part: string; paragraph: number } },
): void => {
  walk(element, (node) => {
    if (isText(node)) {
      const inside = node.parent && 'name' in node.parent ? String(node.parent.name) : ''
      if (dialect.text.size > 0 && !dialect.text.has(inside)) return false
      out.take(node.data, node.startIndex ?? 0, node.endIndex ?? undefined, place)
      return false
    }
    if (!isElement(node) || dialect.skip.has(node.name)) return false
    const space = dialect.space[node.name]
    if (space !== undefined) out.add(space)
    return true
  })
}
