// Reading: a pure function from an article and the packs to claims and problems. No clock, no network, no order of calls.

import type { Knowledge, LanguagePack } from '../knowledge/knowledge.ts'
import type { World } from '../knowledge/world.ts'
import type { Article } from '../model/article.ts'
import type { Claim } from '../model/claim.ts'
import type { Problem } from '../model/problem.ts'
import type { Reading } from '../model/reading.ts'
import { buildClaim } from './claims/build.ts'
import { claimsOfSentences } from './claims/sentence.ts'
import { withAntecedents } from './clauses/antecedents.ts'
import { clausesOf } from './clauses/clause.ts'
import { clausesAfter } from './clauses/postverbal.ts'
import { reportedVoices } from './clauses/reported.ts'
import { type Sentence, sentencesOf } from './clauses/sentences.ts'
import { type SentenceClauses, type Spoken, voices } from './clauses/voice.ts'
import { type LanguageKnowledge, languageOf } from './grammar.ts'
import { type Composer, compose, type DocumentNames } from './mentions/compose.ts'
import { discourseOf } from './mentions/discourse.ts'
import { namedIn, namesGiven } from './mentions/given.ts'
import { extendHeads } from './mentions/heads.ts'
import type { Item, Mention } from './mentions/items.ts'
import { extendNouns } from './mentions/nouns.ts'
import { problemsOf } from './problems/problems.ts'
import { type Token, tokens } from './scan/tokens.ts'
import { timesOf } from './when.ts'

export const PROGRAM_VERSION = '0.1.0'

/** Reads one article. What no pack can read comes back as problems, never as a throw. */
export function read(article: Article, knowledge: Knowledge): Reading {
  const versions = { program: PROGRAM_VERSION, packs: knowledge.version }
  const pack = knowledge.languages.get(article.language)
  if (!pack) {
    const coverage = { sentences: 0, read: 0, unread: 0 }
    return { article, claims: [], problems: [noPack(article)], coverage, versions }
  }
  const language = atHome(languageOf(pack), article, knowledge.world)
  const text = language.fold ? language.fold(article.text) : article.text
  const { sentences, torn } = sentencesOf(article, language.spaced ? text : article.text, language)
  const cut = sentences.map((s) => tokens(text, s.start, s.end, language))
  const items = itemsOf(cut, { article, text, language, world: knowledge.world })
  const leans = (x: Item) =>
    (x.kind === 'word' || x.kind === 'text') && (language.leans?.test(text.slice(x.start, x.end)) ?? false)
  const clauses = sentences.map((sentence, i): SentenceClauses => {
    const own = items[i]!
    return {
      sentence,
      clauses:
        language.slots === 'after' ? clausesAfter(own, sentence.depth, leans) : clausesOf(own, sentence.depth, text),
    }
  })
  const spoken =
    language.slots === 'after' ? reportedVoices(withAntecedents(clauses)) : voices(clauses, ...callersOf(pack))
  const { claims, covered } = claimsOf({ article, text, items, sentences, spoken, language, knowledge })
  const told = { article, text, sentences, cut, items, claims, torn, covered, pack, knowledge }
  return { article, claims, ...problemsOf(told), versions }
}

const noPack = (article: Article): Problem => ({
  kind: 'problem',
  document: article.id,
  code: 'layout',
  start: 0,
  end: 0,
  quote: '',
  reason: `No pack reads the language ${article.language}.`,
})

/** What the pack calls one who asks without a name, and those who speak for others. */
const callersOf = ({ words }: LanguagePack): [string, readonly string[]] => [
  words.turn?.question?.at(-1) ?? '',
  words.turn?.spokesperson ?? [],
]

interface Cut {
  readonly article: Article
  readonly text: string
  readonly language: LanguageKnowledge
  readonly world: World
}

