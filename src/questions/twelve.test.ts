// The questions that analysts ask, of three short reports made by hand: a trip, its announcement, and what came of a promise.
import { beforeAll, describe, expect, it } from 'vitest'
import { worldOf } from '../knowledge/fixture.ts'
import type { Answer } from '../model/answer.ts'
import { entity, type MadeClaim, reading } from '../record/fixture.ts'
import { openRecord } from '../record/open.ts'
import type { Context, Given } from './question.ts'
import { questionNamed } from './questions.ts'

const [xi, tokayev, rahmon, putin, wang] = ['xi', 'tokayev', 'rahmon', 'putin', 'wang'].map((id) =>
  entity(`person:${id}`),
) as [
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
]
const [china, kz, tj] = [entity('country:CN'), entity('country:KZ'), entity('country:TJ')]
const [astana, dushanbe] = [entity('place:astana'), entity('place:dushanbe')]
const sco = entity('org:sco')
const spirit = (name: string) => entity('concept:shanghai-spirit', name)
const agency = entity('org:agency')
const paper = entity('org:paper')

const world = worldOf({
  entities: new Map(
    [
      { id: 'place:astana', kind: 'place', label: 'Astana', of: 'country:KZ', sort: 'city' },
      { id: 'place:dushanbe', kind: 'place', label: 'Dushanbe', of: 'country:TJ', sort: 'city' },
      { id: 'level:strategic', kind: 'level', label: 'strategic partnership' },
    ].map((one) => [one.id, one as never]),
  ),
  offices: [
    { person: 'person:xi', rank: 'head-of-state', of: 'country:CN', from: '2013', basis: 'test' },
    { person: 'person:rahmon', rank: 'head-of-state', of: 'country:TJ', from: '1994', basis: 'test' },
  ],
  partnerships: [
    { parties: ['country:CN', 'country:TJ'], level: 'level:strategic', from: '2013-05-20', basis: 'test' },
  ],
})

