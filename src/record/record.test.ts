// The laws of a record, the same for every store: append only, idempotent, two clocks, rebuilt alike.
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Reading } from '../model/reading.ts'
import { entity, reading } from './fixture.ts'
import type { Record } from './record.ts'
import { storesForTests } from './stores.ts'

const xinhua = entity('org:xinhua')
const tass = entity('org:tass')
const xi = entity('person:xi-jinping', '习近平')
const tokayev = entity('person:kassym-jomart-tokayev', '托卡耶夫')
const rahmon = entity('person:emomali-rahmon', '拉赫蒙')
const astana = entity('place:astana', '阿斯塔纳')
const reporters = { name: 'Reporters' }

const first = reading({
  title: '两国元首会谈',
  publisher: xinhua,
  published: '2024-07-03',
  language: 'zh-Hans',
  sentences: [
    {
      text: '7月3日，习近平同托卡耶夫在阿斯塔纳举行会谈。',
      claims: [
        { type: 'meeting', roles: { participants: [xi, tokayev], format: 'talks' }, when: '2024-07-03', where: astana },
      ],
    },
    {
      text: '习近平表示，中方愿同哈方一道努力。',
      claims: [
        {
          type: 'statement',
          roles: { speaker: [xi], content: '中方愿同哈方一道努力', stance: 'pledges' },
          voice: [{ by: xi, form: 'indirect' }],
        },
      ],
    },
  ],
  unread: 1,
})
const second = reading({
  title: 'Visit to Dushanbe',
  publisher: tass,
  published: '2024-07-05',
  sentences: [
    {
      text: 'Xi Jinping met Emomali Rahmon in Dushanbe on July 4.',
      claims: [
        { type: 'meeting', roles: { participants: [xi, rahmon] }, when: '2024-07-04', where: entity('place:dushanbe') },
      ],
    },
    {
      text: 'Reporters were told of an earlier trip.',
      claims: [{ type: 'visit', roles: { visitor: xi, host: reporters }, when: '2014/2019' }],
    },
  ],
})
const third = reading({
  title: 'Встреча в Москве',
  published: '2023',
  language: 'ru',
  sentences: [
    {
      text: 'Состоялась Встреча лидеров.',
      claims: [{ type: 'gathering', roles: { name: 'Встреча лидеров' }, when: '2023-03' }],
    },
  ],
})
const again: Reading = {
  ...first,
  claims: first.claims.slice(0, 1),
  versions: { program: '0.2.0', packs: 'made' },
}
const firstMeeting = first.claims[0]!
const statement = first.claims[1]!

const stores = storesForTests()
afterAll(stores.close)
const clocked = () => {
  let now = Date.parse('2026-01-01T00:00:00Z')
  return {
    clock: () => new Date(now),
    at: (iso: string) => {
      now = Date.parse(iso)
    },
  }
}

/** Everything that a record answers, without the instants at which it was told. */
const everything = async (record: Record, known?: string) => {
  const options = known === undefined ? {} : { known }
  const list = await record.documents(options)
  const untimed = list.documents.map(({ readAt: _, ...row }) => row)
  const pages = await Promise.all(
    list.documents.map(async ({ id }) => ({ ...(await record.document(id, known)), readAt: '' })),
  )
  return {
    documents: untimed,
    pages,
    claims: await record.claims({ ...options, rejected: true }),
    dated: await record.claims({ ...options, from: '2024-07', to: '2024-07' }),
    of: await record.claims({ ...options, entities: [{ anyOf: ['person:xi-jinping'] }] }),
    found: await record.search({ ...options, text: '会谈' }),
    overview: await record.overview(known),
    coverage: await record.coverage(options),
  }
}

