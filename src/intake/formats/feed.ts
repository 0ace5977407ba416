// RSS and Atom feeds: one article an entry.
import type { Element } from 'domhandler'
import type { PublisherPack } from '../../knowledge/publishers.ts'
import { decode, isDecoded } from '../decode.ts'
import { compose, TextBuilder } from '../map.ts'
import {
  type Context,
  type Format,
  gather,
  machineDay,
  named,
  nothing,
  publisherAt,
  type Sheet,
  type Unpacked,
} from './format.ts'
import { htmlSheet } from './html.ts'
import { elementsNamed, isElement, isText, parseTree, textOf, walk } from './tree.ts'

/** XML in the encoding that it says, or that its bytes tell. */
export const decodeXml = (bytes: Uint8Array, pack: PublisherPack) =>
  decode(bytes, pack, /encoding\s*=\s*["']([\w-]+)/u.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1])

export const feed: Format = (bytes, context) => {
  const decoded = decodeXml(bytes, context.pack)
  if (!isDecoded(decoded)) return nothing(decoded.code, decoded.reason)
  const { root } = parseTree(decoded.text, true)
  const entries = elementsNamed(root, 'item', 'entry')
  if (entries.length === 0) {
    const addresses = elementsNamed(root, 'loc').length
    return nothing(
      'no-text',
      addresses > 0
        ? `The file is a sitemap of ${addresses} addresses; it holds no article itself.`
        : 'The feed has no entry.',
    )
  }
  return gather(entries.map((entry, i) => named(`item ${i + 1}`, item(entry, context, decoded.encoding))))
}

const child = (entry: Element, ...names: readonly string[]): Element | undefined => {
  for (const name of names) {
    const found = entry.children.find((c): c is Element => isElement(c) && c.name === name)
    if (found) return found
  }
  return undefined
}

const item = (entry: Element, context: Context, encoding: string): Unpacked => {
  const content = child(entry, 'content:encoded', 'content', 'description', 'summary')
  const heading = child(entry, 'title')
  const title = heading ? textOf(heading) : undefined
  if (content === undefined) return nothing('no-text', `The entry${title ? ` "${title}"` : ''} holds no text.`)
  const linkElement = child(entry, 'link')
  const link = linkElement?.attribs.href ?? (linkElement ? textOf(linkElement) : undefined)
  const raw = gathered(content)
  const page = htmlSheet(`<article>${raw.text}</article>`, { ...context, path: link ?? context.path })
  if (page === undefined) return nothing('no-text', `The entry${title ? ` "${title}"` : ''} holds no text.`)
  // The page's offsets count from the wrapping element, the raw text's from its own start.
  const inner = raw.map.map((r) => ({ ...r, start: r.start + '<article>'.length, end: r.end + '<article>'.length }))
  const map = compose(page.map ?? [], inner)
  const date = child(entry, 'pubDate', 'published', 'dc:date', 'updated')
  const published = date ? machineDay(textOf(date)) : undefined
  const publisher = publisherAt(context.pack, link)
  const sheet: Sheet = {
    ...page,
    map,
    single: true,
    encoding,
    mediaType: 'application/rss+xml',
    notes: [],
    ...(title ? { title } : {}),
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
  }
  return { sheets: [titled(sheet, heading)], problems: [] }
}

/** The entry's title goes above its text. */
const titled = (sheet: Sheet, heading: Element | undefined): Sheet => {
  if (heading === undefined) return sheet
  const out = new TextBuilder()
  const words = gathered(heading)
  const text = words.text.trim()
  if (text === '' || sheet.text.trimStart().startsWith(text)) return sheet
  const lead = words.text.length - words.text.trimStart().length
  for (const run of words.map) {
    const from = Math.max(run.start, lead)
    const to = Math.min(run.end, lead + text.length)
    if (from < to)
      out.take(
        words.text.slice(from, to),
        run.sourceEnd === undefined ? run.source + from - run.start : run.source,
        run.sourceEnd,
      )
  }
  const end = out.length
  out.add('\n\n')
  const shift = out.length
  const map = [...out.map, ...(sheet.map ?? []).map((r) => ({ ...r, start: r.start + shift, end: r.end + shift }))]
  const marks = (sheet.marks ?? [])
    .filter((m) => m.kind !== 'title')
    .map((m) => ({ ...m, start: m.start + shift, end: m.end + shift }))
  return { ...sheet, text: out.text() + sheet.text, map, marks: [{ kind: 'title', start: 0, end }, ...marks] }
}

/** The characters below an element, joined, with their places. */
const gathered = (element: Element): { text: string; map: TextBuilder['map'] } => {
  const out = new TextBuilder()
  walk(element, (node) => {
    if (isText(node)) out.take(node.data, node.startIndex ?? 0, node.endIndex ?? undefined)
    return true
  })
  return { text: out.text(), map: out.map }
}
