// What goes wrong with files gets one plain sentence and leaves them as they were.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { entity, reading } from './fixture.ts'
import { openRecord } from './open.ts'
import { RecordError, type RecordErrorCode } from './record.ts'

const folder = mkdtempSync(join(tmpdir(), 'trouble-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (n: number) =>
  reading({
    title: `Report ${n}`,
    sentences: [
      {
        text: `They met ${'again and '.repeat(40)} on day ${n}.`,
        claims: [{ type: 'meeting', roles: { participants: [entity('person:a'), entity('person:b')] }, when: '2024' }],
      },
    ],
  })

const made = async (name: string, reports = 1): Promise<string> => {
  const path = join(folder, name)
  const record = await openRecord(path)
  await record.append(Array.from({ length: reports }, (_, n) => report(n)))
  await record.close()
  return path
}

const refusal = async (work: () => Promise<unknown>): Promise<RecordError> => {
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof RecordError)) throw new Error(`not refused as a record error: ${String(error)}`)
  expect(error.message).toMatch(/^[^\n]+\.$/)
  return error
}

describe('a record that cannot be opened', () => {
  const cases: readonly {
    readonly name: string
    readonly code: RecordErrorCode
    readonly says: RegExp
    readonly prepare: (path: string) => Promise<void> | void
  }[] = [
    {
      name: 'made by a newer version',
      code: 'newer',
      says: /newer version/,
      prepare: async (path) => {
        await made(path.slice(folder.length + 1))
        const db = new BetterSqlite3(path)
        db.pragma('user_version = 99')
        db.pragma('wal_checkpoint(TRUNCATE)')
        db.close()
      },
    },
    {
      name: 'a text file',
      code: 'not-a-record',
      says: /not a record/,
      prepare: (path) => writeFileSync(path, 'Once upon a time. '.repeat(50)),
    },
    { name: 'a short file', code: 'not-a-record', says: /not a record/, prepare: (path) => writeFileSync(path, 'x') },
    {
      name: "somebody else's database",
      code: 'not-a-record',
      says: /not a record/,
      prepare: (path) => {
        const db = new BetterSqlite3(path)
        db.exec('CREATE TABLE a (b)')
        db.close()
      },
    },
    {
      name: 'overwritten in the middle',
      code: 'damaged',
      says: /damaged/,
      prepare: async (path) => {
        await made(path.slice(folder.length + 1), 200)
        const bytes = readFileSync(path)
        bytes.fill(0xa5, 100, 4096 * 12)
        writeFileSync(path, bytes)
      },
    },
    {
      name: 'cut short',
      code: 'damaged',
      says: /damaged/,
      prepare: async (path) => {
        await made(path.slice(folder.length + 1), 200)
        truncateSync(path, 4096 * 3 + 100)
      },
    },
    { name: 'a folder', code: 'unreachable', says: /cannot be opened/, prepare: (path) => void mkdirSync(path) },
  ]
  it.each(cases)('$name: $code', async ({ name, code, says, prepare }) => {
    const path = join(folder, `${name.replaceAll(/\W/g, '-')}.chancery`)
    await prepare(path)
    const before = code === 'unreachable' ? undefined : readFileSync(path)
    const error = await refusal(async () => {
      const record = await openRecord(path)
      try {
        await record.verify()
        await record.claims()
      } finally {
        await record.close()
      }
    })
    expect(error.code).toBe(code)
    expect(error.message).toMatch(says)
    if (before) expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('in a folder that is not there', async () => {
    expect((await refusal(() => openRecord(join(folder, 'no', 'where.chancery')))).code).toBe('unreachable')
  })

  it('read only, where there is none', async () => {
    expect((await refusal(() => openRecord(join(folder, 'none.chancery'), { readOnly: true }))).message).toMatch(
      /no record/,
    )
  })

  it.skipIf(process.getuid?.() === 0)('that may not be read (skipped for root, who may read everything)', async () => {
    const path = await made('locked.chancery')
    chmodSync(path, 0)
    expect((await refusal(() => openRecord(path))).code).toBe('unreachable')
  })
})

it('refuses what finds no room, writes nothing of it and goes on', async () => {
  const path = join(folder, 'small.chancery')
  const record = await openRecord(path, { maxBytes: 400_000 })
  await record.append([report(0)])
  const error = await refusal(() => record.append(Array.from({ length: 2000 }, (_, n) => report(n + 1))))
  expect(error.code).toBe('full')
  expect((await record.overview()).documents).toBe(1)
  await record.append([report(1)])
  await record.decide({ act: { kind: 'accept', claim: report(1).claims[0]?.id ?? '' }, by: 'A' })
  expect((await record.claims({ entities: [{ anyOf: ['person:a'] }] })).length).toBe(2)
  await record.verify()
  await record.close()
  const again = await openRecord(path)
  expect((await again.overview()).documents).toBe(2)
  await again.close()
})

it('says so when another program is writing', { timeout: 30_000 }, async () => {
  const path = await made('busy.chancery')
  const other = new BetterSqlite3(path)
  other.exec('BEGIN IMMEDIATE')
  const record = await openRecord(path, { patience: 50 })
  expect((await record.claims()).length).toBe(1)
  expect((await refusal(() => record.append([report(7)]))).code).toBe('busy')
  other.exec('ROLLBACK')
  other.close()
  await record.append([report(7)])
  await record.close()
})

it('takes in what another writer has decided', async () => {
  const path = await made('two.chancery', 2)
  const [one, two] = [await openRecord(path), await openRecord(path)]
  const [first, second] = await one.claims()
  await one.decide({ act: { kind: 'accept', claim: first!.claim.id }, by: 'A' })
  const rejected = await two.decide({ act: { kind: 'reject', claim: second!.claim.id }, by: 'B' })
  await one.decide({ act: { kind: 'undo', decision: rejected.id }, by: 'A' })
  await two.append([report(5)])
  await one.append([{ ...report(1), versions: { program: '0.2.0', packs: 'made' } }])
  expect((await two.claims()).map(({ status }) => status).toSorted()).toEqual(['accepted', 'read', 'read'])
  await one.rebuild()
  await two.append([report(6)])
  expect((await two.claims({ entities: [{ anyOf: ['person:a'] }] })).length).toBe(4)
  await Promise.all([one.close(), two.close()])
})

it('never changes a row that was appended', async () => {
  const path = await made('fixed.chancery')
  const db = new BetterSqlite3(path)
  for (const table of ['text', 'reading', 'claim']) {
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/never removed/)
    expect(() => db.exec(`UPDATE ${table} SET num = num + 1`)).toThrow(/never changed/)
  }
  db.close()
})
