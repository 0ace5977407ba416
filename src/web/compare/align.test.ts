// Two texts set against each other: the same claim, the same claim in other words, a claim that one text leaves out.
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../model/claim.ts'
import { align } from './align.ts'

let next = 0
const claim = (type: Claim['type'], roles: object, more: object = {}): Claim => {
  next++
  const evidence = [{ start: next * 10, end: next * 10 + 5, quote: '.....' }]
  return {
    id: `cl_${next}`,
    type,
    roles,
    mode: 'happened',
    evidence,
    voice: [],
    gloss: '',
    ...more,
  } as unknown as Claim
}
const xi = { id: 'person:xi-jinping', name: '习近平' }
const rahmon = { id: 'person:emomali-rahmon', name: '拉赫蒙' }
const rahmonRu = { id: 'person:emomali-rahmon', name: 'Рахмон' }
const tokayev = { id: 'person:kassym-jomart-tokayev', name: '托卡耶夫' }
const spirit = { id: 'concept:shanghai-spirit', name: '上海精神' }
const meeting = (...participants: object[]) =>
  claim('meeting', { participants, format: 'talks' }, { when: '2024-07-05' })

describe('align', () => {
  it.each([
    ['the same in two languages', [meeting(xi, rahmon)], [meeting(xi, rahmonRu)], ['both']],
    ['other people', [meeting(xi, rahmon)], [meeting(tokayev, { id: 'person:x', name: 'x' })], ['left', 'right']],
    [
      'another level',
      [claim('partnership', { parties: [xi, rahmon], level: { id: 'level:a', name: 'a' } })],
      [claim('partnership', { parties: [rahmon, xi], level: { id: 'level:b', name: 'b' } })],
      ['differs'],
    ],
    [
      'one speaker, two statements that share a few letters',
      [claim('statement', { speaker: xi, content: '成员国的朋友遍布天下' })],
      [claim('statement', { speaker: xi, content: '同更多认同理念的国家和国际组织携手并进' })],
      ['left', 'right'],
    ],
    [
      'one statement in two wordings',
      [claim('statement', { speaker: xi, content: '愿同各方加强团结协作', stance: 'pledges' })],
      [claim('statement', { speaker: xi, content: '同各方加强协作', stance: 'calls-for' })],
      ['differs'],
    ],
    [
      'another day',
      [claim('formulation', { concept: spirit }, { when: '2024-07-04' })],
      [claim('formulation', { concept: spirit }, { when: '2024-07-04/2024-07-06' })],
      ['both'],
    ],
    [
      'a plan and its event',
      [claim('visit', { visitor: xi, host: rahmon }, { mode: 'planned' })],
      [claim('visit', { visitor: xi, host: rahmon })],
      ['differs'],
    ],
    [
      'denied is not the same as said',
      [claim('visit', { visitor: xi, host: rahmon }, { mode: 'denied' })],
      [claim('visit', { visitor: xi, host: rahmon })],
      ['left', 'right'],
    ],
    [
      'talks and tea',
      [claim('meeting', { participants: [xi, rahmon], format: 'talks' })],
      [claim('meeting', { participants: [xi, rahmon], format: 'tea' })],
      ['left', 'right'],
    ],
    ['twice in one text', [meeting(xi, rahmon), meeting(xi, rahmon)], [meeting(xi, rahmon)], ['both']],
    [
      'words close and far',
      [
        claim('statement', { speaker: xi, content: '反对单边制裁和长臂管辖' }),
        claim('statement', { speaker: xi, content: '欢迎新成员' }),
      ],
      [claim('statement', { speaker: xi, content: '反对单边制裁' })],
      ['both', 'left'],
    ],
    ['nothing against something', [], [meeting(xi, rahmon)], ['right']],
  ] as const)('%s', (_, left, right, kinds) => {
    expect(align(left, right).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('says what differs, in the words of each', () => {
    const [row] = align(
      [claim('tally', { subject: xi, what: '会面', quantity: { number: 15, bound: 'exact', unit: 'meeting' } })],
      [claim('tally', { subject: xi, what: '会面', quantity: { number: 14, bound: 'over', unit: 'time' } })],
    )
    expect(row?.differences).toEqual([{ role: 'quantity', left: '15', right: 'over 14' }])
  })
})
