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
    ['a remark without its verb', '尤其值得一提的，双方续签了协定。', '尤其值得一提的', undefined],
    [
      'nouns without a verb',
      '双方深化合作，彼此可以依靠的邻居、值得尊敬的伙伴和相知多年的朋友。',
      '彼此可以依靠的邻居、值得尊敬的伙伴和相知多年的朋友',
      undefined,
    ],
    ['a noun lost at the end', '两国交往一直是相互理解、相互帮助。', '两国交往一直是相互理解、相互帮助', undefined],
    [
      'a stretch without its end',
      '从亚洲到欧洲，从推动地区合作上实现共同发展，双方走得更近。',
      '从推动地区合作上实现共同发展',
      undefined,
    ],
    [
      'one of a series unlike the others',
      '发展经济的步伐不会停止，改善民生的努力不会停止，对外开放进程不会停止。',
      '对外开放进程不会停止',
      undefined,
    ],
    [
      'a title misremembered',
      '会议通过关于各国团结共促世界公正和发展的倡议。',
      '关于各国团结共促世界公正和发展的倡议',
      '关于各国团结共促世界公正、和睦、发展的倡议',
    ],
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
    ['a remark with its verb', '值得一提的是，双方续签了协定。'],
    ['nouns with a verb', '双方深化合作，彼此是可以依靠的邻居、值得尊敬的伙伴和相知多年的朋友。'],
    ['two stretches, both with an end', '从亚洲到欧洲，从城市到乡村，双方走得更近。'],
    ['a series of its own', '发展经济不会停止，改善民生不会停止，对外开放不会停止。'],
    ['the other side named first', '俄方愿发挥俄中总理定期会晤机制作用，柬方愿建设柬中命运共同体。'],
    ['a name cut short behind a letter', '美国防部发言人答问，中国同美国国防部保持沟通。'],
    ['a name that ends where the next word begins', '日本公明党党首到访，越南社会主义共和国国庆招待会举行。'],
    ['a longer word inside a name', '古代丝绸之路连接东西方。'],
    ['an organisation of known words', '国际货币基金组织总裁表示，基金组织愿同中方合作。'],
    ['another initiative', '会议通过关于共同应对气候变化和保护生物多样性的倡议。'],
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
