// Clauses that have lost a word: a remark without its copula, a series whose last member misses what the others have.
// What a clause cannot do without stands in the pack; a language that says nothing of it is not looked at.
import type { Span } from '../../model/span.ts'
import type { Misprint } from './misprints.ts'
import type { ProblemInput } from './problems.ts'

/** By what is missing: the words that need it, or that supply it. */
type Needs = Readonly<Record<string, readonly string[]>>

export function lostWords({ sentences, text, pack }: ProblemInput): Misprint[] {
  const needs = pack.words.lacks
  if (!needs) return []
  return sentences.flatMap((sentence) => {
    const clauses = clausesIn(text, sentence)
    return [
      ...clauses.flatMap((c) => withoutCopula(c, needs)),
      ...clauses.flatMap((c, i) => [...withoutVerb(c, clauses[i - 1], needs), ...withoutNoun(c, i, clauses, needs)]),
      ...withoutEnd(clauses, needs),
      ...unlikeTheOthers(clauses, needs),
    ]
  })
}

interface Clause extends Span {
  readonly words: string
  /** The mark behind it. */
  readonly closed: string
}

/** The stretches of a sentence between its commas. Those with a quotation are left out: they are not the writer's. */
function clausesIn(text: string, { start, end }: Span): Clause[] {
  const out: Clause[] = []
  for (let from = start, at = start; at <= end; at++) {
    if (at < end && !/[，；。！？]/u.test(text[at]!)) continue
    const words = text.slice(from, at)
    if (words && !/[“”「」《》]/u.test(words)) out.push({ start: from, end: at, words, closed: text[at] ?? '' })
    from = at + 1
  }
  return out
}

const opensWith = (clause: Clause, words: readonly string[] | undefined): string | undefined =>
  words?.find((w) => clause.words.startsWith(w))

const holds = (words: string, any: readonly string[] | undefined): boolean =>
  any?.some((w) => words.includes(w)) === true

/** "What deserves mention, eleven years ago ...": the remark breaks off before what it is about. */
function withoutCopula(clause: Clause, { remark }: Needs): Misprint[] {
  const said = remark?.find((w) => clause.words.endsWith(w))
  return said && clause.closed === '，' && clause.words.length <= said.length + SHORT
    ? [{ span: clause, reason: `"${clause.words}" breaks off: it says of what, not what.` }]
    : []
}

/** How much may stand before a remark in a clause of its own. */
const SHORT = 4

/** "..., each other trusted friends and close partners.": a list of nouns that nothing makes of anybody. */
function withoutVerb(
  clause: Clause,
  before: Clause | undefined,
  { reciprocal, of, joins, becomes }: Needs,
): Misprint[] {
  const parts = partsAt(joins ?? [], clause.words)
  const nouns = opensWith(clause, reciprocal) && before && clause.closed === '。' && parts.length > 2
  return nouns && parts.every((p) => inside(p, of)) && !holds(clause.words, becomes)
    ? [{ span: clause, reason: 'The clause is a list of nouns without a verb.' }]
    : []
}

const partsAt = (joins: readonly string[], words: string): string[] =>
  joins.reduce((parts, join) => parts.flatMap((p) => p.split(join)), [words])

/** A word for "of" that stands neither first nor last. */
const inside = (part: string, of: readonly string[] | undefined): boolean =>
  of?.some((w) => part.indexOf(w) > 0 && !part.endsWith(w)) === true

/** "Our relations have always been mutual respect, mutual trust.": what they have been like, and no noun. */
function withoutNoun(clause: Clause, i: number, all: readonly Clause[], { mutual, copula, of }: Needs): Misprint[] {
  if (clause.closed !== '。' || i !== all.length - 1) return []
  const is = copula?.find((w) => clause.words.includes(w))
  const said = is ? clause.words.slice(clause.words.indexOf(is) + is.length) : ''
  const parts = said.split('、')
  const same = parts.length > 1 && mutual?.some((w) => parts.every((p) => p.startsWith(w) && p.length === w.length + 2))
  return same && !holds(said, of) ? [{ span: clause, reason: 'A noun is missing at the end of the clause.' }] : []
}

/** "From principles to ideas, from seeking a better world": the second of two stretches does not say how far it goes. */
function withoutEnd(clauses: readonly Clause[], { opens, closes }: Needs): Misprint[] {
  return clauses.flatMap((clause, i) => {
    const before = clauses[i - 1]
    const paired = before && opensWith(clause, opens) && opensWith(before, opens) && clause.closed === '，'
    return paired && closes?.[0] && before.words.includes(closes[0]) && !holds(clause.words, closes)
      ? [{ span: clause, reason: `"${clause.words}" does not say how far it goes, as the clause before it does.` }]
      : []
  })
}

/** Three clauses or more that end in the same words: one without the "of" that all others have before them. */
function unlikeTheOthers(clauses: readonly Clause[], { of }: Needs): Misprint[] {
  const out: Misprint[] = []
  for (let from = 0; from < clauses.length; from++) {
    const tail = clauses[from]!.words.slice(-TAIL)
    let to = from
    while (clauses[to]?.words.endsWith(tail) && clauses[to]!.words.length > TAIL) to++
    const series = clauses.slice(from, to)
    const odd = series.filter((c) => !holds(c.words, of))
    if (series.length >= SERIES && odd.length === 1 && !holds(tail, of))
      out.push({ span: odd[0]!, reason: 'The clause misses a word that the others of its series have.' })
    from = Math.max(from, to - 1)
  }
  return out
}

/** How long the words are that make a series, and of how many clauses it is. */
const TAIL = 4
const SERIES = 3
