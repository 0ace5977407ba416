// Starts the program as a person does, in a folder of its own, and keeps what it printed.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const SHARED = resolve(ROOT, '..', 'shared')

export interface Run {
  /** The signal's name where one ended it. */
  readonly exit: number | string
  readonly out: string
  readonly err: string
}

export interface Place {
  readonly folder: string
  /** Writes a file into the folder and gives its name. */
  file(name: string, content: string | Uint8Array): string
  run(args: readonly string[], input?: string): Promise<Run>
  /** The same through a shell, with `chancery` as a function. */
  shell(command: string): Promise<Run>
  close(): void
}

const CHANCERY = join(ROOT, 'bin', 'chancery.js')

export function openPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-cli-'))
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' }
  delete env.CHANCERY_RECORD
  const start = (command: string, args: readonly string[], input = '') =>
    new Promise<Run>((done, fail) => {
      // A group of its own, so that what hangs is ended whole, with the children of a shell.
      const child = spawn(command, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
      const late = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), 50_000)
      let out = ''
      let err = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
      child.on('error', fail).on('close', (code, signal) => {
        clearTimeout(late)
        done({ exit: code ?? signal ?? '', out, err })
      })
      child.stdin.on('error', () => {}).end(input)
    })
  return {
    folder,
    file(name, content) {
      writeFileSync(join(folder, name), content)
      return name
    },
    run: (args, input) => start(process.execPath, [CHANCERY, ...args], input),
    shell: (command) => start('bash', ['-c', `chancery() { "${process.execPath}" "${CHANCERY}" "$@"; }; ${command}`]),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Frames of a trace, whatever made them. */
export const TRACE = /^\s+at .+(\(|:\d+:\d+)|node:internal|\bError:\s*$/m

export const jsonLines = (text: string): { readonly [key: string]: unknown }[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { [key: string]: unknown })
