// The world loader: what it refuses and where, and whether what the shipped packs say holds together.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadNames, loadWorld, type PackFile } from './load-world.ts'
import type { Entity, NameEntry, OfficeHolding, World } from './world.ts'

const world = (text: string, english = ''): ReturnType<typeof loadWorld> =>
  loadWorld([
    {
      path: 'world/base.yaml',
      text: 'entities: |\n  country:AA | state\n  country:BB | state\n  org:club | international\n',
    },
    { path: 'world/x.yaml', text },
    {
      path: 'en/names/base.yaml',
      text: `names: |\n  country:AA | Aland\n  country:BB | Beland; Old Beland\n  org:club | Club\n${english}`,
    },
  ])

describe('loadWorld', () => {
  it('reads every table', () => {
    const { world: w, errors } = world(
      `basis: ours
entities: |
  place:town | city | country:AA
  level:friends | ladder
  series:fair | fair | org:club
capitals: |
  country:AA | place:town
people: |
  person:ann | head-of-state country:AA 2001-02-03..2005 ; speaker org:club 2010.. (the club's minutes)
offices: |
  person:ann | minister | country:AA | 1999..2000 |
memberships: |
  org:club | founding-member | 1990.. | country:AA country:BB
chairs: |
  org:club | country:AA | 2001-06-01..2002-06-01
sessions: |
  series:fair | 2 | 2003-01-30..2003-02-01 | place:town
partnerships: |
  country:AA country:BB | level:friends | 2004-05
relations: |
  country:AA country:BB | 1991-12-31 | the note of that day
events: |
  event:flood | 1953-02-01 | country:AA
`,
      '  place:town | Town\n  level:friends | friends\n  series:fair | Fair\n  person:ann | Ann Ann; Ann\n  event:flood | the flood\n',
    )
    expect(errors).toEqual([])
    expect(w.entities.get('country:AA')).toEqual({
      id: 'country:AA',
      kind: 'country',
      label: 'Aland',
      sort: 'state',
      capital: 'place:town',
    })
    expect(w.entities.get('country:BB')?.label).toBe('Beland')
    expect(w.entities.get('series:fair')).toMatchObject({ kind: 'series', of: 'org:club' })
    expect(w.offices).toEqual([
      { person: 'person:ann', rank: 'head-of-state', of: 'country:AA', from: '2001-02-03', to: '2005', basis: 'ours' },
      { person: 'person:ann', rank: 'speaker', of: 'org:club', from: '2010', basis: "the club's minutes" },
      {
        person: 'person:ann',
        rank: 'minister',
        of: 'country:AA',
        from: '1999',
        to: '2000',
        basis: 'ours, to the year only',
      },
    ])
    expect(w.memberships.map((m) => [m.member, m.status, m.from, m.to])).toEqual([
      ['country:AA', 'founding-member', '1990', undefined],
      ['country:BB', 'founding-member', '1990', undefined],
    ])
    expect(w.chairs).toEqual([
      { organisation: 'org:club', holder: 'country:AA', from: '2001-06-01', to: '2002-06-01', basis: 'ours' },
    ])
    expect(w.sessions).toEqual([
      { series: 'series:fair', number: 2, from: '2003-01-30', to: '2003-02-01', place: 'place:town', basis: 'ours' },
    ])
    expect(w.partnerships).toEqual([
      {
        parties: ['country:AA', 'country:BB'],
        level: 'level:friends',
        from: '2004-05',
        basis: 'ours, to the month only',
      },
    ])
    expect(w.relations[0]?.basis).toBe('the note of that day')
    expect(w.events).toEqual([{ id: 'event:flood', from: '1953-02-01', to: '1953-02-01', basis: 'ours' }])
  })

  const refused: readonly [name: string, text: string, line: number, reason: string][] = [
    ['an unknown id', 'basis: b\nchairs: |\n  org:club | country:ZZ | 2001', 3, 'unknown id "country:ZZ"'],
    [
      'an id used twice',
      'entities: |\n  org:club | bank',
      2,
      'id "org:club" is used twice, first in world/base.yaml line 4',
    ],
    ['an id without a kind', 'entities: |\n  club | bank', 2, '"club" is no id'],
    ['an id with a capital slug', 'entities: |\n  org:Club', 2, '"org:Club" is no id'],
    ['a day that is none', 'basis: b\nchairs: |\n  org:club | country:AA | 2001-02-30..', 3, 'is no date'],
    ['a date in words', 'basis: b\nchairs: |\n  org:club | country:AA | May 2001', 3, 'is no date'],
    ['a to that is no date', 'basis: b\nchairs: |\n  org:club | country:AA | 2001..soon', 3, '"soon" is no date'],
    [
      'a from after its to',
      'basis: b\nchairs: |\n  org:club | country:AA | 2002-01..2001-12-31',
      3,
      'ends before it begins',
    ],
    ['a fact without basis', 'chairs: |\n  org:club | country:AA | 2001..', 2, 'without basis'],
    ['an unknown rank', 'basis: b\npeople: |\n  person:ann | king country:AA 2001..', 3, 'unknown rank "king"'],
    [
      'an unknown status',
      'basis: b\nmemberships: |\n  org:club | guest | 2001.. | country:AA',
      3,
      'unknown status "guest"',
    ],
    ['an office in part', 'basis: b\npeople: |\n  person:ann | speaker country:AA', 3, 'is no office'],
    ['a pair of one', 'basis: b\nrelations: |\n  country:AA country:AA | 2001', 3, 'no two different parties'],
    ['a session without number', 'basis: b\nsessions: |\n  org:club | first | 2001', 3, 'no session number'],
    ['too few cells', 'basis: b\nchairs: |\n  org:club | country:AA', 3, 'has 3 to 4 cells, this one has 2'],
    ['an unknown table', 'persons: |\n  person:ann', 1, 'persons'],
    ['an entity without English name', 'entities: |\n  org:nameless', 2, 'no name in packs/en/names'],
    ['no YAML', 'entities: [', 1, ''],
  ]
  for (const [name, text, line, reason] of refused) {
    it(`refuses ${name}`, () => {
      const { world: w, errors } = world(text)
      const found = errors.find((e) => e.file === 'world/x.yaml' && e.reason.includes(reason))
      expect(found, JSON.stringify(errors)).toBeDefined()
      expect(found?.line).toBe(line)
      expect(w.entities.has('country:AA')).toBe(true)
    })
  }

  it.each(['2002..2002', '2002-06..2002', '2002..2002-06', '2002-06-30~..2002-06', '1996?..'])(
    'takes the period %s',
    (period) => {
      expect(world(`basis: b\nchairs: |\n  org:club | country:AA | ${period}`).errors).toEqual([])
    },
  )
})

