// The questions asked of small records made by hand: facts, citations, both clocks, and what a wrong question is told.
import { describe, expect, it } from 'vitest'
import { worldOf } from '../knowledge/fixture.ts'
import type { Answer } from '../model/answer.ts'
import type { Reading } from '../model/reading.ts'
import { entity, type MadeClaim, reading } from '../record/fixture.ts'
import { openRecord } from '../record/open.ts'
import type { Context, Given } from './question.ts'
import { QUESTIONS, questionNamed } from './questions.ts'

const xi = entity('person:xi-jinping', '习近平')
const tokayev = entity('person:kassym-jomart-tokayev', '托卡耶夫')
const rahmon = entity('person:emomali-rahmon', '拉赫蒙')
const sco = entity('org:sco', '上海合作组织')
const kazakhstan = entity('country:KZ', '哈萨克斯坦')
const tajikistan = entity('country:TJ', '塔吉克斯坦')
const belarus = entity('country:BY', '白俄罗斯')
const china = entity('country:CN', '中国')
const xinhua = entity('org:xinhua', '新华社')
const astana = entity('place:astana', '阿斯塔纳')
const dushanbe = entity('place:dushanbe', '杜尚别')

const world = worldOf({
  entities: new Map(
    [
      { id: 'place:astana', kind: 'place', label: 'Astana', of: 'country:KZ', sort: 'city' },
      { id: 'place:dushanbe', kind: 'place', label: 'Dushanbe', of: 'country:TJ', sort: 'city' },
      { id: 'country:KZ', kind: 'country', label: 'Kazakhstan' },
      { id: 'country:TJ', kind: 'country', label: 'Tajikistan' },
      { id: 'country:CN', kind: 'country', label: 'China' },
      { id: 'country:BY', kind: 'country', label: 'Belarus' },
      { id: 'org:sco', kind: 'org', label: 'Shanghai Cooperation Organisation' },
      { id: 'series:sco-summit', kind: 'series', label: 'SCO summit', of: 'org:sco' },
    ].map((one) => [one.id, one as never]),
  ),
  offices: [
    { person: 'person:xi-jinping', rank: 'head-of-state', of: 'country:CN', from: '2013-03-14', basis: 'test' },
    {
      person: 'person:kassym-jomart-tokayev',
      rank: 'head-of-state',
      of: 'country:KZ',
      from: '2019-03-20',
      basis: 'test',
    },
    { person: 'person:emomali-rahmon', rank: 'head-of-state', of: 'country:TJ', from: '1994-11-16', basis: 'test' },
  ],
  memberships: [
    { organisation: 'org:sco', member: 'country:KZ', status: 'member', from: '2001-06-15', basis: 'test' },
    { organisation: 'org:sco', member: 'country:TJ', status: 'member', from: '2001-06-15', basis: 'test' },
    {
      organisation: 'org:sco',
      member: 'country:BY',
      status: 'observer',
      from: '2015-07-10',
      to: '2024-07-03',
      basis: 'test',
    },
  ],
  chairs: [{ organisation: 'org:sco', holder: 'country:KZ', from: '2023-07-04', to: '2024-07-04', basis: 'test' }],
  sessions: [
    { series: 'series:sco-summit', number: 23, from: '2023-07-04', basis: 'test' },
    { series: 'series:sco-summit', number: 24, from: '2024-07-04', place: 'place:astana', basis: 'test' },
    { series: 'series:sco-summit', number: 25, from: '2025-08-31', to: '2025-09-01', basis: 'test' },
  ],
})

const claim = (type: MadeClaim['type'], roles: MadeClaim['roles'], more: Partial<MadeClaim> = {}): MadeClaim => ({
  type,
  roles,
  ...more,
})

