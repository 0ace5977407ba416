// A team's server as people use it: coming in by password, second factor and invitation; sessions, tokens, rights and
// the audit trail. Real server, real databases.
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditRow, SessionState } from '../../model/team.ts'
import { BASE, mailOf, openFixture, PASSWORD, type TeamFixture } from './fixture.ts'
import { oneTimeCode } from './one-time-code.ts'

let fixture: TeamFixture
let app: FastifyInstance
beforeEach(async () => {
  fixture = await openFixture()
  app = fixture.app
})
afterEach(async () => {
  expect(fixture.faults).toEqual([])
  await fixture.close()
})

const NEXT = 'a quite different long one'

const post = (url: string, payload: object, headers: { [name: string]: string } = {}) =>
  app.inject({
    method: 'POST',
    url,
    remoteAddress: fixture.address,
    headers: { host: BASE.host, origin: BASE.origin, ...headers },
    payload,
  })
const get = (url: string, headers: { [name: string]: string } = {}) =>
  app.inject({ url, remoteAddress: fixture.address, headers: { host: BASE.host, ...headers } })
const cookieOf = (reply: Awaited<ReturnType<typeof post>>): string =>
  reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const state = async (cookie: string): Promise<SessionState> => JSON.parse((await get('/api/session', { cookie })).body)
const trail = (): readonly AuditRow[] => fixture.team.trail.read(100)
const acts = (): readonly string[] => trail().map(({ act }) => act)

describe('coming in', () => {
  test('by password: a cookie that no script and no other site can use, and who one is', async () => {
    const reply = await post('/api/sign-in', { email: mailOf('reader').toUpperCase(), password: PASSWORD })
    expect(JSON.parse(reply.body)).toEqual({ next: 'done' })
    const session = reply.cookies.find(({ name }) => name === 'chancery-session')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect((await state(cookieOf(reply))).person).toMatchObject({
      name: 'The reader',
      administrator: false,
      projects: [{ id: 'main', name: 'First', role: 'reader' }],
    })
    expect(trail()[0]).toMatchObject({
      act: 'sign-in',
      name: 'The reader',
      about: 'password',
      address: fixture.address,
    })
  })

  test.each([
    ['a wrong password', mailOf('reader'), `${PASSWORD}x`],
    ['nobody', 'nobody@example.org', PASSWORD],
    ['no address', 'nobody', PASSWORD],
  ])('%s: one and the same sentence, and a line in the trail', async (_what, email, password) => {
    const reply = await post('/api/sign-in', { email, password })
    expect([reply.statusCode, JSON.parse(reply.body).detail]).toEqual([
      401,
      expect.stringContaining('wrong or out of date'),
    ])
    expect(reply.cookies).toEqual([])
    expect(trail()[0]).toMatchObject({ act: 'sign-in failed', about: email })
  })

  test('twenty failures close an account for a while, right password or not', async () => {
    for (let n = 0; n < 20; n++) fixture.team.trail.add({ act: 'sign-in failed', about: mailOf('reader') })
    const reply = await post('/api/sign-in', { email: mailOf('reader'), password: PASSWORD })
    expect(reply.statusCode).toBe(429)
  })

  test('many attempts from one address are slowed down', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 70; n++)
      statuses.push((await post('/api/sign-in', { email: `${n}@example.org`, password: 'x' })).statusCode)
    expect(statuses).toContain(429)
  }, 20_000)

  test('a new sign-in ends the session that came with it', async () => {
    const old = await fixture.signIn('reader')
    const reply = await post('/api/sign-in', { email: mailOf('reader'), password: PASSWORD }, { cookie: old })
    expect((await state(old)).person).toBeUndefined()
    expect((await state(cookieOf(reply))).person).toBeDefined()
  })

  test('signing out ends the session on the server', async () => {
    const cookie = await fixture.signIn('reader')
    expect((await post('/api/sign-out', {}, { cookie })).statusCode).toBe(200)
    expect((await get('/api/overview', { cookie })).statusCode).toBe(401)
  })

  test('nobody makes an account for themselves', async () => {
    for (const path of ['/api/sign-in/sign-up/email', '/api/auth/sign-up/email', '/api/sign-up/email'])
      expect((await post(path, { email: 'a@example.org', password: PASSWORD, name: 'A' })).statusCode).toBe(405)
  })
})

