// Documents made up for the browser tests, as readings: one like the mock-up, one hostile, one very long.
import { createHash } from 'node:crypto'
import type { Article, Part, PartKind } from '../../src/model/article.ts'
import type { Claim, ClaimType, Mode, Roles, VoiceLayer } from '../../src/model/claim.ts'
import type { Problem, ProblemCode } from '../../src/model/problem.ts'
import type { Reading } from '../../src/model/reading.ts'
import type { Span } from '../../src/model/span.ts'
import type { EntityRef, GroupRef } from '../../src/model/value.ts'
import type { Basis, DatePart, PartialDate, When } from '../../src/model/when.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

export type Draft = readonly [kind: PartKind, text: string]

export interface Told {
  readonly type: ClaimType
  readonly words: string
  readonly roles: Roles
  readonly gloss: string
  readonly mode?: Mode
  readonly voice?: readonly VoiceLayer[]
  readonly when?: string
  readonly time?: When
  readonly where?: EntityRef
  readonly confidence?: number
}

export const paper: EntityRef = { id: 'org:jinghua-daily', name: '京华日报', label: 'Jinghua Daily' }

export const articleOf = (drafts: readonly Draft[], more: Partial<Article> = {}): Article => {
  const parts: Part[] = []
  let text = ''
  for (const [kind, words] of drafts) {
    parts.push({ kind, start: text.length, end: text.length + words.length })
    text += `${words}\n`
  }
  return {
    id: `doc_${hash(text).slice(0, 20)}`,
    source: { path: 'invented.txt', hash: `sha256:${hash(text)}`, mediaType: 'text/plain', encoding: 'utf-8' },
    language: 'zh-Hans',
    text,
    parts,
    gaps: [],
    map: [{ start: 0, end: text.length, source: 0 }],
    ...more,
  }
}

export const placeOf = (text: string, words: string): Span => {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The invented text does not hold “${words}”.`)
  return { start, end: start + words.length }
}

export const claimOf = (article: Article, told: Told): Claim => {
  const { words, type, roles, gloss, mode = 'happened', voice = [], confidence = 0.97, ...rest } = told
  const span = placeOf(article.text, words)
  return {
    kind: 'claim',
    id: `cl_${hash(`${type}${words}${gloss}`).slice(0, 16)}`,
    document: article.id,
    type,
    roles,
    mode,
    voice: [{ by: article.publisher ?? paper }, ...voice],
    evidence: [{ ...span, quote: words }],
    gloss,
    confidence,
    method: { rule: `zh/${type}/invented` },
    ...rest,
  }
}

export const problemOf = (
  article: Article,
  code: ProblemCode,
  words: string,
  reason: string,
  likely?: string,
): Problem => ({
  kind: 'problem',
  document: article.id,
  code,
  ...placeOf(article.text, words),
  quote: words,
  reason,
  ...(likely && { likely }),
})

export const readingOf = (article: Article, told: readonly Told[], problems: readonly Problem[]): Reading => ({
  article,
  claims: told.map((one) => claimOf(article, one)),
  problems,
  coverage: { sentences: 17, read: 11, unread: problems.filter((one) => one.code === 'unread').length },
  versions: { program: '0.1.0', packs: 'invented' },
})

/** A day whose parts are written (a number) or inferred (a number in a list). */
type Told1 = number | readonly [number]
const part = (told: Told1, from: string, at: Span): DatePart => {
  const basis: Basis = typeof told === 'number' ? { kind: 'written', span: at } : { kind: 'inferred', from }
  return { value: typeof told === 'number' ? told : told[0], basis }
}
export const dayOf = (year: Told1, month?: Told1, day?: Told1, at: Span = { start: 0, end: 0 }): PartialDate => ({
  year: part(year, 'published', at),
  ...(month !== undefined && { month: part(month, 'dateline', at) }),
  ...(day !== undefined && { day: part(day, 'dateline', at) }),
})

export const person = (slug: string, name: string, label: string): EntityRef => ({ id: `person:${slug}`, name, label })
export const country = (code: string, name: string, label: string): EntityRef => ({
  id: `country:${code}`,
  name,
  label,
})
export const group = (name: string, members?: readonly EntityRef[]): GroupRef => ({
  name,
  group: true,
  ...(members && { members }),
})
