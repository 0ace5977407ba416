// The steps of reading one by one, with the shipped Chinese pack: what each step makes of a small text.
import type { Article, Part } from '../../src/model/article.ts'
import type { Span } from '../../src/model/span.ts'
import { type Clause, clausesOf } from '../../src/reading/clauses/clause.ts'
import { type Sentence, sentencesOf } from '../../src/reading/clauses/sentences.ts'
import { type Spoken, voices } from '../../src/reading/clauses/voice.ts'
import { languageOf } from '../../src/reading/grammar.ts'
import { type Composer, compose, type DocumentNames } from '../../src/reading/mentions/compose.ts'
import { namedIn, namesGiven } from '../../src/reading/mentions/given.ts'
import { type Item, type Mention, mentionsOf } from '../../src/reading/mentions/items.ts'
import { extendNouns } from '../../src/reading/mentions/nouns.ts'
import { type Token, tokens } from '../../src/reading/scan/tokens.ts'
import { shippedPacks } from '../corpus/cases.ts'

export const packs = shippedPacks()
const pack = packs.knowledge.languages.get('zh-Hans')
if (!pack) throw new Error('the shipped packs hold no Chinese')
export const language = languageOf(pack)

/** An article whose lines are paragraphs; a line that opens with "# " is a heading. */
export function articleOf(text: string): Article {
  const parts: Part[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const kind = line.startsWith('# ') ? 'heading' : 'paragraph'
    if (line.length > 0) parts.push({ kind, start: kind === 'heading' ? start + 2 : start, end: start + line.length })
    start += line.length + 1
  }
  return {
    id: 'doc_made',
    source: { path: 'made', hash: '', mediaType: 'text/plain', encoding: 'utf-8' },
    language: 'zh-Hans',
    text,
    parts,
    gaps: [],
    map: [{ start: 0, end: text.length, source: 0 }],
  }
}

export interface Steps {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly torn: readonly Span[]
  readonly tokens: readonly (readonly Token[])[]
  readonly items: readonly (readonly Item[])[]
  readonly mentions: readonly Mention[]
  readonly clauses: readonly (readonly Clause[])[]
  readonly spoken: readonly Spoken[]
  readonly cut: (span: Span) => string
}

/** Everything up to who speaks where, in the order in which `read` does it. */
export function steps(text: string): Steps {
  const { sentences, torn } = sentencesOf(articleOf(text), text, language)
  const cut = sentences.map((one) => tokens(text, one.start, one.end, language))
  const { entities } = packs.knowledge.world
  const names: DocumentNames = {
    named: namedIn(cut),
    people: new Map(),
    isSession: (id) => entities.get(id)?.of !== undefined,
  }
  const given = namesGiven(cut, { text, language, names }, (start, end) => tokens(text, start, end, language))
  const composer: Composer = { text, language, names: { ...names, people: given.surfaces } }
  const items = cut.map((own) => extendNouns(compose(given.retoken(own), composer), composer))
  const clauses = items.map((own, i) => clausesOf(own, sentences[i]!.depth, text))
  const spoken = voices(
    sentences.map((sentence, i) => ({ sentence, clauses: clauses[i]! })),
    'a reporter',
    [],
  )
  const mentions = items.flatMap((own) => own.flatMap((item) => mentionsIn(item)))
  return {
    text,
    sentences,
    torn,
    tokens: cut,
    items,
    mentions,
    clauses,
    spoken,
    cut: ({ start, end }) => text.slice(start, end),
  }
}

const mentionsIn = (item: Item): readonly Mention[] =>
  item.kind === 'noun' ? item.inner.flatMap(mentionsIn) : mentionsOf(item)
