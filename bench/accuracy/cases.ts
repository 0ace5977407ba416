// The cases that others made, read into one shape, with what was left out and why.
import { readFileSync } from 'node:fs'
import { type Days, dayBefore, type Grain, iso, stretch } from './days.ts'

export type Lang = 'zh' | 'en' | 'ru'
export type Kind = 'dates' | 'numbers' | 'ordinals'

export interface Case {
  readonly id: string
  readonly lang: Lang
  readonly text: string
  /** The day that the words are said on: year, month, day. */
  readonly reference: string
  /** For every wanted answer, in text order, the values that are right. None: nothing is to be found. */
  readonly dates?: readonly (readonly Days[])[]
  readonly numbers?: readonly number[]
}

export interface Suite {
  readonly name: string
  readonly kind: Kind
  readonly home: 'recognizers' | undefined
  /** What scheduling data takes for granted: dates without a year lie ahead. All engines are told. */
  readonly ahead: boolean
  /** Only the widest answer of a case counts: its cases are single expressions. */
  readonly single: boolean
  readonly cases: readonly Case[]
  readonly leftOut: Readonly<Record<string, number>>
}

interface Row {
  readonly id: string
  readonly lang: Lang
  readonly text: string
  readonly ref?: unknown
  readonly layer?: string
  readonly gold: unknown
}

const rows = (path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Row)

export function suites(folder: string): Suite[] {
  const recognizers = rows(`${folder}/recognizers.jsonl`)
  const duckling = rows(`${folder}/duckling-time.jsonl`)
  const jionlp = rows(`${folder}/jionlp-time.jsonl`)
  return [
    build(
      { name: 'recognizers dates', kind: 'dates', home: 'recognizers', ahead: false, single: false },
      recognizers,
      recognizersDates,
    ),
    build(
      { name: 'duckling dates', kind: 'dates', home: undefined, ahead: true, single: true },
      duckling,
      ducklingDates,
    ),
    build({ name: 'jionlp dates', kind: 'dates', home: undefined, ahead: false, single: true }, jionlp, jionlpDates),
    build(
      { name: 'recognizers numbers', kind: 'numbers', home: 'recognizers', ahead: false, single: false },
      recognizers,
      recognizersNumbers('Number', 'NumberModel'),
    ),
    build(
      { name: 'duckling numbers', kind: 'numbers', home: undefined, ahead: false, single: true },
      duckling,
      ducklingNumbers('Numeral'),
    ),
    build(
      { name: 'recognizers ordinals', kind: 'ordinals', home: 'recognizers', ahead: false, single: false },
      recognizers,
      recognizersNumbers('Number', 'OrdinalModel'),
    ),
    build(
      { name: 'duckling ordinals', kind: 'ordinals', home: undefined, ahead: false, single: true },
      duckling,
      ducklingNumbers('Ordinal'),
    ),
  ]
}

/** A case, the reason for leaving it out, or nothing where it belongs to another suite. */
type Reader = (row: Row) => Case | string | undefined

function build(
  head: Pick<Suite, 'name' | 'kind' | 'home' | 'ahead' | 'single'>,
  all: readonly Row[],
  read: Reader,
): Suite {
  const cases: Case[] = []
  const leftOut: Record<string, number> = {}
  for (const row of all) {
    const found = read(row)
    if (typeof found === 'string') leftOut[found] = (leftOut[found] ?? 0) + 1
    else if (found) cases.push(found)
  }
  return { ...head, cases, leftOut }
}

const base = (row: Row, reference: string): Pick<Case, 'id' | 'lang' | 'text' | 'reference'> => ({
  id: row.id,
  lang: row.lang,
  text: row.text,
  reference,
})

// ---------------------------------------------------------------- duckling

const NUMBERS = /-?\d+(?:\.\d+)?/g

