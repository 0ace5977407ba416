// The public lines hold what the format says and nothing that the model knows beyond it.
import { describe, expect, test } from 'vitest'
import type { Article } from '../model/article.ts'
import type { Claim } from '../model/claim.ts'
import type { Problem } from '../model/problem.ts'
import { claimLine, documentLine, problemLine, readingLines } from './lines.ts'

const text = '新华社北京7月6日电 甲国总统应邀对乙国进行国事访问。'
const span = { start: 0, end: 2 }

const article: Article = {
  id: 'doc_1',
  source: {
    path: 'a.txt',
    hash: 'sha256:00',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    article: { index: 1, of: 2 },
  },
  language: 'zh-Hans',
  text,
  parts: [{ kind: 'paragraph', start: 0, end: text.length }],
  publisher: { id: 'org:xinhua', name: '新华社', label: 'Xinhua', span },
  dateline: { span, place: '北京', monthDay: { month: 7, day: 6 } },
  gaps: [],
  map: [{ start: 0, end: text.length, source: 0 }],
}

const claim: Claim = {
  kind: 'claim',
  id: 'cl_1',
  document: 'doc_1',
  type: 'visit',
  roles: {
    visitor: { name: '甲国总统', span },
    host: { id: 'country:KZ', name: '乙国', label: 'Kazakhstan', span },
    kind: 'state',
    ordinal: 5,
    participants: [
      { name: '双方', group: true, members: [{ name: '甲国', span }], span },
      { number: 30, unit: 'event', bound: 'over', span },
    ],
  },
  when: '2024-07-06',
  time: { edtf: '2024-07-06', span },
  mode: 'happened',
  voice: [
    { by: { id: 'org:xinhua', name: '新华社', span } },
    {
      by: [
        { name: '甲', span },
        { name: '各方', group: true, span },
      ],
      form: 'indirect',
    },
    {},
  ],
  evidence: [{ start: 11, end: 13, quote: text.slice(11, 13) }],
  gloss: 'A visited B.',
  confidence: 0.9,
  method: { rule: 'zh/visit/x' },
}

const problem: Problem = {
  kind: 'problem',
  document: 'doc_1',
  code: 'unread',
  start: 1,
  end: 2,
  quote: text.slice(1, 2),
  reason: 'No rule read it.',
}

/** Every key at any depth. */
function keys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keys)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keys(inner)])
}

describe('the document line', () => {
  test('has the fields of the format in their order, and none that the text does not give', () => {
    expect(documentLine(article)).toEqual({
      kind: 'document',
      id: 'doc_1',
      source: article.source,
      language: 'zh-Hans',
      publisher: { id: 'org:xinhua', name: '新华社', label: 'Xinhua' },
      dateline: { place: '北京' },
      text,
    })
    expect(Object.keys(documentLine(article))).toEqual([
      'kind',
      'id',
      'source',
      'language',
      'publisher',
      'dateline',
      'text',
    ])
  })
})

describe('the claim line', () => {
  test('keeps id, name and label of a value, and drops spans and the parts of dates', () => {
    const line = claimLine(claim)
    expect(keys(line)).not.toContain('span')
    expect(keys(line)).not.toContain('time')
    expect(line.roles).toEqual({
      visitor: { name: '甲国总统' },
      host: { id: 'country:KZ', name: '乙国', label: 'Kazakhstan' },
      kind: 'state',
      ordinal: 5,
      participants: [
        { name: '双方', group: true, members: [{ name: '甲国' }] },
        { number: 30, unit: 'event', bound: 'over' },
      ],
    })
  })

  test('keeps every layer of the voice, a list of speakers as a list, nobody as nothing', () => {
    expect(claimLine(claim).voice).toEqual([
      { by: { id: 'org:xinhua', name: '新华社' } },
      { by: [{ name: '甲' }, { name: '各方', group: true }], form: 'indirect' },
      {},
    ])
  })

  test('survives JSON without loss', () => {
    expect(JSON.parse(JSON.stringify(claimLine(claim)))).toEqual(claimLine(claim))
  })
})

test('a reading gives its document, then its claims, then its problems', () => {
  const lines = [...readingLines({ article, claims: [claim, claim], problems: [problem] })]
  expect(lines.map((line) => line.kind)).toEqual(['document', 'claim', 'claim', 'problem'])
  expect(problemLine(problem)).toEqual(problem)
})
