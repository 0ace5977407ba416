// What waits in the review queue: undone decisions count no more, put-off claims come last.
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../model/claim.ts'
import type { Decision } from '../../model/paths.ts'
import { handsOf, lastOf, likesOf, standing, waiting } from './queue.ts'

const claim = (id: string, start: number): Claim =>
  ({ id, evidence: [{ start, end: start + 1, quote: '.' }] }) as unknown as Claim
const decision = (id: string, kind: 'accept' | 'reject', about: string, undone = false): Decision => ({
  id,
  at: '2024-07-08T00:00:00Z',
  by: 'LM',
  act: { kind, claim: about },
  ...(undone && { undone: true as const }),
})
const misprint: Decision = {
  ...decision('1', 'accept', 'a'),
  act: { kind: 'misprint', document: 'd', start: 0, end: 1, likely: 'x' },
}
const claims = [claim('c', 30), claim('a', 10), claim('b', 20)]
const idsOf = (decisions: readonly Decision[], skipped: readonly string[] = []) =>
  waiting(claims, standing(decisions), skipped).map(({ id }) => id)

describe('the queue', () => {
  it.each([
    ['nothing decided: the order of the text', [], [], ['a', 'b', 'c']],
    ['accepted leaves', [decision('1', 'accept', 'a')], [], ['b', 'c']],
    ['an undone decision counts no more', [decision('1', 'reject', 'a', true)], [], ['a', 'b', 'c']],
    ['put off comes last, in the order put off', [], ['b', 'a'], ['c', 'b', 'a']],
    ['a misprint is no decision about a claim', [misprint], [], ['a', 'b', 'c']],
  ] as const)('%s', (_, decisions, skipped, ids) => {
    expect(idsOf(decisions, skipped)).toEqual(ids)
  })

  it('takes back the newest that stands', () => {
    const decisions = [decision('1', 'accept', 'a'), decision('2', 'reject', 'b'), decision('3', 'accept', 'c', true)]
    expect(lastOf(decisions)?.id).toBe('2')
    expect(lastOf([])).toBeUndefined()
  })

  it('knows those that say the same in another sentence', () => {
    const said = (id: string, name: string, start: number) =>
      ({
        ...claim(id, start),
        type: 'office',
        mode: 'happened',
        roles: { person: { name, span: { start, end: start + 2 } } },
      }) as Claim
    const all = [said('a', '甲', 1), said('b', '甲', 50), said('c', '乙', 90)]
    expect(likesOf(all[0] as Claim, all).map(({ id }) => id)).toEqual(['b'])
  })

  it('tells who decided how much, without what was taken back', () => {
    const by = (who: string, one: Decision) => ({ ...one, by: who })
    expect(
      handsOf([
        by('LM', decision('1', 'accept', 'a')),
        by('AB', decision('2', 'accept', 'b')),
        by('AB', decision('3', 'reject', 'c')),
        by('LM', decision('4', 'reject', 'd', true)),
      ]),
    ).toEqual([
      ['AB', 2],
      ['LM', 1],
    ])
  })
})
