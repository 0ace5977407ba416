// The invented report of the mock-up, with every mark the design language knows: one document that shows them all.
import type { Reading } from '../../src/model/reading.ts'
import {
  articleOf,
  country,
  dayOf,
  group,
  paper,
  person,
  placeOf,
  problemOf,
  readingOf,
  type Told,
} from './invented.ts'

const xi = person('xi-jinping', '习近平', 'Xi Jinping')
const wang = person('wang-yi', '王毅', 'Wang Yi')
const rahmon = person('emomali-rahmon', '拉赫蒙', 'Emomali Rahmon')
const sco = { id: 'org:sco', name: '上合组织', label: 'Shanghai Cooperation Organisation' }
const tajikistan = country('TJ', '塔吉克斯坦', 'Tajikistan')
const china = country('CN', '中国', 'China')
const dushanbe = { id: 'place:dushanbe', name: '杜尚别', label: 'Dushanbe' }

const TEXT = [
  ['title', '外长详述阿斯塔纳、杜尚别之行'],
  ['subtitle', '十个成员国、二十六份文件和两栋新楼'],
  ['jump', '（上接第1版）'],
  ['dateline', '京华社杜尚别7月6日电'],
  [
    'paragraph',
    '7月2日至6日，习近平主席先在阿斯塔纳出席上合组织成员国元首理事会第二十四次会议，并对哈萨克斯坦进行国事访问，随后对塔吉克斯坦进行国事访问。盛夏的中亚，两座首都的街道都挂起了国旗。返程途中，外交部长王毅向同行记者回顾了这段行程。',
  ],
  [
    'paragraph',
    '王毅说，4日的会议吸收白俄罗斯加入，成员国由此增至十个；会议通过《阿斯塔纳宣言》等26份文件，涵盖安全、经贸和人文。有记者问起会场内外的气氛，他说，许多人都是多次见面的老朋友。',
  ],
  [
    'paragraph',
    '他转述，习近平主席在会上谈到，三年前在杜尚别宣布的一千个扶贫培训名额，今年陆续见到成果，并用“众人拾柴火焰高”来形容十国的协作。王毅又说，与会各方都不赞成单边制裁，会议没有接纳新的观察员国。',
  ],
  [
    'paragraph',
    '5日，两国元首在杜尚别会谈并签署联合声明，宣布建立新时代全面战略合作伙伴关系。据王毅介绍，新时代以来两人已会面15次。会谈结束后，习近平主席向拉赫蒙总统颁授“友谊勋章”，首次在中国境外颁授。车队返回宾馆时，街道两旁仍站着挥手的市民，不少人举着两国国旗。',
  ],
  [
    'paragraph',
    '同日，中方援建的议会大楼和政府大楼启用；两楼的模型由两国元首在2019年揭幕。夜色里的新楼灯火通明，已是市民散步的去处。王毅还说，中方已接任上海组织轮值主席，下一次峰会将于2025年在中国举行。',
  ],
  [
    'paragraph',
    '双方主管部门另就口岸通关换文，细节另行公布。专机舷窗外，帕米尔的雪线渐渐退远。王毅表示，在二十届三中全会召开前夕，此行为周边外交添上一笔；中方也邀请塔方明年来华出席峰会。',
  ],
] as const

const article = (() => {
  const plain = articleOf(TEXT, { publisher: paper })
  const jump = plain.parts[2] ?? { start: 0, end: 0 }
  const dateline = plain.parts[3] ?? { start: 0, end: 0 }
  return {
    ...plain,
    title: TEXT[0][1],
    subtitle: TEXT[1][1],
    section: '第3版',
    published: '2024-07-07',
    source: { ...plain.source, path: 'jinghua/2024-07-07-p3.txt', article: { index: 2, of: 2 } },
    dateline: { span: dateline, place: '杜尚别', date: '2024-07-06' },
    gaps: [{ span: jump, kind: 'continued-from' as const, page: '1' }],
  }
})()