const sentence = (text: string, ...claims: readonly MadeClaim[]) => ({ text, claims })
const announcement = reading({
  title: 'A visit announced',
  publisher: agency,
  published: '2024-06-30',
  sentences: [
    sentence('The president will pay state visits from 2 to 6 July.', {
      type: 'visit',
      roles: { visitor: xi, host: kz, kind: 'state' },
      when: '2024-07-02/2024-07-06',
      mode: 'planned',
    }),
    sentence('In 2021 China announced 1,000 training places against poverty.', {
      type: 'commitment',
      roles: {
        by: [china],
        to: [sco],
        promise: '1,000 training places against poverty',
        quantity: { number: 1000, bound: 'exact' },
        due: '2024',
        progress: 'announced',
      },
      when: '2021-09-17',
    }),
  ],
})
const trip = reading({
  title: 'The trip',
  publisher: agency,
  published: '2024-07-06',
  sentences: [
    sentence('He paid a state visit to Kazakhstan, his fifth.', {
      type: 'visit',
      roles: { visitor: xi, host: kz, kind: 'state', ordinal: 5 },
      when: '2024-07-02/2024-07-04',
    }),
    sentence('He then visited Tajikistan.', {
      type: 'visit',
      roles: { visitor: xi, host: tj, kind: 'state' },
      when: '2024-07-04/2024-07-06',
    }),
    sentence('He held talks in Astana on 3 July.', {
      type: 'meeting',
      roles: { participants: [xi, tokayev], format: 'talks' },
      when: '2024-07-03',
      where: astana,
    }),
    sentence('The two had tea in Dushanbe on 5 July.', {
      type: 'meeting',
      roles: { participants: [xi, rahmon], format: 'tea' },
      when: '2024-07-05',
      where: dushanbe,
    }),
    sentence('They have met 15 times.', {
      type: 'tally',
      roles: { subject: [xi, rahmon], what: 'met', quantity: { number: 15, unit: 'meeting', bound: 'exact' } },
    }),
    sentence('He attended over 30 events.', {
      type: 'tally',
      roles: { subject: [xi], what: 'events', quantity: { number: 30, unit: 'event', bound: 'over' } },
      when: '2024-07-02/2024-07-06',
    }),
    sentence('The two heads of state announced a comprehensive strategic partnership.', {
      type: 'partnership',
      roles: { parties: [china, tj], level: entity('level:comprehensive-strategic'), action: 'established' },
      when: '2024-07-05',
    }),
    sentence('They opened the parliament building, whose model they unveiled five years ago.', {
      type: 'project',
      roles: { name: 'parliament building', parties: [china, tj], funder: china, stage: 'completed' },
      when: '2024-07-05',
    }),
    sentence('Work on the parliament building began in 2019.', {
      type: 'project',
      roles: { name: 'Parliament Building', parties: [china, tj], stage: 'begun' },
      when: '2019',
    }),
    sentence('He was given the Friendship Medal, for the first time abroad.', {
      type: 'honour',
      roles: { recipient: rahmon, name: 'Friendship Medal', by: xi },
      when: '2024-07-05',
      first: true,
    }),
    sentence('The summit adopted the Initiative on unity for a just and harmonious world.', {
      type: 'document',
      roles: {
        title: 'Initiative on unity for a just and harmonious world',
        kind: 'initiative',
        action: 'adopted',
        parties: [sco],
      },
      when: '2024-07-04',
    }),
    sentence('Putin, the minister said, opposes unilateral sanctions.', {
      type: 'statement',
      roles: { speaker: [putin], content: 'opposes unilateral sanctions', stance: 'opposes' },
      voice: [
        { by: wang, form: 'indirect' },
        { by: putin, form: 'indirect' },
      ],
    }),
    sentence('The Shanghai Spirit of mutual trust, mutual benefit and equality guides it.', {
      type: 'formulation',
      roles: {
        concept: spirit('Shanghai Spirit'),
        wording: 'Shanghai Spirit',
        elements: ['mutual trust', 'mutual benefit', 'equality'],
      },
    }),
  ],
})
const feature = reading({
  title: 'A common home',
  publisher: paper,
  published: '2024-07-07',
  sentences: [
    sentence('The thousand training places against poverty pledged three years ago now bear fruit.', {
      type: 'commitment',
      roles: {
        by: [china],
        promise: '1000 training places against poverty',
        quantity: { number: 1000, bound: 'exact' },
        progress: 'delivered',
      },
      when: '2024',
    }),
    sentence('The initiative on solidarity for a world of justice, harmony and development was adopted.', {
      type: 'document',
      roles: {
        title: 'Initiative on unity for a world just, harmonious and developing',
        kind: 'initiative',
        action: 'adopted',
      },
      when: '2024-07-04',
    }),
    sentence('The spirit of Shanghai lives.', {
      type: 'formulation',
      roles: { concept: spirit('spirit of Shanghai'), wording: 'spirit of Shanghai' },
    }),
  ],
})

let context: Context
beforeAll(async () => {
  const record = await openRecord(':memory:')
  await record.append([feature, announcement, trip])
  context = {
    record,
    world,
    resolver: { find: (id) => (id.includes(':') ? [{ id, label: id }] : []) },
    today: '2026-01-01',
  }
})

const ask = (name: string, given: Given = {}): Promise<Answer> => questionNamed(name)!.ask(context, given)
const columns = (answer: Answer, ...names: readonly string[]) =>
  answer.lines.map(({ fields }) => names.map((name) => fields[name]))
const quotes = (answer: Answer, line: number) => answer.lines[line]?.cites.map(({ quote }) => quote)

