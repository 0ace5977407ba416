// Keeps the server to its own machine: answers only to its own names, lets no other site in, changes nothing but where
// decisions and texts are sent, and tells the browser what the page may load.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problemDetails, sendProblem } from './problem-details.ts'
import type { Route } from './routes.ts'

/** Everything comes from the server itself; no script, style or frame from within a page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** The name before the port; "[::1]:8080" gives "[::1]". */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')

/** The way back from a provider of sign-in, which is another site. */
const CALLBACK = '/api/sign-in/callback/'

/** Two years, as browsers that keep lists of such servers ask. */
const TRANSPORT = 'max-age=63072000; includeSubDomains'

export const BYTES = 'application/octet-stream'

/** What a guard must know of a server: the name by which it answers, and where something can be sent. */
export interface Guarded {
  readonly routes: readonly Route[]
  /** The address at which people open the page of a team; without it only this machine is answered. */
  readonly base?: URL
}

/** The patterns of paths where something can be sent, and as what. A page of another site can send neither without asking first. */
const sendingOf = (routes: readonly Route[]): readonly { readonly path: RegExp; readonly kind: RegExp }[] =>
  routes
    .filter(({ method }) => method === 'POST')
    .map(({ path, bytes }) => ({
      path: new RegExp(`^(?:/p/[^/]+)?${path.replace(/:\w+/g, '[^/]+')}$`),
      kind: bytes === undefined ? /^application\/json\b/i : /^application\/octet-stream\b/i,
    }))

/** Where a page of this server comes from. */
const ownOrigin = (request: FastifyRequest, base: URL | undefined): string =>
  base?.origin ?? `http://${request.headers.host}`

/**
 * From the page itself or from a program, never from another site: a browser says where a page that sends comes from.
 * Who comes with a cookie must say it.
 */
function own(request: FastifyRequest, base: URL | undefined): boolean {
  const { origin, cookie, authorization, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined) return origin === ownOrigin(request, base)
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return base === undefined || cookie === undefined || authorization !== undefined || reads(request)
}

const reads = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

/** Whether the request was meant for this server, or a sentence why not. */
function misdirected(request: FastifyRequest, base: URL | undefined): string | undefined {
  if (!base) {
    // A site elsewhere can let its own name lead to 127.0.0.1 (DNS rebinding); its name gives it away.
    if (OWN_NAMES.has(nameOf(request.headers.host ?? ''))) return undefined
    return 'This server answers only to 127.0.0.1 and localhost.'
  }
  if (request.host.toLowerCase() !== base.host) return `This server answers only to ${base.host}.`
  if (`${request.protocol}:` !== base.protocol)
    return `This server is reached by ${base.protocol}// alone; the proxy before it says so in X-Forwarded-Proto.`
  return undefined
}

export function guard(app: FastifyInstance, { routes, base }: Guarded): void {
  const sending = sendingOf(routes)
  const headers = base?.protocol === 'https:' ? { ...HEADERS, 'strict-transport-security': TRANSPORT } : HEADERS
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    const refuse = (status: number, sentence: string) => sendProblem(reply, problemDetails(status, sentence))
    const wrong = misdirected(request, base)
    if (wrong !== undefined) return refuse(403, wrong)
    const path = request.url.split('?')[0] ?? ''
    if (reads(request)) {
      const api = path.includes('/api/') && !path.startsWith(CALLBACK)
      if (base && api && !own(request, base)) return refuse(403, 'Nothing is answered to another site.')
      return
    }
    const kind = request.method === 'POST' ? sending.find((one) => one.path.test(path))?.kind : undefined
    if (!kind) {
      reply.header('allow', sending.some((one) => one.path.test(path)) ? 'GET, HEAD, POST' : 'GET, HEAD')
      return refuse(405, `Nothing can be changed here; ${request.method} is not answered.`)
    }
    if (!own(request, base) || !kind.test(request.headers['content-type'] ?? ''))
      return refuse(
        403,
        `Decisions and addresses are taken as JSON, texts as ${BYTES}, and none of them from another site.`,
      )
  })
}
