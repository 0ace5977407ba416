// The examples of the documents: finds them in Markdown, runs them in a folder made for it, and compares or renews
// what they print. An example is a block of the language `console`: lines that open with "$ " are commands, the lines
// below a command are what it prints, a line of "…" alone stands for any lines. A command without lines below it must
// only end well.
import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export interface Example {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly command: string
  /** Lines as written; empty where the output is not shown. */
  readonly expected: readonly string[]
}

export interface Ran {
  readonly exit: number
  readonly output: readonly string[]
  readonly errors: string
}

const BLOCK = /^```console\n([\s\S]*?)^```$/gm

/** All examples of one Markdown text, in order. */
export function examplesOf(file: string, markdown: string): Example[] {
  return [...markdown.matchAll(BLOCK)].flatMap((block) => {
    const first = markdown.slice(0, block.index).split('\n').length + 1
    const lines = (block[1] ?? '').trimEnd().split('\n')
    const starts = lines.flatMap((line, index) => (line.startsWith('$ ') ? [index] : []))
    return starts.map((start, index) => ({
      file,
      line: first + start,
      command: (lines[start] ?? '').slice(2),
      expected: lines.slice(start + 1, starts[index + 1] ?? lines.length),
    }))
  })
}

export interface Workshop {
  readonly folder: string
  run(command: string): Promise<Ran>
  close(): void
}

/** A folder with the sample corpus, the record that `chancery start` makes of it, and `chancery` on the path. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-docs-'))
  const bin = join(folder, '.bin')
  execFileSync('mkdir', [bin])
  writeFileSync(
    join(bin, 'chancery'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin', 'chancery.js')}" "$@"\n`,
  )
  chmodSync(join(bin, 'chancery'), 0o755)
  for (const place of ['corpus', 'packs', 'docs'])
    if (existsSync(join(ROOT, place))) symlinkSync(join(ROOT, place), join(folder, place))
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, CHANCERY_RECORD: '', NO_COLOR: '1', COLUMNS: '100' }
  delete (env as NodeJS.ProcessEnv).CHANCERY_RECORD
  execFileSync('chancery', ['read', 'corpus', '--record', 'sample.chancery'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return {
    folder,
    run: (command) => runIn(folder, env, command),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function runIn(cwd: string, env: NodeJS.ProcessEnv, command: string): Promise<Ran> {
  return new Promise((done) => {
    const child = execFile(
      'bash',
      ['-o', 'pipefail', '-c', command],
      { cwd, env, timeout: 60_000, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const exit = typeof error?.code === 'number' ? error.code : error ? 1 : 0
        done({
          exit,
          output:
            stdout.trimEnd() === ''
              ? []
              : stdout
                  .trimEnd()
                  .split('\n')
                  .map((line) => line.trimEnd()),
          errors: stderr,
        })
      },
    )
    child.stdin?.end()
  })
}

/** Whether the output is what the example shows. */
export function agrees(expected: readonly string[], output: readonly string[]): boolean {
  const [first, ...rest] = expected
  if (first === undefined) return output.length === 0
  if (first !== '…') return output[0] === first.trimEnd() && agrees(rest, output.slice(1))
  return output.some((_, index) => agrees(rest, output.slice(index))) || agrees(rest, [])
}

/** The Markdown with every example that shows output showing what it prints now, cut where it was cut before. */
export async function renewed(file: string, markdown: string, workshop: Workshop): Promise<string> {
  let text = markdown
  for (const example of examplesOf(file, markdown)) {
    if (example.expected.length === 0) continue
    const { output } = await workshop.run(example.command)
    if (agrees(example.expected, output)) continue
    const cut = example.expected.indexOf('…')
    const lines = cut < 0 ? output : [...output.slice(0, cut), '…']
    const before = `$ ${example.command}\n${example.expected.join('\n')}`
    text = text.replace(before, () => `$ ${example.command}\n${lines.join('\n')}`)
  }
  return text
}
