// The description against the running server, by a validator that knows nothing of the program: every route is described
// and every described one answers; whatever is sent, the reply has a described status, type and shape.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME, loadPacks, openRecord, type Packs, type Record, readSource } from '../chancery.ts'
import { buildApp } from './app.ts'

interface Described {
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'path' | 'query'
    readonly required: boolean
    readonly schema: { readonly enum?: readonly string[]; readonly type?: string }
  }[]
  readonly requestBody?: { readonly content: { readonly [type: string]: object } }
  readonly responses: { readonly [status: string]: { readonly content?: { readonly [type: string]: object } } }
}
interface Description {
  readonly openapi: string
  readonly paths: { readonly [path: string]: { readonly [method: string]: Described } }
}
type Method = 'GET' | 'POST'

let record: Record
let packs: Packs
let app: FastifyInstance
let description: Description
let ajv: Ajv2020
let known: { readonly [name: string]: string }
const faults: unknown[] = []
const HOST = { host: '127.0.0.1:7447' }

beforeAll(async () => {
  packs = loadPacks().packs!
  const path = join(HOME, 'corpus', 'zh', 'a-aid-2014-liberia.txt')
  const outcome = await readSource(path, await readFile(path), packs)
  if (!('readings' in outcome)) throw new Error(outcome.reason)
  record = await openRecord(':memory:')
  await record.append(outcome.readings)
  app = await buildApp({ record, packs, onFault: (fault) => faults.push(fault), limit: { most: 1e9, within: 1000 } })
  description = (await app.inject({ url: '/api/openapi.json', headers: HOST })).json()
  ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(description, 'api')
  const [claim] = outcome.readings[0]!.claims
  known = { id: claim!.id, format: 'jsonl', question: 'timeline', q: '援助', language: 'zh-Hans', name: 'a.txt' }
})
afterAll(async () => {
  await app?.close()
  await record?.close()
})

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase() as Method,
      operation,
    })),
  )

