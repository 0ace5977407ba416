// An assistant's own client starts the program, asks, opens documents, and cannot decide unless it was let.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPacks, openRecord, QUESTIONS } from '../../src/chancery.ts'
import { readAll } from '../../src/cli/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-mcp-'))
const record = join(folder, 'record.chancery')

async function clientOf(...options: string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  const args = ['src/cli/main.ts', 'mcp', '--record', record, ...options]
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' }))
  return client
}

interface Called {
  readonly content: readonly { readonly text: string }[]
  readonly structuredContent?: { readonly [name: string]: unknown }
  readonly isError?: boolean
}
const call = async (client: Client, name: string, given: object): Promise<Called> =>
  (await client.callTool({ name, arguments: given as { [name: string]: unknown } })) as unknown as Called

let reader: Client
beforeAll(async () => {
  await readAll(['corpus/zh/a-announce-2019-solomon.txt', 'corpus/zh/a-talks-2008-laos.txt'], {
    packs: loadPacks().packs!,
    recordPath: record,
  })
  reader = await clientOf()
}, 60_000)
afterAll(async () => {
  await reader.close()
  rmSync(folder, { recursive: true })
})

describe('an assistant that may read', () => {
  test('finds every question, and nothing that decides', async () => {
    const { tools } = await reader.listTools()
    const names = tools.map(({ name }) => name)
    expect(QUESTIONS.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([])
    expect(names.filter((name) => /accept|reject/.test(name))).toEqual([])
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true)
  })

  test('asks, and each line has its citation', async () => {
    const { content, structuredContent } = await call(reader, 'timeline', { state: 'Laos' })
    const lines = structuredContent!.lines as { cites: { quote: string; document: string; start: number }[] }[]
    expect(lines.length).toBeGreaterThan(2)
    for (const { cites } of lines) expect(cites[0]).toMatchObject({ document: expect.stringMatching(/^doc_/) })
    expect(content[0]!.text).toContain(lines[0]!.cites[0]!.quote.slice(0, 10))
  })

  test('opens a document at the words of a claim', async () => {
    const { structuredContent } = await call(reader, 'timeline', { state: 'Laos' })
    const [line] = structuredContent!.lines as { cites: { claim: string; quote: string }[] }[]
    const { claim } = line!.cites[0]!
    const { content } = await call(reader, 'open_document', { id: claim })
    expect(content[0]!.text).toContain(claim)
  })

  test.each([
    ['a name that nobody has', 'timeline', { person: 'Nobody Atall' }, /Nobody Atall/],
    ['a document that is not there', 'open_document', { id: 'doc_none' }, /no document or claim doc_none/],
    ['a date that is none', 'standing', { organisation: 'SCO', on: 'yesterday' }, /yesterday/],
  ])('is told in a sentence: %s', async (_, tool, given, sentence) => {
    const { content, isError } = await call(reader, tool, given)
    expect([isError, content[0]!.text]).toEqual([true, expect.stringMatching(sentence)])
  })
})

describe('an assistant that may decide', () => {
  test('decides in the name of the person who let it', async () => {
    const client = await clientOf('--decide-as', 'Reviewer One')
    const { structuredContent } = await call(client, 'timeline', { state: 'Laos' })
    const [line] = structuredContent!.lines as { cites: { claim: string }[] }[]
    const { claim } = line!.cites[0]!
    expect((await call(client, 'accept_claim', { claim, why: 'seen in the text' })).isError).toBeFalsy()
    await client.close()
    const opened = await openRecord(record)
    const decisions = await opened.decisions({ claim })
    await opened.close()
    expect(decisions).toMatchObject([{ by: 'Reviewer One', why: 'seen in the text', act: { kind: 'accept', claim } }])
  })
})
