// Compares an answer with facts checked by hand: which lines must be there, which are known to be missing.
import type { Answer, AnswerLine } from '../../src/model/answer.ts'

/** What a line must hold: parts of its fields, its group, its time, words of its sentence. */
export interface Fact {
  readonly fields?: Readonly<{ [name: string]: string | number | boolean | null | readonly string[] }>
  readonly group?: string
  readonly when?: string
  readonly mode?: string
  readonly text?: RegExp
  /** Words that must stand in one of the quoted sentences. */
  readonly quote?: string
  /** Lines that must be like it; one or more when absent. */
  readonly lines?: number
}

export interface Asked {
  readonly question: string
  readonly given: Readonly<{ [name: string]: string }>
  readonly facts: readonly Fact[]
  /** What a reader of the text finds and the answer does not give yet, and why. A gap that closes fails the test: make it a fact. */
  readonly gaps?: readonly { readonly fact: Fact; readonly because: string }[]
}

const holds = (have: unknown, want: unknown): boolean =>
  Array.isArray(want) && Array.isArray(have) ? want.every((one) => have.includes(one)) : have === want

export const fits = (line: AnswerLine, fact: Fact): boolean =>
  Object.entries(fact.fields ?? {}).every(([name, want]) => holds(line.fields[name], want)) &&
  (fact.group === undefined || line.group === fact.group) &&
  (fact.when === undefined || line.when === fact.when) &&
  (fact.mode === undefined || line.mode === fact.mode) &&
  (fact.text === undefined || fact.text.test(line.text)) &&
  (fact.quote === undefined || line.cites.some(({ quote }) => quote.includes(fact.quote ?? '')))

export const has = (answer: Answer, fact: Fact): boolean => {
  const found = answer.lines.filter((line) => fits(line, fact)).length
  return fact.lines === undefined ? found > 0 : found === fact.lines
}