const pointer = (...parts: readonly string[]) =>
  `api#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

/** What is wrong with a reply, by its description; nothing where it fits. */
function misfit(path: string, method: Method, reply: LightMyRequestResponse): unknown {
  const status = String(reply.statusCode)
  const described = description.paths[path]?.[method.toLowerCase()]?.responses[status]
  if (!described) return `status ${status} is not described: ${reply.body.slice(0, 200)}`
  if (!described.content) return reply.body === '' ? undefined : 'a body that is not described'
  const type = String(reply.headers['content-type']).split(';')[0] ?? ''
  if (!(type in described.content)) return `type ${type} is not described for ${status}`
  if (!/json$/.test(type) || path.startsWith('/api/export')) return undefined
  const at = ['paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema']
  const validate = ajv.getSchema(pointer(...at)) as ValidateFunction
  return validate(reply.json()) ? undefined : validate.errors
}

const urlOf = (path: string, values: { readonly [name: string]: string }, query: { [name: string]: string }) =>
  `${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'))}?${new URLSearchParams(query)}`

describe('the description', () => {
  test('names every route of the running server, and no other', () => {
    const routes: string[] = []
    const open: string[] = []
    for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
      const [, indent = '', part = '', methods = ''] = /^(.*?)(\/\S*) \((.*)\)$/.exec(line) ?? []
      if (part === '') continue
      open.length = Math.floor(indent.length / 4) - 1
      const path = [...open, part].join('').replace(/:(\w+)/g, '{$1}')
      open.push(part)
      for (const method of methods.split(', ')) if (method !== 'HEAD') routes.push(`${method} ${path}`)
    }
    const described = operations().map(({ method, path }) => `${method} ${path}`)
    expect(described.length).toBeGreaterThan(12)
    expect([...described, 'GET /api/openapi.json'].toSorted()).toEqual(routes.toSorted())
  })

  test('is held against what comes: a reply that lacks a field does not fit', async () => {
    const reply = await app.inject({ url: '/api/overview', headers: HOST })
    const { claims: _, ...less } = reply.json() as { claims: number }
    expect(misfit('/api/overview', 'GET', { ...reply, json: () => less } as LightMyRequestResponse)).toBeDefined()
    expect(misfit('/api/overview', 'GET', { ...reply, statusCode: 418 } as LightMyRequestResponse)).toBeDefined()
  })

  test('is kept by every answer that is no refusal', async () => {
    const document = (await record.documents()).documents[0]!.id
    const ids: { readonly [path: string]: string } = {
      '/api/documents/{id}': document,
      '/api/documents/{id}/comparison': document,
    }
    for (const { path, method, operation } of operations().filter((one) => one.method === 'GET')) {
      const needed = operation.parameters.filter((one) => one.in === 'query' && one.required)
      const query = Object.fromEntries(needed.map(({ name }) => [name, known[name] ?? document]))
      const url = urlOf(path, { ...known, id: ids[path] ?? known.id! }, query)
      const reply = await app.inject({ method, url, headers: HOST })
      expect([url, reply.statusCode, misfit(path, method, reply)]).toEqual([url, 200, undefined])
    }
    const sent: readonly (readonly [path: string, payload: Buffer | object])[] = [
      ['/api/readings', await readFile(join(HOME, 'corpus', 'zh', 'a-aid-2014-liberia.txt'))],
      ['/api/documents', await readFile(join(HOME, 'corpus', 'zh', 'a-announce-2019-solomon.txt'))],
      ['/api/decisions', { act: { kind: 'accept', claim: known.id }, by: 'A' }],
    ]
    for (const [path, payload] of sent) {
      const bytes = Buffer.isBuffer(payload)
      const reply = await app.inject({
        method: 'POST',
        url: bytes ? `${path}?name=a.txt` : path,
        headers: { ...HOST, 'content-type': bytes ? 'application/octet-stream' : 'application/json' },
        payload,
      })
      expect([path, reply.statusCode, misfit(path, 'POST', reply)]).toEqual([path, 200, undefined])
    }
  })

  test('is kept whatever is sent, and nothing makes the program fail', { timeout: 120_000 }, async () => {
    const word = fc.oneof(
      fc.string({ maxLength: 600 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('2024', '0', '-1', '1e9', '../2020', '"', '*', 'cl_x', 'doc_x', 'null', '9@x', 'OTlAeA'),
    )
    const value = (name: string, fits: readonly string[] = []) =>
      fc.oneof(word, fc.constantFrom(...fits, known[name] ?? 'a'))
    const payload = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.record({ act: fc.object(), by: fc.string() }).map((one) => JSON.stringify(one)),
      fc.constantFrom('', '{', '{"__proto__":{"a":1}}', `{"act":{"kind":"reject","claim":"${known.id}"},"by":" "}`),
    )
    const asked = fc.constantFrom(...operations()).chain(({ path, method, operation }) =>
      fc.record({
        path: fc.constant(path),
        method: fc.constant(method),
        values: fc.record(
          Object.fromEntries(operation.parameters.map(({ name, schema }) => [name, value(name, schema.enum)])),
          { requiredKeys: operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name) },
        ),
        payload,
        type: fc.constantFrom(
          ...Object.keys(operation.requestBody?.content ?? { 'text/plain': {} }),
          'application/xml',
        ),
      }),
    )
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, method, values, payload: body, type }) => {
        const given = values as { [name: string]: string }
        const query = Object.fromEntries(Object.entries(given).filter(([name]) => !path.includes(`{${name}}`)))
        // An empty part of a path is another path.
        const parts = Object.fromEntries(Object.entries(given).map(([name, one]) => [name, one.slice(0, 150) || 'x']))
        const sending =
          method === 'POST' ? { payload: body, headers: { ...HOST, 'content-type': type } } : { headers: HOST }
        const url = urlOf(path, parts, query)
        // Addresses are not fetched here.
        if (path === '/api/pages' && body.includes('http')) return
        const reply = await app.inject({ method, url, ...sending })
        expect([url, misfit(path, method, reply)]).toEqual([url, undefined])
      }),
      { numRuns: 400 },
    )
    expect(faults).toEqual([])
  })
})

describe('claims, page by page', () => {
  const list = async (query: string) => {
    const reply = await app.inject({ url: `/api/claims?${query}`, headers: HOST })
    return reply.json() as { claims: { claim: { id: string }; status: string }[]; next?: string }
  }

  test('are together what is listed at once, though something is decided meanwhile', async () => {
    const whole = await list('limit=500')
    const seen: unknown[] = []
    let page = await list('limit=3')
    for (;;) {
      seen.push(...page.claims)
      if (page.next === undefined) break
      const claim = page.claims[0]!.claim.id
      if (seen.length === 6) await record.decide({ act: { kind: 'reject', claim }, by: 'B' })
      page = await list(`limit=3&cursor=${page.next}`)
    }
    expect(seen).toEqual(whole.claims)
    expect((await list('limit=500')).claims.length).toBe(whole.claims.length - 1)
    expect((await list('types=meeting&limit=500')).claims.length).toBeLessThan(whole.claims.length)
  })
})

describe('who asks without end', () => {
  test('is held back in a sentence', async () => {
    const small = await buildApp({ record, packs, limit: { most: 3, within: 60_000 } })
    const asked = () => small.inject({ url: '/api/questions', headers: HOST })
    for (let n = 0; n < 3; n++) expect((await asked()).statusCode).toBe(200)
    const reply = await asked()
    expect([reply.statusCode, misfit('/api/questions', 'GET', reply)]).toEqual([429, undefined])
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    await small.close()
  })
})
