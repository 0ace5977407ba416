// `chancery check`: reads the whole record for damage, lists what looked wrong in the texts, and what does not fit between them.
import { Command } from 'commander'
import { ask, type CsvCell, csvRow, type Record } from '../chancery.ts'
import { PROBLEM_CODES, type Problem, type ProblemCode } from '../model/problem.ts'
import { EXIT, EXIT_HELP, Stop } from './exit.ts'
import { existingRecord, packsFor, packsOption, recordOption, using } from './house.ts'
import { type Format, formatOption, say, write, writeJson, writeJsonLine } from './output.ts'
import { answerText, count } from './text.ts'

interface Options {
  readonly format: Format
  readonly record?: string
  readonly code?: string
  readonly packs?: readonly string[]
}

export function checkCommand(): Command {
  return new Command('check')
    .description(
      'check that the record is whole; list what looked wrong in its texts, and what does not fit between them',
    )
    .addOption(formatOption('text', 'json', 'jsonl', 'csv'))
    .addOption(recordOption('the record to check (else record.chancery or sample.chancery here)'))
    .addOption(packsOption())
    .option('--code <code>', `only problems of this kind: ${PROBLEM_CODES.join(', ')}`)
    .addHelpText('after', `\nExample:\n  $ chancery check --code misprint\n\n${EXIT_HELP}`)
    .action(run)
}

async function run(options: Options): Promise<void> {
  const { code, format } = options
  if (code !== undefined && !PROBLEM_CODES.includes(code as ProblemCode))
    throw new Stop(EXIT.usage, `there is no problem code "${code}"; there are ${PROBLEM_CODES.join(', ')}.`)
  await using(await existingRecord(options.record), async (record) => {
    await record.verify()
    const problems = (await allProblems(record)).filter((problem) => code === undefined || problem.code === code)
    // Who asks for one kind of problem, or for a table of them, wants nothing else with it.
    const alone = code !== undefined || format === 'csv'
    const findings = alone ? undefined : await ask({ record, packs: packsFor(options.packs) }, 'checks', {})
    if (format === 'json') await writeJson(alone ? problems : { problems, findings })
    else {
      await print(problems, format)
      if (format === 'jsonl')
        for (const line of findings?.lines ?? []) await writeJsonLine({ kind: 'finding', ...line })
      else if (findings) await write(`\n${answerText(findings)}`)
    }
    const misfits = findings ? `, ${count(findings.lines.length, 'finding')} between them` : ''
    say(`The record is whole; ${count(problems.length, 'problem')} in its texts${misfits}.`)
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

const cells = (one: Problem): CsvCell[] => [
  one.code,
  one.document,
  one.start,
  one.end,
  one.quote,
  one.reason,
  one.likely,
]
