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
    for (let round = 0; round < ROUNDS; round++) {
      const { lines, errors } = await killed(path, round)
      expect(errors).toBe('')
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        const [kind, id = ''] = line.split(' ')
        if (kind === 'document') documents.push(id)
        else decisions.push(id)
      }
      const record = await openRecord(path)
      await record.verify()
      const held = new Set((await record.decisions()).map(({ id }) => id))
      expect(decisions.filter((id) => !held.has(id))).toEqual([])
      for (const id of documents.slice(-40)) expect((await record.document(id))?.article.id).toBe(id)
      expect((await record.overview()).documents).toBeGreaterThanOrEqual(documents.length)
      await record.close()
    }
    const record = await openRecord(path)
    const before = await record.claims({ rejected: true })
    await record.rebuild()
    expect(await record.claims({ rejected: true })).toEqual(before)
    await record.close()
  },
  60_000 + ROUNDS * 5_000,
)
