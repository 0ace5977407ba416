// Tells when one text is printed in two places: by the sentences that stand in both, whatever stands around them.
import type { Article, PartKind } from '../../model/article.ts'
import { bounds } from '../../model/period.ts'
import type { Span } from '../../model/span.ts'
import { tag } from '../id.ts'
import { sentenceEnds } from './sentences.ts'

/** What each place sets around a text in its own way. */
const AROUND: ReadonlySet<PartKind> = new Set(['title', 'subtitle', 'dateline', 'byline', 'jump', 'furniture'])

interface Sentence {
  /** Stands for its letters and digits: equal sentences have equal keys. */
  readonly key: number
  /** Bytes of its letters: a Chinese character says as much as three Latin ones. */
  readonly weight: number
}

/** A text as its sentences, without headline and dateline. */
export interface Wording {
  readonly sentences: readonly Sentence[]
  readonly weight: number
  readonly language: string
  /** The day that it was printed on, where that is known. */
  readonly day: number | undefined
}

/** Shorter ones are formulas of courtesy and captions; they stand in many texts. */
const LEAST = 18
/** What two texts must share at the least: a paragraph. */
const SHARED = 150
/** Of the letters of the shorter text, how many must stand in the longer. */
const MOST_OF = 0.7
/** A longer text holds a shorter one as its own only up to this many times its length: beyond, it is a round-up of many. */
const TIMES = 6
/** Days between two printings: the same greeting a year later is another event. */
const DAYS_APART = 7
/** Sentences that a text is found by: the smallest keys, so that two texts that share most of theirs share some of these. */
const SAMPLE = 12

export const wordingOf = ({ text, parts, language, published, dateline }: Omit<Article, 'id'>): Wording => {
  const around = parts.filter(({ kind }) => AROUND.has(kind))
  const sentences: Sentence[] = []
  const cut = (start: number, end: number) => {
    const letters = text
      .slice(start, end)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
    const weight = Buffer.byteLength(letters)
    if (weight >= LEAST) sentences.push({ key: tag(letters), weight })
  }
  let [at, next] = [0, 0]
  for (const end of sentenceEnds(text)) {
    while ((around[next]?.start ?? end) < end) {
      const part = around[next++] as Span
      cut(at, part.start)
      at = Math.max(at, part.end)
    }
    if (at < end) cut(at, end)
    at = Math.max(at, end)
  }
  const weight = sentences.reduce((sum, one) => sum + one.weight, 0)
  return { sentences, weight, language, day: (bounds(published) ?? bounds(dateline?.date))?.from }
}

/** The keys that a text is found by. */
export const sampleOf = ({ sentences }: Wording): readonly number[] =>
  [...new Set(sentences.map(({ key }) => key))].sort((a, b) => a - b).slice(0, SAMPLE)

/** How much of a text stands in another. */
export interface Overlap {
  readonly weight: number
  /** It holds next to nothing that the other does not. */
  readonly whole: boolean
}

/** What a text shares with one that was there before it, where it is that text again: in whole, in part, or with more around it. */
export const overlapOf = (text: Wording, before: Wording): Overlap | undefined => {
  if (text.language !== before.language) return undefined
  if (text.day !== undefined && before.day !== undefined && Math.abs(text.day - before.day) > DAYS_APART)
    return undefined
  const keys = new Set(before.sentences.map(({ key }) => key))
  const weight = text.sentences.reduce((sum, one) => (keys.has(one.key) ? sum + one.weight : sum), 0)
  const [short, long] = [Math.min(text.weight, before.weight), Math.max(text.weight, before.weight)]
  if (weight < SHARED || weight < MOST_OF * short || long > TIMES * short) return undefined
  return { weight, whole: weight >= MOST_OF * text.weight }
}
