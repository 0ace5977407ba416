// Bad input, as people have it: each gives one clear sentence and the right exit code, never a trace, never half a record.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonLines, openPlace, type Place, type Run, TRACE } from './chancery.ts'

const GOOD = '乙国总统访问甲国\n\n新华社甲城2024年7月6日电 国家主席习近平6日在北京同哈萨克斯坦总统托卡耶夫举行会谈。\n'
const LOOSE = '两国领导人举行了会谈，就共同关心的问题交换了意见。\n'

let place: Place
beforeAll(() => {
  place = openPlace()
  place.file('good.txt', GOOD)
})
afterAll(() => place?.close())

/** No trace, and every line that speaks of the input is one sentence. */
function plain(run: Run, about: string): string {
  expect(run.err).not.toMatch(TRACE)
  const lines = run.err.split('\n').filter((line) => line.startsWith(`${about}: `))
  expect(lines).toHaveLength(1)
  const sentence = lines[0]?.slice(about.length + 2) ?? ''
  expect(sentence).toMatch(/^[A-Z].{10,}\.$/)
  return sentence
}

describe('inputs that hold no text', () => {
  const cases: readonly (readonly [what: string, content: string | Uint8Array, words: RegExp])[] = [
    ['empty', '', /empty/i],
    ['blank', ' \n\t\n', /white space|empty/i],
    ['binary', new Uint8Array(4096).map((_, i) => (i * 37) % 256), /binary|not text/i],
    ['image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /PNG/],
  ]

  test.each(cases)('%s: one sentence, exit 1, and the rest is read', async (name, content, words) => {
    place.file(`${name}.txt`, content)
    const run = await place.run(['read', `${name}.txt`, 'good.txt', '--format', 'jsonl'])
    expect(plain(run, `${name}.txt`)).toMatch(words)
    expect(run.exit).toBe(1)
    expect(jsonLines(run.out)[0]).toMatchObject({ kind: 'document', source: { path: 'good.txt' } })
    expect(run.err).toContain('1 input could not be read')
  })
})

describe('inputs that can be read, with something to say', () => {
  test('not UTF-8: the encoding that was used is said, and the text is whole', async () => {
    const gbk = execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: GOOD })
    place.file('gbk.txt', gbk)
    const run = await place.run(['read', 'gbk.txt', '--format', 'jsonl'])
    expect([run.exit, run.err]).toEqual([0, expect.not.stringMatching(TRACE)])
    const [document] = jsonLines(run.out)
    expect(document).toMatchObject({ source: { encoding: 'gb18030' } })
    expect(document?.text).toContain('托卡耶夫')
  })

  test('broken UTF-8: the broken place is a problem, the rest is read', async () => {
    const bytes = new Uint8Array([...Buffer.from(GOOD), 0xe4, 0xb8, 0x0a, ...Buffer.from(GOOD.repeat(40))])
    place.file('broken.txt', bytes)
    const run = await place.run(['read', 'broken.txt', '--format', 'jsonl'])
    expect(run.err).not.toMatch(TRACE)
    expect(run.exit).toBe(0)
    expect(jsonLines(run.out).filter((line) => line.code === 'encoding').length).toBeGreaterThan(0)
  })

  test.each([
    ['no Chinese at all', 'The two ministers met in Geneva on Monday and discussed matters of common concern.\n'],
    ['no dateline', LOOSE],
    ['one letter', '会'],
    ['only signs', '……！！？\n'],
  ])('%s: read as far as it goes, exit 0', async (_what, content) => {
    const run = await place.run(['read', '-', '--format', 'jsonl'], content)
    expect([run.exit, run.err]).toEqual([0, expect.not.stringMatching(TRACE)])
    const [document] = jsonLines(run.out)
    expect(document).toMatchObject({ kind: 'document', source: { path: '-' } })
    expect(document).not.toHaveProperty('published')
  })

  test('a line of 50 MB is refused in a sentence, and the rest is read', async () => {
    const line = LOOSE.trim()
    place.file('long.txt', line.repeat(Math.ceil(50_000_000 / Buffer.byteLength(line))))
    const run = await place.run(['read', 'long.txt', 'good.txt', '--format', 'jsonl'])
    expect(plain(run, 'long.txt')).toMatch(/million characters/)
    expect([run.exit, jsonLines(run.out)[0]]).toEqual([1, expect.objectContaining({ kind: 'document' })])
  })
})

