// `chancery backup` and `chancery restore`: a checked copy of a record that is in use, and a record of such a copy.

import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { type BackedUp, backup, copyBeside, isAddress, restore } from '../chancery.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { OWN_RECORD, recordOption, recordPath } from './house.ts'
import { say } from './output.ts'
import { pagesFolder } from './pages.ts'
import { teamFile } from './team.ts'
import { count } from './text.ts'

export function backupCommand(): Command {
  return new Command('backup')
    .description('write a checked copy of the record to a new file, while others use the record')
    .argument('<file>', 'the file to write; it must not be there')
    .addOption(recordOption(`the record to copy (else ${OWN_RECORD} or sample.chancery here)`))
    .addHelpText(
      'after',
      `\nExample:\n  $ chancery backup monday.backup --record my.chancery\n\nPages that were fetched stand in the folder ${pagesFolder('RECORD')}, where files are added and never changed; copy it as it is.\n\n${EXIT_HELP}`,
    )
    .action(async (file: string, options: { readonly record?: string }) => {
      const record = recordPath(options.record)
      if (isAddress(record))
        throw new Stop(
          EXIT.usage,
          'a record in PostgreSQL is backed up with pg_dump, or copied to a file with `chancery record copy`.',
        )
      say(`${told(await backup(record, file))} is in ${file}, checked row by row.`)
      await withTeam(record, file)
    })
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('make a new record of a backup, once it is found whole')
    .argument('<file>', 'a file that `chancery backup` wrote')
    .addOption(recordOption('the record to make; it must not be there').default(OWN_RECORD))
    .addHelpText('after', `\nExample:\n  $ chancery restore monday.backup --record again.chancery\n\n${EXIT_HELP}`)
    .action(async (file: string, options: { readonly record: string }) => {
      say(`${told(await restore(file, options.record))} is restored to ${options.record}.`)
      await withTeam(file, options.record)
    })
}

/** The people of a team go with their record. */
async function withTeam(from: string, to: string): Promise<void> {
  if (!existsSync(teamFile(from))) return
  await copyBeside(teamFile(from), teamFile(to))
  say(`The people of its team are in ${teamFile(to)}; keep it as close as their passwords.`)
}

const told = ({ documents, claims, decisions, at, digest }: BackedUp): string =>
  `The record${at === undefined ? '' : ` as it stood on ${at}`} (${count(documents, 'document')}, ${count(claims, 'claim')}, ${count(decisions, 'decision')}; ${digest})`
