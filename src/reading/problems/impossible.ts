// What cannot be on its date: congresses that have not met, years that are not those of a known event, acts done in years
// to come; and a headline that runs into its dateline.
import type { EventFact } from '../../knowledge/world.ts'
import { boundsOf } from '../../model/period.ts'
import { languageOf } from '../grammar.ts'
import { classOf, type Item } from '../mentions/items.ts'
import { numberAt } from '../numbers/numbers.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import type { Misprint } from './misprints.ts'
import type { ProblemInput } from './problems.ts'

export function impossible(input: ProblemInput): Misprint[] {
  const years = input.items.flatMap((list) => [...wrongYears(list, input), ...doneInFuture(list, input)])
  return [...futureCongresses(input), ...years, ...runsIntoDateline(input)]
}

const reportDay = ({ article }: ProblemInput): string | undefined =>
  boundsOf(article.dateline?.date ?? article.published)?.[1]

/** The 23rd congress in a text of 2024: a numbered congress that had not met by the report's day, as far as is known. */
function futureCongresses(input: ProblemInput): Misprint[] {
  const { text, pack, knowledge } = input
  const prefixes = pack.words.congress?.before ?? []
  const suffixes = pack.words.congress?.after ?? []
  if (!prefixes.length) return []
  const { numbers, lexicon } = languageOf(pack)
  const day = reportDay(input)
  const last = Math.max(0, ...knowledge.world.events.flatMap((e) => congressOf(e, day)))
  if (!last) return []
  const out: Misprint[] = []
  for (const prefix of prefixes)
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
      const number = numberAt(numbers, text, at + prefix.length, Math.min(text.length, at + prefix.length + 5))
      if (!number || number.value <= last || !suffixes.some((s) => text.startsWith(s, number.end))) continue
      const end = number.end + 1
      // the next one may be spoken of before it meets, but nothing has happened since
      const behind = lexicon.trie.longestAt(text, end, Math.min(text.length, end + 4))
      const lookedBackOn = LOOKS_BACK.has(lexicon.lexemes[behind]?.is.temporal ?? '')
      if (number.value > last + 1 || lookedBackOn)
        out.push({
          span: { start: at, end },
          reason: `Congress ${number.value} had not met by then; the last one was the ${last}th.`,
        })
    }
  return out
}

const LOOKS_BACK: ReadonlySet<string> = new Set(['since', 'after'])

function congressOf(event: EventFact, day: string | undefined): number[] {
  const number = /-(\d+)-congress$/.exec(event.id)?.[1]
  return number && (!day || event.from <= day) ? [Number(number)] : []
}

/** The year that an expression writes out, where it writes one. */
function yearOf(item: Item | undefined): number | undefined {
  if (item?.kind !== 'time' || item.time.expr.kind !== 'point') return undefined
  const { year } = item.time.expr.point
  return year?.how === 'written' && year.value > 999 ? year.value : undefined
}

/** "in 2022 the 18th congress": a written year right before an event that took place in another. */
function wrongYears(items: readonly Item[], { knowledge, text }: ProblemInput): Misprint[] {
  return items.flatMap((item, i) => {
    const year = yearOf(item)
    const event = items[i + 1]
    const id = event?.kind === 'noun' ? event.id : undefined
    const fact = id && knowledge.world.events.find((e) => e.id === id)
    if (year === undefined || !fact || event?.start !== item.end) return []
    const [from, to] = [Number(fact.from.slice(0, 4)), Number((fact.to ?? fact.from).slice(0, 4))]
    if (from <= year && year <= to) return []
    const reason = `"${text.slice(event.start, event.end)}" was in ${from}, not in ${year}.`
    return [{ span: { start: item.start, end: event.end }, reason }]
  })
}

/** A sentence that opens with a year after the report's, and tells of something done. */
function doneInFuture(items: readonly Item[], input: ProblemInput): Misprint[] {
  const day = reportDay(input)
  const first = items.find((x) => x.kind !== 'mark' && classOf(x, 'noise') === undefined)
  const year = yearOf(first)
  if (!day || !first || year === undefined || year <= Number(day.slice(0, 4))) return []
  const tells = items.some(
    (x) =>
      classOf(x, 'aspect') === 'done' || (x.kind === 'word' && x.lex.word.length > 2 && endsDone(x.lex.word, input)),
  )
  const open = items.some(isOpen)
  if (!tells || open) return []
  return [
    {
      span: { start: first.start, end: first.end },
      reason: `What is told of ${year} is told as done, and the report is of ${day.slice(0, 4)}.`,
    },
  ]
}

const OPEN = classes('undertakes', 'decide', 'stance', 'temporal')

/** What is planned, wished, decided or only dates something else. */
const isOpen = (x: Item): boolean => (classOf(x, 'mode') ?? 'past') !== 'past' || isWordOf(x, OPEN)

const endsDone = (word: string, { pack }: ProblemInput): boolean =>
  (pack.words.aspect?.done ?? []).some((mark) => word.endsWith(mark))

/** A title whose dateline stands right behind it on the same line. */
function runsIntoDateline({ article }: ProblemInput): Misprint[] {
  return article.parts.flatMap((part, i) => {
    const next = article.parts[i + 1]
    return part.kind === 'title' && next?.kind === 'dateline' && next.start === part.end
      ? [
          {
            span: { start: Math.max(part.start, part.end - 8), end: next.end },
            reason: 'The headline runs into the dateline without a break.',
          },
        ]
      : []
  })
}