describe('paths', () => {
  test.each([
    ['nowhere.txt', /no such file/],
    ['folder', /holds no text/],
    ['loop', /link leads back/],
    ['good.txt/inside', /is a file, not a folder/],
    ['/dev/zero', /device/],
    [`${'x'.repeat(300)}.txt`, /name is too long/],
  ])('%s: one sentence and exit 1', async (path, words) => {
    if (path === 'folder') mkdirSync(join(place.folder, 'folder'), { recursive: true })
    if (path === 'loop' && !existsSync(join(place.folder, 'loop'))) symlinkSync('loop', join(place.folder, 'loop'))
    const run = await place.run(['read', path])
    expect(plain(run, path)).toMatch(words)
    expect([run.exit, run.out]).toEqual([1, ''])
  })

  test('a file that may not be read', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may read everything')
    place.file('secret.txt', GOOD)
    execFileSync('chmod', ['000', join(place.folder, 'secret.txt')])
    const run = await place.run(['read', 'secret.txt'])
    expect(plain(run, 'secret.txt')).toMatch(/permissions/)
    expect(run.exit).toBe(1)
  })
})

describe('commands', () => {
  test.each([
    [[], 2, /Usage/],
    [['reed'], 2, /unknown command 'reed'/],
    [['read'], 2, /missing required argument/],
    [['read', 'good.txt', '--colour'], 2, /unknown option/],
    [['read', 'good.txt', '--format', 'xml'], 2, /Allowed choices/],
    [['read', 'good.txt', '--packs', 'no-packs'], 2, /no pack folder no-packs/],
    [['show', 'thing', '--record', 'kept.chancery'], 2, /"thing" is no id/],
    [['show', 'doc_0000', '--record', 'kept.chancery'], 2, /no document doc_0000/],
    [['cite', 'cl_zzzz', '--record', 'kept.chancery'], 2, /no claim cl_zzzz/],
    [['timeline', '--from', 'someday', '--record', 'kept.chancery'], 2, /someday/],
    [['standing', '--record', 'kept.chancery'], 2, /organisation/],
    [['check', '--code', 'odd', '--record', 'kept.chancery'], 2, /no problem code "odd"/],
    [['serve', '--port', 'many', '--record', 'kept.chancery'], 2, /whole number/],
    [['timeline', '--record', 'nowhere.chancery'], 3, /no record at nowhere.chancery/],
    [['timeline'], 3, /there is no record here/],
  ])('chancery %j: exit %i', async (args, exit, words) => {
    if (args.includes('kept.chancery') && !existsSync(join(place.folder, 'kept.chancery')))
      await place.run(['read', 'good.txt', '--record', 'kept.chancery'])
    const run = await place.run(args)
    expect(run.err).toMatch(words)
    expect(run.err).not.toMatch(TRACE)
    expect([run.exit, run.out]).toEqual([exit, ''])
  })

  test('a reader that stops early ends it quietly, and what was to be kept is kept', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the shell's
    const run = await place.shell('chancery read good.txt good.txt --format jsonl | head -n 1; echo "${PIPESTATUS[0]}"')
    expect([run.out.trim().split('\n').at(-1), run.err]).toEqual(['0', expect.not.stringMatching(TRACE)])
    await place.shell(
      'yes | head -n 300 | while read -r _; do cat good.txt; done >many.txt; chancery read many.txt good.txt --format jsonl --record piped.chancery | head -n 1',
    )
    const kept = await place.run(['read', 'good.txt', '--record', 'piped.chancery'])
    expect(kept.exit).toBe(0)
    expect((await place.run(['check', '--record', 'piped.chancery'])).err).toContain('The record is whole')
  })

  test.skipIf(!existsSync('/dev/full'))('an output that is full is told', async () => {
    const run = await place.shell('chancery read good.txt >/dev/full')
    expect([run.exit, run.err]).toEqual([
      1,
      expect.stringContaining('the output could not be written: no space is left'),
    ])
    expect(run.err).not.toMatch(TRACE)
  })
})