describe('loadNames', () => {
  const known = { entities: new Map<string, Entity>([['org:club', { id: 'org:club', kind: 'org', label: 'Club' }]]) }

  it('joins files in the order of their paths, the earlier name first', () => {
    const { names, errors } = loadNames(
      [
        { path: 'b.yaml', text: 'names: |\n  org:club | Klub; Club | K' },
        { path: 'a.yaml', text: 'names: |\n  org:club | The Club; Club | C' },
        { path: 'c.yaml', text: 'concepts: |\n  concept:x | X; Ix | old X | one; two' },
      ],
      { entities: new Map([...known.entities, ['concept:x', { id: 'concept:x', kind: 'concept', label: 'X' }]]) },
    )
    expect(errors).toEqual([])
    expect(names).toEqual([
      { id: 'org:club', names: ['The Club', 'Club', 'Klub'], short: ['C', 'K'] },
      { id: 'concept:x', names: ['X', 'Ix'], short: [], variants: ['old X'], elements: ['one', 'two'] },
    ])
  })

  const refused: readonly [text: string, line: number, reason: string][] = [
    ['names: |\n  org:other | Other', 2, 'name for unknown id "org:other"'],
    ['names: |\n  # twice\n  org:club | Club\n  org:club | Klub', 4, 'used twice'],
    ['names: |\n  org:club |', 2, 'no name for'],
    ['names: |\n  club | Club', 2, 'is no id'],
    ['nomes: |\n  org:club | Club', 1, 'nomes'],
  ]
  it.each(refused)('refuses %j', (text, line, reason) => {
    expect(loadNames([{ path: 'n.yaml', text }], known).errors).toEqual([
      { file: 'n.yaml', line, reason: expect.stringContaining(reason) },
    ])
  })
})

