// `chancery read`, and what a kept record then answers: the main job as a person does it, in a pipe and with files.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonLines, openPlace, type Place, ROOT } from './chancery.ts'

const SAMPLE = join(ROOT, 'corpus', 'zh', 'a-aid-2014-liberia.txt')

let place: Place
let lines: ReturnType<typeof jsonLines>
let claims: ReturnType<typeof jsonLines>
beforeAll(async () => {
  place = openPlace()
  const run = await place.run(['read', SAMPLE, '--record', 'r.chancery', '--format', 'jsonl'])
  expect([run.exit, run.err]).toEqual([
    0,
    expect.stringMatching(/^1 document, \d+ claims?, \d+ problems?; 1 reading new to the record\.\n$/),
  ])
  lines = jsonLines(run.out)
  claims = lines.filter((line) => line.kind === 'claim')
})
afterAll(() => place?.close())

describe('the lines', () => {
  test('are the document, then claims, then problems', () => {
    expect(lines[0]?.kind).toBe('document')
    const kinds = lines.map((line) => line.kind)
    expect(kinds).toEqual(
      [...kinds].sort(
        (a, b) =>
          ['document', 'claim', 'problem'].indexOf(String(a)) - ['document', 'claim', 'problem'].indexOf(String(b)),
      ),
    )
    expect(claims.length).toBeGreaterThan(3)
  })

  test('hold every quote at its place', () => {
    const text = String(lines[0]?.text)
    for (const claim of claims)
      for (const { start, end, quote } of claim.evidence as { start: number; end: number; quote: string }[])
        expect(text.slice(start, end)).toBe(quote)
  })

  test('hold nothing beyond the format', () => {
    const known = [
      'kind',
      'id',
      'document',
      'type',
      'roles',
      'when',
      'where',
      'mode',
      'voice',
      'evidence',
      'first',
      'gloss',
      'confidence',
      'method',
    ]
    expect(claims.flatMap((claim) => Object.keys(claim)).filter((key) => !known.includes(key))).toEqual([])
    expect(JSON.stringify(claims)).not.toContain('"span"')
  })

  test('are the same from standard input but for the path', async () => {
    const piped = await place.run(['read', '-', '--format', 'jsonl'], readFileSync(SAMPLE, 'utf8'))
    expect(jsonLines(piped.out).slice(1)).toEqual(lines.slice(1))
    expect(jsonLines(piped.out)[0]).toMatchObject({ source: { path: '-' } })
  })
})

test('json is one array with a document, its claims and its problems', async () => {
  const run = await place.run(['read', SAMPLE, SAMPLE, '--format', 'json'])
  const found = JSON.parse(run.out)
  expect(found).toHaveLength(2)
  expect(found[0]).toEqual({ document: lines[0], claims, problems: lines.filter((line) => line.kind === 'problem') })
  expect(JSON.parse((await place.run(['read', 'nowhere', '--format', 'json'])).out)).toEqual([])
})

test('a folder is read with all its texts and without its other files', async () => {
  mkdirSync(join(place.folder, 'in', 'deep'), { recursive: true })
  writeFileSync(join(place.folder, 'in', 'b.txt'), readFileSync(SAMPLE))
  writeFileSync(join(place.folder, 'in', 'deep', 'a.TXT'), '两国元首举行会谈。\n')
  writeFileSync(join(place.folder, 'in', 'c.jpg'), new Uint8Array([0xff, 0xd8]))
  const run = await place.run(['read', 'in', '--format', 'jsonl'])
  expect(run.exit).toBe(0)
  const paths = jsonLines(run.out).flatMap((line) =>
    line.kind === 'document' ? [(line.source as { path: string }).path] : [],
  )
  expect(paths).toEqual(['in/b.txt', 'in/deep/a.TXT'])
})

