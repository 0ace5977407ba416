// titles: one text that came into being under two titles.
import { overlaps } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { keysOf, plain, textOf } from '../roles.ts'
import { likeness, pairs } from '../story.ts'
import type { Check, Finding } from './check.ts'

/** Titles less alike than this are taken for two texts. */
const ALIKE = 0.55

const first = (event: Event, role: 'title' | 'kind' | 'action'): string | undefined =>
  event.claims.map(({ claim }) => textOf(claim, role)).find((one) => one !== undefined)

/** A sentence that names both titles names two texts. */
const namedTogether = (a: Event, b: Event): boolean =>
  a.claims.some((x) =>
    b.claims.some(
      (y) =>
        x.document.id === y.document.id &&
        x.sentences.some((s) => y.sentences.some((t) => s.start < t.end && t.start < s.end)),
    ),
  )

const compatible = (a: Event, b: Event): boolean => {
  if (a.period && b.period && !overlaps(a.period, b.period)) return false
  const parties = (event: Event) => new Set(event.claims.flatMap(({ claim }) => keysOf(claim, 'parties')))
  const [p, q] = [parties(a), parties(b)]
  if (p.size > 0 && q.size > 0 && ![...p].some((key) => q.has(key))) return false
  // Without any tie but the title, likeness alone says too little.
  return (
    (a.period !== undefined && b.period !== undefined) ||
    [...p].some((key) => q.has(key)) ||
    a.claims.some(({ document }) => b.claims.some((one) => one.document.id === document.id)) ||
    a.within === b.within
  )
}

interface Text {
  readonly event: Event
  readonly title: string
  readonly pairs: ReadonlySet<string>
}

/** Pairs of texts whose times meet, or that one document tells of; comparing all with all would take too long. */
const candidates = (texts: readonly Text[]): readonly (readonly [Text, Text])[] => {
  const found: (readonly [Text, Text])[] = []
  const dated = texts
    .filter(({ event }) => event.period !== undefined)
    .toSorted((a, b) => from(a) - from(b) || (a.event.id < b.event.id ? -1 : 1))
  for (const [i, a] of dated.entries())
    for (let j = i + 1; j < dated.length; j++) {
      const b = dated[j]
      if (!b || from(b) > (a.event.period?.to ?? 0)) break
      found.push([a, b])
    }
  const byDocument = new Map<string, Text[]>()
  for (const text of texts)
    for (const id of new Set(text.event.claims.map(({ document }) => document.id)))
      byDocument.set(id, [...(byDocument.get(id) ?? []), text])
  for (const held of byDocument.values())
    for (const [i, a] of held.entries())
      for (const b of held.slice(i + 1)) if (!a.event.period || !b.event.period) found.push([a, b])
  return [
    ...new Map(
      found.map((pair) => [
        pair
          .map(({ event }) => event.id)
          .sort()
          .join(' '),
        pair,
      ]),
    ).values(),
  ]
}

const from = ({ event }: Text): number => event.period?.from ?? 0

export const titles: Check = {
  name: 'titles',
  doc: 'One document that is told of under two titles.',
  limits: 'Texts of one day can have titles that are alike and still be two.',
  types: ['document'],
  run: ({ events }) => {
    const texts = events.flatMap((event) => {
      const title = event.type === 'document' ? first(event, 'title') : undefined
      return title === undefined || event.mode === 'denied' ? [] : [{ event, title, pairs: pairs(title) }]
    })
    return candidates(texts).flatMap(([a, b]): Finding[] => {
      if (
        plain(a.title) === plain(b.title) ||
        likeness(a.pairs, b.pairs) < ALIKE ||
        !compatible(a.event, b.event) ||
        namedTogether(a.event, b.event)
      )
        return []
      return [
        {
          text: `"${a.title}" and "${b.title}" may be two titles of one document.`,
          sides: [
            { name: a.title, claims: a.event.claims },
            { name: b.title, claims: b.event.claims },
          ],
          ...(a.event.when === undefined ? {} : { when: a.event.when }),
        },
      ]
    })
  },
}
