// Every case of the corpus is read and compared with what must be read in it; what was reached once is a floor.
//
// floors.json holds the shares by language and set. Raising them is welcome (`FLOORS=raise npm test -- test/corpus` does);
// lowering one needs a reason in the commit.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cases, shippedPacks } from './cases.ts'
import { add, MEASURES, NOTHING, type Score, score } from './score.ts'

const FLOORS = fileURLToPath(new URL('floors.json', import.meta.url))
type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>

const all = cases(shippedPacks())
const groups = [...new Set(all.map(({ language, set }) => `${language} ${set}`))]

/** Shares in thousandths, cut off rather than rounded, so that a floor is never above what was reached. */
const figures = (total: Score): Record<string, number> =>
  Object.fromEntries(
    MEASURES.map((name) => [name, total[name].of ? Math.floor((1000 * total[name].right) / total[name].of) / 1000 : 0]),
  )

const reached: Floors = Object.fromEntries(
  groups.map((group) => {
    const own = all.filter(({ language, set }) => `${language} ${set}` === group)
    return [group, figures(own.map(({ gold, readings }) => score(gold, readings)).reduce(add, NOTHING))]
  }),
)

const written = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors

/** What was reached now or before, whichever is more: a floor that falls is changed by hand, with its reason. */
const raised: Floors = Object.fromEntries(
  groups.map((group) => [
    group,
    Object.fromEntries(
      MEASURES.map((name) => [name, Math.max(reached[group]?.[name] ?? 0, written[group]?.[name] ?? 0)]),
    ),
  ]),
)

if (process.env.FLOORS === 'raise') writeFileSync(FLOORS, `${JSON.stringify(raised, undefined, 2)}\n`)
const floors = process.env.FLOORS === 'raise' ? raised : written

describe('the corpus', () => {
  it('has cases of every language that has floors', () => {
    expect(groups.toSorted()).toEqual(Object.keys(floors).toSorted())
  })

  describe.each(groups)('%s', (group) => {
    it.each(MEASURES)('%s is not lower than it was', (measure) => {
      expect(reached[group]?.[measure], `${measure} of ${group}`).toBeGreaterThanOrEqual(floors[group]?.[measure] ?? 0)
    })
  })

  describe.each(all)('$gold.doc', ({ gold, readings }) => {
    it('is read with exact evidence and ids of its own', () => {
      expect(readings.length).toBeGreaterThan(0)
      for (const { article, claims, problems } of readings) {
        for (const { id, evidence } of claims) {
          expect(evidence.length, id).toBeGreaterThan(0)
          for (const { start, end, quote } of evidence) expect(quote, id).toBe(article.text.slice(start, end))
        }
        for (const { start, end, quote } of problems) expect(quote).toBe(article.text.slice(start, end))
        expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
      }
    })

    it('tells of one text that holds its quotes', () => {
      const texts = readings.map(({ article }) => article.text.replace(/\s+/gu, ''))
      const lost = gold.facts.filter(({ quote }) => !texts.some((text) => text.includes(quote.replace(/\s+/gu, ''))))
      expect(lost.map(({ id }) => id)).toEqual([])
    })
  })
})
