// Names of people that no registry holds: Chinese ones by surname, transcribed ones by their run, and how far they go.
import { describe, expect, it } from 'vitest'
import { steps } from '../../../test/reading/zh.ts'
import { surfacesOf } from './names.ts'

/** Names of the people whom a text gives by form alone, as printed. */
const given = (text: string): string[] =>
  steps(text)
    .mentions.filter(({ kind, via }) => kind === 'person' && via === 'form')
    .map(({ name }) => name)

describe('a Chinese name after its office', () => {
  it.each([
    ['外交部发言人许之谦在记者会上表示欢迎。', '许之谦'],
    ['外交部副部长魏凤川会见了客人。', '魏凤川'],
    ['外交部副部长宋立和会见了客人。', '宋立和'],
    ['国防部长冯国强大校出席仪式。', '冯国强'],
    ['商务部长韩朝明15日访问埃及。', '韩朝明'],
    ['中国大使贺东立说，合作前景广阔。', '贺东立'],
    ['省长欧阳明远会见代表团。', '欧阳明远'],
    ['外交部长宋岩同客人举行会谈。', '宋岩'],
    ['副总理钱望将访问蒙古国。', '钱望'],
    ['外交部发言人罗闻。', '罗闻'],
  ])('%s', (text, name) => {
    expect(given(text)).toEqual([name])
  })

  it('stays apart from the next in a list', () => {
    expect(given('外交部副部长程远山、商务部副部长邱一鸣出席仪式。')).toEqual(['程远山', '邱一鸣'])
  })

  it('is taken up again where it stands alone', () => {
    const text = '外交部副部长程远山会见客人。程远山说，合作前景广阔。'
    expect(given(text)).toEqual(['程远山', '程远山'])
  })
})

describe('a name whose first characters are another whole name', () => {
  it('is the longer one', () => {
    expect(given('商务部长韩正明15日访问埃及。')).toEqual(['韩正明'])
  })
})

describe('a transcribed name', () => {
  it.each([
    ['哈萨克斯坦外长穆拉托夫会见记者。', '穆拉托夫'],
    ['蒙古国总统巴特额尔登出席会议。', '巴特额尔登'],
    ['赞比亚总统恩科西·姆万扎同客人会谈。', '恩科西·姆万扎'],
    ['秘鲁外长卡洛斯·费尔南多·里韦罗表示欢迎。', '卡洛斯·费尔南多·里韦罗'],
  ])('%s', (text, name) => {
    expect(given(text)).toEqual([name])
  })

  it('is known again by its last part', () => {
    expect(given('秘鲁外长卡洛斯·里韦罗访问北京。里韦罗表示，合作前景广阔。')).toEqual([
      '卡洛斯·里韦罗',
      '卡洛斯·里韦罗',
    ])
  })
})

describe('a name that is read wrongly today (a row that passes moves up)', () => {
  it.fails.each([
    // an adverb inside the name
    ['哈萨克斯坦外长穆拉特别科夫会见记者。', '穆拉特别科夫'],
    // before its office; with and without short forms of states inside the name
    ['恩迪姆瓦总统表示欢迎。', '恩迪姆瓦'],
    ['恩科塔拉总统表示欢迎。', '恩科塔拉'],
  ])('%s', (text, name) => {
    expect(given(text)).toEqual([name])
  })
})

describe('what is no name', () => {
  it.each([
    '外交部长会见了客人。',
    '总统说，合作前景广阔。',
    '他同总理举行会谈。',
    '总统和总理出席仪式。',
    '外交部发言人表示欢迎。',
    '王国政府发表声明。',
  ])('%s', (text) => {
    expect(given(text)).toEqual([])
  })
})

describe('surfaces of a name', () => {
  it.each([
    ['程远山', ['程远山']],
    ['卡洛斯·里韦罗', ['卡洛斯·里韦罗', '里韦罗']],
    ['卡洛斯·费尔南多·里韦罗', ['卡洛斯·费尔南多·里韦罗', '里韦罗', '费尔南多·里韦罗']],
    ['卡·里韦罗', ['卡·里韦罗']],
  ])('%s', (name, surfaces) => {
    expect(surfacesOf(name)).toEqual(surfaces)
  })
})
