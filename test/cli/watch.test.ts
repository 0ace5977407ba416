// `chancery watch` as a person runs it: a feed, a page edited in silence, a folder, and a run that is started again.

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPages, openRecord } from '../../src/chancery.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-watch-'))
const record = join(folder, 'record.chancery')
const page = (body: string) =>
  `<!doctype html><meta charset="utf-8"><title>新闻</title><article><h1>外交部发言人答问</h1>${body}</article>`
const VISIT =
  '<p>新华社北京1月5日电 外交部发言人5日宣布：哈萨克斯坦总统托卡耶夫将于2024年1月8日至10日对中国进行国事访问。</p>'
const FIRST = `${VISIT}<p>双方将签署合作协定。双方还将举行会谈。</p>`
const pages: { [path: string]: string } = {
  '/a': page(FIRST),
  '/b': page('<p>新华社北京3月1日电 国家主席习近平3月1日在北京同老挝国家主席通伦举行会谈。</p>'),
}
let server: Server
let home: string
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, reply) => {
    const path = request.url ?? ''
    asked.push(path)
    const items = Object.keys(pages).map((one) => `<item><title>t</title><link>${home}${one}</link></item>`)
    if (path === '/feed.xml')
      reply.end(`<?xml version="1.0"?><rss version="2.0"><channel>${items.join('')}</channel></rss>`)
    else if (pages[path]) {
      const etag = `"${pages[path].length}"`
      if (request.headers['if-none-match'] === etag) reply.writeHead(304).end()
      else reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end(pages[path])
    } else reply.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

async function chancery(...args: string[]): Promise<{ exit: number; said: string }> {
  const run = promisify(execFile)(process.execPath, ['src/cli/main.ts', ...args])
  return run.then(
    ({ stderr }) => ({ exit: 0, said: stderr }),
    (error: { code: number; stderr: string }) => ({ exit: error.code, said: error.stderr }),
  )
}
const watch = (...args: string[]) => chancery('watch', ...args, '--once', '--apart', '0', '--record', record)

describe('a feed', () => {
  test('is refused where it is of this machine and nobody allowed that', async () => {
    const { exit, said } = await watch(`${home}/feed.xml`)
    expect([exit, said]).toEqual([1, expect.stringMatching(/inside this machine or its network/)])
    expect(asked).toEqual([])
  })

  test('is read page by page, and the second time asks only whether they changed', async () => {
    expect(await watch(`${home}/feed.xml`, '--allow-private')).toMatchObject({
      exit: 0,
      said: expect.stringContaining('2 new pages'),
    })
    expect(await watch(`${home}/feed.xml`, '--allow-private')).toMatchObject({
      said: expect.stringContaining('0 new pages, 0 changed, 2 as before'),
    })
  })

  test('a page edited in silence is a new version, with what changed', async () => {
    pages['/a'] = page(FIRST.replace('8日至10日', '9日至11日').replace('双方还将举行会谈。', ''))
    const { said } = await watch(`${home}/feed.xml`, '--allow-private')
    expect(said).toContain('0 new pages, 1 changed, 1 as before')
    expect(said).toContain(`${home}/a was changed since it was read:`)
    expect(said).toMatch(/- .*8日至10日/)
    expect(said).toMatch(/\+ .*9日至11日/)
    expect(said).toMatch(/- visit: .*2024-01-08\/2024-01-10[\s\S]*\+ visit: .*2024-01-09\/2024-01-11/)
    const store = await openPages(`${record}-pages`)
    const versions = store.versions(`${home}/a`)
    expect(new Set(versions.map(({ hash }) => hash)).size).toBe(2)
    expect(new TextDecoder().decode(await store.body(versions[0]!.hash!))).toBe(page(FIRST))
    const opened = await openRecord(record)
    expect((await opened.documents()).documents.filter(({ source }) => source === `${home}/a`).length).toBe(2)
    await opened.close()
  })

  test('both versions can be looked at later, with what changed between them', async () => {
    const shown = await promisify(execFile)(process.execPath, [
      ...['src/cli/main.ts', 'versions', `${home}/a`, '--format', 'json', '--record', record],
    ])
    const [first, second, ...more] = JSON.parse(shown.stdout)
    expect([more, first.sentences]).toEqual([[], undefined])
    expect(second.sentences).toContainEqual({ mark: '-', sentence: '双方还将举行会谈。' })
    expect(second.claims.map((one: { mark: string; claim: { when?: string } }) => [one.mark, one.claim.when])).toEqual(
      expect.arrayContaining([
        ['-', '2024-01-08/2024-01-10'],
        ['+', '2024-01-09/2024-01-11'],
      ]),
    )
    const all = await promisify(execFile)(process.execPath, ['src/cli/main.ts', 'versions', '--record', record])
    expect(all.stdout).toMatch(new RegExp(`^2  \\S+  ${home}/a\\n$`))
    expect(await chancery('versions', `${home}/never`, '--record', record)).toMatchObject({
      exit: 2,
      said: expect.stringContaining('was never fetched'),
    })
  })
})

describe('a folder', () => {
  test('is read once, and again where a file is not as it was', async () => {
    const texts = mkdtempSync(join(folder, 'texts-'))
    writeFileSync(join(texts, 'one.txt'), readFileSync('corpus/zh/a-talks-2008-laos.txt'))
    expect((await watch(texts)).said).toContain('1 new page, 0 changed')
    expect((await watch(texts)).said).toContain('0 new pages, 0 changed, 1 as before')
    writeFileSync(join(texts, 'two.txt'), readFileSync('corpus/zh/a-announce-2019-solomon.txt'))
    expect((await watch(texts)).said).toContain('1 new page, 0 changed, 1 as before')
  })

  test('that is not there is told in a sentence', async () => {
    expect(await watch(join(folder, 'none'))).toEqual({ exit: 2, said: expect.stringMatching(/there is no folder/) })
  })
})

describe('an address given to read', () => {
  test('is fetched, read and kept', async () => {
    const own = join(folder, 'own.chancery')
    const { exit, said } = await chancery('read', `${home}/b`, '--allow-private', '--record', own)
    expect([exit, said]).toEqual([0, expect.stringMatching(/1 document/)])
    expect((await openPages(`${own}-pages`)).last(`${home}/b`)?.hash).toMatch(/^sha256:/)
  })

  test('that gives nothing is told in a sentence', async () => {
    expect(await chancery('read', `${home}/none`, '--allow-private')).toEqual({
      exit: 1,
      said: expect.stringMatching(/answers 404/),
    })
  })
})
