// Decisions over HTTP: what was sent is on record, what cannot stand gets one sentence, and no other site decides.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME, loadPacks, openRecord, type Record, readSource } from '../chancery.ts'
import type { Claim } from '../model/claim.ts'
import { buildApp } from './app.ts'
import { DecisionShape } from './deciding.ts'

const ARTICLE = join(HOME, 'corpus', 'zh', 'a-aid-2014-liberia.txt')
let record: Record
let app: FastifyInstance
let claims: readonly Claim[]
let document: string
let text: string

beforeAll(async () => {
  const { packs, errors } = loadPacks()
  if (!packs) throw new Error(JSON.stringify(errors))
  const outcome = await readSource(ARTICLE, await readFile(ARTICLE), packs)
  if (!('readings' in outcome)) throw new Error(outcome.reason)
  record = await openRecord(':memory:')
  await record.append(outcome.readings)
  const [reading] = outcome.readings
  document = reading?.article.id ?? ''
  text = reading?.article.text ?? ''
  claims = reading?.claims ?? []
  app = await buildApp({ record, packs })
})
afterAll(async () => {
  await app?.close()
  await record?.close()
})

const post = (body: unknown, headers: { [name: string]: string } = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/decisions',
    headers: { host: '127.0.0.1:7447', 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = async (url: string) => JSON.parse((await app.inject({ url, headers: { host: 'localhost' } })).body)
const made = async (act: unknown) => {
  const reply = await post({ act, by: 'A. Reader', why: 'checked' })
  expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
  return DecisionShape.parse(JSON.parse(reply.body))
}

test('accept, correct, undo: kept with who, when and why, and the claim follows', async () => {
  const claim = claims[0]?.id ?? ''
  const accepted = await made({ kind: 'accept', claim })
  expect(accepted).toMatchObject({ by: 'A. Reader', why: 'checked', act: { kind: 'accept', claim } })
  expect((await get(`/api/claims/${claim}`)).status).toBe('accepted')
  const moved = await made({ kind: 'correct', claim, change: { when: '2014-09-01' } })
  expect((await get(`/api/claims/${claim}`)).claim.when).toBe('2014-09-01')
  await made({ kind: 'undo', decision: moved.id })
  expect(await get(`/api/claims/${claim}`)).toMatchObject({ status: 'accepted', claim: { gloss: claims[0]?.gloss } })
  const list = await get(`/api/decisions?claim=${claim}`)
  expect(list.map((one: { act: { kind: string } }) => one.act.kind)).toEqual(['accept', 'correct', 'undo'])
  expect(list[1].undone).toBe(true)
})

test('reject, join, split, misprint', async () => {
  const [, b, c] = claims.map(({ id }) => id)
  const rejected = await made({ kind: 'reject', claim: b })
  expect((await get(`/api/documents/${document}`)).claims.some((one: Claim) => one.id === b)).toBe(false)
  await made({ kind: 'undo', decision: rejected.id })
  await made({ kind: 'join', claims: [b, c] })
  await made({ kind: 'split', claims: [b, c] })
  await made({ kind: 'misprint', document, start: 0, end: 2, likely: 'x' })
  const { problems } = await get(`/api/documents/${document}`)
  expect(problems).toContainEqual(expect.objectContaining({ code: 'misprint', start: 0, end: 2, likely: 'x' }))
})

test('add by hand: the quote is cut from the selected words', async () => {
  const claim = {
    document,
    type: 'meeting',
    roles: { participants: [{ name: 'A' }, { id: 'country:LR', name: 'B' }] },
    evidence: [{ start: 3, end: 9 }],
    when: '2014',
  }
  const { act } = await made({ kind: 'add', claim })
  if (act.kind !== 'add') throw new Error(act.kind)
  expect(act.claim.evidence).toEqual([{ start: 3, end: 9, quote: text.slice(3, 9) }])
  expect(act.claim.method).toEqual({ person: 'A. Reader' })
  expect((await get(`/api/claims/${act.claim.id}`)).status).toBe('added')
})

describe('what cannot stand', () => {
  const claim = () => claims[0]?.id
  test.each([
    ['no name', () => ({ act: { kind: 'accept', claim: claim() }, by: ' ' }), 'by'],
    ['no such act', () => ({ act: { kind: 'burn', claim: claim() }, by: 'A' }), 'act.kind'],
    ['no such claim', () => ({ act: { kind: 'accept', claim: 'cl_none' }, by: 'A' }), 'cl_none'],
    [
      'no such role',
      () => ({ act: { kind: 'correct', claim: claim(), change: { roles: { colour: 'x' } } }, by: 'A' }),
      'colour',
    ],
    ['no date', () => ({ act: { kind: 'correct', claim: claim(), change: { when: 'soon' } }, by: 'A' }), 'soon'],
    ['a claim too few', () => ({ act: { kind: 'join', claims: [claim()] }, by: 'A' }), 'claims'],
    [
      'no document',
      () => ({ act: { kind: 'misprint', document: 'doc_x', start: 0, end: 1, likely: '' }, by: 'A' }),
      'doc_x',
    ],
    [
      'a role missing',
      () => ({
        act: { kind: 'add', claim: { document, type: 'visit', roles: {}, evidence: [{ start: 0, end: 1 }] } },
        by: 'A',
      }),
      'visitor',
    ],
    [
      'words not of the document',
      () => ({
        act: {
          kind: 'add',
          claim: {
            document,
            type: 'document',
            roles: { title: 'Xyzzy', action: 'signed' },
            evidence: [{ start: 0, end: 1 }],
          },
        },
        by: 'A',
      }),
      'Xyzzy',
    ],
    ['no JSON', () => '{', 'cannot be read'],
  ])('%s', async (_name, body, words) => {
    const before = (await record.decisions()).length
    const reply = await post(body())
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([400, expect.stringContaining('problem+json')])
    expect(reply.body).toContain(words)
    expect(await record.decisions()).toHaveLength(before)
  })

  test.each([
    ['another site', { origin: 'https://example.org' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:9999' }],
    ['a form', { 'content-type': 'text/plain' }],
    ['another name', { host: 'example.org', origin: 'http://example.org' }],
  ])('%s is turned away', async (_name, headers) => {
    const before = (await record.decisions()).length
    expect((await post({ act: { kind: 'accept', claim: claim() }, by: 'A' }, headers)).statusCode).toBe(403)
    expect(await record.decisions()).toHaveLength(before)
  })

  test('our own page may', async () => {
    const reply = await post({ act: { kind: 'accept', claim: claim() }, by: 'A' }, { origin: 'http://127.0.0.1:7447' })
    expect(reply.statusCode).toBe(200)
  })
})