const trip: Reading = reading({
  title: '中亚之行',
  publisher: xinhua,
  dateline: { place: '北京', date: '2024-07-06' },
  language: 'zh-Hans',
  sentences: [
    {
      text: '应邀对哈萨克斯坦、塔吉克斯坦进行国事访问。',
      claims: [
        claim('visit', { visitor: xi, host: kazakhstan, kind: 'state', ordinal: 5 }, { when: '2024-07-02/2024-07-06' }),
        claim('visit', { visitor: xi, host: tajikistan, kind: 'state' }, { when: '2024-07-02/2024-07-06' }),
      ],
    },
    {
      text: '习近平同托卡耶夫会谈。',
      claims: [
        claim('meeting', { participants: [xi, tokayev], format: 'talks' }, { when: '2024-07-03', where: astana }),
      ],
    },
    {
      text: '拉赫蒙同习近平茶叙。',
      claims: [
        claim('meeting', { participants: [rahmon, xi], format: 'tea' }, { when: '2024-07-04', where: dushanbe }),
      ],
    },
    {
      text: '新时代以来，习近平先后15次同拉赫蒙会晤。',
      claims: [
        claim('tally', {
          subject: [xi, rahmon],
          what: '会晤',
          quantity: { number: 15, unit: 'meeting', bound: 'exact' },
        }),
      ],
    },
    {
      text: '白俄罗斯成为成员国。',
      claims: [
        claim(
          'membership',
          { organisation: sco, members: [belarus], status: 'member', action: 'joined' },
          { when: '2024-07-04' },
        ),
      ],
    },
    {
      text: '上合组织扩大为26个国家。',
      claims: [
        claim('membership', {
          organisation: sco,
          members: { number: 26, bound: 'exact' },
          status: 'family',
          action: 'is',
        }),
      ],
    },
    {
      text: '哈萨克斯坦是成员国。',
      claims: [claim('membership', { organisation: sco, members: [kazakhstan], status: 'member', action: 'is' })],
    },
    {
      text: '中方将接任轮值主席国。',
      claims: [claim('chairmanship', { organisation: sco, holder: china, action: 'takes-over' }, { mode: 'planned' })],
    },
  ],
})
const tassReport = reading({
  title: 'Talks in Astana',
  publisher: entity('org:tass', 'TASS'),
  published: '2024-07-03',
  sentences: [
    {
      text: 'Xi Jinping met Tokayev in Astana.',
      claims: [
        claim('meeting', { participants: [tokayev, xi], format: 'meeting' }, { when: '2024-07-03', where: astana }),
      ],
    },
  ],
})

const names: Readonly<Record<string, readonly string[]>> = {
  'person:xi-jinping': ['Xi Jinping', '习近平'],
  'person:emomali-rahmon': ['Emomali Rahmon', '拉赫蒙'],
  'country:KZ': ['Kazakhstan'],
  'country:TJ': ['Tajikistan'],
  'country:CN': ['China'],
  'org:sco': ['SCO', '上海合作组织'],
  'concept:shanghai-spirit': ['Shanghai Spirit'],
  'place:georgia-us': ['Georgia'],
  'country:GE': ['Georgia'],
}

const contextOf = async (
  readings: readonly Reading[],
  clock?: () => Date,
): Promise<Context & { record: Awaited<ReturnType<typeof openRecord>> }> => {
  const record = await openRecord(':memory:', clock ? { clock } : {})
  await record.append(readings)
  const find = (text: string) =>
    Object.entries(names)
      .filter(([id, own]) => id === text || own.includes(text))
      .map(([id, own]) => ({ id, label: own[0] ?? id }))
  return { record, world, resolver: { find }, today: '2026-01-01' }
}

const ask = async (name: string, given: Given, readings: readonly Reading[] = [trip, tassReport]): Promise<Answer> => {
  const question = questionNamed(name)
  if (!question) throw new Error(`no question ${name}`)
  return question.ask(await contextOf(readings), given)
}

const quotesAreCut = (answer: Answer, readings: readonly Reading[]) => {
  const texts = new Map(readings.map(({ article }) => [article.id, article.text]))
  for (const { cites } of answer.lines)
    for (const { document, quote, start, end } of cites) expect(texts.get(document)?.slice(start, end)).toBe(quote)
}

describe('timeline', () => {
  it('tells each happening once, with every report, what differs and what holds it', async () => {
    const answer = await ask('timeline', { person: '习近平', from: '2024-07-03', to: '2024-07-03', type: 'meeting' })
    expect(answer.lines).toHaveLength(1)
    const [only] = answer.lines
    expect(only?.cites.map(({ quote }) => quote)).toEqual([
      'Xi Jinping met Tokayev in Astana.',
      '习近平同托卡耶夫会谈。',
    ])
    expect(only?.differs).toEqual(['the format: Tass tells meeting; Xinhua tells talks'])
    expect(only?.fields.who).toEqual(['Kassym Jomart Tokayev', 'Xi Jinping'])
    quotesAreCut(answer, [trip, tassReport])
  })

  it('finds a state through its people in office', async () => {
    const answer = await ask('timeline', { state: 'Tajikistan', type: 'meeting' })
    expect(answer.lines.map(({ when }) => when)).toEqual(['2024-07-04'])
  })

  it('orders by date and says how many have none', async () => {
    const answer = await ask('timeline', { person: '拉赫蒙' })
    expect(answer.lines.map(({ type, when }) => [type, when])).toEqual([
      ['meeting', '2024-07-04'],
      ['tally', undefined],
    ])
    expect(answer.notes.join(' ')).toMatch(/1 of these are told without a date/)
  })

  it('keeps to what was known', async () => {
    let now = new Date('2026-01-01T00:00:00Z')
    const context = await contextOf([tassReport], () => now)
    now = new Date('2026-01-05T00:00:00Z')
    await context.record.append([trip])
    const lines = async (known?: string) =>
      (await questionNamed('timeline')!.ask(context, { person: '习近平', known })).lines.length
    expect(await lines('2025-12-31')).toBe(0)
    expect(await lines('2026-01-02')).toBe(1)
    expect(await lines()).toBeGreaterThan(1)
  })
})

