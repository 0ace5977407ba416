// Pages by address: fetched politely, each version kept beside the record, read like any file.
import { type Fetcher, fetcherFor, type Guest, isAddress, openPages, type Page, type PageStore } from '../chancery.ts'
import type { Input } from './inputs.ts'

/** The folder beside a record in which the pages that went into it are kept; of a record elsewhere, the one here. */
export const pagesFolder = (record: string): string => (isAddress(record) ? 'chancery-pages' : `${record}-pages`)

/** A page that did not come: the sentence says why. */
export class NotFetched extends Error {}

/** An address as an input: fetched when it is read, and kept where there is a place to keep it. */
export function pageInput(url: string, fetcher: Fetcher, store: () => Promise<PageStore | undefined>): Input {
  return {
    path: url,
    async read() {
      const pages = await store()
      const last = pages?.last(url)
      const fetched = await fetcher(url, { etag: last?.etag, lastModified: last?.lastModified })
      if (fetched.kind === 'refused') throw new NotFetched(fetched.reason)
      if (fetched.kind === 'unchanged') return pages!.body(last!.hash!)
      const kept = await pages?.keep(url, fetched)
      if (kept) await pages?.note(visitOf(url, fetched, kept.hash))
      return fetched.bytes
    },
  }
}

export const visitOf = (url: string, page: Page, hash: string, documents?: readonly string[]) => ({
  url,
  at: new Date().toISOString(),
  hash,
  ...(page.etag ? { etag: page.etag } : {}),
  ...(page.lastModified ? { lastModified: page.lastModified } : {}),
  ...(page.mediaType ? { mediaType: page.mediaType } : {}),
  ...(page.url === url ? {} : { found: page.url }),
  ...(documents ? { documents } : {}),
})

/** One store and one fetcher for a whole run; the store is opened when the first page asks for it. */
export function pagesOf({ allowPrivate }: Pick<Guest, 'allowPrivate'>, record: string | undefined) {
  const fetcher = fetcherFor(allowPrivate ? { allowPrivate } : {})
  let store: Promise<PageStore> | undefined
  return {
    fetcher,
    store: async () => {
      if (record === undefined) return undefined
      store ??= openPages(pagesFolder(record))
      return store
    },
  }
}
