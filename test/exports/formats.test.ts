// Every export is read back by a reader that is not ours, and holds what the record holds: claims, places, quotes, days.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { defaultModel, Model } from '@opensanctions/followthemoney'
import { parse as parseCsv } from 'csv-parse/sync'
import { MultiUndirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import { parquetReadObjects } from 'hyparquet'
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ExportedDocument,
  exportedDocuments,
  loadPacks,
  openRecord,
  PATH_FORMATS,
  type Record,
  readSource,
  STREAM_FORMATS,
} from '../../src/chancery.ts'
import { daysOf } from '../../src/exports/days.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-export-'))
let record: Record
let documents: ExportedDocument[]

/** A report with all that spreadsheets, markup and XML trip over. */
const HOSTILE = `=HYPERLINK("https://example.org") <script>alert(1)</script>

新华社北京1月5日电 外交部发言人5日宣布：应国家主席习近平邀请，哈萨克斯坦总统托卡耶夫将于2024年1月8日至10日对中国进行国事访问。[[链接]] *粗体* & “引号”，\u202e反写\u0001。
`

beforeAll(async () => {
  const { packs } = loadPacks()
  record = await openRecord(join(folder, 'record.chancery'))
  const paths = ['zh', 'en', 'ru'].flatMap((language) =>
    readdirSync(`corpus/${language}`)
      .filter((name) => /^a-(?:[a-c]|talks).*\.txt$/.test(name))
      .map((name) => `corpus/${language}/${name}`),
  )
  const sources = [
    ...paths.map((path) => ({ path, bytes: readFileSync(path) as Uint8Array })),
    { path: '=hostile&<b>.txt', bytes: new TextEncoder().encode(HOSTILE) },
  ]
  for (const { path, bytes } of sources) {
    const outcome = await readSource(path, bytes, packs!)
    if ('readings' in outcome) await record.append(outcome.readings)
  }
  documents = []
  for await (const one of exportedDocuments(record)) documents.push(one)
})
afterAll(async () => {
  await record.close()
  rmSync(folder, { recursive: true })
})

const format = (name: string) => STREAM_FORMATS.find((one) => one.name === name)!

async function bytesOf(name: string, settings = {}): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const from = async function* () {
    yield* documents
  }
  for await (const part of format(name).write(from(), settings))
    parts.push(typeof part === 'string' ? new TextEncoder().encode(part) : part)
  return Buffer.concat(parts)
}
const textOf = async (name: string, settings = {}) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(name, settings))
const claims = () => documents.flatMap((d) => d.claims.map(({ claim }) => claim))
const evidence = () => claims().flatMap((claim) => claim.evidence.map((e) => ({ claim: claim.id, ...e })))

test('there is something to export, the hostile report among it', () => {
  expect(documents.length).toBeGreaterThan(20)
  expect(claims().length).toBeGreaterThan(300)
  expect(documents.find((d) => d.article.source.path.startsWith('=hostile'))?.claims.length).toBeGreaterThan(0)
})

