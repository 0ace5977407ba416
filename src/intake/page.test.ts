// Text pages to articles: each page of our own making with what must come out, and the laws that hold for any page.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shipped } from '../../test/intake/shipped.ts'
import type { Article } from '../model/article.ts'
import { take } from './intake.ts'

const pack = shipped()
const taken = (text: string) => take({ path: 'page.txt', bytes: Buffer.from(text) }, pack)
const only = (text: string): Article => {
  const { articles } = taken(text)
  expect(articles).toHaveLength(1)
  return articles[0] as Article
}
const parts = (a: Article): string[] => a.parts.map((p) => `${p.kind}: ${a.text.slice(p.start, p.end)}`)

const PAGE = `第三版　　　　要　闻　　　　2023年5月20日　星期六

甲国总理会见乙国客人

（上接第一版）双方同意加强合作。总理说，两国关系很好。

乙国外长表示感谢。

丙组织部长会议闭幕
通过五份文件

本报阿斯塔纳5月19日电　（记者甲乙）丙组织部长会议十九日闭幕。会议通过五份文件。

会议决定明年再次举行。（下转第四版）
`

describe('Chinese pages', () => {
  it('tells a wire report: title, subtitle, dateline with the year of the lead, sections', () => {
    const a = only(
      `两国外长举行会谈\n\n——新起点上的合作\n\n新华社杜尚别7月5日电（记者 甲乙）2023年7月3日至5日，外长访问塔吉克斯坦。\n\n一、深化合作\n\n双方签署文件。\n`,
    )
    expect(a.title).toBe('两国外长举行会谈')
    expect(a.subtitle).toBe('——新起点上的合作')
    expect(a.dateline).toMatchObject({ place: '杜尚别', date: '2023-07-05' })
    expect(a.published).toBe('2023-07-05')
    expect(a.publisher).toMatchObject({ id: 'org:xinhua', name: '新华社' })
    expect(a.parts.map((p) => p.kind)).toEqual(['title', 'subtitle', 'dateline', 'paragraph', 'heading', 'paragraph'])
  })
  it('gives no year where the text gives none', () => {
    const a = only('两国外长举行会谈\n\n新华社北京7月5日电 外长5日举行会谈。1992年以来关系很好。\n')
    expect(a.dateline).toMatchObject({ place: '北京', monthDay: { month: 7, day: 5 } })
    expect(a.dateline?.date).toBeUndefined()
    expect(a.published).toBeUndefined()
  })
  it('does not take an anniversary for the year', () => {
    const a = only('两国互致贺电\n\n新华社北京8月15日电 两国互致贺电，庆祝建交。\n\n1974年8月15日，两国建交。\n')
    expect(a.dateline?.date).toBeUndefined()
  })
  it('cuts a page into its articles, with jumps, page date and section', () => {
    const { articles, problems } = taken(PAGE)
    expect(articles.map((a) => a.title)).toEqual(['甲国总理会见乙国客人', '丙组织部长会议闭幕'])
    expect(articles.map((a) => a.published)).toEqual(['2023-05-20', '2023-05-20'])
    expect(articles[0]?.gaps).toMatchObject([{ kind: 'continued-from', page: '一' }])
    expect(articles[1]?.gaps).toMatchObject([{ kind: 'continued-on', page: '四' }])
    expect(articles[1]?.subtitle).toBe('通过五份文件')
    expect(articles[1]?.dateline).toMatchObject({ place: '阿斯塔纳', date: '2023-05-19' })
    expect(articles[0]?.section).toBe('要闻')
    expect(problems.filter((p) => p.code === 'gap')).toHaveLength(2)
    expect(articles.map((a) => a.source.article)).toEqual([
      { index: 1, of: 2 },
      { index: 2, of: 2 },
    ])
  })
  it('finds a headline displaced to the end, and a dateline at the foot', () => {
    const { articles, problems } = taken(
      '（上接第2版）\n\n会议在当天下午结束。\n\n各方表示满意。\n\n（新华社北京2023年7月7日电）\n\n共建美好家园\n',
    )
    expect(articles).toHaveLength(1)
    expect(articles[0]?.title).toBe('共建美好家园')
    expect(articles[0]?.dateline).toMatchObject({ place: '北京', date: '2023-07-07' })
    expect(problems.map((p) => p.code)).toEqual(['gap', 'layout'])
  })
  it('gives a displaced headline to the article that it speaks of, with a map back to where it stands', () => {
    const text =
      '（上接第2版）\n\n铁路今天通车，列车驶向边境。\n\n（新华社北京7月7日电）\n\n（上接第1版）\n\n总统出席峰会并讲话，峰会通过宣言。\n\n（新华社北京7月7日电）\n\n峰会通过宣言\n\n铁路通车\n'
    const { articles } = taken(text.replace('\n\n铁路通车', ''))
    expect(articles.map((a) => a.title)).toEqual([undefined, '峰会通过宣言'])
    for (const a of articles)
      for (const r of a.map) expect(text.slice(r.source, r.source + r.end - r.start)).toBe(a.text.slice(r.start, r.end))
  })
  it('ends a title that runs into its dateline', () => {
    const a = only('主席抵达开始访问新华社北京2月8日电（记者甲）应邀来访的主席8日抵达。\n')
    expect(parts(a)).toEqual([
      'title: 主席抵达开始访问',
      'dateline: 新华社北京2月8日电（记者甲）',
      'paragraph: 应邀来访的主席8日抵达。',
    ])
  })
  it('reads a letter in full: address and signature are text, no headings', () => {
    const a = only(
      '主席致总统慰问电\n\n新华社北京2001年3月4日电  主席致电表示慰问，全文如下：\n\n杜尚别\n塔吉克斯坦共和国总统阁下：\n惊悉贵国遭受灾害，谨表慰问。\n\n中国主席  甲乙\n二〇〇一年三月四日于北京\n',
    )
    expect(a.parts.filter((p) => p.kind === 'heading')).toEqual([])
    expect(a.published).toBe('2001-03-04')
  })
  it('takes the opening date of a readout, not that of a chronology', () => {
    expect(only('部长会见大使\n\n2022年3月1日，外交部长甲会见大使。\n\n双方谈到合作。\n').published).toBe('2022-03-01')
    expect(only('大事记\n\n1992年1月2日，两国建交。\n\n2002年3月1日，总统来访。\n').published).toBeUndefined()
  })
  it('keeps a kicker and the title apart', () => {
    const a = only('外交部发言人宣布：\n外长将访问中亚\n\n外交部发言人22日宣布：外长将访问中亚。\n')
    expect(a.title).toBe('外长将访问中亚')
    expect(a.publisher?.id).toBe('org:mfa-china')
  })
  it('keeps a paragraph broken in mid-sentence as it is', () => {
    const a = only('减贫项目\n\n他谈到了减贫。3年前的\n\n峰会上，主席宣布了项目。\n')
    expect(parts(a).slice(1)).toEqual(['paragraph: 他谈到了减贫。3年前的', 'paragraph: 峰会上，主席宣布了项目。'])
  })
  it('tells the scripts apart', () => {
    expect(only('兩國簽署聯合聲明\n\n雙方於會談後發表聲明，對兩國關係發展表示滿意。\n').language).toBe('zh-Hant')
    expect(only('两国签署联合声明\n\n双方于会谈后发表声明，对两国关系发展表示满意。\n').language).toBe('zh-Hans')
  })
})

