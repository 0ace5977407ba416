// Maps from a text made of pieces of a source back to the source, and maps laid one upon another.
import type { SourcePlace, SourceRun } from '../model/article.ts'

/** Gathers a text from pieces, and remembers where each piece stands in the source. */
export class TextBuilder {
  private readonly pieces: string[] = []
  readonly map: SourceRun[] = []
  length = 0

  /** Text that the source does not have: line breaks between its blocks. */
  add(text: string): void {
    this.pieces.push(text)
    this.length += text.length
  }

  /** Text that stands in the source from `source` to `sourceEnd`. */
  take(text: string, source: number, sourceEnd: number = source + text.length, place?: SourcePlace): void {
    if (text === '') return
    const start = this.length
    this.add(text)
    const last = this.map.at(-1)
    const straight = sourceEnd - source === text.length
    if (
      straight &&
      last &&
      last.end === start &&
      !last.sourceEnd &&
      last.source + last.end - last.start === source &&
      last.place === place
    ) {
      this.map[this.map.length - 1] = { ...last, end: this.length }
      return
    }
    this.map.push({ start, end: this.length, source, ...(straight ? {} : { sourceEnd }), ...(place ? { place } : {}) })
  }

  text(): string {
    return this.pieces.join('')
  }
}

/** The runs of `outer` (into a middle text) led on through `inner` (from the middle text to the source). */
export const compose = (outer: readonly SourceRun[], inner: readonly SourceRun[]): SourceRun[] => {
  const runs: SourceRun[] = []
  for (const run of outer) {
    const end = run.sourceEnd ?? run.source + run.end - run.start
    for (let i = firstEndingAfter(inner, run.source); i < inner.length; i++) {
      const under = inner[i]
      if (under === undefined || under.start >= end) break
      runs.push(through(run, under, end))
    }
  }
  return runs
}

const firstEndingAfter = (runs: readonly SourceRun[], at: number): number => {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

const through = (run: SourceRun, under: SourceRun, runEnd: number): SourceRun => {
  const from = Math.max(run.source, under.start)
  const to = Math.min(runEnd, under.end)
  const place = under.place ?? run.place
  const placed = place ? { place } : {}
  const underEnd = under.sourceEnd ?? under.source + under.end - under.start
  // A run that one of the two writes at another length stays whole: its inside has no positions.
  if (run.sourceEnd !== undefined)
    return {
      start: run.start,
      end: run.end,
      source: under.sourceEnd === undefined ? under.source + from - under.start : under.source,
      sourceEnd: under.sourceEnd === undefined ? under.source + to - under.start : underEnd,
      ...placed,
    }
  const start = run.start + from - run.source
  const end = run.start + to - run.source
  if (under.sourceEnd !== undefined) return { start, end, source: under.source, sourceEnd: underEnd, ...placed }
  return { start, end, source: under.source + from - under.start, ...placed }
}
