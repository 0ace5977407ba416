// Fuzzing from the description: each route is sent what its schemas allow, and what they do not; it may refuse, and never
// fails. The list of routes is the description of the running server.
import fc, { type Arbitrary } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openapi } from '../openapi.ts'
import { ROUTES } from '../routes.ts'
import { BASE, openFixture, type TeamFixture } from './fixture.ts'
import { TEAM_ROUTES } from './houses.ts'

const RUNS = 60

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly minItems?: number
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
}
interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query'; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: Schema } } }
}

const description = JSON.parse(JSON.stringify(openapi([...ROUTES, ...TEAM_ROUTES]))) as {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly schemas: { readonly [name: string]: Schema } }
}
const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase() as 'GET' | 'POST',
    operation,
  })),
)

let fixture: TeamFixture
let cookie: string
/** Ids that are there: without them every route would stop at "there is no such thing". */
let ids: readonly string[]

beforeAll(async () => {
  fixture = await openFixture()
  cookie = await fixture.signIn('administrator')
  const claims = await fixture.house.record.claims({ limit: 5 })
  const { administrator: _, ...others } = fixture.people
  ids = [...claims.map(({ claim }) => claim.id), ...claims.map(({ document }) => document.id), ...Object.values(others)]
})
afterAll(() => fixture?.close())

const WORDS = [
  'main',
  'other',
  'timeline',
  'csv',
  'zh-Hans',
  '2024-07-04',
  '2024',
  'read',
  'accept',
  'China',
  '"',
  '*',
  '%00',
]
const words = (): Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...ids, ...WORDS),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )

/** Values that a schema allows, as far as its types go: lengths and formats are left to be wrong. */
function valuesOf(schema: Schema, depth = 0): Arbitrary<unknown> {
  const { $ref, anyOf, oneOf } = schema
  if ($ref) return valuesOf(description.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, depth)
  const choices = anyOf ?? oneOf
  if (choices) return fc.oneof(...choices.map((one) => valuesOf(one, depth + 1)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (depth > 6) return fc.jsonValue({ maxDepth: 0 })
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, one]) => [name, valuesOf(one, depth + 1)] as const,
    )
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] })
  }
  if (schema.type === 'array')
    return fc.array(valuesOf(schema.items ?? {}, depth + 1), { minLength: schema.minItems ?? 0, maxLength: 4 })
  if (schema.type === 'integer') return fc.oneof(fc.nat(40), fc.maxSafeInteger())
  if (schema.type === 'number') return fc.double()
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  return words()
}

const queryOf = ({ parameters }: Operation): Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      parameters
        .filter((one) => one.in === 'query')
        .map(({ name, schema }) => [name, fc.oneof(valuesOf(schema), words())]),
    ),
    { requiredKeys: [] },
  )

const bodyOf = ({ requestBody }: Operation): Arbitrary<string | Buffer> => {
  const json = requestBody?.content['application/json']
  if (!json)
    return fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
      words(),
    )
  const kept = valuesOf(json.schema).map((value) => JSON.stringify(value))
  return fc.oneof({ weight: 4, arbitrary: kept }, fc.json(), fc.string())
}

const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80'
  }
}

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  async (_name, route) => {
    const { path, method, operation } = route
    const { operationId: name } = operation
    const statuses = new Set<number>()
    const asked = fc.record({
      path: fc.array(
        words().filter((one) => one !== ''),
        { minLength: 2, maxLength: 2 },
      ),
      query: queryOf(operation),
      body: bodyOf(operation),
      kind: fc.constantFrom(...Object.keys(operation.requestBody?.content ?? { 'application/json': 1 })),
    })
    const property = fc.asyncProperty(asked, async (given) => {
      let at = 0
      const parts = Object.entries(given.query).map(([key, value]) => `${encoded(key)}=${encoded(String(value))}`)
      const reply = await fixture.app.inject({
        method,
        url: `${path.replaceAll(/\{\w+\}/g, () => encoded(given.path[at++] ?? 'x'))}?${parts.join('&')}`,
        remoteAddress: fixture.address,
        headers: {
          host: BASE.host,
          cookie,
          ...(method === 'POST' ? { origin: BASE.origin, 'content-type': given.kind } : {}),
        },
        ...(method === 'POST' ? { payload: given.body } : {}),
      })
      statuses.add(reply.statusCode)
      expect([reply.statusCode < 500, reply.statusCode, reply.body.slice(0, 300)]).toEqual([
        true,
        reply.statusCode,
        expect.anything(),
      ])
    })
    // Whoever signs out has to come in again; a page is not fetched from sites that nobody named.
    await fc.assert(property, { numRuns: name === 'signOut' || name === 'fetch' ? 3 : RUNS })
    if (name === 'signOut') cookie = await fixture.signIn('administrator')
    expect(fixture.faults.splice(0)).toEqual([])
    // A route that turned everything away at the gate was not tried.
    expect([...statuses].some((status) => status !== 401 && status !== 403)).toBe(true)
  },
  60_000,
)
