// What the page asks of the server: one function a path, each a query that the page may keep and share.
import { queryOptions } from '@tanstack/react-query'
import type { Answer } from '../model/answer.ts'
import type { DocumentList, DocumentPage, EntityRow, NameRow, Overview, QuestionRow, Taken } from '../model/api.ts'
import type { Claim } from '../model/claim.ts'
import { PLACE } from './place.ts'

/** A refusal by the server, or no server at all, in words that can be shown. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** Problem details (RFC 9457) carry one clear sentence; anything else is told by its status. */
const refusalOf = async (reply: Response): Promise<Refusal> => {
  try {
    const body: unknown = await reply.json()
    if (typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string')
      return new Refusal(reply.status, body.detail)
  } catch {
    // Not JSON: the status says what there is to say.
  }
  return new Refusal(reply.status, reply.statusText)
}

/** What a path of the server answers. */
export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> => {
  let reply: Response
  try {
    reply = await fetch(path, signal ? { signal } : {})
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Refusal(0, '')
  }
  if (!reply.ok) throw await refusalOf(reply)
  return (await reply.json()) as T
}

/** What a path answers about the record of the page. */
const get = <T>(path: string, signal?: AbortSignal): Promise<T> => read<T>(`${PLACE}${path}`, signal)

const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) search.set(name, value)
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** What the record holds, or held at an instant. */
export const overviewQuery = (known?: string) =>
  queryOptions({
    queryKey: ['overview', known],
    queryFn: ({ signal }) => get<Overview>(`/api/overview${query({ known })}`, signal),
  })

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => get<DocumentPage>(`/api/documents/${encodeURIComponent(id)}`, signal),
    staleTime: 60_000,
  })

export interface DocumentFilter {
  readonly language?: string | undefined
  readonly publisher?: string | undefined
}

export const getDocuments = (filter: DocumentFilter, cursor: string | undefined, signal?: AbortSignal) =>
  get<DocumentList>(
    `/api/documents${query({ limit: '200', cursor, language: filter.language, publisher: filter.publisher })}`,
    signal,
  )

/** What the packs call things in a language; never anew while the page stands. */
export const namesQuery = (language: string) =>
  queryOptions({
    queryKey: ['names', language],
    queryFn: ({ signal }) => get<readonly NameRow[]>(`/api/names${query({ language })}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const questionsQuery = () =>
  queryOptions({
    queryKey: ['questions'],
    queryFn: ({ signal }) => get<readonly QuestionRow[]>('/api/questions', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const entitiesQuery = (q: string, kind?: string) =>
  queryOptions({
    queryKey: ['entities', q, kind],
    queryFn: ({ signal }) => get<readonly EntityRow[]>(`/api/entities${query({ q, kind })}`, signal),
    staleTime: 60_000,
  })

export const answerQuery = (question: string, parameters: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['ask', question, parameters],
    queryFn: ({ signal }) => get<Answer>(`/api/ask/${encodeURIComponent(question)}${query(parameters)}`, signal),
  })

/** The newest documents, few. */
export const latestQuery = (limit: number) =>
  queryOptions({
    queryKey: ['latest', limit],
    queryFn: ({ signal }) => get<DocumentList>(`/api/documents${query({ limit: String(limit) })}`, signal),
  })

export interface ClaimReply {
  readonly claim: Claim
  readonly document: { readonly id: string; readonly title?: string; readonly publisher?: string }
}

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id],
    queryFn: ({ signal }) => get<ClaimReply>(`/api/claims/${encodeURIComponent(id)}`, signal),
    staleTime: 60_000,
  })

/** A decision as the record keeps it; what the page does not read is left out. */
export interface DecisionReply {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly why?: string
  readonly act: {
    readonly kind: string
    readonly claim?: unknown
    readonly claims?: readonly string[]
    readonly decision?: string
  }
  readonly undone?: true
}

export const decisionsQuery = (document: string) =>
  queryOptions({
    queryKey: ['decisions', document],
    queryFn: ({ signal }) => get<readonly DecisionReply[]>(`/api/decisions${query({ document })}`, signal),
  })

/** Sends something, and reads what came of it. */
export const send = async <T>(path: string, body: BodyInit, type: string): Promise<T> => {
  let reply: Response
  try {
    reply = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body })
  } catch {
    throw new Refusal(0, '')
  }
  if (!reply.ok) throw await refusalOf(reply)
  return (await reply.json()) as T
}

const post = <T>(path: string, body: BodyInit, type: string): Promise<T> => send<T>(`${PLACE}${path}`, body, type)

/** The bytes of a source; all that was read in it is on disk when it answers. */
export const takeIn = (name: string, bytes: ArrayBuffer): Promise<Taken> =>
  post<Taken>(`/api/documents${query({ name })}`, bytes, 'application/octet-stream')

/** One page, fetched from its site by the program. */
export const takePage = (url: string): Promise<Taken> =>
  post<Taken>('/api/pages', JSON.stringify({ url }), 'application/json')

export interface Wish {
  readonly act: Readonly<Record<string, unknown>>
  readonly by: string
  readonly why?: string
}

/** On disk when it answers. */
export const decide = (wish: Wish): Promise<DecisionReply> =>
  post<DecisionReply>('/api/decisions', JSON.stringify(wish), 'application/json')