describe('memberships', () => {
  const rows = async (given: Given) =>
    (await ask('memberships', given)).lines.map(({ fields, group, cites }) => [
      fields.organisation,
      group,
      fields.since ?? null,
      cites.length,
    ])

  it('tells what a state belongs to on a day, with the sentences where texts say so', async () => {
    expect(await rows({ state: 'Kazakhstan', on: '2024-07-01' })).toEqual([
      ['org:sco', 'member', '2001-06-15', 1],
      ['org:sco', 'chair', null, 0],
    ])
    expect(await rows({ state: 'country:BY', on: '2020-01-01' })).toEqual([['org:sco', 'observer', '2015-07-10', 0]])
    expect(await rows({ state: 'country:BY', on: '2024-12-31' })).toEqual([['org:sco', 'member', '2024-07-04', 1]])
  })

  it('tells the chair to come, and none of another state', async () => {
    expect(await rows({ state: 'China', on: '2024-07-01' })).toEqual([['org:sco', 'chair', null, 1]])
    expect(await rows({ state: 'country:GE' })).toEqual([])
  })
})

describe('relations', () => {
  const rows = async (given: Given) =>
    (await ask('relations', given)).lines.map(({ fields }) => [fields.a, fields.b, fields.met, fields.last])

  it('counts a pair once for each meeting, not for each report, and quotes its sentences', async () => {
    expect(await rows({})).toEqual([
      ['person:emomali-rahmon', 'person:xi-jinping', 1, '2024-07-04'],
      ['person:kassym-jomart-tokayev', 'person:xi-jinping', 1, '2024-07-03'],
    ])
    const answer = await ask('relations', {})
    expect(answer.lines[0]?.cites.map(({ quote }) => quote)).toEqual(['拉赫蒙同习近平茶叙。'])
    quotesAreCut(answer, [trip, tassReport])
  })

  it('stands people for their states on the day, keeps to a period and to one party', async () => {
    expect(await rows({ among: 'states' })).toEqual([
      ['country:CN', 'country:KZ', 1, '2024-07-03'],
      ['country:CN', 'country:TJ', 1, '2024-07-04'],
    ])
    expect(await rows({ from: '2024-07-04' })).toHaveLength(1)
    expect(await rows({ about: 'Kazakhstan' })).toEqual([['country:CN', 'country:KZ', 1, '2024-07-03']])
    await expect(ask('relations', { among: 'cities' })).rejects.toThrow(/neither people nor states/)
  })
})

describe('standing', () => {
  it('shows members told by texts with their sentences and marks what the registry alone knows', async () => {
    const answer = await ask('standing', { organisation: 'SCO', on: '2024-07-04' })
    const rows = answer.lines
      .filter(({ fields }) => fields.kind === 'member')
      .map(({ fields, cites }) => [fields.name, fields.status, fields.since, fields.source, cites.length])
    expect(rows).toEqual([
      ['Belarus', 'member', '2024-07-04', 'texts', 1],
      ['Kazakhstan', 'member', '2001-06-15', 'texts', 1],
      ['Tajikistan', 'member', '2001-06-15', 'registry', 0],
    ])
    expect(
      answer.lines
        .filter(({ group }) => group === 'stated counts')
        .map(({ fields }) => [fields.stated, fields.counted]),
    ).toEqual([[26, 3]])
    expect(
      answer.lines
        .filter(({ group }) => group === 'chair')
        .map(({ fields, mode }) => [fields.holder, fields.source, mode]),
    ).toEqual([
      ['CN', 'texts', 'planned'],
      ['Kazakhstan', 'registry', undefined],
    ])
    expect(
      answer.lines.filter(({ group }) => group?.endsWith('session')).map(({ group, fields }) => [group, fields.number]),
    ).toEqual([
      ['last session', 24],
      ['next session', 25],
    ])
  })

  it('is another on another day', async () => {
    const answer = await ask('standing', { organisation: '上海合作组织', on: '2024-07-02' })
    const rows = answer.lines
      .filter(({ fields }) => fields.kind === 'member')
      .map(({ fields }) => `${fields.name} ${fields.status}`)
    expect(rows).toEqual(['Kazakhstan member', 'Tajikistan member', 'Belarus observer'])
  })
})

