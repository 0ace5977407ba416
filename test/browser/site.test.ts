// The documentation site as it is built: every document has its place, every link leads somewhere, and one page reads a
// pasted text in a real browser that is cut off from every network.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPacks, readingLines, readSource, SHIPPED_CORPUS } from '../../src/chancery.ts'
import { documents } from '../../tools/make-docs.ts'
import { addressOf, makeSite } from '../../tools/make-site.ts'
import { launch } from './launch.ts'

let folder: string
let server: FastifyInstance
let browser: Browser
let address: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-site-'))
  makeSite(folder)
  server = fastify()
  await server.register(fastifyStatic, { root: folder })
  address = await server.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const pages = () => readdirSync(folder).filter((name) => name.endsWith('.html'))

test('every document of the project is a page', () => {
  expect(pages().toSorted()).toEqual(documents().map(addressOf).toSorted())
})

test('every link within the site leads to a file, and to a heading where it names one', () => {
  const links = pages().flatMap((page) =>
    [...readFileSync(join(folder, page), 'utf8').matchAll(/(?:href|src)="(?![a-z]+:)([^"]+)"/g)].map((match) => ({
      page,
      link: match[1] ?? '',
    })),
  )
  expect(links.length).toBeGreaterThan(300)
  const dead = links.filter(({ page, link }) => {
    const [path = '', anchor] = link.split('#')
    const file = join(folder, dirname(page), path || page)
    if (!existsSync(file)) return true
    return anchor !== undefined && !readFileSync(file, 'utf8').includes(`id="${anchor}"`)
  })
  expect(dead).toEqual([])
})

test('a page reads a pasted text in the browser alone, as the program does', async () => {
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${address}/try.html`)
  await page.getByRole('button', { name: 'Read' }).click()
  await page.getByRole('status').filter({ hasText: 'read in' }).waitFor()
  expect(await page.locator('#readings li').count()).toBeGreaterThan(1)

  await context.setOffline(true)
  const { packs } = loadPacks()
  for (const name of ['zh/a-aid-2014-liberia.txt', 'en/a-mea-2019-bhutan.txt', 'ru/a-akorda-2024-tajikistan.txt']) {
    const path = join(SHIPPED_CORPUS, name)
    const text = readFileSync(path, 'utf8')
    const outcome = await readSource('-', new TextEncoder().encode(text), packs!)
    const wanted = 'readings' in outcome ? outcome.readings.flatMap((reading) => [...readingLines(reading)]) : []
    await page.getByLabel('Text').fill(text)
    await page.getByRole('button', { name: 'Read' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save the lines' }).click()
    const lines = readFileSync(await (await saved).path(), 'utf8')
    expect(wanted.length).toBeGreaterThan(3)
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(JSON.parse(JSON.stringify(wanted)))
  }
  expect(faults).toEqual([])
  await context.close()
})
