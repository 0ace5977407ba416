// A second invented report of the talks in the first one: another publisher, another level, a phrase spelled out twice.
import type { Reading } from '../../src/model/reading.ts'
import { articleOf, country, dayOf, person, placeOf, problemOf, readingOf, type Told } from './invented.ts'

const xi = person('xi-jinping', '习近平', 'Xi Jinping')
const rahmon = person('emomali-rahmon', '拉赫蒙', 'Emomali Rahmon')
const china = country('CN', '中国', 'China')
const tajikistan = country('TJ', '塔吉克斯坦', 'Tajikistan')
const dushanbe = { id: 'place:dushanbe', name: '杜尚别', label: 'Dushanbe' }
const spirit = { id: 'concept:shanghai-spirit', name: '“上海精神”', label: 'Shanghai Spirit' }

const article = (() => {
  const plain = articleOf(
    [
      ['title', '两国元首在杜尚别会谈'],
      ['dateline', '河湾社杜尚别7月5日电'],
      [
        'paragraph',
        '5日，习近平主席同拉赫蒙总统在杜尚别举行会谈。两国元首决定发展全面战略合作伙伴关系，并签署联合声明。',
      ],
      ['paragraph', '双方重申“上海精神”，即互信、互利、平等、协商、尊重多样文明、谋求共同发展。'],
      ['paragraph', '拉赫蒙说，这一精神的要义是互信、互利、平等、协商、尊重文明多样性、谋求共同发展。'],
      ['paragraph', '中方将于2024年年底前建成边境检查站。当晚，习近平主席出席欢迎宴会。双方就水文资料另作安排。'],
    ],
    { publisher: { id: 'org:river-agency', name: '河湾社', label: 'River Agency' } },
  )
  return {
    ...plain,
    title: '两国元首在杜尚别会谈',
    published: '2024-07-05',
    source: { ...plain.source, path: 'river/2024-07-05.txt' },
  }
})()

const day = placeOf(article.text, '5日，')
const fifth = { when: '2024-07-05', time: { start: dayOf([2024], [7], 5, day), edtf: '2024-07-05', span: day } }
const elements = ['互信', '互利', '平等', '协商', '尊重多样文明', '谋求共同发展']

const told: readonly Told[] = [
  {
    type: 'meeting',
    words: '习近平主席同拉赫蒙总统在杜尚别举行会谈',
    roles: { participants: [xi, rahmon], format: 'talks' },
    where: dushanbe,
    gloss: 'Xi Jinping and Emomali Rahmon held talks in Dushanbe.',
    ...fifth,
  },
  {
    type: 'partnership',
    words: '决定发展全面战略合作伙伴关系',
    roles: {
      parties: [china, tajikistan],
      level: { name: '全面战略合作伙伴关系', label: 'comprehensive strategic cooperative partnership' },
      action: 'established',
    },
    gloss: 'China and Tajikistan established a comprehensive strategic cooperative partnership.',
    ...fifth,
  },
  {
    type: 'document',
    words: '签署联合声明',
    roles: { title: '联合声明', kind: 'joint-statement', action: 'signed', parties: [china, tajikistan] },
    gloss: 'A joint statement was signed.',
    ...fifth,
  },
  {
    type: 'formulation',
    words: '“上海精神”，即互信、互利、平等、协商、尊重多样文明、谋求共同发展',
    roles: { concept: spirit, wording: '“上海精神”', elements },
    gloss: 'The Shanghai Spirit is spelled out.',
  },
  {
    type: 'formulation',
    words: '这一精神的要义是互信、互利、平等、协商、尊重文明多样性、谋求共同发展',
    roles: {
      concept: { ...spirit, name: '这一精神' },
      wording: '这一精神',
      elements: elements.with(4, '尊重文明多样性'),
    },
    voice: [{ by: rahmon, form: 'indirect' }],
    gloss: 'The Shanghai Spirit is spelled out in other words.',
  },
  {
    type: 'commitment',
    words: '中方将于2024年年底前建成边境检查站',
    roles: { by: china, to: tajikistan, promise: '建成边境检查站', due: '2024-12', progress: 'announced' },
    mode: 'planned',
    gloss: 'China is to complete a border post by the end of 2024.',
  },
  {
    type: 'ceremony',
    words: '习近平主席出席欢迎宴会',
    roles: { kind: 'banquet', participants: [xi] },
    gloss: 'Xi Jinping attended a welcoming banquet.',
    ...fifth,
  },
]

export const readoutReading: Reading = readingOf(article, told, [
  problemOf(article, 'unread', '双方就水文资料另作安排。', 'The words 另作安排 may tell of an arrangement.'),
])
