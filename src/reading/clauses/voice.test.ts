// Who speaks where: the level of each clause, its speaker, how long the words last, and quotations without a speaker.
import { describe, expect, it } from 'vitest'
import { type Steps, steps } from '../../../test/reading/zh.ts'
import type { Speaker } from './voice.ts'

const name = ({ cut }: Steps, { mentions, form, within }: Speaker, all: Steps): string =>
  `${mentions.map((one) => cut(one)).join('+') || 'nobody'}${form === 'direct' ? '!' : ''}${within ? ` in ${name(all, within, all)}` : ''}`

/** Each clause with its voice: "-" for the report, the speaker's words as printed, "!" where they stand in quotation marks. */
function voicesOf(text: string): string[] {
  const all = steps(text)
  // a clause of marks alone (the one after the last stop of a quotation) says nothing
  const said = all.spoken.filter(({ clause }) => clause.items.some(({ kind }) => kind !== 'mark'))
  return said.map(({ speaker, level }) => (level === 'report' || !speaker ? '-' : name(all, speaker, all)))
}

describe('who speaks', () => {
  it.each([
    ['习近平抵达阿斯塔纳。', ['-']],
    ['习近平指出，中哈关系很好。', ['习近平', '习近平']],
    ['习近平同托卡耶夫会谈。习近平指出，合作很好。', ['-', '习近平', '习近平']],
    // the words go on into the next sentence of the paragraph
    ['习近平指出，合作很好。双方要加强沟通。', ['习近平', '习近平', '习近平']],
    // and end with it
    ['习近平指出，合作很好。\n客人离开北京。', ['习近平', '习近平', '-']],
    // a second verb of saying without a subject has the same speaker
    ['习近平指出，合作很好，强调前景广阔。', ['习近平', '习近平', '习近平']],
    ['托卡耶夫感谢中方的帮助。', ['托卡耶夫']],
    ['双方表示，合作很好。', ['双方', '双方']],
  ])('%s', (text, wanted) => {
    expect(voicesOf(text)).toEqual(wanted)
  })
})

describe('a speaker after another', () => {
  it('takes over in the next paragraph', () => {
    expect(voicesOf('习近平指出，合作很好。\n托卡耶夫表示，前景广阔。')).toEqual([
      '习近平',
      '习近平',
      '托卡耶夫',
      '托卡耶夫',
    ])
  })

  it('takes over in the next sentence', () => {
    expect(voicesOf('习近平指出，合作很好。托卡耶夫表示，前景广阔。')).toEqual([
      '习近平',
      '习近平',
      '托卡耶夫',
      '托卡耶夫',
    ])
  })
})

describe('quotations', () => {
  it.each([
    ['习近平说：“合作很好。”', ['习近平!', '习近平!']],
    ['习近平说，“合作很好。”', ['习近平', '习近平!']],
    ['“合作很好，”习近平说。', ['习近平!', '习近平']],
    // nobody is named: the words stay direct, their speaker open
    ['“合作很好，前景广阔。”', ['nobody!', 'nobody!']],
  ])('%s', (text, wanted) => {
    expect(voicesOf(text)).toEqual(wanted)
  })

  it('of one or two words are words of the report', () => {
    expect(voicesOf('两国发扬“上海精神”。')).toEqual(['-'])
  })
})

describe('headings', () => {
  it('are nobody’s words', () => {
    expect(voicesOf('习近平指出，合作很好。\n# 前景广阔\n客人离开。')).toEqual(['习近平', '习近平', '-', '-'])
  })
})

describe('layers', () => {
  it('a spokesperson tells what a minister said', () => {
    const [inner] = steps('外交部发言人林剑表示，王毅外长强调，合作很好。').spoken.slice(-1)
    expect(inner?.speaker?.mentions[0]?.name).toBe('王毅')
    expect(inner?.speaker?.within?.mentions[0]?.name).toBe('林剑')
  })
})

describe('who a quotation and a pronoun mean', () => {
  it.each([
    ['“路走宽了。”习近平说，中哈合作很好。', ['习近平!', '习近平', '习近平']],
    ['“愿合作常青。”习近平语气坚定。', ['习近平!', '-']],
    ['“道路越走越宽广”，习近平评价，“合作也深了。”', ['习近平!', '习近平', '习近平!']],
    // inside the marks nobody else speaks
    ['习近平说：“国际社会必须合作，各方都支持。”', ['习近平!', '习近平!', '习近平!']],
    // somebody named anew takes a side of his own
    ['普京表示，合作很好。托卡耶夫感谢各方。', ['普京', '普京', '托卡耶夫']],
    // what an act is for is not said
    ['中方将提供资金支持各方发展。', ['-']],
    // what many say, and what is only spoken of, ends with its sentence
    ['与会领导人谈到中国的发展。公路连接各国。', ['与会领导人', '-']],
  ])('%s', (text, wanted) => {
    expect(voicesOf(text)).toEqual(wanted)
  })
})

describe('he who speaks', () => {
  it.each([
    ['宋涛转达了胡锦涛的问候。他说，合作很好。', '宋涛'],
    ['普京访问北京。当记者问托卡耶夫时，他回答：“我有信心。”', '托卡耶夫'],
  ])('%s', (text, wanted) => {
    expect(steps(text).spoken.at(-1)?.speaker?.mentions[0]?.name).toBe(wanted)
  })
})
