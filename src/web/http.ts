// What the page asks of the server: one function a path, each a query that the page may keep and share.
import { queryOptions } from '@tanstack/react-query'
import type { Taken } from '../model/api.ts'
import type { Decision, Wish } from '../model/paths.ts'
import { get, post } from './client.ts'

export { Refusal } from './client.ts'

/** What the record holds, or held at an instant. */
export const overviewQuery = (known?: string) =>
  queryOptions({
    queryKey: ['overview', known],
    queryFn: ({ signal }) => get('/api/overview', { query: { known } }, signal),
  })

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => get('/api/documents/{id}', { path: { id } }, signal),
    staleTime: 60_000,
  })

export const comparisonQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ['comparison', a, b],
    queryFn: ({ signal }) => get('/api/documents/{id}/comparison', { path: { id: a }, query: { with: b } }, signal),
    staleTime: 60_000,
  })

export interface DocumentFilter {
  readonly language?: string | undefined
  readonly publisher?: string | undefined
}

export const getDocuments = (filter: DocumentFilter, cursor: string | undefined, signal?: AbortSignal) =>
  get('/api/documents', { query: { limit: 200, cursor, ...filter } }, signal)

/** What the packs call things in a language; never anew while the page stands. */
export const namesQuery = (language: string) =>
  queryOptions({
    queryKey: ['names', language],
    queryFn: ({ signal }) => get('/api/names', { query: { language } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const questionsQuery = () =>
  queryOptions({
    queryKey: ['questions'],
    queryFn: ({ signal }) => get('/api/questions', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const entitiesQuery = (q: string, kind?: string) =>
  queryOptions({
    queryKey: ['entities', q, kind],
    queryFn: ({ signal }) => get('/api/entities', { query: { q, kind } }, signal),
    staleTime: 60_000,
  })

export const answerQuery = (question: string, parameters: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['ask', question, parameters],
    queryFn: ({ signal }) => get('/api/ask/{question}', { path: { question }, query: parameters }, signal),
  })

/** The newest documents, few. */
export const latestQuery = (limit: number) =>
  queryOptions({
    queryKey: ['latest', limit],
    queryFn: ({ signal }) => get('/api/documents', { query: { limit } }, signal),
  })

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id],
    queryFn: ({ signal }) => get('/api/claims/{id}', { path: { id } }, signal),
    staleTime: 60_000,
  })

export const decisionsQuery = (document: string) =>
  queryOptions({
    queryKey: ['decisions', document],
    queryFn: ({ signal }) => get('/api/decisions', { query: { document } }, signal),
  })

/** The bytes of a source; all that was read in it is on disk when it answers. */
export const takeIn = (name: string, bytes: ArrayBuffer): Promise<Taken> =>
  post('/api/documents', { query: { name } }, bytes)

/** One page, fetched from its site by the program. */
export const takePage = (url: string): Promise<Taken> => post('/api/pages', {}, { url })

/** On disk when it answers. */
export const decide = (wish: Wish): Promise<Decision> => post('/api/decisions', {}, wish)
