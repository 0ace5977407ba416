// A backup taken while others write equals the record at one moment, and is what is restored; anything else is refused in a sentence.
import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reading } from './fixture.ts'
import { openRecord } from './open.ts'
import { RecordError } from './record.ts'
import { backup, copyBeside, restore } from './sqlite/backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

/** All that a record says, as known at an instant of it. */
const whole = async (path: string, known?: string) => {
  const record = await openRecord(path)
  try {
    await record.verify()
    const query = known === undefined ? {} : { known }
    // Sentences are cut when they are first looked at, which needs the record open.
    return structuredClone({
      overview: await record.overview(known),
      claims: await record.claims({ ...query, rejected: true }),
      decisions: await record.decisions(query),
      documents: (await record.documents({ ...query, limit: 10_000 })).documents,
    })
  } finally {
    await record.close()
  }
}

it('equals the record at that moment, however fast others write', { timeout: 60_000 }, async () => {
  const path = at('busy.chancery')
  const writer = spawn(process.execPath, [fileURLToPath(new URL('./crash-writer.ts', import.meta.url)), path])
  const ended = new Promise((end) => writer.on('close', end))
  await new Promise((begun) => writer.stdout.once('data', begun))
  const taken = []
  for (let n = 0; n < 4; n++) {
    await sleep(150)
    taken.push(await backup(path, at(`${n}.backup`)))
  }
  await sleep(100)
  writer.kill('SIGKILL')
  await ended
  const now = await whole(path)
  for (const [n, kept] of taken.entries()) {
    expect(await restore(at(`${n}.backup`), at(`${n}.chancery`))).toEqual(kept)
    const then = await whole(at(`${n}.chancery`))
    expect(then).toEqual(await whole(path, kept.at))
    expect(then.decisions.length).toBe(kept.decisions)
    expect(then.documents.length).toBe(kept.documents)
  }
  const sizes = [...taken.map(({ decisions }) => decisions), now.decisions.length]
  expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b))
})

beforeAll(async () => {
  const record = await openRecord(at('small.chancery'))
  const sentences = Array.from({ length: 300 }, (_, n) => ({ text: `They met on day ${n}.` }))
  await record.append([reading({ title: 'Report', sentences })])
  await record.close()
  await backup(at('small.chancery'), at('small.backup'))
})

const spoilt = (name: string, change: (bytes: Buffer) => void): string => {
  const bytes = readFileSync(at('small.backup'))
  change(bytes)
  writeFileSync(at(name), bytes)
  return at(name)
}

it.each<[what: string, work: () => Promise<unknown>, code: string, says: RegExp]>([
  ['a backup of nothing', () => backup(at('none'), at('x')), 'unreachable', /no record at/],
  ['a backup of a database server', () => backup('postgres://u@h/d', at('x')), 'unreachable', /pg_dump/],
  ['a backup over a file', () => backup(at('small.chancery'), at('small.backup')), 'taken', /there already/],
  ['a backup into no folder', () => backup(at('small.chancery'), at('no/x')), 'unreachable', /no folder/],
  ['a restore of nothing', () => restore(at('none'), at('x')), 'unreachable', /no backup at/],
  ['a restore over a record', () => restore(at('small.backup'), at('small.chancery')), 'taken', /there already/],
  ['a restore of a record', () => restore(at('small.chancery'), at('x')), 'not-a-record', /no backup of one/],
  [
    'a restore of a text',
    () => {
      writeFileSync(at('text'), 'A text that is long enough to hold what a database would say of itself. '.repeat(3))
      return restore(at('text'), at('x'))
    },
    'not-a-record',
    /not a record/,
  ],
  [
    'a backup cut short',
    () => {
      copyFileSync(at('small.backup'), at('short'))
      truncateSync(at('short'), 8192 * 3)
      return restore(at('short'), at('x'))
    },
    'damaged',
    /damaged/,
  ],
  [
    // A database sees nothing wrong with another letter; the digest does.
    'a backup in which one letter was changed',
    () =>
      restore(
        spoilt('letter', (bytes) => bytes.write('They mut', bytes.indexOf('They met'))),
        at('x'),
      ),
    'damaged',
    /not what it was/,
  ],
])('%s is refused and leaves nothing', async (_what, work, code, says) => {
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof RecordError)) throw new Error(`not refused as a record error: ${String(error)}`)
  expect([error.code, error.message]).toEqual([code, expect.stringMatching(says)])
  expect(error.message).toMatch(/^[^\n]+\.$/)
  expect(readdirSync(folder).filter((name) => name === 'x' || name.includes('.part'))).toEqual([])
})

it('copies what stands beside a record, with its permissions, while it is open', async () => {
  const team = new BetterSqlite3(at('small.chancery.team'))
  team.pragma('journal_mode = WAL')
  team.exec("CREATE TABLE person (name); INSERT INTO person VALUES ('A. Reader')")
  chmodSync(at('small.chancery.team'), 0o600)
  await copyBeside(at('small.chancery.team'), at('small.backup.team'))
  team.close()
  const copied = new BetterSqlite3(at('small.backup.team'), { readonly: true })
  expect(copied.prepare('SELECT name FROM person').all()).toEqual([{ name: 'A. Reader' }])
  copied.close()
  expect(statSync(at('small.backup.team')).mode & 0o777).toBe(0o600)
  await expect(copyBeside(at('small.chancery.team'), at('small.backup.team'))).rejects.toThrow(/there already/)
})

it('keeps a copy of an older record when it is brought up to date', async () => {
  const path = at('older.chancery')
  await restore(at('small.backup'), path)
  const before = await whole(path)
  const older = () => {
    const db = new BetterSqlite3(path)
    db.exec("UPDATE meta SET value = 'older' WHERE key = 'derivation'; DELETE FROM current")
    db.close()
  }
  older()
  const copies: string[] = []
  const open = () => openRecord(path, { onUpgrade: (copy) => copies.push(copy) })
  await (await open()).close()
  await (await open()).close()
  expect(copies).toEqual([`${path}.before-upgrade`])
  expect(await whole(path)).toEqual(before)
  older()
  await (await open()).close()
  expect(copies.at(-1)).toBe(`${path}.before-upgrade-2`)
  expect(copies.every((copy) => existsSync(copy))).toBe(true)
  await restore(copies[0]!, at('as-it-was.chancery'))
  expect(await whole(at('as-it-was.chancery'))).toEqual(before)
})
