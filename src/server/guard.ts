// Keeps the server to its own machine: answers only to its own names, lets no other site in, changes nothing but by decisions, and tells the browser
// what the page may load.
import type { FastifyInstance } from 'fastify'
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

/** The one path where something can be changed. */
const DECIDING = new Set(['/api/decisions'])

/** A page of another site can send a form, but neither JSON without asking first nor our own origin. */
const own = (origin: string | undefined, host: string, type: string | undefined): boolean =>
  (origin === undefined || origin === `http://${host}`) && /^application\/json\b/i.test(type ?? '')

export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    const host = request.headers.host ?? ''
    // A site elsewhere can let its own name lead to 127.0.0.1 (DNS rebinding); its name gives it away.
    if (!OWN_NAMES.has(nameOf(host)))
      return sendProblem(reply, problemDetails(403, 'This server answers only to 127.0.0.1 and localhost.'))
    const deciding = request.method === 'POST' && DECIDING.has(request.url.split('?')[0] ?? '')
    if (deciding && !own(request.headers.origin, host, request.headers['content-type']))
      return sendProblem(reply, problemDetails(403, 'Decisions are taken as JSON, and from no other site.'))
    if (!deciding && request.method !== 'GET' && request.method !== 'HEAD') {
      reply.header('allow', DECIDING.has(request.url.split('?')[0] ?? '') ? 'GET, HEAD, POST' : 'GET, HEAD')
      return sendProblem(reply, problemDetails(405, `Nothing can be changed here; ${request.method} is not answered.`))
    }
  })
}
