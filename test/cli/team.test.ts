// A team from the command line: the first administrator, whose password is never printed, and what is refused in a sentence.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlace, type Place } from './chancery.ts'

const PASSWORD = 'correct horse battery staple'
let place: Place
beforeAll(async () => {
  place = openPlace()
  place.file('a.txt', '国家主席习近平同塔吉克斯坦总统拉赫蒙举行会谈。\n')
  await place.run(['read', 'a.txt', '--record', 'my.chancery'])
})
afterAll(() => place.close())

const administrator = (email: string, password?: string) =>
  place.shell(
    `${password === undefined ? '' : `export CHANCERY_PASSWORD='${password}'; `}chancery team administrator --name "Ada Admin" --email ${email} --record my.chancery < /dev/null`,
  )

describe('what is refused', () => {
  test.each([
    ['no administrator yet', 'chancery serve --team --record my.chancery', 2, 'team administrator'],
    ['beyond this machine without sign-in', 'chancery serve --record my.chancery --listen 0.0.0.0', 2, '--team'],
    ['beyond this machine without TLS', 'chancery serve --record my.chancery --team --listen 0.0.0.0', 2, '--address'],
    ['options of a team without it', 'chancery serve --record my.chancery --proxy 10.0.0.1', 2, '--team'],
    [
      'half a provider',
      'touch x.team; CHANCERY_OIDC_ISSUER=https://a.example chancery serve --team --record x',
      2,
      'all three',
    ],
    [
      'no terminal and no password',
      'chancery team administrator --name A --email a@b.c --record my.chancery </dev/null',
      2,
      'CHANCERY_PASSWORD',
    ],
    ['no record', 'chancery team administrator --name A --email a@b.c --record none.chancery', 3, 'none.chancery'],
  ])('%s', async (_what, command, exit, words) => {
    const run = await place.shell(command)
    expect([run.exit, run.err]).toEqual([exit, expect.stringContaining(words)])
    expect(run.err).not.toMatch(/\n\s+at /)
  })

  test('a short password, and one made of the name', async () => {
    for (const password of ['short', 'ada admin 1234']) {
      const run = await administrator('ada@example.org', password)
      expect([run.exit, run.out]).toEqual([2, ''])
    }
  })
})

test('the first administrator is made; nothing prints the password, and its files are its owner’s alone', async () => {
  const made = await administrator('ada@example.org', PASSWORD)
  expect([made.exit, made.err]).toEqual([0, expect.stringContaining('Ada Admin is an administrator')])
  expect(made.out + made.err).not.toContain(PASSWORD)
  for (const file of ['my.chancery.team', 'my.chancery.team-key'])
    expect(statSync(join(place.folder, file)).mode & 0o777).toBe(0o600)
  expect((await administrator('ada@example.org', PASSWORD)).exit).toBe(2)
  const project = await place.shell(
    'chancery team project africa --of africa.chancery --agreement 2 --record my.chancery',
  )
  expect([project.exit, project.err]).toEqual([0, expect.stringContaining('africa')])
  expect((await place.shell('chancery team project "../x" --of y.chancery --record my.chancery')).exit).toBe(2)
})
