// The routes of the API, declared once: from this table come the running server and its description.
import { z } from 'zod'
import { ask, compare, findEntities, type House, namesIn, QUESTIONS, questionNamed } from '../chancery.ts'
import type { Access } from '../model/team.ts'
import { claims } from './claims.ts'
import { deciding, listing } from './deciding.ts'
import { exporting } from './exporting.ts'
import type { Call } from './gate.ts'
import { Refused } from './problem-details.ts'
import * as shape from './replies.ts'
import { fetching, reading, taking } from './taking.ts'

/** A request after its path and query were checked: plain strings and numbers by name. */
export type Asked = Readonly<{ [name: string]: string | number | undefined }>

export interface Route {
  /** GET when absent. */
  readonly method?: 'POST'
  /** With :names, as Fastify has them. */
  readonly path: string
  readonly name: string
  readonly doc: string
  /** Whom it answers where people sign in; on one's own machine everything is one's own. */
  readonly needs: Access
  /** Of the server as a whole, not of one project. */
  readonly wide?: true
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** What is sent, as JSON; of POST alone. */
  readonly body?: z.ZodObject
  /** Instead of JSON the bytes of a source are sent: so many at most. */
  readonly bytes?: number
  readonly reply: z.ZodType
  /** Media types of a reply that is a file, sent while it is made; `answer` then gives a `Sent`. */
  readonly streams?: readonly string[]
  /** The reply is given an ETag, and 304 where the asker has it already. */
  readonly tagged?: true
  /** What the audit trail says that it was about; of routes that change a record. */
  readonly about?: (answer: unknown) => string
  /** The call is there where people sign in. */
  readonly answer: (house: House, asked: Asked, body: unknown, call: Call | undefined) => Promise<unknown>
}

const limit = z.coerce.number().int().min(1).max(500).optional().describe('how many at most (1 to 500)')
const cursor = z.string().max(500).optional().describe('where to go on: the next of the page before')
const known = z.string().max(40).optional().describe('as the record knew it then: an ISO instant')
const word = (doc: string) => z.string().max(500).optional().describe(doc)
const id = (what: string) => z.object({ id: z.string().min(1).max(200).describe(`the id of the ${what}`) })

/** What was asked for, without what was not: the interfaces of the record take no undefined. */
type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>

const text = (asked: Asked, name: string) => asked[name] as string | undefined
const number = (asked: Asked, name: string) => asked[name] as number | undefined

const documents: Route = {
  path: '/api/documents',
  name: 'documents',
  doc: 'The documents of the record, newest first.',
  needs: 'reader',
  query: z.strictObject({
    limit,
    cursor,
    language: word('only this language (BCP 47)'),
    publisher: word('only this publisher: id or name'),
    known,
  }),
  reply: shape.DocumentListShape,
  answer: ({ record }, asked) =>
    record.documents(
      given({
        limit: number(asked, 'limit') ?? 100,
        cursor: text(asked, 'cursor'),
        language: text(asked, 'language'),
        publisher: text(asked, 'publisher'),
        known: text(asked, 'known'),
      }),
    ),
}

const document: Route = {
  path: '/api/documents/:id',
  name: 'document',
  doc: 'One document with its newest reading: text, claims, problems.',
  needs: 'reader',
  params: id('document'),
  query: z.strictObject({ known }),
  reply: shape.DocumentPageShape,
  tagged: true,
  answer: async ({ record }, asked) => {
    const page = await record.document(text(asked, 'id') ?? '', text(asked, 'known'))
    if (!page) throw new Refused(404, `There is no document ${asked.id} in this record.`)
    return page
  },
}

const comparison: Route = {
  path: '/api/documents/:id/comparison',
  name: 'comparison',
  doc: 'A document beside another of the record: what both tell, what one tells alone, what they tell differently. Nothing is judged.',
  needs: 'reader',
  params: id('document'),
  query: z.strictObject({ with: z.string().min(1).max(200).describe('the id of the other document') }),
  reply: shape.ComparisonShape,
  tagged: true,
  answer: async ({ record, packs }, asked) => {
    const pages = await Promise.all(
      ['id', 'with'].map(async (name) => {
        const page = await record.document(text(asked, name) ?? '')
        if (!page) throw new Refused(404, `There is no document ${asked[name]} in this record.`)
        return page
      }),
    )
    return compare(pages, packs)
  },
}

