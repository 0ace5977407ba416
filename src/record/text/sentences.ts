// Finds the sentence around a place in a text, for snippets; reading has its own, finer division.
import type { Evidence } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'

// A sign of ending with what closes after it; a plain full stop ends only before a space, a quote or the end.
const END =
  /(?:[\p{Sentence_Terminal}--[.]]+|\.(?=["'\u201d\u2019\)\]]*(?:\s|$)))["'\u201d\u2019\u300d\u300f\)\]\uff09]*|\n+/gv

const LONGEST = 400

/** The ends of all sentences of a text, ascending. */
export const sentenceEnds = (text: string): readonly number[] => {
  const ends: number[] = []
  for (const match of text.matchAll(END)) ends.push(match.index + match[0].length)
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}

/** Every sentence of a text, whole, without white space at its ends. */
export const allSentences = (text: string): readonly string[] =>
  sentenceEnds(text).flatMap((end, i, ends) => text.slice(ends[i - 1] ?? 0, end).trim() || [])

/** The sentence that holds `at`, without white space at its ends; overlong ones are cut around the place. */
export const sentenceAt = (text: string, at: number, ends: readonly number[] = sentenceEnds(text)): Span => {
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  let start = low === 0 ? 0 : (ends[low - 1] ?? 0)
  let end = ends[low] ?? text.length
  if (end - start > LONGEST) {
    start = Math.max(start, at - LONGEST / 2)
    end = Math.min(end, start + LONGEST)
  }
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { start, end }
}

/** The sentences around stretches of a text, in their order, each once; a stretch over several sentences gives them as one. */
export const sentencesAround = (
  text: string,
  ends: readonly number[],
  stretches: readonly Span[],
): readonly Evidence[] => {
  const found = new Map<number, Evidence>()
  for (const stretch of stretches) {
    const { start } = sentenceAt(text, stretch.start, ends)
    const { end } = sentenceAt(text, Math.max(stretch.start, stretch.end - 1), ends)
    // Overlong sentences are cut around a place; the evidence itself is never cut.
    const whole = { start: Math.min(start, stretch.start), end: Math.max(end, stretch.end) }
    if (!found.has(whole.start)) found.set(whole.start, { ...whole, quote: text.slice(whole.start, whole.end) })
  }
  return [...found.values()]
}
