// Walks the pages that arrange answers: home, commitments, formulation, person and state, itinerary, checks, comparison.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, watch } from './house.ts'
import { launch } from './launch.ts'
import { readoutReading } from './readout.ts'
import { tripReading } from './trip.ts'

let browser: Browser
let house: House
const [trip, readout] = [tripReading.article.id, readoutReading.article.id]

beforeAll(async () => {
  ;[browser, house] = await Promise.all([launch(), openHouse([tripReading, readoutReading])])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('home', () => {
  it('understands a question, keeps it in the address, and leads from the answer to the sentence', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/')
    await page.getByRole('link', { name: '外长详述阿斯塔纳、杜尚别之行' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('meetings Xi Rahmon')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/\?q=meetings/)
    for (let times = 0; times < 2; times++) {
      await page.locator('.meaning', { hasText: 'Xi Jinping' }).getByText('Emomali Rahmon').waitFor()
      const numbers = page.locator('.answered .sums')
      expect(await numbers.textContent()).toMatch(/15 stated in texts.*1 held in the record/)
      await page.reload()
    }
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.locator('.cite a').last().click()
    await page.waitForURL(/\/d\/doc_.*claim=cl_/)
    await page.locator('.text .sel').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each([
    ['SCO on 2024-07-04', 'Shanghai Cooperation Organisation', /\/org\/org:sco\?on=2024-07-04/],
    ['上海精神', 'Shanghai Spirit', /\/formulation\/concept:shanghai-spirit/],
    ['China commitments', 'China', /\/commitments\?by=country:CN/],
  ])('understands %s', async (typed, name, place) => {
    const { page, complaints } = await watch(browser, house)
    await page.goto(`/?q=${encodeURIComponent(typed)}`)
    await page.locator('.meaning', { hasText: name }).waitFor()
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByRole('link', { name: /^Open the whole answer/ }).click()
    await page.waitForURL(place)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('tells what is new since the last look, and nothing on a first visit', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/')
    await page.getByRole('link', { name: /findings?$/ }).waitFor()
    expect(await page.getByRole('region', { name: /^Since you last looked/ }).count()).toBe(0)
    await page.evaluate(() =>
      localStorage.setItem('chancery.looked', JSON.stringify({ now: '2020-01-01T00:00:00.000Z' })),
    )
    await page.reload()
    const since = page.getByRole('region', { name: 'Since you last looked, 1 Jan 2020' })
    await since.getByRole('link', { name: '外长详述阿斯塔纳、杜尚别之行' }).waitFor()
    await since.locator('a[href^="/checks?"]').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('finds words that name nothing in the texts, and says so when nothing is found', async () => {
    const { page } = await watch(browser, house)
    await page.goto('/?q=帕米尔')
    await page.locator('.in-texts mark', { hasText: '帕米尔' }).first().waitFor()
    await page.goto('/?q=qqqqq')
    await page.getByText('No name and no text of the record holds these words.').waitFor()
    await page.context().close()
  })
})

describe('the commitments board', () => {
  it('groups by the latest word as of a day, and keeps the chosen row', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/commitments?on=2024-10-15')
    const soon = page.getByRole('region', { name: 'Due within 90 days' })
    const border = soon.getByRole('button', { name: '建成边境检查站' })
    await border.click()
    await page.waitForURL(/line=ln_/)
    await page.reload()
    await page
      .getByRole('region', { name: 'The chosen event' })
      .getByText('中方将于2024年年底前建成边境检查站')
      .waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.search.includes('line='))
    await page.goto('/commitments?on=2025-03-01')
    await page.getByRole('region', { name: 'Past due' }).getByText('建成边境检查站').waitFor()
    await page.getByRole('region', { name: 'Under way' }).getByText('一千个扶贫培训名额').waitFor()
    expect(await page.locator('.track .quiet-span').count()).toBe(0)
    await page.goto('/commitments?on=2026-03-01')
    await page.locator('.track .quiet-span').first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('a formulation', () => {
  it('sets variants side by side and its sentences on the phrase', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/formulation')
    await page.getByRole('link', { name: 'Shanghai Spirit' }).click()
    await page.locator('.variants tbody tr').first().waitFor()
    const [first, second] = [0, 1].map((i) => page.locator('.variants tbody tr').nth(i))
    const reworded = await page.locator('.variants .above').allTextContents()
    expect(reworded).toHaveLength(1)
    expect(['尊重多样文明', '尊重文明多样性']).toContain(reworded[0])
    expect(await first?.textContent()).toContain('互信')
    expect(await second?.locator('td').first().textContent()).toBe('·互信')
    // The wordings alone are marked; the quotation marks around one are the sentence's.
    const hits = await page.locator('.kwic .e.word').allTextContents()
    expect(hits.length).toBeGreaterThan(0)
    expect(new Set(hits)).toEqual(new Set(['上海精神', '这一精神']))
    await page.keyboard.press('j')
    await page.waitForURL(/variant=ln_/)
    await page.locator('.concordance a').first().click()
    await page.waitForURL(new RegExp(`/d/${readout}.*claim=`))
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('people and states', () => {
  it('shows whom a person met, leads to their days, and to the other', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/people')
    await page.getByRole('link', { name: 'Xi Jinping' }).click()
    await page.waitForURL(/\/person\/person:xi-jinping/)
    const met = page.getByRole('region', { name: 'Meetings' }).getByRole('link', { name: 'Emomali Rahmon' })
    await met.waitFor()
    await page.getByRole('region', { name: 'Visits' }).getByRole('link', { name: '2–6 Jul 2024' }).click()
    await page.waitForURL(/\/itinerary\?person=person:xi-jinping&from=2024-07-02&to=2024-07-06/)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows the steps between two states, from texts and from the register', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/state/country:TJ')
    const belongs = page.getByRole('region', { name: 'Belongs to' })
    await belongs.getByRole('link', { name: 'Shanghai Cooperation Organisation' }).first().waitFor()
    await belongs.getByRole('slider').focus()
    await page.keyboard.press('Home')
    await page.waitForURL(/on=1990-01-01/)
    await page.waitForFunction(() => !document.querySelector('.standings')?.textContent?.includes('Shanghai'))
    const ladder = page.getByRole('region', { name: 'Partnership, step by step' })
    await ladder.getByText('新时代全面战略合作伙伴关系').waitFor()
    expect(await ladder.locator('.step.register').count()).toBeGreaterThan(0)
    await ladder.locator('.step:not(.register) a').first().click()
    await page.waitForURL(/\/d\/doc_.*claim=cl_/)
    await page.goto('/person/person:nobody')
    await page.getByText('The record names nobody by this id.').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('an itinerary', () => {
  it('stands day by day beside a map without borders', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/itinerary')
    await page.getByRole('link', { name: 'Xi Jinping, 2–6 Jul 2024' }).click()
    await page.getByRole('region', { name: '5 Jul 2024' }).getByText('held talks in Dushanbe').waitFor()
    const map = page.getByRole('img', { name: /^Map of the places/ })
    await map.getByText('Dushanbe').waitFor()
    expect(await map.locator('.place').count()).toBe(1)
    // The state visit to Kazakhstan names no city: a ring at the capital, and the key says so.
    await map.getByText('Kazakhstan').waitFor()
    expect(await map.locator('.state').count()).toBeGreaterThan(0)
    expect(
      await map.locator('path').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('class')))]),
    ).toEqual(['coast', 'graticule'])
    await page.getByText('the text names no place').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('relations', () => {
  it('draws who meets whom, narrows by year and by party, and lists every event behind a line', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/relations')
    const picture = page.getByRole('img', { name: /^Network of/ })
    await picture.getByText('Emomali Rahmon').waitFor()
    const pairs = page.getByRole('region', { name: 'Pairs' })
    await page.keyboard.press('j')
    await page.waitForURL(/pair=ln_/)
    await page.reload()
    await pairs.getByRole('button', { name: /Emomali Rahmon – Xi Jinping/, pressed: true }).waitFor()
    const behind = page.getByRole('region', { name: 'Every event behind this line' })
    await behind.getByText('两国元首在杜尚别会谈').first().waitFor()
    await picture.locator('[data-dot="person:emomali-rahmon"]').click()
    await page.waitForURL(/about=person:emomali-rahmon/)
    await page.goto('/relations?among=states')
    await pairs.getByRole('button', { name: /China – Tajikistan/ }).waitFor()
    await page.goto('/relations?from=1999&to=1999')
    await page.getByText('No text on record tells of a meeting of two').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('checks', () => {
  it('lists findings with their words, steps through them, and narrows to one check', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/checks')
    await page.locator('[data-finding] .q').first().waitFor()
    await page.keyboard.press('j')
    await page.waitForURL(/line=ln_/)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-finding'))).toBe(true)
    const all = await page.locator('.check').count()
    await page.getByRole('link', { name: 'Numbers out of order' }).click()
    await page.waitForURL(/check=ordinals/)
    await page.getByText('Nothing on record contradicts itself.').waitFor()
    expect(all).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('a comparison', () => {
  it('shows what both say, say differently, or leave out, and filters by key', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/compare')
    await page.locator('.pairs a').first().click()
    await page.waitForURL(/a=doc_.*b=doc_/)
    await page.goto(`/compare?a=${trip}&b=${readout}`)
    const row = (words: string) => page.locator('[data-pair]', { hasText: words })
    await row('held talks').first().waitFor()
    expect(await row('held talks').getAttribute('class')).toContain('both')
    const level = row('comprehensive strategic partnership')
    expect(await level.getAttribute('class')).toContain('differs')
    expect(await level.locator('.above').allTextContents()).toEqual([
      '新时代全面战略合作伙伴关系',
      '全面战略合作伙伴关系',
    ])
    // Each level as printed, and what the registry calls it.
    expect(await level.locator('.side small').allTextContents()).toEqual([
      expect.stringMatching(/level 新时代全面战略合作伙伴关系 comprehensive strategic/),
      expect.stringMatching(/level 全面战略合作伙伴关系 comprehensive strategic/),
    ])
    expect(await row('welcoming banquet').locator('.side.not').count()).toBe(1)
    await page.locator('.before-not', { hasText: '双方就水文资料另作安排。' }).waitFor()
    await page.keyboard.press('2')
    await page.waitForURL(/show=differs/)
    expect(await page.locator('[data-pair]:not(.differs)').count()).toBe(0)
    await page.keyboard.press('s')
    await page.waitForURL(new RegExp(`a=${readout}`))
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is offered where a claim has other reports', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto(`/d/${trip}?claim=${tripReading.claims[11]?.id}`)
    const reports = page.locator('.app .reports')
    await reports.getByText('习近平主席同拉赫蒙总统在杜尚别举行会谈').waitFor()
    await reports.getByRole('link', { name: 'compare' }).click()
    await page.waitForURL(new RegExp(`/compare\\?a=${trip}&b=${readout}`))
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the review queue', () => {
  it('is worked by keyboard alone: accept, reject with a reason, undo, and it is still there after a reload', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.goto('/review')
    await page.getByRole('link', { name: '外长详述阿斯塔纳、杜尚别之行' }).click()
    await page.getByText('a decision is signed').waitFor()
    await page.getByLabel('Signed by').fill('LM')
    await page.getByLabel('Signed by').blur()
    const of = (done: number) => page.getByText(`${done} of 22 claims decided`)
    await of(0).waitFor()
    const question = page.locator('.one-claim h2')
    const first = await question.textContent()
    for (let done = 1; done <= 10; done++) {
      await page.keyboard.press('Enter')
      await of(done).waitFor()
    }
    await page.keyboard.press('u')
    await of(9).waitFor()
    await page.keyboard.press('x')
    await page.getByLabel('Why not?').fill('said of another day')
    await page.keyboard.press('Enter')
    await of(10).waitFor()
    const put = await question.textContent()
    await page.keyboard.press('s')
    await page.waitForFunction((words) => document.querySelector('.one-claim h2')?.textContent !== words, put)
    await page.reload()
    await page.locator('.done li', { hasText: 'said of another day' }).waitFor()
    expect(await page.locator('.done .undone').count()).toBe(1)
    expect(await page.locator('.done li').first().textContent()).toContain('LM rejected')
    await page.keyboard.press('u')
    await page.locator('.done .undone', { hasText: 'said of another day' }).waitFor()
    expect(first).not.toBe(put)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('corrects a role with words picked by keyboard, and joins a claim with another event', async () => {
    const { page, complaints } = await watch(browser, house)
    await page.addInitScript(() => localStorage.setItem('chancery.reviewer', 'AB'))
    await page.goto(`/review?document=${readout}`)
    const question = page.locator('.one-claim h2')
    const about = async (words: string) => {
      await question.waitFor()
      for (let i = 0; i < 30 && !(await question.textContent())?.includes(words); i++) {
        const before = await question.textContent()
        await page.keyboard.press('s')
        await page.waitForFunction((old) => document.querySelector('.one-claim h2')?.textContent !== old, before)
      }
    }
    await about('held talks')
    await page.keyboard.press('e')
    const role = page.getByLabel('Role')
    await role.selectOption({ label: 'participants: 拉赫蒙' })
    const words = page.getByLabel(/^Pick the words/)
    expect(
      await words.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd)),
    ).toBe('拉赫蒙')
    // Two letters more: the title belongs to the words.
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.locator('.will', { hasText: '拉赫蒙总统' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.done li', { hasText: 'AB corrected' }).waitFor()
    const kept = await page.evaluate(async (id) => {
      const list = await (await fetch(`/api/decisions?document=${id}`)).json()
      return list.at(-1).act.change.roles.participants
    }, readout)
    const { text } = readoutReading.article
    const last = kept.at(-1)
    expect(text.slice(last.span.start, last.span.end)).toBe('拉赫蒙总统')
    expect(last.name).toBe('拉赫蒙总统')
    await page.keyboard.press('u')
    await page.locator('.done .undone', { hasText: 'corrected' }).waitFor()
    await about('welcoming banquet')
    await page.keyboard.press('o')
    const which = page.getByRole('region', { name: 'Which event is it as well?' })
    await which.locator('li').first().waitFor()
    await page.keyboard.press('1')
    await page.locator('.done li', { hasText: 'AB joined' }).waitFor()
    await page.keyboard.press('u')
    await page.locator('.done .undone', { hasText: 'joined' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})
