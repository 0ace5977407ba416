// What readouts give room to: topics by turn and share, fixed phrases with their counterparts, and how much each speaker is given to say.
import type { World } from '../knowledge/world.ts'
import type { ComparedSpeaker, ComparedTopic, ComparedWording } from '../model/comparison.ts'
import type { Compared } from './readouts.ts'
import { entitiesOf, keyOf, keysOf, labelOf, textOf } from './roles.ts'

/** Kinds of entity that are topics. */
const TOPICS = /^(?:country|org|concept|series|body):/

interface Named {
  first: number
  sentences: number
}

/** What the texts speak of beside their two sides, what takes most room first. */
export function topicsOf(texts: readonly Compared[], sides: ReadonlySet<string>, world: World): ComparedTopic[] {
  const told = texts.map(({ article, names, sentences }) => {
    const found = new Map<string, Named>()
    sentences.forEach(({ start, end }, i) => {
      for (const id of names(article.text.slice(start, end))) {
        if (!TOPICS.test(id) || sides.has(id) || id === article.publisher?.id) continue
        const known = found.get(id)
        if (known) known.sentences++
        else found.set(id, { first: i, sentences: 1 })
      }
    })
    const turns = [...found].sort((a, b) => a[1].first - b[1].first).map(([id]) => id)
    return { found, turns, of: Math.max(1, sentences.length) }
  })
  const ids = [...new Set(told.flatMap(({ turns }) => turns))]
  const topics = ids.map((id) => ({
    id,
    label: world.entities.get(id)?.label ?? id,
    told: told.map(({ found, turns, of }) => {
      const known = found.get(id)
      return known ? { turn: turns.indexOf(id) + 1, share: round(known.sentences / of) } : null
    }),
  }))
  const weight = ({ told: all }: ComparedTopic) => all.reduce((sum, one) => sum + (one?.share ?? 0), 0)
  return topics.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
}

const round = (share: number): number => Math.round(share * 100) / 100

/** Each fixed phrase with what the texts call it. */
export function wordingsOf(texts: readonly Compared[]): ComparedWording[] {
  const found = new Map<string, { label: string; wordings: Set<string>[] }>()
  texts.forEach(({ claims }, n) => {
    for (const claim of claims) {
      if (claim.type !== 'formulation') continue
      const [concept] = entitiesOf(claim, 'concept')
      if (!concept) continue
      const known = found.get(keyOf(concept)) ?? {
        label: labelOf(concept),
        wordings: texts.map(() => new Set<string>()),
      }
      known.wordings[n]!.add(textOf(claim, 'wording') ?? concept.name)
      found.set(keyOf(concept), known)
    }
  })
  return [...found]
    .map(([id, { label, wordings }]) => ({ id, label, wordings: wordings.map((one) => [...one]) }))
    .toSorted((a, b) => told(b) - told(a) || (a.id < b.id ? -1 : 1))
}

const told = ({ wordings }: ComparedWording): number => wordings.filter(({ length }) => length > 0).length

/** Who is given words: how many statements, which part of all words given to anybody, and what they do. */
export function speakersOf(texts: readonly Compared[]): ComparedSpeaker[] {
  const labels = new Map<string, string>()
  const given = texts.map(({ claims }) => {
    const by = new Map<string, { statements: number; length: number; stances: Set<string> }>()
    let all = 0
    for (const claim of claims) {
      if (claim.type !== 'statement') continue
      const length = (textOf(claim, 'content') ?? '').length
      all += length
      for (const ref of entitiesOf(claim, 'speaker')) labels.set(keyOf(ref), labelOf(ref))
      for (const key of keysOf(claim, 'speaker')) {
        const known = by.get(key) ?? { statements: 0, length: 0, stances: new Set<string>() }
        known.statements++
        known.length += length
        known.stances.add(textOf(claim, 'stance') ?? 'asserts')
        by.set(key, known)
      }
    }
    return { by, all: Math.max(1, all) }
  })
  return [...labels].map(([id, label]) => ({
    id,
    label,
    told: given.map(({ by, all }) => {
      const known = by.get(id)
      return {
        statements: known?.statements ?? 0,
        share: round((known?.length ?? 0) / all),
        stances: [...(known?.stances ?? [])].sort(),
      }
    }),
  }))
}
