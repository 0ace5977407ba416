// "They" at the head of a clause: those who acted together last, put in its place.
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, slotsAndSubject } from './clause.ts'
import type { SentenceClauses } from './voice.ts'

/** How far into a clause the pronoun is still its subject. */
const WITHIN = 4
const TOGETHER: ReadonlySet<string> = new Set([
  'two-heads',
  'two-ministers',
  'two-premiers',
  'two-sides',
  'three-heads',
  'three-sides',
  'all-heads',
  'we',
])

/** The clauses with "they" replaced where the text has told of several before, or of one who met another. */
export function withAntecedents(sentences: readonly SentenceClauses[]): SentenceClauses[] {
  let last: readonly Mention[] | undefined
  let told = -1
  return sentences.map(({ sentence, clauses }) => ({
    sentence,
    clauses: clauses.map((clause) => {
      const replaced = last ? withMeant(withThey(clause, last), last, told === sentence.paragraph) : clause
      const together = togetherIn(replaced)
      if (together) told = sentence.paragraph
      last = sentence.part === 'heading' ? undefined : (together ?? last)
      return replaced
    }),
  }))
}

function withThey(clause: Clause, meant: readonly Mention[]): Clause {
  const at = clause.items.findIndex((x) => mentionsOf(x).length === 1 && mentionsOf(x)[0]!.group === 'they')
  if (at < 0 || at >= WITHIN || classOf(clause.items[at - 1], 'coverb') !== undefined) return clause
  const { start, end } = clause.items[at]!
  const mentions = placed(meant, mentionsOf(clause.items[at])[0]!)
  return { ...clause, items: clause.items.map((x, i): Item => (i === at ? { kind: 'ref', start, end, mentions } : x)) }
}

/** "The two leaders", in their paragraph also "the sides": the two people who acted last are kept beside the words. */
function withMeant(clause: Clause, meant: readonly Mention[], near: boolean): Clause {
  if (meant.length !== 2 || meant.some((m) => m.kind !== 'person')) return clause
  const isTwo = (m: Mention) =>
    m.group === 'two-heads' ||
    m.group === 'two-ministers' ||
    m.group === 'two-premiers' ||
    (near && m.group === 'two-sides' && !m.members)
  if (!clause.items.some((x) => mentionsOf(x).some(isTwo))) return clause
  const items = clause.items.map(
    (x): Item =>
      x.kind === 'ref' && x.mentions.some(isTwo)
        ? { ...x, mentions: x.mentions.map((m) => (isTwo(m) ? { ...m, meant: placed(meant, m) } : m)) }
        : x,
  )
  return { ...clause, items }
}

const placed = (meant: readonly Mention[], { start, end }: Mention): Mention[] =>
  meant.map((m) => ({ ...m, start, end, nameStart: start, nameEnd: end }))

/** Several who act in a clause: its subject, or a person with the one met. */
function togetherIn({ items, temporal, head }: Clause): readonly Mention[] | undefined {
  const { subject, slots, free } = slotsAndSubject(items, 0, items.length)
  const [first] = subject?.mentions ?? []
  if (!subject || !first || temporal || head) return undefined
  if (subject.mentions.length > 1 || TOGETHER.has(first.group ?? '')) return subject.mentions
  if (first.kind !== 'person') return undefined
  const people = (x: Item) => mentionsOf(x).filter((m) => m.kind === 'person')
  const met = slots.filter((s) => s.role === 'with').flatMap((s) => people(s.item))
  const others = met.length ? met : free.flatMap(people).slice(0, 1)
  return others.length ? [first, ...others] : undefined
}
