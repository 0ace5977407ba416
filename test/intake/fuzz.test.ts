// A short run of fuzzing, so that no parser is broken by a change; long ones are started by hand (`npm run fuzz -- 10`).
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('every parser comes through a few hundred damaged files', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/intake/fuzz.ts', '0.01'])
  expect(stdout.split('\n').filter((line) => / files, /u.test(line))).toHaveLength(13)
})
