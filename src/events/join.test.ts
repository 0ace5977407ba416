// Joining: what is surely one happening is one, what contradicts is not, and order is nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worldOf } from '../knowledge/fixture.ts'
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import { entity, type MadeClaim, reading } from '../record/fixture.ts'
import type { Decision, RecordClaim } from '../record/record.ts'
import { join } from './join.ts'
import { stories } from './story.ts'

const [xi, tokayev, rahmon] = ['person:xi', 'person:tokayev', 'person:rahmon'].map((id) => entity(id)) as [
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
  ReturnType<typeof entity>,
]
const [astana, almaty, dushanbe, palace] = ['place:astana', 'place:almaty', 'place:dushanbe', 'place:ak-orda'].map(
  (id) => entity(id),
) as [ReturnType<typeof entity>, ReturnType<typeof entity>, ReturnType<typeof entity>, ReturnType<typeof entity>]
const [kz, tj] = [entity('country:KZ'), entity('country:TJ')]

const world = worldOf({
  entities: new Map(
    [
      { id: 'place:astana', kind: 'place', label: 'Astana', of: 'country:KZ', sort: 'city' },
      { id: 'place:almaty', kind: 'place', label: 'Almaty', of: 'country:KZ', sort: 'city' },
      { id: 'place:dushanbe', kind: 'place', label: 'Dushanbe', of: 'country:TJ', sort: 'city' },
      { id: 'place:ak-orda', kind: 'place', label: 'Ak Orda', of: 'place:astana', sort: 'building' },
      { id: 'country:KZ', kind: 'country', label: 'Kazakhstan' },
    ].map((one) => [one.id, one as never]),
  ),
})

/** Each list of claims is one document, published on the day that its key names. */
const told = (documents: Readonly<Record<string, readonly MadeClaim[]>>): readonly RecordClaim[] =>
  Object.entries(documents).flatMap(([name, claims]) => {
    const made = reading({
      title: name,
      publisher: entity(`org:${name}`),
      published: '2024-07-08',
      sentences: claims.map((claim, i) => ({ text: `Sentence ${i} of ${name}.`, claims: [claim] })),
    })
    return made.claims.map(
      (claim): RecordClaim => ({
        claim,
        document: { id: made.article.id, language: 'en', title: name, publisher: name, published: '2024-07-08' },
        status: 'read',
        sentences: [],
      }),
    )
  })

const meeting = (
  when: string | undefined,
  more: Partial<MadeClaim> & { readonly format?: string; readonly with?: ReturnType<typeof entity> } = {},
): MadeClaim => {
  const { format, with: other, ...rest } = more
  return {
    type: 'meeting',
    roles: { participants: [xi, other ?? tokayev], ...(format ? { format } : {}) },
    ...(when ? { when } : {}),
    ...rest,
  }
}
const visit = (
  when: string | undefined,
  host: ReturnType<typeof entity>,
  more: Partial<MadeClaim> = {},
): MadeClaim => ({ type: 'visit', roles: { visitor: xi, host }, ...(when ? { when } : {}), ...more })

/** The events as sets of evidence, for comparing. */
const shape = (claims: readonly RecordClaim[], decisions: readonly Decision[] = []): string[][] =>
  join(claims, world, decisions).events.map((event) =>
    event.claims.map(({ claim }) => claim.evidence[0]?.quote ?? '').sort(),
  )

