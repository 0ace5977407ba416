// The probe: every route of the description is tried by everyone who must not be answered. The list of routes is the
// description of the running server, so that a new route is tried without being named here.
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, PROJECT_ROLES, ROLES, SCOPE_OF, SCOPES } from '../../model/team.ts'
import { openapi } from '../openapi.ts'
import { ROUTES } from '../routes.ts'
import { BASE, openFixture, type TeamFixture } from './fixture.ts'
import { TEAM_ROUTES } from './houses.ts'

interface Operation {
  readonly operationId: string
  readonly 'x-needs': Access
  readonly requestBody?: { readonly content: { readonly [type: string]: unknown } }
}
interface Tried {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly needs: Access
  readonly kind: string | undefined
}

/** Whoever adds a route for everyone says so here too. */
const FOR_EVERYONE = ['session', 'signIn', 'signInCallback', 'signInCode', 'signInInvitation', 'signInProvider']

const listed = (openapi([...ROUTES, ...TEAM_ROUTES]) as { paths: Record<string, Record<string, Operation>> }).paths
const tried: readonly Tried[] = Object.entries(listed).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, operation]): Tried => ({
      name: operation.operationId,
      method: method === 'post' ? 'POST' : 'GET',
      path: path.replaceAll(/\{\w+\}/g, 'x'),
      needs: operation['x-needs'],
      kind: Object.keys(operation.requestBody?.content ?? {})[0],
    }),
  ),
)
const closed = tried.filter(({ needs }) => needs !== 'anyone')
const ofProject = closed.filter(({ needs }) => needs !== 'signed-in' && needs !== 'administrator')
const row = (route: Tried) => [`${route.method} ${route.path}`, route] as const

let fixture: TeamFixture
const cookies: Record<string, string> = {}
const tokens: Record<string, string> = {}
let expired: string
let ended: string

beforeAll(async () => {
  fixture = await openFixture()
  for (const who of [...ROLES, 'outsider'] as const) cookies[who] = await fixture.signIn(who)
  const { team, people } = fixture
  for (const scope of SCOPES)
    tokens[scope] = team.tokens.make(people.administrator, { name: scope, scopes: [scope], days: 1 }).token
  tokens.other = team.tokens.make(people.administrator, {
    name: 'other',
    scopes: [...SCOPES],
    days: 1,
    project: 'other',
  }).token
  const old = team.tokens.make(people.administrator, { name: 'old', scopes: [...SCOPES], days: 1 })
  team.database.prepare('update token set expires = ? where id = ?').run('2020-01-01T00:00:00.000Z', old.id)
  expired = old.token
  ended = await fixture.signIn('administrator')
  const signature = decodeURIComponent(ended.replace(/^[^=]*=/, '')).split('.')[0]
  const { changes } = team.database
    .prepare('update session set expiresAt = ? where token = ?')
    .run('2020-01-01T00:00:00.000Z', signature)
  expect(changes).toBe(1)
})
afterAll(() => fixture?.close())

type Headers = { [name: string]: string }

async function ask(route: Tried, headers: Headers, more: Partial<InjectOptions> = {}) {
  const sends = route.method === 'POST'
  const reply = await fixture.app.inject({
    method: route.method,
    url: route.path,
    headers: {
      host: BASE.host,
      ...(sends ? { origin: BASE.origin, 'content-type': route.kind ?? 'application/json' } : {}),
      ...headers,
    },
    ...(sends ? { payload: '{}' } : {}),
    ...more,
  })
  return reply
}

/** Refused, as problem details, and nothing of the record or of an account in it. */
async function refused(statuses: readonly number[], reply: Awaited<ReturnType<typeof ask>>) {
  expect([statuses.includes(reply.statusCode), reply.statusCode, reply.body.slice(0, 200)]).toEqual([
    true,
    reply.statusCode,
    expect.any(String),
  ])
  expect(reply.headers['content-type']).toContain('problem+json')
  expect(reply.headers['set-cookie']).toBeUndefined()
}

