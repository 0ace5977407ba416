// An article's parts as sentences, each with its place in a paragraph and whether it opens inside a quotation.
import type { Article, PartKind } from '../../model/article.ts'
import type { Span } from '../../model/span.ts'

export interface Sentence extends Span {
  readonly part: PartKind
  /** Index of the paragraph it stands in; sentences of one paragraph follow each other. */
  readonly paragraph: number
  /** How many quotations are open at its start. */
  readonly depth: number
}

const END = /[。！？!?…]/
const OPEN = /[“「『]/
const CLOSE = /[”」』]/

/** Paragraphs that a broken line tore apart are one again; `torn` holds the places. */
export interface Sentences {
  readonly sentences: readonly Sentence[]
  readonly torn: readonly Span[]
}

const READ: readonly PartKind[] = ['title', 'subtitle', 'heading', 'paragraph', 'caption']

export function sentencesOf(article: Article): Sentences {
  const { text } = article
  const sentences: Sentence[] = []
  const torn: Span[] = []
  const parts = article.parts.filter((p) => READ.includes(p.kind))
  let paragraph = 0
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    let end = part.end
    while (part.kind === 'paragraph' && parts[i + 1]?.kind === 'paragraph' && isTorn(text, part.start, end)) {
      torn.push({ start: end, end: parts[i + 1]!.start })
      i++
      end = parts[i]!.end
    }
    cut(text, part.start, end, part.kind, paragraph++, sentences)
  }
  return { sentences, torn }
}

/** A paragraph of some length that stops without any final mark goes on in the next one. */
function isTorn(text: string, start: number, end: number): boolean {
  const trimmed = text.slice(start, end).trimEnd()
  return trimmed.length > 30 && !/[。！？!?…：:；;”」』）)\].—*]$/u.test(trimmed)
}

function cut(text: string, start: number, end: number, part: PartKind, paragraph: number, out: Sentence[]): void {
  let from = start
  let depth = 0
  let depthAtStart = 0
  const push = (to: number) => {
    let a = from
    while (a < to && /\s/u.test(text[a]!)) a++
    if (a < to) out.push({ start: a, end: to, part, paragraph, depth: depthAtStart })
    from = to
    depthAtStart = depth
  }
  for (let i = start; i < end; i++) {
    const char = text[i]!
    if (OPEN.test(char)) depth++
    else if (CLOSE.test(char)) depth = Math.max(0, depth - 1)
    else if (END.test(char) || isStop(text, i, end)) {
      while (i + 1 < end && (END.test(text[i + 1]!) || CLOSE.test(text[i + 1]!))) {
        i++
        if (CLOSE.test(text[i]!)) depth = Math.max(0, depth - 1)
      }
      push(i + 1)
    }
  }
  push(end)
}

/** A full stop that ends a sentence: before white space and a capital, after a word that is no initial. */
function isStop(text: string, i: number, end: number): boolean {
  if (text[i] !== '.') return false
  if (i + 1 < end && !/[\s”"’»]/u.test(text[i + 1]!)) return false
  const before = text.slice(Math.max(0, i - 4), i)
  return !/(^|[\s(.])\p{Lu}$/u.test(before)
}
