// Readouts side by side, measured on pairs of our own: planted differences found, none invented.
import { readFileSync } from 'node:fs'
import { join as path } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compare, HOME, loadPacks, readSource } from '../../src/chancery.ts'
import type { ComparedFact, Comparison } from '../../src/model/comparison.ts'

interface Planted {
  readonly aspect: string
  readonly a: string
  readonly b: string
}

interface Pair {
  readonly pair: string
  readonly a: string
  readonly b: string
  readonly differ: readonly Planted[]
  readonly only: { readonly a: readonly string[]; readonly b: readonly string[] }
}

const pairs = parse(readFileSync(path(HOME, 'test/events/readouts.yaml'), 'utf8')) as Pair[]
const { packs } = loadPacks()
if (!packs) throw new Error('the packs do not load')

const comparedOf = async ({ a, b }: Pair): Promise<Comparison> => {
  const readouts = await Promise.all(
    [a, b].map(async (text, n) => {
      const outcome = await readSource(`${n}.txt`, new TextEncoder().encode(text), packs)
      return 'readings' in outcome ? outcome.readings : []
    }),
  )
  return compare(readouts.flat(), packs)
}

/** Every difference that a comparison states, in the words of the table. */
const stated = (facts: readonly ComparedFact[]): string[] =>
  facts.flatMap((fact) =>
    fact.sharing === 'one'
      ? fact.told.flatMap((one, n) => (one ? [`only ${n === 0 ? 'a' : 'b'}: ${one.quote}`] : []))
      : fact.differences.map(({ aspect, values }) => `${aspect}: ${values.join(' | ')}`),
  )

const fits = (planted: string, words: string): boolean => {
  const [head, rest = ''] = [planted.slice(0, planted.indexOf(':')), planted.slice(planted.indexOf(':') + 2)]
  if (!words.startsWith(`${head}:`)) return false
  const said = words.slice(words.indexOf(':') + 2)
  return head.startsWith('only') ? said.includes(rest) || rest.includes(said) : rest === said
}

const plantedOf = ({ differ, only }: Pair): string[] => [
  ...differ.map(({ aspect, a, b }) => `${aspect}: ${a} | ${b}`),
  ...only.a.map((words) => `only a: ${words}`),
  ...only.b.map((words) => `only b: ${words}`),
]

describe('readouts side by side', async () => {
  const found = await Promise.all(pairs.map(async (pair) => ({ pair, comparison: await comparedOf(pair) })))
  const missed: string[] = []
  const invented: string[] = []
  let planted = 0
  let told = 0
  for (const { pair, comparison } of found) {
    const wanted = plantedOf(pair)
    const said = stated(comparison.facts)
    planted += wanted.length
    told += said.length
    missed.push(...wanted.filter((one) => !said.some((words) => fits(one, words))).map((one) => `${pair.pair}: ${one}`))
    invented.push(
      ...said.filter((words) => !wanted.some((one) => fits(one, words))).map((one) => `${pair.pair}: ${one}`),
    )
  }

  it('finds what is planted', () => {
    expect(missed).toEqual([])
    expect(planted).toBeGreaterThan(15)
  })

  it('invents nothing', () => {
    expect(invented).toEqual([])
    expect(told).toBeGreaterThan(15)
  })

  it('finds each pair to tell one happening', () => {
    const alone = found.filter(
      ({ comparison }) => !comparison.facts.some(({ sharing }) => sharing === 'all' || sharing === 'differs'),
    )
    expect(alone.map(({ pair }) => pair.pair)).toEqual([])
  })
})