describe('tables', () => {
  test('CSV has a row for each piece of evidence, each quote with its place, and no formula', async () => {
    const rows = parseCsv(await textOf('csv'), { columns: true }) as { [column: string]: string }[]
    expect(rows.map((r) => [r.claim, Number(r.start), Number(r.end), r.quote])).toEqual(
      evidence().map((e) => [e.claim, e.start, e.end, e.quote]),
    )
    expect(rows.flatMap((r) => Object.values(r)).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(rows.some((r) => r.role_visitor_id === 'person:kassym-jomart-tokayev')).toBe(true)
  })

  test('CSV opens with a byte-order mark where it is asked for, and only there', async () => {
    expect((await textOf('csv', { bom: true })).codePointAt(0)).toBe(0xfeff)
    expect((await textOf('csv')).startsWith('claim,')).toBe(true)
  })

  test('Parquet holds the same rows, with numbers as numbers', async () => {
    const bytes = await bytesOf('parquet')
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const rows = (await parquetReadObjects({ file })) as { [column: string]: unknown }[]
    expect(rows.map((r) => [r.claim, r.start, r.end, r.quote])).toEqual(
      evidence().map((e) => [e.claim, e.start, e.end, e.quote]),
    )
    expect(typeof rows[0]!.confidence).toBe('number')
    expect(typeof rows[0]!.first).toBe('boolean')
  })

  test('SQLite opens with tables, and a view for each claim type that counts what the record counts', async () => {
    const path = join(folder, 'out.sqlite')
    await PATH_FORMATS.find(({ name }) => name === 'sqlite')!.write(exportedDocuments(record), path)
    const db = new DatabaseSync(path, { readOnly: true })
    try {
      const counted = (sql: string) => (db.prepare(sql).get() as { n: number }).n
      expect(counted('select count(*) n from claims_cited')).toBe(evidence().length)
      const byType = Map.groupBy(claims(), ({ type }) => type)
      for (const [type, own] of byType)
        expect([type, counted(`select count(*) n from type_${type}`)]).toEqual([type, own.length])
      const wrong = `select count(*) n from evidence e join claims c on c.id = e.claim join documents d on d.id = c.document where substr(d.text, e.start + 1, e."end" - e.start) <> e.quote`
      expect(counted(wrong)).toBe(0)
      expect(db.prepare('pragma foreign_key_check').all()).toEqual([])
    } finally {
      db.close()
    }
  })
})

describe('the data package', () => {
  test('has every column in its codebook, whole keys, and the coverage of what was read', async () => {
    const path = join(folder, 'package')
    await PATH_FORMATS.find(({ name }) => name === 'datapackage')!.write(exportedDocuments(record), path)
    const about = JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8'))
    const tables = new Map<string, { [column: string]: string }[]>()
    for (const { name, path: file, schema } of about.resources) {
      const rows = parseCsv(readFileSync(join(path, file)), { columns: true }) as { [column: string]: string }[]
      tables.set(name, rows)
      const fields = schema.fields as { name: string; type: string; description: string }[]
      if (rows[0]) expect(Object.keys(rows[0])).toEqual(fields.map((field) => field.name))
      for (const field of fields) {
        expect([field.name, field.description.length > 2]).toEqual([field.name, true])
        const wrong = rows.filter((row) => field.type === 'integer' && !/^\d*$/.test(row[field.name]!))
        expect([field.name, wrong]).toEqual([field.name, []])
      }
    }
    const keys = new Set(tables.get('documents')!.map((row) => row.document))
    expect(keys.size).toBe(documents.length)
    for (const name of ['claims', 'problems'])
      expect(tables.get(name)!.filter((row) => !keys.has(row.document))).toEqual([])
    expect(about.coverage).toMatchObject({ documents: documents.length, claims: claims().length })
    expect(tables.get('claims')!.length).toBe(evidence().length)
  })

  test('names the licence that it was given, and none by itself', async () => {
    const licences = async (options: { licence?: string }) => {
      const path = join(folder, 'licensed')
      await PATH_FORMATS.find(({ name }) => name === 'datapackage')!.write(exportedDocuments(record), path, options)
      return JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8')).licenses
    }
    expect(await licences({ licence: 'CC-BY-4.0' })).toEqual([{ name: 'CC-BY-4.0' }])
    expect(await licences({})).toBeUndefined()
  })
})

describe('lines of the public format', () => {
  test('every line is JSON, and quotes stand where they say', async () => {
    const lines = (await textOf('jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const texts = new Map(lines.filter((l) => l.kind === 'document').map((l) => [l.id, l.text as string]))
    const told = lines.filter((l) => l.kind === 'claim')
    expect(told.length).toBe(claims().length)
    for (const { document, evidence } of told)
      for (const { start, end, quote } of evidence) expect(texts.get(document)!.slice(start, end)).toBe(quote)
  })
})

describe('linked data', () => {
  test('JSON-LD expands without fetching anything, and quotes keep their positions', async () => {
    const fetched: string[] = []
    const documentLoader = async (url: string) => {
      fetched.push(url)
      throw new Error(`asked for ${url}`)
    }
    const graph = (await jsonld.expand(JSON.parse(await textOf('jsonld')), { documentLoader })) as {
      [key: string]: { [key: string]: unknown }[]
    }[]
    expect(fetched).toEqual([])
    const annotations = graph.filter((node) =>
      (node['@type'] as unknown as string[]).includes('http://www.w3.org/ns/oa#Annotation'),
    )
    expect(annotations.length).toBe(claims().length)
    const OA = 'http://www.w3.org/ns/oa#'
    type Node = { [key: string]: Node[] & { '@value'?: unknown }[] }
    const found = annotations.flatMap((a) =>
      (a as unknown as Node)[`${OA}hasTarget`]!.map((target) => {
        const selectors = (target as Node)[`${OA}hasSelector`]!
        const of = (key: string) => selectors.flatMap((s) => (s as Node)[OA + key] ?? []).map((v) => v['@value'])[0]
        return [of('exact'), Number(of('start')), Number(of('end'))]
      }),
    )
    expect(found).toEqual(evidence().map((e) => [e.quote, e.start, e.end]))
  })

  test('its RDF says for each claim what made it', async () => {
    const quads = (await jsonld.toRDF(JSON.parse(await textOf('jsonld')), {
      format: 'application/n-quads',
    })) as unknown as string
    const made = quads.split('\n').filter((line) => line.includes('prov#wasGeneratedBy'))
    expect(made.length).toBe(claims().length)
  })

  test('FollowTheMoney entities fit its own model, and point to entities that are there', async () => {
    const model = new Model(defaultModel)
    const lines = (await textOf('ftm'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const ids = new Set(lines.map(({ id }) => id))
    expect(ids.size).toBe(lines.length)
    for (const { id, schema, properties } of lines) {
      const known = model.getSchema(schema)
      const wrong = Object.keys(properties).filter((name) => !known.getProperties().has(name))
      expect([id, schema, wrong]).toEqual([id, schema, []])
      expect([id, known.required.filter((name) => !properties[name])]).toEqual([id, []])
      for (const [name, values] of Object.entries(properties))
        if (known.getProperty(name).type.name === 'entity')
          for (const value of values as string[])
            expect([id, name, value, ids.has(value)]).toEqual([id, name, value, true])
    }
    for (const schema of ['Person', 'PublicBody', 'Event', 'Article', 'Occupancy'])
      expect([schema, lines.some((l) => l.schema === schema)]).toEqual([schema, true])
  })

  test('FollowTheMoney statements are the values of the entities, one by one', async () => {
    const lines = (name: string) =>
      textOf(name).then((text) =>
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
    const values = (await lines('ftm')).flatMap(({ id, properties }) =>
      Object.entries(properties).flatMap(([prop, all]) => (all as string[]).map((value) => [id, prop, value])),
    )
    const statements = await lines('ftm-statements')
    expect(statements.map((s) => [s.entity_id, s.prop, s.value])).toEqual(values)
    expect(new Set(statements.map((s) => s.id)).size).toBe(statements.length)
  })
})

describe('networks', () => {
  test('GEXF and GraphML give one graph, whose edges are claims of the record', async () => {
    const gexf = parseGexf(MultiUndirectedGraph, await textOf('gexf'), {
      allowUndeclaredAttributes: true,
      addMissingNodes: false,
    })
    const graphml = parseGraphml(MultiUndirectedGraph, await textOf('graphml'), { addMissingNodes: false })
    expect(gexf.order).toBeGreaterThan(20)
    expect([gexf.order, gexf.size]).toEqual([graphml.order, graphml.size])
    const known = new Set(claims().map(({ id }) => id))
    const told = gexf.mapEdges((_, attributes) => (attributes.claims as string).split(' '))
    expect(told.flat().filter((id) => !known.has(id))).toEqual([])
    expect(gexf.getNodeAttribute('country:CN', 'label')).toBe('China')
  })

  test('GEXF says when: each spell is a period of a claim', async () => {
    const spells = [...(await textOf('gexf')).matchAll(/<spell start="([^"]+)" end="([^"]+)"/g)].map(
      (m) => `${m[1]}/${m[2]}`,
    )
    const periods = new Set(
      claims()
        .flatMap(({ when }) => daysOf(when) ?? [])
        .map((d) => `${d.first}/${d.last}`),
    )
    expect(spells.length).toBeGreaterThan(20)
    expect(spells.filter((spell) => !periods.has(spell))).toEqual([])
  })
})

describe('calendar', () => {
  test('planned visits stand on their days, in lines of at most 75 octets', async () => {
    const text = await textOf('ics')
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const planned = claims().filter((c) => c.mode === 'planned' && c.type === 'visit' && daysOf(c.when))
    expect(planned.length).toBeGreaterThan(0)
    for (const claim of planned) {
      const event = events.find(({ uid }) => uid === `${claim.id}@chancery`)
      const { first, last } = daysOf(claim.when)!
      const before = event!.endDate.clone()
      before.addDuration(ICAL.Duration.fromSeconds(-86400))
      expect([event!.startDate.toString(), before.toString(), event!.summary]).toEqual([first, last, claim.gloss])
      expect(event!.description).toContain(claim.evidence[0]!.quote.replace(/\p{Cc}/gu, '').slice(0, 12))
    }
  })
})

describe('sources', () => {
  test('CSL-JSON and BibTeX name the same documents', async () => {
    const csl = JSON.parse(await textOf('csl')) as {
      id: string
      title?: string
      issued?: { 'date-parts': number[][] }
    }[]
    const read = plugins.input.chain(await textOf('bibtex')) as {
      id?: string
      'citation-key'?: string
      title?: string
    }[]
    expect(csl.map(({ id }) => id)).toEqual(documents.map(({ article }) => article.id))
    expect(read.map((one) => one['citation-key'] ?? one.id)).toEqual(csl.map(({ id }) => id))
    const plain = (title: string | undefined) => title?.replace(/[\s"“”'’]+/g, '').toLowerCase()
    const same = csl.filter(({ title }, i) => plain(title) === plain(read[i]!.title))
    expect(same.length).toBeGreaterThanOrEqual(csl.length - 1)
  })
})

describe('notes', () => {
  test('each link leads to a note that is there, and nothing of a source is markup', async () => {
    const path = join(folder, 'notes')
    await PATH_FORMATS.find(({ name }) => name === 'markdown')!.write(exportedDocuments(record), path)
    const notes = ['documents', 'entities'].flatMap((part) =>
      readdirSync(join(path, part)).map((name) => ({
        name: name.replace(/\.md$/, ''),
        text: readFileSync(join(path, part, name), 'utf8'),
      })),
    )
    const names = new Set(notes.map(({ name }) => name))
    const links = notes.flatMap(({ text }) => [...text.matchAll(/(?<!\\)\[\[([^\]|#]+)/g)].map((m) => m[1]!))
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter((link) => !names.has(link))).toEqual([])
    const hostile = notes.find(({ text }) => text.includes('source: "=hostile'))!.text.split('---')[2]!
    expect(hostile).not.toMatch(/(?<!\\)<script|(?<!\\)\[\[链接|(?<!\\)\*粗体/)
  })
})
