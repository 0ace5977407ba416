// Chinese pages printed to PDF by a real browser: columns, radicals and paragraphs come back as they were written.
import { describe, expect, it } from 'vitest'
import { takeAny } from '../../src/intake/intake.ts'
import { launch } from '../browser/launch.ts'
import { shipped } from './shipped.ts'

const WORDS =
  '民长门青页风飞食马鬼鱼鸟黄齐龙见贝车，两国外长在阿斯塔纳举行会谈，就双边关系和共同关心的国际问题深入交换意见，一致同意扩大贸易和人文交流。'
const PARAGRAPHS = Array.from({ length: 40 }, (_, i) => `第${i + 1}段。${WORDS.slice(i % 7)}`)

const print = async (columns: number): Promise<Uint8Array> => {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const style = `body{font-size:11pt}h1{font-size:22pt}div{column-count:${columns};column-gap:24pt}p{text-indent:2em;margin:0;text-align:justify}`
    const body = PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')
    await page.setContent(`<meta charset="utf-8"><style>${style}</style><h1>两国外长举行会谈</h1><div>${body}</div>`)
    return await page.pdf({ format: 'A4' })
  } finally {
    await browser.close()
  }
}

describe('a page printed by a browser', () => {
  it.each([1, 2])('in %i columns', async (columns) => {
    const { articles } = await takeAny({ path: 'a.pdf', bytes: await print(columns) }, shipped())
    const [a] = articles
    expect(articles).toHaveLength(1)
    if (a === undefined) return
    expect(a.title).toBe('两国外长举行会谈')
    const found = a.parts.filter((p) => p.kind === 'paragraph').map((p) => a.text.slice(p.start, p.end))
    // A paragraph that the page's end cuts comes back in two; its words are all there.
    expect(found.join('').replace(/\s/gu, '')).toBe(PARAGRAPHS.join(''))
    expect(PARAGRAPHS.filter((p) => found.includes(p)).length).toBeGreaterThanOrEqual(36)
    for (const run of a.map) {
      expect(run.place?.page).toBeGreaterThan(0)
      expect(run.place?.box).toHaveLength(4)
    }
  })
})
