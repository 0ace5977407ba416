// Compares what was read with what must be read: which facts were found, and how much of what was read is right.
import type { Claim, VoiceLayer } from '../../src/model/claim.ts'
import type { Reading } from '../../src/model/reading.ts'
import type { Span } from '../../src/model/span.ts'
import type { EntityRef, GroupRef } from '../../src/model/value.ts'

/** Alternatives between bars, a number, or a quantity. */
export type Wanted = string | number | { readonly number: number }

export interface Fact {
  readonly kind: 'fact' | 'allowed'
  readonly id: string
  readonly type: string
  readonly salience: 'core' | 'minor'
  readonly roles: Readonly<Record<string, Wanted | readonly Wanted[]>>
  readonly when?: string
  /** The innermost voice; null where the report speaks for itself; absent where it is not scored. */
  readonly speaker?: string | readonly string[] | null
  readonly quote: string
}

export interface Gold {
  readonly doc: string
  readonly text: string
  /** Types of which every fact of the text is told. */
  readonly complete: readonly string[]
  readonly facts: readonly Fact[]
  readonly allowed: readonly Fact[]
}

/** A share as its two numbers, so that files can be added up. */
export interface Share {
  readonly right: number
  readonly of: number
}

export const MEASURES = ['core', 'precision', 'date', 'voice'] as const
export type Score = Readonly<Record<(typeof MEASURES)[number], Share>>

export const NOTHING: Score = {
  core: { right: 0, of: 0 },
  precision: { right: 0, of: 0 },
  date: { right: 0, of: 0 },
  voice: { right: 0, of: 0 },
}

export function add(a: Score, b: Score): Score {
  const sum = (key: keyof Score): Share => ({ right: a[key].right + b[key].right, of: a[key].of + b[key].of })
  return { core: sum('core'), precision: sum('precision'), date: sum('date'), voice: sum('voice') }
}

interface Match {
  readonly fact: Fact
  readonly claim: Claim
  /** Mean share of the wanted values over the roles, and whether the claim has exactly these. */
  readonly share: number
  readonly exact: boolean
  readonly date: boolean | undefined
  readonly voice: boolean | undefined
}

/** Scores the readings of a gold file's source. Each fact is found by one claim at most, each claim finds one fact. */
export function score(gold: Gold, all: readonly Reading[]): Score {
  const readings = all.filter(({ article }) => {
    const held = gold.facts.filter(({ quote }) => placesOf(quote, article.text).length > 0).length
    return held > 0 && held >= gold.facts.length / 10
  })
  const claims = readings.flatMap(({ article, claims: own }) =>
    distinct(own).map((claim) => ({ claim, text: article.text })),
  )
  const matchesOf = (fact: Fact): Match[] =>
    claims.flatMap(({ claim, text }) => (touches(fact.quote, text, claim) ? (compare(fact, claim) ?? []) : []))
  const candidates = gold.facts.flatMap(matchesOf)
  const found = pairs(candidates)
  const right = new Set([...found.values()].map(({ claim }) => claim))
  // what the text entails or says twice is neither wanted nor wrong
  const known = new Set([...candidates, ...gold.allowed.flatMap(matchesOf)].map(({ claim }) => claim))
  const judged = claims.filter(
    ({ claim }) => gold.complete.includes(claim.type) && (right.has(claim) || !known.has(claim)),
  )
  const core = gold.facts.filter(({ salience }) => salience === 'core')
  return {
    core: { right: core.filter((fact) => found.has(fact)).length, of: core.length },
    precision: { right: judged.filter(({ claim }) => right.has(claim)).length, of: judged.length },
    date: shareOf([...found.values()].map(({ date }) => date)),
    voice: shareOf([...found.values()].map(({ voice }) => voice)),
  }
}

const shareOf = (answers: readonly (boolean | undefined)[]): Share => ({
  right: answers.filter((answer) => answer === true).length,
  of: answers.filter((answer) => answer !== undefined).length,
})

/** One claim a fact, best matches first. */
function pairs(candidates: readonly Match[]): Map<Fact, Match> {
  const rank = (one: Match): number => (one.exact ? 16 : 0) + 8 * one.share + (one.date ? 2 : 0) + (one.voice ? 1 : 0)
  const out = new Map<Fact, Match>()
  const taken = new Set<Claim>()
  for (const one of [...candidates].sort((a, b) => rank(b) - rank(a))) {
    if (out.has(one.fact) || taken.has(one.claim)) continue
    out.set(one.fact, one)
    taken.add(one.claim)
  }
  return out
}

/** Without claims that say the same as another at the same place. */
function distinct(claims: readonly Claim[]): Claim[] {
  const seen = new Map<string, Claim[]>()
  return claims.filter((claim) => {
    const key = JSON.stringify([claim.type, claim.when, claim.where, claim.roles], (name, value: unknown) =>
      name === 'span' ? undefined : value,
    )
    const same = seen.get(key) ?? []
    seen.set(key, [...same, claim])
    return !same.some((other) => other.evidence.some((a) => claim.evidence.some((b) => meet(a, b))))
  })
}

// ---------------------------------------------------------------- places

const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** A claim is about a quote when its evidence touches it and is not much longer. */
const touches = (quote: string, text: string, claim: Claim): boolean =>
  placesOf(quote, text).some((place) =>
    claim.evidence.some((one) => meet(one, place) && one.end - one.start <= 3 * (place.end - place.start) + 160),
  )

