// `chancery start` and `chancery serve`: the record is made, the address is printed and answers, Ctrl-C ends it cleanly.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlace, type Place, ROOT, TRACE } from './chancery.ts'

const SAMPLE = join(ROOT, 'corpus', 'zh', 'a-aid-2014-liberia.txt')
const running = new Set<ChildProcess>()

let place: Place
beforeAll(() => {
  place = openPlace()
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  place?.close()
})

interface Started {
  readonly address: string
  readonly said: () => string
  stop(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts the program and waits for its address. */
function start(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'chancery.js'), ...args], {
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)))
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    running.delete(child)
    return ended
  }
  return new Promise((done, fail) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
      if (address && said.includes('Ctrl-C')) done({ address, said: () => said, stop })
    })
    child.on('exit', () => fail(new Error(`ended before it opened: ${said}`)))
  })
}

test('reads, tells what it found, serves, and ends cleanly on Ctrl-C', async () => {
  const room = await start(['start', SAMPLE, '--port', '0'])
  expect(room.said()).toMatch(/1 document, \d+ sentences?\n\s+\d+ claims?: \d+ \w+/)
  expect(room.said()).toContain(join(place.folder, 'record.chancery'))
  const overview = (await (await fetch(`${room.address}api/overview`)).json()) as { documents: number }
  expect(overview.documents).toBe(1)
  expect(await room.stop('SIGINT')).toBe(0)
  expect(room.said()).toContain('Closed.')
  expect(room.said()).not.toMatch(TRACE)
  expect(existsSync(join(place.folder, 'record.chancery-wal'))).toBe(false)
})

test('a port in use: the wanted one is refused in a sentence', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  const { port } = taken.address() as { port: number }
  const run = await place.run(['start', SAMPLE, '--port', String(port)])
  await new Promise((done) => taken.close(done))
  expect([run.exit, run.err]).toEqual([1, expect.stringContaining(`chancery: port ${port} is in use`)])
  expect(run.err).not.toMatch(TRACE)
})

test('serve opens the record that is there, and nothing where none is', async () => {
  const room = await start(['serve', '--port', '0'])
  expect((await fetch(`${room.address}api/documents`)).status).toBe(200)
  expect(await room.stop('SIGTERM')).toBe(0)
  const none = await place.run(['serve', '--record', 'none.chancery'])
  expect([none.exit, none.err]).toEqual([3, 'chancery: there is no record at none.chancery.\n'])
  expect(existsSync(join(place.folder, 'none.chancery'))).toBe(false)
})

test('start with inputs that cannot be read shows nothing and says so', async () => {
  const run = await place.run(['start', 'nowhere.txt', '--record', 'empty.chancery'])
  expect([run.exit, run.err]).toEqual([1, expect.stringContaining('none of these inputs could be read')])
})
