// The house for the browser tests: the page as built, the real server, a real record that holds the invented readings.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { fetcherFor, loadPacks, openRecord } from '../../src/chancery.ts'
import type { Reading } from '../../src/model/reading.ts'
import { buildApp } from '../../src/server/app.ts'
import { alone } from './alone.ts'

const ROOT = join(import.meta.dirname, '../..')
export const BUILT = join(ROOT, 'dist/web')

const newest = async (folder: string): Promise<number> => {
  let last = 0
  for (const file of await readdir(folder, { recursive: true }))
    last = Math.max(last, (await stat(join(folder, file))).mtimeMs)
  return last
}

let building: Promise<void> | undefined

/** Builds the page unless what stands in dist is newer than every source of it. */
export const built = (): Promise<void> => {
  building ??= alone('build', async () => {
    const index = join(BUILT, 'index.html')
    if (existsSync(index) && (await stat(index)).mtimeMs > (await newest(join(ROOT, 'src/web')))) return
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
    // The test run's own NODE_ENV would bring React's much larger development build.
    const env = { ...process.env, NODE_ENV: 'production' }
    await promisify(execFile)(
      process.execPath,
      [vite, 'build', '--config', join(ROOT, 'src/web/vite.config.ts'), '--logLevel', 'warn'],
      { env },
    )
  })
  return building
}

export interface House {
  readonly address: string
  close(): Promise<void>
}

export const openHouse = async (readings: readonly Reading[]): Promise<House> => {
  await built()
  const folder = await mkdtemp(join(tmpdir(), 'chancery-browser-'))
  const record = await openRecord(join(folder, 'record.chancery'))
  if (readings.length > 0) await record.append(readings)
  const { packs, errors } = loadPacks()
  if (!packs) throw new Error(`The packs do not load: ${JSON.stringify(errors[0])}`)
  // Pages of this machine may be fetched here: the sites that tests ask stand on it.
  const fetcher = fetcherFor({ allowPrivate: true, apart: 0 })
  const app = await buildApp({ record, packs, fetcher, page: BUILT })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    address,
    close: async () => {
      await app.close()
      await record.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Watched {
  readonly page: Page
  /** What the browser complained of, and every request that would have left the machine. */
  readonly complaints: string[]
}

export const watch = async (browser: Browser, house: House, options: BrowserContextOptions = {}): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    baseURL: house.address,
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(house.address)) complaints.push(`left the machine: ${request.url()}`)
  })
  return { page, complaints }
}
