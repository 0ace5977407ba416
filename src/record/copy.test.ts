// A record moved from a file to PostgreSQL and back is the same record, decisions and all.
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { copyRecord } from './copy.ts'
import { entity, reading } from './fixture.ts'
import { openRecord } from './open.ts'
import { noServer } from './postgres/server.ts'
import type { Record } from './record.ts'
import { storesForTests } from './stores.ts'

const stores = storesForTests()
afterAll(stores.close)

const [a, b] = [entity('person:a'), entity('person:b', '甲')]
const report = (n: number, packs = '1', text = `On day ${n} they met.\\ A\ttab, a quote ', a zero \0 and \ufdd1.`) =>
  reading({
    title: `Report ${n}`,
    ...(n % 3 === 0 ? { publisher: entity('org:xinhua') } : {}),
    published: `2024-0${1 + (n % 9)}`,
    sentences: [{ text, claims: [{ type: 'meeting', roles: { participants: [a, b] }, when: '2024' }] }],
    versions: { program: '0.1.0', packs },
  })

async function filled(path: string): Promise<void> {
  const record = await openRecord(path)
  const first = report(0)
  await record.append([first, ...Array.from({ length: 30 }, (_, i) => report(i + 1))])
  const [claim] = first.claims
  await record.decide({ act: { kind: 'accept', claim: claim?.id ?? '' }, by: 'A', why: "it's so" })
  const undone = await record.decide({ act: { kind: 'reject', claim: report(1).claims[0]?.id ?? '' }, by: 'B' })
  await record.decide({ act: { kind: 'undo', decision: undone.id }, by: 'B' })
  await record.append([
    report(0, '2'),
    { ...report(2), article: { ...report(2).article, source: { ...report(2).article.source, path: 'elsewhere.txt' } } },
  ])
  await record.close()
}

const everything = async (record: Record) => ({
  documents: await record.documents({ limit: 1000, copies: true }),
  pages: await Promise.all(
    (await record.documents({ limit: 1000, copies: true })).documents.map(({ id }) => record.document(id)),
  ),
  claims: JSON.stringify(await record.claims({ rejected: true, repeated: true })),
  decisions: await record.decisions(),
  entities: await record.entities({ limit: 1000 }),
  overview: await record.overview(),
  coverage: await record.coverageByPublisher(),
  found: await record.search({ text: 'zero' }),
})

const seen = async (path: string) => {
  const record = await openRecord(path)
  try {
    await record.verify()
    return await everything(record)
  } finally {
    await record.close()
  }
}

describe.skipIf(noServer() !== undefined)('a record that is copied', () => {
  it('from a file to PostgreSQL and back is the same', async () => {
    const [file, address, back] = [stores.file(), await stores.address(), stores.file()]
    await filled(file)
    const there = await copyRecord(file, address)
    expect(there).toMatchObject({ documents: 31, decisions: 3 })
    expect(await copyRecord(address, back)).toEqual(there)
    const was = await seen(file)
    expect(await seen(address)).toEqual(was)
    expect(await seen(back)).toEqual(was)
  })

  it('is never written over another', async () => {
    const [file, address] = [stores.file(), await stores.address()]
    await filled(file)
    await copyRecord(file, address)
    await expect(copyRecord(file, address)).rejects.toMatchObject({ code: 'taken' })
    await expect(copyRecord(address, file)).rejects.toMatchObject({ code: 'taken' })
    const nowhere = stores.file()
    await expect(copyRecord(await stores.address(), nowhere)).rejects.toMatchObject({ code: 'unreachable' })
    expect(existsSync(nowhere)).toBe(false)
  })
})
