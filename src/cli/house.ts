// Opens what a command works with: packs and the record, with the options that name them.
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { isAddress, loadPacks, openRecord, type PackError, type Packs, type Record } from '../chancery.ts'
import { EXIT, Stop } from './exit.ts'
import { say } from './output.ts'

/** The record of a person's own files, and that of the shipped sample, both in the folder where the command is run. */
export const OWN_RECORD = 'record.chancery'
export const SAMPLE_RECORD = 'sample.chancery'

export const recordOption = (doc: string): Option =>
  new Option('-r, --record <file>', `${doc}; a file, or postgres://USER@HOST/DATABASE`).env('CHANCERY_RECORD')

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

export const packsOption = (): Option =>
  new Option('-p, --packs <folder>', 'read with your own packs beside the shipped ones (may be given again)').argParser(
    collect,
  )

export const withPacks = (command: Command): Command => command.addOption(packsOption())

/** A path as a person would write it from here. */
export function nearPath(file: string): string {
  const near = relative(process.cwd(), resolve(file))
  return near.startsWith('..') ? file : near
}

/** `file:line: reason`, as editors and compilers have it. */
export const packErrorLine = (error: PackError): string => `${nearPath(error.file)}:${error.line}: ${error.reason}`

export function packsFor(own: readonly string[] = []): Packs {
  for (const folder of own) if (!existsSync(folder)) throw new Stop(EXIT.usage, `there is no pack folder ${folder}.`)
  const { packs, errors } = loadPacks(own)
  if (packs) return packs
  const shown = errors.slice(0, 10).map((error) => `\n  ${packErrorLine(error)}`)
  const more = errors.length > 10 ? `\n  and ${errors.length - 10} more` : ''
  throw new Stop(EXIT.usage, `the packs do not load.${shown.join('')}${more}`)
}

/** Which record is meant where none is named: one's own, else the sample. */
export function recordPath(named: string | undefined): string {
  if (named !== undefined) return named
  const found = [OWN_RECORD, SAMPLE_RECORD].find((file) => existsSync(file))
  if (found) return found
  throw new Stop(
    EXIT.record,
    `there is no record here (${OWN_RECORD} or ${SAMPLE_RECORD}); make one with \`chancery read FILES --record ${OWN_RECORD}\`, or name one with --record.`,
  )
}

/** Opens a record, or makes it; tells where a copy was kept if it had to be brought up to date. */
export const recordAt = (path: string): Promise<Record> =>
  openRecord(path, {
    onUpgrade: (copy) => say(`The record ${path} is brought up to date; a copy of it as it was is kept in ${copy}.`),
  })

/** Opens a record that must be there already. */
export async function existingRecord(named: string | undefined): Promise<Record> {
  const path = recordPath(named)
  const there = isAddress(path) || (await stat(path).catch(() => undefined))
  if (!there) throw new Stop(EXIT.record, `there is no record at ${path}.`)
  return recordAt(path)
}

/** Runs work on something that must be closed, whatever happens. */
export async function using<T extends { close(): Promise<void> }, R>(
  opened: T,
  work: (opened: T) => Promise<R>,
): Promise<R> {
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
