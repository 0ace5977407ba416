// `chancery record`: work on whole records; `copy` moves one from a file to PostgreSQL and back.
import { Command } from 'commander'
import { addressOf, copyRecord, isAddress } from '../chancery.ts'
import { EXIT_HELP } from './exit.ts'
import { say } from './output.ts'
import { count } from './text.ts'

const EXAMPLES = `
Examples:
  $ chancery record copy my.chancery postgres://chancery@db.example.org/texts
  $ chancery record copy postgres://chancery@db.example.org/texts home.chancery

Everything that was appended is copied (texts, readings, claims, places, decisions) and held against the original by a
digest over every row; what is computed is computed anew. The record that is copied may be in use.
`

const shown = (path: string): string => (isAddress(path) ? addressOf(path).shown : path)

export function recordCommand(): Command {
  return new Command('record').description('work on whole records').addCommand(
    new Command('copy')
      .description('copy a record, whole and checked, to another place: a file, or a PostgreSQL database')
      .argument('<from>', 'the record to copy: a file, or postgres://USER@HOST/DATABASE')
      .argument('<to>', 'the record to make; it must not be there')
      .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
      .action(async (from: string, to: string) => {
        const { documents, claims, decisions, digest } = await copyRecord(from, to)
        const held = [count(documents, 'document'), count(claims, 'claim'), count(decisions, 'decision')].join(', ')
        say(`${shown(from)} is copied to ${shown(to)} (${held}; ${digest}).`)
      }),
  )
}
