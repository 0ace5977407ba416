// `chancery check`: reads the whole record for damage and lists what looked wrong in the texts.
import { Command } from 'commander'
import type { Record } from '../chancery.ts'
import { PROBLEM_CODES, type Problem, type ProblemCode } from '../model/problem.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, recordOption, using } from './house.ts'
import { type Cell, csvRow, type Format, formatOption, say, write, writeJson, writeJsonLine } from './output.ts'
import { count } from './text.ts'

interface Options {
  readonly format: Format
  readonly record?: string
  readonly code?: string
}

export function checkCommand(): Command {
  return new Command('check')
    .description('check that the record is whole, and list what looked wrong or stayed open in its texts')
    .addOption(formatOption('text', 'json', 'jsonl', 'csv'))
    .addOption(recordOption('the record to check (else record.chancery or sample.chancery here)'))
    .option('--code <code>', `only problems of this kind: ${PROBLEM_CODES.join(', ')}`)
    .addHelpText('after', `\nExample:\n  $ chancery check --code misprint\n\n${EXIT_HELP}`)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const code = options.code
  if (code !== undefined && !PROBLEM_CODES.includes(code as ProblemCode))
    throw new Stop(EXIT.usage, `there is no problem code "${code}"; there are ${PROBLEM_CODES.join(', ')}.`)
  await using(await existingRecord(options.record), async (record) => {
    await record.verify()
    const problems = (await allProblems(record)).filter((problem) => code === undefined || problem.code === code)
    await print(problems, options.format)
    say(`The record is whole; ${count(problems.length, 'problem')} in its texts.`)
  })
}

async function allProblems(record: Record): Promise<Problem[]> {
  const problems: Problem[] = []
  let cursor: string | undefined
  do {
    const list = await record.documents(cursor === undefined ? { limit: 500 } : { limit: 500, cursor })
    for (const { id, problems: number } of list.documents)
      if (number > 0) problems.push(...((await record.document(id))?.problems ?? []))
    cursor = list.next
  } while (cursor !== undefined)
  return problems
}

async function print(problems: readonly Problem[], format: Format): Promise<void> {
  if (format === 'json') return writeJson(problems)
  if (format === 'jsonl') for (const problem of problems) await writeJsonLine(problem)
  else if (format === 'csv')
    await write(
      [['code', 'document', 'start', 'end', 'quote', 'reason', 'likely'], ...problems.map(cells)].map(csvRow).join(''),
    )
  else
    for (const one of problems)
      await write(
        `${one.code.padEnd(10)}  ${one.document} ${one.start}–${one.end}  ${one.reason}${one.likely ? ` Likely: ${one.likely}.` : ''}\n`,
      )
}

const cells = (one: Problem): Cell[] => [one.code, one.document, one.start, one.end, one.quote, one.reason, one.likely]
