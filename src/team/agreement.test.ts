// Agreement of reviewers: figures worked out by hand.
import { expect, test } from 'vitest'
import { agreements, cohen, type Verdict } from './agreement.ts'

const times = (n: number, a: Verdict, b: Verdict) => Array.from({ length: n }, () => [a, b] as const)

test.each([
  ['as in textbooks: 35 of 50 alike, 25 of them by chance', [20, 5, 10, 15], { claims: 50, percent: 70, kappa: 0.4 }],
  ['all alike', [3, 0, 0, 4], { claims: 7, percent: 100, kappa: 1 }],
  ['none alike', [0, 5, 5, 0], { claims: 10, percent: 0, kappa: -1 }],
  ['everything accepted by both: chance explains it', [6, 0, 0, 0], { claims: 6, percent: 100 }],
  ['nothing judged', [0, 0, 0, 0], { claims: 0, percent: 0 }],
] as const)('%s', (_what, [both, first, second, neither], figures) => {
  const pairs = [
    ...times(both, 'accept', 'accept'),
    ...times(first, 'accept', 'reject'),
    ...times(second, 'reject', 'accept'),
    ...times(neither, 'reject', 'reject'),
  ]
  expect(cohen(pairs)).toEqual(figures)
})

test('of three people, every two who judged the same', () => {
  const judged = [
    ['1', 'a', 'accept'],
    ['1', 'b', 'accept'],
    ['2', 'a', 'reject'],
    ['2', 'b', 'accept'],
    ['2', 'c', 'accept'],
    ['3', 'c', 'accept'],
  ] as const
  const found = agreements(judged.map(([claim, person, verdict]) => ({ claim, person, verdict })))
  expect(found).toEqual([
    { between: ['a', 'b'], claims: 2, percent: 50, kappa: 0 },
    { between: ['a', 'c'], claims: 1, percent: 0, kappa: 0 },
    { between: ['b', 'c'], claims: 1, percent: 100 },
  ])
})
