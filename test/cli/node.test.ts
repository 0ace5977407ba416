// The door of the program under an old Node.js: it goes on under the pinned one, or says in one sentence what is missing.
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { packageVersion } from '../../src/chancery.ts'
import { ROOT, TRACE } from './chancery.ts'

/** The first Node.js on the path that is too old to run the program. */
function oldNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file))
    .find((file) => {
      const major = Number(/^v(\d+)/.exec(execFileSync(file, ['--version'], { encoding: 'utf8' }))?.[1])
      return major >= 18 && major < 24
    })
}

const old = oldNode()
const pinned = existsSync(join(ROOT, 'node_modules', `node-${process.platform}-${process.arch}`))

test.skipIf(!old || !pinned)('an old Node.js starts the pinned one and hands its result through', () => {
  const run = spawnSync(old ?? '', [join(ROOT, 'bin', 'chancery.js'), '--version'], { encoding: 'utf8' })
  expect([run.status, run.stdout.trim(), run.stderr]).toEqual([0, packageVersion(), ''])
  expect(spawnSync(old ?? '', [join(ROOT, 'bin', 'chancery.js'), 'reed'], { encoding: 'utf8' }).status).toBe(2)
})

test.skipIf(!old)('an old Node.js without the pinned one gets one sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-old-'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  copyFileSync(join(ROOT, 'bin', 'chancery.js'), join(folder, 'bin', 'chancery.js'))
  const run = spawnSync(old ?? '', [join(folder, 'bin', 'chancery.js')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(run.status).toBe(70)
  expect(run.stderr).toMatch(
    /^chancery: this is Node\.js \d+\.\d+\.\d+, and Chancery needs version 24 or later;.*\.\n$/,
  )
  expect(run.stderr).not.toMatch(TRACE)
})

test('without source and build it says what to run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bare-'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  copyFileSync(join(ROOT, 'bin', 'chancery.js'), join(folder, 'bin', 'chancery.js'))
  const run = spawnSync(process.execPath, [join(folder, 'bin', 'chancery.js')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect([run.status, run.stderr]).toEqual([70, expect.stringContaining('npm run build')])
})
