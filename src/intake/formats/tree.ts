// HTML and XML to a tree whose text nodes know where they stand in the source. Iterative and capped: no source can
// make it deep, and entities of a document type are never read.
import { type ChildNode, Document, Element, type ParentNode, Text } from 'domhandler'
import { Parser } from 'htmlparser2'

export interface Tree {
  readonly root: Document
  /** The source had more nodes than are read. */
  readonly cut: boolean
}

const MAX_NODES = 400_000
const MAX_DEPTH = 256
/** Levels below those kept that are still followed; a source with more is given up there. */
const MAX_HIDDEN = 4000

/** What stands before letters that are taken as they are. */
const CDATA = '<![CDATA['

class TooDeep extends Error {}

/** Elements that never have content in HTML. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])

export const parseTree = (source: string, xml: boolean): Tree => {
  const root = new Document([])
  const stack: (Document | Element)[] = [root]
  let nodes = 0
  let hidden = 0
  let verbatim = false
  const parent = (): ParentNode => stack.at(-1) ?? root
  const attach = (node: ChildNode): void => {
    const above = parent()
    const before = above.children.at(-1)
    node.parent = above
    node.prev = before ?? null
    if (before) before.next = node
    above.children.push(node)
    nodes++
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (nodes > MAX_NODES) return
        const element = new Element(name, attributes)
        element.startIndex = parser.startIndex
        attach(element)
        if (!xml && VOID.has(name)) return
        if (stack.length <= MAX_DEPTH) stack.push(element)
        else if (++hidden > MAX_HIDDEN) throw new TooDeep()
      },
      onclosetag(name, implied) {
        if (!xml && VOID.has(name)) return
        if (hidden > 0) hidden--
        else if (stack.length > 1) {
          const closed = stack.pop()
          if (closed) closed.endIndex = implied ? parser.startIndex : parser.endIndex + 1
        }
      },
      ontext(data) {
        if (nodes > MAX_NODES) return
        const text = new Text(data)
        text.startIndex = parser.startIndex + (verbatim ? CDATA.length : 0)
        text.endIndex = verbatim ? text.startIndex + data.length : parser.endIndex + 1
        attach(text)
      },
      oncdatastart() {
        verbatim = true
      },
      oncdataend() {
        verbatim = false
      },
    },
    { xmlMode: xml, decodeEntities: true, recognizeCDATA: true },
  )
  let deep = false
  try {
    parser.end(source)
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    deep = true
  }
  return { root, cut: deep || nodes > MAX_NODES }
}

/** Every node below, in document order, without recursion. `enter` says whether to go inside. */
export const walk = (top: ParentNode, enter: (node: ChildNode) => boolean, leave?: (node: ChildNode) => void): void => {
  const pending: { readonly node: ChildNode; readonly leaving: boolean }[] = []
  const push = (children: readonly ChildNode[]): void => {
    for (let i = children.length - 1; i >= 0; i--) {
      const node = children[i]
      if (node) pending.push({ node, leaving: false })
    }
  }
  push(top.children)
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, leaving } = next
    if (leaving) leave?.(node)
    else if (enter(node)) {
      if (leave) pending.push({ node, leaving: true })
      if ('children' in node) push(node.children)
    } else leave?.(node)
  }
}

export const isElement = (node: ChildNode): node is Element => node instanceof Element
export const isText = (node: ChildNode): node is Text => node instanceof Text

/** All elements of those names, in order. */
export const elementsNamed = (top: ParentNode, ...names: readonly string[]): Element[] => {
  const found: Element[] = []
  walk(top, (node) => {
    if (isElement(node) && names.includes(node.name)) found.push(node)
    return true
  })
  return found
}

/** The text below a node, white space collapsed. */
export const textOf = (top: ParentNode): string => {
  const pieces: string[] = []
  walk(top, (node) => {
    if (isText(node)) pieces.push(node.data)
    return !(isElement(node) && (node.name === 'script' || node.name === 'style'))
  })
  return pieces.join('').replace(/\s+/gu, ' ').trim()
}
