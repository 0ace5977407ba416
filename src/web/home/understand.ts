// Understands a typed line: dates, a word for a question, and runs of words that may be names. No grammar beyond that.
import type { EntityRow, QuestionRow } from '../../model/api.ts'

export interface Cues {
  readonly cues: Readonly<Record<string, readonly string[]>>
  readonly still: readonly string[]
  /** A regular expression with groups year, month or name, day. */
  readonly dates: string
}

export interface Cut {
  readonly question: string | undefined
  /** EDTF days, months or years, in the order typed. */
  readonly dates: readonly string[]
  /** What is left: each may be a name or part of one. */
  readonly words: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WIDE = /\p{Script=Han}/u

const two = (n: number): string => String(n).padStart(2, '0')

const edtfOf = (groups: Readonly<Record<string, string | undefined>>): string => {
  const month = groups.month ?? (groups.name && String(MONTHS.indexOf(groups.name.slice(0, 3).toLowerCase()) + 1))
  if (!month) return groups.year ?? ''
  return `${groups.year}-${two(Number(month))}${groups.day ? `-${two(Number(groups.day))}` : ''}`
}

/** Takes dates out of the text, leaving a space where each stood. */
const withoutDates = (text: string, sources: readonly string[]): { rest: string; dates: string[] } => {
  const found: { at: number; edtf: string }[] = []
  let rest = text
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => string): void => {
    rest = rest.replace(pattern, (...args) => {
      const groups = args.at(-1) as Record<string, string>
      const at = args.at(-3) as number
      const match = Object.assign([args[0] as string], { groups }) as unknown as RegExpMatchArray
      found.push({ at, edtf: read(match) })
      return ' '.repeat((args[0] as string).length)
    })
  }
  for (const source of sources) take(new RegExp(source, 'giu'), (match) => edtfOf(match.groups ?? {}))
  take(/(?<![\d-])(?<all>\d{4}(?:-\d{2}){0,2})(?![\d-])/gu, (match) => match.groups?.all ?? '')
  return { rest, dates: found.sort((a, b) => a.at - b.at).map(({ edtf }) => edtf) }
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A word of a spaced language stands alone; one in Han letters may stand anywhere. */
const wordPattern = (word: string): RegExp =>
  WIDE.test(word)
    ? new RegExp(escaped(word), 'u')
    : new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'iu')

