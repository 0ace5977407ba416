// What holds of every reading, whatever the text: sentences of the corpus shuffled, cut and mixed with what hurts readers.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { take } from '../../src/intake/intake.ts'
import type { Article, Part } from '../../src/model/article.ts'
import { CLAIM_TYPES, MODES } from '../../src/model/claim.ts'
import { PROBLEM_CODES } from '../../src/model/problem.ts'
import type { Reading } from '../../src/model/reading.ts'
import { read } from '../../src/reading/read.ts'
import { goldFiles, shippedPacks } from '../corpus/cases.ts'

const packs = shippedPacks()
const RUNS = { numRuns: 100, seed: 20_240_704 } as const

const files = [...new Set(goldFiles().map((path) => path.replace(/(-\d)?\.jsonl$/, '.txt')))]
const sentences = files
  .map((path) => readFileSync(path, 'utf8'))
  .flatMap((text) => text.split(/(?<=[。！？.!?”])|\n+/u))
  .map((sentence) => sentence.trim())
  .filter((sentence) => sentence.length > 3)

// ---------------------------------------------------------------- texts

const sentence = fc.constantFrom(...sentences)
/** The front or the back of a sentence, cut anywhere: inside a name, a date, a quotation. */
const half = fc
  .tuple(sentence, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
  .map(([text, at, front]) =>
    front ? text.slice(0, Math.ceil(at * text.length)) : text.slice(Math.floor(at * text.length)),
  )
const space = fc.constantFrom(' ', '\n', '\n\n', '\r\n', '\t', '\u3000', '\u00a0', '\u2028', '\ufeff', '\v', '   \n   ')
const mark = fc.constantFrom(...'“”‘’「」『』《》（）()，。；：、！？…—·－-.,:;"\'[]{}|<>&%$#*\\/')
const foreign = fc.constantFrom(
  'Xi Jinping',
  'SCO',
  'Астана',
  'встреча',
  '上海合作組織',
  '習近平',
  'カザフスタン',
  '카자흐스탄',
  'عربي',
  'हिन्दी',
  '①',
  '2024-07-04',
  '１２日',
  '九千九百',
  '3.5万',
  '0',
  '-1',
)
const emoji = fc.constantFrom('🤝', '🇰🇿🇨🇳', '👩‍👩‍👧', '𠮷', '𝟚', 'é', 'Z̷̡̛')
const hidden = fc.constantFrom(
  '\u202e',
  '\u202c',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u200d',
  '\u200f',
  '\u00ad',
  '\u0000',
  '\u001b[31m',
  '\ufffd',
)
const key = fc.constantFrom(
  '会谈',
  '会见',
  '访问',
  '的',
  '和',
  '同',
  '说',
  '表示',
  '中方',
  '双方',
  '两国元首',
  '第十',
  '周年',
  '万',
  '总统',
  '主席',
  '成员国',
  '将',
  '应',
  '邀请',
  '、',
)
const lone = fc.constantFrom('\ud83e', '\udd1d', '\ud800', '\udfff')

/** What may stand in a file. */
const piece = fc.oneof(
  { weight: 6, arbitrary: sentence },
  { weight: 3, arbitrary: half },
  { weight: 2, arbitrary: space },
  { weight: 2, arbitrary: key },
  { weight: 1, arbitrary: mark },
  { weight: 1, arbitrary: foreign },
  { weight: 1, arbitrary: emoji },
  { weight: 1, arbitrary: hidden },
)
const fileText = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''))
/** What may stand in a string: halves of surrogate pairs too. */
const anyText = fc
  .array(fc.oneof({ weight: 8, arbitrary: piece }, { weight: 1, arbitrary: lone }), { minLength: 0, maxLength: 14 })
  .map((pieces) => pieces.join(''))

/** As intake takes it. */
const articlesOf = (text: string): readonly Article[] =>
  take({ path: 'laws.txt', bytes: new TextEncoder().encode(text) }, packs.publishers).articles

/** An article by hand, each line a paragraph: for what no file can hold, and for every language tag alike. */
function articleOf(text: string, language: Article['language'] = 'zh-Hans'): Article {
  const parts: Part[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.length > 0)
      parts.push({ kind: parts.length === 0 ? 'title' : 'paragraph', start, end: start + line.length })
    start += line.length + 1
  }
  return {
    id: 'doc_laws',
    source: { path: 'laws', hash: '', mediaType: 'text/plain', encoding: 'utf-8' },
    language,
    text,
    parts,
    publisher: { id: 'org:xinhua', name: '新华社' },
    gaps: [],
    map: [{ start: 0, end: text.length, source: 0 }],
  }
}

