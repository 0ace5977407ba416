// Sets two or more readouts of one happening side by side: facts, order, topics, fixed phrases, and who is given which words.
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { World } from '../knowledge/world.ts'
import type { Article } from '../model/article.ts'
import type { Claim, ClaimType } from '../model/claim.ts'
import type { ComparedFact, Comparison, Sharing, Telling } from '../model/comparison.ts'
import type { RecordClaim } from '../record/record.ts'
import { differencesOf } from './aspects.ts'
import { CLOSE, closeness, type Spoken, stateOf } from './counterparts.ts'
import { join } from './join.ts'
import { type Namer, namerOf } from './named.ts'
import { keysOf, labelOf } from './roles.ts'
import { speakersOf, topicsOf, wordingsOf } from './weight.ts'

/** A text with what was read in it. */
export interface Readout {
  readonly article: Article
  readonly claims: readonly Claim[]
}

/** A readout while it is compared. */
export interface Compared extends Readout {
  readonly names: Namer
  /** Ids that the whole text names. */
  readonly named: ReadonlySet<string>
  readonly sentences: readonly { readonly start: number; readonly end: number }[]
}

/** One fact while it is put together: by text, the claims that tell it. */
type Row = readonly (readonly Claim[])[]

/** Offices and fixed phrases are compared apart from what happened. */
const APART: ReadonlySet<ClaimType> = new Set(['office', 'formulation'])

export function compareReadouts(readouts: readonly Readout[], knowledge: Knowledge): Comparison {
  const texts = readouts.map((readout): Compared => {
    const names = namerOf(knowledge, readout.article.language)
    const { text } = readout.article
    return { ...readout, names, named: names(text), sentences: sentencesOf(text) }
  })
  const found = joined(texts, knowledge)
  const sides = sidesOf(found, knowledge)
  const rows = matched(found, texts, sides, knowledge.world)
  const facts = rows.map((row) => factOf(row, texts, knowledge)).toSorted(byPlace)
  return {
    texts: texts.map(({ article, sentences }) => ({
      id: article.id,
      ...(article.title === undefined ? {} : { title: article.title }),
      ...(article.publisher === undefined ? {} : { publisher: labelOf(article.publisher) }),
      language: article.language,
      ...(article.published === undefined ? {} : { published: article.published }),
      sentences: sentences.length,
    })),
    facts,
    order: texts.map((_, n) =>
      facts
        .flatMap((fact, i) => (fact.told.every((one) => one !== null) ? [{ i, start: fact.told[n]!.start }] : []))
        .sort((a, b) => a.start - b.start)
        .map(({ i }) => i),
    ),
    topics: topicsOf(texts, sides, knowledge.world),
    wordings: wordingsOf(texts),
    speakers: speakersOf(texts),
    notes: [
      'Compared is what the reader read; a fact that it did not read in a text stands as not told there.',
      'Words that name nothing which could be looked for in another language are listed as open, not as told by one alone.',
    ],
  }
}

const SENTENCE = /[^\n。！？.!?]*(?:[。！？]|[.!?](?=\s|$)|\n|$|[.!?])/gu

/** Rough sentences, for shares of a text: an abbreviation's stop may cut one in two. */
function sentencesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: words, index }) =>
    words.trim().length > 1 ? [{ start: index, end: index + words.length }] : [],
  )
}

/** The facts that joining finds, and those that one text alone tells so far. */
function joined(texts: readonly Compared[], { world }: Knowledge): Row[] {
  const home = new Map<string, number>()
  const all = texts.flatMap(({ article, claims }, n): RecordClaim[] =>
    withoutEchoes(claims).map((claim) => {
      home.set(claim.id, n)
      return { claim, document: headOf(article), status: 'read', sentences: [] }
    }),
  )
  return join(all, world).events.map(({ claims }) =>
    texts.map((_, n) => claims.flatMap(({ claim }) => (home.get(claim.id) === n ? [claim] : []))),
  )
}

/** A statement that only repeats an undertaking in other form says nothing more. */
function withoutEchoes(claims: readonly Claim[]): Claim[] {
  const promises = claims.filter(({ type }) => type === 'commitment')
  const covers = (claim: Claim) =>
    promises.some((p) => p.evidence.some((a) => claim.evidence.some((b) => a.start < b.end && b.start < a.end)))
  return claims.filter((claim) => !APART.has(claim.type) && !(claim.type === 'statement' && covers(claim)))
}

const headOf = ({ id, language, title, publisher, published, dateline }: Article): RecordClaim['document'] => ({
  id,
  language,
  ...(title === undefined ? {} : { title }),
  ...(publisher === undefined ? {} : { publisher: labelOf(publisher) }),
  ...(publisher?.id === undefined ? {} : { publisherId: publisher.id }),
  ...(published === undefined ? {} : { published }),
  ...(dateline?.date === undefined ? {} : { dateline: dateline.date }),
})

