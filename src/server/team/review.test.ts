// Review by several people over a real record: nothing of two at one moment is lost, two must agree where a project wants
// it, nobody sees the other's word before their own, and who should know is told.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Role } from '../../model/team.ts'
import { BASE, openFixture, type TeamFixture } from './fixture.ts'

let fixture: TeamFixture
let claims: readonly string[]
const cookies = new Map<string, string>()

beforeEach(async () => {
  fixture = await openFixture()
  claims = (await fixture.house.record.claims({})).map(({ claim }) => claim.id)
  for (const who of ['reader', 'reviewer', 'editor', 'administrator'] as const)
    cookies.set(who, await fixture.signIn(who))
})
afterEach(async () => {
  expect(fixture.faults).toEqual([])
  await fixture.close()
})

async function ask(who: Role, url: string, body?: object) {
  const reply = await fixture.app.inject({
    method: body ? 'POST' : 'GET',
    url,
    remoteAddress: fixture.address,
    headers: { host: BASE.host, cookie: cookies.get(who) ?? '', ...(body ? { origin: BASE.origin } : {}) },
    ...(body ? { payload: body } : {}),
  })
  return { status: reply.statusCode, body: JSON.parse(reply.body) }
}
const twoMustAgree = () => {
  const project = fixture.team.projects.find('main')
  if (project) fixture.team.projects.keep({ ...project, agreement: 2 })
}
const names = async () => (await fixture.house.record.decisions()).map(({ by }) => by)

test('two who decide on one claim at the same moment are both kept, fifty times over', async () => {
  const [claim] = claims
  const wishes = Array.from({ length: 50 }, (_, n) =>
    ask(n % 2 ? 'reviewer' : 'editor', '/api/decisions', {
      act: { kind: n % 3 ? 'accept' : 'reject', claim },
      by: 'x',
    }),
  )
  const made = (await Promise.all(wishes)).map(({ status, body }) => [status, body.id])
  expect(made.every(([status]) => status === 200)).toBe(true)
  const kept = new Set((await fixture.house.record.decisions()).map(({ id }) => id))
  expect(made.filter(([, id]) => !kept.has(id))).toEqual([])
  expect(kept.size).toBe(50)
  expect(fixture.team.trail.read(200).filter(({ act }) => act === 'decide')).toHaveLength(50)
})

test('where two must agree, one alone decides nothing, and both names stand under what two say', async () => {
  twoMustAgree()
  const [claim] = claims
  expect((await ask('reviewer', '/api/decisions', { act: { kind: 'accept', claim }, by: 'x' })).status).toBe(409)
  expect((await ask('reviewer', '/api/judgements', { claim, verdict: 'accept' })).body).toEqual({ state: 'waiting' })
  // The same person twice is one person.
  expect((await ask('reviewer', '/api/judgements', { claim, verdict: 'accept' })).body).toEqual({ state: 'waiting' })
  expect(await names()).toEqual([])
  const second = await ask('editor', '/api/judgements', { claim, verdict: 'accept' })
  expect(second.body).toEqual({ state: 'agreed', decision: expect.any(String) })
  expect(await names()).toEqual(['The reviewer and The editor'])
  expect((await ask('administrator', '/api/judgements', { claim, verdict: 'reject' })).status).toBe(409)
  // An editor stands above both.
  expect((await ask('editor', '/api/decisions', { act: { kind: 'reject', claim }, by: 'x' })).status).toBe(200)
})

test('two who agree at the same moment make one decision', async () => {
  twoMustAgree()
  for (const claim of claims.slice(0, 8))
    await Promise.all(
      (['reviewer', 'editor', 'administrator'] as const).map((who) =>
        ask(who, '/api/judgements', { claim, verdict: 'accept' }),
      ),
    )
  expect(await names()).toHaveLength(8)
})

