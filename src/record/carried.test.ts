// What a person decided stays with what the text says when newer packs read it again with other details, and where they disagree that is shown.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Reading } from '../model/reading.ts'
import { entity, type MadeClaim, reading } from './fixture.ts'
import type { DecisionAct, Record } from './record.ts'
import { type Store, storesForTests } from './stores.ts'

const stores = storesForTests()
afterAll(stores.close)
let make: Store['make']

const [a, b, c] = [entity('person:a'), entity('person:b'), entity('person:c')]
const meeting = (more: Partial<MadeClaim> = {}): MadeClaim => ({
  type: 'meeting',
  when: '2024-07-03',
  ...more,
  roles: { participants: [a, b], ...more.roles },
})
/** The same text as read by each version of the packs. */
const read = (packs: string, ...claims: readonly MadeClaim[]): Reading =>
  reading({
    title: 'A report',
    published: '2024-07-03',
    sentences: [
      { text: 'They met in Astana on 3 July and talked of trade.', claims },
      { text: 'Earlier they had met in Beijing.', claims: [meeting({ when: '2023-10' })] },
    ],
    versions: { program: '0.1.0', packs },
  })

const old = read('1', meeting())
const [met, earlier] = old.claims.map(({ id }) => id) as [string, string]
const richer = read('2', meeting({ roles: { topics: ['trade'], format: 'talks' } }))
const moved = read('2', meeting({ when: '2024-07-04' }))
const others = read('2', meeting({ roles: { participants: [a, c] } }))
const twice = read('2', meeting({ roles: { format: 'talks' } }), meeting({ roles: { format: 'tea' } }))

const readAgain = async (now: Reading, ...acts: readonly DecisionAct[]): Promise<Record> => {
  const record = await make()
  await record.append([old])
  for (const act of acts) await record.decide({ act, by: 'A. Reader', why: 'looked at' })
  await record.append([now])
  return record
}
const states = async (record: Record) =>
  (await record.claims({ rejected: true, from: '2024' })).map(({ status, claim }) => [status, claim.when])
const word = async (record: Record) => {
  const [made] = await record.decisions()
  return { carried: Object.values(made?.carried ?? {}), differs: made?.differs, orphaned: made?.orphaned }
}

describe.each(stores.all)('a newer reading in $name', (store) => {
  beforeEach((test) => {
    test.skip(store.missing !== undefined, store.missing)
    make = store.make
  })

  const cases: readonly {
    readonly name: string
    readonly now: Reading
    readonly act: DecisionAct
    readonly state: readonly (readonly [string, string | undefined])[]
    readonly carried: readonly (string | undefined)[]
    readonly differs?: readonly string[]
    readonly orphaned?: true
  }[] = [
    {
      name: 'tells more: what was accepted stays accepted',
      now: richer,
      act: { kind: 'accept', claim: met },
      state: [['accepted', '2024-07-03']],
      carried: [richer.claims[0]?.id],
    },
    {
      name: 'tells more: what was rejected stays rejected',
      now: richer,
      act: { kind: 'reject', claim: met },
      state: [['rejected', '2024-07-03']],
      carried: [richer.claims[0]?.id],
    },
    {
      name: 'tells more: a correction stands in the new claim',
      now: richer,
      act: { kind: 'correct', claim: met, change: { when: '2024-07-02' } },
      state: [['corrected', '2024-07-02']],
      carried: [richer.claims[0]?.id],
    },
    {
      name: 'tells another date: nobody has accepted that one, and the list says so',
      now: moved,
      act: { kind: 'accept', claim: met },
      state: [['read', '2024-07-04']],
      carried: [moved.claims[0]?.id],
      differs: ['date: 2024-07-04 instead of 2024-07-03'],
    },
    {
      name: 'tells another date: a person set one, and it stands',
      now: moved,
      act: { kind: 'correct', claim: met, change: { when: '2024-07-02' } },
      state: [['corrected', '2024-07-02']],
      carried: [moved.claims[0]?.id],
      differs: ['date: 2024-07-04 instead of 2024-07-03'],
    },
    {
      name: 'tells of other people: it is another claim',
      now: others,
      act: { kind: 'accept', claim: met },
      state: [['read', '2024-07-03']],
      carried: [],
      orphaned: true,
    },
    {
      name: 'tells two that would do: neither is chosen in silence',
      now: twice,
      act: { kind: 'accept', claim: met },
      state: [
        ['read', '2024-07-03'],
        ['read', '2024-07-03'],
      ],
      carried: [],
      orphaned: true,
    },
  ]
  it.each(cases)('$name', async ({ now, act, state, carried, differs, orphaned }) => {
    const record = await readAgain(now, act)
    expect(await states(record)).toEqual(state)
    expect(await word(record)).toEqual({ carried, differs, orphaned })
    const before = [await record.claims({ rejected: true }), await record.decisions()]
    await record.rebuild()
    expect([await record.claims({ rejected: true }), await record.decisions()]).toEqual(before)
    await record.close()
  })

  it('keeps what was joined together, under the new names', async () => {
    const record = await readAgain(richer, { kind: 'join', claims: [met, earlier] })
    const [made] = await record.decisions({ claim: richer.claims[0]?.id ?? '' })
    expect(made?.carried).toEqual({ [met]: richer.claims[0]?.id })
    expect(made?.orphaned).toBeUndefined()
    await record.close()
  })

  it('that goes back to the older words finds the decision where it was', async () => {
    const record = await readAgain(moved, { kind: 'accept', claim: met })
    const third: Reading = { ...old, versions: { program: '0.1.0', packs: '3' } }
    await record.append([third])
    expect(await states(record)).toEqual([['accepted', '2024-07-03']])
    expect(await word(record)).toEqual({ carried: [], differs: undefined, orphaned: undefined })
    await record.close()
  })

  it('takes a decision on the older claim from somebody who has not seen it yet', async () => {
    const record = await readAgain(richer)
    const made = await record.decide({ act: { kind: 'accept', claim: met }, by: 'B' })
    expect(await states(record)).toEqual([['accepted', '2024-07-03']])
    await record.decide({ act: { kind: 'undo', decision: made.id }, by: 'B' })
    expect(await states(record)).toEqual([['read', '2024-07-03']])
    await record.close()
  })

  it('leaves the past as it was known', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    const record = await make({ clock: () => new Date(now) })
    await record.append([old])
    await record.decide({ act: { kind: 'accept', claim: met }, by: 'A' })
    now = Date.parse('2026-02-01T00:00:00Z')
    await record.append([moved])
    const [then] = await record.claims({ known: '2026-01-15', from: '2024' })
    expect([then?.claim.id, then?.status]).toEqual([met, 'accepted'])
    expect((await record.decisions({ known: '2026-01-15' }))[0]?.differs).toBeUndefined()
    expect((await record.decisions())[0]?.differs).toHaveLength(1)
    await record.close()
  })
})
