// The package as it is installed under node_modules, where Node.js strips no types: its build runs without the source.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonLines, ROOT } from './chancery.ts'

let home: string
let installed: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'chancery-packed-'))
  installed = join(home, 'node_modules', 'chancery')
  mkdirSync(installed, { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(home, 'node_modules', name))
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] }
  for (const name of ['package.json', ...files])
    if (name !== 'dist' && existsSync(join(ROOT, name)))
      cpSync(join(ROOT, name), join(installed, name), { recursive: true })
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(installed, 'dist', 'program')]
  // Types have a check of their own; here it counts that the program came out.
  spawnSync(process.execPath, [tsc, ...args], { stdio: 'pipe' })
})
afterAll(() => {
  if (home) rmSync(home, { recursive: true, force: true })
})

test('reads and asks with its own packs', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(installed, 'bin', 'chancery.js'), ...args], { cwd: home, encoding: 'utf8' })
  const sample = join(installed, 'corpus', 'zh', 'a-aid-2014-liberia.txt')
  const read = run('read', sample, '--record', 'r.chancery', '--format', 'jsonl')
  expect([read.status, read.stderr]).toEqual([0, expect.stringContaining('1 document')])
  expect(jsonLines(read.stdout).filter((line) => line.kind === 'claim').length).toBeGreaterThan(0)
  const source = spawnSync(process.execPath, [join(ROOT, 'bin', 'chancery.js'), 'read', sample, '--format', 'jsonl'], {
    encoding: 'utf8',
  })
  expect(read.stdout).toBe(source.stdout)
  expect(run('search', '援助', '--record', 'r.chancery').status).toBe(0)
})
