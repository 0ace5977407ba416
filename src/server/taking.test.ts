// Taking texts in over HTTP: what was read is on record, what cannot be read gets one sentence, and no other site sends any.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME, loadPacks, openRecord, type Record } from '../chancery.ts'
import { buildApp } from './app.ts'
import { ProblemDetailsShape, ReadShape, TakenShape } from './replies.ts'

let record: Record
let app: FastifyInstance

beforeAll(async () => {
  const { packs, errors } = loadPacks()
  if (!packs) throw new Error(JSON.stringify(errors))
  record = await openRecord(':memory:')
  app = await buildApp({ record, packs })
})
afterAll(async () => {
  await app?.close()
  await record?.close()
})

const send = (name: string, payload: Buffer | string, headers: { [name: string]: string } = {}, to = 'documents') =>
  app.inject({
    method: 'POST',
    url: `/api/${to}?name=${encodeURIComponent(name)}`,
    headers: { host: '127.0.0.1:7447', 'content-type': 'application/octet-stream', ...headers },
    payload,
  })

test('a text is read, kept, and known again when it is sent a second time', async () => {
  const bytes = await readFile(join(HOME, 'corpus', 'zh', 'a-aid-2014-liberia.txt'))
  const first = await send('a-aid-2014-liberia.txt', bytes)
  expect(first.statusCode).toBe(200)
  const { documents } = TakenShape.parse(JSON.parse(first.body))
  expect(documents).toHaveLength(1)
  expect(documents[0]).toMatchObject({ language: 'zh-Hans', held: false })
  expect(documents[0]?.claims).toBeGreaterThan(3)
  expect((await record.document(documents[0]?.id ?? ''))?.article.source.path).toBe('a-aid-2014-liberia.txt')
  const again = TakenShape.parse(JSON.parse((await send('same.txt', bytes)).body))
  expect(again.documents[0]?.held).toBe(true)
})

test('a text that is only to be read is read as it would be kept, and not kept', async () => {
  const bytes = await readFile(join(HOME, 'corpus', 'zh', 'a-announce-2019-solomon.txt'))
  const before = (await record.overview()).documents
  const { readings } = ReadShape.parse(JSON.parse((await send('a.txt', bytes, {}, 'readings')).body))
  expect((await record.overview()).documents).toBe(before)
  const { documents } = TakenShape.parse(JSON.parse((await send('a.txt', bytes)).body))
  expect(readings.map(({ article, claims }) => [article.id, claims.length])).toEqual(
    documents.map(({ id, claims }) => [id, claims]),
  )
})

test.each([
  ['nothing', 'empty.txt', '', 400, 'nothing'],
  ['a picture', 'photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, ''],
  ['more than is taken', 'big.txt', Buffer.alloc(20_000_001, 0x61), 413, 'chancery read'],
  ['a name with controls', 'a\u0007b.txt', 'text', 400, 'control'],
] as const)('%s is refused in one sentence', async (_, name, payload, status, words) => {
  const before = (await record.overview()).documents
  const reply = await send(name, payload)
  expect(reply.statusCode).toBe(status)
  const { detail } = ProblemDetailsShape.parse(JSON.parse(reply.body))
  expect(detail).toContain(words)
  expect(detail.length).toBeGreaterThan(10)
  expect((await record.overview()).documents).toBe(before)
})

test.each([
  ['another site', { origin: 'https://example.org' }],
  ['a form', { 'content-type': 'text/plain' }],
  ['another name', { host: 'example.org' }],
])('nothing is taken from %s', async (_, headers) => {
  expect((await send('a.txt', 'text', headers)).statusCode).toBe(403)
})