const cases: readonly {
  readonly name: string
  readonly documents: Readonly<Record<string, readonly MadeClaim[]>>
  readonly events: number
  readonly proposed: number
}[] = [
  {
    name: 'one meeting told by two papers',
    documents: { a: [meeting('2024-07-03')], b: [meeting('2024-07-03')] },
    events: 1,
    proposed: 0,
  },
  {
    name: 'participants in another order',
    documents: {
      a: [meeting('2024-07-03')],
      b: [{ ...meeting('2024-07-03'), roles: { participants: [tokayev, xi] } }],
    },
    events: 1,
    proposed: 0,
  },
  { name: 'two days', documents: { a: [meeting('2024-07-03')], b: [meeting('2024-07-04')] }, events: 2, proposed: 0 },
  {
    name: 'talks and tea on one day',
    documents: { a: [meeting('2024-07-03', { format: 'talks' }), meeting('2024-07-03', { format: 'tea' })] },
    events: 2,
    proposed: 0,
  },
  {
    name: '"met" says less than "held talks"',
    documents: { a: [meeting('2024-07-03', { format: 'talks' })], b: [meeting('2024-07-03', { format: 'meeting' })] },
    events: 1,
    proposed: 0,
  },
  {
    name: '"met" on a day of talks and tea fits both, and is joined to neither',
    documents: {
      a: [meeting('2024-07-03', { format: 'talks' }), meeting('2024-07-03', { format: 'tea' })],
      b: [meeting('2024-07-03', { format: 'meeting' })],
    },
    events: 3,
    proposed: 2,
  },
  {
    name: 'two cities on one day',
    documents: { a: [meeting('2024-07-03', { where: astana })], b: [meeting('2024-07-03', { where: almaty })] },
    events: 2,
    proposed: 0,
  },
  {
    name: 'a building in the city',
    documents: { a: [meeting('2024-07-03', { where: astana })], b: [meeting('2024-07-03', { where: palace })] },
    events: 1,
    proposed: 0,
  },
  {
    name: 'other people',
    documents: { a: [meeting('2024-07-03')], b: [meeting('2024-07-03', { with: rahmon })] },
    events: 2,
    proposed: 0,
  },
  {
    name: 'a day within the days of the trip',
    documents: { a: [meeting('2024-07-03')], b: [meeting('2024-07-02/2024-07-06')] },
    events: 1,
    proposed: 0,
  },
  {
    name: 'the days of the trip with two meetings',
    documents: { a: [meeting('2024-07-03'), meeting('2024-07-05')], b: [meeting('2024-07-02/2024-07-06')] },
    events: 3,
    proposed: 2,
  },
  {
    name: 'a year alone is too weak',
    documents: { a: [meeting('2023-05-18')], b: [meeting('2023')] },
    events: 2,
    proposed: 1,
  },
  {
    name: 'no date in the same text',
    documents: { a: [meeting('2024-07-03'), meeting(undefined)] },
    events: 1,
    proposed: 0,
  },
  {
    name: 'no date in another text',
    documents: { a: [meeting('2024-07-03')], b: [meeting(undefined)] },
    events: 2,
    proposed: 1,
  },
  {
    name: 'announced, then past',
    documents: { a: [meeting('2024-07-03', { mode: 'planned' })], b: [meeting('2024-07-03')] },
    events: 1,
    proposed: 0,
  },
  {
    name: 'denied is never joined to told',
    documents: { a: [meeting('2024-07-03', { mode: 'denied' })], b: [meeting('2024-07-03')] },
    events: 2,
    proposed: 0,
  },
  {
    name: 'a city visited is its country',
    documents: { a: [visit('2024-07-02/2024-07-06', kz)], b: [visit('2024-07-02/2024-07-04', astana)] },
    events: 1,
    proposed: 0,
  },
  {
    name: 'two countries of one trip',
    documents: { a: [visit('2024-07-02/2024-07-06', kz), visit('2024-07-02/2024-07-06', tj)] },
    events: 2,
    proposed: 0,
  },
  {
    name: 'the fourth visit is not the fifth',
    documents: {
      a: [visit('2024', kz, { roles: { visitor: xi, host: kz, ordinal: 4 } })],
      b: [visit('2024', kz, { roles: { visitor: xi, host: kz, ordinal: 5 } })],
    },
    events: 2,
    proposed: 0,
  },
  {
    name: 'a session by its number',
    documents: {
      a: [
        {
          type: 'gathering',
          roles: { name: '24th meeting', series: entity('series:sco'), ordinal: 24 },
          when: '2024-07-04',
        },
      ],
      b: [
        {
          type: 'gathering',
          roles: { name: 'the Astana summit', series: entity('series:sco'), ordinal: 24 },
          when: '2024-07',
        },
      ],
    },
    events: 1,
    proposed: 0,
  },
]

