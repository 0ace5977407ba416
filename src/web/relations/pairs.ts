// Reads the lines of the answer to "relations" as pairs with their counts.
import type { AnswerLine } from '../../model/answer.ts'

export interface Pair {
  readonly line: AnswerLine
  readonly ids: readonly [string, string]
  readonly labels: readonly [string, string]
  readonly met: number
  readonly calls: number
  readonly planned: number
  readonly events: number
}

const count = (line: AnswerLine, field: string): number => Number(line.fields[field] ?? 0)

export const pairsOf = (lines: readonly AnswerLine[]): Pair[] =>
  lines.flatMap((line) => {
    const { a, b, names } = line.fields
    if (typeof a !== 'string' || typeof b !== 'string' || !Array.isArray(names)) return []
    const [left = a, right = b] = names as readonly string[]
    const [met, calls, planned] = [count(line, 'met'), count(line, 'calls'), count(line, 'planned')]
    return [{ line, ids: [a, b], labels: [left, right], met, calls, planned, events: met + calls + planned }]
  })
