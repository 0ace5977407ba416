// The commands of the program as one tree, and what any error means to the person at the terminal.
import { Command, Option } from 'commander'
import { packageVersion, QuestionError, RecordError } from '../chancery.ts'
import { askCommands } from './ask.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { citeCommand } from './cite.ts'
import { compareCommand } from './compare.ts'
import { decideCommand } from './decide.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { exportCommand } from './export.ts'
import { fleetCommand } from './fleet.ts'
import { mcpCommand } from './mcp.ts'
import { packsCommand } from './packs.ts'
import { readCommand } from './read.ts'
import { recordCommand } from './record.ts'
import { serveCommand, startCommand } from './serve.ts'
import { showCommand } from './show.ts'
import { teamCommand } from './team.ts'
import { versionsCommand } from './versions.ts'
import { watchCommand } from './watch.ts'
import { workerCommand } from './worker.ts'

const EXAMPLES = `
Examples:
  $ chancery start                              read the sample corpus and open the reading room
  $ chancery read report.txt                    print what one report says
  $ chancery read reports/ --record my.chancery keep it
  $ chancery timeline --person "Xi Jinping"     ask the record
  $ chancery standing SCO --on 2024-07-04
`

export function buildProgram(): Command {
  const program = new Command('chancery')
    .description('Reads official accounts of diplomacy and keeps a dated, cited record of them.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--debug', 'print the trace of a fault')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .showHelpAfterError('(run it with --help to see how)')
    .exitOverride()
  const commands = [
    startCommand(),
    readCommand(),
    watchCommand(),
    versionsCommand(),
    ...askCommands(),
    showCommand(),
    citeCommand(),
    compareCommand(),
    checkCommand(),
    decideCommand(),
    exportCommand(),
    backupCommand(),
    restoreCommand(),
    recordCommand(),
    workerCommand(),
    fleetCommand(),
    packsCommand(),
    serveCommand(),
    teamCommand(),
    mcpCommand(),
  ]
  for (const command of commands) program.addCommand(inherit(command))
  return program
}

/** addCommand hands no settings down. */
function inherit(command: Command): Command {
  command.addOption(new Option('--debug').hideHelp())
  command.exitOverride().showHelpAfterError('(run it with --help to see how)')
  for (const child of command.commands) inherit(child)
  return command
}

/** The sentence and code for any error. Only a fault of the program itself is unknown here. */
export function explain(error: unknown): { readonly sentence: string; readonly exit: number } {
  if (error instanceof Stop) return { sentence: error.message, exit: error.exit }
  if (error instanceof QuestionError) return { sentence: error.message, exit: EXIT.usage }
  if (error instanceof RecordError)
    return { sentence: error.message, exit: error.code === 'taken' ? EXIT.usage : EXIT.record }
  if (error instanceof Error && error.name === 'FleetError') return { sentence: error.message, exit: EXIT.record }
  const what = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return { sentence: `a fault in Chancery: ${what} (run it again with --debug for the trace).`, exit: EXIT.fault }
}
