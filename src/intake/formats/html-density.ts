// Finds the article of a page whose layout nobody described: the element that holds most text that is no link.
import type { Document, Element } from 'domhandler'
import { isElement, isText, walk } from './tree.ts'

interface Weight {
  /** Characters of text directly inside, or in inline children. */
  text: number
  link: number
}

const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'font',
  'i',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
])
const SKIP = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'head',
  'select',
  'button',
])
const FURNITURE =
  /(?:^|[\s_-])(?:nav|menu|foot|footer|head|header|side|sidebar|comment|share|related|breadcrumb|crumb|copyright|login|search|recommend|hot|tags?)(?:$|[\s_-])/iu
/** A block of text shorter than this is a label, a link, a date. */
const PARAGRAPH = 20

/** The element that holds the article, as a list of one; empty where the page has no text. */
export const densest = (root: Document): Element[] => {
  const weights = new Map<Element, Weight>()
  const blocks: Element[] = []
  walk(root, (node) => {
    if (isElement(node)) return !SKIP.has(node.name) && !isFurniture(node)
    if (isText(node)) weigh(node.data.trim().length, node.parent, { weights, blocks })
    return false
  })
  const scores = new Map<Element, number>()
  for (const block of blocks) {
    const weight = weights.get(block)
    if (weight === undefined || weight.text < PARAGRAPH || weight.link > weight.text / 2) continue
    const value = weight.text - weight.link
    // Its own block, the element above, and half for the one above that: paragraphs vote for what holds them.
    add(scores, block, value / 2)
    const parent = block.parent
    if (parent && 'name' in parent) {
      add(scores, parent as Element, value)
      if (parent.parent && 'name' in parent.parent) add(scores, parent.parent as Element, value / 2)
    }
  }
  let best: Element | undefined
  let most = 0
  for (const [element, score] of scores) if (score > most) [best, most] = [element, score]
  return best ? [best] : fallback(root)
}

const add = (scores: Map<Element, number>, element: Element, value: number): void => {
  scores.set(element, (scores.get(element) ?? 0) + value)
}

const isFurniture = (element: Element): boolean =>
  element.name !== 'body' && FURNITURE.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`)

const weigh = (
  length: number,
  parent: unknown,
  { weights, blocks }: { weights: Map<Element, Weight>; blocks: Element[] },
): void => {
  if (length === 0) return
  let element = parent as Element | Document | null
  let inLink = false
  while (element !== null && 'name' in element && INLINE.has(element.name)) {
    inLink ||= element.name === 'a'
    element = element.parent as Element | Document | null
  }
  if (element === null || !('name' in element)) return
  let weight = weights.get(element)
  if (weight === undefined) {
    weight = { text: 0, link: 0 }
    weights.set(element, weight)
    blocks.push(element)
  }
  weight.text += length
  if (inLink) weight.link += length
}

const fallback = (root: Document): Element[] => {
  const found: Element[] = []
  walk(root, (node) => {
    if (isElement(node) && node.name === 'body') found.push(node)
    return isElement(node) && found.length === 0
  })
  return found.length > 0 ? found : root.children.filter(isElement)
}
