// Every rule of the shipped packs is run on its own examples: what it must read, and where it must be silent.
import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPacks, type Packs } from '../../src/chancery.ts'
import { checkExamples, type ExampleFailure, FAILURES } from '../../src/reading/check.ts'

const { packs, errors } = loadPacks()

/** As an editor's problem list shows it: place, rule, what failed, on which words. */
const line = ({ file, line, rule, kind, example, detail }: ExampleFailure): string =>
  `${relative(process.cwd(), file)}:${line} ${rule}: ${FAILURES[kind]} (${detail})\n    ${example}`

describe('the shipped packs', () => {
  it('load without a fault', () => {
    expect(errors.map((one) => `${one.file}:${one.line} ${one.reason}`)).toEqual([])
  })

  it('read their own examples', () => {
    const { failures, rules, examples } = checkExamples(loaded(packs).knowledge)
    expect(failures.map(line).join('\n')).toBe('')
    expect(rules).toBeGreaterThan(50)
    expect(examples).toBeGreaterThanOrEqual(2 * rules - withoutNo(loaded(packs)))
  })

  it('give every rule an example that it reads, and one that it does not or the reason why none exists', () => {
    const bare = rulesOf(loaded(packs)).filter(
      (rule) => rule.yes.length === 0 || (rule.no.length === 0 && !rule.always),
    )
    expect(bare.map((rule) => `${rule.file}:${rule.line} ${rule.id}`)).toEqual([])
  })
})

function loaded(value: Packs | undefined): Packs {
  if (!value) throw new Error('the shipped packs did not load')
  return value
}

const rulesOf = ({ knowledge }: Packs) =>
  [...new Set(knowledge.languages.values())].flatMap((pack) => [...pack.frames, ...pack.patterns])

const withoutNo = (all: Packs): number => rulesOf(all).filter((rule) => rule.no.length === 0).length