describe('English and Russian pages', () => {
  it.each([
    [
      'Talks in Astana\n\nASTANA, July 4, 2023 (Xinhua) -- The ministers met here.\n',
      'org:xinhua',
      'ASTANA',
      '2023-07-04',
    ],
    [
      'Talks\nJuly 9, 2023, 15:40\nThe Kremlin, Moscow\n\nThe two leaders held talks.\n',
      'org:kremlin',
      'The Kremlin, Moscow',
      '2023-07-09',
    ],
    [
      'Summit: readout by the President of the European Council\n\nBeijing, 7 December 2023\n\nThe summit took place today.\n',
      'org:european-council',
      'Beijing',
      '2023-12-07',
    ],
    [
      'Переговоры\n22 мая 2018 года, 16:30\nАстана\n\nСостоялись переговоры президентов.\n',
      'org:kremlin',
      'Астана',
      '2018-05-22',
    ],
    [
      'Встреча министров\n\nАСТАНА, 4 июля 2023 года. /ТАСС/. Министры встретились.\n',
      'org:tass',
      'АСТАНА',
      '2023-07-04',
    ],
  ])('%j', (text, publisher, place, date) => {
    const a = only(text)
    expect(a.publisher?.id).toBe(publisher)
    expect(a.dateline).toMatchObject({ place, date })
    expect(a.published).toBe(date)
  })
  it('a headline in capitals over two lines is one title', () => {
    expect(
      only("CHAIR'S STATEMENT\n9th ASEAN + TEST SUMMIT\nBali, 8 October 2003\n\nThe summit was held.\n").title,
    ).toBe("CHAIR'S STATEMENT 9th ASEAN + TEST SUMMIT")
  })
  it('a masthead is no title', () => {
    const a = only(
      'AFRICAN UNION\nCommuniqué of the Session\n15-16 February 2023, Addis Ababa, Ethiopia\n\nThe Assembly met.\n',
    )
    expect(a.title).toBe('Communiqué of the Session')
    expect(a.publisher).toMatchObject({ id: 'org:african-union', name: 'AFRICAN UNION' })
  })
  it('a date at the foot dates the note', () => {
    const a = only(
      'Сообщение для СМИ\nО начале председательства\n\nПредседательство перешло к стране.\n\n1 января 2023 года\n',
    )
    expect(a.title).toBe('О начале председательства')
    expect(a.published).toBe('2023-01-01')
    expect(a.publisher?.id).toBe('org:mfa-russia')
  })
})

