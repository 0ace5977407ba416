// The engines side by side: ours, chrono-node, Microsoft Recognizers; each gives what it finds, in text order.
import { readFileSync } from 'node:fs'
import { recognizeDateTime } from '@microsoft/recognizers-text-date-time'
import { recognizeNumber, recognizeOrdinal } from '@microsoft/recognizers-text-number'
import * as chrono from 'chrono-node'
import { parse } from 'yaml'
import {
  compileNumbers,
  mayStartNumber,
  NumberPackSchema,
  numberAt,
  ordinalAt,
} from '../../src/reading/numbers/numbers.ts'
import { compileTime, mayStartTime, resolveTime, TimePackSchema, timeAt } from '../../src/reading/time/time.ts'
import { type Case, type Lang, recognizedDays, type Suite } from './cases.ts'
import { type Days, dayOf, daysOfEdtf, iso, stretch } from './days.ts'

/** One answer: the stretch of text, and the values that it may stand for (any of them counts for a peer). */
export interface Answer {
  readonly start: number
  readonly end: number
  readonly days?: readonly Days[]
  readonly number?: number
}

export interface Engine {
  readonly name: 'chancery' | 'chrono' | 'recognizers'
  /** Undefined where the engine does not offer the language or the kind. */
  read(one: Case, suite: Suite): readonly Answer[] | undefined
}

function load(lang: Lang) {
  const file = (name: string): unknown => parse(readFileSync(`packs/${lang}/${name}.yaml`, 'utf8'))
  const numbers = compileNumbers(NumberPackSchema.parse(file('numbers')))
  return { numbers, time: compileTime(TimePackSchema.parse(file('time')), numbers) }
}

const grammars = { zh: load('zh'), en: load('en'), ru: load('ru') }

export const chancery: Engine = {
  name: 'chancery',
  read(one, suite) {
    const { numbers, time } = grammars[one.lang]
    const text = one.lang === 'zh' ? folded(one.text) : one.text
    const limit = text.length
    return walk(text, (at) => {
      const code = text.charCodeAt(at)
      if (suite.kind === 'dates') {
        const hit = mayStartTime(time, code) ? timeAt(time, text, at, limit) : undefined
        const options = suite.ahead ? ({ direction: 'future' } as const) : {}
        const anchors = { dateline: one.reference }
        // Said alone on the reference day: what hangs on a date told before hangs on that day.
        const edtf =
          hit && (resolveTime(hit, anchors, options).edtf ?? resolveTime(hit, anchors, { direction: 'future' }).edtf)
        return hit && { ...hit, ...(edtf ? { days: [daysOfEdtf(edtf)] } : {}) }
      }
      if (!mayStartNumber(numbers, code)) return undefined
      const hit = suite.kind === 'numbers' ? numberAt(numbers, text, at, limit) : ordinalAt(numbers, text, at, limit)
      return hit && { start: hit.start, end: hit.end, number: hit.value }
    })
  },
}

function walk(text: string, read: (at: number) => Answer | undefined): Answer[] {
  const found: Answer[] = []
  for (let at = 0; at < text.length; ) {
    const hit = read(at)
    if (hit && (hit.days || hit.number !== undefined)) found.push(hit)
    at = hit ? hit.end : at + 1
  }
  return found
}

// The reader folds traditional characters before it reads; the table keeps lengths.
let fold: ((text: string) => string) | undefined
const folded = (text: string): string => (fold ? fold(text) : text)
export async function loadFolding(): Promise<void> {
  const { Converter } = await import('opencc-js')
  fold = Converter({ from: 't', to: 'cn' })
}

export const chronoNode: Engine = {
  name: 'chrono',
  read(one, suite) {
    if (suite.kind !== 'dates') return undefined
    const { year, month, day } = dayOf(one.reference)
    const reference = new Date(year, month - 1, day, 12)
    const options = suite.ahead ? { forwardDate: true } : {}
    if (one.lang === 'en') return chrono.en.casual.parse(one.text, reference, options).map(chronoAnswer)
    if (one.lang === 'ru') return chrono.ru.casual.parse(one.text, reference, options).map(chronoAnswer)
    const simplified = chrono.zh.hans.casual.parse(one.text, reference, options)
    return (simplified.length > 0 ? simplified : chrono.zh.hant.casual.parse(one.text, reference, options)).map(
      chronoAnswer,
    )
  },
}

function chronoAnswer(result: chrono.ParsedResult): Answer {
  const first = chronoDays(result.start)
  const last = result.end ? chronoDays(result.end) : first
  return {
    start: result.index,
    end: result.index + result.text.length,
    days: [{ ...(first.from ? { from: first.from } : {}), ...(last.to ? { to: last.to } : {}) }],
  }
}

// As fine as what chrono is certain of; relative words leave it uncertain of all, and then its day counts.
function chronoDays(part: chrono.ParsedComponents): Days {
  const day = iso({ year: part.get('year') ?? 0, month: part.get('month') ?? 1, day: part.get('day') ?? 1 })
  if (part.isCertain('day') || part.isCertain('weekday')) return stretch(day, 'Day')
  if (part.isCertain('month')) return stretch(day, 'Month')
  return stretch(day, part.isCertain('year') ? 'Year' : 'Day')
}

const CULTURES: Readonly<Partial<Record<Lang, string>>> = { zh: 'zh-cn', en: 'en-us' }

export const recognizers: Engine = {
  name: 'recognizers',
  read(one, suite) {
    const culture = CULTURES[one.lang]
    if (!culture) return undefined
    if (suite.kind !== 'dates') {
      const found = suite.kind === 'numbers' ? recognizeNumber(one.text, culture) : recognizeOrdinal(one.text, culture)
      return found.map((hit) => ({ start: hit.start, end: hit.end + 1, number: Number(hit.resolution?.value) }))
    }
    const { year, month, day } = dayOf(one.reference)
    return recognizeDateTime(one.text, culture, undefined, new Date(year, month - 1, day)).flatMap((hit) => {
      const values = hit.resolution?.values ?? []
      // Of a past and a coming date it gives both; where all dates lie ahead the last one is its answer.
      const chosen = suite.ahead ? values.slice(-1) : values
      const days = chosen.flatMap((value) => (/^(date|daterange)$/.test(value.type ?? '') ? recognizedDays(value) : []))
      return days.length > 0 ? [{ start: hit.start, end: hit.end + 1, days }] : []
    })
  },
}