const folded = new Map<string, { readonly kept: string; readonly offsets: readonly number[] }>()
const places = new Map<string, Span[]>()

/** Where a quote stands in a text, white space apart. */
function placesOf(quote: string, text: string): Span[] {
  const key = `${quote}\0${text}`
  const known = places.get(key)
  if (known) return known
  const { kept, offsets } = foldOf(text)
  const needle = quote.replace(/\s+/gu, '')
  const out: Span[] = []
  for (let at = needle ? kept.indexOf(needle) : -1; at >= 0; at = kept.indexOf(needle, at + 1))
    out.push({ start: offsets[at]!, end: offsets[at + needle.length - 1]! + 1 })
  places.set(key, out)
  return out
}

function foldOf(text: string) {
  const known = folded.get(text)
  if (known) return known
  const offsets = Array.from(text, () => 0)
  let kept = ''
  offsets.length = 0
  for (let i = 0; i < text.length; i++) {
    if (/\s/u.test(text[i]!)) continue
    kept += text[i]
    offsets.push(i)
  }
  const made = { kept, offsets }
  folded.set(text, made)
  return made
}

// ---------------------------------------------------------------- values

/** Roles whose words are the text's own: they match when they overlap by half. */
const FREE = new Set(['content', 'promise', 'what', 'title', 'name', 'object', 'wording', 'occasion', 'topic'])

/** The claim as an answer to the fact; undefined where a role lacks a third or more of the wanted values. */
function compare(fact: Fact, claim: Claim): Match | undefined {
  if (fact.type !== claim.type) return undefined
  let sum = 0
  let exact = true
  const roles = Object.entries(fact.roles)
  for (const [role, value] of roles) {
    const wanted = listOf<unknown>(value)
    const held = listOf<unknown>(claim.roles[role as keyof Claim['roles']])
    const hits = wanted.filter((one) => held.some((other) => same(one, other, FREE.has(role)))).length
    if (hits / wanted.length < 0.66) return undefined
    exact &&= hits === wanted.length && held.every((other) => wanted.some((one) => same(one, other, FREE.has(role))))
    sum += hits / wanted.length
  }
  return {
    fact,
    claim,
    share: roles.length > 0 ? sum / roles.length : 1,
    exact,
    date: fact.when === undefined ? undefined : liesIn(claim.when, fact.when),
    voice: fact.speaker === undefined ? undefined : speaks(fact.speaker, claim.voice),
  }
}

const listOf = <T>(value: unknown): readonly T[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as T]

function same(wanted: unknown, held: unknown, free: boolean): boolean {
  const number = numberOf(wanted)
  if (number !== undefined) return numberOf(held) === number
  const said = namesOf(held).map(plain)
  return String(wanted)
    .split('|')
    .map(plain)
    .some((one) => one !== '' && said.some((other) => other === one || (free && other !== '' && alike(one, other))))
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number'
    ? value
    : typeof value === 'object' && value !== null && 'number' in value
      ? Number(value.number)
      : undefined

/** What a value that was read answers to. */
function namesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  const { id, name, label, text, number, unit } = value as Record<string, unknown>
  return [id, name, label, text, number, number === undefined ? undefined : `${String(number)} ${String(unit ?? '')}`]
    .filter((one) => one !== undefined)
    .map(String)
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"'‘’《》「」『』«»,，.。·•]/gu, '')

/** Two wordings of one thing: half of their pairs of characters, or one within the other and not much shorter. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= Math.max(4, 0.4 * long.length) && long.includes(short)) return true
  const left = new Map<string, number>()
  for (let i = 1; i < a.length; i++) left.set(a.slice(i - 1, i + 1), (left.get(a.slice(i - 1, i + 1)) ?? 0) + 1)
  let shared = 0
  for (let i = 1; i < b.length; i++) {
    const pair = b.slice(i - 1, i + 1)
    const n = left.get(pair) ?? 0
    if (n > 0) shared++
    left.set(pair, n - 1)
  }
  return a.length + b.length > 2 && (2 * shared) / (a.length + b.length - 2) >= 0.5
}

/** A date is right where it is the wanted one or lies within it. */
function liesIn(got: string | undefined, wanted: string): boolean {
  if (!got) return false
  const [from, to] = daysOf(wanted)
  const [first, last] = daysOf(got)
  return from <= first && last <= to
}

/** First and last day of an EDTF date, as strings that compare. */
function daysOf(edtf: string): readonly [string, string] {
  const [from = '', to = from] = edtf.replace(/[~?%]/g, '').split('/')
  const open = (side: string) => side === '' || side === '..'
  return [
    `${open(from) ? '0000' : from.replaceAll('X', '0')}-00-00`.slice(0, 10),
    `${open(to) ? '9999' : to.replaceAll('X', '9')}-99-99`.slice(0, 10),
  ]
}

function speaks(wanted: NonNullable<Fact['speaker']> | null, voice: readonly VoiceLayer[]): boolean {
  const last = voice.at(-1)
  if (wanted === null) return voice.length <= 1 || last?.by === undefined
  // a group that speaks with one voice is each of its members
  const speakers = listOf<EntityRef | GroupRef>(last?.by).flatMap((by) =>
    ['members' in by ? (by.members ?? []) : [], by].flat(),
  )
  return listOf<string>(wanted).some((one) => speakers.some((by) => same(one, by, false)))
}
