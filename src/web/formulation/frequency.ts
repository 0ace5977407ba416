// Counts how often a phrase is used, year by year, by source and by speaker, and sets it against the documents read.
import type { AnswerLine, Citation } from '../../model/answer.ts'

export type Years = ReadonlyMap<number, number>

export interface User {
  readonly name: string
  readonly uses: Years
  readonly total: number
  /** Documents read, against which the uses are counted. */
  readonly read: Years
}

/** "2019: 12" as year and number. */
const yearsOf = (told: unknown): Years =>
  new Map(
    (Array.isArray(told) ? (told as readonly string[]) : []).flatMap((one) => {
      const [year, n] = one.split(': ').map(Number)
      return year && n ? [[year, n] as const] : []
    }),
  )

/** Documents read of each publisher in each year, from the answer to "coverage" by year. */
export const readBy = (lines: readonly AnswerLine[]): ReadonlyMap<string, Years> =>
  new Map(lines.map(({ fields }) => [String(fields.publisher), yearsOf(fields.years)]))

export const sumOf = (all: Iterable<Years>): Years => {
  const sum = new Map<number, number>()
  for (const years of all) for (const [year, n] of years) sum.set(year, (sum.get(year) ?? 0) + n)
  return sum
}

const yearOf = (cite: Citation): number | undefined => {
  const found = /^\d{4}/.exec(cite.published ?? '')
  return found ? Number(found[0]) : undefined
}

const NONE: Years = new Map()

const usersBy = (
  uses: readonly Citation[],
  nameOf: (use: Citation) => string | undefined,
  readFor: (name: string) => Years,
): User[] => {
  const named = uses.flatMap((use) => {
    const name = nameOf(use)
    return name === undefined ? [] : [{ name, year: yearOf(use) }]
  })
  return [...Map.groupBy(named, ({ name }) => name)]
    .map(([name, own]) => {
      const years = new Map<number, number>()
      for (const { year } of own) if (year !== undefined) years.set(year, (years.get(year) ?? 0) + 1)
      return { name, uses: years, total: own.length, read: readFor(name) }
    })
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
}

/** Each source against the documents that were read of it. */
export const bySource = (uses: readonly Citation[], read: ReadonlyMap<string, Years>, unnamed: string): User[] =>
  usersBy(
    uses,
    (use) => use.publisher ?? unnamed,
    (name) => read.get(name) ?? NONE,
  )

/** Each speaker against all documents read: any of them could have quoted them. */
export const bySpeaker = (uses: readonly Citation[], read: ReadonlyMap<string, Years>): User[] => {
  const all = sumOf(read.values())
  return usersBy(
    uses,
    (use) => use.voice.at(-1),
    () => all,
  )
}

/** Uses for every 100 documents; nothing where none was read. */
export const rateIn = ({ uses, read }: User, year: number): number | undefined => {
  const documents = read.get(year)
  return documents === undefined ? undefined : ((uses.get(year) ?? 0) * 100) / documents
}
