// One report on many sites is one text; two reports of one event are two.
import { describe, expect, it } from 'vitest'
import type { Article, Language } from '../../model/article.ts'
import { overlapOf, sampleOf, wordingOf } from './copies.ts'

interface Printed {
  readonly title?: string
  readonly dateline?: string
  readonly body: string
  readonly language?: Language
  readonly published?: string
}

const printed = ({ title = '', dateline = '', body, language = 'en', published }: Printed) => {
  const text = `${title}\n${dateline}${body}`
  const parts: Article['parts'] = [
    ...(title === '' ? [] : [{ kind: 'title' as const, start: 0, end: title.length }]),
    ...(dateline === ''
      ? []
      : [{ kind: 'dateline' as const, start: title.length + 1, end: title.length + 1 + dateline.length }]),
  ]
  return wordingOf({
    text,
    parts,
    language,
    source: { path: 'a', hash: '', mediaType: '', encoding: '' },
    gaps: [],
    map: [],
    ...(published === undefined ? {} : { published }),
  })
}

const zh = [
  '外交部长在首都会见来访的邻国客人，双方回顾了建交以来两国关系走过的路。',
  '部长说，两国山水相连，应当把口岸修得更宽，让货物走得更快。',
  '客人说，本国愿在明年春天之前把新的铁路桥建成通车。',
  '双方还签署了关于互派留学生的备忘录，并商定每年开会一次。',
]
const en = [
  'The foreign minister received his guest from the neighbouring state in the capital on Tuesday morning.',
  'He said that the two countries share a river and should build a wider crossing for goods.',
  'The guest promised that the new railway bridge would be open to traffic by next spring.',
  'They also signed a memorandum on the exchange of students and agreed to meet once a year.',
]
const retold = [
  'On Tuesday the heads of the two diplomatic services held a meeting in the capital.',
  'Wider crossings on the shared river are needed to move goods, the host told reporters afterwards.',
  'His colleague expects trains to run over the new bridge before the spring of next year.',
  'A paper on student exchange was signed; the two will from now on see each other every year.',
]
const retoldZh = [
  '两国外长周二在首都举行会晤，回顾双边关系的发展历程。',
  '东道主表示，界河上的口岸需要扩建，以便货物更快通关。',
  '对方表示，跨界铁路桥预计明年春天前投入使用。',
  '会后双方签了一份交换留学生的文件，并同意建立年度会晤机制。',
]

const same = (a: Printed, b: Printed) => overlapOf(printed(b), printed(a))

describe('a text is a copy', () => {
  const whole = {
    body: zh.join(''),
    title: '部长会见客人',
    dateline: '某社北京7月5日电 ',
    language: 'zh-Hans',
  } as const
  it.each([
    ['with another headline', { ...whole, title: '修桥铺路话友情' }],
    ['with another dateline', { ...whole, dateline: '某报7月5日讯 ' }],
    ['with other marks and spaces', { ...whole, body: zh.join(' \n').replaceAll('，', ', ') }],
    ['cut to its half', { ...whole, body: zh.slice(0, 2).join('') }],
    ['with a sentence more', { ...whole, body: `${zh.join('')}本网编辑另附当日天气和交通情况说明一则。` }],
    ['with one sentence changed', { ...whole, body: [...zh, retoldZh[3]].toSpliced(3, 1).join('') }],
  ])('%s', (_, other) => {
    const there = same(whole, other)
    expect(there).toBeDefined()
    expect(sampleOf(printed(other)).some((key) => sampleOf(printed(whole)).includes(key))).toBe(true)
  })
  it('in English, cut and with another headline', () => {
    expect(same({ body: en.join(' '), title: 'A' }, { body: en.slice(1).join(' '), title: 'B' })).toMatchObject({
      whole: true,
    })
  })
  it('a longer telling that holds all of a shorter one is that text again, and has more of its own', () => {
    expect(same({ body: en.slice(0, 2).join(' ') }, { body: en.join(' ') })).toMatchObject({ whole: false })
  })
})

describe('a text is no copy', () => {
  it.each<[string, Printed, Printed]>([
    ['of a report of the same event in other words', { body: en.join(' ') }, { body: retold.join(' ') }],
    [
      'of the same, in Chinese',
      { body: zh.join(''), language: 'zh-Hans' },
      { body: retoldZh.join(''), language: 'zh-Hans' },
    ],
    ['of one that shares a sentence', { body: en.join(' ') }, { body: [...retold.slice(0, 3), en[3]].join(' ') }],
    ['of one that quotes the same words', { body: en.join(' ') }, { body: [en[1], ...retold, ...retold].join(' ') }],
    [
      'of one with other names and numbers in the same form of words',
      { body: '主席同甲国总统通电话，就两国关系和共同关心的问题交换意见。主席祝贺对方当选。', language: 'zh-Hans' },
      { body: '主席同乙国总统通电话，就两国关系和共同关心的问题交换意见。主席祝贺对方连任。', language: 'zh-Hans' },
    ],
    [
      'of the greeting of the year before',
      { body: en.join(' '), published: '2023-07-05' },
      { body: en.join(' '), published: '2024-07-05' },
    ],
    ['of a line that many carry', { body: 'They met on Tuesday.' }, { body: 'They met on Tuesday.' }],
    ['of one item of a round-up of many', { body: en.slice(0, 2).join(' ') }, { body: [...en, ...many(40)].join(' ') }],
  ])('%s', (_, a, b) => {
    expect(same(a, b)).toBeUndefined()
  })
})

function many(n: number): readonly string[] {
  return Array.from({ length: n }, (_, i) => `In capital number ${i} the cabinet spoke of roads, schools and water.`)
}
