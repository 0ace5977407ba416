#!/usr/bin/env node
// The door of the program: finds a Node.js that can run it, then the program, built or as source.
// Plain JavaScript that old versions of Node.js can parse, so that they get a sentence and not a syntax error.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 24

const major = Number(process.versions.node.split('.')[0])
const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node.js that the project pins as a dependency, where this platform has one. */
function pinnedNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

/** Source where there is source (a clone), else the build: Node.js strips no types under node_modules. */
function program() {
  const source = join(root, 'src', 'cli', 'main.ts')
  if (existsSync(source) && !root.split(sep).includes('node_modules')) return source
  const built = join(root, 'dist', 'program', 'cli', 'main.js')
  return existsSync(built) ? built : undefined
}

function fail(sentence) {
  process.stderr.write(`chancery: ${sentence}\n`)
  process.exitCode = 70
}

function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CHANCERY_REEXECUTED: '1' },
  })
  // Ctrl-C reaches both; this process waits for the other to end in order. Other signals reach this one alone.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`the pinned Node.js at ${node} did not start: ${error.message}.`))
  child.on('exit', (code) => {
    process.exitCode = code ?? 130
  })
}

if (major < NEEDED) {
  const node = process.env.CHANCERY_REEXECUTED ? undefined : pinnedNode()
  if (node) runUnder(node)
  else
    fail(
      `this is Node.js ${process.versions.node}, and Chancery needs version ${NEEDED} or later; install it from nodejs.org and run the command again.`,
    )
} else {
  const main = program()
  if (main) await import(pathToFileURL(main).href)
  else fail('the program is not built here; run `npm run build` in its folder.')
}
