// Keeps the server to its own machine: answers only to its own names, lets no other site in, changes nothing but where
// decisions and texts are sent, and tells the browser what the page may load.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problemDetails, sendProblem } from './problem-details.ts'

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

export const BYTES = 'application/octet-stream'

/** The paths where something can be sent, and as what. A page of another site can send neither without asking first. */
const SENDING: ReadonlyMap<string, RegExp> = new Map([
  ['/api/decisions', /^application\/json\b/i],
  ['/api/documents', /^application\/octet-stream\b/i],
  ['/api/pages', /^application\/json\b/i],
])

/** From the page itself or from a program on this machine, and as what the path takes. */
const own = (request: FastifyRequest, kind: RegExp): boolean => {
  const { origin, host, 'content-type': type } = request.headers
  return (origin === undefined || origin === `http://${host}`) && kind.test(type ?? '')
}

export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    const host = request.headers.host ?? ''
    // A site elsewhere can let its own name lead to 127.0.0.1 (DNS rebinding); its name gives it away.
    if (!OWN_NAMES.has(nameOf(host)))
      return sendProblem(reply, problemDetails(403, 'This server answers only to 127.0.0.1 and localhost.'))
    const kind = SENDING.get(request.url.split('?')[0] ?? '')
    const sending = request.method === 'POST' && kind !== undefined
    if (sending && !own(request, kind))
      return sendProblem(
        reply,
        problemDetails(
          403,
          `Decisions and addresses are taken as JSON, texts as ${BYTES}, and none of them from another site.`,
        ),
      )
    if (!sending && request.method !== 'GET' && request.method !== 'HEAD') {
      reply.header('allow', kind ? 'GET, HEAD, POST' : 'GET, HEAD')
      return sendProblem(reply, problemDetails(405, `Nothing can be changed here; ${request.method} is not answered.`))
    }
  })
}
