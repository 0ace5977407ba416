// What a person finds in the seed page, question by question: names by their registry ids, dates, counts, fixed terms.
import type { Asked } from './facts.ts'

/** Ranges that the page gives for what it tells of the trip without a day. */
const TRIP = '2024-07-02/2024-07-06'

export const SEED_MISPRINTS: readonly string[] = ['上海组织', '二十三大']

const member = (id: string, status: string, since: string) => ({
  fields: { member: `country:${id}`, status, since, sinceSource: 'registry' },
  lines: 1,
})

export const SEED: readonly Asked[] = [
  {
    question: 'standing',
    given: { organisation: 'org:sco', on: '2024-07-04' },
    facts: [
      ...['CN', 'KZ', 'KG', 'RU', 'TJ', 'UZ'].map((id) => member(id, 'founding-member', '2001-06-15')),
      member('IN', 'member', '2017-06-09'),
      member('PK', 'member', '2017-06-09'),
      member('IR', 'member', '2023-07-04'),
      member('BY', 'member', '2024-07-04'),
      // Belarus had been an observer until that day: it is counted once.
      { fields: { member: 'country:BY' }, lines: 1 },
      { group: 'founding-member', lines: 6 },
      { group: 'member', lines: 4 },
      { group: 'observer', lines: 2 },
      { group: 'dialogue-partner', lines: 14 },
      { group: 'stated counts', fields: { status: 'family', stated: 26, counted: 26 } },
      { group: 'stated counts', fields: { stated: 6 } },
      { group: 'chair', fields: { holder: 'Kazakhstan', source: 'registry' } },
      { group: 'chair', fields: { holder: 'China', action: 'takes-over', source: 'texts' }, mode: 'planned' },
      { group: 'earlier chairs', fields: { holder: 'China' }, when: '2017-06-09/2018-06-10' },
      { group: 'last session', fields: { series: 'series:sco-summit', number: 24, source: 'texts' } },
      { group: 'next session', fields: { series: 'series:sco-summit', number: 25, source: 'registry' } },
    ],
    gaps: [
      {
        fact: { group: 'chair', fields: { holder: 'China', source: 'texts' }, mode: 'happened' },
        because:
          'the second article tells the handover as past in a quotation and as a baton passed on; neither is read',
      },
    ],
  },
  {
    question: 'itinerary',
    given: { person: 'person:xi-jinping', from: '2024-07-02', to: '2024-07-06' },
    facts: [
      { fields: { type: 'visit', mode: 'happened' }, when: TRIP, text: /Kazakhstan/ },
      { fields: { type: 'visit', mode: 'happened' }, when: TRIP, text: /Tajikistan/ },
      { fields: { type: 'meeting', format: 'talks', with: ['Kassym-Jomart Tokayev'] } },
      { fields: { type: 'meeting', format: 'tea', with: ['Emomali Rahmon'] } },
      { fields: { type: 'gathering' }, text: /2024-07-02/, quote: '第二十四次会议' },
      { fields: { type: 'ceremony', format: 'opening' }, quote: '跨里海' },
      { fields: { type: 'honour' }, text: /Rahmon/ },
    ],
    gaps: [
      {
        fact: { group: '2024-07-03' },
        because: 'the page gives the days of the trip as one range; no day stands apart',
      },
      {
        fact: { fields: { type: 'meeting', with: ['António Guterres'] } },
        because: 'the meeting is named as a modifier only',
      },
    ],
  },
  {
    question: 'meetings',
    given: { a: 'person:xi-jinping', b: 'person:emomali-rahmon' },
    facts: [
      { group: 'on record', fields: { format: 'tea' }, when: TRIP },
      { group: 'on record', when: '2023~' },
      { group: 'stated', fields: { stated: 15 } },
    ],
  },
  {
    question: 'documents',
    given: { from: '2024-07' },
    facts: [
      { group: 'declaration', fields: { action: 'adopted', count: null }, quote: '阿斯塔纳宣言', lines: 1 },
      { group: 'statement', fields: { action: 'adopted', count: null }, quote: '睦邻互信' },
      { group: 'initiative', fields: { action: 'adopted', count: null } },
      { group: 'outcome-documents', text: /26/, lines: 1 },
      { group: 'joint-statement', fields: { action: 'signed', parties: ['country:CN', 'country:KZ'] } },
      { group: 'joint-statement', fields: { action: 'signed', parties: ['country:CN', 'country:TJ'] } },
    ],
    gaps: [
      {
        fact: { text: /: 3|three/ },
        because: 'the three weighty texts of the second article stand in a list without a verb of adopting',
      },
    ],
  },
  {
    question: 'checks',
    given: { check: 'titles' },
    facts: [],
    gaps: [
      {
        fact: { text: /two titles/ },
        because: 'the second title of the initiative stands in that same list and is not read as a document',
      },
    ],
  },
  {
    question: 'partnership',
    given: { a: 'country:CN', b: 'country:TJ', on: '2024-07-07' },
    facts: [
      {
        fields: {
          level: 'level:comprehensive-strategic-cooperative-partnership',
          action: 'established',
          source: 'texts',
        },
        when: TRIP,
      },
      { fields: { level: 'level:strategic-partnership', source: 'registry', told: '2013-05-20' } },
    ],
  },
  {
    question: 'partnership',
    given: { a: 'country:CN', b: 'country:KZ', on: '2024-07-07' },
    facts: [
      { fields: { source: 'registry' }, group: 'strategic partnership' },
      { fields: { source: 'texts', level: 'level:permanent-comprehensive-strategic-partnership' } },
    ],
  },
  {
    question: 'commitments',
    given: { by: 'country:CN' },
    facts: [{ group: 'announced' }],
    gaps: [
      {
        fact: { quote: '扶贫培训' },
        because:
          'the pledge of 2021 is told in a sentence that a paragraph break cuts in two; no commitment is read from it',
      },
    ],
  },
  {
    question: 'projects',
    given: {},
    facts: [
      { group: 'centre', text: /opened/ },
      { group: 'campus', text: /opened/ },
      { group: 'corridor', text: /opened/ },
    ],
    gaps: [
      {
        fact: { quote: '议会大楼', group: 'building' },
        because:
          'the two buildings are read as what a ceremony was held for, not as a project with its stages and its payer',
      },
    ],
  },
  {
    question: 'honours',
    given: { recipient: 'person:emomali-rahmon' },
    facts: [
      { quote: '友谊勋章', lines: 1 },
      { fields: { by: 'Xi Jinping' }, when: TRIP },
    ],
  },
  {
    question: 'honours',
    given: {},
    facts: [],
    gaps: [
      {
        fact: { fields: { first: true } },
        because: 'the first award outside the country is read, and its "first" is not',
      },
    ],
  },
  {
    question: 'positions',
    given: { topic: '单边制裁' },
    facts: [{ group: 'Vladimir Putin', fields: { stance: 'opposes', speakers: ['person:vladimir-putin'] } }],
    gaps: [
      {
        fact: { fields: { account: ['Xinhua News Agency', '王毅', '普京'] } },
        because:
          'the paragraph is told by the agency as it reads; that the minister gives the whole account is not carried on',
      },
    ],
  },
  {
    question: 'formulation',
    given: { concept: 'concept:shanghai-spirit' },
    facts: [{ group: 'wordings', fields: { first: '2024-07-06' } }],
    gaps: [
      { fact: { group: 'elements' }, because: 'the six elements stand before the phrase, within the quotation marks' },
    ],
  },
  {
    question: 'search',
    given: { text: '可靠*依托' },
    facts: [],
    gaps: [
      {
        fact: { quote: '可靠依托' },
        because: 'a pattern within a word is not searched; both variants are found one by one (below)',
      },
    ],
  },
  { question: 'search', given: { text: '可靠战略依托' }, facts: [{ fields: { published: '2024-07-06' }, lines: 1 }] },
  { question: 'search', given: { text: '可靠依托' }, facts: [{ fields: { published: '2024-07-07' } }] },
  {
    question: 'timeline',
    given: { from: '1949', to: '2024-07-01' },
    facts: [
      { when: '2019', fields: { type: 'visit' }, text: /Tajikistan/ },
      { when: '2019', fields: { type: 'ceremony' }, text: /nveiling/ },
      { when: '2023', fields: { type: 'document' }, quote: '联合国大会' },
      { when: '2023', fields: { type: 'meeting' }, text: /Tokayev/ },
    ],
  },
  {
    question: 'timeline',
    given: { type: 'milestone' },
    facts: [{ text: /32/, quote: '建交32年' }, { text: /70.*1954/ }, { text: /23.*2001/ }],
  },
  { question: 'coverage', given: {}, facts: [{ fields: { publisher: 'Xinhua News Agency', documents: 2 } }] },
]
