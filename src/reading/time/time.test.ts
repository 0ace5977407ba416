// What time expressions the shipped Chinese pack reads, and what dates they give against anchors.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileNumbers, NumberPackSchema } from '../numbers/numbers.ts'
import { compileTime, resolveTime, sinceOf, type TimeAnchors, TimePackSchema, timeAt } from './time.ts'

const numbers = compileNumbers(NumberPackSchema.parse(parse(readFileSync('packs/zh/numbers.yaml', 'utf8'))))
const g = compileTime(TimePackSchema.parse(parse(readFileSync('packs/zh/time.yaml', 'utf8'))), numbers)

const ANCHORS: TimeAnchors = { dateline: '2024-07-06' }

/** Text, what is read of it, its sort, EDTF against a dateline of 2024-07-06. */
const READ: [string, string, string, (string | undefined)?][] = [
  ['2023年5月18日上午，', '2023年5月18日上午', 'date', '2023-05-18'],
  ['2024年7月2日至6日', '2024年7月2日至6日', 'range', '2024-07-02/2024-07-06'],
  ['7月2日至6日', '7月2日至6日', 'range', '2024-07-02/2024-07-06'],
  ['2日至6日访问', '2日至6日', 'range', '2024-07-02/2024-07-06'],
  ['6月29日至7月3日', '6月29日至7月3日', 'range', '2024-06-29/2024-07-03'],
  ['2023年12月30日至2024年1月2日', '2023年12月30日至2024年1月2日', 'range', '2023-12-30/2024-01-02'],
  ['7月2—6日', '7月2—6日', 'range', '2024-07-02/2024-07-06'],
  ['8日上午在', '8日上午', 'date', '2024-07-08'],
  ['30日抵达', '30日', 'date', '2024-06-30'],
  ['3月，', '3月', 'date', '2024-03'],
  ['一九八七年四月十三日', '一九八七年四月十三日', 'date', '1987-04-13'],
  ['二〇二四年', '二〇二四年', 'date', '2024'],
  ['2024-05-16', '2024-05-16', 'date', '2024-05-16'],
  ['2017至2018年度', '2017至2018年度', 'range', '2017/2018'],
  ['2022—2024年', '2022—2024年', 'range', '2022/2024'],
  ['2025—2027）', '2025—2027', 'range', '2025/2027'],
  ['从2013年至今', '从2013年至今', 'range', '2013/2024'],
  ['2009年以来', '2009年以来', 'range', '2009/2024'],
  ['今年以来', '今年以来', 'range', '2024'],
  ['去年5月', '去年5月', 'date', '2023-05'],
  ['去年', '去年', 'date', '2023'],
  ['明年', '明年', 'date', '2025'],
  ['前年10月', '前年10月', 'date', '2022-10'],
  ['本月2日', '本月2日', 'date', '2024-07-02'],
  ['上月', '上月', 'date', '2024-06'],
  ['昨天中午抵达', '昨天中午', 'date', '2024-07-05'],
  ['截至今天上午', '截至今天上午', 'date', '2024-07-06'],
  ['当地时间6月16日上午', '当地时间6月16日上午', 'date', '2024-06-16'],
  ['星期五', '星期五', 'date', '2024-07-05'],
  ['上周五', '上周五', 'date', '2024-06-28'],
  ['下周', '下周', 'date', '2024-07-08/2024-07-14'],
  ['今年上半年', '今年上半年', 'date', '2024-01/2024-06'],
  ['今年前三季度', '今年前三季度', 'date', '2024-01/2024-09'],
  ['7月中旬', '7月中旬', 'date', '2024-07-11/2024-07-20'],
  ['2030年前', '2030年前', 'date', '../2030'],
  ['2030年底前', '2030年底前', 'date', '../2030-12~'],
  ['本世纪初', '本世纪初', 'date', '2000~/2009~'],
  ['上世纪90年代', '上世纪90年代', 'date', '199X'],
  ['21世纪', '21世纪', 'date', '2000/2099'],
  ['当天早些时候', '当天早些时候', 'date', '2024-07-06'],
  ['20世纪80年代末', '20世纪80年代末', 'date', '1987~/1989~'],
  ['5年前，', '5年前', 'date', '2019'],
  ['三年前北京', '三年前', 'date', '2021'],
  ['两个月前', '两个月前', 'date', '2024-05'],
  ['十天前', '十天前', 'date', '2024-06-26'],
  ['一个多月前', '一个多月前', 'date', '2024-05~'],
  ['一百余年前', '一百余年前', 'date', '1924~'],
  ['未来三年', '未来三年', 'range', '2024/2027'],
  ['过去5年', '过去5年', 'range', '2019/2024'],
  ['近10年来', '近10年来', 'range', '2014/2024'],
  ['32年来，', '32年来', 'age', '1992/2024'],
  ['半个世纪以来', '半个世纪以来', 'age', '1974/2024'],
  ['23周年', '23周年', 'age', undefined],
  ['十周年之际', '十周年之际', 'age', undefined],
  ['5天4夜里', '5天4夜里', 'duration', undefined],
  ['为期两天的会议', '为期两天', 'duration', undefined],
  ['时隔7年再次', '时隔7年', 'duration', undefined],
  ['三个月', '三个月', 'duration', undefined],
  ['再过两个月', '再过两个月', 'date', '2024-09'],
  ['日前', '日前', 'date', undefined],
  ['近年来', '近年来', 'date', undefined],
  ['当晚，', '当晚', 'date', '2024-07-06'],
  ['次日，', '次日', 'date', undefined],
  ['今年前5个月，', '今年前5个月', 'date', '2024-01/2024-05'],
  ['2022年前11个月', '2022年前11个月', 'date', '2022-01/2022-11'],
  ['10月第一周', '10月第一周', 'date', '2024-10-07/2024-10-13'],
  ['今年9月最后一周', '今年9月最后一周', 'date', '2024-09-23/2024-09-29'],
  ['本季度', '本季度', 'date', '2024-07/2024-09'],
  ['年底', '年底', 'date', '2024-11~/2024-12~'],
  ['2013年和2015年之间', '2013年和2015年之间', 'range', '2013/2015'],
  ['2013年和2015年', '2013年', 'date', '2013'],
  ['三日前', '三日前', 'date', '2024-07-03'],
  ['3日前', '3日前', 'date', '../2024-07-03'],
  ['2月5日起至2月10日', '2月5日起至2月10日', 'range', '2024-02-05/2024-02-10'],
  ['2月30日', '2月30日', 'date', undefined],
  ['2023年2月29日', '2023年2月29日', 'date', undefined],
]

