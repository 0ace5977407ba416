// The server over a real record: every route holds its shape, every wrong request gets one sentence, nobody gets in.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  HOME,
  type House,
  loadPacks,
  openRecord,
  QUESTIONS,
  type Record,
  readSource,
  STREAM_FORMATS,
} from '../chancery.ts'
import { buildApp } from './app.ts'
import { openapi } from './openapi.ts'
import { ProblemDetailsShape } from './replies.ts'
import { ROUTES } from './routes.ts'
import { serve } from './serve.ts'

const ARTICLE = join(HOME, 'corpus', 'zh', 'a-aid-2014-liberia.txt')

let record: Record
let house: House
let app: FastifyInstance
let page: string
let ids: { document: string; claim: string }
const faults: unknown[] = []

beforeAll(async () => {
  const { packs, errors } = loadPacks()
  if (!packs) throw new Error(JSON.stringify(errors))
  const outcome = await readSource(ARTICLE, await readFile(ARTICLE), packs)
  if (!('readings' in outcome)) throw new Error(outcome.reason)
  record = await openRecord(':memory:')
  await record.append(outcome.readings)
  const [reading] = outcome.readings
  ids = { document: reading?.article.id ?? '', claim: reading?.claims[0]?.id ?? '' }
  page = mkdtempSync(join(tmpdir(), 'chancery-page-'))
  mkdirSync(join(page, 'assets'))
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>The reading room</title>')
  writeFileSync(join(page, 'assets', 'a.js'), 'export {}')
  house = { record, packs }
  app = await buildApp({ ...house, page, onFault: (fault) => faults.push(fault) })
})

afterAll(async () => {
  await app?.close()
  await record?.close()
  if (page) rmSync(page, { recursive: true })
})

const get = (url: string, headers: { [name: string]: string } = {}) =>
  app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:7447', ...headers } })

/** The parsed body, when the shape takes it and has no field less than it. */
function fits(schema: z.ZodType, body: string): unknown {
  const value: unknown = JSON.parse(body)
  expect(schema.parse(value)).toEqual(value)
  return value
}

describe('every route of the table', () => {
  const addresses = (): { [name: string]: string } => ({
    overview: '/api/overview',
    session: '/api/session',
    documents: '/api/documents?limit=1&language=zh-Hans',
    document: `/api/documents/${ids.document}`,
    comparison: `/api/documents/${ids.document}/comparison?with=${ids.document}`,
    claims: '/api/claims?limit=2&types=office',
    claim: `/api/claims/${ids.claim}`,
    entities: `/api/entities?q=${encodeURIComponent('利比里亚')}`,
    search: `/api/search?q=${encodeURIComponent('援助')}`,
    names: '/api/names?language=zh-Hans',
    questions: '/api/questions',
    ask: '/api/ask/timeline',
    decisions: '/api/decisions?kind=accept',
  })

  test('is tried here', () => {
    // Deciding, taking in, fetching and exporting have tests of their own.
    expect([...Object.keys(addresses()), 'decide', 'read', 'take', 'fetch', 'export'].sort()).toEqual(
      ROUTES.map((route) => route.name).sort(),
    )
  })

  test.each(ROUTES.filter((route) => !route.method && !route.streams).map((route) => [route.name, route] as const))(
    '%s answers in its shape',
    async (name, route) => {
      const reply = await get(addresses()[name] ?? '')
      expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
      expect(reply.headers['content-type']).toContain('application/json')
      fits(route.reply, reply.body)
    },
  )

  test('the document holds its own evidence', async () => {
    const { article, claims } = JSON.parse((await get(addresses().document ?? '')).body)
    expect(claims.length).toBeGreaterThan(0)
    for (const claim of claims)
      for (const { start, end, quote } of claim.evidence) expect(article.text.slice(start, end)).toBe(quote)
  })

  test('whom the record does not name is found by any name of the registry, and comes last', async () => {
    const found = JSON.parse((await get(`/api/entities?q=${encodeURIComponent('Lavrov')}`)).body) as {
      id: string
      claims: number
    }[]
    expect(found.find(({ id }) => id === 'person:sergei-lavrov')).toBeDefined()
    expect(found.map(({ claims }) => claims)).toEqual(found.map(({ claims }) => claims).toSorted((a, b) => b - a))
  })

  test('every question can be asked, and says what it lacks', async () => {
    for (const question of QUESTIONS) {
      const reply = await get(`/api/ask/${question.name}`)
      const needs = question.parameters.some((parameter) => parameter.required)
      // A question may also need one of several parameters, which it says itself.
      if (needs || reply.statusCode !== 200)
        expect(fits(ProblemDetailsShape, reply.body)).toMatchObject({ status: 400 })
    }
  })
})

