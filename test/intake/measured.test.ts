// The real page and the development texts, where the folder that holds them is present: for measuring, never for fitting.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { take } from '../../src/intake/intake.ts'
import type { Article } from '../../src/model/article.ts'
import { shipped } from './shipped.ts'

const SHARED = join(import.meta.dirname, '../../../shared')
const present = existsSync(join(SHARED, 'seeds'))
if (!present) console.warn('skipped: ../shared is absent, so the real page and the development texts were not measured')

const pack = shipped()
const read = (path: string): readonly Article[] => take({ path, bytes: readFileSync(path) }, pack).articles

describe.skipIf(!present)('the real page', () => {
  const file = present ? readdirSync(join(SHARED, 'seeds')).find((f) => f.endsWith('.txt')) : undefined
  const source = file ? readFileSync(join(SHARED, 'seeds', file), 'utf8') : ''
  const articles = file ? read(join(SHARED, 'seeds', file)) : []
  const [one, two] = articles as [Article, Article]

  it('is two articles, both verbatim', () => {
    expect(articles).toHaveLength(2)
    for (const a of articles)
      for (const r of a.map)
        expect(a.text.slice(r.start, r.end)).toBe(source.slice(r.source, r.source + r.end - r.start))
  })
  it('the first: title, subtitle, dateline, four sections', () => {
    expect(one.title?.length).toBe(30)
    expect(one.subtitle?.startsWith('——')).toBe(true)
    expect(one.dateline).toMatchObject({ place: '北京', date: '2024-07-06' })
    expect(one.parts.filter((p) => p.kind === 'heading')).toHaveLength(4)
    expect(one.gaps).toEqual([])
  })
  it('the second: continued from page 1, dateline at its foot, headline displaced to the end', () => {
    expect(two.gaps).toMatchObject([{ kind: 'continued-from', page: '1' }])
    expect(two.dateline).toMatchObject({ place: '北京', date: '2024-07-07' })
    expect(two.parts.at(-1)?.kind).toBe('title')
    expect(two.title).toBe(two.text.slice(-17))
    expect(two.parts.filter((p) => p.kind === 'heading')).toHaveLength(2)
  })
})

describe.skipIf(!present)('the heads of the development texts', () => {
  const dev = join(SHARED, 'eval/dev')
  const fold = (s: unknown): string =>
    String(s)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s“”"'‘’《》「」『』«»,，.。·•]/gu, '')
  const same = (wanted: unknown, got: unknown): boolean => {
    const said = typeof got === 'object' && got !== null ? Object.values(got) : [got]
    return String(wanted)
      .split('|')
      .some((w) => said.some((s) => typeof s === 'string' && fold(s) === fold(w)))
  }
  it('are right for language and title throughout, and for nine in ten of all fields', () => {
    const counts = new Map<string, { right: number; of: number }>()
    for (const name of readdirSync(join(dev, 'gold'))) {
      const head = JSON.parse(readFileSync(join(dev, 'gold', name), 'utf8').split('\n')[0] ?? '{}')
      const articles = read(join(dev, 'texts', String(head.text).replace(/^.*\//u, '')))
      const article = articles[Number(/-(\d)\.jsonl$/u.exec(name)?.[1] ?? 1) - 1]
      for (const key of ['language', 'title', 'publisher', 'published', 'dateline'] as const) {
        const wanted = head.expects[key]
        if (wanted === undefined) continue
        const count = counts.get(key) ?? { right: 0, of: 0 }
        const right = key === 'dateline' ? article?.dateline !== undefined : same(wanted, article?.[key])
        counts.set(key, { right: count.right + Number(right), of: count.of + 1 })
      }
    }
    for (const key of ['language', 'title', 'dateline']) expect(counts.get(key)?.right, key).toBe(counts.get(key)?.of)
    const sum = [...counts.values()].reduce((a, b) => ({ right: a.right + b.right, of: a.of + b.of }))
    expect(sum.right / sum.of).toBeGreaterThan(0.9)
  })
})
