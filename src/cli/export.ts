// `chancery export`: the record, or a part of it, in the formats of the tools that people already use.
import { createWriteStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Argument, Command } from 'commander'
import {
  exportedDocuments,
  PATH_FORMATS,
  type PathFormat,
  type Selection,
  STREAM_FORMATS,
  type StreamFormat,
  selected,
} from '../chancery.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'
import { say, write } from './output.ts'
import { showProgress } from './progress.ts'
import { count } from './text.ts'

const FORMATS: readonly (StreamFormat | PathFormat)[] = [...STREAM_FORMATS, ...PATH_FORMATS]

const list = FORMATS.map(({ name, doc }) => `  ${name.padEnd(15)} ${doc}`).join('\n')

const EXAMPLES = `
Formats:
${list}

Examples:
  $ chancery export csv --types meeting,visit --bom -o meetings.csv
  $ chancery export gexf --from 2013 --to 2024 -o network.gexf
  $ chancery export markdown -o notes/
`

interface Options extends Selection {
  readonly out?: string
  readonly bom?: boolean
  readonly force?: boolean
  readonly licence?: string
  readonly record?: string
  readonly packs?: readonly string[]
}

export function exportCommand(): Command {
  return new Command('export')
    .description('write the record, or a part of it, in the format of another tool; every quote keeps its place')
    .addArgument(new Argument('<format>', 'see the list below').choices(FORMATS.map(({ name }) => name)))
    .option('-o, --out <path>', 'the file or folder to write (else standard output, where the format is one stream)')
    .option('--types <types>', 'only these claim types, with commas between')
    .option('--entity <name>', 'only claims that name this person, state or organisation')
    .option('--from <date>', 'only claims of this day or later (EDTF)')
    .option('--to <date>', 'only claims of this day or earlier (EDTF)')
    .option('--bom', 'open CSV with a byte-order mark, which some spreadsheets need')
    .option('--licence <id>', 'on what terms you share a data package (SPDX, such as CC-BY-4.0)')
    .option('--force', 'write over what stands there')
    .addOption(recordOption('the record to export (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .addHelpText('after', `${EXAMPLES}\n${EXIT_HELP}`)
    .action(run)
}

async function run(name: string, options: Options): Promise<void> {
  const format = FORMATS.find((one) => one.name === name)!
  const { out } = options
  if ('makes' in format && out === undefined)
    throw new Stop(EXIT.usage, `${name} makes a ${format.makes}; say where with --out.`)
  if (out !== undefined && !options.force) await refuseToOverwrite(out)
  await using(await existingRecord(options.record), async (record) => {
    const query = await selected(options, () => ({ record, resolver: packsFor(options.packs).resolver }))
    const { documents: total } = await record.overview()
    const progress = showProgress('Exporting', out === undefined ? 0 : total)
    const sum = { documents: 0, claims: 0 }
    async function* counted() {
      for await (const document of exportedDocuments(record, query)) {
        sum.documents++
        sum.claims += document.claims.length
        progress.step(document.article.title ?? document.article.id)
        yield document
      }
    }
    try {
      if ('makes' in format) await format.write(counted(), out!, options)
      else if (out === undefined) for await (const part of format.write(counted(), options)) await write(part)
      else await pipeline(Readable.from(format.write(counted(), options)), createWriteStream(out))
    } catch (error) {
      throw isOfFiles(error) ? new Stop(EXIT.partly, unwritten(out, error)) : error
    } finally {
      progress.stop()
    }
    say(`${count(sum.claims, 'claim')} of ${count(sum.documents, 'document')}${out === undefined ? '' : ` in ${out}`}.`)
  })
}

/** A disk or a path that fails; a record that fails has its own sentence. */
const isOfFiles = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error

const unwritten = (out: string | undefined, { code }: NodeJS.ErrnoException): string => {
  const why = code === 'ENOSPC' ? 'no space is left there' : code === 'ENOENT' ? 'there is no such folder' : code
  return `the export could not be written to ${out ?? 'standard output'}: ${why}.`
}

async function refuseToOverwrite(out: string): Promise<void> {
  if (!existsSync(out)) return
  const held = await readdir(out).catch(() => ['a file'])
  if (held.length > 0) throw new Stop(EXIT.usage, `${out} is there already; --force writes over it.`)
}
