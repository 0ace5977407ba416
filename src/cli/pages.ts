// Pages by address: fetched politely, each version kept beside the record, read like any file.
import {
  connections,
  type Fetcher,
  MANNERS,
  openPages,
  type PageStore,
  packageVersion,
  politeFetcher,
} from '../chancery.ts'
import type { Input } from './inputs.ts'

/** The folder beside a record in which the pages that went into it are kept. */
export const pagesFolder = (record: string): string => `${record}-pages`

export interface Following {
  /** Pages of this machine and its network too. */
  readonly allowPrivate?: boolean
  /** Between two requests to one host, in milliseconds. */
  readonly apart?: number
  readonly signal?: AbortSignal
}

export const fetcherFor = ({ allowPrivate, apart, signal }: Following): Fetcher =>
  politeFetcher(
    {
      connections: connections(allowPrivate),
      agent: `Chancery/${packageVersion()}`,
      ...(allowPrivate ? { allowPrivate } : {}),
      ...(signal ? { signal } : {}),
    },
    { ...MANNERS, ...(apart === undefined ? {} : { apart }) },
  )

/** A page that did not come: the sentence says why. */
export class NotFetched extends Error {}

/** An address as an input: fetched when it is read, and kept where there is a place to keep it. */
export function pageInput(url: string, fetcher: () => Fetcher, store: () => Promise<PageStore | undefined>): Input {
  return {
    path: url,
    async read() {
      const pages = await store()
      const last = pages?.last(url)
      const fetched = await fetcher()(url, { etag: last?.etag, lastModified: last?.lastModified })
      if (fetched.kind === 'refused') throw new NotFetched(fetched.reason)
      if (fetched.kind === 'unchanged') return pages!.body(last!.hash!)
      const kept = await pages?.keep(url, fetched)
      if (kept) await pages?.note(visitOf(url, fetched, kept.hash))
      return fetched.bytes
    },
  }
}

type Came = Extract<Awaited<ReturnType<Fetcher>>, { kind: 'page' }>

export const visitOf = (url: string, page: Came, hash: string, documents?: readonly string[]) => ({
  url,
  at: new Date().toISOString(),
  hash,
  ...(page.etag ? { etag: page.etag } : {}),
  ...(page.lastModified ? { lastModified: page.lastModified } : {}),
  ...(page.mediaType ? { mediaType: page.mediaType } : {}),
  ...(page.url === url ? {} : { found: page.url }),
  ...(documents ? { documents } : {}),
})

/** One store and one fetcher for a whole run, made when the first page asks for them. */
export function pagesOf(following: Following, record: string | undefined) {
  let fetcher: Fetcher | undefined
  let store: Promise<PageStore> | undefined
  return {
    fetcher: () => {
      fetcher ??= fetcherFor(following)
      return fetcher
    },
    store: async () => {
      if (record === undefined) return undefined
      store ??= openPages(pagesFolder(record))
      return store
    },
  }
}
