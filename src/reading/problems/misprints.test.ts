// What is flagged as a probable misprint, and what must not be.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../knowledge/load.ts'
import type { Article } from '../../model/article.ts'
import { articleOf } from '../fixture.ts'
import { read } from '../read.ts'

const { knowledge } = loadKnowledge(['packs'])

const flagged = (text: string, more: Partial<Article> = {}): [string, string | undefined][] => {
  const { problems } = read(articleOf(text, { published: '2019-05-06', ...more }), knowledge)
  return problems.filter((p) => p.code === 'misprint').map((p) => [p.quote, p.likely])
}

describe('misprints', () => {
  it.each([
    ['characters out of order', '去年中国同哈克萨斯坦扩大贸易。', '哈克萨斯坦', '哈萨克斯坦'],
    ['a character too many', '上海合合作组织举行会议。', '上海合合作组织', '上海合作组织'],
    ['a character missing', '中非合作坛在北京举行。', '中非合作坛', '中非合作论坛'],
    ['a wrong character in a term', '各方支持共建“一带一道”。', '一带一道', '一带一路'],
    ['a wrong character in a leader’s name', '习进平主席会见来宾。', '习进平', '习近平'],
    ['a word twice', '双方愿深化合作合作。', '合作合作', '合作'],
    ['the end of a name twice', '他访问俄罗斯斯首都。', '俄罗斯斯', '俄罗斯'],
    ['a congress that has not met', '党的二十三大以来，中国取得进步。', '党的二十三大', undefined],
    ['a year that is not the event’s', '2014年党的十八大描绘了蓝图。', '2014年党的十八大', undefined],
    ['a year to come, told as done', '2029年4月的北京见证了盛会。', '2029年4月', undefined],
  ])('%s', (_, text, quote, likely) => {
    expect(flagged(text)).toContainEqual([quote, likely])
  })

  it.each([
    ['another organisation with a like name', '东盟共同体建设顺利推进。'],
    ['a word behind a name', '俄罗斯都城举行会议，卡塔尔人热情好客。'],
    ['a state’s letter in a body’s name', '中蒙外交部磋商在京举行。'],
    ['a person of another office', '越南工贸部副部长武文德到访。'],
    ['the next congress, to come', '党的二十大将于2022年召开。'],
    ['a plan for years to come', '2030年前实现碳达峰是中方作出的承诺，中方将落实。'],
    ['a year that is the event’s', '2012年党的十八大描绘了蓝图。'],
  ])('no alarm: %s', (_, text) => {
    expect(flagged(text)).toEqual([])
  })

  it('a headline that runs into its dateline', () => {
    const text = '两国元首会谈新华社巴黎3月25日电 两国元首会谈。'
    const parts: Article['parts'] = [
      { kind: 'title', start: 0, end: 6 },
      { kind: 'dateline', start: 6, end: 17 },
      { kind: 'paragraph', start: 18, end: text.length },
    ]
    expect(flagged(text, { parts })).toEqual([['两国元首会谈新华社巴黎3月25日电', undefined]])
  })
})