describe('records that cannot be used', () => {
  const keep = async (name: string) => {
    expect((await place.run(['read', 'good.txt', '--record', name])).exit).toBe(0)
    return join(place.folder, name)
  }

  const refused = async (name: string, words: RegExp) => {
    for (const args of [
      ['read', 'good.txt', '--record', name],
      ['check', '--record', name],
    ]) {
      const run = await place.run(args)
      expect(run.err).not.toMatch(TRACE)
      expect(run.err.split('\n').filter((line) => line.startsWith('chancery: '))).toEqual([
        expect.stringMatching(words),
      ])
      expect(run.exit).toBe(3)
    }
  }

  test('made by a newer version', async () => {
    const path = await keep('newer.chancery')
    const store = new Database(path)
    store.pragma(`user_version = ${Number(store.pragma('user_version', { simple: true })) + 1000}`)
    store.close()
    await refused('newer.chancery', /newer/)
  })

  test('damaged in the middle', async () => {
    const path = await keep('damaged.chancery')
    const bytes = readFileSync(path)
    bytes.fill(0xa5, Math.floor(bytes.length / 4), Math.floor((bytes.length * 3) / 4))
    writeFileSync(path, bytes)
    const run = await place.run(['check', '--record', 'damaged.chancery'])
    expect([run.exit, run.err]).toEqual([3, expect.stringMatching(/damaged/)])
    expect(run.err).not.toMatch(TRACE)
  })

  test('cut short', async () => {
    const path = await keep('short.chancery')
    truncateSync(path, 5000)
    const run = await place.run(['check', '--record', 'short.chancery'])
    expect([run.exit, run.err]).toEqual([3, expect.stringMatching(/damaged/)])
    expect(run.err).not.toMatch(TRACE)
  })

  test('a file that is no record', async () => {
    place.file('letter.chancery', 'Dear Sir, this is a letter and not a record at all.\n'.repeat(40))
    await refused('letter.chancery', /no record|not a record|is no|is not/i)
    expect(readFileSync(join(place.folder, 'letter.chancery'), 'utf8')).toContain('Dear Sir')
  })

  test('in a folder that is not there', async () => {
    const run = await place.run(['read', 'good.txt', '--record', 'no/such/folder/r.chancery'])
    expect([run.exit, run.err]).toEqual([3, expect.stringMatching(/chancery: .*no\/such\/folder.*/)])
    expect(run.err).not.toMatch(TRACE)
  })

  test('a full disk: one sentence, exit 3, and a record that opens where one was', async ({ skip }) => {
    const disk = join(place.folder, 'disk')
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      skip('a small disk cannot be mounted here')
    }
    try {
      expect((await place.run(['read', 'good.txt', '--record', 'disk/r.chancery'])).exit).toBe(0)
      const many = Array.from({ length: 200 }, (_, i) => place.file(`full-${i}.txt`, `${GOOD.repeat(20)}${i}\n`))
      const run = await place.run(['read', ...many, '--record', 'disk/r.chancery'])
      expect([run.exit, run.err]).toEqual([3, expect.stringMatching(/chancery: .*(full|space|room)/)])
      expect(run.err).not.toMatch(TRACE)
      const whole = await place.run(['check', '--record', 'disk/r.chancery'])
      expect([whole.exit, whole.err]).toEqual([0, expect.stringContaining('The record is whole')])
    } finally {
      execFileSync('umount', [disk])
    }
  })
})