describe('what analysts ask', () => {
  it('itinerary: day by day, with whom, on which visit; what is stated beside what is counted', async () => {
    const answer = await ask('itinerary', { person: 'person:xi', from: '2024-07-02', to: '2024-07-06' })
    expect(
      answer.lines
        .filter(({ type }) => type === 'meeting')
        .map(({ group, fields }) => [group, fields.with, fields.format, fields.visit]),
    ).toEqual([
      ['2024-07-03', ['Tokayev'], 'talks', 'KZ'],
      ['2024-07-05', ['Rahmon'], 'tea', 'TJ'],
    ])
    const [visit] = answer.lines.filter(({ type }) => type === 'visit')
    expect(visit?.cites.map(({ title }) => title)).toEqual(['A visit announced', 'The trip'])
    expect(visit?.differs?.[0]).toMatch(
      /the date: Agency tells 2024-07-02\/2024-07-04; Agency tells 2024-07-02\/2024-07-06/,
    )
    expect(
      answer.lines
        .filter(({ group }) => group === 'stated counts')
        .map(({ fields }) => [fields.stated, fields.counted]),
    ).toEqual([[30, 3]])
  })

  it('meetings: fifteen stated, one on record', async () => {
    const answer = await ask('meetings', { a: 'country:CN', b: 'person:rahmon' })
    expect(columns(answer, 'stated', 'counted')[0]).toEqual([15, 1])
    expect(quotes(answer, 1)).toEqual(['The two had tea in Dushanbe on 5 July.'])
  })

  it('partnership: the ladder, told and known', async () => {
    const rows = async (given: Given) =>
      columns(await ask('partnership', { a: 'country:CN', b: 'country:TJ', ...given }), 'level', 'told', 'source')
    expect(await rows({})).toEqual([
      ['level:strategic', '2013-05-20', 'registry'],
      ['level:comprehensive-strategic', '2024-07-05', 'texts'],
    ])
    expect(await rows({ on: '2020' })).toHaveLength(1)
  })

  it('commitments: the whole story of one, and what was owed when', async () => {
    const answer = await ask('commitments', { by: 'country:CN' })
    expect(columns(answer, 'progress', 'due', 'story')).toEqual([
      ['delivered', '2024', ['announced 2021-09-17', 'delivered 2024']],
    ])
    expect(answer.lines[0]?.cites.map(({ title }) => title)).toEqual(['A visit announced', 'A common home'])
    expect(columns(await ask('commitments', { on: '2023-01-01' }), 'progress')).toEqual([['announced']])
    expect((await ask('commitments', { progress: 'owed' })).lines).toEqual([])
  })

  it('projects: begun, completed, paid by whom', async () => {
    expect(columns(await ask('projects', { party: 'country:TJ' }), 'stages', 'funder')).toEqual([
      [['begun 2019', 'completed 2024-07-05'], 'CN'],
    ])
    expect((await ask('projects', { text: 'tunnel' })).lines).toEqual([])
  })

  it('documents, and the one with two titles', async () => {
    expect((await ask('documents', { from: '2024-07' })).lines).toHaveLength(2)
    const answer = await ask('checks', { check: 'titles' })
    expect(answer.lines).toHaveLength(1)
    expect(answer.lines[0]?.cites.map(({ title }) => title).toSorted()).toEqual(['A common home', 'The trip'])
  })

  it('honours: to whom, and which first is claimed', async () => {
    expect(columns(await ask('honours', { recipient: 'person:rahmon' }), 'honour', 'by', 'first')).toEqual([
      ['Friendship Medal', 'Xi', true],
    ])
    expect((await ask('honours', { recipient: 'person:tokayev' })).lines).toEqual([])
  })

  it('positions: every layer of the account', async () => {
    const answer = await ask('positions', { topic: 'unilateral sanctions' })
    expect(columns(answer, 'speaker', 'stance', 'account')).toEqual([
      [['Putin'], 'opposes', ['Agency', 'Wang', 'Putin']],
    ])
    expect((await ask('positions', { topic: 'unilateral sanctions', stance: 'supports' })).lines).toEqual([])
    expect((await ask('positions', { speaker: 'person:putin' })).lines).toHaveLength(1)
  })

  it('formulation: variants, elements, first use', async () => {
    const answer = await ask('formulation', { concept: 'concept:shanghai-spirit' })
    expect(answer.lines.map(({ group, fields }) => [group, fields.wording, fields.first])).toEqual([
      ['wordings', 'Shanghai Spirit', '2024-07-06'],
      ['wordings', 'spirit of Shanghai', '2024-07-07'],
      ['elements', 'mutual trust / mutual benefit / equality', '2024-07-06'],
      ['users', 'Agency', '2024-07-06'],
      ['users', 'Paper', '2024-07-07'],
    ])
  })

  it('coverage: what stands behind it all', async () => {
    expect(columns(await ask('coverage'), 'publisher', 'documents', 'sentences')).toEqual([
      ['Agency', 2, 15],
      ['Paper', 1, 3],
    ])
    expect(columns(await ask('coverage', { from: '2024-07' }), 'documents')).toEqual([[1], [1]])
    const years = columns(await ask('coverage', { by: 'year' }), 'years') as [readonly string[]][]
    expect(years.every(([told]) => told.every((one) => /^\d{4}: [1-9]\d*$/.test(one)))).toBe(true)
    expect(years.flat(2).some((one) => one.startsWith('2024: '))).toBe(true)
    await expect(ask('coverage', { by: 'month' })).rejects.toThrow(/not "year"/)
  })
})
