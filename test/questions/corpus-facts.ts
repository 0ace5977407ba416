// What a person finds in the articles of the sample corpus, asked as the twelve questions.
import type { Asked } from './facts.ts'

export const CORPUS: readonly Asked[] = [
  {
    question: 'standing',
    given: { organisation: 'BRICS', on: '2024-01-02' },
    facts: [
      { group: 'founding-member', lines: 4 },
      { fields: { member: 'country:ET', status: 'member', since: '2024-01-01', sinceSource: 'registry' } },
    ],
  },
  {
    question: 'itinerary',
    given: { person: 'person:wen-jiabao', from: '2011-04-27', to: '2011-05-01' },
    facts: [
      { when: '2011-04-27', fields: { type: 'visit' }, text: /Malaysia|Kuala Lumpur/ },
      { when: '2011-04-30', fields: { type: 'meeting', format: 'talks', with: ['Najib Razak'] } },
      { when: '2011-04-30', fields: { type: 'ceremony', format: 'unveiling' } },
    ],
  },
  {
    question: 'meetings',
    given: { a: 'person:wen-jiabao', b: 'person:najib-razak' },
    facts: [{ group: 'on record', when: '2011-04-30', fields: { format: 'talks' }, lines: 1 }],
  },
  {
    question: 'documents',
    given: { party: 'country:HN' },
    facts: [
      { group: 'joint-statement', when: '2023-06-12' },
      { group: 'agreement', when: '2023-06-12', text: /17/ },
    ],
  },
  {
    question: 'partnership',
    given: { a: 'country:CN', b: 'country:HN' },
    facts: [{ fields: { level: 'level:diplomatic-relations', action: 'established', source: 'texts' } }],
  },
  {
    question: 'honours',
    given: { recipient: 'person:xi-jinping' },
    facts: [{ text: /Nicolás Maduro/, when: '2014-07-17' }],
  },
  {
    question: 'projects',
    given: {},
    facts: [
      { group: 'building', when: '2011-04-30' },
      { group: 'railway', quote: '2014年12月' },
    ],
  },
  {
    question: 'positions',
    given: { topic: '一个中国' },
    facts: [{ group: 'Stephen Harper' }, { group: 'Xiomara Castro', fields: { stance: 'supports' } }],
  },
  {
    question: 'formulation',
    given: { concept: '一带一路' },
    facts: [{ group: 'wordings', fields: { first: '2015-04-25' } }],
  },
  {
    question: 'timeline',
    given: { state: 'country:CL' },
    facts: [
      { when: '2005-11-18', fields: { type: 'document' } },
      { when: '2006-11-18', fields: { type: 'meeting' }, text: /Bachelet/ },
      { when: '2010', text: /40 year, since 1970/ },
    ],
  },
  { question: 'search', given: { text: '友谊勋章' }, facts: [{ fields: { types: ['honour'] } }] },
  {
    question: 'checks',
    given: { check: 'unreported' },
    facts: [{ text: /visit of Hu Jintao to Thailand was announced for 2003-10-17/ }],
  },
  {
    question: 'checks',
    given: { check: 'impossible' },
    facts: [],
    // A president of 2000, named in a text of 2010 beside that year; a former premier; a vice-premier who became premier.
    gaps: [{ fact: { text: /registry/ }, because: 'nobody in the corpus is told in an office at a wrong time' }],
  },
  {
    question: 'commitments',
    given: {},
    facts: [{ group: 'announced' }],
    gaps: [{ fact: { text: /\bdue 20/ }, because: 'no promise of the corpus is read with the day on which it is due' }],
  },
  { question: 'coverage', given: {}, facts: [{ fields: { publisher: 'Xinhua News Agency' } }] },
]