// ---------------------------------------------------------------- laws

/** Every span in a value, however deep. */
function spansIn(value: unknown): { start: number; end: number }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'start' in value && typeof value.start === 'number' ? [value as { start: number; end: number }] : []
  return [...own, ...Object.values(value).flatMap(spansIn)]
}

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

function holds({ article, claims, problems, coverage }: Reading): void {
  const { text } = article
  for (const { start, end, quote } of [...claims.flatMap((claim) => claim.evidence), ...problems])
    expect(quote).toBe(text.slice(start, end))
  for (const { start, end } of spansIn([claims, problems])) {
    expect(Number.isInteger(start) && Number.isInteger(end)).toBe(true)
    expect(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`).toBe(true)
  }
  expect(numbersIn([claims, problems, coverage]).filter((n) => !Number.isFinite(n))).toEqual([])
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
  for (const claim of claims) {
    expect(CLAIM_TYPES).toContain(claim.type)
    expect(MODES).toContain(claim.mode)
    expect(claim.document).toBe(article.id)
    expect(claim.evidence.length).toBeGreaterThan(0)
    for (const { quote } of claim.evidence) expect(quote.trim()).not.toBe('')
    expect(claim.confidence).toBeGreaterThan(0)
    expect(claim.confidence).toBeLessThanOrEqual(1)
    expect(claim.gloss).not.toMatch(/undefined|\[object|NaN/)
    // outermost first: the one who prints it
    expect(claim.voice[0]?.form).toBeUndefined()
    expect(claim.voice[0]?.by).toEqual(article.publisher && { ...article.publisher, span: undefined })
  }
  for (const { code, reason } of problems) {
    expect(PROBLEM_CODES).toContain(code)
    expect(reason).toMatch(/\S/)
  }
  const starts = claims.map(({ evidence }) => [evidence[0]!.start, evidence[0]!.end] as const)
  expect(starts).toEqual(starts.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
  expect(problems.map(({ start }) => start)).toEqual(problems.map(({ start }) => start).toSorted((a, b) => a - b))
  expect(coverage.read + coverage.unread).toBeLessThanOrEqual(coverage.sentences)
}

describe('every reading', () => {
  it('of a file keeps the laws', () => {
    fc.assert(
      fc.property(fileText, (text) => {
        for (const article of articlesOf(text)) holds(read(article, packs.knowledge))
      }),
      RUNS,
    )
  })

  it('of any string keeps the laws, halves of surrogate pairs too', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Article['language']>('zh-Hans', 'zh-Hant', 'en', 'ru'), (text, language) => {
        holds(read(articleOf(text, language), packs.knowledge))
      }),
      RUNS,
    )
  })

  it('of arbitrary characters keeps the laws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        holds(read(articleOf(text), packs.knowledge))
      }),
      RUNS,
    )
  })

  it('gives the same bytes again, also after other articles', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 2 }), (text, others) => {
        const once = JSON.stringify(read(articleOf(text), packs.knowledge))
        expect(JSON.stringify(read(articleOf(text), packs.knowledge))).toBe(once)
        for (const other of others) read(articleOf(other), packs.knowledge)
        expect(JSON.stringify(read(articleOf(text), packs.knowledge))).toBe(once)
      }),
      { ...RUNS, numRuns: 50 },
    )
  })

  it('gives the same bytes from packs loaded anew', () => {
    const anew = shippedPacks()
    for (const text of sentences.slice(0, 40))
      expect(read(articleOf(text), anew.knowledge)).toEqual(read(articleOf(text), packs.knowledge))
  })

  it('leaves its article as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const article = articleOf(text)
        const before = structuredClone(article)
        const { article: after } = read(article, packs.knowledge)
        expect(after).toBe(article)
        expect(article).toEqual(before)
      }),
      { ...RUNS, numRuns: 40 },
    )
  })

  it('of the corpus is not empty, so that the laws speak of something', () => {
    const chinese = sentences.filter((text) => /\p{Script=Han}/u.test(text))
    const claims = chinese.slice(0, 200).flatMap((text) => read(articleOf(text), packs.knowledge).claims)
    expect(claims.length).toBeGreaterThan(40)
  })
})
