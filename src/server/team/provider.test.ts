// Signing in by OpenID Connect, against a provider of our own on this machine that signs real tokens: only who was invited
// under an address that the provider has verified comes in, and nothing of a token is taken on trust.
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BASE, mailOf, openFixture, type TeamFixture } from './fixture.ts'

interface Claims {
  readonly email: string
  readonly email_verified: boolean
  readonly [name: string]: unknown
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
let site: Server
let issuer: string
let fixture: TeamFixture
/** What the provider says next, and by which key it signs. */
let says: Claims
let key: KeyObject
const codes = new Map<string, { readonly nonce: string | null; readonly challenge: string | null }>()

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
function idToken(nonce: string | null): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: 'chancery', sub: says.email, iat: now, exp: now + 300, nonce, name: 'X', ...says }
  const head = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), key).toString('base64url')}`
}

beforeAll(async () => {
  site = createServer(async (request, reply) => {
    const send = (value: object, status = 200): void => {
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    const url = new URL(request.url ?? '', issuer)
    if (url.pathname.endsWith('openid-configuration'))
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
      })
    if (url.pathname === '/keys')
      return send({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    let body = ''
    for await (const chunk of request) body += chunk
    const sent = new URLSearchParams(body)
    const asked = codes.get(sent.get('code') ?? '')
    codes.delete(sent.get('code') ?? '')
    const proof = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    if (!asked || asked.challenge !== proof) return send({ error: 'invalid_grant' }, 400)
    send({ access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: idToken(asked.nonce) })
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => site.once('listening', listening))
  issuer = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const provider = { issuer, clientId: 'chancery', clientSecret: 'a secret of the provider', name: 'Office' }
  fixture = await openFixture({ provider })
})
afterAll(async () => {
  site?.close()
  await fixture?.close()
})
beforeEach(() => {
  says = { email: mailOf('reader'), email_verified: true }
  key = keys.privateKey
})

const inject = (url: string, cookie = '', payload?: object) =>
  fixture.app.inject({
    method: payload ? 'POST' : 'GET',
    url,
    remoteAddress: fixture.address,
    headers: { host: BASE.host, cookie, ...(payload ? { origin: BASE.origin } : { 'sec-fetch-site': 'cross-site' }) },
    ...(payload ? { payload } : {}),
  })
const cookieOf = (reply: Awaited<ReturnType<typeof inject>>): string =>
  reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')

/** Goes to the provider and comes back, as a browser does; what the server sets, and where it leads. */
async function through({ withState = true } = {}) {
  const begun = await inject('/api/sign-in/provider', '', {})
  const url = new URL(JSON.parse(begun.body).url)
  expect(url.searchParams.get('redirect_uri')).toBe(`${BASE.origin}/api/sign-in/callback/provider`)
  const code = randomUUID()
  codes.set(code, { nonce: url.searchParams.get('nonce'), challenge: url.searchParams.get('code_challenge') })
  const state = url.searchParams.get('state') ?? ''
  const back = `/api/sign-in/callback/provider?code=${code}&state=${state}`
  const reply = await inject(back, withState ? cookieOf(begun) : '')
  return { reply, back, cookies: cookieOf(begun) }
}
const overview = async (cookie: string) =>
  (await fixture.app.inject({ url: '/api/overview', headers: { host: BASE.host, cookie } })).statusCode

test('who was invited comes in, and the way back works once', async () => {
  const { reply, back, cookies } = await through()
  expect([reply.statusCode, reply.headers.location]).toEqual([303, '/'])
  expect(await overview(cookieOf(reply))).toBe(200)
  expect(fixture.team.trail.read(1)[0]).toMatchObject({ act: 'sign-in', about: 'provider', name: 'The reader' })
  const again = await inject(back, cookies)
  expect(await overview(cookieOf(again))).toBe(401)
})

const unverified = { email: mailOf('administrator'), email_verified: false }
test.each<[string, { readonly says?: Partial<Claims>; readonly key?: KeyObject }]>([
  ['who was not invited', { says: { email: 'nobody@example.org' } }],
  ['an address that the provider has not verified', { says: unverified }],
  ['a token signed by another key', { key: foreign.privateKey }],
  ['a token for another client', { says: { aud: 'another' } }],
  ['a token of another issuer', { says: { iss: 'https://example.org' } }],
  ['a token that is out of date', { says: { exp: 1_600_000_000 } }],
  ['a token for another sign-in', { says: { nonce: 'another' } }],
])('%s stays out', async (_who, changed) => {
  says = { ...says, ...changed.says }
  key = changed.key ?? key
  const { reply } = await through()
  expect(reply.headers.location ?? '').not.toBe('/')
  expect(await overview(cookieOf(reply))).toBe(401)
})

test('whoever comes back without having gone from here stays out', async () => {
  const { reply } = await through({ withState: false })
  expect(await overview(cookieOf(reply))).toBe(401)
})

test('nothing of this was a fault of the program', () => expect(fixture.faults).toEqual([]))