/** Words that begin like a time and are none. */
const NOT_READ = [
  '次日益',
  '两国元首',
  '一带一路',
  '百年变局',
  '一年一度',
  '三股势力',
  '万象',
  '第三年',
  '十四五规划',
  '前三名',
  '春节',
  '一致',
]

describe('Chinese', () => {
  it.each(READ)('%s', (text, read, kind, edtf) => {
    const hit = timeAt(g, text, 0, text.length)
    expect(hit && text.slice(hit.start, hit.end)).toBe(read)
    expect(hit?.kind).toBe(kind)
    expect(hit && resolveTime(hit, ANCHORS).edtf).toBe(edtf)
  })

  it.each(NOT_READ)('no time: %s', (text) => {
    expect(timeAt(g, text, 0, text.length)).toBeUndefined()
  })

  it.each([
    ['2023年前往北京', '2023年'],
    ['11年来华', '11年'],
    ['2024年后续安排', '2024年'],
    ['2023年初步统计', '2023年'],
    ['2024年中国', '2024年'],
  ])('a longer word hides the word for before, after, early: %s', (text, read) => {
    const hit = timeAt(g, text, 0, text.length)
    expect(hit && text.slice(hit.start, hit.end)).toBe(read)
  })

  it('reads nothing from inside a longer word', () => {
    expect(timeAt(g, '体现在多边', 1, 5)).toBeUndefined()
    expect(timeAt(g, '提前两年半', 1, 5)).toBeUndefined()
    expect(timeAt(g, '现在', 0, 2)).toBeDefined()
  })

  it('leaves dates of other calendars alone', () => {
    expect(timeAt(g, '农历八月', 2, 4)).toBeUndefined()
  })

  it('reads nothing from the middle of a number', () => {
    expect(timeAt(g, '2024年', 2, 5)).toBeUndefined()
    expect(timeAt(g, '二十五日', 1, 4)).toBeUndefined()
  })
})