describe('join', () => {
  it.each(cases)('$name: $events', ({ documents, events, proposed }) => {
    const joined = join(told(documents), world)
    expect(joined.events).toHaveLength(events)
    expect(joined.proposed).toHaveLength(proposed)
  })

  it('keeps stages apart and shows the furthest', () => {
    const [event] = join(
      told({ a: [meeting('2024-07-03', { mode: 'planned' })], b: [meeting('2024-07-03')] }),
      world,
    ).events
    expect(event?.mode).toBe('happened')
    expect(event?.stages.map(({ mode, claims }) => [mode, claims.length])).toEqual([
      ['planned', 1],
      ['happened', 1],
    ])
  })

  it('says what reports tell differently, each with its teller', () => {
    const [event] = join(
      told({ a: [meeting('2024-07-03', { where: astana })], b: [meeting('2024-07-02/2024-07-06', { where: palace })] }),
      world,
    ).events
    expect(event?.when).toBe('2024-07-03')
    expect(event?.differs).toEqual([
      'the date: b tells 2024-07-02/2024-07-06; a tells 2024-07-03',
      'the place: b tells Ak Orda; a tells Astana',
    ])
  })

  it('puts a meeting into the one visit whose country it was in', () => {
    const { events } = join(
      told({
        a: [
          visit('2024-07-02/2024-07-06', kz),
          visit('2024-07-02/2024-07-06', tj),
          meeting('2024-07-05', { where: dushanbe, with: rahmon }),
          meeting('2024-07-03'),
        ],
      }),
      world,
    )
    const tajik = events.find(({ claims }) => claims[0]?.claim.roles.host === tj)
    expect(events.find(({ where }) => where === dushanbe)?.within).toBe(tajik?.id)
    expect(events.find(({ type, where }) => type === 'meeting' && !where)?.within).toBeUndefined()
  })

  it('puts a meeting without a place into the visit whose host took part', () => {
    const hosted: World = {
      ...world,
      offices: [
        { person: tokayev.id ?? '', rank: 'head-of-state', of: 'country:KZ', from: '2019-03-20', basis: 'test' },
        { person: rahmon.id ?? '', rank: 'head-of-state', of: 'country:TJ', from: '1994', to: '2020', basis: 'test' },
      ],
    }
    const { events } = join(
      told({
        a: [
          visit('2024-07-02/2024-07-06', kz),
          visit('2024-07-02/2024-07-06', tj),
          meeting('2024-07-03', { where: { name: 'the guest house' } }),
          meeting('2024-07-05', { with: rahmon }),
        ],
      }),
      hosted,
    )
    const kazakh = events.find(({ claims }) => claims[0]?.claim.roles.host === kz)
    expect(events.find(({ when }) => when === '2024-07-03')?.within).toBe(kazakh?.id)
    // No longer in office then.
    expect(events.find(({ when }) => when === '2024-07-05')?.within).toBeUndefined()
  })

  it('does what people decided, and undoes it', () => {
    const claims = told({ a: [meeting('2024-07-03')], b: [meeting(undefined)], c: [meeting('2024-07-03')] })
    const [a, b, c] = claims.map(({ claim }: { claim: Claim }) => claim.id) as [string, string, string]
    const decision = (kind: 'join' | 'split', ids: readonly string[], more: Partial<Decision> = {}): Decision => ({
      id: `de_${kind}`,
      at: '',
      by: 'A',
      act: { kind, claims: ids },
      ...more,
    })
    expect(shape(claims)).toHaveLength(2)
    expect(shape(claims, [decision('join', [a, b])])).toHaveLength(1)
    expect(shape(claims, [decision('join', [a, b], { undone: true })])).toHaveLength(2)
    expect(shape(claims, [decision('split', [a, c])])).toHaveLength(3)
    expect(shape(claims, [decision('split', [a, c]), decision('join', [a, c])])).toHaveLength(2)
    expect(join(claims, world, [decision('split', [a, b])]).proposed).toEqual(
      join(claims, world, [decision('split', [a, b])]).proposed.filter(
        ({ claims: pair }) => !(pair.includes(a) && pair.includes(b)),
      ),
    )
  })

  it('gives the same events in whatever order claims come', () => {
    const all = told(
      Object.fromEntries(
        cases.flatMap(({ documents }, n) => Object.entries(documents).map(([name, claims]) => [`${name}${n}`, claims])),
      ),
    )
    const expected = join(all, world)
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (order) => {
        expect(join(order, world)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})

describe('stories', () => {
  const promise = (text: string, progress: string, number?: number): MadeClaim => ({
    type: 'commitment',
    roles: {
      by: [entity('country:CN')],
      promise: text,
      progress,
      ...(number === undefined ? {} : { quantity: { number, bound: 'exact' as const } }),
    },
  })
  it.each([
    {
      name: 'the same words',
      claims: [
        promise('1,000 places in training against poverty', 'announced'),
        promise('1000 places in training against poverty', 'delivered'),
      ],
      stories: 1,
    },
    {
      name: 'the same amount in other words',
      claims: [
        promise('provide 1000 training places in poverty relief', 'announced', 1000),
        promise('the 1000 poverty relief training places', 'delivered', 1000),
      ],
      stories: 1,
    },
    {
      name: 'another promise',
      claims: [promise('build a school in the valley', 'announced'), promise('train doctors and nurses', 'delivered')],
      stories: 2,
    },
  ])('$name: $stories', ({ claims, stories: wanted }) => {
    const { events } = join(told({ a: [claims[0]!], b: [claims[1]!] }), world)
    expect(stories(events)).toHaveLength(wanted)
  })
})
