// Which dates acts and promises take in Chinese reports.
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../knowledge/load.ts'
import type { Claim } from '../../model/claim.ts'
import { articleOf } from '../fixture.ts'
import { read } from '../read.ts'

const { knowledge } = loadKnowledge(['packs'])

const claimsIn = (text: string): readonly Claim[] => read(articleOf(text), knowledge).claims

describe('dates of acts', () => {
  it.each<[string, string, Claim['type'], string | undefined]>([
    ['the last of several days', '为期三天的亚洲论坛6日在北京闭幕。', 'gathering', '2024-05-04/2024-05-06'],
    [
      'the first of several days',
      '李强6日抵达开罗，开始对埃及进行为期两天的正式访问。',
      'visit',
      '2024-05-06/2024-05-07',
    ],
    [
      'planned for a visit',
      '李强将于5月8日至10日访问埃及。访问期间，他将会见塞西总统。',
      'meeting',
      '2024-05-08/2024-05-10',
    ],
    ['another time', '一个多月前，普京访问中国，这次又同习近平在阿斯塔纳会晤。', 'meeting', undefined],
    ['counted from the year named', '明年是万隆会议召开70周年。', 'milestone', '2025'],
  ])('%s', (_, text, type, when) => {
    expect(claimsIn(text).find((c) => c.type === type)?.when).toBe(when)
  })

  it('a promise is made on a day and falls due on another', () => {
    const promise = claimsIn('5月5日，中国宣布将于2026年6月前向埃及提供5亿元贷款。').find(
      (c) => c.type === 'commitment',
    )
    expect([promise?.when, promise?.roles.due]).toEqual(['2024-05-05', '2026-06'])
  })
})
