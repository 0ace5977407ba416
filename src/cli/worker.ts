// `chancery worker`: reads what a queue hands out and keeps it in a team's record; or reads lines from standard input and writes lines to standard output.

import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { keeper, type Outcome, type Packs, type Record, RecordError, readingLines, readSource } from '../chancery.ts'
import { EXIT, EXIT_HELP } from './exit.ts'
import { natsOption, queueFor, queueOption } from './fleet.ts'
import { packsFor, packsOption, recordAt, recordOption } from './house.ts'
import { readFailure } from './inputs.ts'
import { goOnWithoutReader, say, wholeNumber, writeJsonLine } from './output.ts'
import { count } from './text.ts'

const EXAMPLES = `
Examples:
  $ chancery worker --nats nats://a:4222,nats://b:4222 --record postgres://chancery@db/texts
  $ find archive -name '*.html' | parallel --pipe chancery worker > claims.jsonl
  $ chancery worker < paths.txt --record postgres://chancery@db/texts > /dev/null

Without --nats it takes one source a line from standard input: a path, or an object {"path": ..., "text": ...}; and writes
what \`chancery read --format jsonl\` writes, and {"kind": "failed", "path": ..., "reason": ...} for what gave nothing.
`

interface Options {
  readonly nats?: readonly string[]
  readonly queue: string
  readonly record?: string
  readonly packs?: readonly string[]
  readonly batch: number
  readonly untilEmpty?: boolean
}

export function workerCommand(): Command {
  return new Command('worker')
    .description('read what a queue of NATS hands out into a record; or lines of standard input to standard output')
    .addOption(natsOption())
    .addOption(queueOption())
    .addOption(recordOption('keep the readings in this record'))
    .addOption(packsOption())
    .option('--batch <count>', 'sources kept in one transaction', wholeNumber(1), 64)
    .option('--until-empty', 'end when the queue is empty')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .action(async (options: Options) => {
      const packs = packsFor(options.packs)
      if (options.nats) await fromQueue(options.nats, options, packs)
      else await fromInput(options, packs)
    })
}

/** Trouble of the record that passes: it is away, busy or full. */
const passes = (error: unknown): boolean =>
  error instanceof RecordError && ['unreachable', 'busy', 'full'].includes(error.code)

async function fromQueue(servers: readonly string[], options: Options, packs: Packs): Promise<void> {
  const { Worker } = await import('../fleet/worker.ts')
  const queue = await queueFor(servers, options.queue)
  let record: Record | undefined
  const worker = new Worker(queue, {
    name: `${hostname()}/${process.pid}`,
    batch: options.batch,
    untilEmpty: options.untilEmpty ?? false,
    read: async (path, bytes) => {
      const outcome = await outcomeOf(path, bytes, packs)
      return 'reason' in outcome ? outcome : outcome.readings
    },
    keep: async (readings) => {
      if (options.record === undefined) return
      record ??= await recordAt(options.record)
      await record.append(readings)
    },
    passes,
    say,
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => worker.stop())
  try {
    const { sources, documents, claims, dead } = await worker.run()
    say(
      `${count(sources, 'source')}, ${count(documents, 'document')}, ${count(claims, 'claim')}; ${count(dead, 'dead letter')}.`,
    )
  } finally {
    await queue.close()
    await record?.close()
  }
}

async function outcomeOf(path: string, bytes: Uint8Array | undefined, packs: Packs): Promise<Outcome> {
  try {
    return await readSource(path, bytes ?? (await readFile(path)), packs)
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code === 'string') return { path, reason: readFailure(error) }
    throw error
  }
}

/** A line of standard input: a path, or an object with the text itself. */
function sourceOf(line: string): { readonly path: string; readonly bytes?: Uint8Array } | { readonly reason: string } {
  if (!line.startsWith('{')) return { path: line }
  try {
    const { path, text } = JSON.parse(line) as { readonly path?: unknown; readonly text?: unknown }
    if (typeof path !== 'string') return { reason: 'The line names no path.' }
    return typeof text === 'string' ? { path, bytes: Buffer.from(text) } : { path }
  } catch {
    return { reason: 'The line is no JSON.' }
  }
}

async function fromInput(options: Options, packs: Packs): Promise<void> {
  if (options.record !== undefined) goOnWithoutReader()
  const record = options.record === undefined ? undefined : await recordAt(options.record)
  const kept = record && keeper(record)
  try {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue
      const source = sourceOf(line)
      const outcome =
        'reason' in source ? { path: line.slice(0, 80), ...source } : await outcomeOf(source.path, source.bytes, packs)
      if ('reason' in outcome) {
        process.exitCode = EXIT.partly
        await writeJsonLine({ kind: 'failed', path: outcome.path, reason: outcome.reason })
        continue
      }
      await kept?.keep(outcome.readings)
      for (const reading of outcome.readings) for (const one of readingLines(reading)) await writeJsonLine(one)
    }
    await kept?.flush()
  } finally {
    await record?.close()
  }
}