describe('the second factor', () => {
  async function setUp(cookie: string) {
    const begun = await post('/api/account/two-factor', { password: PASSWORD }, { cookie })
    const { uri, codes } = JSON.parse(begun.body) as { uri: string; codes: string[] }
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    const confirmed = await post('/api/account/two-factor/confirm', { code: oneTimeCode(secret) }, { cookie })
    expect(confirmed.statusCode).toBe(200)
    return { secret, codes }
  }
  const begin = () => post('/api/sign-in', { email: mailOf('editor'), password: PASSWORD })

  test('is asked for, opens once with a code, and not twice with the same', async () => {
    const { secret, codes } = await setUp(await fixture.signIn('editor'))
    const first = await begin()
    expect(JSON.parse(first.body)).toEqual({ next: 'two-factor' })
    expect((await state(cookieOf(first))).person).toBeUndefined()
    const cookie = cookieOf(first)
    expect((await post('/api/sign-in/code', { kind: 'app', code: '000000' }, { cookie })).statusCode).toBe(401)
    const code = oneTimeCode(secret)
    const entered = await post('/api/sign-in/code', { kind: 'app', code }, { cookie })
    expect((await state(cookieOf(entered))).person?.twoFactor).toBe(true)

    const again = await post('/api/sign-in/code', { kind: 'app', code }, { cookie: cookieOf(await begin()) })
    expect(again.statusCode).toBe(401)
    const backup = { kind: 'backup', code: codes[0] }
    expect((await post('/api/sign-in/code', backup, { cookie: cookieOf(await begin()) })).statusCode).toBe(200)
    expect((await post('/api/sign-in/code', backup, { cookie: cookieOf(await begin()) })).statusCode).toBe(401)
    expect(acts()).toEqual(expect.arrayContaining(['second factor set up', 'second factor failed']))
  }, 20_000)

  test('where all must hold one, nothing but the account is open without it', async () => {
    await fixture.close()
    fixture = await openFixture({ secondFactor: true })
    app = fixture.app
    const cookie = await fixture.signIn('editor')
    expect((await state(cookie)).person?.twoFactorMissing).toBe(true)
    expect((await get('/api/overview', { cookie })).statusCode).toBe(403)
    expect((await post('/api/account/tokens', { name: 'x', scopes: ['read'], days: 1 }, { cookie })).statusCode).toBe(
      403,
    )
    await setUp(cookie)
    const entered = await post('/api/sign-in/code', { kind: 'app', code: 'x' }, { cookie: '' })
    expect(entered.statusCode).toBe(400)
  }, 20_000)
})

describe('invitations and rights', () => {
  test('an administrator invites, the person chooses a password, once', async () => {
    const cookie = await fixture.signIn('administrator')
    const made = await post('/api/people', { name: 'New Person', email: 'new@example.org' }, { cookie })
    const { id, invitation } = JSON.parse(made.body)
    expect((await post('/api/sign-in/invitation', { invitation, password: 'short' })).statusCode).toBe(422)
    const taken = await post('/api/sign-in/invitation', { invitation, password: NEXT })
    expect((await state(cookieOf(taken))).person).toMatchObject({ name: 'New Person', projects: [] })
    expect((await post('/api/sign-in/invitation', { invitation, password: NEXT })).statusCode).toBe(401)
    // Without a role there is nothing to see, and with one there is.
    expect((await get('/api/overview', { cookie: cookieOf(taken) })).statusCode).toBe(404)
    await post(`/api/people/${id}/role`, { project: 'main', role: 'reader' }, { cookie })
    expect((await get('/api/overview', { cookie: cookieOf(taken) })).statusCode).toBe(200)
    await post(`/api/people/${id}/role`, { project: 'main', role: null }, { cookie })
    expect((await get('/api/overview', { cookie: cookieOf(taken) })).statusCode).toBe(404)
    for (const [name, email] of [
      ['new person', 'x@example.org'],
      ['Other', 'NEW@example.org'],
    ])
      expect((await post('/api/people', { name, email }, { cookie })).statusCode).toBe(409)
  })

  test('a closed account has no session, no token and no way in', async () => {
    const cookie = await fixture.signIn('administrator')
    const theirs = await fixture.signIn('editor')
    const made = await post('/api/account/tokens', { name: 'x', scopes: ['read'], days: 1 }, { cookie: theirs })
    const authorization = `Bearer ${JSON.parse(made.body).token}`
    expect((await get('/api/overview', { authorization })).statusCode).toBe(200)
    await post(`/api/people/${fixture.people.editor}`, { closed: true }, { cookie })
    expect((await get('/api/overview', { authorization })).statusCode).toBe(401)
    expect((await get('/api/overview', { cookie: theirs })).statusCode).toBe(401)
    expect((await post('/api/sign-in', { email: mailOf('editor'), password: PASSWORD })).statusCode).toBe(401)
  })

  test('the last administrator stays one', async () => {
    const cookie = await fixture.signIn('administrator')
    for (const change of [{ administrator: false }, { closed: true }])
      expect((await post(`/api/people/${fixture.people.administrator}`, change, { cookie })).statusCode).toBe(409)
  })

  test('a decision carries the name of the account, whatever was sent, and the trail says from where', async () => {
    const cookie = await fixture.signIn('reviewer')
    const [claim] = await fixture.house.record.claims({})
    const wish = { act: { kind: 'accept', claim: claim?.claim.id }, by: 'Somebody Else' }
    const decision = JSON.parse((await post('/api/decisions', wish, { cookie })).body)
    expect(decision.by).toBe('The reviewer')
    expect(trail()[0]).toMatchObject({
      act: 'decide',
      about: `accept ${decision.id}`,
      person: fixture.people.reviewer,
      project: 'main',
      address: fixture.address,
    })
    expect((await post('/api/decisions', wish, { cookie: await fixture.signIn('reader') })).statusCode).toBe(403)
    expect(trail()[0]).toMatchObject({ act: 'refused', about: 'decide', name: 'The reader' })
  })

  test('a person who asks without end is answered so often a minute, and what is answered is kept in no cache', async () => {
    await fixture.close()
    fixture = await openFixture({ perMinute: 3 })
    app = fixture.app
    const cookie = await fixture.signIn('reader')
    const replies = []
    for (let n = 0; n < 5; n++) replies.push(await get('/api/questions', { cookie }))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429])
    expect(replies[0]?.headers['cache-control']).toBe('no-store')
  })

  test('the trail cannot be changed or erased', () => {
    fixture.team.trail.add({ act: 'x' })
    expect(() => fixture.team.database.exec("update audit set act = 'y'")).toThrow('kept')
    expect(() => fixture.team.database.exec('delete from audit')).toThrow('kept')
  })
})

