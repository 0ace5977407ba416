// Who promises what in Chinese reports, and what has been given already.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../knowledge/load.ts'
import { articleOf } from '../fixture.ts'
import { read } from '../read.ts'

const { knowledge } = loadKnowledge(['packs'])

const promisesIn = (text: string): [string, string, string][] => {
  const { claims } = read(articleOf(text), knowledge)
  const name = (v: unknown): string =>
    Array.isArray(v) ? v.map(name).join('+') : typeof v === 'object' && v && 'name' in v ? String(v.name) : String(v)
  return claims
    .filter((c) => c.type === 'commitment')
    .map((c) => [name(c.roles.by), String(c.roles.promise), String(c.roles.progress)])
}

describe('commitments', () => {
  it.each<[string, string, [string, string, string][]]>([
    [
      'announced of a state',
      '李强宣布中国向埃及再提供2000万元物资，免除埃方到期债务。',
      [
        ['中国', '向埃及再提供2000万元物资', 'announced'],
        ['中国', '免除埃方到期债务', 'announced'],
      ],
    ],
    [
      'amounts one by one',
      '中方将向东盟提供500个奖学金名额和3000个培训名额。',
      [
        ['中方', '向东盟提供500个奖学金名额', 'announced'],
        ['中方', '3000个培训名额', 'announced'],
      ],
    ],
    [
      'purposes stay with what they serve',
      '双方同意成立工作组，研究扩大投资的途径。',
      [['双方', '成立工作组，研究扩大投资的途径', 'announced']],
    ],
    [
      'a number of measures spelt out',
      '李强总理宣布了三项新举措，包括提供5亿元贷款，援建10所学校。',
      [
        ['李强', '三项新举措', 'announced'],
        ['李强', '提供5亿元贷款', 'announced'],
        ['李强', '援建10所学校', 'announced'],
      ],
    ],
    [
      'who gives behind the passive',
      '中国将帮助埃及修建大桥，费用由中国政府承担。',
      [
        ['中国', '帮助埃及修建大桥', 'announced'],
        ['中国政府', '费用由中国政府承担', 'announced'],
      ],
    ],
    [
      'given already',
      '中国红十字会向埃及提供10万美元紧急援助。',
      [['中国红十字会', '向埃及提供10万美元紧急援助', 'delivered']],
    ],
    ['given, by the thanks for it', '穆罕默德感谢中方提供20万剂疫苗。', [['中方', '提供20万剂疫苗', 'delivered']]],
    ['a leader’s programme', '4日，李强将参观港口，随后前往开罗。', []],
    ['what is only expected', '中埃共建的港口有望2026年建成。', []],
    ['an object put first', '李强将象征友谊的钥匙交给埃及代表。', []],
    ['who stands in a relative clause', '两国在框架下设立的委员会将于年内举行会议。', []],
  ])('%s', (_, text, promises) => {
    expect(promisesIn(text)).toEqual(promises)
  })
})
