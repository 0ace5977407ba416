// `chancery start` reads texts into a record and opens the reading room; `chancery serve` opens it on a record that is there.

import { relative, resolve } from 'node:path'
import { Command } from 'commander'
import { addressOf, isAddress, type Packs, type Record, SHIPPED_CORPUS } from '../chancery.ts'
import { CLAIM_TYPES } from '../model/claim.ts'
import { PortError, type Served, serve, type TeamServing } from '../server/serve.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import {
  existingRecord,
  OWN_RECORD,
  packsFor,
  packsOption,
  recordAt,
  recordOption,
  recordPath,
  SAMPLE_RECORD,
} from './house.ts'
import { say, wholeNumber } from './output.ts'
import { newToRecord, readAll, type Tally } from './read.ts'
import { type TeamOptions, teamServing, withTeam } from './team.ts'
import { count } from './text.ts'

const PORT = 7447

interface Options {
  readonly record?: string
  readonly packs?: readonly string[]
  readonly port?: number
  readonly team?: TeamServing
}

const withPort = (command: Command): Command =>
  command.option('--port <number>', `the port on 127.0.0.1 (else ${PORT}, or the next free one)`, wholeNumber(0))

export function startCommand(): Command {
  const command = new Command('start')
    .description('read texts into a record, say what was found, and open the reading room on 127.0.0.1')
    .argument('[path...]', 'your own texts: files, folders, or - for standard input; without any, the shipped sample')
    .addOption(
      recordOption(
        `the record to keep them in (else ${OWN_RECORD} for your own texts, ${SAMPLE_RECORD} for the sample)`,
      ),
    )
    .addOption(packsOption())
  return withPort(command)
    .addHelpText(
      'after',
      `\nExamples:\n  $ chancery start\n  $ chancery start reports/ --record my.chancery\n\n${EXIT_HELP}`,
    )
    .action(start)
}

export function serveCommand(): Command {
  const command = new Command('serve')
    .description(
      'open the reading room and the API for a record: on 127.0.0.1 for one person, or for a team that signs in',
    )
    .addOption(recordOption(`the record to serve (else ${OWN_RECORD} or ${SAMPLE_RECORD} here)`))
    .addOption(packsOption())
  return withTeam(withPort(command))
    .addHelpText(
      'after',
      `\nExamples:\n  $ chancery serve --record my.chancery --port 8080\n  $ chancery serve --record my.chancery --team --address https://record.example.org --proxy 127.0.0.1\n\n${EXIT_HELP}`,
    )
    .action(async (options: Options & TeamOptions) => {
      const team = await teamServing(options, recordPath(options.record))
      const packs = packsFor(options.packs)
      const given = team ? { ...options, team, port: options.port ?? PORT } : options
      await openRoom(await existingRecord(options.record), packs, recordPath(options.record), given)
    })
}

async function start(paths: readonly string[], options: Options): Promise<void> {
  const sample = paths.length === 0
  const file = options.record ?? (sample ? SAMPLE_RECORD : OWN_RECORD)
  const packs = packsFor(options.packs)
  const places = sample ? [relative(process.cwd(), SHIPPED_CORPUS) || SHIPPED_CORPUS] : paths
  say(sample ? 'Reading the sample corpus that comes with Chancery.' : `Reading ${places.join(', ')}.`)
  const tally = await readAll(places, { packs, recordPath: file })
  say(found(tally))
  if (tally.documents === 0 && tally.failed.length > 0 && !sample)
    throw new Stop(EXIT.partly, 'none of these inputs could be read, so there is nothing to show.')
  await openRoom(await recordAt(file), packs, file, options)
}

/** What the reading came to, type by type. */
function found(tally: Tally): string {
  const types = CLAIM_TYPES.map((type) => ({ type, number: tally.byType.get(type) ?? 0 }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number)
    .map(({ type, number }) => `${number} ${type}`)
  const failed = tally.failed.length > 0 ? `\n  ${count(tally.failed.length, 'input')} could not be read` : ''
  return [
    `  ${count(tally.documents, 'document')}, ${count(tally.sentences, 'sentence')}`,
    `  ${count(tally.claims, 'claim')}${types.length > 0 ? `: ${types.join(', ')}` : ''}`,
    `  ${count(tally.problems, 'problem')}, among them ${count(tally.unread, 'sentence')} with a trigger that no rule read${failed}`,
    ...(tally.added === undefined ? [] : [`  ${newToRecord(tally.added)}`]),
  ].join('\n')
}

async function openRoom(record: Record, packs: Packs, file: string, options: Options): Promise<void> {
  let served: Served
  try {
    served = await serve({
      record,
      packs,
      port: options.port ?? PORT,
      next: options.port === undefined,
      onFault: tellFault,
      ...(options.team ? { team: options.team } : {}),
    })
  } catch (error) {
    await record.close()
    throw error instanceof PortError ? new Stop(EXIT.partly, error.message) : error
  }
  if (options.port === undefined && served.port !== PORT) say(`Port ${PORT} is in use; taking ${served.port}.`)
  say(`The record is ${isAddress(file) ? addressOf(file).shown : resolve(file)}.`)
  say(`The reading room is open at ${served.address} (Ctrl-C closes it).`)
  await stopped()
  await served.close()
  await record.close()
  say('Closed.')
}

const tellFault = (error: unknown): void =>
  say(`chancery: a fault while answering: ${error instanceof Error ? error.message : String(error)}`)

/** Resolves when the person or the system asks the program to end. */
function stopped(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end())
  })
}
