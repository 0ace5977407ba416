// Behind a proxy: what it says of a request is believed from its address alone, and nothing is answered in the clear.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPacks, openRecord, type Record } from '../chancery.ts'
import { openTeam } from '../team/team.ts'
import { buildApp } from './app.ts'
import { teamGate } from './team/houses.ts'

const base = new URL('https://record.example.org')
const PROXY = '10.1.2.3'
const PASSWORD = 'correct horse battery staple'
let folder: string
let record: Record
let app: FastifyInstance

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-proxy-'))
  const path = join(folder, 'team')
  const team = await openTeam({ path, base })
  const ada = await team.people.add({ name: 'Ada', email: 'ada@example.org', administrator: true })
  await team.people.setPassword(ada, PASSWORD)
  team.close()
  const { packs } = loadPacks()
  if (!packs) throw new Error('the packs do not load')
  record = await openRecord(':memory:')
  const gate = await teamGate({ path, base, first: { record, packs } })
  app = await buildApp({ record, packs, gate, proxies: [PROXY] })
})
afterAll(async () => {
  await app?.close()
  await record?.close()
  if (folder) rmSync(folder, { recursive: true })
})

const signIn = (from: string, headers: { [name: string]: string }) =>
  app.inject({
    method: 'POST',
    url: '/api/sign-in',
    remoteAddress: from,
    headers: { host: base.host, origin: base.origin, ...headers },
    payload: { email: 'ada@example.org', password: PASSWORD },
  })
const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }

test('through the proxy: cookies of this host over TLS alone, HSTS, and the address of the person in the trail', async () => {
  const reply = await signIn(PROXY, forwarded)
  expect(reply.statusCode).toBe(200)
  const session = reply.cookies.find(({ name }) => name.endsWith('-session'))
  expect(session).toMatchObject({
    name: '__Host-chancery-session',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  })
  expect(session).not.toHaveProperty('domain')
  expect(reply.headers['strict-transport-security']).toContain('includeSubDomains')
  const cookie = `${session?.name}=${encodeURIComponent(session?.value ?? '')}`
  const trail = await app.inject({
    url: '/api/audit',
    remoteAddress: PROXY,
    headers: { host: base.host, cookie, ...forwarded },
  })
  expect(JSON.parse(trail.body).lines[0]).toMatchObject({ act: 'sign-in', address: '203.0.113.7' })
})

test.each([
  ['in the clear', PROXY, { 'x-forwarded-for': '203.0.113.7' }],
  ['in the clear, as the proxy says', PROXY, { ...forwarded, 'x-forwarded-proto': 'http' }],
  ['past the proxy, with headers of its own', '203.0.113.9', forwarded],
  ['for another host', PROXY, { ...forwarded, host: 'example.org' }],
  ['for another host, forwarded', PROXY, { ...forwarded, 'x-forwarded-host': 'example.org' }],
])('%s nothing is answered and nobody is sent elsewhere', async (_what, from, headers) => {
  const reply = await signIn(from, headers)
  expect([reply.statusCode, reply.headers.location, reply.cookies]).toEqual([403, undefined, []])
})
