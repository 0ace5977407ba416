// How Chancery comes to a site: by its name, at a guest's pace, from public addresses unless others are allowed.
import { connections } from './guard.ts'
import { type Fetcher, MANNERS, politeFetcher } from './polite.ts'

export interface Guest {
  /** By which robots.txt and logs know it. */
  readonly agent: string
  /** Pages of this machine and its network too. */
  readonly allowPrivate?: boolean
  /** Between two requests to one host, in milliseconds. */
  readonly apart?: number
  readonly signal?: AbortSignal
}

export const guestFetcher = ({ agent, allowPrivate, apart, signal }: Guest): Fetcher =>
  politeFetcher(
    {
      connections: connections(allowPrivate),
      agent,
      ...(allowPrivate ? { allowPrivate } : {}),
      ...(signal ? { signal } : {}),
    },
    { ...MANNERS, ...(apart === undefined ? {} : { apart }) },
  )