describe('newspaper pages', () => {
  it.each([
    ['第六版　　　　　国　际　　　　　２０２３年１１月６日　星期一', '2023-11-06', undefined],
    ['人民日报　2023年11月6日　星期一　第 6 版　国际', '2023-11-06', 'org:peoples-daily'],
    ['责编：甲　乙　　2023年11月6日　星期一　　光明日报　　第０６版　要闻', '2023-11-06', 'org:guangming-daily'],
    ['2023年11月6日　某地日报　02版　要闻', '2023-11-06', undefined],
  ])('%s', (head, published, publisher) => {
    const { articles } = taken(
      `${head}\n\n甲国总理会见客人\n\n会见在首都举行。\n\n街上的旗帜\n——会议侧记\n\n本报记者　甲乙　丙丁\n\n街上挂着旗帜。\n`,
    )
    expect(articles.map((a) => a.title)).toEqual(['甲国总理会见客人', '街上的旗帜'])
    expect(articles.map((a) => a.published)).toEqual([published, published])
    expect(articles.map((a) => a.publisher?.id)).toEqual([publisher, publisher])
  })
  it('two headlines before a lead: the first belongs to the article above, which has none', () => {
    const { articles } = taken(
      '新华社塔什干2023年6月11日电 峰会在此举行。（下转第四版）\n\n总理出席峰会\n提出六点建议\n\n总理将访问五国\n\n新华社北京2023年6月11日电 总理将出访。\n',
    )
    expect(articles.map((a) => [a.title, a.subtitle])).toEqual([
      ['总理出席峰会', '提出六点建议'],
      ['总理将访问五国', undefined],
    ])
  })
})

