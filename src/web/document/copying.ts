// Copying: a selection gives the source's own characters, a citation gives quote, place and link.

import { plainDate } from '../dates.ts'
import type { Messages } from '../locales/en.ts'
import { type Edition, type NumberedClaim, paragraphOf } from './edition.ts'

/** Offset in the article's text of a place in the page; every character of a block stands in it, in order. */
const offsetOf = (edition: Edition, text: Element, node: Node, offset: number): number | undefined => {
  if (!text.contains(node)) return undefined
  const range = document.createRange()
  range.setStart(text, 0)
  range.setEnd(node, offset)
  return Math.min(range.toString().length, edition.text.length)
}

/** What the source holds between the ends of a selection; undefined where it does not lie in the text. */
export const selectedSource = (edition: Edition, text: Element, selection: Selection | null): string | undefined => {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  const start = offsetOf(edition, text, range.startContainer, range.startOffset)
  const end = offsetOf(edition, text, range.endContainer, range.endOffset)
  return start === undefined || end === undefined ? undefined : edition.text.slice(start, end)
}

export const citationOf = (messages: Messages, edition: Edition, claim: NumberedClaim): string => {
  const { article } = edition.page
  const quotes = claim.claim.evidence.map((evidence) => `“${evidence.quote}”`).join(' … ')
  const paragraph = paragraphOf(edition, claim.start)
  const place = [
    (messages.locale === 'en' && article.publisher?.label) || article.publisher?.name,
    article.title,
    plainDate(messages, article.published ?? article.dateline?.date),
    paragraph ? messages.document.paragraph(paragraph) : undefined,
    messages.apparatus.units(claim.start, claim.end),
  ].filter(Boolean)
  return `${quotes}\n${place.join(', ')}\n${location.origin}/d/${article.id}?claim=${claim.claim.id}`
}

/** True when the words are on the clipboard. */
export const copyWords = async (words: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return false
  }
}

/** The place in the page of an offset in the text: the other way of `offsetOf`. */
const placeOf = (text: Element, offset: number): readonly [Node, number] | undefined => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let rest = offset
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.nodeValue ?? ''
    if (rest <= length) return [node, rest]
    rest -= length
  }
  return undefined
}

/** The range of the page that shows text[start, end). */
export const rangeOf = (text: Element, start: number, end: number): Range | undefined => {
  const [from, to] = [placeOf(text, start), placeOf(text, end)]
  if (!from || !to) return undefined
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return range
}