const at = (words: string) => placeOf(article.text, words)
const says = { by: wang, form: 'indirect' } as const
const trip = {
  start: dayOf([2024], 7, 2, at('7月2日')),
  end: dayOf([2024], 7, 6, at('6日')),
  edtf: '2024-07-02/2024-07-06',
}
const fourth = { start: dayOf([2024], [7], 4, at('4日')), edtf: '2024-07-04', span: at('4日') }
const fifth = { start: dayOf([2024], [7], 5, at('5日')), edtf: '2024-07-05', span: at('5日') }
const on = (time: typeof fourth) => ({ time, when: time.edtf })
const onTrip = { time: trip, when: trip.edtf }

const told: readonly Told[] = [
  {
    type: 'gathering',
    words: '习近平主席先在阿斯塔纳出席上合组织成员国元首理事会第二十四次会议',
    roles: { name: '元首理事会第二十四次会议', ordinal: 24, body: sco, attendees: [xi] },
    gloss: 'Xi Jinping attended the SCO heads of state in Astana.',
    ...onTrip,
  },
  {
    type: 'visit',
    words: '对哈萨克斯坦进行国事访问',
    roles: { visitor: xi, host: country('KZ', '哈萨克斯坦', 'Kazakhstan'), kind: 'state' },
    gloss: 'Xi Jinping paid a state visit to Kazakhstan.',
    ...onTrip,
  },
  {
    type: 'visit',
    words: '对塔吉克斯坦进行国事访问',
    roles: { visitor: xi, host: tajikistan, kind: 'state' },
    gloss: 'Xi Jinping paid a state visit to Tajikistan.',
    ...onTrip,
  },
  {
    type: 'office',
    words: '外交部长王毅',
    roles: { person: wang, title: '外交部长', of: china },
    gloss: 'Wang Yi is foreign minister.',
    when: '2024-07-06',
    time: { start: dayOf([2024], [7], 6), edtf: '2024-07-06' },
  },
  {
    type: 'membership',
    words: '会议吸收白俄罗斯加入',
    roles: { organisation: sco, members: [country('BY', '白俄罗斯', 'Belarus')], status: 'member', action: 'joined' },
    gloss: 'Belarus joined the SCO as a member.',
    voice: [says],
    ...on(fourth),
  },
  {
    type: 'tally',
    words: '成员国由此增至十个',
    roles: { subject: sco, what: '成员国', quantity: { number: 10, unit: 'state', bound: 'exact' } },
    gloss: 'The SCO has ten member states.',
    voice: [says],
    ...on(fourth),
  },
  {
    type: 'document',
    words: '会议通过《阿斯塔纳宣言》等26份文件',
    roles: { title: '《阿斯塔纳宣言》', action: 'adopted', count: { number: 26, unit: 'document', bound: 'exact' } },
    gloss: 'The summit adopted the Astana Declaration and 25 more.',
    voice: [says],
    ...on(fourth),
  },
  {
    type: 'commitment',
    words: '三年前在杜尚别宣布的一千个扶贫培训名额，今年陆续见到成果',
    roles: { by: china, promise: '一千个扶贫培训名额', progress: 'under-way' },
    gloss: '1,000 training places: results are seen, not delivery.',
    voice: [says, { by: xi, form: 'indirect' }],
    when: '2021',
    time: { start: dayOf([2021]), edtf: '2021' },
  },
  {
    type: 'statement',
    words: '众人拾柴火焰高',
    roles: { speaker: xi, content: '众人拾柴火焰高', stance: 'praises' },
    gloss: 'Of the ten states working together, with a proverb.',
    voice: [says, { by: xi, form: 'direct' }],
    ...on(fourth),
  },
  {
    type: 'statement',
    words: '与会各方都不赞成单边制裁',
    roles: { speaker: group('各方'), content: '不赞成单边制裁', stance: 'opposes' },
    gloss: 'None of those present favours unilateral sanctions.',
    voice: [says, { by: group('各方'), form: 'indirect' }],
    ...on(fourth),
  },
  {
    type: 'membership',
    words: '会议没有接纳新的观察员国',
    roles: { organisation: sco, members: [], status: 'observer', action: 'joined' },
    mode: 'denied',
    gloss: 'No new observer was admitted.',
    voice: [says],
    ...on(fourth),
  },
  {
    type: 'meeting',
    words: '两国元首在杜尚别会谈',
    roles: { participants: [xi, rahmon], format: 'talks' },
    where: dushanbe,
    gloss: 'Xi Jinping and Emomali Rahmon held talks in Dushanbe.',
    ...on(fifth),
  },
  {
    type: 'document',
    words: '签署联合声明',
    roles: { title: '联合声明', kind: 'joint-statement', action: 'signed', parties: [china, tajikistan] },
    gloss: 'A joint statement was signed.',
    ...on(fifth),
  },
  {
    type: 'partnership',
    words: '宣布建立新时代全面战略合作伙伴关系',
    roles: {
      parties: [china, tajikistan],
      level: {
        name: '新时代全面战略合作伙伴关系',
        label: 'comprehensive strategic cooperative partnership in the new era',
      },
      action: 'established',
    },
    gloss: 'China and Tajikistan established a comprehensive strategic partnership “in the new era”.',
    ...on(fifth),
  },
  {
    type: 'tally',
    words: '新时代以来两人已会面15次',
    roles: { subject: [xi, rahmon], what: '会面', quantity: { number: 15, unit: 'meeting', bound: 'exact' } },
    gloss: 'The two have met 15 times.',
    voice: [says],
  },
  {
    type: 'ceremony',
    words: '习近平主席向拉赫蒙总统颁授“友谊勋章”，首次在中国境外颁授',
    roles: { kind: 'award', participants: [xi, rahmon], object: '友谊勋章' },
    gloss: 'Xi Jinping conferred the medal.',
    ...on(fifth),
  },
  {
    type: 'honour',
    words: '颁授“友谊勋章”，首次在中国境外颁授',
    roles: { recipient: rahmon, name: '友谊勋章', by: xi },
    gloss: 'Rahmon received the Friendship Medal.',
    ...on(fifth),
  },
  {
    type: 'project',
    words: '中方援建的议会大楼和政府大楼启用',
    roles: { name: '议会大楼和政府大楼', kind: 'building', stage: 'opened', funder: china },
    gloss: 'Two buildings were opened.',
    when: '2024-07-05',
    time: { start: dayOf([2024], [7], [5]), edtf: '2024-07-05' },
  },
  {
    type: 'ceremony',
    words: '两楼的模型由两国元首在2019年揭幕',
    roles: { kind: 'unveiling', participants: [xi, rahmon], object: '两楼的模型' },
    gloss: 'The models were unveiled.',
    when: '2019',
    time: { start: dayOf(2019, undefined, undefined, at('2019年')), edtf: '2019' },
  },
  {
    type: 'chairmanship',
    words: '中方已接任上海组织轮值主席',
    roles: { organisation: sco, holder: china, action: 'takes-over' },
    gloss: 'China takes the SCO chair; here as already done.',
    voice: [says],
    confidence: 0.58,
    when: '2024-07-04/2024-07-06',
    time: { start: dayOf([2024], [7], [4]), end: dayOf([2024], [7], [6]), edtf: '2024-07-04/2024-07-06' },
  },
  {
    type: 'gathering',
    words: '下一次峰会将于2025年在中国举行',
    roles: { name: '下一次峰会', body: sco, host: china },
    mode: 'planned',
    gloss: 'The next summit is to be held in China.',
    voice: [says],
    when: '2025',
    time: { start: dayOf(2025, undefined, undefined, at('2025年')), edtf: '2025' },
  },
  {
    type: 'visit',
    words: '中方也邀请塔方明年来华出席峰会',
    roles: { visitor: tajikistan, host: china, inviter: china },
    mode: 'proposed',
    gloss: 'The Tajik side is invited to China.',
    voice: [says],
    when: '2025',
    time: { start: dayOf([2025]), edtf: '2025' },
  },
]

export const tripReading: Reading = readingOf(article, told, [
  problemOf(article, 'gap', '（上接第1版）', 'The front part of this article stands on page 1, which is not held.'),
  problemOf(article, 'misprint', '上海组织', 'One character from a name used above.', '上合组织'),
  problemOf(
    article,
    'unread',
    '双方主管部门另就口岸通关换文，细节另行公布。',
    'The words 换文 may tell of an exchange of notes.',
  ),
])
