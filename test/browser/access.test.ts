// Every page in light and dark, wide and on a phone: axe finds nothing serious; the first download stays small.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUILT, type House, openHouse, watch } from './house.ts'
import { launch } from './launch.ts'
import { readoutReading } from './readout.ts'
import { tripReading } from './trip.ts'

let browser: Browser
let house: House
let empty: House
let axe: string

beforeAll(async () => {
  ;[browser, house, empty, axe] = await Promise.all([
    launch(),
    openHouse([tripReading, readoutReading]),
    openHouse([]),
    readFile(new URL(import.meta.resolve('axe-core')), 'utf8'),
  ])
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([house?.close(), empty?.close()])
})

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Serious and critical findings, each with the elements it names. */
const findings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const all = (await page.evaluate('axe.run()')) as { violations: readonly Finding[] }
  return all.violations
    .filter((finding) => ['serious', 'critical'].includes(finding.impact))
    .map(
      (finding) =>
        `${finding.id}: ${finding.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    )
}

const claim = tripReading.claims[7]?.id
const PAGES = [
  ['home', '/', '.kinds a'],
  ['home with an answer', '/?q=meetings Xi Rahmon', '.lines'],
  ['documents', '/documents', '[data-row]'],
  ['document', `/d/${tripReading.article.id}`, '.tick'],
  ['document with apparatus', `/d/${tripReading.article.id}?claim=${claim}`, '.app'],
  ['timeline', '/timeline', '.ev'],
  ['questions', '/ask', '.kinds a'],
  ['answer', '/ask/search?text=杜尚别', 'mark'],
  ['standing', '/ask/standing?organisation=org:sco&on=2024-07-04', '.lines'],
  ['organisations', '/org', 'h1'],
  ['organisation', '/org/org:sco?on=2024-07-04', '.members li'],
  ['people', '/people', '.kinds a'],
  ['person', '/person/person:xi-jinping', '.lines'],
  ['state', '/state/country:TJ', '.ladder li'],
  ['trips', '/itinerary', '.trips a'],
  ['itinerary with its map', '/itinerary?person=person:xi-jinping&from=2024-07-02&to=2024-07-06', '.coast'],
  ['relations', '/relations', '.network circle'],
  ['commitments', '/commitments?on=2024-07-23', '[data-entry]'],
  ['formulations', '/formulation', '.kinds a'],
  ['formulation', '/formulation/concept:shanghai-spirit', '.concordance li'],
  ['checks', '/checks', '[data-finding]'],
  ['choosing texts', '/compare', '.pairs a'],
  ['comparison', `/compare?a=${tripReading.article.id}&b=${readoutReading.article.id}`, '[data-pair]'],
  ['texts to review', '/review', '.to-review a'],
  ['review', `/review?document=${readoutReading.article.id}`, '.one-claim'],
  ['adding', '/add', '.drop'],
  ['nowhere', '/nowhere', '.pan'],
] as const

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(PAGES)('axe finds nothing serious: %s', async (_, path, ready) => {
    const { page, complaints } = await watch(browser, house, { colorScheme })
    await page.goto(path)
    await page.locator(ready).first().waitFor()
    // The browser tells of errors and of what the content security policy forbids; axe itself may be told of, the page not.
    await page.waitForLoadState('networkidle')
    expect(complaints.filter((one) => !/status of 404/.test(one))).toEqual([])
    expect(await findings(page)).toEqual([])
    await page.context().close()
  })
})

describe('what opens by hand', () => {
  const claims = `/review?document=${readoutReading.article.id}`
  const opened: readonly (readonly [name: string, path: string, by: (page: Page) => Promise<void>])[] = [
    [
      'a line of the network',
      '/relations',
      async (page) => {
        await page.locator('.pair-list button').first().click()
        await page.locator('.lines').first().waitFor()
      },
    ],
    [
      'a correction',
      claims,
      async (page) => {
        await page.locator('.one-claim').waitFor()
        await page.keyboard.press('e')
        await page.getByLabel('Role').selectOption({ index: 1 })
        await page.locator('.pick').waitFor()
      },
    ],
    [
      'a join',
      claims,
      async (page) => {
        await page.locator('.one-claim').waitFor()
        await page.keyboard.press('o')
        await page.locator('.joining').waitFor()
      },
    ],
    [
      'a row, a clock and the keys',
      '/commitments?on=2024-07-23',
      async (page) => {
        await page.locator('[data-entry]').first().click()
        await page.locator('.line-app').waitFor()
        await page.locator('.clock button').first().click()
        await page.getByRole('button', { name: 'all keys' }).click()
        await page.getByRole('region', { name: 'Keys' }).waitFor()
      },
    ],
  ]
  it.each(opened)('axe finds nothing serious: %s', async (_, path, by) => {
    const { page } = await watch(browser, house, { colorScheme: 'dark' })
    await page.addInitScript(() => localStorage.setItem('chancery.reviewer', 'LM'))
    await page.goto(path)
    await by(page)
    expect(await findings(page)).toEqual([])
    await page.context().close()
  })
})

describe('at four times the size', () => {
  it.each(PAGES)('nothing runs off the page: %s', async (_, path, ready) => {
    // 1280 px at 400 % are 320 px.
    const { page } = await watch(browser, house, { viewport: { width: 320, height: 640 } })
    await page.goto(path)
    await page.locator(ready).first().waitFor({ state: 'attached' })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})

describe('on a phone', () => {
  it.each(PAGES)('nothing runs off the page and axe is content: %s', async (_, path, ready) => {
    const { page } = await watch(browser, house, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await page.goto(path)
    await page.locator(ready).first().waitFor({ state: 'attached' })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBeLessThanOrEqual(0)
    expect(await findings(page)).toEqual([])
    await page.context().close()
  })

  it('reads a claim in the sheet at the foot, and steps on', async () => {
    const { page } = await watch(browser, house, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await page.goto(`/d/${tripReading.article.id}`)
    await page.locator('.text [data-c]', { hasText: '会议吸收白俄罗斯加入' }).tap()
    const sheet = page.getByRole('region', { name: 'Apparatus: claim 5' })
    const next = sheet.getByRole('button', { name: 'Next' })
    expect((await next.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await next.tap()
    await page.getByRole('region', { name: 'Apparatus: claim 6' }).waitFor()
    await page.context().close()
  })
})

describe('what is sent', () => {
  it('teaches the first step when nothing has been read', async () => {
    const { page, complaints } = await watch(browser, empty)
    await page.goto('/')
    await page.getByText('Nothing has been read yet.').waitFor()
    expect(await findings(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('needs at most 200 kB of compressed scripts at first', async () => {
    const page = await readFile(join(BUILT, 'index.html'), 'utf8')
    const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((found) => found[1] ?? '')
    expect(scripts.length).toBeGreaterThan(0)
    let sum = 0
    for (const script of scripts) sum += gzipSync(await readFile(join(BUILT, script))).length
    console.log(`first download: ${(sum / 1000).toFixed(0)} kB of compressed scripts in ${scripts.length} files`)
    expect(sum).toBeLessThanOrEqual(200_000)
  })

  it('prints a document with its claims beside it and its colophon, without controls', async () => {
    const { page } = await watch(browser, house)
    await page.goto(`/d/${tripReading.article.id}?claim=${claim}`)
    await page.locator('.app').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.note').first().isVisible()).toBe(true)
    expect(await page.locator('.printed').isVisible()).toBe(true)
    for (const gone of ['.app', '.status', '.nav', '.left']) expect(await page.locator(gone).isVisible()).toBe(false)
    await page.context().close()
  })
})
