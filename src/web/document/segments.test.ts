// Cutting a text for its marks: every cut keeps the text whole, and every claim keeps exactly its own words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim, Evidence, VoiceLayer } from '../../model/claim.ts'
import { itemsOf } from './density.ts'
import { editionOf } from './edition.ts'
import { segmentsOf } from './segments.ts'

const ALL = new Set(['act', 'standing', 'work', 'word', 'count'])

const claimAt = (
  text: string,
  id: string,
  spans: readonly (readonly [number, number])[],
  voice: readonly VoiceLayer[] = [],
): Claim => ({
  kind: 'claim',
  id,
  document: 'doc',
  type: 'meeting',
  roles: {},
  mode: 'happened',
  voice,
  gloss: 'They met.',
  confidence: 1,
  method: { rule: 'r' },
  evidence: spans.map(([start, end]): Evidence => ({ start, end, quote: text.slice(start, end) })),
})

const editionFor = (text: string, claims: readonly Claim[], breaks: readonly number[] = []) => {
  // No reader of a page parts it within a character.
  const between = (at: number) => at > 0 && at < text.length && !/[\udc00-\udfff]/.test(text[at] ?? '')
  const ends = [...new Set([...breaks.filter(between), text.length])].sort((a, b) => a - b)
  const parts = ends.map((end, i) => ({ kind: 'paragraph' as const, start: ends[i - 1] ?? 0, end }))
  return editionOf({
    article: {
      id: 'doc',
      language: 'zh-Hans',
      text,
      parts,
      gaps: [],
      map: [],
      source: { path: 'x', hash: 'sha256:0', mediaType: 'text/plain', encoding: 'utf-8' },
    },
    claims,
    problems: [],
    coverage: { sentences: 1, read: 1, unread: 0 },
    versions: { program: '0', packs: '0' },
    readAt: '2026-01-01T00:00:00Z',
  })
}

const anyText = fc.string({
  unit: fc.constantFrom('习', '近', '。', 'a', '\n', ' ', '\u{20bb7}', '\u0301'),
  minLength: 1,
  maxLength: 60,
})

describe('segments', () => {
  it('tile the text and give each claim back its words, however claims overlap', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.tuple(fc.nat(80), fc.nat(30)), { maxLength: 8 }),
        fc.array(fc.nat(80), { maxLength: 4 }),
        (text, spans, breaks) => {
          const claims = spans
            .map(
              ([start, length]) =>
                [start % text.length, Math.min(text.length, (start % text.length) + 1 + length)] as const,
            )
            .map(([start, end], i) => claimAt(text, `cl_${i}`, [[start, end]]))
          const edition = editionFor(text, claims, breaks)
          const segments = edition.blocks.flatMap((block) => segmentsOf(edition, block, ALL))
          expect(segments.map((one) => text.slice(one.start, one.end)).join('')).toBe(text)
          for (const claim of edition.claims) {
            const own = segments.filter((one) => one.claims.includes(claim))
            const [first, last] = [own[0]?.start ?? -1, own.at(-1)?.end ?? -1]
            // Half a character is never cut off; a claim of less than one has nothing of its own to mark.
            if (own.length > 0) expect([claim.start, claim.start - 1]).toContain(first)
            if (own.length > 0) expect([claim.end, claim.end - 1]).toContain(last)
            expect(own.length > 0 || claim.end - claim.start === 1).toBe(true)
          }
        },
      ),
    )
  })

  it('put overlapping claims on lines of their own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })), { maxLength: 10 }), (spans) => {
        const text = '字'.repeat(80)
        const { claims } = editionFor(
          text,
          spans.map(([start, length], i) => claimAt(text, `cl_${i}`, [[start, start + length]])),
        )
        for (const a of claims)
          for (const b of claims) if (a !== b && a.start < b.end && b.start < a.end) expect(a.level).not.toBe(b.level)
      }),
    )
  })

  it('leave out what the filter hides', () => {
    const edition = editionFor('会谈在北京举行。', [claimAt('会谈在北京举行。', 'cl_1', [[0, 2]])])
    const block = edition.blocks[0]
    expect(block && segmentsOf(edition, block, new Set(['word'])).flatMap((one) => one.claims)).toEqual([])
  })
})

describe('rails', () => {
  const text = '王毅说，会议通过文件。他说，各方都赞成。双方会谈。'
  const wang: VoiceLayer = { by: { id: 'person:wang-yi', name: '王毅' }, form: 'indirect' }
  const all: VoiceLayer = { by: { name: '各方', group: true }, form: 'indirect' }
  const edition = editionFor(text, [
    claimAt(text, 'cl_1', [[4, 10]], [{ by: { name: '社' } }, wang]),
    claimAt(text, 'cl_2', [[14, 19]], [{ by: { name: '社' } }, wang, all]),
    claimAt(text, 'cl_3', [[20, 24]], [{ by: { name: '社' } }]),
  ])
  it('run once over neighbouring sentences of one speaker, and end where another voice begins', () =>
    expect(
      edition.rails.map(({ depth, name, group, start, end }) => [depth, name, group, text.slice(start, end)]),
    ).toEqual([
      [1, '王毅', false, '王毅说，会议通过文件。他说，各方都赞成。'],
      [2, '各方', true, '各方都赞成'],
    ]))
})

describe('notes', () => {
  it('are shortened only where they would slip far', () => {
    const text = '字'.repeat(400)
    const gloss = 'They met in Beijing.'
    const made = (count: number, step: number) =>
      itemsOf(
        editionFor(
          text,
          Array.from({ length: count }, (_, i) => ({ ...claimAt(text, `cl_${i}`, [[i * step, i * step + 3]]), gloss })),
        ),
        ALL,
      )
    expect(made(4, 90).some((item) => item.short)).toBe(false)
    expect(made(30, 12).some((item) => item.short)).toBe(true)
  })
})
