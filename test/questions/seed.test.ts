// The twelve questions of the design, asked of the newspaper page that the project began with, and of the sample corpus;
// each answer against facts that a person found in the text. No sentence of the page stands here.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, HOME, type House, loadPacks, openRecord, readSource, SHIPPED_CORPUS } from '../../src/chancery.ts'
import { CORPUS } from './corpus-facts.ts'
import { type Asked, has } from './facts.ts'
import { SEED, SEED_MISPRINTS } from './seed-facts.ts'

const { packs, errors } = loadPacks()
if (!packs) throw new Error(JSON.stringify(errors.slice(0, 3)))

const houseOf = async (folder: string): Promise<House> => {
  const record = await openRecord(':memory:')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name)
    if (!name.endsWith('.txt') || !statSync(path).isFile()) continue
    const outcome = await readSource(name, readFileSync(path), packs)
    if ('readings' in outcome) await record.append(outcome.readings)
  }
  return { record, packs }
}

const named = ({ question, given }: Asked): string => `${question} ${Object.values(given).join(' ')}`

const asked = (table: readonly Asked[], house: () => Promise<House>): void => {
  describe.each(table.map((one) => [named(one), one] as const))('%s', (_name, { question, given, facts, gaps }) => {
    it.each(facts.map((fact) => [JSON.stringify(fact), fact] as const))('tells %s', async (_fact, fact) => {
      const answer = await ask(await house(), question, given)
      expect(
        has(answer, fact),
        answer.lines.map(({ text, group, when }) => `${group ?? ''} | ${when ?? ''} | ${text}`).join('\n'),
      ).toBe(true)
    })
    if (gaps)
      it.each(gaps)('does not tell yet: $because', async ({ fact, because }) => {
        const told = has(await ask(await house(), question, given), fact)
        expect(told, `This gap has closed; make it a fact: ${JSON.stringify(fact)} (${because})`).toBe(false)
      })
    it('cites every line, or says that it comes from the registry or the record', async () => {
      const answer = await ask(await house(), question, given)
      const bare = answer.lines.filter(({ cites }) => cites.length === 0)
      expect(bare.filter(({ fields }) => fields.source !== 'registry' && fields.source !== 'record')).toEqual([])
    })
  })
}

const seeds = join(HOME, '..', 'shared', 'seeds')
const seed = existsSync(seeds) ? houseOf(seeds) : undefined

if (!seed) it.skip('the seed page is not here (../shared/seeds): its questions were skipped', () => {})
else
  describe('the seed page', () => {
    asked(SEED, () => seed)

    it('is two articles, one with its front half missing, and its misprints are marked', async () => {
      const { record } = await seed
      const { documents } = await record.documents()
      const pages = await Promise.all(documents.map(({ id }) => record.document(id)))
      expect(pages.map((page) => page?.article.dateline?.date).sort()).toEqual(['2024-07-06', '2024-07-07'])
      const problems = pages.flatMap((page) => page?.problems ?? [])
      expect(problems.some(({ code }) => code === 'gap')).toBe(true)
      for (const words of SEED_MISPRINTS)
        expect(
          problems.some(({ code, quote }) => code === 'misprint' && quote.includes(words)),
          words,
        ).toBe(true)
    })
  })

const corpus = houseOf(SHIPPED_CORPUS)
describe('the sample corpus', () => {
  asked(CORPUS, () => corpus)
})
