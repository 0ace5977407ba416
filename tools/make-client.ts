// The types of the HTTP client, made from the description of the API: what each path takes and gives. Where the
// description speaks of a noun of the model, the noun itself stands, as the compiler holds the two together.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLAIM_TYPES, MODES } from '../src/model/claim.ts'
import { ROLE_NAMES } from '../src/model/claims/roles.ts'
import { openapi } from '../src/server/openapi.ts'
import { ROUTES } from '../src/server/routes.ts'
import { ROOT } from './examples.ts'

type Schema = { readonly [key: string]: unknown }
interface Operation {
  readonly operationId: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: Schema } } }
  readonly responses: {
    readonly 200: { readonly content: { readonly [type: string]: { readonly schema: Schema } } }
  }
}
interface Description {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly schemas: { readonly [name: string]: Schema } }
}

export const CLIENT_TYPES = 'src/model/paths.ts'

/** The nouns of the model, each with its file. */
const nouns = (): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(ROOT, 'src', 'model'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !CLIENT_TYPES.endsWith(`/${name}`))
      .flatMap((name) =>
        [...readFileSync(join(ROOT, 'src', 'model', name), 'utf8').matchAll(/^export (?:interface|type) (\w+)/gm)].map(
          (match) => [match[1] ?? '', name] as const,
        ),
      ),
  )

const key = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name))
const oneOf = (types: readonly string[]): string => [...new Set(types)].join(' | ')

/** The fixed lists that have a name in the model. */
const LISTS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['ClaimType', CLAIM_TYPES],
  ['Mode', MODES],
  ['RoleName', ROLE_NAMES],
]

const listed = (values: readonly unknown[]): string =>
  LISTS.find(([, list]) => list.length === values.length && list.every((one, i) => one === values[i]))?.[0] ??
  oneOf(values.map((value) => JSON.stringify(value)))

/** A JSON Schema, as far as Zod writes them, as a type. */
function typeOf(schema: Schema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? 'unknown'
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return listed(schema.enum)
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined
  if (choices) return oneOf(choices.map(typeOf))
  if (schema.type === 'array') {
    const fixed = schema.prefixItems as readonly Schema[] | undefined
    return fixed ? `readonly [${fixed.map(typeOf).join(', ')}]` : `readonly (${typeOf(schema.items as Schema)})[]`
  }
  if (schema.type === 'object') return objectOf(schema)
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'string' || schema.type === 'boolean' || schema.type === 'null') return schema.type
  return 'unknown'
}

function objectOf(schema: Schema): string {
  const fields = Object.entries((schema.properties ?? {}) as { readonly [name: string]: Schema })
  const needed = new Set((schema.required ?? []) as readonly string[])
  if (fields.length > 0)
    return `{ ${fields.map(([name, one]) => `readonly ${key(name)}${needed.has(name) ? '' : '?'}: ${typeOf(one)}`).join('; ')} }`
  if (typeof schema.additionalProperties !== 'object') return '{}'
  const names = schema.propertyNames as Schema | undefined
  const values = typeOf(schema.additionalProperties as Schema)
  return names?.enum ? `{ readonly [name in ${typeOf(names)}]?: ${values} }` : `{ readonly [name: string]: ${values} }`
}

/** An absent parameter may be given as undefined: it is then not sent. */
function parametersOf({ parameters }: Operation, where: 'path' | 'query'): string {
  const own = parameters.filter((one) => one.in === where)
  if (own.length === 0) return `${where}?: never`
  const fields = own.map(({ name, required, schema }) => {
    const type = typeOf(schema)
    return `readonly ${key(name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}`
  })
  return `${where}${own.some(({ required }) => required) ? '' : '?'}: { ${fields.join('; ')} }`
}

type Content = { readonly [type: string]: { readonly schema: Schema } }

const contentOf = (content: Content): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `${key(type)}: ${Object.keys(schema).length === 0 ? 'ArrayBuffer' : typeOf(schema)}`)
    .join('; ')

function operationOf(operation: Operation): string {
  const lines = [
    `parameters: { ${parametersOf(operation, 'path')}; ${parametersOf(operation, 'query')} }`,
    ...(operation.requestBody ? [`requestBody: { content: { ${contentOf(operation.requestBody.content)} } }`] : []),
    `responses: Replies<{ ${contentOf(operation.responses[200].content)} }>`,
  ]
  return `{ ${lines.join('; ')} }`
}

const REPLIES = `interface Replies<Content> {
  200: { content: Content }
  default: { content: { 'application/problem+json': ProblemDetails } }
}`

/** The text of the file of types, in the style of the house. */
export function clientTypes(): string {
  const { paths, components } = openapi(ROUTES) as unknown as Description
  const known = nouns()
  const own = Object.entries(components.schemas).filter(([name]) => !known.has(name))
  const text = [
    ...own.map(([name, schema]) => `export type ${name} = ${typeOf(schema)}`),
    REPLIES,
    `export interface Paths {
${Object.entries(paths)
  .map(
    ([path, methods]) =>
      `${key(path)}: { ${Object.entries(methods)
        .map(([method, operation]) => `${method}: ${operationOf(operation)}`)
        .join('; ')} }`,
  )
  .join('\n')}
}`,
  ].join('\n\n')
  const used = [...Object.keys(components.schemas), ...LISTS.map(([name]) => name)].filter(
    (name) => known.has(name) && new RegExp(`\\b${name}\\b`).test(text),
  )
  const imports = [...Map.groupBy(used, (name) => known.get(name) ?? '')]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, names]) => `import type { ${names.sort().join(', ')} } from './${file}'`)
  const head =
    '// What each path of the API takes and gives: made from its description by tools/make-client.ts (`npm run docs`).'
  return formatted(`${head}\n${imports.join('\n')}\n\n${text}\n`)
}

function formatted(text: string): string {
  const biome = join(ROOT, 'node_modules', '.bin', 'biome')
  const { status, stdout, stderr } = spawnSync(biome, ['format', `--stdin-file-path=${CLIENT_TYPES}`], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the types of the client are no TypeScript: ${stderr}`)
  return stdout
}
