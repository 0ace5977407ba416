// `chancery mcp`: assistants ask the record over the Model Context Protocol, and get each line with its citations.
// It only reads, unless it is started with the name of the person in whose name an assistant may decide.
import { Command } from 'commander'
import { EXIT_HELP } from './exit.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'

interface Options {
  readonly record?: string
  readonly packs?: readonly string[]
  readonly decideAs?: string
}

export function mcpCommand(): Command {
  return new Command('mcp')
    .description('let an assistant ask the record over the Model Context Protocol (standard input and output)')
    .option('--decide-as <name>', 'let it accept and reject claims too, in the name of this person')
    .addOption(recordOption('the record to ask (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async (options: Options) => {
      await using(await existingRecord(options.record), async (record) => {
        // loaded here: no other command speaks the protocol
        const { serveAssistant } = await import('./assistant.ts')
        await serveAssistant({ record, packs: packsFor(options.packs) }, options.decideAs)
      })
    })
}
