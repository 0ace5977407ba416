// `chancery fleet`: queues texts for the workers of many machines, and tells how far they are.
import { Command, Option } from 'commander'
import type { Queue, QueueState } from '../fleet/queue.ts'
import { EXIT, EXIT_HELP } from './exit.ts'
import { findInputs, isUnreadable } from './inputs.ts'
import { type Format, formatOption, say, wholeNumber, writeJson, writeJsonLine, writeLine } from './output.ts'
import { showProgress } from './progress.ts'
import { count } from './text.ts'

const EXAMPLES = `
Examples:
  $ chancery fleet add archive/ --nats nats://a:4222,nats://b:4222,nats://c:4222 --copies 3
  $ chancery fleet status
  $ chancery fleet dead --format jsonl

CHANCERY_NATS names the servers where --nats does not.
`

export const natsOption = (): Option =>
  new Option('--nats <addresses>', 'the NATS servers, with commas between them')
    .env('CHANCERY_NATS')
    .argParser((text: string) => text.split(',').map((one) => one.trim()))

export const queueOption = (): Option =>
  new Option('--queue <name>', 'another queue on the same servers').default('chancery')

interface Options {
  readonly nats: readonly string[]
  readonly queue: string
  readonly copies?: number
  readonly room?: number
  readonly paths?: boolean
  readonly format: Format
}

/** What speaks with NATS is loaded when a fleet is asked for. */
export async function queueFor(
  servers: readonly string[],
  name: string,
  how: { readonly make?: boolean; readonly copies?: number; readonly room?: number } = {},
): Promise<Queue> {
  const { Queue } = await import('../fleet/queue.ts')
  return Queue.open({ servers, name, ...how })
}

async function onQueue<T>(options: Options, work: (queue: Queue) => Promise<T>, make = false): Promise<T> {
  const { copies, room } = options
  const how = { make, ...(copies === undefined ? {} : { copies }), ...(room === undefined ? {} : { room }) }
  const queue = await queueFor(options.nats, options.queue, how)
  try {
    return await work(queue)
  } finally {
    await queue.close()
  }
}

const child = (name: string, description: string): Command =>
  new Command(name).description(description).addOption(natsOption().makeOptionMandatory()).addOption(queueOption())

export function fleetCommand(): Command {
  return new Command('fleet')
    .description('queue texts for the workers of many machines, and see how far they are')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .addCommand(addCommand())
    .addCommand(
      child('status', 'how much is queued, under way, done and dead, and what each worker says of itself')
        .addOption(formatOption('text', 'json'))
        .action((options: Options) =>
          onQueue(options, async (queue) => {
            const state = await queue.state()
            await (options.format === 'json' ? writeJson(state) : writeLine(stateText(state)))
          }),
        ),
    )
    .addCommand(
      child('dead', 'what could not be read, and why')
        .addOption(formatOption('text', 'jsonl'))
        .action((options: Options) =>
          onQueue(options, async (queue) => {
            for (const letter of await queue.deadLetters())
              await (options.format === 'jsonl' ? writeJsonLine(letter) : writeLine(`${letter.path}: ${letter.reason}`))
          }),
        ),
    )
    .addCommand(
      child('again', 'queue the dead letters once more').action((options: Options) =>
        onQueue(options, async (queue) => say(`${count(await queue.again(), 'dead letter')} queued again.`)),
      ),
    )
}

const addCommand = (): Command =>
  child('add', 'queue texts; waits while the queue is full')
    .argument('<path...>', 'files, folders with texts, or - for standard input')
    .option('--paths', 'send paths alone: every worker finds the files under them itself')
    .option(
      '--copies <count>',
      'servers that hold a copy of a new queue (3 where there are so many: they outlive one)',
      wholeNumber(1),
    )
    .option('--room <count>', 'sources that wait in a new queue at most', wholeNumber(1))
    .action(async (paths: readonly string[], options: Options) => {
      const inputs = await findInputs(paths)
      const progress = showProgress('Queueing', inputs.length)
      let added = 0
      await onQueue(
        options,
        async (queue) => {
          for (const input of inputs) {
            const reason = isUnreadable(input) ? input.reason : await queued(queue, input, options.paths ?? false)
            if (reason === undefined) added++
            else {
              say(`${input.path}: ${reason}`)
              process.exitCode = EXIT.partly
            }
            progress.step(input.path)
          }
        },
        true,
      ).finally(() => progress.stop())
      say(`${count(added, 'source')} queued.`)
    })

async function queued(
  queue: Queue,
  input: { readonly path: string; read(): Promise<Uint8Array> },
  pathAlone: boolean,
): Promise<string | undefined> {
  const { FleetError } = await import('../fleet/error.ts')
  try {
    await queue.add(pathAlone ? { path: input.path } : { path: input.path, bytes: await input.read() })
    return undefined
  } catch (error) {
    if (error instanceof FleetError && error.code === 'too-large') return error.message
    throw error
  }
}

function stateText(state: QueueState): string {
  const { added, waiting, underway, done, dead, copies, away, workers } = state
  const share = added === 0 ? 100 : Math.floor((100 * (done + dead)) / added)
  const lost = away.length > 0 ? `; away: ${away.join(', ')}` : ''
  return [
    `${count(added, 'source')} queued: ${done} done (${share} %), ${underway} under way, ${waiting} waiting, ${dead} dead`,
    `the queue stands on ${count(copies, 'server')}${lost}`,
    ...(workers.length === 0 ? ['no worker answers'] : []),
    ...workers.map((one) => {
      const waits = one.waits === undefined ? '' : `; waits: ${one.waits}`
      return `  ${one.name}: ${count(one.sources, 'source')}, ${count(one.claims, 'claim')}, since ${one.since}${waits}`
    }),
  ].join('\n')
}
