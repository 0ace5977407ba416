// Arranges one document for reading: blocks that tile its text, claims in reading order, problems, rails.
import type { DocumentPage } from '../../model/api.ts'
import type { PartKind } from '../../model/article.ts'
import type { Claim } from '../../model/claim.ts'
import type { Problem } from '../../model/problem.ts'
import type { Span } from '../../model/span.ts'
import { FAMILY_OF, type Family } from '../families.ts'
import { type Rail, railsOf } from './rails.ts'

/** A stretch of the text that stands as one block. All blocks together are the whole text, in order. */
export interface Block extends Span {
  readonly index: number
  readonly kind: PartKind
  /** Where the printed words begin and end; before and after it only the space between parts. */
  readonly inner: Span
  /** Paragraphs are numbered from 1. */
  readonly paragraph?: number
}

export interface NumberedClaim extends Span {
  readonly claim: Claim
  readonly index: number
  /** As shown: from 1, in the order of the text. */
  readonly number: number
  readonly family: Family
  /** 0 for the first underline, 1 for the one below it; from 2 on only the chosen claim is drawn. */
  readonly level: number
  readonly block: number
}

export interface PlacedProblem extends Span {
  readonly problem: Problem
  readonly index: number
  readonly block: number
}

export interface Edition {
  readonly page: DocumentPage
  readonly text: string
  readonly blocks: readonly Block[]
  readonly claims: readonly NumberedClaim[]
  readonly problems: readonly PlacedProblem[]
  readonly rails: readonly Rail[]
  readonly byId: ReadonlyMap<string, NumberedClaim>
  /** Too long to lay out at once: blocks far from view wait. */
  readonly long: boolean
}

const blocksOf = (page: DocumentPage): Block[] => {
  const { text, parts } = page.article
  const stands = parts.length > 0 ? parts : [{ kind: 'paragraph' as const, start: 0, end: text.length }]
  let paragraph = 0
  return stands.map((part, index) => ({
    index,
    kind: part.kind,
    start: index === 0 ? 0 : part.start,
    end: stands[index + 1]?.start ?? text.length,
    inner: { start: part.start, end: part.end },
    ...(part.kind === 'paragraph' && { paragraph: ++paragraph }),
  }))
}

/** The block that holds an offset, by halving. */
export const blockAt = (blocks: readonly Block[], offset: number): number => {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

const startOf = (claim: Claim): number => Math.min(...claim.evidence.map((e) => e.start))
const endOf = (claim: Claim): number => Math.max(...claim.evidence.map((e) => e.end))

/** Reading order; of two that start together the longer comes first, so that the shorter lies below it. */
const inOrder = (claims: readonly Claim[]): Claim[] =>
  claims
    .filter((claim) => claim.evidence.length > 0)
    .sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1))

/** Puts each claim on the first line of underlining that is free along all its evidence. */
const levels = (claims: readonly Claim[]): number[] => {
  const free: number[] = []
  return claims.map((claim) => {
    const start = startOf(claim)
    let level = free.findIndex((end) => end <= start)
    if (level === -1) level = free.length
    free[level] = endOf(claim)
    return level
  })
}

const numbered = (page: DocumentPage, blocks: readonly Block[]): NumberedClaim[] => {
  const claims = inOrder(page.claims)
  const level = levels(claims)
  return claims.map((claim, index) => ({
    claim,
    index,
    number: index + 1,
    family: FAMILY_OF[claim.type],
    level: level[index] ?? 0,
    start: startOf(claim),
    end: endOf(claim),
    block: blockAt(blocks, startOf(claim)),
  }))
}

/** Beyond these a text is laid out only where it is looked at. */
const LONG_TEXT = 20_000
const MANY_CLAIMS = 250

export const editionOf = (page: DocumentPage): Edition => {
  const blocks = blocksOf(page)
  const claims = numbered(page, blocks)
  const problems = [...page.problems]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((problem, index) => ({
      problem,
      index,
      start: problem.start,
      end: problem.end,
      block: blockAt(blocks, problem.start),
    }))
  return {
    page,
    text: page.article.text,
    blocks,
    claims,
    problems,
    rails: railsOf(page.article.text, blocks, claims),
    byId: new Map(claims.map((claim) => [claim.claim.id, claim])),
    long: page.article.text.length > LONG_TEXT || claims.length > MANY_CLAIMS,
  }
}

/** "¶4" for a paragraph, nothing for what has no number. */
export const paragraphOf = (edition: Edition, offset: number): number | undefined =>
  edition.blocks[blockAt(edition.blocks, offset)]?.paragraph
