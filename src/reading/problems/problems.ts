// What looks wrong or was not read: gaps, torn paragraphs, near misses of names, doubled words, triggers without a reading.
import type { Knowledge, LanguagePack } from '../../knowledge/knowledge.ts'
import type { Article } from '../../model/article.ts'
import type { Claim } from '../../model/claim.ts'
import type { Problem, ProblemCode } from '../../model/problem.ts'
import type { Coverage } from '../../model/reading.ts'
import type { Span } from '../../model/span.ts'
import type { Sentence } from '../clauses/sentences.ts'
import { classOf, type Item } from '../mentions/items.ts'
import type { Token } from '../scan/tokens.ts'
import { misprints } from './misprints.ts'

export interface ProblemInput {
  readonly article: Article
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly cut: readonly (readonly Token[])[]
  readonly items: readonly (readonly Item[])[]
  readonly claims: readonly Claim[]
  readonly torn: readonly Span[]
  readonly covered: ReadonlySet<number>
  readonly pack: LanguagePack
  readonly knowledge: Knowledge
}

export function problemsOf(input: ProblemInput): { problems: Problem[]; coverage: Coverage } {
  const { article, sentences, items, claims } = input
  const problems: Problem[] = []
  const add = (code: ProblemCode, span: Span, reason: string, likely?: string) =>
    problems.push({
      kind: 'problem',
      document: article.id,
      code,
      start: span.start,
      end: span.end,
      quote: article.text.slice(span.start, span.end),
      reason,
      ...(likely ? { likely } : {}),
    })
  for (const gap of article.gaps)
    add(
      'gap',
      gap.span,
      gap.kind === 'continued-from'
        ? `The article is continued from page ${gap.page ?? 'another page'}; its first part is not here.`
        : `The article is continued on page ${gap.page ?? 'another page'}; its last part is not here.`,
    )
  for (const t of input.torn)
    add(
      'misprint',
      { start: Math.max(0, t.start - 8), end: Math.min(article.text.length, t.end + 8) },
      'A paragraph breaks off in mid-sentence and goes on in the next one.',
    )
  for (const m of misprints(input)) add('misprint', m.span, m.reason, m.likely)
  const told = sweep(claims.filter((c) => c.type !== 'formulation' && c.type !== 'office').flatMap((c) => c.evidence))
  let read = 0
  let unread = 0
  sentences.forEach((s, i) => {
    const hit = told(s)
    if (hit) {
      read++
      return
    }
    const open = triggers(items[i]!).filter((t) => !input.covered.has(t.start))
    if (open.length) {
      unread++
      const first = open[0]!
      add('unread', first, `No rule read "${article.text.slice(first.start, first.end)}" here.`)
    }
  })
  problems.sort((a, b) => a.start - b.start)
  return { problems, coverage: { sentences: sentences.length, read, unread } }
}

/** Whether a stretch holds evidence; stretches are asked for in text order, so one pass over both is enough. */
function sweep(evidence: readonly Span[]): (stretch: Span) => boolean {
  const sorted = [...evidence].sort((a, b) => a.start - b.start)
  let at = 0
  let reach = 0
  return (stretch) => {
    while (at < sorted.length && sorted[at]!.start < stretch.end) reach = Math.max(reach, sorted[at++]!.end)
    return reach > stretch.start
  }
}

const triggers = (items: readonly Item[]): Item[] => items.filter((x) => classOf(x, 'event') !== undefined)