describe('as texts come', () => {
  it('joins the halves of an article that two pages hold', () => {
    const text =
      '峰会通过宣言\n\n新华社北京2023年7月5日电 峰会通过宣言，各方\n\n（下转第三版）\n\n另一条消息\n\n新华社北京2023年7月5日电 另一条消息在此。\n\n峰会通过宣言\n\n（上接第一版）表示欢迎。\n'
    const { articles } = taken(text)
    expect(articles.map((a) => a.title)).toEqual(['峰会通过宣言', '另一条消息'])
    expect(articles[0]?.gaps).toEqual([])
    expect(articles[0]?.parts.map((p) => p.kind)).toEqual([
      'title',
      'dateline',
      'paragraph',
      'jump',
      'furniture',
      'jump',
      'paragraph',
    ])
    for (const r of articles[0]?.map ?? [])
      expect(text.slice(r.source, r.source + r.end - r.start)).toBe(articles[0]?.text.slice(r.start, r.end))
  })
  it('a line drawn across parts two articles', () => {
    expect(
      taken(
        '甲会见乙\n\n2023年7月5日，甲会见乙。\n\n==========\n\n丙会见丁\n\n2023年7月6日，丙会见丁。\n',
      ).articles.map((a) => [a.title, a.published]),
    ).toEqual([
      ['甲会见乙', '2023-07-05'],
      ['丙会见丁', '2023-07-06'],
    ])
  })
  it('paragraphs broken at a margin are one part each', () => {
    const a = only(
      'Ministers meet in the capital\n\nASTANA, July 4, 2023 (Xinhua) -- The ministers of the two countries met here\non Tuesday and spoke of trade, of transport and of education, which they\ncalled important.\n\nThey agreed to meet again in the spring of the following year, and signed a\nnumber of documents.\n',
    )
    expect(a.parts.map((p) => p.kind)).toEqual(['title', 'dateline', 'paragraph', 'paragraph'])
    expect(a.title).toBe('Ministers meet in the capital')
  })
  it('Chinese lines of one width', () => {
    const line = '外交部长在阿斯塔纳会见来访的客人双方就两国关系交换'
    const a = only(`部长会见客人\n\n${line}\n${line}\n了意见。\n`)
    expect(a.parts.map((p) => p.kind)).toEqual(['title', 'paragraph'])
  })
  it('a headline may ask', () => {
    expect(only('谁在破坏和平？\n\n这是一个问题。各方都在问。\n').title).toBe('谁在破坏和平？')
    expect(only('Who breaks the peace?\n\nThat is a question. All sides ask it.\n').title).toBe('Who breaks the peace?')
  })
  it('a line names the source', () => {
    expect(only('部长会见客人\n来源：新华社\n\n双方交换意见。\n').publisher).toMatchObject({
      id: 'org:xinhua',
      name: '新华社',
    })
    expect(only('部长会见客人\n2023年7月5日 来源：某地日报\n\n双方交换意见。\n').publisher).toEqual({
      name: '某地日报',
      span: { start: 20, end: 24 },
    })
  })
})

describe('laws', () => {
  const pieces = fc.constantFrom(
    '标题',
    '正文一句话。',
    '\n',
    '\n\n',
    '\r\n',
    '（上接第1版）',
    '（下转第2版）',
    '新华社北京7月7日电 ',
    '（新华社北京7月7日电）',
    '——副题',
    '2023年5月20日',
    '第三版 要闻 2023年5月20日 星期六',
    ' ',
    '　',
    'Beijing, 4 July 2023',
    '“',
    '”',
  )
  it('every article is verbatim, its parts in order and apart, its spans inside', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
        const text = all.join('')
        for (const a of taken(text).articles) {
          for (const r of a.map)
            expect(a.text.slice(r.start, r.end)).toBe(text.slice(r.source, r.source + r.end - r.start))
          let at = 0
          for (const p of a.parts) {
            expect(p.start).toBeGreaterThanOrEqual(at)
            expect(p.end).toBeGreaterThan(p.start)
            at = p.end
          }
          expect(at).toBeLessThanOrEqual(a.text.length)
        }
      }),
      { numRuns: 400 },
    )
  })
  it('every character of the page that is no white space is in one article', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
        const text = all.join('')
        const seen = new Array<number>(text.length).fill(0)
        for (const a of taken(text).articles)
          for (const r of a.map)
            for (let i = r.source; i < r.source + r.end - r.start; i++) seen[i] = (seen[i] ?? 0) + 1
        for (let i = 0; i < text.length; i++) if ((text[i] ?? '').trim() !== '') expect(seen[i]).toBe(1)
      }),
      { numRuns: 400 },
    )
  })
  it('a page of very many lines is read to its end', () => {
    const { articles } = taken('短行\n'.repeat(400_000))
    expect(articles.map((a) => a.parts.length)).toEqual([400_000])
    expect(taken('（上接第1版）\n\n正文。\n'.repeat(150_000)).articles).toHaveLength(150_000)
  })
  it('time grows with the text, whatever the lines', () => {
    for (const line of [
      '短行',
      '——'.repeat(100),
      '第三版'.repeat(70),
      'A, '.repeat(79),
      '（上接第1版）',
      '新华社北京7月7日电',
      ' ',
      '一'.repeat(200),
    ]) {
      const started = performance.now()
      taken(`${line}\n`.repeat(20_000))
      expect(performance.now() - started).toBeLessThan(6000)
    }
  })
})
