// `npm test`: types, style, the form of the corpus, all tests, and the examples of the packs; the last line is the plain count.
// With arguments (`npm test -- src/record`) only those tests run.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const REPORT = join(ROOT, '.cache', 'vitest.json')

interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const one = (passed: boolean): Count => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })

const script = (...parts: string[]): string => join(ROOT, 'node_modules', ...parts)

/** Runs a part of the suite, its output going straight through; true when it ended well. */
function run(what: string, file: string, args: readonly string[]): boolean {
  const started = Date.now()
  process.stdout.write(`\n== ${what}\n`)
  const { status, error, signal } = spawnSync(process.execPath, [file, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (error) process.stdout.write(`${what} did not start: ${error.message}\n`)
  if (signal) process.stdout.write(`${what} was ended by ${signal}\n`)
  const passed = status === 0
  process.stdout.write(`== ${what}: ${passed ? 'passed' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  return passed
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function tests(files: readonly string[]): Count {
  mkdirSync(dirname(REPORT), { recursive: true })
  rmSync(REPORT, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...files]
  const passed = run('tests', script('vitest', 'vitest.mjs'), args)
  const count = counted()
  // Vitest also fails without a failing test: an error between tests, no test at all, a crash.
  return !passed && count.failed === 0 ? { ...count, failed: 1 } : count
}

function counted(): Count {
  let report: VitestReport
  try {
    report = JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport
  } catch {
    return one(false)
  }
  const results = report.testResults.flatMap((file) => file.assertionResults)
  const number = (...statuses: string[]) => results.filter((result) => statuses.includes(result.status)).length
  // A file that could not even be loaded has no results of its own.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  for (const file of broken) process.stdout.write(`not loaded: ${file.name}\n`)
  const skipped = results.filter((result) => ['skipped', 'pending', 'todo', 'disabled'].includes(result.status))
  for (const result of skipped) process.stdout.write(`skipped: ${result.fullName}\n`)
  return { passed: number('passed'), failed: number('failed') + broken.length, skipped: skipped.length }
}

interface PackReport {
  readonly examples: number
  readonly failures: readonly {
    readonly file: string
    readonly line: number
    readonly rule: string
    readonly means: string
    readonly example: string
  }[]
}

/** Every example of every rule counts as a test. */
function packExamples(): Count {
  process.stdout.write('\n== pack examples\n')
  const args = [join(ROOT, 'src', 'cli', 'main.ts'), 'packs', 'check', 'packs', '--format', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 })
  process.stdout.write(stderr)
  try {
    const { examples, failures } = JSON.parse(stdout) as PackReport
    for (const one of failures)
      process.stdout.write(`${one.file}:${one.line}: ${one.rule}: ${one.means}\n    ${one.example}\n`)
    return { passed: examples - failures.length, failed: failures.length, skipped: 0 }
  } catch {
    return one(false)
  }
}

const files = process.argv.slice(2)
const counts: Count[] = []
if (files.length === 0) {
  counts.push(one(run('types', script('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.'])))
  counts.push(one(run('style', script('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings'])))
  counts.push(one(run('corpus', join(ROOT, 'tools', 'check-corpus.ts'), ['corpus'])))
  counts.push(packExamples())
}
counts.push(tests(files))

const sum = (name: keyof Count): number => counts.reduce((total, count) => total + count[name], 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
