// `chancery ask` and one command for each question: options and help come from the question's own declaration.
import { Command, Option } from 'commander'
import { ask, type CsvCell, csvRow, type Given, QUESTIONS, type Question } from '../chancery.ts'
import type { Answer, Citation, Parameter } from '../model/answer.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'
import { type Format, formatOption, write, writeJson, writeJsonLine } from './output.ts'
import { answerText } from './text.ts'

interface Options {
  readonly format: Format
  readonly record?: string
  readonly packs?: readonly string[]
  readonly [parameter: string]: unknown
}

/** `ask NAME ...` and the same as `NAME ...`. */
export function askCommands(): Command[] {
  const parent = new Command('ask').description('ask the record a question; every line of the answer is cited')
  for (const question of QUESTIONS) parent.addCommand(questionCommand(question))
  return [
    parent,
    ...QUESTIONS.map((question) => questionCommand(question).helpGroup('Questions (each also as: ask NAME):')),
  ]
}

function questionCommand(question: Question): Command {
  const positional = question.parameters.filter((parameter) => parameter.required)
  const command = new Command(question.name).description(question.doc)
  for (const parameter of positional) command.argument(`[${parameter.name}]`, parameter.doc)
  for (const parameter of question.parameters) command.addOption(parameterOption(parameter))
  return command
    .addOption(formatOption('text', 'json', 'jsonl', 'csv'))
    .addOption(recordOption('the record to ask (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async () => run(question, positional, command))
}

const KIND_WORD: Readonly<Record<Parameter['kind'], string>> = {
  entity: 'name',
  date: 'date',
  text: 'text',
  type: 'type',
  language: 'tag',
  number: 'number',
}

const parameterOption = ({ name, kind, doc, required }: Parameter): Option =>
  new Option(`--${name} <${KIND_WORD[kind]}>`, required ? `${doc} (needed)` : doc)

async function run(question: Question, positional: readonly Parameter[], command: Command): Promise<void> {
  const options = command.opts<Options>()
  const given = givenOf(question, positional, command)
  const answer = await using(await existingRecord(options.record), (record) =>
    ask({ record, packs: packsFor(options.packs) }, question.name, given),
  )
  await printAnswer(answer, options.format)
}

function givenOf(question: Question, positional: readonly Parameter[], command: Command): Given {
  const given: { [name: string]: string | undefined } = {}
  for (const { name } of question.parameters) {
    const value = command.getOptionValue(camel(name))
    if (typeof value === 'string') given[name] = value
  }
  positional.forEach(({ name }, index) => {
    const value = command.args[index]
    if (value === undefined) return
    if (given[name] !== undefined) throw new Stop(EXIT.usage, `${name} is given twice, as "${value}" and as --${name}.`)
    given[name] = value
  })
  return given
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

export async function printAnswer(answer: Answer, format: Format): Promise<void> {
  if (format === 'json') await writeJson(answer)
  else if (format === 'jsonl') for (const line of answer.lines) await writeJsonLine(line)
  else if (format === 'csv') await write(answerCsv(answer))
  else await write(answerText(answer))
}

/** One row for each citation of each line, so that no quote is parted from its place; a line without any has one too. */
export function answerCsv(answer: Answer): string {
  const fields = [...new Set(answer.lines.flatMap((line) => Object.keys(line.fields)))]
  const head: CsvCell[] = ['line', 'group', 'when', 'type', 'mode', 'text', ...fields.map((name) => `field_${name}`)]
  const cite: CsvCell[] = ['claim', 'document', 'title', 'publisher', 'published', 'voice', 'start', 'end', 'quote']
  const rows = answer.lines.flatMap((line) => {
    const values = fields.map((name) => line.fields[name])
    const own: CsvCell[] = [line.id, line.group, line.when, line.type, line.mode, line.text, ...values]
    const cited = line.cites.map((one) => [...own, ...citationCells(one)])
    return cited.length > 0 ? cited : [[...own, ...cite.map(() => '')]]
  })
  return [[...head, ...cite], ...rows].map(csvRow).join('')
}

const citationCells = (cite: Citation): CsvCell[] => [
  cite.claim,
  cite.document,
  cite.title,
  cite.publisher,
  cite.published,
  cite.voice,
  cite.start,
  cite.end,
  cite.quote,
]