it('standing: an observer of long ago is not one after joining, unless a text says so later', async () => {
  const told = (status: string, published: string) =>
    reading({
      title: `Of ${published}`,
      published,
      sentences: [
        {
          text: `They are ${status}.`,
          claims: [claim('membership', { organisation: sco, members: [china], status, action: 'is' })],
        },
      ],
    })
  const rows = async (readings: readonly Reading[], on: string) =>
    (await ask('standing', { organisation: 'SCO', on }, readings)).lines
      .filter(({ fields }) => fields.member === 'country:CN')
      .map(({ group }) => group)
  expect(await rows([told('observer', '2012-12-05'), told('member', '2017-06-09')], '2024-07-04')).toEqual(['member'])
  expect(await rows([told('observer', '2012-12-05'), told('member', '2017-06-09')], '2014')).toEqual(['observer'])
  expect(await rows([told('observer', '2018'), told('member', '2017-06-09'), told('member', '2019')], '2024')).toEqual([
    'member',
    'observer',
  ])
})

describe('search', () => {
  it('gives sentences and the claims read from them', async () => {
    const answer = await ask('search', { text: '茶叙' })
    expect(answer.lines.map(({ text }) => text)).toEqual(['拉赫蒙同习近平茶叙。'])
    expect(answer.lines[0]?.fields.types).toEqual(['meeting'])
    expect((await ask('search', { text: '茶叙', type: 'visit' })).lines).toEqual([])
    quotesAreCut(answer, [trip, tassReport])
  })
})

describe('every question', () => {
  it.each(QUESTIONS.map(({ name }) => name))('%s takes on and known, and ids of lines are one each', async (name) => {
    const question = questionNamed(name)!
    expect(question.parameters.map((one) => one.name)).toEqual(expect.arrayContaining(['on', 'known']))
    const required = question.parameters.filter((one) => one.required || (name === 'positions' && one.name === 'topic'))
    const sample: Readonly<Record<string, string>> = {
      organisation: 'SCO',
      state: 'Kazakhstan',
      text: '会谈',
      topic: '一道努力',
      person: '习近平',
      a: 'China',
      b: 'Tajikistan',
      concept: 'Shanghai Spirit',
      from: '2024-07-01',
      to: '2024-07-31',
    }
    const given = Object.fromEntries(required.map(({ name: one }) => [one, sample[one] ?? '2024']))
    const answer = await ask(name, given)
    expect(new Set(answer.lines.map(({ id }) => id)).size).toBe(answer.lines.length)
    expect(answer.coverage.documents).toBeGreaterThan(0)
    for (const one of answer.lines)
      expect(one.cites.length > 0 || ['registry', 'record'].includes(String(one.fields.source))).toBe(true)
    expect((await ask(name, given, [tassReport, trip])).lines).toEqual(answer.lines)
    if (required.length > 0) await expect(ask(name, {})).rejects.toMatchObject({ code: 'missing-parameter' })
    await expect(ask(name, { ...given, colour: 'red' })).rejects.toMatchObject({ code: 'unknown-parameter' })
    await expect(ask(name, { ...given, on: 'soon' })).rejects.toMatchObject({ code: 'bad-date' })
    await expect(ask(name, { ...given, known: 'soon' })).rejects.toMatchObject({ code: 'bad-date' })
  })

  it.each([
    { given: { person: 'Nobody At All' }, code: 'unknown-name' },
    { given: { state: 'SCO' }, code: 'unknown-name' },
    { given: { with: 'Georgia' }, code: 'ambiguous-name' },
    { given: { type: 'party' }, code: 'bad-value' },
    { given: { limit: 'many' }, code: 'bad-value' },
    { given: { from: '2024-13' }, code: 'bad-date' },
  ])('tells what is wrong with $given', async ({ given, code }) => {
    await expect(ask('timeline', given)).rejects.toMatchObject({ code })
  })
})