const claim: Route = {
  path: '/api/claims/:id',
  name: 'claim',
  doc: 'One claim with the head of its document and where it stands in review.',
  needs: 'reader',
  params: id('claim'),
  reply: shape.RecordClaimShape,
  tagged: true,
  answer: async ({ record }, asked) => {
    const [found] = await record.claims({ ids: [text(asked, 'id') ?? ''], rejected: true })
    if (!found) throw new Refused(404, `There is no claim ${asked.id} in this record.`)
    return found
  },
}

const overview: Route = {
  path: '/api/overview',
  name: 'overview',
  doc: 'What the record holds, in numbers.',
  needs: 'reader',
  query: z.strictObject({ known }),
  reply: shape.OverviewShape,
  answer: ({ record }, asked) => record.overview(text(asked, 'known')),
}

const entities: Route = {
  path: '/api/entities',
  name: 'entities',
  doc: 'People, states, organisations and all else that the record or the registry names, by part of a name in any language; who has no claims on record comes last.',
  needs: 'reader',
  query: z.strictObject({
    q: word('part of a name, or an id'),
    kind: word('person, country, org, body, place, ...'),
    limit,
  }),
  reply: shape.EntityListShape,
  answer: (house, asked) =>
    findEntities(house, given({ q: text(asked, 'q'), kind: text(asked, 'kind'), limit: number(asked, 'limit') ?? 50 })),
}

const search: Route = {
  path: '/api/search',
  name: 'search',
  doc: 'Documents in which words stand, with the sentences. Words apart must all stand in the document; "quoted words" stand together.',
  needs: 'reader',
  query: z.strictObject({
    q: z.string().min(1).max(500).describe('what to look for'),
    language: word('only this language (BCP 47)'),
    publisher: word('only this publisher: id or name'),
    limit,
    cursor,
    known,
  }),
  reply: shape.SearchShape,
  answer: ({ record }, asked) =>
    record.search({
      text: text(asked, 'q') ?? '',
      ...given({
        language: text(asked, 'language'),
        publisher: text(asked, 'publisher'),
        limit: number(asked, 'limit') ?? 20,
        cursor: text(asked, 'cursor'),
        known: text(asked, 'known'),
      }),
    }),
}

const names: Route = {
  path: '/api/names',
  name: 'names',
  doc: 'What the packs call their entities in a language: for a reader who does not read the English labels of answers.',
  needs: 'reader',
  query: z.strictObject({ language: z.string().min(2).max(20).describe('BCP 47, as the packs have it: zh-Hans') }),
  reply: shape.NameListShape,
  tagged: true,
  answer: async ({ packs }, asked) => namesIn(packs, text(asked, 'language') ?? ''),
}

const questions: Route = {
  path: '/api/questions',
  name: 'questions',
  doc: 'The questions that can be asked, with their parameters.',
  needs: 'reader',
  reply: shape.QuestionListShape,
  answer: async () => QUESTIONS.map(({ name, doc, parameters }) => ({ name, doc, parameters })),
}

/** Every parameter of any question: which of them the asked question takes, it says itself. */
const parameters = new Map(
  QUESTIONS.flatMap((question) => question.parameters.map((one) => [one.name, one.doc] as const)),
)

const asking: Route = {
  path: '/api/ask/:question',
  name: 'ask',
  doc: 'Asks one question; every line of the answer is cited. The parameters are those of GET /api/questions.',
  needs: 'reader',
  params: z.object({ question: z.string().min(1).max(100).describe('the name of the question') }),
  query: z.strictObject(Object.fromEntries([...parameters].map(([name, doc]) => [name, word(doc)]))),
  reply: shape.AnswerShape,
  answer: async (house, asked) => {
    const { question, ...rest } = asked
    const name = String(question)
    if (!questionNamed(name))
      throw new Refused(
        404,
        `There is no question "${name}"; there are ${QUESTIONS.map((one) => one.name).join(', ')}.`,
      )
    return ask(house, name, rest as { [name: string]: string | undefined })
  },
}

const session: Route = {
  path: '/api/session',
  name: 'session',
  doc: 'Whether this server asks for a sign-in, by which ways, and who is signed in.',
  needs: 'anyone',
  wide: true,
  reply: shape.SessionShape,
  answer: async (_house, _asked, _body, call) => call?.team.state(call.caller) ?? { team: false, ways: [] },
}

export const ROUTES: readonly Route[] = [
  session,
  overview,
  documents,
  document,
  comparison,
  claims,
  claim,
  entities,
  search,
  names,
  questions,
  asking,
  listing,
  deciding,
  reading,
  taking,
  fetching,
  exporting,
]
