// Each check finds what it is for, and is silent where everything fits.
import { describe, expect, it } from 'vitest'
import { worldOf } from '../../knowledge/fixture.ts'
import { entity, type MadeClaim, reading } from '../../record/fixture.ts'
import { day, type RecordClaim } from '../../record/record.ts'
import { join } from '../join.ts'
import { CHECKS } from './checks.ts'

const world = worldOf({
  offices: [
    {
      person: 'person:a',
      rank: 'head-of-state',
      of: 'country:KZ',
      from: '2013-03-14',
      to: '2019-03-20',
      basis: 'test',
    },
    { person: 'person:b', rank: 'head-of-state', of: 'country:CN', from: '2019-03', basis: 'test' },
  ],
  sessions: [
    { series: 'series:congress', number: 19, from: '2017-10-18', to: '2017-10-24', basis: 'test' },
    { series: 'series:congress', number: 20, from: '2022-10-16', to: '2022-10-22', basis: 'test' },
  ],
})
const [a, b, kz, cn, sco] = ['person:a', 'person:b', 'country:KZ', 'country:CN', 'org:sco'].map((id) => entity(id)) as [
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
]

/** Every claim in a text of its own, printed on 8 July 2024 unless said. */
const told = (claims: readonly (MadeClaim & { readonly printed?: string })[]): readonly RecordClaim[] =>
  claims.flatMap(({ printed, ...claim }, i) => {
    const published = printed ?? '2024-07-08'
    const made = reading({ title: `Text ${i}`, published, sentences: [{ text: 'They say so.', claims: [claim] }] })
    return made.claims.map(
      (one): RecordClaim => ({
        claim: one,
        document: { id: made.article.id, language: 'en', published },
        status: 'read',
        sentences: [],
      }),
    )
  })

const meeting = (when: string): MadeClaim => ({ type: 'meeting', roles: { participants: [a, b] }, when })
const tally = (number: number): MadeClaim => ({
  type: 'tally',
  roles: { subject: [a, b], what: 'met', quantity: { number, unit: 'meeting', bound: 'exact' } },
})
const session = (ordinal: number, when: string): MadeClaim => ({
  type: 'gathering',
  roles: { name: 'session', series: entity('series:s'), ordinal },
  when,
})
const text = (title: string, when: string): MadeClaim => ({
  type: 'document',
  roles: { title, action: 'adopted', parties: [sco] },
  when,
})
const visit = (mode: 'planned' | 'happened', when: string): MadeClaim => ({
  type: 'visit',
  roles: { visitor: a, host: kz },
  when,
  mode,
})
const chair = (holder: typeof kz, mode: 'planned' | 'happened', when?: string): MadeClaim => ({
  type: 'chairmanship',
  roles: { organisation: sco, holder, action: 'takes-over' },
  mode,
  ...(when ? { when } : {}),
})
const promise = (words: string, progress: string, due?: string): MadeClaim => ({
  type: 'commitment',
  roles: { by: [cn], promise: words, progress, ...(due ? { due } : {}) },
  mode: progress === 'announced' ? 'planned' : 'happened',
})

const by = entity('country:BY')
const status = (as: string, when?: string): MadeClaim => ({
  type: 'membership',
  roles: { organisation: sco, members: [by], status: as, action: 'is' },
  ...(when ? { when } : {}),
})
const joined = (when: string): MadeClaim => ({
  type: 'membership',
  roles: { organisation: sco, members: [by], status: 'member', action: 'joined' },
  when,
})
const office = (person: typeof a, of: typeof kz, when?: string): MadeClaim => ({
  type: 'office',
  roles: { person, title: 'president', of },
  ...(when ? { when } : {}),
})
const congress = (ordinal: number, when?: string): MadeClaim => ({
  type: 'gathering',
  roles: { name: 'congress', series: entity('series:congress'), ordinal },
  ...(when ? { when } : {}),
})