describe('exports', () => {
  test('each format comes as a file of its kind, the same bytes every time', async () => {
    for (const { name, mediaType, suffix } of STREAM_FORMATS) {
      const url = `/api/export/${name}?types=commitment,office`
      const reply = await get(url)
      expect([name, reply.statusCode, reply.headers['content-type']]).toEqual([name, 200, mediaType])
      expect(reply.headers['content-disposition']).toBe(`attachment; filename="chancery${suffix}"`)
      expect(reply.rawPayload.length).toBeGreaterThan(20)
      expect((await get(url)).rawPayload.equals(reply.rawPayload)).toBe(true)
    }
  })

  test.each([
    ['/api/export/docx', 404, 'parquet'],
    ['/api/export/csv?types=dinner', 400, 'dinner'],
    ['/api/export/csv?from=soon', 400, 'soon'],
    ['/api/export/csv?bom=yes', 400, 'bom'],
  ])('%s is refused in a sentence', async (url, status, word) => {
    const reply = await get(url)
    expect([reply.statusCode, reply.body]).toEqual([status, expect.stringContaining(word)])
  })
})

describe('tags', () => {
  test('a document that the asker has is not sent again', async () => {
    const url = `/api/documents/${ids.document}`
    const tag = String((await get(url)).headers.etag)
    expect(tag).toMatch(/^"[\w-]{20,}"$/)
    const again = await get(url, { 'if-none-match': `"other", W/${tag}` })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await get(url, { 'if-none-match': '"other"' })).statusCode).toBe(200)
  })
})

describe('wrong requests get problem details with one sentence', () => {
  test.each([
    ['/api/documents/doc_none', 404, 'doc_none'],
    ['/api/claims/cl_none', 404, 'cl_none'],
    ['/api/documents?limit=0', 400, 'limit'],
    ['/api/documents?limit=many', 400, 'limit'],
    ['/api/documents?limt=1', 400, 'limt'],
    ['/api/documents?limit=1&limit=2', 400, 'limit'],
    ['/api/search', 400, '"q"'],
    ['/api/questions?x=1', 400, '"x"'],
    ['/api/ask/nothing', 404, 'timeline'],
    ['/api/ask/timeline?colour=red', 400, 'colour'],
    ['/api/ask/timeline?from=soon', 400, 'soon'],
    ['/api/nowhere', 404, '/api/nowhere'],
    ['/api', 404, '/api'],
    ['/api/documents/%ff', 400, 'cannot be read'],
    [`/api/documents/${'x'.repeat(300)}`, 404, '/api/documents/xxx'],
    ['/missing.png', 404, '/missing.png'],
  ])('%s: %i', async (url, status, words) => {
    const reply = await get(url)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    const details = fits(ProblemDetailsShape, reply.body) as { status: number; detail: string }
    expect([reply.statusCode, details.status]).toEqual([status, status])
    expect(details.detail).toContain(words)
    expect(reply.body).not.toMatch(/\bat .*\.[jt]s:\d/)
  })

  test('whatever is asked, the program does not fail', async () => {
    const names = [
      'limit',
      'cursor',
      'q',
      'kind',
      'known',
      'language',
      'publisher',
      'on',
      'from',
      'to',
      'person',
      'type',
      'state',
    ]
    const paths = ROUTES.map((route) => route.path.replace(':id', ids.document).replace(':question', 'timeline'))
    const query = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('2024', '1', '"', '*', '../2020')),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), query, async (path, given) => {
        const reply = await get(`${path}?${new URLSearchParams(given)}`)
        expect([reply.statusCode < 500, reply.body.slice(0, 200)]).toEqual([true, expect.anything()])
      }),
      { numRuns: 150 },
    )
    expect(faults).toEqual([])
  })
})