function ducklingDates(row: Row): Case | string | undefined {
  if (!row.id.includes('/Time/')) return undefined
  const gold = String(row.gold)
  const reference = String(row.ref).slice(0, 10)
  if (gold.trim() === '=') return { ...base(row, reference), dates: [] }
  if (gold.includes('Holiday')) return 'holidays'
  const grain = /\b(Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b/.exec(gold)?.[1]
  if (!grain || ['Second', 'Minute', 'Hour'].includes(grain)) return 'time of day'
  const days = ducklingDays(gold, grain as Grain)
  return days ? { ...base(row, reference), dates: [days] } : 'unreadable gold'
}

function ducklingDays(gold: string, grain: Grain): Days[] | undefined {
  const figures = (gold.match(NUMBERS) ?? []).map(Number)
  const at = (from: number): string | undefined => {
    const [year, month, day] = figures.slice(from, from + 3)
    return year === undefined || year < 0 ? undefined : iso({ year, month: month || 1, day: day || 1 })
  }
  const first = at(0)
  if (!first) return undefined
  if (gold.includes('OpenInterval')) {
    const whole = stretch(first, grain)
    if (gold.includes('After')) return [{ from: whole.from ?? first }]
    return [{ to: dayBefore(whole.from ?? first) }, { to: whole.to ?? first }]
  }
  if (!gold.includes('Interval')) return [stretch(first, grain)]
  const last = at(6)
  return last ? [{ from: first, to: dayBefore(last) }] : undefined
}

function ducklingNumbers(dimension: string): Reader {
  return (row) => {
    if (!row.id.includes(`/${dimension}/`)) return undefined
    const value = /\(?(-?[\d.]+(?:e\d+)?)\)?\)$/.exec(String(row.gold).trim())?.[1]
    if (value === undefined) return 'unreadable gold'
    return { ...base(row, '2013-02-12'), numbers: [Number(value)] }
  }
}

// ---------------------------------------------------------------- recognizers

interface Gold {
  readonly Text: string
  readonly TypeName: string
  readonly Resolution?: {
    readonly value?: string
    readonly values?: readonly Readonly<Record<string, string>>[]
  } | null
}

function recognizersDates(row: Row): Case | string | undefined {
  if (!row.id.startsWith('DateTime/')) return undefined
  if (row.layer !== 'DateTimeModel') return 'modes that an option switches on'
  const gold = row.gold as readonly Gold[]
  if (gold.some((one) => !/\.(date|daterange)$/.test(one.TypeName ?? ''))) return 'time of day, sets, durations'
  const dates = gold.map((one) => (one.Resolution?.values ?? []).flatMap(recognizedDays))
  if (dates.some((one) => one.length === 0)) return 'gold without a value'
  return { ...base(row, String(row.ref ?? '2016-11-07').slice(0, 10)), dates }
}

/** Days of one value of Recognizers. Its range ends are exclusive for whole periods and inclusive between two named days, so either is taken. */
export function recognizedDays(value: Readonly<Record<string, string>>): Days[] {
  const clean = (text: string | undefined): string | undefined =>
    text && /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : undefined
  const single = clean(value.value)
  if (single) return [{ from: single, to: single }]
  const from = clean(value.start)
  const to = clean(value.end)
  if (from && to)
    return [
      { from, to: dayBefore(to) },
      { from, to },
    ]
  if (from) return [{ from }]
  return to ? [{ to: dayBefore(to) }, { to }] : []
}

function recognizersNumbers(group: string, layer: string): Reader {
  return (row) => {
    if (!row.id.startsWith(`${group}/`) || row.layer !== layer) return undefined
    const values = (row.gold as readonly Gold[]).map((one) => Number(one.Resolution?.value))
    if (values.some((value) => Number.isNaN(value))) return 'gold without a value'
    return { ...base(row, '2016-11-07'), numbers: values }
  }
}

// ---------------------------------------------------------------- JioNLP

function jionlpDates(row: Row): Case | string | undefined {
  const gold = row.gold as { readonly type: string; readonly time: unknown }
  if (gold.type !== 'time_point' && gold.type !== 'time_span') return 'sets and durations'
  const [from, to] = gold.time as [unknown, unknown]
  if (typeof from !== 'string' || typeof to !== 'string') return 'unreadable gold'
  if (from.includes('inf') || to.includes('inf')) return 'ends in infinity'
  if (!from.endsWith('00:00:00') || !to.endsWith('23:59:59')) return 'time of day'
  const reference = jionlpReference(row.ref)
  if (!reference) return 'unreadable gold'
  return { ...base(row, reference), dates: [[{ from: from.slice(0, 10), to: to.slice(0, 10) }]] }
}

function jionlpReference(ref: unknown): string | undefined {
  // Instants are told in China's time.
  if (typeof ref === 'number') return new Date((ref + 8 * 3600) * 1000).toISOString().slice(0, 10)
  // Some references are written as JSON within the JSON.
  if (typeof ref === 'string') return jionlpReference(JSON.parse(ref))
  const parts = Array.isArray(ref) ? ref : ref && typeof ref === 'object' ? Object.values(ref) : []
  const [year, month, day] = parts.map(Number)
  if (year === undefined) return undefined
  // A reference of a year or month alone stays one: our engine takes it so, the peers its first day.
  return [String(year).padStart(4, '0'), month, day]
    .filter((part) => part !== undefined && !Number.isNaN(part))
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
