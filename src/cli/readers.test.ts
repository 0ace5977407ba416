// Reading on several threads gives what one gives, in the same order.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadPacks } from '../chancery.ts'
import { inOrder, readersOf, threadsFor } from './readers.ts'

const collected = async <T>(all: AsyncIterable<T>): Promise<T[]> => {
  const out: T[] = []
  for await (const one of all) out.push(one)
  return out
}

describe('work done at once', () => {
  test('comes out in order, whatever takes longer, and never more than the width is under way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (waits, width) => {
        let under = 0
        let most = 0
        const work = async (wait: number) => {
          most = Math.max(most, ++under)
          await after(wait)
          under--
          return wait
        }
        expect(await collected(inOrder(waits, width, work))).toEqual(waits)
        expect(most).toBeLessThanOrEqual(width)
      }),
      { numRuns: 30 },
    )
  })

  test('ends at the first failure, with that failure', async () => {
    const work = async (n: number) => {
      if (n > 1) throw new Error(`no ${n}`)
      return n
    }
    await expect(collected(inOrder([0, 1, 2, 3], 4, work))).rejects.toThrow('no 2')
  })
})

describe('threads', () => {
  test.each([
    ['few sources: this one alone', 10, 8, 16e9, 1],
    ['many: one a core', 5000, 4, 16e9, 4],
    ['little memory: fewer', 5000, 8, 4e9, 3],
    ['never none', 5000, 8, 0.5e9, 1],
  ])('%s', (_, sources, cores, memory, threads) => {
    expect(threadsFor(sources, cores, memory)).toBe(threads)
  })

  test('give the readings that one thread gives', async () => {
    const { packs } = loadPacks()
    const sources = readdirSync('corpus/zh')
      .filter((name) => name.startsWith('a-a') && name.endsWith('.txt'))
      .map((path) => ({ path, bytes: new Uint8Array(readFileSync(`corpus/zh/${path}`)) }))
    const alone = readersOf(packs!, 1)
    const several = readersOf(packs!, 2)
    try {
      const one = await collected(inOrder(sources, alone.width, alone.read))
      const two = await collected(inOrder(sources, several.width, several.read))
      expect(two).toEqual(JSON.parse(JSON.stringify(one)))
      expect(one.length).toBeGreaterThan(3)
    } finally {
      await several.close()
    }
  })
})