const cases: readonly {
  readonly check: string
  readonly name: string
  readonly claims: readonly (MadeClaim & { readonly printed?: string })[]
  readonly finds: readonly RegExp[]
}[] = [
  {
    check: 'counts',
    name: 'two stated, three on record',
    claims: [tally(2), meeting('2022'), meeting('2023-05'), meeting('2024-07-03')],
    finds: [/states 2 meeting; 3 are on record/],
  },
  {
    check: 'counts',
    name: 'the third came after the text',
    claims: [tally(2), meeting('2022'), meeting('2023-05'), meeting('2024-08-03')],
    finds: [],
  },
  {
    check: 'counts',
    name: 'more stated than read: open, with those that are known',
    claims: [tally(15), meeting('2022'), meeting('2023-05')],
    finds: [/states 15 meeting; 2 are on record up to then \(2022, 2023-05\)/],
  },
  {
    check: 'counts',
    name: 'a number of something else',
    claims: [
      { type: 'tally', roles: { subject: [a, b], what: 'states voted', quantity: { number: 156, bound: 'exact' } } },
    ],
    finds: [],
  },
  { check: 'counts', name: 'as many as stated', claims: [tally(1), meeting('2022')], finds: [] },
  {
    check: 'impossible',
    name: 'an office after its end',
    claims: [office(a, kz, '2024-07-05'), office(b, cn)],
    finds: [
      /A is told as president of KZ at 2024-07-05; the world registry has: head of state from 2013-03-14 to 2019-03-20/,
    ],
  },
  {
    check: 'impossible',
    name: 'an office that was held before, under a title that nobody in office bears',
    claims: [{ ...office(a, kz), roles: { person: a, title: 'former president', of: kz } }, office(b, cn)],
    finds: [],
  },
  { check: 'impossible', name: 'an office within its term', claims: [office(a, kz, '2015')], finds: [] },
  { check: 'impossible', name: 'an office that goes on', claims: [office(b, cn)], finds: [] },
  {
    check: 'impossible',
    name: 'an election a little before the office',
    claims: [office(b, cn, '2019-01-20')],
    finds: [],
  },
  {
    check: 'impossible',
    name: 'an office of which the registry knows nothing',
    claims: [office(b, kz, '1999')],
    finds: [],
  },
  {
    check: 'impossible',
    name: 'a congress that is far off',
    claims: [congress(23)],
    finds: [/session 23, is told in a text of 2024-07-08; by the world registry session 20 was then the latest/],
  },
  { check: 'impossible', name: 'the next congress', claims: [congress(21)], finds: [] },
  {
    check: 'impossible',
    name: 'a congress in another year',
    claims: [congress(20, '2021-10')],
    finds: [/session 20, is told of 2021-10; by the world registry it was on 2022-10-16/],
  },
  { check: 'impossible', name: 'a congress in its year', claims: [congress(20, '2022')], finds: [] },
  {
    check: 'statuses',
    name: 'a member here, an observer there',
    claims: [status('member'), status('observer')],
    finds: [/BY in Sco is told as member by .*; as observer by/],
  },
  {
    check: 'statuses',
    name: 'an observer who has joined',
    claims: [status('observer', '2024-05'), joined('2024-07-04')],
    finds: [],
  },
  { check: 'statuses', name: 'years apart', claims: [status('observer', '2016'), status('member')], finds: [] },
  {
    check: 'statuses',
    name: 'an observer after it joined',
    claims: [status('observer', '2024-07-07'), joined('2024-07-04')],
    finds: [/is told as member/],
  },
  {
    check: 'statuses',
    name: 'a founding member is a member',
    claims: [status('founding-member'), status('member')],
    finds: [],
  },
  { check: 'ordinals', name: 'in order', claims: [session(23, '2023-07-04'), session(24, '2024-07-04')], finds: [] },
  {
    check: 'ordinals',
    name: 'out of order',
    claims: [session(25, '2023-07-04'), session(24, '2024-07-04')],
    finds: [/Number 25 \(2023-07-04\) is dated before number 24/],
  },
  {
    check: 'ordinals',
    name: 'one session, told to the year and to the day in two names',
    claims: [
      session(24, '2024'),
      {
        ...session(24, '2024-07-04'),
        roles: { name: 'the council', body: sco, series: entity('series:s'), ordinal: 24 },
      },
    ],
    finds: [],
  },
  {
    check: 'ordinals',
    name: 'one number, two sessions',
    claims: [session(24, '2023-07-04'), session(24, '2024-07-04')],
    finds: [/Number 24 is told of two/],
  },
  {
    check: 'titles',
    name: 'two titles',
    claims: [
      text('Initiative on unity for a just and harmonious world', '2024-07-04'),
      text('Initiative on unity for a world just, harmonious and developing', '2024-07-04'),
    ],
    finds: [/may be two titles/],
  },
  {
    check: 'titles',
    name: 'two texts',
    claims: [text('Astana Declaration', '2024-07-04'), text('Statement on good-neighbourliness', '2024-07-04')],
    finds: [],
  },
  {
    check: 'titles',
    name: 'alike but years apart',
    claims: [text('Joint statement of the members', '2019-06-14'), text('A joint statement of members', '2024-07-04')],
    finds: [],
  },
  {
    check: 'unreported',
    name: 'announced only',
    claims: [visit('planned', '2024-06-02/2024-06-04')],
    finds: [/no text on record says that it took place/],
  },
  {
    check: 'unreported',
    name: 'announced and made',
    claims: [visit('planned', '2024-06-02/2024-06-04'), visit('happened', '2024-06-03')],
    finds: [],
  },
  { check: 'unreported', name: 'still to come', claims: [visit('planned', '2024-12-02')], finds: [] },
  {
    check: 'handover',
    name: 'to come here and past there',
    claims: [chair(cn, 'planned'), chair(cn, 'happened')],
    finds: [/about to take the chair, and to have taken it/],
  },
  {
    check: 'handover',
    name: 'another took it',
    claims: [chair(cn, 'planned', '2024-07-04'), chair(kz, 'happened', '2024-07-05')],
    finds: [/announced to pass to CN; KZ is told to have taken it/],
  },
  {
    check: 'handover',
    name: 'the next term',
    claims: [chair(cn, 'planned', '2024-07-04'), chair(kz, 'happened', '2026-07-05')],
    finds: [],
  },
  {
    check: 'overdue',
    name: 'past due',
    claims: [promise('train 1000 people', 'announced', '2023')],
    finds: [/was due 2023; no text on record reports it delivered/],
  },
  {
    check: 'overdue',
    name: 'delivered',
    claims: [promise('train 1000 people', 'announced', '2023'), promise('trained 1000 people', 'delivered')],
    finds: [],
  },
  { check: 'overdue', name: 'not yet due', claims: [promise('train 1000 people', 'announced', '2030')], finds: [] },
  {
    check: 'overdue',
    name: 'delivered, never announced',
    claims: [promise('trained 1000 people', 'delivered')],
    finds: [/no text on record announces it/],
  },
]

describe('checks', () => {
  it('has a case that finds and one that does not for every check', () => {
    for (const { name } of CHECKS) {
      const own = cases.filter(({ check }) => check === name)
      expect(own.some(({ finds }) => finds.length > 0) && own.some(({ finds }) => finds.length === 0)).toBe(true)
    }
  })

  it.each(cases)('$check: $name', ({ check, claims, finds }) => {
    const held = told(claims)
    const findings = CHECKS.find(({ name }) => name === check)!.run({
      events: join(held, world).events,
      world,
      on: day(2024, 7, 20),
    })
    expect(findings).toHaveLength(finds.length)
    for (const [i, says] of finds.entries()) expect(findings[i]?.text).toMatch(says)
    for (const { sides } of findings) expect(sides.every(({ claims: own }) => own.length > 0)).toBe(true)
  })
})
