// Walks the reading room as a person would: list, document, claim, sentence and back; filters, questions, timeline.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, watch } from './house.ts'
import { launch } from './launch.ts'
import { tripReading } from './trip.ts'

let browser: Browser
let house: House
const id = tripReading.article.id
const text = tripReading.article.text

beforeAll(async () => {
  ;[browser, house] = await Promise.all([launch(), openHouse([tripReading])])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('a walk', () => {
  it('goes from the list to a document, to a claim, to its sentence, and back', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/documents')
    await page.getByRole('link', { name: '外长详述阿斯塔纳、杜尚别之行' }).click()
    await page.waitForURL(`**/d/${id}`)
    await page.getByRole('button', { name: /Belarus joined/ }).click()
    await page.waitForURL(/claim=cl_/)
    const apparatus = page.getByRole('region', { name: 'Apparatus: claim 5' })
    await apparatus.getByText('会议吸收白俄罗斯加入').waitFor()
    expect(await page.locator('.text .sel').allTextContents()).toEqual(['会议吸收白俄罗斯加入'])
    await page.goBack()
    await apparatus.waitFor({ state: 'detached' })
    await page.goBack()
    await page.getByRole('heading', { name: 'Documents' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('finds the claim from its words, and the other claim on the same words with a second click', async () => {
    const { page } = await watch(browser, house)
    await page.goto(`/d/${id}`)
    const words = page.locator('.text [data-c]', { hasText: '颁授“友谊勋章”' })
    await words.click()
    await page.getByRole('region', { name: 'Apparatus: claim 17' }).waitFor()
    await words.click()
    await page.getByRole('region', { name: 'Apparatus: claim 16' }).waitFor()
    await page.context().close()
  })

  it('keeps its state over a reload, in a link and in the history', async () => {
    const { page } = await watch(browser, house)
    const claim = tripReading.claims[11]?.id
    await page.goto(`/d/${id}?claim=${claim}&show=act,word`)
    for (let times = 0; times < 2; times++) {
      await page.getByRole('region', { name: 'Apparatus: claim 12' }).waitFor()
      expect(await page.locator('.note').count()).toBe(8 + 2 + 2)
      expect(await page.locator('.text .e.standing').count()).toBe(0)
      await page.reload()
    }
    await page.context().close()
  })

  it('is read with the keyboard alone', async () => {
    const { page } = await watch(browser, house)
    await page.goto(`/d/${id}`)
    await page.locator('.note').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-note'))).toBe('c1')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Apparatus: claim 2' }).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('region', { name: 'Apparatus: claim 3' }).waitFor()
    await page.keyboard.press('v')
    await page.getByRole('region', { name: 'Apparatus: claim 5' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.app').waitFor({ state: 'detached' })
    await page.keyboard.press('p')
    await page.keyboard.press('p')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('misprint?')
    await page.keyboard.press('3')
    await page.waitForURL(/show=work/)
    await page.keyboard.press('3')
    await page.waitForURL((url) => !url.search.includes('show'))
    await page.keyboard.press('?')
    await page.getByRole('region', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('text')
    await page.context().close()
  })

  it('turns single keys off', async () => {
    const { page } = await watch(browser, house)
    await page.goto(`/d/${id}`)
    await page.getByRole('button', { name: 'all keys' }).click()
    await page.getByRole('button', { name: 'Single keys off' }).click()
    await page.keyboard.press('3')
    await page.waitForTimeout(150)
    expect(page.url()).not.toContain('show')
    await page.context().close()
  })

  it('lights words and note together, whichever is pointed at', async () => {
    const { page } = await watch(browser, house)
    await page.goto(`/d/${id}`)
    await page.locator('.text [data-c]', { hasText: '签署联合声明' }).hover()
    expect(await page.locator('[data-note][data-lit]').getAttribute('data-note')).toBe('c12')
    await page.locator('[data-note=c4]').hover()
    expect(await page.locator('.text [data-lit]').allTextContents()).toEqual(['会议吸收白俄罗斯加入'])
    await page.context().close()
  })

  it('asks a question from the search field and leads from an answer to the sentence', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/documents')
    await page.locator('[data-row]').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('帕米尔')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/\?q=/)
    await page.locator('mark', { hasText: '帕米尔' }).first().waitFor()
    await page.locator('.in-texts .cite a').first().click()
    await page.waitForURL(/\/d\/doc_.*at=/)
    await page.waitForFunction(() => [...(CSS.highlights.get('place') ?? [])].map(String).join().includes('帕米尔'))
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('narrows the list by publisher, says so in the address, and widens it again', async () => {
    const { page } = await watch(browser, house)
    await page.goto('/documents')
    const choice = page.getByRole('complementary').getByRole('link', { name: 'Jinghua Daily' })
    await choice.click()
    await page.waitForURL(/publisher=/)
    expect(await choice.getAttribute('aria-current')).toBe('true')
    await page.goto('/documents?publisher=Nobody')
    await page.getByText('No document in the record has this language and publisher.').waitFor()
    await page.getByRole('link', { name: 'Show all documents' }).click()
    await page.locator('[data-row]').first().waitFor()
    await page.context().close()
  })

  it('leads from a name in the apparatus to what is told of it', async () => {
    const { page } = await watch(browser, house)
    await page.goto(`/d/${id}?claim=${tripReading.claims[11]?.id}`)
    await page.locator('.app .roles a', { hasText: '拉赫蒙' }).click()
    await page.waitForURL(/\/person\/person:emomali-rahmon/)
    await page.context().close()
  })

  it('says in plain words what is missing, wrong or not there', async () => {
    const { page } = await watch(browser, house)
    await page.goto('/ask/standing')
    await page.getByText('fill in what is marked as needed').waitFor()
    await page.goto('/ask/standing?organisation=nobody-of-this-name')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('nobody-of-this-name')
    await page.goto('/d/doc_none')
    expect(await page.getByRole('alert').textContent()).toContain('doc_none')
    await page.goto('/nowhere')
    await page.getByText('Nothing stands at this address.').waitFor()
    await page.context().close()
  })

  it('draws the timeline, chooses an event, keeps it in the address, and leads to the sentence', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/timeline?from=2024&to=2025')
    const event = page.locator('.ev', { hasText: 'held talks in Dushanbe' })
    await event.click()
    await page.waitForURL(/event=ln_/)
    await page.reload()
    const chosen = page.getByRole('region', { name: 'The chosen event' })
    await chosen.getByText('两国元首在杜尚别会谈').waitFor()
    await event.waitFor()
    expect(await page.locator('.ln.planned').count()).toBeGreaterThan(1)
    await page.keyboard.press('-')
    await page.waitForURL(/view=/)
    await chosen.locator('a').first().click()
    await page.waitForURL(/\/d\/doc_.*claim=cl_/)
    expect(await page.locator('.text .sel').allTextContents()).toEqual(['两国元首在杜尚别会谈'])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows an organisation on a day, goes back to the change before, and leads to the sentence', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/org')
    await page.getByRole('link', { name: 'Shanghai Cooperation Organisation' }).click()
    await page.getByLabel('As of').fill('2024-07-08')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/org\/org:sco\?on=2024-07-08/)
    const belarus = page
      .getByRole('region', { name: 'members', exact: true })
      .getByRole('listitem')
      .filter({ hasText: 'Belarus' })
    expect(await belarus.textContent()).toContain('4 Jul 2024')
    await page.getByRole('button', { name: 'The change before' }).click()
    await page.waitForURL(/on=2024-07-04/)
    await belarus.getByRole('link').click()
    await page.waitForURL(/\/d\/doc_.*claim=cl_/)
    await page.locator('.text .sel', { hasText: '会议吸收白俄罗斯加入' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('speaks Chinese when asked, keeps that, and shows printed names instead of English glosses', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto(`/d/${id}`)
    await page.getByRole('button', { name: '中文' }).click()
    await page.reload()
    await page.getByRole('link', { name: '文献' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    expect(await page.locator('[data-note=c0] .d').textContent()).toBe('2024年7月2–6日')
    expect(await page.locator('.note').first().textContent()).not.toMatch(/attended/)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('turns dark and keeps that', async () => {
    const { page } = await watch(browser, house)
    await page.goto('/documents')
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await ground()
    await page.getByRole('button', { name: 'Show in dark' }).click()
    expect(await ground()).not.toBe(light)
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.context().close()
  })

  it('copies a citation that leads back', async () => {
    const { page } = await watch(browser, house, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(`/d/${id}?claim=${tripReading.claims[11]?.id}`)
    await page.locator('.app').waitFor()
    await page.keyboard.press('c')
    await page.getByText('Citation copied').waitFor()
    const words = await page.evaluate(() => navigator.clipboard.readText())
    const start = text.indexOf('两国元首在杜尚别会谈')
    expect(words).toContain(`“两国元首在杜尚别会谈”`)
    expect(words).toContain(`units ${start}–${start + 10}`)
    await page.goto(words.split('\n').at(-1) ?? '')
    await page.getByRole('region', { name: 'Apparatus: claim 12' }).waitFor()
    await page.context().close()
  })
})