/** Merges facts of different texts that are close, the closest first. */
function matched(rows: readonly Row[], texts: readonly Compared[], sides: ReadonlySet<string>, world: World): Row[] {
  const kept: (Row | undefined)[] = [...rows]
  const spoken = rows.map((row) => row.map((claims, n) => claims.map((claim) => spokenOf(claim, texts[n]!, sides))))
  const pairs = rows.flatMap((a, i) =>
    rows.slice(i + 1).flatMap((b, k) => {
      const j = i + 1 + k
      if (a.some((claims, n) => claims.length > 0 && b[n]!.length > 0)) return []
      const close = Math.max(
        0,
        ...spoken[i]!.flat().flatMap((x) => spoken[j]!.flat().map((y) => closeness(x, y, world))),
      )
      return close >= CLOSE ? [{ i, j, close }] : []
    }),
  )
  const into = rows.map((_, i) => i)
  const root = (i: number): number => (into[i] === i ? i : root(into[i]!))
  for (const { i, j } of pairs.toSorted((x, y) => y.close - x.close || x.i - y.i || x.j - y.j)) {
    const [a, b] = [root(i), root(j)]
    if (a === b || kept[a]!.some((claims, n) => claims.length > 0 && kept[b]![n]!.length > 0)) continue
    kept[a] = kept[a]!.map((claims, n) => [...claims, ...kept[b]![n]!])
    kept[b] = undefined
    into[b] = a
  }
  return kept.filter((row) => row !== undefined)
}

/** The first two words of a fixed phrase of three or more. */
const FAMILY = /^concept:([^-]+-[^-]+)-.+$/

function spokenOf(claim: Claim, { article, names }: Compared, sides: ReadonlySet<string>): Spoken {
  const words = claim.evidence.map(({ quote }) => quote).join('\n')
  const about = new Set([...names(words)].filter((id) => !sides.has(id)))
  // a principle and a policy of one name are about one thing
  for (const id of [...about]) if (FAMILY.test(id)) about.add(id.replace(FAMILY, '~$1'))
  for (const digits of words.match(/\d[\d.,]*/gu) ?? []) about.add(`#${digits.replace(/[.,]$/u, '')}`)
  return { claim, language: article.language, about }
}

/** The states whose meeting or relations the texts are about: the two that most facts have in their roles. */
function sidesOf(rows: readonly Row[], { world }: Knowledge): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const claim of rows.flat(2))
    for (const role of ['participants', 'visitor', 'host', 'parties', 'subject'] as const)
      for (const state of new Set(keysOf(claim, role).map((key) => stateOf(key, world))))
        if (/^(?:country|org):/.test(state)) counts.set(state, (counts.get(state) ?? 0) + 1)
  return new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 2)
      .map(([id]) => id),
  )
}

function factOf(row: Row, texts: readonly Compared[], knowledge: Knowledge): ComparedFact {
  const told = row.map((claims) => tellingOf(claims))
  const differences = [
    ...differencesOf(
      row.map((claims, n) => (claims.length ? { claims, language: texts[n]!.article.language } : undefined)),
      knowledge.world,
    ),
    ...otherPhrases(row, texts, knowledge),
  ]
  const first = row.find((claims) => claims.length > 0)!
  return {
    sharing: sharingOf(row, texts, differences.length > 0, knowledge),
    type: first[0]!.type,
    text: fullest(first).gloss,
    told,
    differences,
  }
}

/** The same said with another fixed phrase: a principle here, a policy there. */
function otherPhrases(
  row: Row,
  texts: readonly Compared[],
  { world }: Knowledge,
): { aspect: string; values: (string | null)[] }[] {
  const phrases = row.map((claims, n) => {
    const words = claims.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)).join('\n')
    return claims[0]?.type === 'statement'
      ? [...texts[n]!.names(words)].filter((id) => id.startsWith('concept:')).sort()
      : []
  })
  const told = phrases.filter((one) => one.length > 0)
  const differ =
    told.length > 1 && told.every((a, i) => told.every((b, j) => i === j || !a.some((id) => b.includes(id))))
  const label = (id: string) => world.entities.get(id)?.label ?? id
  return differ ? [{ aspect: 'phrase', values: phrases.map((one) => (one[0] ? label(one[0]) : null)) }] : []
}

function sharingOf(row: Row, texts: readonly Compared[], differs: boolean, knowledge: Knowledge): Sharing {
  const tellers = row.filter((claims) => claims.length > 0).length
  if (differs) return 'differs'
  if (tellers === row.length) return 'all'
  if (tellers > 1) return 'some'
  const own = row.findIndex((claims) => claims.length > 0)
  const [claim] = row[own]!
  const others = texts.filter((_, n) => n !== own)
  // words can be missed in another language; that they are not there is known only of what they name
  const foreign = others.some(({ article }) => article.language !== texts[own]!.article.language)
  if (!foreign || (claim!.type !== 'statement' && claim!.type !== 'commitment')) return 'one'
  const { about } = spokenOf(claim!, texts[own]!, sidesOf([row], knowledge))
  const named = [...about].filter((id) => !/^[#~]/.test(id))
  const missing = named.some((id) => others.every((other) => !other.named.has(id)))
  return missing ? 'one' : 'open'
}

const fullest = (claims: readonly Claim[]): Claim =>
  claims.toSorted((a, b) => Object.keys(b.roles).length - Object.keys(a.roles).length)[0]!

function tellingOf(claims: readonly Claim[]): Telling | null {
  const [claim] = claims.toSorted((a, b) => a.evidence[0]!.start - b.evidence[0]!.start)
  if (!claim) return null
  const { start, end, quote } = claim.evidence[0]!
  const voice = claim.voice.slice(1).flatMap(({ by }) => (by === undefined ? ['?'] : 'name' in by ? [by.name] : []))
  return { claim: claim.id, quote, start, end, gloss: claim.gloss, voice }
}

const RANK: Readonly<Record<Sharing, number>> = { differs: 0, all: 1, some: 2, one: 3, open: 4 }

const byPlace = (a: ComparedFact, b: ComparedFact): number =>
  RANK[a.sharing] - RANK[b.sharing] ||
  a.told.findIndex(Boolean) - b.told.findIndex(Boolean) ||
  (a.told.find(Boolean)?.start ?? 0) - (b.told.find(Boolean)?.start ?? 0)
