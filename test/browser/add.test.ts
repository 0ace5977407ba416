// Taking texts in by hand: files and pasted text are read and kept, progress is told, what is refused is said why.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_CORPUS } from '../../src/chancery.ts'
import { type House, openHouse, watch } from './house.ts'
import { launch } from './launch.ts'

let browser: Browser
let house: House

beforeAll(async () => {
  ;[browser, house] = await Promise.all([launch(), openHouse([])])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const text = (name: string) => join(SHIPPED_CORPUS, 'zh', name)

describe('the page for adding texts', () => {
  it('is where an empty record leads, reads files and pasted text, and leads on to what was read', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/')
    await page.getByRole('link', { name: 'Add a first text' }).click()
    await page.waitForURL(/\/add$/)
    await page
      .locator('input[type=file]')
      .setInputFiles([
        text('a-aid-2014-liberia.txt'),
        text('a-talks-2008-laos.txt'),
        text('a-arrival-2011-malaysia.txt'),
      ])
    const found = page.getByRole('region', { name: 'What was found' })
    await found.getByText(/^3 documents, \d+ claims$/).waitFor()
    expect(await found.locator('[data-taken=done]').count()).toBe(3)
    await page.getByLabel('Or paste a text').fill(await readFile(text('a-talks-2008-laos.txt'), 'utf8'))
    await page.getByRole('button', { name: 'Read it' }).click()
    await found.getByText('already in the record').waitFor()
    await found.getByRole('link').first().click()
    await page.waitForURL(/\/d\/doc_/)
    await page.locator('.note').first().waitFor()
    // The other pages know of it at once.
    await page.getByRole('link', { name: 'Documents', exact: true }).click()
    await page.locator('[data-row]').nth(2).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('fetches the page of an address, and says where none came', async () => {
    const site = createServer((request, reply) =>
      request.url === '/report.html'
        ? reply.end(
            '<!doctype html><meta charset="utf-8"><title>电</title><article><h1>会谈</h1><p>新华社万象3月30日电 国务院总理温家宝30日在万象同老挝总理波松举行会谈。</p></article>',
          )
        : reply.writeHead(404).end(),
    )
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
    const home = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    const { page } = await watch(browser, house)
    await page.goto('/add')
    for (const [path, kind, words] of [
      ['/report.html', 'done', '会谈'],
      ['/none.html', 'refused', 'answers 404'],
    ] as const) {
      await page.getByLabel('Or paste a text').fill(home + path)
      await page.getByRole('button', { name: 'Read it' }).click()
      await page.locator(`[data-taken=${kind}]`).getByText(words).first().waitFor()
    }
    await page.context().close()
    site.close()
  })

  it('says in words what is refused', async () => {
    const { page } = await watch(browser, house)
    await page.goto('/add')
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
        file('large.txt', Buffer.alloc(20_000_001, 0x61)),
        file('empty.txt', Buffer.alloc(0)),
      ])
    const state = (kind: string) => page.locator(`[data-taken=${kind}]`)
    await state('large').getByText('more than the 20 MB').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('[data-taken=refused]').length === 2)
    expect(await state('refused').filter({ hasText: 'picture.png' }).locator('.sig').textContent()).toMatch(/\w+ .*\./)
    await page.context().close()
  })

  it('takes what is dropped, and a hostile name or text as words', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/add')
    await page.locator('.drop').waitFor()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(
        new File(
          ['新华社北京7月6日电 <script>document.title="taken"</script>甲国总统同乙国总统举行会谈。'],
          '<img src=x onerror=alert(1)>.txt',
        ),
      )
      document
        .querySelector('.drop')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })
    await page.locator('[data-taken=done]').getByText('<img src=x onerror=alert(1)>.txt').waitFor()
    expect(await page.title()).toContain('Add texts')
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
