// What part of the time is looked at, and its events: of an answer that was cut short, the part is asked for again by its own dates.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer, AnswerLine } from '../../model/answer.ts'
import { useSaying } from '../ask/saying.ts'
import { readBy, sumOf } from '../formulation/frequency.ts'
import { answerQuery } from '../http.ts'
import type { Words } from '../search-params.ts'
import { dayText, stretchOf } from './edtf.ts'
import {
  type Bin,
  binsOf,
  type Happening,
  happeningsOf,
  isCut,
  openingOf,
  type Window,
  wholeOf,
  windowOf,
  within,
} from './layout.ts'

const YEAR = 365 * 86_400_000

export interface Looked {
  readonly answer: Answer
  readonly dated: readonly Happening[]
  readonly undated: readonly AnswerLine[]
  readonly whole: Window
  readonly window: Window
  readonly here: readonly Happening[]
  /** What the strip over the chart counts: events, or where these are not all known, documents read. */
  readonly bins: readonly Bin[]
  readonly cut: boolean
}

const later = (a: string | undefined, b: string): string => (a && a > b ? a : b)
const earlier = (a: string | undefined, b: string): string => (a && a < b ? a : b)

/** Documents read in each year: an honest strip where the answer does not hold all events. */
const yearBins = (answer: Answer | undefined): Bin[] =>
  [...sumOf(readBy(answer?.lines ?? []).values())]
    .sort(([a], [b]) => a - b)
    .map(([year, n]) => ({ from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1), n }))

const spanOf = (bins: readonly Bin[], fallback: Window): Window => {
  const [first, last] = [bins[0], bins.at(-1)]
  return first && last ? { from: first.from, to: last.to } : fallback
}

export const useWindow = (all: Answer, asked: Words, view: string | undefined): Looked => {
  const saying = useSaying()
  const cut = isCut(all)
  const first = useMemo(() => happeningsOf(all.lines), [all])
  const read = useQuery({ ...answerQuery('coverage', { by: 'year' }), enabled: cut })
  const lastReport = stretchOf(all.coverage.to)?.to
  const window = useMemo(() => {
    const chosen = windowOf(view)
    if (chosen) return chosen
    return cut && lastReport
      ? { from: lastReport - YEAR, to: lastReport + YEAR / 12 }
      : openingOf(first.dated, lastReport)
  }, [view, cut, lastReport, first])
  const near = useQuery({
    ...answerQuery('timeline', {
      ...asked,
      from: later(asked.from, dayText(window.from)),
      to: earlier(asked.to, dayText(window.to - 1)),
    }),
    enabled: cut,
    placeholderData: keepPreviousData,
  })
  const answer = (cut && near.data) || all
  const { dated, undated } = useMemo(
    () => happeningsOf(answer.lines.map((line) => ({ ...line, text: saying(line).text }))),
    [answer, saying],
  )
  const here = useMemo(() => dated.filter((one) => within(one, window)), [dated, window])
  const events = useMemo(() => wholeOf(dated), [dated])
  const years = useMemo(() => yearBins(read.data), [read.data])
  const whole = cut ? spanOf(years, events) : events
  const bins = useMemo(() => (cut ? years : binsOf(dated, events)), [cut, years, dated, events])
  return { answer, dated, undated, whole, window, here, bins, cut }
}
