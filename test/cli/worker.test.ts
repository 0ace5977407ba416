// `chancery worker` in a pipe, and `chancery fleet` with one queue server, as a person or a batch system starts them.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from '../../src/record/postgres/server.ts'
import { noNats } from '../fleet/nats.ts'
import { openPlace } from './chancery.ts'

const place = openPlace()
let nats: ChildProcess | undefined
afterAll(() => {
  nats?.kill('SIGKILL')
  place.close()
})
const kinds = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind: string }).kind)

describe('a worker in a pipe', () => {
  it('takes paths and texts by the line, and gives lines', async () => {
    const report = place.file(
      'report.txt',
      'A report\n3 July 2024\n\nThe two presidents held talks in Astana on 3 July 2024.',
    )
    const missing = 'missing.txt'
    const lines = [report, JSON.stringify({ path: 'given.txt', text: 'The ministers met in Moscow on 4 July 2024.' })]
    const { out, exit } = await place.run(['worker'], [...lines, '', missing, '{"path": 3}'].join('\n'))
    expect(exit).toBe(1)
    expect(kinds(out).filter((kind) => kind === 'document')).toHaveLength(2)
    const failed = out.split('\n').filter((line) => line.includes('"failed"'))
    expect(failed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { kind: 'failed', path: missing, reason: expect.stringMatching(/\.$/) as string },
      { kind: 'failed', path: '{"path": 3}', reason: 'The line names no path.' },
    ])
  })

  it('keeps what it reads in a record', async () => {
    const report = place.file('kept.txt', 'A report\n\nThe ministers met in Moscow on 4 July 2024.')
    const record = 'a.chancery'
    for (let times = 0; times < 2; times++)
      expect((await place.run(['worker', '--record', record], report)).exit).toBe(0)
    const { out } = await place.run(['documents', '--record', record, '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ coverage: { documents: 1 } })
  })

  it('says in one sentence that no queue server answers', async () => {
    const { err, exit } = await place.run(['fleet', 'status', '--nats', 'nats://127.0.0.1:1'])
    expect(exit).toBe(3)
    expect(err).toMatch(/^chancery: There is no NATS server at nats:\/\/127\.0\.0\.1:1 that answers .*\.\n$/)
  })
})

describe.skipIf(noNats() !== undefined)('a queue', () => {
  it('tells what is waiting, done and dead, and takes the dead up again', async () => {
    const port = await freePort()
    nats = spawn('nats-server', ['-js', '-sd', join(place.folder, 'js'), '-a', '127.0.0.1', '-p', String(port)], {
      stdio: 'ignore',
    })
    const on = ['--nats', `nats://127.0.0.1:${port}`]
    const good = place.file('good.txt', 'A report\n\nThe ministers met in Moscow on 4 July 2024.')
    const empty = place.file('empty.txt', '  ')
    let none = await place.run(['fleet', 'status', ...on])
    for (let tries = 0; none.err.includes('no NATS server') && tries < 20; tries++)
      none = await place.run(['fleet', 'status', ...on])
    expect(none.err).toMatch(/no such queue/)
    // Queued twice it is queued once.
    for (let times = 0; times < 2; times++)
      expect((await place.run(['fleet', 'add', good, empty, ...on])).err).toContain('2 sources queued.')
    const record = 'b.chancery'
    expect((await place.run(['worker', '--until-empty', '--record', record, ...on])).err).toContain('1 dead letter')
    const { out } = await place.run(['fleet', 'status', '--format', 'json', ...on])
    expect(JSON.parse(out)).toMatchObject({ added: 2, done: 1, dead: 1, waiting: 0, underway: 0, workers: [] })
    expect((await place.run(['fleet', 'dead', ...on])).out).toContain(`${empty}: `)
    expect((await place.run(['fleet', 'again', ...on])).err).toContain('1 dead letter queued again')
    expect((await place.run(['fleet', 'status', ...on])).out).toContain('1 waiting, 0 dead')
  }, 180_000)
})