test('nobody sees what another judged before their own word; agreement is measured by first words', async () => {
  twoMustAgree()
  const [one, two] = claims
  await ask('editor', '/api/judgements', { claim: one, verdict: 'reject', why: 'not said' })
  expect((await ask('reviewer', `/api/judgements?claim=${one}`)).body).toEqual([])
  expect((await ask('reviewer', '/api/judgements', { claim: one, verdict: 'accept' })).body).toEqual({
    state: 'disagreed',
  })
  const seen = (await ask('reviewer', `/api/judgements?claim=${one}`)).body as { name: string; why?: string }[]
  expect(seen.map(({ name, why }) => [name, why])).toEqual([
    ['The editor', 'not said'],
    ['The reviewer', undefined],
  ])
  for (const who of ['reviewer', 'editor'] as const)
    await ask(who, '/api/judgements', { claim: two, verdict: 'accept' })
  // Persuaded in a talk: it is decided, and the figure stays what it was.
  expect((await ask('reviewer', '/api/judgements', { claim: one, verdict: 'reject' })).body.state).toBe('agreed')
  expect((await ask('reader', '/api/agreement')).body).toEqual({
    people: 2,
    pairs: [{ between: ['The editor', 'The reviewer'], claims: 2, percent: 50, kappa: 0 }],
  })
})

test('assignments, remarks and notices: who should know is told, once, and marks it seen', async () => {
  const [claim] = claims
  const { reviewer, reader } = fixture.people
  expect((await ask('reviewer', '/api/assignments', { claims: [claim], person: reviewer })).status).toBe(403)
  expect((await ask('editor', '/api/assignments', { claims: [claim], person: reader })).status).toBe(422)
  expect((await ask('editor', '/api/assignments', { claims: ['cl_none'], person: reviewer })).status).toBe(404)
  for (let n = 0; n < 2; n++) await ask('editor', '/api/assignments', { claims: [claim], person: reviewer })
  expect((await ask('reviewer', '/api/assignments')).body).toEqual([
    expect.objectContaining({ claim, by: 'The editor', done: false }),
  ])
  await ask('reviewer', '/api/remarks', { claim, text: 'Is this the same visit?' })
  await ask('editor', '/api/remarks', { claim, text: 'I think so.' })
  expect((await ask('reader', `/api/remarks?claim=${claim}`)).body).toEqual([
    expect.objectContaining({ name: 'The reviewer', text: 'Is this the same visit?' }),
    expect.objectContaining({ name: 'The editor', text: 'I think so.' }),
  ])
  const told = (await ask('reviewer', '/api/notices')).body as { n: number; kind: string; seen: boolean }[]
  expect(told.map(({ kind, seen }) => [kind, seen])).toEqual([
    ['remark', false],
    ['assigned', false],
  ])
  await ask('reviewer', '/api/notices', { n: told[0]?.n })
  expect(((await ask('reviewer', '/api/notices')).body as { seen: boolean }[]).every(({ seen }) => seen)).toBe(true)
  await ask('reviewer', '/api/judgements', { claim, verdict: 'accept' })
  expect((await ask('reviewer', '/api/assignments')).body[0].done).toBe(true)
})

test('a project has a record of its own: what is taken in there is not in the first', async () => {
  const cookie = await fixture.signIn('outsider')
  const there = (url: string, more: object = {}) =>
    fixture.app.inject({
      url: `/p/other${url}`,
      headers: { host: BASE.host, cookie },
      remoteAddress: fixture.address,
      ...more,
    })
  const before = JSON.parse((await ask('reader', '/api/overview')).body.documents ?? '0')
  const taken = await there('/api/documents?name=x.txt', {
    method: 'POST',
    headers: { host: BASE.host, cookie, origin: BASE.origin, 'content-type': 'application/octet-stream' },
    payload: Buffer.from('习近平同老挝总理会谈\n\n新华社万象3月30日电 国家主席习近平30日在万象同老挝总理举行会谈。'),
  })
  expect(taken.statusCode).toBe(200)
  expect(JSON.parse((await there('/api/overview')).body).documents).toBe(1)
  expect((await ask('reader', '/api/overview')).body.documents).toBe(before)
  const [document] = JSON.parse(taken.body).documents
  expect((await ask('administrator', `/api/documents/${document.id}`)).status).toBe(404)
  expect((await ask('administrator', `/p/other/api/documents/${document.id}`)).status).toBe(200)
})
