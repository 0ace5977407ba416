// `chancery read`: texts in, articles and claims out, kept in a record where one is named.
import { Command } from 'commander'
import { keeper, type Outcome, type Packs, type Record, readingLines } from '../chancery.ts'
import type { Reading } from '../model/reading.ts'
import { EXIT, EXIT_HELP } from './exit.ts'
import { packsFor, packsOption, recordAt, recordOption } from './house.ts'
import { findInputs, type Input, isUnreadable, readFailure, type Unreadable } from './inputs.ts'
import { type Format, formatOption, goOnWithoutReader, say, write, writeJsonLine } from './output.ts'
import { NotFetched, pageInput, pagesOf } from './pages.ts'
import { showProgress } from './progress.ts'
import { inOrder, type Readers, readersOf, threadsFor } from './readers.ts'
import { count, readingText } from './text.ts'

const EXAMPLES = `
Examples:
  $ chancery read report.txt
  $ chancery read reports/ more/*.txt --record my.chancery
  $ cat report.txt | chancery read - --format jsonl | jq .gloss
  $ chancery read report.txt --packs my-pack/
`

interface Options {
  readonly format: Format
  readonly record?: string
  readonly packs?: readonly string[]
  readonly allowPrivate?: boolean
}

/** What a whole run came to, for its last lines. */
export interface Tally {
  documents: number
  claims: number
  problems: number
  unread: number
  sentences: number
  byType: Map<string, number>
  failed: Unreadable[]
  /** Documents that the record did not hold yet, where there is one. */
  added?: number
}

export const emptyTally = (): Tally => ({
  documents: 0,
  claims: 0,
  problems: 0,
  unread: 0,
  sentences: 0,
  byType: new Map(),
  failed: [],
})

export function readCommand(): Command {
  return new Command('read')
    .description('read texts into articles and claims, and print or keep them')
    .argument(
      '<path...>',
      'files, folders with texts (.txt, .html, .pdf, ...), addresses of pages, or - for standard input',
    )
    .addOption(formatOption('text', 'json', 'jsonl'))
    .addOption(recordOption('keep the readings in this record (made if it is not there)'))
    .addOption(packsOption())
    .option('--allow-private', 'fetch addresses of this machine and its network too')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .action(run)
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const packs = packsFor(options.packs)
  if (options.record !== undefined) goOnWithoutReader()
  const printer = printerFor(options.format)
  const tally = await readAll(paths, {
    packs,
    ...(options.record ? { recordPath: options.record } : {}),
    onReading: printer.reading,
    ...(options.allowPrivate ? { allowPrivate: true } : {}),
  })
  await printer.end()
  say(summary(tally))
  if (tally.failed.length > 0) process.exitCode ||= EXIT.partly
}

export interface ReadAll {
  readonly packs: Packs
  readonly recordPath?: string
  /** Threads that read; by the number of inputs where it is not given. */
  readonly threads?: number
  readonly allowPrivate?: boolean
  readonly onReading?: (reading: Reading) => Promise<void>
}

/** Reads all inputs, says each that fails, and keeps what it read, in their order. No text, no record. */
export async function readAll(paths: readonly string[], job: ReadAll): Promise<Tally> {
  const pages = pagesOf(job, job.recordPath)
  const inputs = await findInputs(paths, (url) => pageInput(url, pages.fetcher, pages.store))
  const tally = emptyTally()
  const progress = showProgress('Reading', inputs.length)
  const readers = readersOf(job.packs, job.threads ?? threadsFor(inputs.length))
  let record: Record | undefined
  let kept: ReturnType<typeof keeper> | undefined
  try {
    const read = (input: Input | Unreadable) => outcomeOf(input, readers)
    for await (const outcome of inOrder(inputs, readers.width, read)) {
      if ('readings' in outcome && job.recordPath !== undefined) {
        record ??= await recordAt(job.recordPath)
        kept ??= keeper(record)
        await kept.keep(outcome.readings)
      }
      await note(outcome, tally, job)
      progress.step(outcome.path)
    }
    if (kept) tally.added = (await kept.flush()).readings
  } finally {
    progress.stop()
    await readers.close()
    await record?.close()
  }
  return tally
}

export async function outcomeOf(input: Input | Unreadable, readers: Pick<Readers, 'read'>): Promise<Outcome> {
  if (isUnreadable(input)) return input
  try {
    return await readers.read({ path: input.path, bytes: await input.read() })
  } catch (error) {
    if (error instanceof NotFetched) return { path: input.path, reason: error.message }
    if (typeof (error as NodeJS.ErrnoException).code === 'string')
      return { path: input.path, reason: readFailure(error) }
    // A fault of the reader: the other inputs are still read, and the exit code tells.
    if (process.argv.includes('--debug')) throw error
    process.exitCode = EXIT.fault
    const what = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return { path: input.path, reason: `A fault in Chancery stopped the reading of this (${what}).` }
  }
}

async function note(outcome: Outcome, tally: Tally, job: ReadAll): Promise<void> {
  if ('reason' in outcome) {
    tally.failed.push(outcome)
    say(`${outcome.path}: ${outcome.reason}`)
    return
  }
  for (const text of outcome.notes) say(`${outcome.path}: ${text}`)
  for (const reading of outcome.readings) {
    tally.documents++
    tally.claims += reading.claims.length
    tally.problems += reading.problems.length
    tally.sentences += reading.coverage.sentences
    tally.unread += reading.coverage.unread
    for (const { type } of reading.claims) tally.byType.set(type, (tally.byType.get(type) ?? 0) + 1)
    await job.onReading?.(reading)
  }
}

/** One sentence, for standard error. */
export function summary(tally: Tally): string {
  const failed = tally.failed.length > 0 ? `; ${count(tally.failed.length, 'input')} could not be read` : ''
  const fresh = tally.added === undefined ? '' : `; ${newToRecord(tally.added)}`
  return `${count(tally.documents, 'document')}, ${count(tally.claims, 'claim')}, ${count(tally.problems, 'problem')}${failed}${fresh}.`
}

/** What the record did not hold yet, in words. */
export const newToRecord = (added: number): string =>
  added === 0 ? 'the record held all of it already' : `${count(added, 'reading')} new to the record`

interface Printer {
  readonly reading: (reading: Reading) => Promise<void>
  readonly end: () => Promise<void>
}

function printerFor(format: Format): Printer {
  const nothing = async () => {}
  if (format === 'text') return { reading: (reading) => write(`${readingText(reading)}\n`), end: nothing }
  if (format === 'jsonl')
    return {
      reading: async (reading) => {
        for (const line of readingLines(reading)) await writeJsonLine(line)
      },
      end: nothing,
    }
  return jsonPrinter()
}

/** One array of objects, each with a document, its claims and its problems; written as it comes. */
function jsonPrinter(): Printer {
  let opened = false
  return {
    reading: async (reading) => {
      const [document, ...rest] = readingLines(reading)
      const claims = rest.filter((line) => line.kind === 'claim')
      const problems = rest.filter((line) => line.kind === 'problem')
      await write(`${opened ? ',\n' : '[\n'}${JSON.stringify({ document, claims, problems }, null, 2)}`)
      opened = true
    },
    end: () => write(opened ? '\n]\n' : '[]\n'),
  }
}
