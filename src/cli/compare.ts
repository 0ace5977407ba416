// `chancery compare`: two or more readouts side by side, from files or from a record.
import { Command } from 'commander'
import { compare, type Packs, type Readout, readSource } from '../chancery.ts'
import { briefPage } from './brief.ts'
import { comparisonText } from './comparison-text.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { findDocument } from './find.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'
import { findInputs, isUnreadable } from './inputs.ts'
import { formatOption, write, writeJson } from './output.ts'

const EXAMPLES = `
Examples:
  $ chancery compare xinhua.txt kremlin.txt
  $ chancery compare xinhua.txt kremlin.txt akorda.txt --format brief > brief.html
  $ chancery compare doc_3f2a doc_9b1c --record my.chancery --format json
`

interface Options {
  readonly format: 'text' | 'json' | 'brief'
  readonly record?: string
  readonly packs?: readonly string[]
}

export function compareCommand(): Command {
  return new Command('compare')
    .description('set two or more readouts of one happening side by side: told by all, by one, differently')
    .argument('<text...>', 'files, or documents of a record (doc_...)')
    .addOption(formatOption('text', 'json', 'brief'))
    .addOption(recordOption('the record that holds the documents (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .action(run)
}

async function run(names: readonly string[], options: Options): Promise<void> {
  const packs = packsFor(options.packs)
  const ids = names.filter((name) => name.startsWith('doc_'))
  const paths = names.filter((name) => !name.startsWith('doc_'))
  if (ids.length > 0 && paths.length > 0)
    throw new Stop(
      EXIT.usage,
      'files and documents of a record cannot be compared with each other; read the files into the record first.',
    )
  const readouts = ids.length > 0 ? await onRecord(ids, options.record) : await inFiles(paths, packs)
  if (readouts.length < 2)
    throw new Stop(
      EXIT.usage,
      `two texts or more are needed to compare; there ${readouts.length === 1 ? 'is one' : 'is none'}.`,
    )
  const comparison = compare(readouts, packs)
  if (options.format === 'json') await writeJson(comparison)
  else await write(options.format === 'brief' ? briefPage(comparison) : comparisonText(comparison))
}

const onRecord = async (ids: readonly string[], named: string | undefined): Promise<Readout[]> =>
  using(await existingRecord(named), (record) => Promise.all(ids.map((id) => findDocument(record, id))))

async function inFiles(paths: readonly string[], packs: Packs): Promise<Readout[]> {
  const readouts: Readout[] = []
  for (const input of await findInputs(paths)) {
    if (isUnreadable(input)) throw new Stop(EXIT.usage, `${input.path}: ${input.reason}`)
    const outcome = await readSource(input.path, await input.read(), packs)
    if ('reason' in outcome) throw new Stop(EXIT.usage, `${outcome.path}: ${outcome.reason}`)
    readouts.push(...outcome.readings)
  }
  return readouts
}