describe('the guard', () => {
  test.each(['example.org', '127.0.0.1.example.org', 'localhost.example.org:80', '192.168.1.4', '0.0.0.0:7447'])(
    'turns away the name %j',
    async (host) => {
      const reply = await get('/api/overview', { host })
      expect(reply.statusCode).toBe(403)
      expect(reply.body).not.toContain('"documents"')
    },
  )

  test.each(['127.0.0.1', 'localhost:7447', 'LOCALHOST', '[::1]:7447'])('answers to %s', async (host) => {
    expect((await get('/api/overview', { host })).statusCode).toBe(200)
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('changes nothing by %s', async (method) => {
    for (const url of ['/api/overview', '/', '/api/nowhere']) {
      const reply = await app.inject({ method, url, headers: { host: 'localhost' } })
      expect(reply.statusCode).toBe(405)
    }
  })

  test('sends its headers with every reply, good or bad, and lets no other origin read', async () => {
    for (const url of ['/', '/api/overview', '/api/nowhere', '/assets/a.js', '/api/openapi.json']) {
      const { headers } = await get(url, { origin: 'https://example.org' })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('the page', () => {
  test('every place within it is the page itself', async () => {
    for (const url of ['/', '/timeline?person=x', '/documents/doc_1'])
      expect((await get(url)).body).toContain('The reading room')
  })

  test('its parts may be kept, the page is asked for anew', async () => {
    expect((await get('/assets/a.js')).headers['cache-control']).toContain('immutable')
    expect((await get('/')).headers['cache-control']).toBe('no-cache')
  })

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//etc/passwd',
  ])('nothing outside its folder: %s', async (url) => {
    const reply = await get(url)
    expect(reply.body).not.toMatch(/"name"|root:/)
  })

  test('without a built page it says how to build it', async () => {
    const bare = await buildApp({ ...house, page: join(page, 'none') })
    const reply = await bare.inject({ url: '/', headers: { host: 'localhost' } })
    await bare.close()
    expect([reply.statusCode, reply.body]).toEqual([503, expect.stringContaining('npm run build')])
  })
})

describe('the description', () => {
  const description = openapi(ROUTES) as {
    openapi: string
    paths: { [path: string]: unknown }
    components: { schemas: { [name: string]: unknown } }
  }

  test('is served, of version 3.1, with every route', async () => {
    expect(JSON.parse((await get('/api/openapi.json')).body)).toEqual(JSON.parse(JSON.stringify(description)))
    expect(description.openapi).toMatch(/^3\.1/)
    expect(Object.values(description.paths).flatMap((path) => Object.keys(path as object))).toHaveLength(ROUTES.length)
  })

  test('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w*)"/g)].map(
      (match) => match[1] ?? '',
    )
    expect(refs.length).toBeGreaterThan(20)
    expect(refs.filter((name) => !(name in description.components.schemas))).toEqual([])
  })

  test('knows every parameter of every question', () => {
    const text = JSON.stringify(description.paths['/api/ask/{question}'])
    for (const { parameters } of QUESTIONS)
      for (const { name } of parameters) expect(text).toContain(`"name":"${name}"`)
  })
})

describe('ports', () => {
  test('a port in use gives the next free one, or a sentence where only that one was wanted', async () => {
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as { port: number }
    const served = await serve({ ...house, port, next: true })
    expect(served.port).toBeGreaterThan(port)
    expect((await fetch(`${served.address}api/overview`)).status).toBe(200)
    await served.close()
    await expect(serve({ ...house, port, next: false })).rejects.toThrow(/^port \d+ is in use/)
    await new Promise((done) => taken.close(done))
  })
})
