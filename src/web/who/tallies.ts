// Counts over the lines of an answer: who is met most, which phrases are used most, which stances are taken.
import type { AnswerLine } from '../../model/answer.ts'

export interface Counted {
  readonly name: string
  readonly times: number
}

const ranked = (counts: ReadonlyMap<string, number>): Counted[] =>
  [...counts].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))

/** Names in "who" of each line, without one's own; each line counts once. */
export const namedIn = (lines: readonly AnswerLine[], own: readonly string[]): Counted[] => {
  const counts = new Map<string, number>()
  for (const { fields } of lines)
    for (const name of new Set(Array.isArray(fields.who) ? (fields.who as readonly string[]) : []))
      if (!own.includes(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return ranked(counts)
}

/** Uses of a phrase: every sentence that uses it counts. */
export const usesIn = (lines: readonly AnswerLine[]): Counted[] => {
  const counts = new Map<string, number>()
  for (const { fields, cites } of lines)
    for (const name of Array.isArray(fields.who) ? (fields.who as readonly string[]) : [])
      counts.set(name, (counts.get(name) ?? 0) + cites.length)
  return ranked(counts)
}

export const stancesIn = (lines: readonly AnswerLine[]): Counted[] => {
  const counts = new Map<string, number>()
  for (const { fields } of lines)
    if (typeof fields.stance === 'string') counts.set(fields.stance, (counts.get(fields.stance) ?? 0) + 1)
  return ranked(counts)
}
