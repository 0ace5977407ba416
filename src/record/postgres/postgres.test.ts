// What only a record in PostgreSQL must bear: many programs at once, connections that end, other people's tables, passwords.
import { execFileSync } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entity, reading } from '../fixture.ts'
import { tag } from '../id.ts'
import { openRecord } from '../open.ts'
import { addressOf } from './address.ts'
import { noServer, type Server, startServer } from './server.ts'
import { copyLine, filled, given, held } from './wire.ts'

const report = (n: number) =>
  reading({
    title: `Report ${n}`,
    sentences: [
      {
        text: `They met on day ${n}.`,
        claims: [
          { type: 'meeting', roles: { participants: [entity('person:a'), entity(`person:${n}`)] }, when: '2024' },
        ],
      },
    ],
  })

describe.skipIf(noServer() !== undefined)('a record in PostgreSQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  const onServer = async (address: string, sql: string) => {
    const client = new pg.Client({ connectionString: address.replace(/\?.*/, '') })
    await client.connect()
    try {
      return (await client.query(sql)).rows as readonly unknown[]
    } finally {
      await client.end()
    }
  }
  const cut = (address: string) =>
    onServer(address, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'chancery'`)

  /** The same while this thread waits. */
  const cutNow = (address: string) => {
    const script = `import { execFileSync } from 'node:child_process'
import pg from 'pg'
      const client = new pg.Client({ connectionString: ${JSON.stringify(address.replace(/\?.*/, ''))} })
      await client.connect()
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'chancery'")
      await client.end()`
    execFileSync(process.execPath, ['--input-type=module', '-e', script])
  }

  it('takes turns between writers, and every reader sees what is written', async () => {
    const address = server.record('turns')
    const [one, two, reader] = [await openRecord(address), await openRecord(address), await openRecord(address)]
    for (let n = 0; n < 10; n++) {
      await one.append([report(2 * n), report(1000)])
      await two.append([report(2 * n + 1), report(1000)])
      expect((await reader.overview()).documents).toBe(2 * n + 3)
      expect((await reader.claims({ entities: [{ anyOf: ['person:a'] }] })).length).toBe(2 * n + 3)
    }
    const [claim] = await one.claims()
    await one.decide({ act: { kind: 'reject', claim: claim?.claim.id ?? '' }, by: 'A' })
    await two.append([report(50)])
    expect(await two.claims()).toHaveLength(21)
    expect((await reader.entities({ q: 'person:a' }))[0]?.claims).toBe(21)
    const before = JSON.stringify(await reader.claims({ rejected: true }))
    await two.rebuild()
    expect(JSON.stringify(await one.claims({ rejected: true }))).toBe(before)
    await Promise.all([one, two, reader].map((record) => record.close()))
  })

  it('goes on after its connection was ended', async () => {
    const address = server.record('ended')
    const record = await openRecord(address)
    await record.append([report(1)])
    await cut(address)
    expect((await record.overview()).documents).toBe(1)
    await cut(address)
    expect(await record.append([report(1), report(2)])).toEqual({ readings: 1, claims: 1, repeated: 1 })
    await record.close()
  })

  it('says that another program writes, after its patience', async () => {
    const address = server.record('busy')
    const record = await openRecord(address, { patience: 100 })
    const other = new pg.Client({ connectionString: address.replace(/\?.*/, '') })
    await other.connect()
    const { rows } = await other.query(`SELECT objid, classid FROM pg_locks WHERE locktype = 'advisory'`)
    expect(rows).toEqual([])
    await other.query('BEGIN; LOCK TABLE busy.meta')
    await expect(record.append([report(1)])).rejects.toMatchObject({ code: 'busy' })
    await other.query('ROLLBACK')
    expect(await record.append([report(1)])).toMatchObject({ readings: 1 })
    await other.end()
    await record.close()
  })

  it('says that another program writes before its turn comes, and takes it later', async () => {
    const address = server.record('turn')
    const record = await openRecord(address, { patience: 100 })
    const other = new pg.Client({ connectionString: address.replace(/\?.*/, '') })
    await other.connect()
    await other.query(`SELECT pg_advisory_lock(${tag('turn')})`)
    await expect(record.append([report(1)])).rejects.toMatchObject({ code: 'busy' })
    await other.query(`SELECT pg_advisory_unlock(${tag('turn')})`)
    expect(await record.append([report(1)])).toMatchObject({ readings: 1 })
    await other.end()
    await record.close()
  })

  it('keeps nothing of a batch whose connection ends in the midst of it', async () => {
    const address = server.record('midst')
    let ending = true
    const clock = () => {
      // Asked within the transaction, when it has its turn.
      if (ending) cutNow(address)
      ending = false
      return new Date()
    }
    const record = await openRecord(address, { clock })
    await expect(record.append([report(1), report(2)])).rejects.toMatchObject({ code: 'unreachable' })
    const left = await onServer(address, 'SELECT 1 FROM midst.text UNION ALL SELECT 1 FROM midst.current')
    expect(left).toEqual([])
    expect(await record.append([report(1), report(2)])).toMatchObject({ readings: 2 })
    await record.close()
  })

  it('never changes a row that was appended, whoever asks', async () => {
    const address = server.record('stays')
    const record = await openRecord(address)
    await record.append([report(1)])
    await record.close()
    for (const sql of ['UPDATE stays.text SET body = $$x$$', 'DELETE FROM stays.claim', 'TRUNCATE stays.decision'])
      await expect(onServer(address, sql)).rejects.toThrow(/never changed or removed/)
  })

  const wrong: readonly {
    readonly name: string
    readonly at: (address: string) => string
    readonly says: RegExp
  }[] = [
    { name: 'nobody answers', at: () => 'postgres://chancery@127.0.0.1:1/texts', says: /cannot be reached/ },
    {
      name: 'no database',
      at: (address) => address.replace('/postgres?', '/nowhere?'),
      says: /no such database/,
    },
    { name: 'no name of a schema', at: (address) => `${address}-X`, says: /schema/ },
    { name: 'no address', at: () => 'postgres://[', says: /write postgres:/ },
  ]
  it.each(wrong)('refuses in one sentence: $name', async ({ at, says }) => {
    const error = await openRecord(at(server.record('refused'))).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringMatching(says) as string })
  })

  it('leaves other tables alone, and a newer record as it is', async () => {
    const address = server.record('others')
    await onServer(address, 'CREATE SCHEMA others; CREATE TABLE others.mine (a int)')
    await expect(openRecord(address)).rejects.toMatchObject({ code: 'not-a-record' })
    const newer = server.record('newer')
    await (await openRecord(newer)).close()
    await onServer(newer, `UPDATE newer.meta SET value = '99' WHERE key = 'schema'`)
    await expect(openRecord(newer)).rejects.toMatchObject({ code: 'newer' })
    await expect(openRecord(server.record('none'), { readOnly: true })).rejects.toMatchObject({ code: 'unreachable' })
  })
})

describe('what travels', () => {
  it('is never more than a value', () => {
    expect(copyLine(['a\tb\\\n', null, 3])).toBe('a\\tb\\\\\\n\t\\N\t3\n')
    expect(filled('x = $1 and y = $2', ["it's", '\\'])).toBe(`x = 'it''s' and y = E'\\\\'`)
    expect(filled('x = $1, y = $2', ['$2', 5])).toBe(`x = '$2', y = 5`)
    for (const text of ['\0', '\ufdd1', '\ufdd10', '\0\ufdd11\0', 'plain']) {
      expect(held(text)).not.toContain('\0')
      expect(given(held(text))).toBe(text)
    }
  })

  it('shows no password', () => {
    expect(addressOf('postgres://a:secret@db:5433/texts?schema=x').shown).toBe('postgres://a@db:5433/texts?schema=x')
  })
})
