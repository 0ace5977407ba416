// Where may be fetched from: public addresses alone, also after redirects and when a name changes what it points to.
import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, type Dispatcher } from 'undici'

/** Whether an IP address is one of the public internet: not loopback, private, link-local, reserved or multicast. */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

/** An address that is not fetched, and why, in one sentence. */
export class Unfetchable extends Error {
  readonly code = 'UNFETCHABLE'
}

const refusal = (host: string): Unfetchable =>
  new Unfetchable(`${host} is an address inside this machine or its network; pages are fetched from public addresses.`)

/** Names are resolved once and checked where the connection is made: what was checked is what is connected to. */
const publicLookup: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0)
    const addresses = found.filter(({ address }) => isPublic(address))
    const [first] = addresses
    if (!first || addresses.length < found.length) return done(refusal(host), '', 0)
    if (options.all) return done(null, addresses)
    done(null, first.address, first.family)
  })
}

const TIMES = { headersTimeout: 20_000, bodyTimeout: 20_000, connectTimeout: 10_000 }

/** Connections to public addresses, or to all where private ones are allowed. */
export const connections = (allowPrivate = false): Dispatcher =>
  new Agent({ ...TIMES, ...(allowPrivate ? {} : { connect: { lookup: publicLookup } }) })

/** The address as a URL, or a throw with one sentence. An IP address in it is checked here, as no name is looked up. */
export function checkedUrl(address: string, allowPrivate = false): URL {
  if (!URL.canParse(address)) throw new Unfetchable(`${address} is no address of a page.`)
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Unfetchable(`${address} is no http or https address.`)
  if (url.username || url.password)
    throw new Unfetchable(`${url.host} is given with a name or password; leave them out.`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) && !isPublic(host)) throw refusal(url.hostname)
  return url
}
