// FollowTheMoney: people, states and organisations as entities, what happened between them as events, memberships and
// occupancies, each with the article that proves it; as entities, or as one statement a property value.
import { createHash } from 'node:crypto'
import type { ClaimType } from '../model/claim.ts'
import type { EntityRef } from '../model/value.ts'
import { daysOf, plainDate } from './days.ts'
import {
  actorsOf,
  type Documents,
  type ExportedClaim,
  type ExportedDocument,
  keyOf,
  labelOf,
  list,
  namedIn,
  type StreamFormat,
  wordsOf,
} from './exported.ts'

interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

const hash = (text: string): string => createHash('sha1').update(text).digest('hex')

/** FollowTheMoney ids hold no colon-free promise, but tools build paths of them: hashed. */
const idOf = (entity: EntityRef): string => `chancery-${hash(keyOf(entity)).slice(0, 24)}`

const SCHEMA: Readonly<Record<string, string>> = { person: 'Person', country: 'PublicBody', body: 'PublicBody' }

function actor(entity: EntityRef): FtmEntity {
  const [kind = '', code = ''] = keyOf(entity).split(':')
  const names = [...new Set([labelOf(entity), entity.name])]
  return {
    id: idOf(entity),
    schema: SCHEMA[kind] ?? (kind === 'org' ? 'Organization' : 'LegalEntity'),
    properties: { name: names, ...(kind === 'country' ? { country: [code.toLowerCase()] } : {}) },
  }
}

const properties = (all: Readonly<Record<string, readonly (string | undefined)[]>>): FtmEntity['properties'] =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, values]) => {
      const kept = [...new Set(values.filter((v): v is string => v !== undefined && v !== ''))]
      return kept.length > 0 ? [[name, kept]] : []
    }),
  )

function article({
  article: { id, title, publisher, published, language, source, text },
}: ExportedDocument): FtmEntity {
  return {
    id,
    schema: 'Article',
    properties: properties({
      fileName: [source.path.split(/[/\\]/).at(-1)],
      title: [title],
      publisher: [publisher && labelOf(publisher)],
      publishedAt: [plainDate(published)],
      sourceUrl: [/^https?:/.test(source.path) ? source.path : undefined],
      language: [{ zh: 'zho', en: 'eng', ru: 'rus' }[language.slice(0, 2)]],
      bodyText: [text],
      contentHash: [source.hash.startsWith('sha1:') ? source.hash.slice(5) : undefined],
    }),
  }
}

/** What goes with any claim: when, the words, and the article that proves them. */
function told({ claim, sentences }: ExportedClaim) {
  const days = daysOf(claim.when)
  const single = plainDate(claim.when)
  return {
    date: [single],
    startDate: [single === undefined ? days?.first : undefined],
    endDate: [single === undefined ? days?.last : undefined],
    summary: [claim.gloss],
    description: sentences.map(({ quote }) => quote),
    proof: [claim.document],
    recordId: [claim.id],
  }
}

/** Claims that are events, and who organises them. */
const EVENTS: ReadonlySet<ClaimType> = new Set(['meeting', 'visit', 'gathering', 'ceremony', 'honour', 'milestone'])

function claimEntities(one: ExportedClaim): FtmEntity[] {
  const { claim } = one
  if (claim.type === 'membership') {
    const organisation = list(claim.roles.organisation).flatMap(namedIn)[0]
    const status = list(claim.roles.status).map(wordsOf)
    return organisation === undefined
      ? []
      : actorsOf(claim, ['members']).map((member) => ({
          id: hash(`${claim.id} ${keyOf(member)}`),
          schema: 'Membership',
          properties: properties({
            ...told(one),
            member: [idOf(member)],
            organization: [idOf(organisation)],
            role: status,
            status: [claim.mode],
          }),
        }))
  }
  if (claim.type === 'office') return occupancy(one)
  if (!EVENTS.has(claim.type)) return []
  const involved = actorsOf(claim, ['participants', 'visitor', 'host', 'attendees', 'recipient', 'by', 'members'])
  return [
    {
      id: claim.id,
      schema: 'Event',
      properties: properties({
        ...told(one),
        name: [claim.gloss],
        location: [claim.where && labelOf(claim.where)],
        involved: involved.map(idOf),
        organizer: actorsOf(claim, ['body']).map(idOf),
        keywords: [claim.type, claim.mode],
      }),
    },
  ]
}

function occupancy(one: ExportedClaim): FtmEntity[] {
  const { claim } = one
  const [holder] = actorsOf(claim, ['person'])
  const [title] = list(claim.roles.title)
  if (holder === undefined || title === undefined) return []
  const of = list(claim.roles.of)[0]
  const [body] = of === undefined ? [] : namedIn(of)
  const name = of === undefined ? wordsOf(title) : `${wordsOf(title)}, ${wordsOf(of)}`
  const post = hash(`position ${name}`)
  const state = body?.id?.startsWith('country:') ? body.id.slice('country:'.length).toLowerCase() : undefined
  return [
    { id: post, schema: 'Position', properties: properties({ name: [name], country: [state] }) },
    {
      id: claim.id,
      schema: 'Occupancy',
      properties: properties({ ...told(one), holder: [idOf(holder)], post: [post] }),
    },
  ]
}

/** Roles whose entities stand in what was made of a claim. */
const ACTING = [
  'participants',
  'visitor',
  'host',
  'attendees',
  'recipient',
  'by',
  'members',
  'organisation',
  'person',
  'body',
] as const

async function* entities(documents: Documents): AsyncIterable<FtmEntity> {
  for await (const document of documents) {
    yield article(document)
    for (const one of document.claims) {
      const made = claimEntities(one)
      if (made.length === 0) continue
      for (const entity of actorsOf(one.claim, ACTING)) yield actor(entity)
      yield* made
    }
  }
}

/** Entities told of in several places come once, with all their values: tools read fragments, people read entities. */
async function merged(documents: Documents): Promise<FtmEntity[]> {
  const all = new Map<string, FtmEntity>()
  for await (const entity of entities(documents)) {
    const known = all.get(entity.id)
    const both = known ? [...Object.keys(known.properties), ...Object.keys(entity.properties)] : []
    const of = (name: string) => [...(known?.properties[name] ?? []), ...(entity.properties[name] ?? [])]
    all.set(
      entity.id,
      known ? { ...known, properties: properties(Object.fromEntries(both.map((name) => [name, of(name)]))) } : entity,
    )
  }
  return [...all.values()]
}

export const ftm: StreamFormat = {
  name: 'ftm',
  doc: 'FollowTheMoney entities, for Aleph and OpenSanctions tools',
  mediaType: 'application/jsonl; charset=utf-8',
  suffix: '.ftm.jsonl',
  async *write(documents) {
    for (const entity of await merged(documents)) yield `${JSON.stringify(entity)}\n`
  },
}

const DATASET = 'chancery'

export const ftmStatements: StreamFormat = {
  name: 'ftm-statements',
  doc: 'FollowTheMoney statements: one line for each value, for nomenklatura',
  mediaType: 'application/jsonl; charset=utf-8',
  suffix: '.statements.jsonl',
  async *write(documents) {
    for (const { id, schema, properties: own } of await merged(documents))
      for (const [prop, values] of Object.entries(own))
        for (const value of values)
          yield `${JSON.stringify({
            id: hash([DATASET, id, prop, value].join('.')),
            entity_id: id,
            canonical_id: id,
            schema,
            prop,
            value,
            dataset: DATASET,
          })}\n`
  },
}
