// Voice rails: which lines of the text are whose words, one rail a layer, at the left of the lines it covers.
import type { Article } from '../../model/article.ts'
import type { VoiceLayer } from '../../model/claim.ts'
import type { Span } from '../../model/span.ts'
import type { Block, NumberedClaim } from './edition.ts'
import { isGroupLayer, printedNames, saidBy, speakersOf } from './voices.ts'

export interface Rail extends Span {
  readonly index: number
  readonly block: number
  /** 1 for the first speaker after the publisher, 2 for whom that speaker quotes, and so on. */
  readonly depth: number
  /** As printed; empty where nobody is named. */
  readonly name: string
  /** A group, or nobody named: drawn broken. */
  readonly group: boolean
}

const ENDS = /[\u3002\uff01\uff1f!?\n]/

/** The part of an article that a span stands in; the whole text where it stands in none. */
export const partAround = ({ text, parts }: Pick<Article, 'text' | 'parts'>, span: Span): Span =>
  parts.find((part) => part.start <= span.start && part.end >= span.end) ?? { start: 0, end: text.length }

/** The sentence around a span, within its block; used only to see which lines a voice covers. */
export const sentenceAround = (text: string, block: Span, span: Span): Span => {
  let { start, end } = span
  while (start > block.start && !ENDS.test(text[start - 1] ?? '')) start--
  while (end < block.end && !ENDS.test(text[end - 1] ?? '')) end++
  return { start, end }
}

const keyOf = (layer: VoiceLayer): string => {
  const speakers = speakersOf(layer)
  return speakers.length === 0
    ? '?'
    : speakers.map((speaker) => ('id' in speaker && speaker.id ? speaker.id : speaker.name)).join('+')
}

/** Where the layer's words run: its sentence for the outer speaker, from the printed name on for one that is quoted. */
const reach = (text: string, block: Block, claim: NumberedClaim, depth: number): Span => {
  const within = { start: Math.max(claim.start, block.inner.start), end: Math.min(claim.end, block.inner.end) }
  const sentence = sentenceAround(text, block.inner, within)
  if (depth === 1) return sentence
  const layer = saidBy(claim.claim)[depth - 1]
  const name = layer && speakersOf(layer)[0]?.span
  const start = name && name.start >= sentence.start && name.start < within.start ? name.start : within.start
  return { start, end: within.end }
}

interface Run {
  readonly key: string
  readonly layer: VoiceLayer
  readonly start: number
  end: number
}

/** Neighbouring claims of one speaker share a rail, unless words of somebody else stand between. */
const runsOf = (text: string, block: Block, claims: readonly NumberedClaim[], depth: number): Run[] => {
  const runs: Run[] = []
  let broken = true
  for (const claim of claims) {
    const layer = saidBy(claim.claim)[depth - 1]
    if (!layer) {
      broken = true
      continue
    }
    const key = keyOf(layer)
    const span = reach(text, block, claim, depth)
    const last = runs.at(-1)
    if (last && last.key === key && (!broken || span.start <= last.end)) last.end = Math.max(last.end, span.end)
    else runs.push({ key, layer, start: span.start, end: span.end })
    broken = false
  }
  return runs
}

export const railsOf = (text: string, blocks: readonly Block[], claims: readonly NumberedClaim[]): Rail[] => {
  const byBlock = Map.groupBy(claims, (claim) => claim.block)
  const rails: Omit<Rail, 'index'>[] = []
  for (const block of blocks) {
    const here = byBlock.get(block.index)
    if (!here) continue
    const deepest = Math.max(...here.map((claim) => saidBy(claim.claim).length))
    for (let depth = 1; depth <= deepest; depth++)
      for (const run of runsOf(text, block, here, depth))
        rails.push({
          block: block.index,
          depth,
          start: run.start,
          end: run.end,
          name: printedNames(run.layer, '\u3001'),
          group: isGroupLayer(run.layer),
        })
  }
  return rails.map((rail, index) => ({ ...rail, index }))
}
