// A full-text query: which index words a document must have, and the exact recheck against its text.
import type { Span } from '../../model/span.ts'
import type { Snippet } from '../record.ts'
import { sentenceAt, sentenceEnds } from './sentences.ts'
import { fold, runs } from './tokens.ts'

/** One thing that must stand in the text: words together, folded. */
interface Term {
  readonly text: string
  /** Any ending will do. */
  readonly open: boolean
}

export interface TextQuery {
  readonly terms: readonly Term[]
  /** An FTS5 expression that every matching document fulfils (some others may, too). */
  readonly index: string
  /** The expression alone decides: every term is one word, one character or one pair of characters. */
  readonly exact: boolean
}

const quoted = (word: string, open: boolean): string => `"${word}"${open ? '*' : ''}`

const indexTerms = (term: Term): string[] => {
  const found = runs(term.text)
  return found.flatMap((run, i) => {
    const last = i === found.length - 1
    if (!run.unspaced) return [quoted(run.text, last && term.open)]
    const chars = [...run.text]
    if (chars.length === 1) return [quoted(run.text, true)]
    return chars.slice(1).map((char, j) => quoted(`${chars[j]}${char}`, false))
  })
}

/** Reads a query as typed; undefined where it holds nothing that can be looked for. */
export const parseQuery = (typed: string): TextQuery | undefined => {
  const terms: Term[] = []
  for (const match of fold(typed).matchAll(/["\u201c\u201d]([^"\u201c\u201d]+)["\u201c\u201d]?|(\S+)/g)) {
    const raw = (match[1] ?? match[2] ?? '').trim()
    const open = raw.endsWith('*')
    const text = open ? raw.replace(/\*+$/, '') : raw
    if (runs(text).length > 0) terms.push({ text: trimmed(text), open })
  }
  if (terms.length === 0) return undefined
  const exact = terms.every((term) => {
    const [run, another] = runs(term.text)
    return run !== undefined && another === undefined && (!run.unspaced || [...run.text].length <= 2)
  })
  return { terms, exact, index: [...new Set(terms.flatMap(indexTerms))].join(' AND ') }
}

/** Punctuation at the ends of a term is how it was typed, not what is looked for. */
const trimmed = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')

const spacedLetter = (char: string | undefined): boolean =>
  char !== undefined && runs(char).some((run) => !run.unspaced)

/** Every place of a term in a folded text. A spaced word stands whole; unspaced ones stand anywhere. */
const places = (folded: string, term: Term): Span[] => {
  const found: Span[] = []
  const firstSpaced = spacedLetter(term.text[0])
  const lastSpaced = spacedLetter(term.text.at(-1))
  for (let at = folded.indexOf(term.text); at !== -1; at = folded.indexOf(term.text, at + 1)) {
    const end = at + term.text.length
    if (firstSpaced && spacedLetter(folded[at - 1])) continue
    if (lastSpaced && !term.open && spacedLetter(folded[end])) continue
    found.push({ start: at, end })
  }
  return found
}

/** All places where the query's terms stand, or undefined where one of them is missing. */
export const marksIn = (text: string, query: TextQuery): readonly Span[] | undefined => {
  const folded = fold(text)
  const marks: Span[] = []
  for (const term of query.terms) {
    const found = places(folded, term)
    if (found.length === 0) return undefined
    marks.push(...found)
  }
  return marks.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The sentences that hold marks, best first: most different terms, then text order; at most `limit`. */
export const snippets = (text: string, marks: readonly Span[], limit: number): readonly Snippet[] => {
  const ends = sentenceEnds(text)
  const bySentence = new Map<number, { span: Span; marks: Span[] }>()
  for (const mark of marks) {
    const span = sentenceAt(text, mark.start, ends)
    const held = bySentence.get(span.start)
    if (held) held.marks.push(mark)
    else bySentence.set(span.start, { span, marks: [mark] })
  }
  const kinds = (list: readonly Span[]) => new Set(list.map((m) => fold(text.slice(m.start, m.end)))).size
  return [...bySentence.values()]
    .sort((a, b) => kinds(b.marks) - kinds(a.marks) || a.span.start - b.span.start)
    .slice(0, limit)
    .map(({ span, marks: held }) => ({ ...span, quote: text.slice(span.start, span.end), marks: held }))
}