test('the running server is described by this list, and routes for everyone are these alone', async () => {
  const { paths } = JSON.parse((await ask({ ...tried[0]!, path: '/api/openapi.json', method: 'GET' }, {})).body)
  expect(paths).toEqual(JSON.parse(JSON.stringify(listed)))
  expect(
    tried
      .filter(({ needs }) => needs === 'anyone')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(FOR_EVERYONE)
  expect(closed.length).toBeGreaterThan(25)
})

describe.each(closed.map(row))('%s', (_name, route) => {
  test('nobody', async () => refused([401], await ask(route, {})))

  test.each([
    ['a forged cookie', () => ({ cookie: `chancery-session=${'a'.repeat(32)}.${'b'.repeat(43)}=` })],
    ['a cookie with its signature changed', () => ({ cookie: forge(cookies.administrator!) })],
    ['a token of nobody', () => ({ authorization: `Bearer chy_${'a'.repeat(43)}` })],
    ['an expired session', () => ({ cookie: ended })],
    ['an expired token', () => ({ authorization: `Bearer ${expired}` })],
    [
      'a session id as a token',
      () => ({ authorization: `Bearer ${cookies.administrator!.replace(/^[^=]*=/, '').slice(0, 32)}` }),
    ],
    ['another scheme beside a good cookie', () => ({ cookie: cookies.administrator!, authorization: 'Basic YTpi' })],
  ])('%s', async (_what, headers) => refused([401], await ask(route, headers())))

  test.each([
    ['another site', { origin: 'https://example.org' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['another site, by what the browser says', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['another name', { host: 'example.org' }],
  ])('%s, with a good cookie', async (_what, { origin, ...headers }: Headers) => {
    const sent: Headers = { cookie: cookies.administrator!, ...headers, ...(origin ? { origin } : {}) }
    const reply =
      origin === ''
        ? await fixture.app.inject({
            method: route.method,
            url: route.path,
            headers: { host: BASE.host, 'content-type': route.kind ?? '', ...sent },
          })
        : await ask(route, sent)
    await refused([403], reply)
  })

  if (route.method === 'POST') {
    test('a cookie from who knows where', async () => {
      const { method, path: url, kind = '' } = route
      const headers = { host: BASE.host, 'content-type': kind, cookie: cookies.administrator! }
      await refused([403], await fixture.app.inject({ method, url, headers, payload: '{}' }))
    })
    test('a form', async () =>
      refused([403], await ask(route, { cookie: cookies.administrator!, 'content-type': 'text/plain' })))
    test('an oversized body of nobody is not even taken', async () =>
      refused([401], await ask(route, {}, { payload: Buffer.alloc(2_000_000, 'a') })))
    test('an oversized body', async () => {
      const reply = await ask(route, { cookie: cookies.administrator! }, { payload: Buffer.alloc(21_000_000, 'a') })
      await refused([413], reply)
    })
    if (route.kind === 'application/json')
      test.each(['', '{', '[]', 'null', '"x"', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', '\u0000'])(
        'a malformed body %j',
        async (payload) => {
          const reply = await ask(route, { cookie: cookies.administrator! }, { payload })
          await refused([400], reply)
        },
      )
  }
})

describe.each(closed.filter(({ needs }) => needs !== 'signed-in').map(row))('%s by a lesser role', (_name, route) => {
  const lesser = ROLES.slice(0, ROLES.indexOf(route.needs as (typeof ROLES)[number]))
  if (lesser.length > 0)
    test.each(lesser)('%s', async (role) => refused([403], await ask(route, { cookie: cookies[role]! })))
  test('somebody of another project', async () => refused([404], await ask(route, { cookie: cookies.outsider! })))
  test('a token of another project', async () =>
    refused([404], await ask(route, { authorization: `Bearer ${tokens.other}` })))
})

describe.each(ofProject.map(row))('%s of another project', (_name, route) => {
  const there = { ...route, path: `/p/other${route.path}` }
  test.each(['reader', 'reviewer', 'editor'] as const)('%s', async (role) =>
    refused([404], await ask(there, { cookie: cookies[role]! })),
  )
  test('nobody', async () => refused([401], await ask(there, {})))
  test('no such project', async () =>
    refused([404], await ask({ ...route, path: `/p/none${route.path}` }, { cookie: cookies.administrator! })))
})

describe.each(closed.map(row))('%s by a token', (_name, route) => {
  const role = PROJECT_ROLES.find((one) => one === route.needs)
  const needed = role && SCOPE_OF[role]
  test.each(SCOPES.filter((scope) => scope !== needed))('of the scope %s', async (scope) =>
    refused([403], await ask(route, { authorization: `Bearer ${tokens[scope]}` })),
  )
})

describe.each(closed.filter(({ needs }) => needs !== 'signed-in').map(row))('%s is there', (_name, route) => {
  test('for who may', async () => {
    const reply = await ask(route, { cookie: cookies.administrator! })
    expect([401, 403, 405]).not.toContain(reply.statusCode)
    expect(reply.statusCode).toBeLessThan(500)
  })
})

test('nothing of this was a fault of the program', () => expect(fixture.faults).toEqual([]))

/** The same session with one letter of the signature changed. */
function forge(cookie: string): string {
  const [name, value = ''] = cookie.split('=')
  const plain = decodeURIComponent(value)
  const at = plain.indexOf('.') + 5
  return `${name}=${encodeURIComponent(`${plain.slice(0, at)}${plain[at] === 'A' ? 'B' : 'A'}${plain.slice(at + 1)}`)}`
}
