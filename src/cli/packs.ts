// `chancery packs`: lists what is loaded, and runs the examples of packs, the shipped ones or a user's own.
import { resolve, sep } from 'node:path'
import { Command } from 'commander'
import { checkExamples, FAILURES, type Packs, SHIPPED_PACKS } from '../chancery.ts'
import { EXIT, EXIT_HELP } from './exit.ts'
import { nearPath, packsFor, packsOption } from './house.ts'
import { type Format, formatOption, say, write, writeJson } from './output.ts'
import { count } from './text.ts'

export function packsCommand(): Command {
  const packs = new Command('packs').description('list the packs that are loaded, or check packs of your own')
  packs.addCommand(
    new Command('list')
      .description('say what is loaded: the world, and each language with its names and rules')
      .addOption(packsOption())
      .addOption(formatOption('text', 'json'))
      .addHelpText('after', `\nExample:\n  $ chancery packs list\n\n${EXIT_HELP}`)
      .action((options: { packs?: readonly string[]; format: Format }) =>
        list(packsFor(options.packs), options.format),
      ),
  )
  packs.addCommand(
    new Command('check')
      .description('load a folder of packs beside the shipped ones and run the examples of its rules')
      .argument('<folder>', 'a folder with world/, zh/, ... as in packs/')
      .addOption(formatOption('text', 'json'))
      .addHelpText('after', `\nExample:\n  $ chancery packs check my-pack/\n\n${EXIT_HELP}`)
      .action(check),
  )
  return packs
}

interface LanguageRow {
  readonly language: string
  readonly tags: readonly string[]
  readonly names: number
  readonly frames: number
  readonly patterns: number
}

function languageRows({ knowledge }: Packs): LanguageRow[] {
  return [...new Set(knowledge.languages.values())].map((pack) => ({
    language: pack.language,
    tags: [...knowledge.languages].filter(([, one]) => one === pack).map(([tag]) => tag),
    names: pack.names.length,
    frames: pack.frames.length,
    patterns: pack.patterns.length,
  }))
}

async function list(packs: Packs, format: Format): Promise<void> {
  const { world, version } = packs.knowledge
  const facts = {
    entities: world.entities.size,
    offices: world.offices.length,
    memberships: world.memberships.length,
    chairs: world.chairs.length,
    sessions: world.sessions.length,
    partnerships: world.partnerships.length,
    relations: world.relations.length,
    events: world.events.length,
  }
  const publishers = packs.publishers.publishers.map(({ id, label }) => ({ id, label }))
  const languages = languageRows(packs)
  if (format === 'json') return writeJson({ version, world: facts, languages, publishers })
  const worldly = Object.entries(facts).map(([what, number]) => `${number} ${what}`)
  const lines = languages.map(
    (row) =>
      `${row.language.padEnd(10)}  ${count(row.names, 'named entity', 'named entities')}, ${count(row.frames, 'frame')}, ${count(row.patterns, 'pattern')}`,
  )
  await write(
    `${[`version     ${version}`, `world       ${worldly.join(', ')}`, ...lines, `publishers  ${publishers.map(({ label }) => label).join(', ')}`].join('\n')}\n`,
  )
}

async function check(folder: string, { format }: { readonly format: Format }): Promise<void> {
  const place = resolve(folder)
  const shipped = place === resolve(SHIPPED_PACKS)
  const { knowledge } = packsFor(shipped ? [] : [folder])
  const report = checkExamples(knowledge, shipped ? undefined : (file) => resolve(file).startsWith(place + sep))
  const failures = report.failures.map((one) => ({ ...one, file: nearPath(one.file), means: FAILURES[one.kind] }))
  if (format === 'json') await writeJson({ ...report, failures })
  else
    for (const { file, line, rule, means, detail, example } of failures)
      await write(`${file}:${line}: ${rule}: ${means}${detail ? ` (${detail})` : ''}\n    ${example}\n`)
  const result = failures.length > 0 ? `${failures.length} failed` : 'all hold'
  say(`${count(report.rules, 'rule')}, ${count(report.examples, 'example')}: ${result}.`)
  if (failures.length > 0) process.exitCode = EXIT.partly
}
