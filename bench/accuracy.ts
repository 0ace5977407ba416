// Accuracy on data that others made, ours beside the peers: dates of day grain and coarser, numbers, ordinals.
//
//   npm run bench:accuracy [-- --misses SUITE] [-- --lang zh] [-- --json]
//
// A case is right when every wanted answer is found, with first and last day (or value) exactly as told, and
// nothing else. Cases with times of day, holidays, sets and durations are left out and counted.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Case, type Lang, type Suite, suites } from './accuracy/cases.ts'
import { lengthOf, same, show } from './accuracy/days.ts'
import { type Answer, chancery, chronoNode, type Engine, loadFolding, recognizers } from './accuracy/engines.ts'

const FOLDER = '../shared/eval/external'
const ENGINES: readonly Engine[] = [chancery, chronoNode, recognizers]
const LANGS: readonly Lang[] = ['zh', 'en', 'ru']

interface Score {
  readonly suite: string
  readonly lang: Lang
  readonly home: string | undefined
  readonly cases: number
  /** Right answers by engine; absent where the engine does not offer the language or kind. */
  readonly right: Readonly<Record<string, number>>
}

interface Miss {
  readonly one: Case
  readonly kind: 'not found' | 'only in part' | 'other value' | 'too many'
  readonly answers: readonly Answer[]
}

const { values: options } = parseArgs({
  options: { misses: { type: 'string' }, lang: { type: 'string' }, json: { type: 'boolean', default: false } },
})

if (!existsSync(FOLDER)) {
  console.log(`skipped: ${FOLDER} is not here, and the data is no part of the project`)
} else {
  await loadFolding()
  const all = suites(FOLDER)
  const scores = all.flatMap((suite) => LANGS.map((lang) => score(suite, lang)).filter((row) => row.cases > 0))
  if (options.json) console.log(JSON.stringify(scores, undefined, 2))
  else if (options.misses === undefined) print(all, scores)
  else for (const suite of all.filter((one) => one.name.includes(options.misses ?? ''))) printMisses(suite)
}

function score(suite: Suite, lang: Lang): Score {
  const cases = suite.cases.filter((one) => one.lang === lang)
  const right: Record<string, number> = {}
  for (const engine of ENGINES) {
    for (const one of cases) {
      const answers = engine.read(one, suite)
      if (answers) right[engine.name] = (right[engine.name] ?? 0) + (judge(one, suite, answers) ? 0 : 1)
    }
  }
  return { suite: suite.name, lang, home: suite.home, cases: cases.length, right }
}

/** Why the answers are wrong; undefined where they are right. */
function judge(one: Case, suite: Suite, all: readonly Answer[]): Miss['kind'] | undefined {
  const answers = suite.single ? widest(all) : all
  const wanted = one.dates?.length ?? one.numbers?.length ?? 0
  if (wanted === 0) return answers.length > 0 ? 'too many' : undefined
  if (answers.length === 0) return 'not found'
  if (answers.length > wanted) return 'too many'
  if (answers.length < wanted) return 'only in part'
  return answers.every((answer, i) => right(one, answer, i)) ? undefined : 'other value'
}

function right(one: Case, answer: Answer, index: number): boolean {
  if (one.numbers) {
    const value = one.numbers[index] ?? Number.NaN
    return answer.number !== undefined && Math.abs(answer.number - value) <= Math.abs(value) * 1e-9
  }
  const wanted = one.dates?.[index] ?? []
  return (answer.days ?? []).some((days) => wanted.some((other) => same(days, other)))
}

function widest(answers: readonly Answer[]): readonly Answer[] {
  if (answers.length < 2) return answers
  return [answers.reduce((best, one) => (one.end - one.start > best.end - best.start ? one : best))]
}

function print(all: readonly Suite[], scores: readonly Score[]): void {
  const cell = (row: Score, name: string): string => {
    const right = row.right[name]
    const home = row.home === name ? ' (home)' : ''
    return right === undefined ? '–' : `${right} = ${((100 * right) / row.cases).toFixed(1)} %${home}`
  }
  const table = [
    ['suite', 'language', 'cases', ...ENGINES.map((engine) => engine.name)],
    ...scores.map((row) => [
      row.suite,
      row.lang,
      String(row.cases),
      ...ENGINES.map((engine) => cell(row, engine.name)),
    ]),
  ]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  for (const row of table) console.log(row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '))
  console.log('\nLeft out:')
  for (const suite of all) {
    const reasons = Object.entries(suite.leftOut).map(([why, count]) => `${count} ${why}`)
    if (reasons.length > 0) console.log(`  ${suite.name}: ${reasons.join(', ')}`)
  }
  console.log(
    '\nDuckling expects dates ahead; every engine is told so. chancery reads no times of day and no holidays.',
  )
}

function printMisses(suite: Suite): void {
  const misses = suite.cases
    .filter((one) => options.lang === undefined || one.lang === options.lang)
    .flatMap((one): Miss[] => {
      const answers = chancery.read(one, suite) ?? []
      const kind = judge(one, suite, answers)
      return kind ? [{ one, kind, answers }] : []
    })
  console.log(`${suite.name}: ${misses.length} misses of chancery`)
  for (const kind of ['not found', 'only in part', 'too many', 'other value'] as const) {
    const rows = misses.filter((miss) => miss.kind === kind)
    if (rows.length > 0) console.log(`  ${kind}: ${rows.length}`)
    for (const { one, answers } of rows) {
      const gold =
        one.numbers?.join(', ') ??
        one.dates
          ?.map((days) =>
            [...days]
              .sort((a, b) => lengthOf(a) - lengthOf(b))
              .map(show)
              .join(' or '),
          )
          .join(', ')
      const own = answers
        .map((answer) => `“${one.text.slice(answer.start, answer.end)}” ${answer.number ?? show(answer.days?.[0])}`)
        .join(', ')
      console.log(
        `    ${one.lang} ${one.text}  [${one.reference}]  wanted ${gold || 'nothing'}; got ${own || 'nothing'}`,
      )
    }
  }
}
