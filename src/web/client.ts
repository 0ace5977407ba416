// A client of the API: what each path takes and gives is told by types that are made from its description.
import type { Paths } from '../model/paths.ts'
import { PLACE } from './place.ts'

type Method = 'get' | 'post'
type PathOf<M extends Method> = {
  [P in keyof Paths]: Paths[P] extends Readonly<Record<M, unknown>> ? P : never
}[keyof Paths]
type Operation<P extends keyof Paths, M extends Method> = Paths[P] extends Readonly<Record<M, infer O>> ? O : never
type Content<C> = C extends { content: infer Kinds } ? Kinds[keyof Kinds] : never
type Takes<O> = O extends { parameters: infer Given } ? Given : never
type Sends<O> = O extends { requestBody: infer Body } ? Content<Body> : never
type Gives<O> = O extends { responses: { 200: infer Reply } } ? Content<Reply> : never

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

interface Given {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
}

/** The address of a path with its parts put in; what is empty narrows nothing and is left out. */
const addressOf = (path: string, given: Given): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) if (value) search.set(name, String(value))
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.path?.[name] ?? ''))
  return search.size > 0 ? `${place}?${search}` : place
}

const told = async <T>(address: string, init: RequestInit): Promise<T> => {
  let reply: Response
  try {
    reply = await fetch(address, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Refusal(0, '')
  }
  if (!reply.ok) throw await refusalOf(reply)
  return (await reply.json()) as T
}

/** What an address of the server answers. */
export const read = <T>(address: string, signal?: AbortSignal): Promise<T> => told(address, signal ? { signal } : {})

/** Sends something, and reads what came of it. */
export const send = <T>(address: string, body: BodyInit, type: string): Promise<T> =>
  told(address, { method: 'POST', headers: { 'content-type': type }, body })

/** What a path answers about the record of the page. */
export const get = <P extends PathOf<'get'>>(
  path: P,
  given: Takes<Operation<P, 'get'>>,
  signal?: AbortSignal,
): Promise<Gives<Operation<P, 'get'>>> => read(PLACE + addressOf(path, given as Given), signal)

/** Sends what changes the record of the page. */
export const post = <P extends PathOf<'post'>>(
  path: P,
  given: Takes<Operation<P, 'post'>>,
  body: Sends<Operation<P, 'post'>>,
): Promise<Gives<Operation<P, 'post'>>> => {
  const address = PLACE + addressOf(path, given as Given)
  return (body as unknown) instanceof ArrayBuffer
    ? send(address, body as ArrayBuffer, 'application/octet-stream')
    : send(address, JSON.stringify(body), 'application/json')
}
