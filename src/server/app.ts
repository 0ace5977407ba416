// The server: the routes of the table behind its guard, their description, and the built page beside them.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { House } from '../chancery.ts'
import type { Sent } from './exporting.ts'
import type { Admitted, Call, Gate } from './gate.ts'
import { BYTES, guard } from './guard.ts'
import { LIMIT, type Limit, limit } from './limiting.ts'
import { openapi } from './openapi.ts'
import { detailsOf, problemDetails, Refused, sendProblem } from './problem-details.ts'
import { type Asked, ROUTES, type Route } from './routes.ts'

export interface AppOptions extends House {
  /** The folder of the built page; without it only the API is served. */
  readonly page?: string
  /** Told of every fault of the program itself. */
  readonly onFault?: (error: unknown) => void
  /** Where people sign in: who may do what. Without it the server is for one person on one machine. */
  readonly gate?: Gate
  /** The addresses of proxies that may say whom they speak for. */
  readonly proxies?: readonly string[]
  /** How many requests one address may make. */
  readonly limit?: Limit
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: options.proxies ? [...options.proxies] : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    // A path that cannot be decoded, or a header that is no header.
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply as FastifyReply, detailsOf(error))
    },
  })
  const { gate } = options
  const routes = [...ROUTES, ...(gate?.routes ?? [])]
  guard(app, { routes, ...(gate ? { base: gate.base } : {}) })
  app.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, _request, reply) => {
    const details = detailsOf(error)
    if (details.status >= 500) options.onFault?.(error)
    return sendProblem(reply, details)
  })
  await limit(app, options.limit ?? LIMIT)
  for (const route of routes) addRoute(app, route, options)
  if (gate) app.addHook('onClose', () => gate.close())
  const description = JSON.stringify(openapi(routes))
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(description))
  await servePage(app, options.page)
  return app
}

/** A route of a project stands under the path of each project as well. */
function addRoute(app: FastifyInstance, route: Route, options: AppOptions): void {
  const { gate } = options
  const admitted = new WeakMap<FastifyRequest, Admitted>()
  for (const prefix of gate && !route.wide ? ['', '/p/:project'] : [''])
    app.route({
      method: route.method ?? 'GET',
      url: `${prefix}${route.path}`,
      ...(route.bytes === undefined ? {} : { bodyLimit: route.bytes }),
      // Before anything of the body is taken.
      ...(gate
        ? { onRequest: async (request: FastifyRequest) => void admitted.set(request, await gate.admit(request, route)) }
        : {}),
      handler: async (request, reply) => {
        const { house, call } = admitted.get(request) ?? { house: options }
        const answer = await answerOf(route, house, request, call)
        if (call) {
          // What is answered to a person stays in no browser after they have left.
          reply.header('cache-control', 'no-store')
          gate?.done(route, call, answer)
          if (call.back.cookies.length > 0) reply.header('set-cookie', [...call.back.cookies])
          if (call.back.location !== undefined) return reply.redirect(call.back.location, 303)
        }
        return respond(route, answer, request, reply)
      },
    })
}

/** Checks what was asked, and answers it. */
function answerOf(route: Route, house: House, request: FastifyRequest, call: Call | undefined): Promise<unknown> {
  const { project: _, ...params } = (request.params ?? {}) as { project?: string }
  const asked: Asked = { ...check(route.query, request.query, 'query'), ...check(route.params, params, 'path') }
  const body = route.bytes === undefined ? sent(route.body, request.body) : request.body
  return route.answer(house, asked, body, call)
}

/** Sends an answer, with a tag where the route has one. */
function respond(route: Route, answer: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (route.streams) return sendFile(answer as Sent, reply)
  const body = JSON.stringify(answer)
  reply.type('application/json; charset=utf-8')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
  if (!route.tagged) return reply.send(body)
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  reply.header('etag', tag)
  return has(request.headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(body)
}

/** Sends a file as it is made: what is slow to take it slows the making, and who goes away ends it. */
function sendFile({ mediaType, fileName, body }: Sent, reply: FastifyReply): FastifyReply {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache')
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(Readable.from(body, { objectMode: false }))
}

const has = (sent: string | undefined, tag: string): boolean =>
  (sent ?? '').split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))

function check(schema: z.ZodObject | undefined, given: unknown, where: string): Asked {
  if (!schema) {
    const [name] = Object.keys((given as object | undefined) ?? {})
    if (name !== undefined) throw new Refused(400, `This path takes no parameter "${name}".`, name)
    return {}
  }
  const checked = schema.safeParse(given)
  if (checked.success) return checked.data as Asked
  const [issue] = checked.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw new Refused(400, `This path takes no parameter "${issue.keys[0]}".`, issue.keys[0])
  const name = String(issue?.path[0] ?? where)
  throw new Refused(400, `The parameter "${name}" does not fit: ${issue?.message ?? 'unknown reason'}.`, name)
}

/** The body of a request, checked. */
function sent(schema: z.ZodObject | undefined, given: unknown): unknown {
  if (!schema) return undefined
  const checked = schema.safeParse(given)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const name = issue?.path.join('.') || 'the body'
  throw new Refused(400, `What was sent does not fit at ${name}: ${issue?.message ?? 'unknown reason'}.`, name)
}

const NOT_BUILT =
  'The page is not built here. Run `npm run build` in the folder of Chancery and start it again. The API is at /api/openapi.json.\n'

/** Files of the page; every other path is a place within it, as its state lives in its address. */
async function servePage(app: FastifyInstance, page: string | undefined): Promise<void> {
  const built = page !== undefined && existsSync(join(page, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root: page,
      index: 'index.html',
      // Vite names its files by their content, so they can be kept; the page itself is asked for anew.
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    if (/^(\/p\/[^/]+)?\/api(\/|$)/.test(path))
      return sendProblem(reply, problemDetails(404, `There is no path ${path} here.`))
    // A missing file is no place within the page.
    if (/\.\w+$/.test(path)) return sendProblem(reply, problemDetails(404, `There is no file ${path} here.`))
    if (built) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  })
}
