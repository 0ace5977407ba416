// formulation: how a fixed phrase is worded and spelled out, when it was first used, by whom, and how often since.
import { entityOf, plain, textOf, textsOf } from '../events/roles.ts'
import { bounds, dayText, FAR, type PublisherCoverage, type RecordClaim } from '../record/record.ts'
import { line, voices } from './cite.ts'
import { question } from './declare.ts'
import { knownOf, MOST, periodOf, toldClaims } from './told.ts'

/** Sentences shown for one wording: its first uses and its last ones. */
const SHOWN = 6

const dayOf = ({ claim, document }: RecordClaim): number =>
  (bounds(document.published) ?? bounds(document.dateline) ?? bounds(claim.when))?.from ?? FAR

const dated = (day: number | undefined): string | null => (day === undefined || day === FAR ? null : dayText(day))

const grouped = (
  claims: readonly RecordClaim[],
  key: (one: RecordClaim) => string,
): readonly (readonly [string, readonly RecordClaim[]])[] => {
  const groups = new Map<string, RecordClaim[]>()
  for (const one of claims) {
    const name = key(one)
    const held = groups.get(name)
    if (held) held.push(one)
    else groups.set(name, [one])
  }
  return [...groups.entries()].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
}

const firstAndLast = (uses: readonly RecordClaim[], shown: number): readonly RecordClaim[] =>
  uses.length <= shown ? uses : [...uses.slice(0, shown / 2), ...uses.slice(-shown / 2)]

const users = (uses: readonly RecordClaim[]): readonly string[] =>
  [
    ...new Set(
      uses.map(
        ({ claim, document }) =>
          voices(claim, document.publisherId).at(-1) ?? document.publisher ?? 'no publisher named',
      ),
    ),
  ].sort()

const years = (uses: readonly RecordClaim[]): readonly string[] => {
  const counts = new Map<string, number>()
  for (const one of uses) {
    const year = dated(dayOf(one))?.slice(0, 4)
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([year, count]) => `${year}: ${count}`)
}

/** How a text sets a phrase off is no part of its wording. */
const unquoted = (words: string): string =>
  words.replace(/^[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"']+|[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"']+$/gu, '')

/** Publishers shown at most, those who use it most first. */
const USERS = 20

/** Each publisher's use, beside the days up to which its documents were read: who dropped the phrase, as far as the record can tell. */
const userLines = (uses: readonly RecordClaim[], read: readonly PublisherCoverage[]) =>
  grouped(uses, ({ document }) => document.publisher ?? '')
    .filter(([name]) => name !== '')
    .slice(0, USERS)
    .map(([name, held]) => {
      const until = read.find(({ publisher }) => publisher === name)?.to
      const last = dated(held.map(dayOf).findLast((day) => day !== FAR))
      const since =
        until !== undefined && last !== null && until > last ? `; its documents are on record up to ${until}` : ''
      const made = usesLine('users', name, held, 2)
      return {
        ...made,
        text: `${made.text.replace(/\.$/, '')}${since}.`,
        fields: { ...made.fields, readUntil: until ?? null },
      }
    })

const usesLine = (group: string, name: string, uses: readonly RecordClaim[], shown = SHOWN) => {
  const days = uses.map(dayOf).filter((day) => day !== FAR)
  const [first, last] = [days[0], days.at(-1)]
  const span =
    first === undefined ? 'no date' : first === last ? dayText(first) : `${dayText(first)} to ${dayText(last ?? first)}`
  return line({
    key: `${group} ${name}`,
    text: `"${name}": ${uses.length} ${uses.length === 1 ? 'use' : 'uses'}, ${span}.`,
    claims: firstAndLast(uses, shown),
    type: 'formulation',
    group,
    fields: {
      wording: name,
      uses: uses.length,
      first: dated(first),
      last: dated(last),
      users: users(uses),
      years: years(uses),
    },
  })
}

export const formulation = question({
  name: 'formulation',
  doc: 'How a fixed phrase is worded and spelled out: variants, elements, first use, users and frequency over time.',
  parameters: [
    { name: 'concept', kind: 'entity', required: true, doc: 'the registered phrase' },
    { name: 'from', kind: 'date', doc: 'in documents from this day on' },
    { name: 'to', kind: 'date', doc: 'in documents up to this day' },
  ],
  kinds: { concept: ['concept', 'name'] },
  answer: async (context, values) => {
    const concept = values.entity('concept')
    if (!concept) return { understood: '', lines: [] }
    const period = periodOf(values)
    const { claims, notes } = await toldClaims(context, values, {
      types: ['formulation'],
      entities: [{ anyOf: [concept.id], roles: ['concept'] }],
      each: MOST,
    })
    const [from, to] = [bounds(period.from)?.from ?? -FAR, bounds(period.to)?.to ?? FAR]
    const uses = claims
      .filter((one) => dayOf(one) >= from && dayOf(one) <= to)
      .toSorted((a, b) => dayOf(a) - dayOf(b) || (a.claim.id < b.claim.id ? -1 : 1))
    const spelled = uses.filter(({ claim }) => textsOf(claim, 'elements').length > 0)
    const wording = (one: RecordClaim) =>
      unquoted(textOf(one.claim, 'wording') ?? entityOf(one.claim, 'concept')?.name ?? '')
    const read = uses.length > 0 ? await context.record.coverageByPublisher(knownOf(values)) : []
    const elementsKey = ({ claim }: RecordClaim) => textsOf(claim, 'elements').map(plain).join(' ')
    return {
      understood: `How ${concept.label} is worded${period.from ? ` from ${period.from}` : ''}${period.to ? ` to ${period.to}` : ''}.`,
      lines: [
        ...grouped(uses, wording).map(([name, held]) => usesLine('wordings', name, held)),
        ...grouped(spelled, elementsKey).map(([, held]) =>
          usesLine('elements', textsOf(held[0]!.claim, 'elements').join(' / '), held),
        ),
        ...userLines(uses, read),
      ],
      notes: [
        ...notes,
        `${uses.length} uses on record, counted once a sentence; the first on record need not be the first ever.`,
        `Of many uses of one wording the first and the last ${SHOWN / 2} are quoted.`,
      ],
      ...period,
    }
  },
})
