// Invented documents that try to harm the page (markup, turned letters, heaps of marks), and one that is very long.
import type { Reading } from '../../src/model/reading.ts'
import { articleOf, type Draft, paper, problemOf, readingOf, type Told } from './invented.ts'

export const MARKS = '\u0301'.repeat(1_000_000)
export const SCRIPT = '<script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">'

const HOSTILE: readonly Draft[] = [
  ['title', `${SCRIPT}标题`],
  ['paragraph', `第一段有标签${SCRIPT}，会谈在北京举行。`],
  ['paragraph', '第二段有控制符\u202e反转的字\u202c和\u2067隔离\u2069，双方签署文件。'],
  ['paragraph', `第三段有组合符号e${MARKS}之后还有字。`],
  ['paragraph', '第四段有生僻字\u{20bb7}\u{20bb7}野家，\u{20bb7}的访问。'],
]

export const hostileReading: Reading = (() => {
  const article = {
    ...articleOf(HOSTILE, { publisher: { ...paper, name: '<b>报</b>', label: '<b>Paper</b>' } }),
    title: `${SCRIPT}标题`,
  }
  const told: Told[] = [
    {
      type: 'meeting',
      words: `有标签${SCRIPT}，会谈`,
      roles: { participants: [{ name: '<i>甲</i>' }], format: 'talks' },
      gloss: `${SCRIPT} met.`,
    },
    {
      type: 'document',
      words: '\u202e反转的字\u202c',
      roles: { title: '\u202e文件', action: 'signed' },
      gloss: 'Turned \u202e letters.',
    },
    { type: 'visit', words: '野家，\u{20bb7}的访问', roles: { visitor: { name: '\u{20bb7}' } }, gloss: 'A visit.' },
  ]
  return readingOf(article, told, [problemOf(article, 'unread', '双方签署文件', '<u>reason</u>')])
})()

const SENTENCES = [
  '双方在第N次会议上就经贸合作交换意见',
  '代表团随后参观了当地的产业园区',
  '外长表示愿同各方保持沟通',
  '会议通过了关于交通合作的文件第N号',
  '两国领导人会见了记者',
  '中方宣布提供N个培训名额',
]
const TYPES = ['meeting', 'visit', 'statement', 'document', 'meeting', 'commitment'] as const

/** About 100,000 characters in paragraphs of ordinary length, with 3,000 claims. */
export const longReading: Reading = (() => {
  const drafts: Draft[] = [['title', '一份很长的文件']]
  const told: Told[] = []
  for (let n = 0; n < 3000; n++) {
    const kind = n % SENTENCES.length
    const words = `${(SENTENCES[kind] ?? '').replace('N', String(n))}之${n}`
    const sentence = `${words}，各方对此作出说明并将继续就后续安排保持联系。`
    if (n % 10 === 0) drafts.push(['paragraph', sentence])
    else drafts[drafts.length - 1] = ['paragraph', `${drafts.at(-1)?.[1]}${sentence}`]
    told.push({
      type: TYPES[kind] ?? 'meeting',
      words,
      roles: {},
      gloss: `Something was told, number ${n}.`,
      when: '2024-07-05',
      voice: kind === 2 ? [{ by: { name: '外长' }, form: 'indirect' }] : [],
    })
  }
  return readingOf({ ...articleOf(drafts), title: '一份很长的文件' }, told, [])
})()