const hitOf = (text: string) => {
  const hit = timeAt(g, text, 0, text.length)
  if (!hit) throw new Error(`no time in ${text}`)
  return hit
}

describe('anchors', () => {
  it.each<[string, TimeAnchors, { direction?: 'past' | 'future' }, string | undefined]>([
    ['8日', { dateline: '2024-07-08' }, {}, '2024-07-08'],
    ['过去一年', { dateline: '2024-02-08' }, {}, '2023'],
    ['过去一年', { dateline: '2024-07-08' }, {}, '2023/2024'],
    ['30日', { datelineMonthDay: { month: 11, day: 30 }, published: '2021-12-04' }, {}, '2021-11-30'],
    ['30日', { published: '2021-12-04' }, { direction: 'past' }, '2021-11-30'],
    ['9日', { dateline: '2024-07-08' }, { direction: 'future' }, '2024-07-09'],
    ['2日', { dateline: '2024-07-30' }, { direction: 'future' }, '2024-08-02'],
    ['12月17日', { published: '2025-03-01' }, {}, '2024-12-17'],
    ['去年12月17日', { published: '2025-03' }, {}, '2024-12-17'],
    ['12月28日', { dateline: '2025-01-03' }, { direction: 'past' }, '2024-12-28'],
    ['9月3日', { dateline: '2025-03-01' }, { direction: 'past' }, undefined],
    ['9月3日', { dateline: '2025-03-01' }, { direction: 'future' }, '2025-09-03'],
    ['1月15日', { dateline: '2024-12-20' }, { direction: 'future' }, '2025-01-15'],
    ['7月8日', {}, {}, undefined],
    ['去年', {}, {}, undefined],
    ['5年前', {}, {}, undefined],
    ['8日', {}, {}, undefined],
    ['8日', { published: '2024' }, {}, undefined],
    ['今年', { published: '2024' }, {}, '2024'],
    ['星期二', { dateline: '2024-07-06' }, { direction: 'future' }, '2024-07-09'],
    ['一周后', { dateline: '2024-07-06' }, { direction: 'future' }, '2024-07-13~'],
    ['一周后', { dateline: '2024-07-06' }, {}, undefined],
    ['上世纪90年代', {}, {}, undefined],
    ['20世纪90年代', {}, {}, '199X'],
  ])('%s against %j %j', (text, anchors, options, edtf) => {
    expect(resolveTime(hitOf(text), anchors, options).edtf).toBe(edtf)
  })

  it('takes the year and month told before, where the words ask for them', () => {
    const previous = resolveTime(hitOf('2022年7月4日'), {})
    const against = (text: string) => resolveTime(hitOf(text), { previous, dateline: '2024-07-06' }).edtf
    expect(against('同年9月')).toBe('2022-09')
    expect(against('同月')).toBe('2022-07')
    expect(against('次日')).toBe('2022-07-05')
    expect(against('当天')).toBe('2022-07-04')
    expect(against('一周后')).toBe('2022-07-11~')
    expect(against('去年')).toBe('2023')
  })

  it.each([
    ['2014年，中心在该国落户。5月30日', '2022-05-30'],
    ['2014年，中心在该国落户。9月', '2014-09'],
    ['2014年，中心在该国落户。9月3日', '2014-09-03'],
    ['2014年5月28日，双方会谈。5月30日', '2014-05-30'],
  ])('a date told before and the fresh days of a report: %s', (text, edtf) => {
    const first = timeAt(g, text, 0, text.length)
    const at = text.indexOf('。') + 1
    const second = timeAt(g, text, at, text.length)
    const previous = first && resolveTime(first, {})
    expect(second && previous && resolveTime(second, { previous, dateline: '2022-06-02' }).edtf).toBe(edtf)
  })

  it('takes no year told before for the fresh days of a report whose year is unknown', () => {
    const previous = resolveTime(hitOf('2014年'), {})
    const datelineMonthDay = { month: 6, day: 2 }
    expect(resolveTime(hitOf('5月30日'), { previous, datelineMonthDay }).edtf).toBeUndefined()
    expect(resolveTime(hitOf('9月3日'), { previous, datelineMonthDay }).edtf).toBe('2014-09-03')
    expect(resolveTime(hitOf('9月3日'), { previous }).edtf).toBe('2014-09-03')
  })

  it('keeps a day and month whose year stays open', () => {
    const previous = resolveTime(hitOf('1月15日'), { datelineMonthDay: { month: 2, day: 15 } })
    expect(previous.edtf).toBeUndefined()
    expect(previous.start).toMatchObject({ month: { value: 1 }, day: { value: 15 } })
    const next = resolveTime(hitOf('次日'), { previous })
    expect(next.edtf).toBeUndefined()
    expect(next.start).toMatchObject({ month: { value: 1 }, day: { value: 16 } })
  })

  it('tells written from inferred, and from what', () => {
    const when = resolveTime(hitOf('去年5月'), ANCHORS)
    expect(when.start?.year).toEqual({
      value: 2023,
      basis: { kind: 'inferred', from: 'dateline', span: { start: 0, end: 2 } },
    })
    expect(when.start?.month).toEqual({ value: 5, basis: { kind: 'written', span: { start: 2, end: 4 } } })
    expect(when.span).toEqual({ start: 0, end: 4 })
  })

  it.each([
    ['32年来', '1992'],
    ['23周年', '2001'],
    ['十周年之际', '2014'],
    ['70余年来', '1954~'],
    ['5年前', '2019'],
    ['半个世纪以来', '1974'],
  ])('the date that %s implies', (text, edtf) => {
    expect(sinceOf(hitOf(text), ANCHORS)).toEqual({ edtf, from: 'dateline' })
  })

  it('implies no date without an anchor', () => {
    expect(sinceOf(hitOf('32年来'), {})).toBeUndefined()
    expect(sinceOf(hitOf('数十年来'), ANCHORS)).toBeUndefined()
  })
})