export const cut = (text: string, languages: readonly Cues[]): Cut => {
  const { rest: undated, dates } = withoutDates(
    text.normalize('NFKC'),
    languages.map((language) => language.dates),
  )
  const cues = languages
    .flatMap((language) =>
      Object.entries(language.cues).flatMap(([q, words]) => words.map((word) => [q, word] as const)),
    )
    .sort((a, b) => b[1].length - a[1].length)
  const cue = cues.find(([, word]) => wordPattern(word).test(undated))
  let rest = cue ? undated.replace(wordPattern(cue[1]), ' ') : undated
  for (const word of languages.flatMap((language) => language.still).sort((a, b) => b.length - a.length)) {
    // A particle in Han letters may be part of a name: it parts words only where a question is asked.
    if (WIDE.test(word) && !cue) continue
    rest = rest.replaceAll(new RegExp(wordPattern(word), WIDE.test(word) ? 'gu' : 'giu'), ' ')
  }
  const words = rest.split(/[\s,;:?!/\u3001\u3002\uff0c\uff1f\uff1b"\u201c\u201d]+/u).filter((word) => word !== '')
  return { question: cue?.[0], dates, words: words.slice(0, 8) }
}

/** Every run of up to four neighbouring words, longest first: each is looked up as a name. */
export const runsOf = (words: readonly string[]): string[] => {
  const runs: string[] = []
  for (let length = Math.min(4, words.length); length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length).join(' ')
      if (run.length > 1) runs.push(run)
    }
  return [...new Set(runs)].slice(0, 16)
}

export interface Named {
  readonly words: string
  readonly row: EntityRow
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const initials = (label: string): string => label.replace(/[^\p{Lu}]/gu, '').toLowerCase()

/** How surely words mean an entity: its whole name, its initials, a word of it, the beginning of one; 0 for not at all. */
const sureness = (words: string, row: EntityRow): number => {
  const asked = fold(words)
  const names = [row.label, ...row.names].map((name) => fold(name).replace(/["\u201c\u201d]/gu, ''))
  if (names.includes(asked)) return 4
  if (asked.length > 1 && initials(row.label) === asked) return 3
  if (names.some((name) => name.split(/[\s-]+/u).includes(asked))) return 2
  if (names.some((name) => (WIDE.test(asked) ? name.startsWith(asked) : ` ${name}`.includes(` ${asked}`)))) return 1
  return 0
}

const KINDS = ['person', 'country', 'org', 'concept', 'body']

const rank = (row: EntityRow): number => {
  const at = KINDS.indexOf(row.id.split(':')[0] ?? '')
  return at < 0 ? KINDS.length : at
}

const bestOf = (words: string, rows: readonly EntityRow[]): EntityRow | undefined =>
  rows
    .map((row) => ({ row, sure: sureness(words, row) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure || rank(a.row) - rank(b.row) || b.row.claims - a.row.claims)[0]?.row

/** The longest runs that name something, each word used once; what is left names nothing. */
export const namesIn = (
  words: readonly string[],
  rowsFor: (run: string) => readonly EntityRow[],
): { named: readonly Named[]; left: readonly string[] } => {
  const named: (Named & { at: number })[] = []
  const used = new Set<number>()
  for (let length = Math.min(4, words.length); length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const places = Array.from({ length }, (_, i) => at + i)
      if (places.some((place) => used.has(place))) continue
      const run = words.slice(at, at + length).join(' ')
      const row = run.length > 1 ? bestOf(run, rowsFor(run)) : undefined
      if (!row || named.some((one) => one.row.id === row.id)) continue
      for (const place of places) used.add(place)
      named.push({ words: run, row, at })
    }
  return {
    named: named.sort((a, b) => a.at - b.at).map(({ words, row }) => ({ words, row })),
    left: words.filter((_, i) => !used.has(i)),
  }
}

export interface Meaning {
  readonly question: string
  readonly parameters: Readonly<Record<string, string>>
  readonly missing: readonly string[]
}

/** Which kinds of entity a parameter takes; any kind where none is listed. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  person: ['person'],
  state: ['country'],
  organisation: ['org', 'body'],
  concept: ['concept'],
  about: ['person', 'country'],
  of: ['country', 'org', 'body'],
  a: ['person', 'country', 'org'],
  b: ['person', 'country', 'org'],
}

const meaningOf = (question: QuestionRow, named: readonly Named[], dates: readonly string[]): Meaning => {
  const parameters: Record<string, string> = {}
  const rest = [...named]
  for (const { name, kind } of question.parameters) {
    if (kind !== 'entity') continue
    const at = rest.findIndex(({ row }) => (TAKES[name] ?? [row.id.split(':')[0]]).includes(row.id.split(':')[0] ?? ''))
    const [taken] = at < 0 ? [] : rest.splice(at, 1)
    if (taken) parameters[name] = taken.row.id
  }
  const has = (name: string): boolean => question.parameters.some((one) => one.name === name)
  const [first, second] = dates
  if (first && second && has('from')) Object.assign(parameters, { from: first, to: second })
  else if (first && has('from') && !first.match(/-\d{2}-/)) Object.assign(parameters, { from: first, to: first })
  else if (first && has('from') && question.name === 'itinerary') Object.assign(parameters, { from: first, to: first })
  else if (first) parameters.on = first
  const missing = question.parameters.filter((one) => one.required && !parameters[one.name]).map(({ name }) => name)
  return { question: question.name, parameters, missing }
}

const kindsOf = (named: readonly Named[]): string => named.map(({ row }) => row.id.split(':')[0]).join(' ')

/** What names mean where no question is typed. */
const guesses = (named: readonly Named[], dates: readonly string[]): readonly string[] => {
  const kinds = kindsOf(named)
  if (/\bconcept\b/.test(kinds)) return ['formulation', 'timeline']
  if (/^person person/.test(kinds)) return ['meetings', 'timeline']
  if (/^country country/.test(kinds)) return ['partnership', 'meetings', 'documents']
  if (/\b(org|body)\b/.test(kinds)) return ['standing', 'timeline']
  if (/^person/.test(kinds))
    return dates.length > 0 ? ['itinerary', 'timeline'] : ['timeline', 'positions', 'relations']
  if (kinds !== '') return ['timeline', 'memberships', 'commitments', 'documents', 'relations']
  return []
}

/** The best meaning first, then the others that can be asked as they stand. */
export const meaningsOf = (
  cutting: Cut,
  named: readonly Named[],
  questions: readonly QuestionRow[],
): readonly Meaning[] => {
  const names = [...(cutting.question ? [cutting.question] : []), ...guesses(named, cutting.dates)]
  const meanings = [...new Set(names)].flatMap((name) => {
    const question = questions.find((one) => one.name === name)
    return question ? [meaningOf(question, named, cutting.dates)] : []
  })
  const [first, ...others] = meanings
  return first ? [first, ...others.filter(({ missing }) => missing.length === 0)] : []
}