describe.each(stores.all)('a record in $name', ({ name, make: open, missing }) => {
  beforeEach((test) => test.skip(missing !== undefined, missing))
  const make = (clock: () => Date) => open({ clock })
  const slow = name === 'PostgreSQL'

  it('gives back what was read, with quotes cut from the text', async () => {
    const record = await make(clocked().clock)
    expect(await record.append([first, second, third])).toEqual({ readings: 3, claims: 5, repeated: 0 })
    const page = await record.document(first.article.id)
    expect(page?.article).toEqual(first.article)
    expect(page?.claims).toEqual(first.claims)
    expect(page?.versions).toEqual(first.versions)
    expect(await record.document('doc_unknown')).toBeUndefined()
    await record.close()
  })

  it('adds nothing when the same is read twice', async () => {
    const record = await make(clocked().clock)
    await record.append([first, second])
    const before = await everything(record)
    expect(await record.append([second, first])).toEqual({ readings: 0, claims: 0, repeated: 2 })
    expect(await everything(record)).toEqual(before)
    await record.close()
  })

  it('lists documents newest first, page by page', async () => {
    const record = await make(clocked().clock)
    await record.append([first, second, third])
    const ids: string[] = []
    for (let cursor: string | undefined, n = 0; n < 5; n++) {
      const page = await record.documents({ limit: 1, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.total).toBe(3)
      ids.push(...page.documents.map(({ id }) => id))
      cursor = page.next
      if (cursor === undefined) break
    }
    expect(ids).toEqual([second, first, third].map(({ article }) => article.id))
    expect((await record.documents({ language: 'ru' })).documents.map(({ title }) => title)).toEqual([
      'Встреча в Москве',
    ])
    expect((await record.documents({ publisher: 'org:tass' })).total).toBe(1)
    expect((await record.documents({ publisher: 'Xinhua' })).total).toBe(1)
    await record.close()
  })

  it.each([
    { query: { types: ['meeting'] as const }, glosses: 2 },
    { query: { entities: [{ anyOf: ['person:xi-jinping'] }] }, glosses: 4 },
    {
      query: {
        entities: [
          { anyOf: ['person:xi-jinping'] },
          { anyOf: ['person:emomali-rahmon', 'person:kassym-jomart-tokayev'] },
        ],
      },
      glosses: 2,
    },
    { query: { entities: [{ anyOf: ['person:xi-jinping'], roles: ['voice'] as const }] }, glosses: 1 },
    { query: { entities: [{ anyOf: ['place:astana'], roles: ['where'] as const }] }, glosses: 1 },
    { query: { entities: [{ anyOf: ['name:Reporters'] }] }, glosses: 1 },
    { query: { entities: [{ anyOf: ['person:nobody'] }] }, glosses: 0 },
    { query: { from: '2024-07-03', to: '2024-07-03' }, glosses: 1 },
    { query: { from: '2016', to: '2017' }, glosses: 1 },
    { query: { from: '2016', to: '2017', entities: [{ anyOf: ['person:xi-jinping'] }] }, glosses: 1 },
    { query: { from: '2023-03-08', to: '2023-03-08' }, glosses: 1 },
    { query: { from: '2024-07-04', undated: true }, glosses: 2 },
    { query: { limit: 2 }, glosses: 2 },
    { query: { document: second.article.id }, glosses: 2 },
    { query: { ids: [firstMeeting.id] }, glosses: 1 },
    { query: { modes: ['planned'] as const }, glosses: 0 },
  ])('finds $glosses claims for $query', async ({ query, glosses }) => {
    const record = await make(clocked().clock)
    await record.append([first, second, third])
    expect(await record.claims(query)).toHaveLength(glosses)
    await record.close()
  })

  it('finds the first claims by date whatever the limit', async () => {
    const record = await make(clocked().clock)
    const many = Array.from({ length: 60 }, (_, i) =>
      reading({
        title: `Report ${i}`,
        sentences: [
          {
            text: 'They met.',
            claims: [
              {
                type: 'meeting',
                roles: { participants: [xi, rahmon] },
                ...(i % 7 === 0 ? {} : { when: i % 5 === 0 ? `${1990 + i}/2024` : `2024-0${1 + (i % 9)}` }),
              },
            ],
          },
        ],
      }),
    )
    await record.append(many)
    for (const query of [
      { entities: [{ anyOf: ['person:xi-jinping'] }] },
      { types: ['meeting'] as const },
      { from: '2020', types: ['meeting'] as const },
    ]) {
      const all = await record.claims(query)
      for (const limit of [1, 3, 10, 59]) expect(await record.claims({ ...query, limit })).toEqual(all.slice(0, limit))
    }
    await record.close()
  })

  it.each([
    { text: '会谈', hits: 1 },
    { text: '谈', hits: 1 },
    { text: '阿斯塔纳举行会谈', hits: 1 },
    { text: '塔阿', hits: 0 },
    { text: '努力 会谈', hits: 1 },
    { text: 'DUSHANBE', hits: 1 },
    { text: 'dushan', hits: 0 },
    { text: 'dushan*', hits: 1 },
    { text: '"met Emomali"', hits: 1 },
    { text: '"Emomali met"', hits: 0 },
    { text: 'встреча', hits: 1 },
    { text: '  ', hits: 0 },
    { text: '"*', hits: 0 },
    { text: 'July NOT 4', hits: 0 },
  ])('finds $hits documents with the words $text', async ({ text, hits }) => {
    const record = await make(clocked().clock)
    await record.append([first, second, third])
    const result = await record.search({ text })
    expect(result.hits).toHaveLength(hits)
    expect(result.total).toBe(hits)
    for (const { document, snippets } of result.hits) {
      const page = await record.document(document.id)
      expect(snippets.length).toBeGreaterThan(0)
      for (const { start, end, quote, marks } of snippets) {
        expect(page?.article.text.slice(start, end)).toBe(quote)
        for (const mark of marks) expect(mark.start >= start && mark.end <= end).toBe(true)
      }
    }
    await record.close()
  })

  it('knows its people by any of their names', async () => {
    const record = await make(clocked().clock)
    await record.append([first, second])
    expect(await record.entities({ q: '习近' })).toEqual([
      { id: 'person:xi-jinping', label: 'Xi Jinping', names: ['Xi Jinping', '习近平'], claims: 4 },
    ])
    expect((await record.entities({ kind: 'place' })).map(({ id }) => id)).toEqual(['place:astana', 'place:dushanbe'])
    expect((await record.entities({ q: 'reporters', kind: 'name' })).map(({ id }) => id)).toEqual(['name:reporters'])
    expect(await record.entities({ q: '100%' })).toEqual([])
    await record.close()
  })

  it('lets a newer reading supersede an older one, which stays known as it was', async () => {
    const { clock, at } = clocked()
    const record = await make(clock)
    await record.append([first])
    at('2026-02-01T00:00:00Z')
    await record.append([again])
    expect((await record.claims()).map(({ claim }) => claim.id)).toEqual([firstMeeting.id])
    expect(await record.claims({ known: '2026-01-15' })).toHaveLength(2)
    expect(await record.claims({ known: '2025-12-31' })).toHaveLength(0)
    expect((await record.document(first.article.id, '2026-01-15'))?.versions.program).toBe('0.1.0')
    expect((await record.entities({ q: 'person:xi-jinping' }))[0]?.claims).toBe(1)
    expect((await record.search({ text: '会谈', known: '2025-12-31' })).total).toBe(0)
    await record.close()
  })

  it('keeps decisions through a newer reading and shows where it disagrees', async () => {
    const { clock, at } = clocked()
    const record = await make(clock)
    await record.append([first])
    await record.decide({
      act: { kind: 'correct', claim: firstMeeting.id, change: { when: '2024-07-02', roles: { format: null } } },
      by: 'A',
    })
    const accepted = await record.decide({ act: { kind: 'accept', claim: statement.id }, by: 'A', why: 'checked' })
    expect((await record.claims({ ids: [statement.id] }))[0]?.status).toBe('accepted')
    at('2026-02-01T00:00:00Z')
    await record.append([again])
    const [kept] = await record.claims()
    expect(kept?.status).toBe('corrected')
    expect(kept?.claim.when).toBe('2024-07-02')
    expect(kept?.claim.roles).toEqual({ participants: [xi, tokayev] })
    expect((await record.decisions({ claim: statement.id })).map(({ id, orphaned }) => ({ id, orphaned }))).toEqual([
      { id: accepted.id, orphaned: true },
    ])
    await record.close()
  })

  it('undoes, and undoes undoing', async () => {
    const record = await make(clocked().clock)
    await record.append([first])
    const before = await everything(record)
    const rejected = await record.decide({ act: { kind: 'reject', claim: statement.id }, by: 'A' })
    expect(await record.claims()).toHaveLength(1)
    expect((await record.overview()).claims).toBe(1)
    const back = await record.decide({ act: { kind: 'undo', decision: rejected.id }, by: 'B' })
    expect(await everything(record)).toEqual(before)
    await record.decide({ act: { kind: 'undo', decision: back.id }, by: 'A' })
    expect(await record.claims()).toHaveLength(1)
    expect((await record.decisions()).map(({ undone }) => undone ?? false)).toEqual([false, true, false])
    await record.close()
  })

  it('takes a claim made by hand, and only with evidence from the text', async () => {
    const record = await make(clocked().clock)
    await record.append([first])
    const added = {
      ...firstMeeting,
      id: 'cl_by_hand',
      type: 'visit' as const,
      roles: { visitor: xi, host: astana },
      method: { person: 'A' },
    }
    await expect(
      record.decide({
        act: { kind: 'add', claim: { ...added, evidence: [{ start: 0, end: 2, quote: 'no' }] } },
        by: 'A',
      }),
    ).rejects.toMatchObject({ code: 'invalid' })
    const made = await record.decide({ act: { kind: 'add', claim: added }, by: 'A' })
    expect((await record.claims({ ids: ['cl_by_hand'] }))[0]).toMatchObject({ status: 'added', claim: added })
    await record.append([again])
    expect(await record.claims({ types: ['visit'] })).toHaveLength(1)
    const gone = await record.decide({ act: { kind: 'undo', decision: made.id }, by: 'A' })
    expect(await record.claims({ types: ['visit'] })).toHaveLength(0)
    await record.decide({ act: { kind: 'undo', decision: gone.id }, by: 'A' })
    expect(await record.claims({ types: ['visit'] })).toHaveLength(1)
    await record.close()
  })

  it.each([
    { act: { kind: 'accept', claim: 'cl_nowhere' } as const, says: /no claim cl_nowhere/ },
    { act: { kind: 'undo', decision: 'de_nowhere' } as const, says: /no decision de_nowhere/ },
    { act: { kind: 'join', claims: [firstMeeting.id] } as const, says: /at least two/ },
    { act: { kind: 'correct', claim: firstMeeting.id, change: { when: 'yesterday' } } as const, says: /no date/ },
    {
      act: { kind: 'correct', claim: firstMeeting.id, change: { roles: { level: 'high' } } } as const,
      says: /no role "level"/,
    },
    {
      act: { kind: 'misprint', document: first.article.id, start: 0, end: 99_999, likely: 'x' } as const,
      says: /no place/,
    },
  ])('refuses to $act.kind what cannot be', async ({ act, says }) => {
    const record = await make(clocked().clock)
    await record.append([first])
    await expect(record.decide({ act, by: 'A' })).rejects.toThrow(says)
    expect(await record.decisions()).toEqual([])
    await record.close()
  })

  it('refuses all of a batch when one reading cannot be kept', async () => {
    const record = await make(clocked().clock)
    const wrong = { ...second, claims: [{ ...second.claims[0]!, evidence: [{ start: 1, end: 3, quote: 'zz' }] }] }
    await expect(record.append([first, wrong])).rejects.toMatchObject({ code: 'invalid' })
    expect((await record.overview()).documents).toBe(0)
    await record.append([first])
    expect((await record.claims({ entities: [{ anyOf: ['person:xi-jinping'] }] })).length).toBe(2)
    await record.close()
  })

  it('answers alike in whatever order texts are read, and after a rebuild', async () => {
    const expected = await (async () => {
      const record = await make(clocked().clock)
      await record.append([first, second, third])
      return everything(record)
    })()
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([first, second, third], { minLength: 3 }),
        fc.boolean(),
        async (order, together) => {
          const record = await make(clocked().clock)
          if (together) await record.append(order)
          else for (const one of order) await record.append([one])
          expect(await everything(record)).toEqual(expected)
          await record.rebuild()
          expect(await everything(record)).toEqual(expected)
          await record.close()
        },
      ),
      { numRuns: slow ? 4 : 12 },
    )
  })

  it('never sees the future through known, and rebuilds every past', async () => {
    const step = fc.oneof(
      fc
        .constantFrom(first, second, third, again)
        .map((one) => async (record: Record) => void (await record.append([one]))),
      fc.constantFrom('accept' as const, 'reject' as const).map((kind) => async (record: Record) => {
        const [claim] = await record.claims({ rejected: true })
        if (claim) await record.decide({ act: { kind, claim: claim.claim.id }, by: 'A' })
      }),
      fc.constant(async (record: Record) => {
        const last = (await record.decisions()).filter(({ undone }) => !undone).at(-1)
        if (last) await record.decide({ act: { kind: 'undo', decision: last.id }, by: 'B' })
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const { clock, at } = clocked()
        const record = await make(clock)
        const seen: { known: string; was: unknown }[] = []
        for (const [i, take] of steps.entries()) {
          at(`2026-01-${String(i + 1).padStart(2, '0')}T12:00:00Z`)
          await take(record)
          const known = `2026-01-${String(i + 1).padStart(2, '0')}`
          seen.push({ known, was: await everything(record) })
        }
        for (const { known, was } of seen) expect(await everything(record, known)).toEqual(was)
        await record.rebuild()
        for (const { known, was } of seen) expect(await everything(record, known)).toEqual(was)
        await record.close()
      }),
      { numRuns: slow ? 6 : 25 },
    )
  })
})
