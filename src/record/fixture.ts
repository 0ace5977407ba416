// Makes readings by hand, for tests and benches: sentences with the claims that they are to have been read as.
import type { Article, Language } from '../model/article.ts'
import type { Claim, ClaimType, Mode, Roles, VoiceLayer } from '../model/claim.ts'
import type { Problem } from '../model/problem.ts'
import type { Reading } from '../model/reading.ts'
import type { EntityRef } from '../model/value.ts'
import { canonical, contentId } from './id.ts'

export interface MadeClaim {
  readonly type: ClaimType
  readonly roles: Roles
  readonly when?: string
  readonly where?: EntityRef
  readonly mode?: Mode
  readonly voice?: readonly VoiceLayer[]
  /** A part of the sentence; all of it when absent. */
  readonly quote?: string
  readonly first?: true
  readonly gloss?: string
}

export interface MadeSentence {
  readonly text: string
  readonly claims?: readonly MadeClaim[]
}

export interface MadeReading {
  readonly title?: string
  readonly publisher?: EntityRef
  readonly published?: string
  readonly dateline?: { readonly place?: string; readonly date?: string }
  readonly language?: Language
  readonly sentences: readonly MadeSentence[]
  readonly unread?: number
  readonly versions?: Reading['versions']
}

/** "person:xi-jinping" or "country:KZ" as a reference whose printed name and label come from the id. */
export const entity = (id: string, name?: string): EntityRef => {
  const words = id.slice(id.indexOf(':') + 1).split('-')
  const label = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
  return { id, name: name ?? label, label }
}

interface Place {
  readonly document: string
  readonly sentence: MadeSentence
  /** Where the sentence starts. */
  readonly at: number
  readonly publisher: EntityRef | undefined
}

const claimOf = (made: MadeClaim, { document, sentence, at, publisher }: Place): Claim => {
  const within = made.quote === undefined ? 0 : sentence.text.indexOf(made.quote)
  if (within < 0) throw new Error(`"${made.quote}" is not in "${sentence.text}"`)
  const quote = made.quote ?? sentence.text
  const start = at + within
  return {
    kind: 'claim',
    id: contentId('cl_', document, made.type, canonical(made.roles), made.when ?? '', String(start)),
    document,
    type: made.type,
    roles: made.roles,
    ...(made.when === undefined ? {} : { when: made.when }),
    ...(made.where === undefined ? {} : { where: made.where }),
    mode: made.mode ?? 'happened',
    voice: [publisher ? { by: publisher } : {}, ...(made.voice ?? [])],
    evidence: [{ start, end: start + quote.length, quote }],
    ...(made.first ? { first: true } : {}),
    gloss: made.gloss ?? `${made.type}: ${quote}`,
    confidence: 0.9,
    method: { rule: `made/${made.type}` },
  }
}

export const reading = (made: MadeReading): Reading => {
  const title = made.title ?? ''
  const text = [title, ...made.sentences.map(({ text: sentence }) => sentence)].filter((part) => part !== '').join('\n')
  const id = contentId('doc_', text)
  const claims: Claim[] = []
  let at = title === '' ? 0 : title.length + 1
  for (const sentence of made.sentences) {
    for (const claim of sentence.claims ?? [])
      claims.push(claimOf(claim, { document: id, sentence, at, publisher: made.publisher }))
    at += sentence.text.length + 1
  }
  const article: Article = {
    id,
    source: { path: `${id}.txt`, hash: contentId('sha256:', text), mediaType: 'text/plain', encoding: 'utf-8' },
    language: made.language ?? 'en',
    text,
    parts: title === '' ? [] : [{ kind: 'title', start: 0, end: title.length }],
    ...(title === '' ? {} : { title }),
    ...(made.publisher === undefined ? {} : { publisher: made.publisher }),
    ...(made.published === undefined ? {} : { published: made.published }),
    ...(made.dateline === undefined ? {} : { dateline: { span: { start: 0, end: 0 }, ...made.dateline } }),
    gaps: [],
    map: [{ start: 0, end: text.length, source: 0 }],
  }
  const problems: Problem[] = []
  const read = made.sentences.filter(({ claims: held }) => (held?.length ?? 0) > 0).length
  return {
    article,
    claims,
    problems,
    coverage: { sentences: made.sentences.length, read, unread: made.unread ?? 0 },
    versions: made.versions ?? { program: '0.1.0', packs: 'made' },
  }
}
