// Builds the program to dist/program, the web page to dist/web and the library to dist/library; plain JavaScript, so that any Node.js can say why not.
// With --prepare (what npm runs after an install) a machine that cannot build is told so and the install goes on.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const prepare = process.argv.includes('--prepare')
const major = Number(process.versions.node.split('.')[0])

function stop(sentence) {
  process.stderr.write(`build: ${sentence}\n`)
  process.exit(prepare ? 0 : 1)
}

let failed = false

function step(what, script, args) {
  const started = Date.now()
  const result = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const ended = result.status === 0 ? `in ${seconds} s` : `with errors.\n${result.stdout ?? ''}${result.stderr ?? ''}`
  process.stderr.write(`build: ${what} ${ended}\n`)
  if (result.status !== 0) failed = true
}

if (major < 24) stop(`Node.js ${process.versions.node} cannot build Chancery; version 24 or later can.`)

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
if (!existsSync(tsc) || !existsSync(vite)) stop('nothing was built, as the development packages are not installed.')

rmSync(join(root, 'dist', 'program'), { recursive: true, force: true })
step('the program', tsc, ['-p', 'tsconfig.build.json'])
step('the types of the library', tsc, ['-p', 'tsconfig.library.json'])
for (const [what, folder] of [
  ['the page', 'web'],
  ['the library', 'library'],
])
  step(what, vite, ['build', '--config', join('src', folder, 'vite.config.ts'), '--logLevel', 'warn'])
if (failed) stop('not everything was built.')
