// `chancery decide` as a reviewer uses it: each word is kept with who and why, can be taken back, and outlives reading again.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jsonLines, openPlace, type Place, ROOT } from './chancery.ts'

const SAMPLE = join(ROOT, 'corpus', 'zh', 'a-aid-2014-liberia.txt')
const WHO = ['--by', 'A. Reader', '--record', 'r.chancery']

let place: Place
let document: string
let claims: readonly string[]
beforeAll(async () => {
  place = openPlace()
  const run = await place.run(['read', SAMPLE, '--record', 'r.chancery', '--format', 'jsonl'])
  const lines = jsonLines(run.out)
  document = String(lines[0]?.id)
  claims = lines.filter((line) => line.kind === 'claim').map((line) => String(line.id))
})
afterAll(() => place?.close())

const decided = async (...args: readonly string[]) => {
  const run = await place.run(['decide', ...args, ...WHO, '--format', 'json'])
  expect([run.exit, run.err]).toEqual([0, ''])
  return JSON.parse(run.out) as { id: string; by: string; why?: string; act: { kind: string; claim: unknown } }
}

test('accept, correct, undo, add; listed with who and why, also after reading again', async () => {
  const [claim = ''] = claims
  expect(await decided('accept', claim, '--why', 'compared with the print')).toMatchObject({
    by: 'A. Reader',
    why: 'compared with the print',
    act: { kind: 'accept', claim },
  })
  const moved = await decided('correct', claim, '--when', '2014-11-25')
  expect((await place.run(['show', claim, '--record', 'r.chancery'])).out).toContain('2014-11-25')
  await decided('undo', moved.id)
  expect((await place.run(['show', claim, '--record', 'r.chancery'])).out).toContain('accepted, by rule')
  const added = await decided(
    ...['add', document, '--type', 'visit', '--set', 'visitor=Xi Jinping', '--set', 'host=Liberia'],
    ...['--when', '2014', '--at', '3-9'],
  )
  expect(added.act.claim).toMatchObject({
    method: { person: 'A. Reader' },
    roles: { visitor: { id: 'person:xi-jinping' }, host: { id: 'country:LR' } },
  })
  await place.run(['read', SAMPLE, '--record', 'r.chancery'])
  const list = await place.run(['decide', 'list', '--record', 'r.chancery', '--format', 'jsonl'])
  expect(jsonLines(list.out).map((one) => (one.act as { kind: string }).kind)).toEqual([
    'accept',
    'correct',
    'undo',
    'add',
  ])
})

test.each([
  ['nobody decides', () => ['accept', claims[0] ?? '', '--record', 'r.chancery'], /--by/],
  ['no such claim', () => ['accept', 'cl_none', ...WHO], /cl_none/],
  ['nothing to correct', () => ['correct', claims[0] ?? '', ...WHO], /say what is to be corrected/],
  ['no such role', () => ['correct', claims[0] ?? '', '--set', 'colour=red', ...WHO], /no role "colour"/],
  ['no date', () => ['correct', claims[0] ?? '', '--when', 'soon', ...WHO], /no date/],
  [
    'words that are not there',
    () => ['misprint', document, '--quote', 'xyzzy', '--likely', 'x', ...WHO],
    /does not stand/,
  ],
  ['no place', () => ['misprint', document, '--at', 'here', '--likely', 'x', ...WHO], /START-END/],
  ['no such decision', () => ['undo', 'de_none', ...WHO], /de_none/],
])('%s: one sentence', async (_name, args, says) => {
  const run = await place.run(['decide', ...args()])
  expect([run.exit === 2 || run.exit === 3, run.out]).toEqual([true, ''])
  expect(run.err).toMatch(says)
  expect(run.err).not.toMatch(/\bat .*\.ts:\d/)
})
