// Starts a real Chromium for the browser tests: Debian's where it is installed, else the one that came with npm.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { alone } from './alone.ts'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/** Reads a tar archive: names and contents, which is all that the package of the libraries needs. */
const untar = function* (archive: Buffer): Generator<{ name: string; content: Buffer }> {
  for (let at = 0; at + 512 <= archive.length; ) {
    const name = archive.toString('latin1', at, at + 100).replace(/\0.*$/, '')
    if (name === '') return
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8)
    const kind = archive[at + 156]
    if (kind === 0 || kind === 48) yield { name, content: archive.subarray(at + 512, at + 512 + size) }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

/** The libraries that Chromium needs and a bare machine lacks lie beside it in its package. */
const unpackLibraries = async (): Promise<string> => {
  const folder = join(tmpdir(), 'chancery-chromium-libraries')
  const done = join(folder, 'complete')
  if (existsSync(done)) return folder
  await mkdir(folder, { recursive: true })
  const entry = import.meta.resolve('@sparticuz/chromium')
  const archive = brotliDecompressSync(await readFile(new URL('../bin/al2023.tar.br', entry)))
  for (const { name, content } of untar(archive)) {
    const file = join(folder, name.split('/').at(-1) ?? name)
    // Another process may be unpacking as well: a file appears whole or not at all.
    await writeFile(`${file}.${process.pid}`, content, { mode: 0o755 })
    await rename(`${file}.${process.pid}`, file)
  }
  await writeFile(done, '')
  return folder
}

export const launch = async (): Promise<Browser> => {
  const installed = INSTALLED.find((path) => existsSync(path))
  if (installed) return chromium.launch({ executablePath: installed, args: ARGS })
  const packaged = (await import('@sparticuz/chromium')).default
  // It unpacks itself into the folder for temporary files, and must not be started while another process still does so.
  const [executablePath, libraries] = await alone(
    'chromium',
    async () => [await packaged.executablePath(), await unpackLibraries()] as const,
  )
  const env: Record<string, string> = {
    LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
  }
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined && !(name in env)) env[name] = value
  return chromium.launch({ executablePath, args: [...ARGS, '--headless=shell'], env })
}
