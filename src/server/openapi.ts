// The description of the API (OpenAPI 3.1), made from the same table and shapes as the running server.
import { z } from 'zod'
import { packageVersion } from '../chancery.ts'
import { BYTES } from './guard.ts'
import { ProblemDetailsShape } from './replies.ts'
import type { Route } from './routes.ts'
import { shapes } from './schemas.ts'

type Json = { [key: string]: unknown }

const AT = (name: string) => `#/components/schemas/${name}`

/** JSON Schema of one shape, without the marks that OpenAPI gives in another place. */
function bare(schema: object): Json {
  const { $schema, $id, ...rest } = schema as Json
  return rest
}

function components(routes: readonly Route[]): Json {
  const { schemas } = z.toJSONSchema(shapes, { uri: AT, io: 'input' })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { ...bare(schema), ...described(routes, name) }]),
  )
}

const described = (routes: readonly Route[], name: string): Json => {
  const meta = metas(routes).find((one) => one.id === name)
  return meta?.description ? { description: meta.description } : {}
}

const metas = (routes: readonly Route[]) =>
  routes.map((route) => shapes.get(route.reply)).filter((meta) => meta !== undefined)

function parametersOf(where: 'path' | 'query', object: z.ZodObject | undefined): Json[] {
  if (!object) return []
  const schema = z.toJSONSchema(object, { io: 'input' }) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || (schema.required ?? []).includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }))
}

const content = (type: string, schema: z.ZodType): Json => ({
  [type]: { schema: { $ref: AT(shapes.get(schema)?.id ?? '') } },
})

function operation(route: Route): Json {
  const problem = (description: string): Json => ({
    description,
    content: content('application/problem+json', ProblemDetailsShape),
  })
  return {
    operationId: route.name,
    summary: route.doc,
    'x-needs': route.needs,
    parameters: [...parametersOf('path', route.params), ...parametersOf('query', route.query)],
    ...(route.bytes === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: `the source as it is, at most ${route.bytes} bytes`,
            content: { [BYTES]: { schema: {} } },
          },
        }),
    ...(route.body ? { requestBody: { required: true, content: content('application/json', route.body) } } : {}),
    responses: {
      200: {
        description: route.streams ? 'the file' : 'the answer',
        content: Object.assign(
          {},
          ...(route.streams ?? ['application/json']).map((type) => content(type.split(';')[0]!, route.reply)),
        ),
      },
      ...(route.tagged ? { 304: { description: 'unchanged since the ETag that was sent' } } : {}),
      400: problem('the request cannot be understood'),
      ...(route.bytes === undefined
        ? {}
        : { 413: problem('larger than is taken here'), 422: problem('there is nothing to read in it') }),
      ...(route.needs === 'anyone' ? {} : { 401: problem('nobody is signed in, where people sign in') }),
      403: problem('not asked by the name of this machine, sent from another site, or not for this role'),
      ...(route.params ? { 404: problem('there is no such thing') } : {}),
      429: problem('too many requests in a short time; Retry-After says when to ask again'),
      503: problem('the record cannot be used now'),
    },
  }
}

function paths(routes: readonly Route[]): Json {
  const all: { [path: string]: Json } = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    all[path] = { ...all[path], [(route.method ?? 'GET').toLowerCase()]: operation(route) }
  }
  return all
}

export function openapi(routes: readonly Route[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version: packageVersion(),
      description:
        'The record of what official accounts say, every line with the sentence that proves it. Nothing but decisions and texts can be sent; served to this machine alone.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths: paths(routes),
    components: { schemas: components(routes) },
  }
}