const PACKS = fileURLToPath(new URL('../../packs', import.meta.url))
const files = (folder: string): PackFile[] =>
  readdirSync(`${PACKS}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${PACKS}/${folder}/${name}`, 'utf8') }))

/** First and last day that a partial date may mean. */
const first = (date: string): string => `${date}-01-01`.slice(0, 10)
const last = (date: string | undefined): string => (date ? date + '-12-31'.slice(date.length - 4) : '9999-12-31')
const on =
  (day: string) =>
  (fact: { from: string; to?: string }): boolean =>
    first(fact.from) <= day && day <= last(fact.to)

describe('the shipped world', () => {
  let w: World
  let names: Record<'zh' | 'en' | 'ru', readonly NameEntry[]>
  let milliseconds = 0
  let errors: readonly unknown[] = []

  beforeAll(() => {
    const text = {
      world: [...files('world'), ...files('en/names')],
      zh: files('zh/names'),
      en: files('en/names'),
      ru: files('ru/names'),
    }
    const started = performance.now()
    const loaded = loadWorld(text.world)
    w = loaded.world
    const read = { zh: loadNames(text.zh, w), en: loadNames(text.en, w), ru: loadNames(text.ru, w) }
    milliseconds = performance.now() - started
    names = { zh: read.zh.names, en: read.en.names, ru: read.ru.names }
    errors = [...loaded.errors, ...read.zh.errors, ...read.en.errors, ...read.ru.errors]
  })

  it('loads without an error, and quickly', () => {
    expect(errors).toEqual([])
    // 130 ms alone on a cold process; the bound only catches a change of order on a busy machine.
    expect(milliseconds).toBeLessThan(1500)
  })

  it('names everything in three languages', () => {
    for (const language of ['zh', 'en', 'ru'] as const) {
      const named = new Set(names[language].map((n) => n.id))
      expect(
        [...w.entities.keys()].filter((id) => !named.has(id)),
        language,
      ).toEqual([])
    }
  })

  it('is as wide as it was', () => {
    const kinds: Record<string, number> = {}
    for (const entity of w.entities.values()) kinds[entity.kind] = (kinds[entity.kind] ?? 0) + 1
    const floor = {
      country: 249,
      person: 1750,
      org: 360,
      body: 75,
      place: 520,
      series: 80,
      level: 60,
      concept: 325,
      honour: 40,
      event: 150,
    }
    for (const [kind, least] of Object.entries(floor)) expect(kinds[kind], kind).toBeGreaterThanOrEqual(least)
    expect(w.offices.length).toBeGreaterThan(2000)
    expect(w.relations.length).toBeGreaterThan(270)
    expect(w.partnerships.length).toBeGreaterThan(250)
  })

  it('gives every person a full name before any bare surname', () => {
    const bare = names.en.filter((n) => n.id.startsWith('person:') && !/[\s-]/.test(n.names[0] ?? ''))
    // People of one name: two emperors, three Indonesians.
    expect(bare.map((n) => n.id).sort()).toEqual(
      ['akihito', 'naruhito', 'sugiono', 'suharto', 'sukarno'].map((slug) => `person:${slug}`),
    )
  })

  const members = (organisation: string, day: string): string[] =>
    w.memberships
      .filter(
        (m) =>
          m.organisation === organisation && (m.status === 'member' || m.status === 'founding-member') && on(day)(m),
      )
      .map((m) => m.member)

  it.each([
    ['org:sco', '2001-06-15', 6],
    ['org:sco', '2017-06-10', 8],
    ['org:sco', '2023-07-03', 8],
    ['org:sco', '2023-07-05', 9],
    ['org:sco', '2024-07-04', 10],
    ['org:brics', '2009-06-16', 4],
    ['org:brics', '2023-06-01', 5],
    ['org:brics', '2025-02-01', 10],
    ['org:asean', '1967-08-08', 5],
    ['org:asean', '2024-01-01', 10],
    ['org:asean', '2025-10-27', 11],
    ['org:g20', '2022-01-01', 20],
    ['org:g20', '2024-01-01', 21],
    ['org:eu', '1958-06-01', 6],
    ['org:eu', '2019-01-01', 28],
    ['org:eu', '2024-01-01', 27],
    ['org:nato', '2024-04-01', 32],
    ['org:gcc', '2024-01-01', 6],
    ['org:apec', '2024-01-01', 21],
    ['org:african-union', '2024-01-01', 55],
    ['org:celac', '2024-01-01', 33],
    ['org:arab-league', '2024-01-01', 22],
    ['org:cis', '2024-01-01', 9],
    ['org:csto', '2024-01-01', 6],
    ['org:eaeu', '2024-01-01', 5],
    ['org:caricom', '2024-01-01', 15],
    ['org:saarc', '2024-01-01', 8],
  ])('counts the members of %s on %s', (organisation, day, count) => {
    const found = members(organisation, day)
    expect(new Set(found).size).toBe(found.length)
    expect(found.length).toBe(count)
  })

  it('hands each chair on without a gap of more than a year', () => {
    const sco = w.chairs.filter((c) => c.organisation === 'org:sco').sort((a, b) => (a.from < b.from ? -1 : 1))
    expect(sco.find((c) => on('2024-07-03')(c))?.holder).toBe('country:KZ')
    expect(sco.filter((c) => on('2024-07-05')(c)).map((c) => c.holder)).toEqual(['country:CN'])
    for (let i = 1; i < sco.length; i++) expect(sco[i - 1]?.to).toBe(sco[i]?.from)
  })

  it('numbers sessions in the order of their dates', () => {
    const bySeries = Map.groupBy(w.sessions, (s) => s.series)
    for (const [series, sessions] of bySeries) {
      const ordered = [...sessions].sort((a, b) => a.number - b.number)
      expect(new Set(ordered.map((s) => s.number)).size, series).toBe(ordered.length)
      for (let i = 1; i < ordered.length; i++) {
        expect(first(ordered[i]!.from) >= first(ordered[i - 1]!.from), `${series} ${ordered[i]?.number}`).toBe(true)
      }
    }
  })

  it.each(['head-of-state', 'head-of-government', 'foreign-minister'] as const)('has one %s at a time', (rank) => {
    const byState = Map.groupBy(
      w.offices.filter((o) => o.rank === rank && !/acting/.test(o.basis)),
      (o) => o.of,
    )
    const clashes: string[] = []
    for (const [of, holdings] of byState) {
      for (const a of holdings)
        for (const b of holdings)
          if (a !== b && a.person < b.person && overlap(a, b) > 366) clashes.push(`${of}: ${a.person} ${b.person}`)
    }
    expect(clashes).toEqual([])
  })

  it('knows when relations began and what they are called', () => {
    const with_ = (facts: readonly { parties: readonly [string, string] }[], code: string) =>
      facts.filter((f) => f.parties.join() === `country:CN,country:${code}`)
    expect(with_(w.relations, 'KZ')).toMatchObject([{ from: '1992-01-03' }])
    expect(with_(w.relations, 'TJ')).toMatchObject([{ from: '1992-01-04' }])
    expect(with_(w.partnerships, 'KZ').at(-1)).toMatchObject({
      level: 'level:permanent-comprehensive-strategic-partnership',
      from: '2019-09-11',
    })
    const states = new Set([...w.entities.values()].filter((e) => e.sort === 'state').map((e) => e.id))
    expect(
      w.relations.filter((r) => r.parties[0] === 'country:CN' && states.has(r.parties[1])).length,
    ).toBeGreaterThanOrEqual(180)
  })
})

const overlap = (a: OfficeHolding, b: OfficeHolding): number => {
  const from = first(a.from) > first(b.from) ? a.from : b.from
  const to = Math.min(Date.parse(last(a.to)), Date.parse(last(b.to)))
  return (to - Date.parse(first(from))) / 86_400_000
}