/** The items of each sentence, with the names that the document gives by itself. */
function itemsOf(cut: readonly Token[][], { article, text, language, world }: Cut): Item[][] {
  const first: DocumentNames = {
    named: namedIn(cut),
    people: new Map(),
    isSession: (id) => world.entities.get(id)?.of !== undefined,
    placeIn: (id) => world.entities.get(id)?.of,
    capitalOf: (id) => world.entities.get(id)?.capital,
    ...hereOf(article, language),
  }
  const people = namesGiven(cut, { text, language, names: first }, (start, end) => tokens(text, start, end, language))
  const composer: Composer = { text, language, names: { ...first, people: people.surfaces } }
  const extend = language.heads === 'left' ? extendHeads : extendNouns
  return cut.map((t, i) => {
    const named = people.retoken(t)
    return extend(named === t ? people.composed[i]! : compose(named, composer), composer)
  })
}

interface Told {
  readonly article: Article
  readonly text: string
  readonly items: readonly Item[][]
  readonly sentences: readonly Sentence[]
  readonly spoken: readonly Spoken[]
  readonly language: LanguageKnowledge
  readonly knowledge: Knowledge
}

/** The claims of an article in the order of their evidence, and the words that rules have read. */
function claimsOf(told: Told): { claims: Claim[]; covered: ReadonlySet<number> } {
  const { article, text, items, language, knowledge } = told
  const { world } = knowledge
  const mentions = items.flatMap(mentionsIn)
  const paragraphs = told.sentences.map((s) => s.paragraph)
  const times = timesOf(article, items, paragraphs, knowledge)
  const discourse = discourseOf({
    mentions,
    world,
    press: language.home === undefined,
    house: article.publisher?.id,
    home: language.home ?? (article.publisher?.id ? countryOf(article.publisher.id, world) : undefined),
    date: times.reportDate,
    sections: article.parts.filter((p) => p.kind === 'heading').map((p) => p.start),
    text,
    printed: article.text,
  })
  const { drafts, covered } = claimsOfSentences({
    article,
    text,
    language,
    spoken: told.spoken,
    discourse,
    times,
    mentions,
    sort: (id) => world.entities.get(id)?.sort,
    countryOf: (id) => (world.entities.get(id)?.kind === 'place' ? world.entities.get(id)?.of : undefined),
  })
  const claims = new Map<string, Claim>()
  for (const draft of drafts) {
    const claim = buildClaim(draft, { article, discourse, reportDate: times.reportDate, since: times.since })
    if (claim && !claims.has(claim.id)) claims.set(claim.id, claim)
  }
  const inOrder = [...claims.values()].sort(
    (a, b) => a.evidence[0]!.start - b.evidence[0]!.start || a.evidence[0]!.end - b.evidence[0]!.end,
  )
  return { claims: inOrder, covered }
}

/** Ids of the dateline's place, in its own letters or with capitals for ALL CAPITALS. */
function hereOf({ dateline }: Article, { lexicon }: LanguageKnowledge): { here?: readonly string[] } {
  const place = dateline?.place?.split(',')[0]?.trim()
  if (!place) return {}
  const spelt =
    lexicon.get(place) ?? lexicon.get(place.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (m) => m.toUpperCase()))
  const ids = spelt?.senses.filter((s) => s.cls === 'name' && s.value.startsWith('place:')).map((s) => s.value) ?? []
  return ids.length ? { here: ids } : {}
}

/** "Our country" in a paper of another state is that state: the publisher's, where the registry knows it as one. */
function atHome(language: LanguageKnowledge, article: Article, world: Knowledge['world']): LanguageKnowledge {
  const own = article.publisher?.id ? countryOf(article.publisher.id, world) : undefined
  const state = own !== undefined && world.entities.get(own)?.sort === 'state'
  return language.home && state && own !== language.home ? { ...language, home: own } : language
}

/** The country that a publisher belongs to: its leaders need no country named. */
function countryOf(publisher: string, world: Knowledge['world']): string | undefined {
  let id: string | undefined = publisher
  for (let i = 0; i < 4 && id; i++) {
    const entity = world.entities.get(id)
    if (entity?.kind === 'country') return id
    id = entity?.of
  }
  return undefined
}

/** Every mention of a run of items, those inside nouns too, in text order. */
function mentionsIn(items: readonly Item[]): Mention[] {
  return items.flatMap((x) => (x.kind === 'ref' ? [...x.mentions] : x.kind === 'noun' ? mentionsIn(x.inner) : []))
}