describe('one’s own account', () => {
  test('sessions are listed without their secrets, and ended', async () => {
    const one = await fixture.signIn('reader')
    const two = await fixture.signIn('reader')
    const listed = JSON.parse((await get('/api/account/sessions', { cookie: one })).body) as {
      id: string
      current: boolean
    }[]
    expect(listed.map(({ current }) => current).toSorted()).toEqual([false, true])
    expect(JSON.stringify(listed)).not.toContain(decodeURIComponent(two).split('=')[1]?.split('.')[0])
    const other = listed.find(({ current }) => !current)?.id
    const foreign = await fixture.signIn('editor')
    expect((await post('/api/account/sessions/end', { session: other }, { cookie: foreign })).statusCode).toBe(404)
    await post('/api/account/sessions/end', { session: other }, { cookie: one })
    expect((await get('/api/overview', { cookie: two })).statusCode).toBe(401)
    expect((await get('/api/overview', { cookie: one })).statusCode).toBe(200)
  })

  test('a new password ends other sessions and lets the old one in no more', async () => {
    const one = await fixture.signIn('reader')
    const two = await fixture.signIn('reader')
    const change = (current: string, next: string) => post('/api/account/password', { current, next }, { cookie: one })
    expect((await change('wrong one altogether', NEXT)).statusCode).toBe(401)
    expect((await change(PASSWORD, 'The reader 1')).statusCode).toBe(422)
    const changed = await change(PASSWORD, NEXT)
    expect(changed.statusCode).toBe(200)
    expect((await state(two)).person).toBeUndefined()
    expect((await state(cookieOf(changed))).person).toBeDefined()
    expect((await post('/api/sign-in', { email: mailOf('reader'), password: PASSWORD })).statusCode).toBe(401)
    expect((await post('/api/sign-in', { email: mailOf('reader'), password: NEXT })).statusCode).toBe(200)
  })

  test('a token does what its scopes and its person may, and nothing once revoked', async () => {
    const cookie = await fixture.signIn('reviewer')
    const make = async (scopes: string[]) =>
      JSON.parse((await post('/api/account/tokens', { name: 'x', scopes, days: 1 }, { cookie })).body)
    const { id, token } = await make(['read', 'edit'])
    const authorization = `Bearer ${token}`
    expect((await get('/api/overview', { authorization })).statusCode).toBe(200)
    const list = (await get('/api/account/tokens', { cookie })).body
    expect(JSON.parse(list)[0]).toMatchObject({ id, scopes: ['read', 'edit'], lastUsed: expect.any(String) })
    expect(list).not.toContain(token)
    // The scope is there, the role is not.
    const sent = await app.inject({
      method: 'POST',
      url: '/api/documents?name=x.txt',
      headers: { host: BASE.host, authorization, 'content-type': 'application/octet-stream' },
      payload: 'x',
    })
    expect(sent.statusCode).toBe(403)
    await post('/api/account/tokens/revoke', { token: id }, { cookie: await fixture.signIn('editor') })
    expect((await get('/api/overview', { authorization })).statusCode).toBe(200)
    await post('/api/account/tokens/revoke', { token: id }, { cookie })
    expect((await get('/api/overview', { authorization })).statusCode).toBe(401)
  })
})
