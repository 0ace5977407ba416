// The rows of a comparison on the page: one kind a fact, the left text's order, the words printed beside what they mean.
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../model/claim.ts'
import type { ComparedFact, Comparison, Sharing } from '../../model/comparison.ts'
import { rowsOf } from './rows.ts'

const claim = (id: string, start: number, roles: object = {}): Claim =>
  ({ id, type: 'meeting', roles, mode: 'happened', evidence: [{ start, end: start + 5, quote: '.....' }] }) as never

const fact = (sharing: Sharing, left: string | null, right: string | null, more: object = {}): ComparedFact => ({
  sharing,
  type: 'meeting',
  text: '',
  told: [left, right].map((id) => (id ? { claim: id, quote: '', start: 0, end: 0, gloss: '', voice: [] } : null)),
  differences: [],
  ...more,
})

const rows = (facts: readonly ComparedFact[], left: readonly Claim[], right: readonly Claim[]) =>
  rowsOf({ facts } as unknown as Comparison, left, right)

describe('rows of a comparison', () => {
  it('tells each kind from who tells the fact', () => {
    const found = rows(
      [fact('all', 'a', 'x'), fact('one', 'b', null), fact('one', null, 'y'), fact('open', 'c', null)],
      [claim('a', 0), claim('b', 10), claim('c', 20)],
      [claim('x', 0), claim('y', 10)],
    )
    expect(found.map(({ kind }) => kind)).toEqual(['both', 'right', 'left', 'open'])
  })

  it('stands in the order of the left text, with what only the right one tells behind its neighbour there', () => {
    const found = rows(
      [fact('all', 'b', 'y'), fact('one', null, 'z'), fact('all', 'a', 'x')],
      [claim('a', 0), claim('b', 10)],
      [claim('x', 0), claim('y', 10), claim('z', 20)],
    )
    expect(found.map(({ left, right }) => `${left?.id ?? '-'}${right?.id ?? '-'}`)).toEqual(['ax', 'by', '-z'])
  })

  it('shows a level as each text prints it and as it is called', () => {
    const level = (name: string) => ({ level: { id: 'level:x', name } })
    const differences = [{ aspect: 'level', values: ['strategic partnership', 'partnership'] }]
    const [found] = rows(
      [fact('differs', 'a', 'x', { differences })],
      [claim('a', 0, level('战略伙伴关系'))],
      [claim('x', 0, level('伙伴关系'))],
    )
    expect(found?.differences).toEqual([
      {
        aspect: 'level',
        left: { printed: '战略伙伴关系', meant: 'strategic partnership' },
        right: { printed: '伙伴关系', meant: 'partnership' },
      },
    ])
  })
})
