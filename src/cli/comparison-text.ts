// Sets a comparison as plain text for a terminal.
import type { ComparedFact, Comparison, Sharing } from '../model/comparison.ts'
import { quoted } from './text.ts'

export const SHARINGS: Readonly<Record<Sharing, string>> = {
  differs: 'Told differently',
  all: 'Told by all',
  some: 'Told by some',
  one: 'Told by one alone',
  open: 'Said by one, in words that cannot be looked for in the others',
}

/** A letter for each text: A, B, C. */
export const letter = (n: number): string => String.fromCodePoint(65 + (n % 26))

/** Facts of one kind of sharing, in order, with what stands above them. */
export const bySharing = (facts: readonly ComparedFact[]): [string, readonly ComparedFact[]][] =>
  (Object.keys(SHARINGS) as Sharing[]).flatMap((sharing): [string, readonly ComparedFact[]][] => {
    const own = facts.filter((fact) => fact.sharing === sharing)
    return own.length ? [[SHARINGS[sharing], own]] : []
  })

export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What a text is called in one line. */
export const nameOf = ({ title, publisher, published, language }: Comparison['texts'][number]): string =>
  [publisher, published, language, title?.replace(/\s+/g, ' ')].filter(Boolean).join(' · ')

const QUOTE = 110

export function comparisonText(comparison: Comparison): string {
  const { texts, facts, order, topics, wordings, speakers, notes } = comparison
  const lines = [
    ...texts.map((text, n) => `${letter(n)}  ${nameOf(text)}`),
    ...bySharing(facts).flatMap(([head, own]) => ['', `${head} (${own.length})`, ...own.flatMap(factLines)]),
  ]
  if (order[0] && order[0].length > 1) {
    const place = new Map(order[0].map((i, k) => [i, k + 1]))
    lines.push('', 'Order of what all tell (numbers of A)')
    order.forEach((one, n) => {
      lines.push(`  ${letter(n)}  ${one.map((i) => place.get(i)).join(' ')}`)
    })
  }
  const table = (head: string, rows: readonly string[]) => {
    if (rows.length) lines.push('', head, ...rows)
  }
  table(
    'Topics: turn, share of sentences',
    topics.map(
      ({ label, told }) =>
        `  ${label}: ${told.map((one, n) => `${letter(n)} ${one ? `${one.turn}., ${percent(one.share)}` : '–'}`).join('; ')}`,
    ),
  )
  table(
    'Fixed phrases',
    wordings.map(
      ({ label, wordings: all }) =>
        `  ${label}: ${all.map((one, n) => `${letter(n)} ${one.length ? one.join(' / ') : '–'}`).join('; ')}`,
    ),
  )
  table(
    'Who is given words: statements, share of all words given',
    speakers.map(
      ({ label, told }) =>
        `  ${label}: ${told.map((one, n) => `${letter(n)} ${one.statements ? `${one.statements}, ${percent(one.share)} (${one.stances.join(', ')})` : '–'}`).join('; ')}`,
    ),
  )
  return `${[...lines, '', ...notes].join('\n')}\n`
}

function factLines({ type, text, told, differences }: ComparedFact): string[] {
  return [
    `  ${type.padEnd(12)}  ${text}`,
    ...differences.map(
      ({ aspect, values }) => `      ${aspect}: ${values.map((value, n) => `${letter(n)} ${value ?? '–'}`).join('; ')}`,
    ),
    ...told.flatMap((one, n) =>
      one
        ? [
            `      ${letter(n)} “${quoted(one.quote, QUOTE)}” ${one.start}–${one.end}${one.voice.length ? `  (${one.voice.join(' > ')})` : ''}`,
          ]
        : [],
    ),
  ]
}
