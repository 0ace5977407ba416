// One page fetched: its bytes and what the server says of them, or one sentence on why there are none.
// Size, time and redirects are bounded; decompression counts against the size.
import { type Dispatcher, fetch, type Response } from 'undici'
import { checkedUrl, Unfetchable } from './guard.ts'

/** What is known of a page from the last time, for a conditional request. */
export interface Before {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

export interface Page {
  readonly kind: 'page'
  /** Where the page was found after redirects. */
  readonly url: string
  readonly bytes: Uint8Array
  readonly mediaType?: string
  readonly etag?: string
  readonly lastModified?: string
}

export type Fetched =
  | Page
  | { readonly kind: 'unchanged' }
  /** `later`: trying again may help, after so many milliseconds where the server says so. */
  | { readonly kind: 'refused'; readonly reason: string; readonly later?: boolean; readonly after?: number }

export interface Limits {
  /** Of the body after decompression, in bytes. */
  readonly bytes: number
  readonly redirects: number
  /** For all of it, in milliseconds. */
  readonly time: number
}

export const LIMITS: Limits = { bytes: 32_000_000, redirects: 5, time: 60_000 }

export interface Fetching {
  readonly connections: Dispatcher
  readonly agent: string
  readonly allowPrivate?: boolean
  readonly limits?: Limits
  readonly signal?: AbortSignal
}

export async function fetchPage(address: string, before: Before, how: Fetching): Promise<Fetched> {
  const limits = how.limits ?? LIMITS
  const signal = AbortSignal.any([AbortSignal.timeout(limits.time), ...(how.signal ? [how.signal] : [])])
  try {
    let url = checkedUrl(address, how.allowPrivate)
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const response = await fetch(url, {
        dispatcher: how.connections,
        redirect: 'manual',
        signal,
        headers: headersOf(before, how.agent),
      })
      const to = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
      if (to === null) return await answerOf(response, url, limits.bytes)
      await response.body?.cancel()
      if (!URL.canParse(to, url)) return refused(`${url.host} sends on to ${to}, which is no address.`)
      url = checkedUrl(new URL(to, url).href, how.allowPrivate)
    }
    return refused(`${address} sends on more than ${limits.redirects} times.`)
  } catch (error) {
    return failure(address, error, how.signal)
  }
}

const refused = (reason: string): Fetched => ({ kind: 'refused', reason })

const headersOf = ({ etag, lastModified }: Before, agent: string): { [name: string]: string } => ({
  'user-agent': agent,
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf,text/plain;q=0.8,*/*;q=0.5',
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified ? { 'if-modified-since': lastModified } : {}),
})

async function answerOf(response: Response, url: URL, most: number): Promise<Fetched> {
  if (response.status === 304) return { kind: 'unchanged' }
  if (response.status !== 200) {
    await response.body?.cancel()
    const later = response.status === 429 || response.status >= 500
    const after = Number(response.headers.get('retry-after'))
    return {
      kind: 'refused',
      reason: `${url.host} answers ${response.status}${response.statusText ? ` (${response.statusText})` : ''}.`,
      ...(later ? { later } : {}),
      ...(later && after > 0 ? { after: after * 1000 } : {}),
    }
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > most)
      return refused(`${url.href} is larger than ${Math.round(most / 1_000_000)} MB and was not fetched.`)
    parts.push(part)
  }
  const header = (name: string) => response.headers.get(name)
  const [mediaType, etag, lastModified] = [header('content-type'), header('etag'), header('last-modified')]
  return {
    kind: 'page',
    url: url.href,
    bytes: Buffer.concat(parts),
    ...(mediaType ? { mediaType } : {}),
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  ECONNREFUSED: 'the host takes no connection',
  ECONNRESET: 'the host broke the connection off',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the host does not answer',
  UND_ERR_BODY_TIMEOUT: 'the host stopped in the middle',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
}

/** Nobody can be asked again about a name that does not exist; a host that is out of reach may come back. */
function failure(address: string, error: unknown, signal: AbortSignal | undefined): Fetched {
  if (signal?.aborted) throw error
  const causes: unknown[] = []
  for (let one: unknown = error; one instanceof Error && causes.length < 5; one = one.cause) causes.push(one)
  const own = causes.find((one) => one instanceof Unfetchable)
  if (own) return refused((own as Unfetchable).message)
  const code = causes.map((one) => (one as NodeJS.ErrnoException).code).find((one) => typeof one === 'string')
  const timeout = causes.some((one) => (one as Error).name === 'TimeoutError')
  const why = timeout ? 'it took too long' : (SENTENCES[code ?? ''] ?? code ?? (error as Error).message)
  const later = timeout || (code !== 'ENOTFOUND' && !/CERT/.test(code ?? ''))
  return { kind: 'refused', reason: `${address} could not be fetched: ${why}.`, ...(later ? { later } : {}) }
}
