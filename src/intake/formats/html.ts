// Web pages: the publisher's own layout where the pack describes it, else the densest stretch of text, and says so.
import { compile, selectAll } from 'css-select'
import type { Document, Element, ParentNode } from 'domhandler'
import type { PageLayout, Publisher } from '../../knowledge/publishers.ts'
import { decode, isDecoded } from '../decode.ts'
import { TextBuilder } from '../map.ts'
import type { Mark, MarkKind } from '../page.ts'
import { type Context, type Format, machineDay, nothing, publisherAt, type Sheet } from './format.ts'
import { densest } from './html-density.ts'
import { elementsNamed, isElement, isText, parseTree, textOf, walk } from './tree.ts'

export const html: Format = (bytes, context) => {
  const decoded = decode(bytes, context.pack, declaredEncoding(bytes))
  if (!isDecoded(decoded)) return nothing(decoded.code, decoded.reason)
  const sheet = htmlSheet(decoded.text, context)
  if (sheet === undefined) return nothing('no-text', 'The page holds no text.')
  return { sheets: [{ ...sheet, encoding: decoded.encoding, mediaType: 'text/html' }], problems: [] }
}

const declaredEncoding = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return /charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]
}

type PageSheet = Omit<Sheet, 'encoding' | 'mediaType'>

/** The article of a page as a sheet. */
export const htmlSheet = (source: string, context: Context): PageSheet | undefined => {
  const { root, cut } = parseTree(source, false)
  const url = addressOf(root, source, context)
  const publisher = publisherAt(context.pack, url)
  const layout = publisher?.html
  const found = pieces(root, layout)
  const body = found.body.length > 0 ? found.body : densest(root)
  const known = found.body.length > 0
  if (body.length === 0) return undefined
  const built = build(root, { ...found, body, layout })
  if (built.text.trim() === '') return undefined
  const notes: string[] = []
  if (!known) notes.push('The layout of this page is not known; its text was found by general rules.')
  if (cut) notes.push('The page has more parts than are read; its end is missing.')
  return { ...built, single: true, notes, ...metaOf(root, found, publisher) }
}

/** Where the page is from: the address it was fetched from, else the one that it states itself. */
const addressOf = (root: Document, source: string, context: Context): string | undefined => {
  if (/^https?:/u.test(context.path)) return context.path
  const saved = /saved from url=\(\d+\)(https?:\S+)/u.exec(source.slice(0, 2000))?.[1]
  if (saved) return saved
  for (const link of elementsNamed(root, 'link'))
    if (link.attribs.rel === 'canonical' && link.attribs.href) return link.attribs.href
  return meta(root, 'og:url') ?? elementsNamed(root, 'base')[0]?.attribs.href
}

const meta = (root: Document, ...names: readonly string[]): string | undefined => {
  for (const element of elementsNamed(root, 'meta')) {
    const name = (element.attribs.property ?? element.attribs.name ?? element.attribs.itemprop ?? '').toLowerCase()
    if (names.includes(name) && element.attribs.content) return element.attribs.content
  }
  return undefined
}

interface Pieces {
  readonly title: Element | undefined
  readonly subtitle: Element | undefined
  readonly date: Element | undefined
  readonly byline: Element | undefined
  readonly section: Element | undefined
  readonly body: readonly Element[]
}

const pieces = (root: Document, layout: PageLayout | undefined): Pieces => {
  const first = (selectors: readonly string[] | undefined): Element | undefined => {
    for (const selector of selectors ?? []) {
      const hit = query(root, selector).find((e) => e.name !== 'meta' && textOf(e) !== '')
      if (hit) return hit
    }
    return undefined
  }
  const body = layout?.body?.map((s) => query(root, s)).find((all) => all.some((e) => textOf(e).length > 20)) ?? []
  return {
    title: first(layout?.title) ?? soleHeading(root),
    subtitle: first(layout?.subtitle),
    date: first(layout?.date) ?? elementsNamed(root, 'time')[0],
    byline: first(layout?.byline),
    section: first(layout?.section),
    body: outermost(body),
  }
}

type Query = ReturnType<typeof compile>

/** Compiled once: the packs' selectors are few, the pages many. A selector that is none finds nothing. */
const queries = new Map<string, Query | null>()

const query = (root: Document, selector: string): Element[] => {
  let compiled = queries.get(selector)
  if (compiled === undefined) {
    compiled = compiledOr(selector)
    queries.set(selector, compiled)
  }
  return compiled === null ? [] : (selectAll(compiled, root as ParentNode) as Element[])
}

const compiledOr = (selector: string): Query | null => {
  try {
    return compile(selector)
  } catch {
    return null
  }
}

const outermost = (elements: readonly Element[]): Element[] => {
  const all = new Set<unknown>(elements)
  return elements.filter((e) => {
    for (let above = e.parent; above !== null; above = above.parent) if (all.has(above)) return false
    return true
  })
}

const soleHeading = (root: Document): Element | undefined => {
  const headings = elementsNamed(root, 'h1').filter((h) => textOf(h) !== '')
  return headings.length === 1 ? headings[0] : undefined
}

