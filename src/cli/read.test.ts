// A fault of the reader on one input is told in one sentence, and the others are still read.
import { afterEach, describe, expect, test } from 'vitest'
import { loadPacks, type Packs } from '../chancery.ts'
import { outcomeOf } from './read.ts'
import { readersOf } from './readers.ts'

const before = process.exitCode
afterEach(() => {
  process.exitCode = before
})

const input = (read: () => Promise<Uint8Array>) => ({ path: 'a.txt', read })

describe('one input that goes wrong', () => {
  test('by a fault of the program: a sentence, and the exit code of a fault', async () => {
    const { packs } = loadPacks()
    const broken = { ...packs, knowledge: {} } as Packs
    const outcome = await outcomeOf(
      input(async () => Buffer.from('双方举行会谈。')),
      readersOf(broken, 1),
    )
    expect(outcome).toEqual({
      path: 'a.txt',
      reason: expect.stringMatching(/^A fault in Chancery stopped the reading of this \(.+\)\.$/),
    })
    expect(process.exitCode).toBe(70)
  })

  test('by the file system: its own sentence, and no fault', async () => {
    const gone = input(() => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' })))
    expect(await outcomeOf(gone, readersOf({} as Packs, 1))).toEqual({
      path: 'a.txt',
      reason: 'There is no such file or folder.',
    })
    expect(process.exitCode).toBe(before)
  })
})
