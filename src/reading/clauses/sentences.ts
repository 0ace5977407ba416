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

/** How a language writes its stops. */
export interface Spelling {
  readonly spaced: boolean
  readonly dotted: ReadonlySet<string>
}

const PLAIN: Spelling = { spaced: false, dotted: new Set() }

const READ: readonly PartKind[] = ['title', 'subtitle', 'heading', 'paragraph', 'caption']

/** `text` is the article's text as the packs read it; `spaced` and `dotted` are the language's. */
export function sentencesOf(article: Article, text: string = article.text, spelling: Spelling = PLAIN): Sentences {
  const sentences: Sentence[] = []
  const torn: Span[] = []
  const parts = article.parts.filter((p) => READ.includes(p.kind))
  let paragraph = 0
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    let end = part.end
    while (
      part.kind === 'paragraph' &&
      parts[i + 1]?.kind === 'paragraph' &&
      isTorn(text, part.start, end) &&
      (!spelling.spaced || /^\s*\p{Ll}/u.test(text.slice(parts[i + 1]!.start, parts[i + 1]!.start + 4)))
    ) {
      torn.push({ start: end, end: parts[i + 1]!.start })
      i++
      end = parts[i]!.end
    }
    const kind = partKind(text, { start: part.start, end, kind: part.kind }, spelling)
    sentences.push(...cut(text, { start: part.start, end, part: kind, paragraph: paragraph++ }, spelling))
  }
  return { sentences, torn }
}

/** A short line that ends with a comma or a semicolon is no heading: the preamble of a communiqué. */
const partKind = (text: string, { kind, start, end }: Span & { kind: PartKind }, { spaced }: Spelling): PartKind =>
  spaced && kind === 'heading' && /[,;:]\s*$/u.test(text.slice(start, end)) ? 'paragraph' : kind

/** A paragraph of some length that stops without any final mark goes on in the next one. */
function isTorn(text: string, start: number, end: number): boolean {
  const trimmed = text.slice(start, end).trimEnd()
  return (trimmed.length > 30 || /[。！？]/u.test(trimmed)) && !/[。！？!?…：:；;”」』）)\].—*]$/u.test(trimmed)
}

function cut(text: string, whole: Omit<Sentence, 'depth'>, spelling: Spelling): Sentence[] {
  const { start, end, part, paragraph } = whole
  const out: Sentence[] = []
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
    else if (END.test(char) || isStop(text, i, { start, end }, spelling)) {
      while (i + 1 < end && (END.test(text[i + 1]!) || CLOSE.test(text[i + 1]!))) {
        i++
        if (CLOSE.test(text[i]!)) depth = Math.max(0, depth - 1)
      }
      push(i + 1)
    }
  }
  push(end)
  return out
}

/** A full stop that ends a sentence: before white space and a capital, after a word that is no initial. */
function isStop(text: string, i: number, { start, end }: { start: number; end: number }, spelling: Spelling): boolean {
  if (text[i] !== '.') return false
  if (spelling.spaced) return endsSentence(text, i, { start, end }, spelling.dotted)
  if (i + 1 < end && !/[\s”"’»]/u.test(text[i + 1]!)) return false
  const before = text.slice(Math.max(0, i - 4), i)
  return !/(^|[\s(.])\p{Lu}$/u.test(before)
}

/** In a spaced language: not after an initial, a number that opens the paragraph or a known short form, nor before a small letter. */
function endsSentence(
  text: string,
  i: number,
  { start, end }: { start: number; end: number },
  dotted: ReadonlySet<string>,
): boolean {
  if (i + 1 < end && !/[\s”»)]/u.test(text[i + 1]!)) return false
  const rest = /\S/u.exec(text.slice(i + 1, Math.min(end, i + 8)))?.[0]
  if (rest !== undefined && /\p{Ll}/u.test(rest)) return false
  const word =
    /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(start, i - 16), i).replace(/\.-(?=\p{Lu}$)/u, '.'))?.[0] ?? ''
  if (/^(\p{Lu}|.*\.\p{Lu})$/u.test(word) && rest !== undefined) return false
  if (dotted.has(`${word}.`) && rest !== undefined) return false
  return !(/^\d+$/.test(word) && text.slice(start, i).trim() === word)
}
