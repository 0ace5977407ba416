// What typed lines are taken to mean, over names as the record would give them.
import { describe, expect, it } from 'vitest'
import type { EntityRow, QuestionRow } from '../../model/api.ts'
import { pages as en } from '../locales/en-pages.ts'
import { pages as zh } from '../locales/zh-pages.ts'
import { cut, meaningsOf, namesIn } from './understand.ts'

const ROWS: readonly EntityRow[] = [
  { id: 'person:xi-jinping', label: 'Xi Jinping', names: ['习近平'], claims: 351 },
  { id: 'person:xiomara-castro', label: 'Xiomara Castro', names: ['卡斯特罗'], claims: 900 },
  { id: 'place:xian', label: "Xi'an", names: ['西安'], claims: 999 },
  { id: 'person:emomali-rahmon', label: 'Emomali Rahmon', names: ['拉赫蒙'], claims: 46 },
  { id: 'org:sco', label: 'Shanghai Cooperation Organisation', names: ['上合组织'], claims: 50 },
  { id: 'concept:shanghai-spirit', label: 'Shanghai Spirit', names: ['上海精神', '“上海精神”'], claims: 18 },
  { id: 'country:CN', label: 'China', names: ['中国'], claims: 500 },
  { id: 'country:TJ', label: 'Tajikistan', names: ['塔吉克斯坦'], claims: 40 },
]
const entity = (name: string, required = false) => ({ name, kind: 'entity' as const, required, doc: '' })
const date = (name: string, required = false) => ({ name, kind: 'date' as const, required, doc: '' })
const QUESTIONS: readonly QuestionRow[] = [
  {
    name: 'meetings',
    doc: '',
    parameters: [entity('a', true), entity('b', true), date('from'), date('to'), date('on')],
  },
  { name: 'standing', doc: '', parameters: [entity('organisation', true), date('on')] },
  { name: 'formulation', doc: '', parameters: [entity('concept', true), date('from'), date('to'), date('on')] },
  { name: 'partnership', doc: '', parameters: [entity('a', true), entity('b', true), date('on')] },
  {
    name: 'itinerary',
    doc: '',
    parameters: [entity('person', true), date('from', true), date('to', true), date('on')],
  },
  { name: 'relations', doc: '', parameters: [entity('about'), date('from'), date('to'), date('on')] },
  { name: 'memberships', doc: '', parameters: [entity('state', true), date('on')] },
  { name: 'offices', doc: '', parameters: [entity('person'), entity('of'), date('on')] },
  { name: 'commitments', doc: '', parameters: [entity('by'), entity('to'), date('since'), date('on')] },
  {
    name: 'timeline',
    doc: '',
    parameters: [entity('person'), entity('state'), entity('organisation'), entity('with')],
  },
]

const understand = (text: string) => {
  const cutting = cut(text, [en, zh])
  const { named, left } = namesIn(cutting.words, () => ROWS)
  return { first: meaningsOf(cutting, named, QUESTIONS)[0], left }
}

const [xi, rahmon] = ['person:xi-jinping', 'person:emomali-rahmon']

describe('a typed line', () => {
  it.each([
    ['meetings Xi Rahmon', 'meetings', { a: xi, b: rahmon }],
    ['How many times have Xi and Rahmon met?', 'meetings', { a: xi, b: rahmon }],
    ['习近平和拉赫蒙会见', 'meetings', { a: xi, b: rahmon }],
    ['习近平 拉赫蒙', 'meetings', { a: xi, b: rahmon }],
    ['SCO on 2024-07-04', 'standing', { organisation: 'org:sco', on: '2024-07-04' }],
    ['SCO 4 July 2024', 'standing', { organisation: 'org:sco', on: '2024-07-04' }],
    ['上合组织 2024年7月4日', 'standing', { organisation: 'org:sco', on: '2024-07-04' }],
    ['上海精神', 'formulation', { concept: 'concept:shanghai-spirit' }],
    ['Shanghai Spirit', 'formulation', { concept: 'concept:shanghai-spirit' }],
    ['China Tajikistan', 'partnership', { a: 'country:CN', b: 'country:TJ' }],
    ['commitments by China', 'commitments', { by: 'country:CN' }],
    ['network Xi 2024', 'relations', { about: xi, from: '2024', to: '2024' }],
    ['塔吉克斯坦属于哪些组织', 'memberships', { state: 'country:TJ' }],
    ['China memberships 2024-07-04', 'memberships', { state: 'country:CN', on: '2024-07-04' }],
    ['offices of China', 'offices', { of: 'country:CN' }],
    ['Xi Jinping 2024-07-02 to 2024-07-06', 'itinerary', { person: xi, from: '2024-07-02', to: '2024-07-06' }],
  ] as const)('%s', (text, question, parameters) => {
    const { first, left } = understand(text)
    expect(first).toEqual({ question, parameters, missing: [] })
    expect(left).toEqual([])
  })

  it('says what a question still needs, and which words named nothing', () => {
    const { first, left } = understand('meetings Xi Nobody')
    expect(first).toEqual({ question: 'meetings', parameters: { a: xi }, missing: ['b'] })
    expect(left).toEqual(['Nobody'])
  })

  it('means nothing where nothing is named', () => {
    expect(understand('...').first).toBeUndefined()
    expect(understand('').first).toBeUndefined()
  })
})
