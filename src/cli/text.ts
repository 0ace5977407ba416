// Sets readings and answers as plain text for a terminal: a line of fact, below it the words that prove it.
import type { Answer, AnswerLine, Citation } from '../model/answer.ts'
import type { Article } from '../model/article.ts'
import type { Claim, Mode } from '../model/claim.ts'
import type { Problem } from '../model/problem.ts'
import type { Reading } from '../model/reading.ts'

/** A count with its noun: "1 claim", "2 claims". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Long quotes are cut in the middle of nothing: whole on one line, up to a length. */
export const quoted = (text: string, longest = 160): string => {
  const line = oneLine(text)
  const units = [...line]
  return units.length > longest ? `${units.slice(0, longest - 1).join('')}…` : line
}

/** The mode where it is not plain happening, unless the sentence says it itself. */
const modeMark = (mode: Mode | undefined, sentence: string): string =>
  mode === undefined || mode === 'happened' || sentence.includes(`(${mode})`) ? '' : `  [${mode}]`

export function documentText(article: Article): string[] {
  const { source, dateline } = article
  const part =
    source.article && source.article.of > 1 ? ` (article ${source.article.index} of ${source.article.of})` : ''
  const facts = [
    article.publisher?.label ?? article.publisher?.name,
    [dateline?.place, dateline?.date].filter(Boolean).join(', '),
    article.published && `published ${article.published}`,
    article.language,
    `${source.path}${part}`,
  ]
  return [
    `${article.id}  ${article.title ? oneLine(article.title) : '(no title)'}`,
    ...(article.subtitle ? [`  ${oneLine(article.subtitle)}`] : []),
    `  ${facts.filter(Boolean).join(' · ')}`,
  ]
}

export function claimText(claim: Claim): string[] {
  return [
    `  ${claim.type.padEnd(12)}  ${claim.when ? `${claim.when}  ` : ''}${claim.gloss}${modeMark(claim.mode, claim.gloss)}`,
    ...claim.evidence.map(({ start, end, quote }) => `      “${quoted(quote)}” ${start}–${end}  ${claim.id}`),
  ]
}

export const problemText = (problem: Problem): string =>
  `  ? ${problem.code.padEnd(10)}  ${problem.start}–${problem.end}  ${problem.reason}${problem.likely ? ` Likely: ${problem.likely}.` : ''}`

export function readingText(reading: Reading): string {
  const { sentences, read, unread } = reading.coverage
  const foot = `  ${count(sentences, 'sentence')}: ${read} read, ${unread} with a trigger that no rule read; ${count(reading.claims.length, 'claim')}, ${count(reading.problems.length, 'problem')}.`
  return [
    ...documentText(reading.article),
    ...reading.claims.flatMap(claimText),
    ...reading.problems.map(problemText),
    foot,
    '',
  ].join('\n')
}

function citationText(cite: Citation, line: AnswerLine): string {
  const title = cite.title && `“${quoted(cite.title, 40)}”`
  const printed = cite.places && `in ${cite.places} places`
  const from = [cite.voice.length > 0 ? cite.voice.join(' → ') : cite.publisher, cite.published, title, printed]
  const place = `${cite.document} ${cite.start}–${cite.end}${cite.claim ? `  ${cite.claim}` : ''}`
  // A line that is the sentence itself needs it only once.
  const quote = cite.quote === line.text ? [] : [`      “${quoted(cite.quote)}”`]
  return [...quote, `      ${[...from, place].filter(Boolean).join(' · ')}`].join('\n')
}

function lineText(line: AnswerLine, dated: boolean): string[] {
  const when = dated ? `${(line.when ?? '').padEnd(21)}  ` : ''
  return [
    `  ${when}${line.text}${modeMark(line.mode, line.text)}`,
    ...line.cites.map((cite) => citationText(cite, line)),
    ...(line.differs ?? []).map((text) => `      ≠ ${text}`),
  ]
}

export function answerText(answer: Answer): string {
  const rows: string[] = [answer.understood, '']
  let group: string | undefined
  for (const line of answer.lines) {
    if (line.group !== undefined && line.group !== group) rows.push(line.group)
    group = line.group
    rows.push(
      ...lineText(
        line,
        answer.lines.some((one) => one.group === group && one.when !== undefined),
      ),
    )
  }
  if (answer.lines.length === 0) rows.push('  Nothing on record.')
  return `${[...rows, '', ...footText(answer)].join('\n')}\n`
}

/** What stands behind an answer: read before anybody concludes "not said". */
function footText({ coverage, notes, lines }: Answer): string[] {
  const span = coverage.from
    ? ` of ${coverage.from}${coverage.to && coverage.to !== coverage.from ? ` to ${coverage.to}` : ''}`
    : ''
  const by = coverage.publishers.length > 0 ? ` by ${coverage.publishers.join(', ')}` : ''
  return [
    `${count(lines.length, 'line')} from ${count(coverage.documents, 'document')}${span}${by}; ${coverage.unread} of ${count(coverage.sentences, 'sentence')} hold a trigger that no rule read.`,
    ...notes.map((note) => `Note: ${note}`),
  ]
}
