// Fetching against a real server on this machine: limits, manners, and the addresses that are refused.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Fetched, fetchPage, LIMITS } from './fetch.ts'
import { connections, isPublic } from './guard.ts'
import { MANNERS, politeFetcher } from './polite.ts'

let server: Server
let home: string
const seen: { path: string; at: number; headers: IncomingMessage['headers'] }[] = []
let failures = 0

const answers: { [path: string]: (request: IncomingMessage, reply: ServerResponse) => void } = {
  '/page': (request, reply) => {
    if (request.headers['if-none-match'] === '"v1"') reply.writeHead(304).end()
    else reply.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end('<p>page</p>')
  },
  '/moved': (_, reply) => reply.writeHead(302, { location: '/page' }).end(),
  '/loop': (_, reply) => reply.writeHead(302, { location: '/loop' }).end(),
  '/inside': (_, reply) => reply.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/file': (_, reply) => reply.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/bomb': (_, reply) =>
    reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(LIMITS.bytes + 1_000_000))),
  '/slow': (_, reply) => {
    reply.writeHead(200)
    reply.write('and then nothing')
  },
  '/busy': (_, reply) => (failures-- > 0 ? reply.writeHead(503).end() : reply.writeHead(200).end('at last')),
  '/robots.txt': (_, reply) => reply.writeHead(200).end('User-agent: *\nDisallow: /private/\n'),
}

beforeAll(async () => {
  server = createServer((request, reply) => {
    const path = request.url ?? ''
    seen.push({ path, at: performance.now(), headers: request.headers })
    const answer = answers[path]
    if (answer) answer(request, reply)
    else reply.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  seen.length = 0
})

const how = { connections: connections(true), agent: 'Chancery/test', allowPrivate: true }
const reason = (fetched: Fetched) => (fetched.kind === 'refused' ? fetched.reason : fetched.kind)
const bodyOf = (fetched: Fetched) =>
  fetched.kind === 'page' ? new TextDecoder().decode(fetched.bytes) : reason(fetched)

describe('one page', () => {
  test('comes with what the server says of it, and again only where it changed', async () => {
    const first = await fetchPage(`${home}/page`, {}, how)
    expect(first).toMatchObject({ kind: 'page', mediaType: 'text/html', etag: '"v1"', url: `${home}/page` })
    expect(await fetchPage(`${home}/page`, { etag: '"v1"' }, how)).toEqual({ kind: 'unchanged' })
    expect(seen[0]!.headers['user-agent']).toBe('Chancery/test')
  })

  test('is found where it moved to', async () => {
    expect(await fetchPage(`${home}/moved`, {}, how)).toMatchObject({ kind: 'page', url: `${home}/page` })
  })

  test.each([
    ['/loop', /more than 5 times/],
    ['/file', /no http or https address/],
    ['/none', /answers 404/],
    ['/bomb', /larger than 32 MB/],
  ])('%s is refused in a sentence', async (path, sentence) => {
    expect(reason(await fetchPage(home + path, {}, how))).toMatch(sentence)
  })

  test('that stops in the middle is given up', async () => {
    const limits = { ...LIMITS, time: 300 }
    expect(reason(await fetchPage(`${home}/slow`, {}, { ...how, limits }))).toMatch(/took too long/)
  })

  test.each([
    ['a name without a host', 'http://no.such.host.invalid/', /no such host|ENOTFOUND|EAI_AGAIN/],
    ['words', 'read this', /no address/],
    ['a password', 'http://me:secret@example.org/', /leave them out/],
  ])('%s gives a sentence', async (_, address, sentence) => {
    expect(reason(await fetchPage(address, {}, how))).toMatch(sentence)
  })
})

describe('addresses inside', () => {
  const open = { connections: connections(), agent: 'Chancery/test' }

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.5.5',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false)
  })
  test.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  test.each([
    'http://127.0.0.1:47110/',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost:47110/',
  ])('%s is not fetched', async (address) => {
    expect(reason(await fetchPage(address, {}, open))).toMatch(/inside this machine or its network/)
  })

  test('nor where a page sends on to one', async () => {
    const mixed = { ...open, connections: connections(true) }
    expect(reason(await fetchPage(`${home}/inside`, {}, { ...mixed, allowPrivate: false }))).toMatch(/inside/)
    expect(seen).toEqual([])
  })
})

describe('manners', () => {
  test('what robots.txt forbids is not asked for', async () => {
    const fetcher = politeFetcher(how, { ...MANNERS, apart: 1 })
    expect(reason(await fetcher(`${home}/private/plan`))).toMatch(/keep away/)
    expect(bodyOf(await fetcher(`${home}/page`))).toBe('<p>page</p>')
    expect(seen.map(({ path }) => path)).toEqual(['/robots.txt', '/page'])
  })

  test('one request a host at a time, and apart', async () => {
    const fetcher = politeFetcher(how, { ...MANNERS, apart: 60 })
    await Promise.all(['/page', '/page', '/page'].map((path) => fetcher(home + path)))
    const times = seen.filter(({ path }) => path === '/page').map(({ at }) => at)
    expect(times.length).toBe(3)
    for (const [i, at] of times.slice(1).entries()) expect(at - times[i]!).toBeGreaterThan(50)
  })

  test('a host in trouble is tried again, a page that is not there is not', async () => {
    failures = 2
    const fetcher = politeFetcher(how, { apart: 1, tries: 3, patience: 5 })
    expect(bodyOf(await fetcher(`${home}/busy`))).toBe('at last')
    await fetcher(`${home}/none`)
    expect(seen.filter(({ path }) => path === '/none').length).toBe(1)
  })
})