describe('the record', () => {
  test('reading the same file twice adds nothing', async () => {
    const before = (await place.run(['show', String(lines[0]?.id), '--record', 'r.chancery', '--format', 'json'])).out
    const again = await place.run(['read', SAMPLE, '--record', 'r.chancery'])
    expect(again.err).toContain('the record held all of it already')
    expect((await place.run(['show', String(lines[0]?.id), '--record', 'r.chancery', '--format', 'json'])).out).toBe(
      before,
    )
    expect(JSON.parse(before).map((line: { kind: string }) => line.kind)).toEqual(lines.map((line) => line.kind))
  })

  test('show and cite find by the beginning of an id', async () => {
    const id = String(claims[0]?.id)
    const shown = await place.run(['show', id.slice(0, -2), '--record', 'r.chancery', '--format', 'json'])
    expect(JSON.parse(shown.out)).toEqual({ ...claims[0], status: 'read' })
    const cited = await place.run(['cite', id, '--record', 'r.chancery'])
    const [evidence] = (claims[0]?.evidence ?? []) as { quote: string; start: number; end: number }[]
    expect(cited.out).toContain(`“${evidence?.quote}” (characters ${evidence?.start} to ${evidence?.end})`)
    expect(cited.out).toContain('Xinhua')
  })

  test('an event, a place in a document and a decision are cited as well', async () => {
    const answer = JSON.parse((await place.run(['timeline', '--record', 'r.chancery', '--format', 'json'])).out) as {
      lines: { fields: { event: string }; cites: { claim: string; document: string; start: number; quote: string }[] }[]
    }
    const line = answer.lines.find(({ cites }) => cites.length > 0)
    const [cite] = line?.cites ?? []
    const event = await place.run(['cite', line?.fields.event ?? '', '--record', 'r.chancery'])
    expect([event.exit, event.out]).toEqual([0, expect.stringContaining(cite?.quote ?? '?')])
    const at = await place.run(['cite', cite?.document ?? '', `${cite?.start}`, '--record', 'r.chancery'])
    expect([at.exit, at.out]).toEqual([0, expect.stringContaining(cite?.quote ?? '?')])
    const made = await place.run(['decide', 'accept', cite?.claim ?? '', '--by', 'A. Reader', '--record', 'r.chancery'])
    const id = /de_[0-9a-f]+/.exec(made.out)?.[0] ?? ''
    const decision = await place.run(['cite', id, '--record', 'r.chancery'])
    expect([decision.exit, decision.out]).toEqual([0, expect.stringMatching(/A\. Reader {2}accept cl_/)])
    expect((await place.run(['cite', 'ev_0', '--record', 'r.chancery'])).exit).toBe(2)
    expect((await place.run(['cite', cite?.document ?? '', '9000000', '--record', 'r.chancery'])).exit).toBe(2)
  })

  test('a question gives lines that are cited, in every format', async () => {
    const ask = (format: string) => place.run(['timeline', '--record', 'r.chancery', '--format', format])
    const answer = JSON.parse((await ask('json')).out) as {
      lines: { id: string; cites: { quote: string; claim: string }[] }[]
    }
    expect(answer.lines.length).toBeGreaterThan(0)
    for (const line of answer.lines) expect(line.cites.length).toBeGreaterThan(0)
    expect(jsonLines((await ask('jsonl')).out)).toEqual(answer.lines)
    const text = (await ask('text')).out
    const csv = (await ask('csv')).out
    for (const { cites } of answer.lines)
      for (const { claim } of cites) {
        expect(text).toContain(claim)
        expect(csv).toContain(claim)
      }
    const cites = answer.lines.flatMap((line) => line.cites).length
    expect(
      csv.split('\r\n').filter((row) => row.startsWith('ln_') || row.includes('cl_')).length,
    ).toBeGreaterThanOrEqual(cites)
  })

  test('ask NAME and NAME are the same, and a needed parameter may stand without its name', async () => {
    const [short, long, named] = await Promise.all([
      place.run(['search', '援助', '--record', 'r.chancery']),
      place.run(['ask', 'search', '援助', '--record', 'r.chancery']),
      place.run(['ask', 'search', '--text', '援助', '--record', 'r.chancery']),
    ])
    expect(short.exit).toBe(0)
    expect(short.out).toContain('援助')
    expect([long.out, named.out]).toEqual([short.out, short.out])
  })

  test('is where the environment says, where no option does', async () => {
    const run = await place.shell(`export CHANCERY_RECORD=r.chancery; chancery check`)
    expect([run.exit, run.err]).toEqual([0, expect.stringContaining('The record is whole')])
  })
})

test('the help of every command has examples or parameters, and exits well', async () => {
  const commands = [
    [],
    ['read'],
    ['ask'],
    ['timeline'],
    ['show'],
    ['cite'],
    ['check'],
    ['packs'],
    ['packs', 'check'],
    ['serve'],
    ['start'],
  ]
  for (const command of commands) {
    const run = await place.run([...command, '--help'])
    expect([command, run.exit, run.err]).toEqual([command, 0, ''])
    expect(run.out).toContain('Usage: chancery')
  }
  expect(existsSync(join(ROOT, 'bin', 'chancery.js'))).toBe(true)
})
