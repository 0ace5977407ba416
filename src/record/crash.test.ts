// A writer killed at any moment loses nothing that it had acknowledged, and leaves a record that opens and is whole.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { openRecord } from './open.ts'

/** More rounds by environment: CHANCERY_KILL_ROUNDS=200. */
const ROUNDS = Number(process.env.CHANCERY_KILL_ROUNDS ?? 5)
const folder = mkdtempSync(join(tmpdir(), 'crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a writer, kills it after a while without warning, and gives what it had acknowledged. */
const killed = (path: string, round: number): Promise<{ lines: string[]; errors: string }> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [
      fileURLToPath(new URL('./crash-writer.ts', import.meta.url)),
      path,
      String(round),
    ])
    let said = ''
    let errors = ''
    writer.stdout.on('data', (data: Buffer) => {
      // The clock starts when it writes, so that the kill falls into work and not into start-up.
      if (said === '') setTimeout(() => writer.kill('SIGKILL'), 20 + ((round * 37) % 160))
      said += data.toString()
    })
    writer.stderr.on('data', (data: Buffer) => {
      errors += data.toString()
    })
    writer.on('error', reject)
    writer.on('close', () => resolve({ lines: said.split('\n').slice(0, -1), errors }))
  })

it(
  `loses nothing acknowledged in ${ROUNDS} rounds of kill -9`,
  async () => {
    const path = join(folder, 'a.chancery')
    const documents: string[] = []
    const decisions: string[] = []
    const reread: { document: string; act: string; decision: string }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { lines, errors } = await killed(path, round)
      expect(errors).toBe('')
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        const [kind, id = '', act = '', decision = ''] = line.split(' ')
        if (kind === 'document') documents.push(id)
        else if (kind === 'decision') decisions.push(id)
        else reread.push({ document: id, act, decision })
      }
      const record = await openRecord(path)
      await record.verify()
      const kept = await record.decisions()
      const held = new Map(kept.map((one) => [one.id, one]))
      expect(decisions.filter((id) => !held.has(id))).toEqual([])
      expect(kept.filter(({ orphaned }) => orphaned)).toEqual([])
      for (const { document, act, decision } of reread.slice(-20)) {
        const [one] = await record.claims({ document, types: ['meeting'] })
        expect(one?.claim.roles.format).toBe('talks')
        if (held.get(decision)?.undone) continue
        if (act === 'accept') expect(one?.status).toBe('accepted')
        if (act === 'correct') expect([one?.status, one?.claim.when]).toEqual(['corrected', '2024-07-02'])
      }
      for (const id of documents.slice(-40)) expect((await record.document(id))?.article.id).toBe(id)
      expect((await record.overview()).documents).toBeGreaterThanOrEqual(documents.length)
      await record.close()
    }
    expect(new Set(reread.map(({ act }) => act)).size).toBeGreaterThan(ROUNDS < 5 ? 0 : 2)
    console.log(
      `${ROUNDS} rounds: ${documents.length} documents, ${decisions.length} decisions, ${reread.length} readings again`,
    )
    const record = await openRecord(path)
    const before = await record.claims({ rejected: true })
    await record.rebuild()
    expect(await record.claims({ rejected: true })).toEqual(before)
    await record.close()
  },
  60_000 + ROUNDS * 5_000,
)