const metaOf = (root: Document, found: Pieces, publisher: Publisher | undefined): Partial<PageSheet> => {
  const title = meta(root, 'og:title') ?? elementsNamed(root, 'title').map(textOf)[0]
  const time = found.date?.attribs.datetime ?? (found.date ? textOf(found.date) : undefined)
  const published =
    machineDay(time) ??
    machineDay(
      meta(
        root,
        'article:published_time',
        'publishdate',
        'pubdate',
        'publish-date',
        'date',
        'datepublished',
        'dc.date',
      ),
    )
  const section = found.section ? textOf(found.section) : meta(root, 'article:section')
  return {
    ...(title ? { title } : {}),
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
    ...(section ? { section } : {}),
  }
}

const SKIP = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'form',
  'button',
  'select',
  'nav',
  'head',
  'object',
  'textarea',
  'aside',
])
const BLOCK = new Set([
  'address',
  'article',
  'blockquote',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'td',
  'th',
  'tr',
  'ul',
])
const MARKS: Readonly<Record<string, MarkKind>> = {
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  figcaption: 'caption',
}

interface Plan extends Pieces {
  readonly layout: PageLayout | undefined
}

/** The sheet's text: title, subtitle, date and byline first, then the body in blocks. */
const build = (root: Document, plan: Plan): { text: string; map: TextBuilder['map']; marks: Mark[] } => {
  const out = new TextBuilder()
  const marks: Mark[] = []
  const heads: [MarkKind, Element | undefined][] = [
    ['title', plan.title],
    ['subtitle', plan.subtitle],
    ['date', plan.date],
    ['byline', plan.byline],
  ]
  const taken = new Set<unknown>(heads.map(([, element]) => element).filter((e) => e !== undefined))
  for (const [kind, element] of heads) {
    if (element === undefined || isInside(element, heads, kind)) continue
    const start = out.length
    // A title is one line, whatever breaks it has on the page.
    inline(element, out)
    if (out.length > start) marks.push({ kind, start, end: out.length })
    out.add(kind === 'title' || kind === 'subtitle' ? '\n\n' : '\n')
  }
  out.add('\n')
  const dropped = new Set<unknown>(plan.layout?.drop?.flatMap((s) => query(root, s)) ?? [])
  const captions = new Set<unknown>(plan.layout?.caption?.flatMap((s) => query(root, s)) ?? [])
  for (const element of plan.body) {
    blocks(element, {
      out,
      marks,
      captions,
      skip: (e) => taken.has(e) || dropped.has(e) || SKIP.has(e.name) || isHidden(e),
    })
    out.add('\n\n')
  }
  return { text: out.text(), map: out.map, marks }
}

const isInside = (element: Element, heads: readonly [MarkKind, Element | undefined][], own: MarkKind): boolean =>
  heads.some(([kind, other]) => {
    if (kind === own || other === undefined) return false
    for (let above = element.parent; above !== null; above = above.parent) if (above === other) return true
    return false
  })

const isHidden = (e: Element): boolean => 'hidden' in e.attribs || /display\s*:\s*none/u.test(e.attribs.style ?? '')

const inline = (element: Element, out: TextBuilder): void => {
  const state = { space: true }
  walk(element, (node) => {
    if (isText(node)) addText(node, out, state)
    else if (isElement(node) && (node.name === 'br' || BLOCK.has(node.name))) state.space = spaceAfter(out, state.space)
    return !(isElement(node) && SKIP.has(node.name))
  })
}

const spaceAfter = (out: TextBuilder, already: boolean): boolean => {
  if (!already) out.add(' ')
  return true
}

interface BlockPlan {
  readonly out: TextBuilder
  readonly marks: Mark[]
  readonly captions: ReadonlySet<unknown>
  readonly skip: (e: Element) => boolean
}

const blocks = (element: Element, { out, marks, captions, skip }: BlockPlan): void => {
  const state = { space: true }
  const open: { node: unknown; kind: MarkKind; start: number }[] = []
  const breakLine = (breaks: string): void => {
    out.add(breaks)
    state.space = true
  }
  walk(
    element,
    (node) => {
      if (isText(node)) addText(node, out, state)
      if (!isElement(node)) return true
      if (skip(node)) return false
      if (node.name === 'br') breakLine('\n')
      else if (BLOCK.has(node.name)) breakLine('\n\n')
      const kind = captions.has(node) ? 'caption' : MARKS[node.name]
      if (kind) open.push({ node, kind, start: out.length })
      return true
    },
    (node) => {
      const last = open.at(-1)
      if (last?.node === node) {
        open.pop()
        if (out.length > last.start && open.length === 0)
          marks.push({ kind: last.kind, start: last.start, end: out.length })
      }
      if (isElement(node) && BLOCK.has(node.name) && !skip(node)) breakLine('\n\n')
    },
  )
}

const RUN = /[^\t\n\f\r ]+/gu

/** A text node's words, white space between them collapsed to one space that keeps its place. */
const addText = (
  node: { data: string; startIndex: number | null; endIndex: number | null },
  out: TextBuilder,
  state: { space: boolean },
): void => {
  const { data } = node
  const start = node.startIndex ?? 0
  const end = node.endIndex ?? start + data.length
  if (end - start !== data.length) {
    // A character reference: its characters stand for the whole of it.
    out.take(data, start, end)
    state.space = false
    return
  }
  let at = 0
  for (const match of data.matchAll(RUN)) {
    if (match.index > at && !state.space) out.take(' ', start + at, start + match.index)
    out.take(match[0], start + match.index)
    at = match.index + match[0].length
    state.space = false
  }
  if (at < data.length && !state.space) {
    out.take(' ', start + at, end)
    state.space = true
  }
}
