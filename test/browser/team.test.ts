// A team at its server, in a real browser: nothing is shown before the sign-in; an administrator invites somebody, who
// chooses a password, sets up a second factor, decides under the name of the account, and leaves.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPacks, openRecord, type Record, readSource, SHIPPED_CORPUS } from '../../src/chancery.ts'
import { type Served, serve } from '../../src/server/serve.ts'
import { oneTimeCode } from '../../src/server/team/one-time-code.ts'
import { openTeam } from '../../src/team/team.ts'
import { built, watch } from './house.ts'
import { launch } from './launch.ts'

const PASSWORD = 'correct horse battery staple'
let browser: Browser
let record: Record
let served: Served
let folder: string

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })

beforeAll(async () => {
  ;[browser] = await Promise.all([launch(), built()])
  folder = await mkdtemp(join(tmpdir(), 'chancery-team-page-'))
  const { packs } = loadPacks()
  if (!packs) throw new Error('the packs do not load')
  record = await openRecord(join(folder, 'main.chancery'))
  const path = join(SHIPPED_CORPUS, 'zh', 'a-aid-2014-liberia.txt')
  const outcome = await readSource(path, await readFile(path), packs)
  if ('readings' in outcome) await record.append(outcome.readings)
  const team = await openTeam({ path: join(folder, 'team'), base: new URL('http://127.0.0.1') })
  const ada = await team.people.add({ name: 'Ada Admin', email: 'ada@example.org', administrator: true })
  await team.people.setPassword(ada, PASSWORD)
  team.close()
  served = await serve({
    record,
    packs,
    port: await freePort(),
    next: false,
    team: { path: join(folder, 'team'), host: '127.0.0.1', proxies: [], secondFactor: false },
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await record?.close()
  if (folder) await rm(folder, { recursive: true })
})

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Address of mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

it('signs in, invites, sets up a second factor, decides and leaves', async () => {
  const house = { address: served.address.replace(/\/$/, ''), close: async () => {} }
  const admin = await watch(browser, house)
  await admin.page.goto('/documents')
  await admin.page.waitForURL(/\/sign-in\?to=%?2?F?\/?documents/)
  expect(await admin.page.locator('[data-row]').count()).toBe(0)
  await signIn(admin.page, 'ada@example.org')
  await admin.page.waitForURL(/\/documents$/)
  await admin.page.locator('[data-row]').first().waitFor()
  await admin.page.getByRole('link', { name: 'Team', exact: true }).click()
  await admin.page.getByLabel('Name, as decisions carry it').fill('Rita Reviewer')
  await admin.page.getByLabel('Address of mail').fill('rita@example.org')
  await admin.page.getByRole('button', { name: 'Invite' }).click()
  const address = await admin.page.locator('[data-invitation]').textContent()
  await admin.page.getByLabel('Role of Rita Reviewer in Main').selectOption('reviewer')
  await admin.page.getByText('role given').waitFor()

  const rita = await watch(browser, house)
  await rita.page.goto(address ?? '')
  await rita.page.getByLabel('Password').fill(PASSWORD)
  await rita.page.getByRole('button', { name: 'Keep it and sign in' }).click()
  await rita.page.getByRole('link', { name: 'Account', exact: true }).click()
  await rita.page.getByLabel('Your password').fill(PASSWORD)
  await rita.page.getByRole('button', { name: 'Set it up' }).click()
  const uri = await rita.page.locator('.once a').first().getAttribute('href')
  const secret = new URL(uri ?? '').searchParams.get('secret') ?? ''
  await rita.page.getByLabel('Confirm with its code').fill(oneTimeCode(secret))
  await rita.page.getByRole('button', { name: 'Confirm with its code' }).click()
  await rita.page.getByText('A code of your authenticator is asked for').waitFor()
  expect(await rita.page.getByRole('link', { name: 'Team', exact: true }).count()).toBe(0)
  await rita.page.getByRole('button', { name: 'Sign out' }).click()
  await rita.page.waitForURL(/\/sign-in/)

  await signIn(rita.page, 'rita@example.org')
  await rita.page.getByLabel('Code').fill(oneTimeCode(secret))
  await rita.page.getByRole('button', { name: 'Go on' }).click()
  await rita.page.getByRole('link', { name: 'Review', exact: true }).click()
  await rita.page.locator('main a[href*="document="]').first().click()
  // The account signs: nobody is asked for a name.
  await rita.page.locator('.one-claim h2').waitFor()
  expect(await rita.page.locator('.signer input').count()).toBe(0)
  await rita.page.getByLabel('Say something on this claim').fill('Is this the whole sentence?')
  await rita.page.getByRole('button', { name: 'Say it' }).click()
  await rita.page.getByText('Is this the whole sentence?').waitFor()
  await rita.page.locator('.one-claim h2').click()
  await rita.page.keyboard.press('Enter')
  await expect.poll(async () => (await record.decisions()).map(({ by }) => by)).toEqual(['Rita Reviewer'])

  // A page that asks before anybody is in hears 401, and a browser says so; nothing else is complained of.
  for (const { complaints } of [admin, rita]) expect(complaints.filter((one) => !/\b401\b/.test(one))).toEqual([])
  await admin.page.context().close()
  await rita.page.context().close()
}, 120_000)

it('where two must agree, the word of one decides nothing, and that of the second does', async () => {
  const before = (await record.decisions()).length
  const team = await openTeam({ path: join(folder, 'team'), base: new URL('http://127.0.0.1') })
  const main = team.projects.find('main')
  if (!main) throw new Error('a team has a first project')
  team.projects.keep({ ...main, agreement: 2 })
  for (const name of ['Ben', 'Cleo']) {
    const person = await team.people.add({ name, email: `${name}@example.org`.toLowerCase(), administrator: false })
    await team.people.setPassword(person, PASSWORD)
    team.people.give(person.id, 'main', 'reviewer')
  }
  team.close()
  const house = { address: served.address.replace(/\/$/, ''), close: async () => {} }
  for (const name of ['ben', 'cleo']) {
    expect((await record.decisions()).length).toBe(before)
    const { page } = await watch(browser, house)
    await page.goto('/review')
    await signIn(page, `${name}@example.org`)
    await page.locator('main a[href*="document="]').first().click()
    const claim = await page.locator('.one-claim h2').textContent()
    await page.locator('.one-claim h2').click()
    const judged = page.waitForResponse((reply) => reply.url().endsWith('/api/judgements'))
    await page.keyboard.press('Enter')
    expect((await judged).status()).toBe(200)
    await expect.poll(() => page.locator('.one-claim h2').textContent()).not.toBe(claim)
    await page.context().close()
  }
  await expect.poll(async () => (await record.decisions()).map(({ by }) => by)).toContain('Ben and Cleo')
}, 120_000)
