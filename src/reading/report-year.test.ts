// The year of a report that prints only month and day: what the report takes for granted tells it, or nothing does.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../knowledge/load.ts'
import { articleOf } from './fixture.ts'
import { read } from './read.ts'

const { knowledge } = loadKnowledge(['packs'])

const firstDate = (text: string, monthDay: { month: number; day: number }): string | undefined => {
  const dateline = { span: { start: 0, end: 0 }, place: '北京', monthDay }
  const { published: _, ...undated } = articleOf(text, { dateline })
  const { claims } = read(undated, knowledge)
  return claims.find((c) => c.type === 'meeting' || c.type === 'gathering')?.when
}

describe('the year of a dateline without one', () => {
  it.each([
    ['an age', '国家主席习近平17日会见波兰总统杜达。今年是中波建交75周年。', 6, 17, '2024-06-17'],
    ['a numbered session', '非盟第28届首脑会议30日开幕。', 1, 30, '2017-01-30'],
    [
      'months since a date',
      '外长5日会见客人。2017年6月13日，两国签署公报。短短5个月，合作全面展开。',
      11,
      5,
      '2017-11-05',
    ],
    ['offices held at one time', '国务院总理朱镕基1日会见德国总理科尔。', 6, 1, '1998-06-01'],
    ['an office just taken', '国务院总理温家宝2日会见德国总理默克尔，祝贺她就任。', 12, 2, '2005-12-02'],
    ['the last figures', '国务院总理温家宝3日会见法国总统萨科齐。2008年双边贸易额达389亿美元。', 9, 3, '2009-09-03'],
  ])('is known from %s', (_, text, month, day, date) => {
    expect(firstDate(text, { month, day })).toBe(date)
  })

  it('stays open where several years fit', () => {
    expect(firstDate('国家主席习近平17日会见俄罗斯总统普京。', { month: 6, day: 17 })).toBeUndefined()
  })
})
