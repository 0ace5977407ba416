// Fetching as a guest: what robots.txt allows, one request a host at a time and apart, and patience with hosts in trouble.
import { setTimeout as sleep } from 'node:timers/promises'
import robots, { type Robot } from 'robots-parser'
import { type Before, type Fetched, type Fetching, fetchPage } from './fetch.ts'
import { checkedUrl, Unfetchable } from './guard.ts'

export interface Manners {
  /** Between two requests to one host, in milliseconds; a host's own crawl-delay counts where it is longer. */
  readonly apart: number
  readonly tries: number
  /** Waiting before the second try; it doubles with each one. */
  readonly patience: number
}

export const MANNERS: Manners = { apart: 1000, tries: 3, patience: 2000 }
/** No host may make us wait longer than this. */
const LONGEST_WAIT = 120_000

/** The package's types speak of a default export that the module itself is. */
const parseRobots = robots as unknown as (url: string, text: string) => Robot

/** A host, its rules and its queue. */
interface Host {
  allowed: (url: string) => boolean
  apart: number
  /** Ends when the last request to the host may be followed by another. */
  free: Promise<void>
}

export type Fetcher = (address: string, before?: Before) => Promise<Fetched>

export function politeFetcher(how: Fetching, manners: Manners = MANNERS): Fetcher {
  const hosts = new Map<string, Promise<Host>>()
  const wait = (time: number) =>
    sleep(Math.min(time, LONGEST_WAIT), undefined, { ...(how.signal ? { signal: how.signal } : {}) })
  const hostOf = (url: URL): Promise<Host> => {
    const known = hosts.get(url.origin)
    if (known) return known
    const made = newHost(url, how, manners)
    hosts.set(url.origin, made)
    return made
  }
  return async (address, before = {}) => {
    let url: URL
    try {
      url = checkedUrl(address, how.allowPrivate)
    } catch (error) {
      if (error instanceof Unfetchable) return { kind: 'refused', reason: error.message }
      throw error
    }
    const host = await hostOf(url)
    if (!host.allowed(url.href))
      return { kind: 'refused', reason: `${url.host} asks robots to keep away from ${url.pathname}.` }
    for (let attempt = 1; ; attempt++) {
      const fetched = await inTurn(host, () => fetchPage(address, before, how), wait)
      if (fetched.kind !== 'refused' || !fetched.later || attempt >= manners.tries) return fetched
      await wait(Math.max(fetched.after ?? 0, manners.patience * 2 ** (attempt - 1)))
    }
  }
}

async function inTurn<T>(host: Host, work: () => Promise<T>, wait: (time: number) => Promise<void>): Promise<T> {
  const turn = host.free
  let done: () => void = () => {}
  host.free = new Promise((end) => {
    done = end
  })
  await turn
  try {
    return await work()
  } finally {
    wait(host.apart).then(done, done)
  }
}

/** Rules that are not there allow all; rules that cannot be had allow nothing, as RFC 9309 has it. */
async function newHost(url: URL, how: Fetching, { apart }: Manners): Promise<Host> {
  const address = new URL('/robots.txt', url).href
  const limits = { bytes: 500_000, redirects: 5, time: 20_000 }
  const fetched = await fetchPage(address, {}, { ...how, limits })
  if (fetched.kind === 'page') {
    const rules = parseRobots(address, new TextDecoder().decode(fetched.bytes))
    const delay = (rules.getCrawlDelay(how.agent) ?? 0) * 1000
    return {
      allowed: (one) => rules.isAllowed(one, how.agent) !== false,
      apart: Math.max(apart, Math.min(delay, LONGEST_WAIT)),
      free: Promise.resolve(),
    }
  }
  const unreachable = fetched.kind === 'refused' && fetched.later === true
  return { allowed: () => !unreachable, apart, free: Promise.resolve() }
}
