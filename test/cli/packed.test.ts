// The package as a stranger gets it: packed, installed from the tarball into an empty folder, started there as a program,
// as a server with its page, and as a library with its types.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { jsonLines, ROOT } from './chancery.ts'

let home: string
/** Without a registry nobody installs a package; the tests are then skipped, and say so. */
let reachable = true
const children: ChildProcess[] = []
const SAMPLE = 'a-aid-2014-liberia.txt'

const run = (command: string, args: readonly string[], cwd = home) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  return { status, stdout, stderr }
}
const chancery = (...args: string[]) => run(join(home, 'node_modules', '.bin', 'chancery'), args)

/** Packs a copy, so that the build of it disturbs no other test; gives the tarball's name. */
function pack(stage: string): string {
  mkdirSync(stage)
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] }
  for (const name of [
    ...files,
    'src',
    'tools',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'tsconfig.library.json',
  ])
    if (name !== 'dist' && existsSync(join(ROOT, name)))
      cpSync(join(ROOT, name), join(stage, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(stage, 'node_modules'))
  const packed = run('npm', ['pack', '--pack-destination', home], stage)
  expect([packed.status, packed.stderr]).toEqual([0, expect.not.stringContaining('with errors')])
  return readdirSync(home).find((name) => name.endsWith('.tgz'))!
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'chancery-packed-'))
  const tarball = pack(join(home, 'stage'))
  rmSync(join(home, 'stage'), { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "name": "stranger", "type": "module", "private": true }')
  const installed = run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`])
  reachable = !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/.test(installed.stderr)
  if (reachable) expect(installed).toMatchObject({ status: 0 })
  cpSync(join(ROOT, 'corpus', 'zh', SAMPLE), join(home, SAMPLE))
}, 240_000)
beforeEach(({ skip }) => skip(!reachable, 'no package registry can be reached'))
afterAll(() => {
  for (const child of children) child.kill()
  if (home) rmSync(home, { recursive: true, force: true })
})

test('reads and asks with its own packs, as the source does', () => {
  const read = chancery('read', SAMPLE, '--record', 'r.chancery', '--format', 'jsonl')
  expect([read.status, read.stderr]).toEqual([0, expect.stringContaining('1 document')])
  expect(jsonLines(read.stdout).filter((line) => line.kind === 'claim').length).toBeGreaterThan(0)
  const source = run(process.execPath, [join(ROOT, 'bin', 'chancery.js'), 'read', SAMPLE, '--format', 'jsonl'])
  expect(read.stdout).toBe(source.stdout)
  expect(chancery('search', '援助', '--record', 'r.chancery').status).toBe(0)
})

test('serves its page', async () => {
  chancery('read', SAMPLE, '--record', 's.chancery')
  const child = spawn(join(home, 'node_modules', '.bin', 'chancery'), ['serve', '-r', 's.chancery', '--port', '0'], {
    cwd: home,
  })
  children.push(child)
  const address = await new Promise<string>((found, fail) => {
    let said = ''
    child.on('exit', () => fail(new Error(said)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const open = /open at (\S+)/.exec(said)?.[1]
      if (open) found(open)
    })
  })
  const page = await (await fetch(address)).text()
  const script = /src="([^"]+\.js)"/.exec(page)?.[1]
  expect((await fetch(new URL(script ?? 'none', address))).headers.get('content-type')).toMatch(/javascript/)
  expect(await (await fetch(new URL('/api/overview', address))).json()).toMatchObject({ documents: 1 })
})

test('is a library that reads the same claims', () => {
  writeFileSync(
    join(home, 'read.mjs'),
    `import { readFileSync } from 'node:fs'
import { loadPacks, read, readingLines } from 'chancery'
const readings = read(readFileSync('${SAMPLE}', 'utf8'), await loadPacks(), { source: '${SAMPLE}' })
for (const reading of readings) for (const line of readingLines(reading)) console.log(JSON.stringify(line))
`,
  )
  const { stdout, stderr } = run(process.execPath, ['read.mjs'])
  expect(stderr).toBe('')
  expect(stdout).toBe(chancery('read', SAMPLE, '--format', 'jsonl').stdout)
})

test('does in Node.js what its page in the documents says', () => {
  const guide = readFileSync(join(ROOT, 'docs', 'library.md'), 'utf8')
  const [, code = '', printed = ''] = /```js\n([\s\S]*?)```[\s\S]*?```text\n([\s\S]*?)```/.exec(guide) ?? []
  writeFileSync(join(home, 'guide.mjs'), code)
  expect(run(process.execPath, ['guide.mjs'])).toEqual({ status: 0, stdout: printed, stderr: '' })
})

test('tells its types', () => {
  const typed = (what: string) => `import { loadPacks, read } from 'chancery'
const [reading] = read('a text', await loadPacks())
export const ${what}
`
  writeFileSync(
    join(home, 'right.ts'),
    typed('type: "meeting" | undefined = reading?.claims.find((c) => c.type === "meeting")?.type as "meeting"'),
  )
  writeFileSync(join(home, 'wrong.ts'), typed('count: number = reading?.article.text'))
  const tsc = (file: string) =>
    run(process.execPath, [
      join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'),
      ...['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '', file],
    ])
  expect(tsc('right.ts')).toMatchObject({ status: 0, stdout: '' })
  expect(tsc('wrong.ts').stdout).toMatch(/^wrong\.ts\(3,14\): error TS2322[^\n]*\n(?! *\S+\.ts)/)
})