describe('happenings', () => {
  const eventAt = (name: string, id?: string) => (pos: number) =>
    pos === 0 ? { end: name.length, ...(id ? { id } : {}) } : undefined
  const events = (id: string) =>
    ({ 'event:congress': '2022-10-16/2022-10-22', 'event:plenum': '2024-07-15/2024-07-18' })[id]

  it.each([
    ['大会后，', '大会', 'event:congress', 'after', '2022-10-22/2024-07-06'],
    ['大会以来', '大会', 'event:congress', 'since', '2022-10-22/2024-07-06'],
    ['全会召开前夕', '全会', 'event:plenum', 'eve', '2024-06~/2024-07-15'],
    ['大会期间', '大会', 'event:congress', 'during', '2022-10-16/2022-10-22'],
    ['大会之前', '大会', 'event:congress', 'before', '../2022-10-16'],
    ['大会举行一周后', '大会', 'event:congress', 'after', '2022-10-29~'],
  ])('%s', (text, name, id, relation, edtf) => {
    const hit = timeAt(g, text, 0, text.length, eventAt(name, id))
    expect(hit?.expr).toMatchObject({ kind: 'event', event: id, relation })
    expect(hit && resolveTime(hit, { ...ANCHORS, events }).edtf).toBe(edtf)
  })

  it('stays open where nobody knows the happening', () => {
    const hit = timeAt(g, '大会后', 0, 3, eventAt('大会'))
    expect(hit?.expr).toMatchObject({ kind: 'event', relation: 'after' })
    expect(hit && resolveTime(hit, ANCHORS).edtf).toBeUndefined()
  })

  it('needs a word that relates to it', () => {
    expect(timeAt(g, '大会开幕式', 0, 5, eventAt('大会'))).toBeUndefined()
  })
})
