// A small server with the same paths as the real one, over invented readings, behind the same content security policy.
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import type { DocumentList, DocumentPage, DocumentRow, Overview } from '../../src/model/api.ts'
import type { Reading } from '../../src/model/reading.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const READ_AT = '2026-11-24T09:00:00Z'

const rowOf = ({ article, claims, problems, coverage }: Reading): DocumentRow => ({
  id: article.id,
  language: article.language,
  source: article.source.path,
  claims: claims.length,
  problems: problems.length,
  coverage,
  readAt: READ_AT,
  ...(article.title && { title: article.title }),
  ...(article.publisher && { publisher: article.publisher.label ?? article.publisher.name }),
  ...(article.published && { published: article.published }),
  ...(article.dateline?.date && { dateline: article.dateline.date }),
})

const pageOf = ({ article, claims, problems, coverage, versions }: Reading): DocumentPage => ({
  article,
  claims,
  problems,
  coverage,
  versions,
  readAt: READ_AT,
})

const overviewOf = (readings: readonly Reading[]): Overview => {
  const byType: Record<string, number> = {}
  for (const claim of readings.flatMap((reading) => reading.claims)) byType[claim.type] = (byType[claim.type] ?? 0) + 1
  const sum = (of: (reading: Reading) => number) => readings.reduce((total, reading) => total + of(reading), 0)
  return {
    documents: readings.length,
    claims: sum((r) => r.claims.length),
    problems: sum((r) => r.problems.length),
    byType,
    byLanguage: { 'zh-Hans': readings.length },
    publishers: [{ name: 'Jinghua Daily', documents: readings.length }],
    coverage: {
      sentences: sum((r) => r.coverage.sentences),
      read: sum((r) => r.coverage.read),
      unread: sum((r) => r.coverage.unread),
    },
  }
}

export const serveFixture = async (readings: readonly Reading[], page: string, port = 0) => {
  const app = fastify()
  app.addHook('onRequest', async (_, reply) => void reply.header('content-security-policy', POLICY))
  await app.register(fastifyStatic, { root: page, index: 'index.html' })
  app.get('/api/overview', async () => overviewOf(readings))
  app.get(
    '/api/documents',
    async (): Promise<DocumentList> => ({ documents: readings.map(rowOf), total: readings.length }),
  )
  app.get<{ Params: { id: string } }>('/api/documents/:id', async (request, reply) => {
    const found = readings.find((reading) => reading.article.id === request.params.id)
    return found
      ? pageOf(found)
      : reply.code(404).send({ status: 404, detail: `There is no document ${request.params.id} in this record.` })
  })
  app.get('/api/questions', async () => [])
  app.get('/api/entities', async () => [])
  app.setNotFoundHandler((_, reply) => reply.sendFile('index.html'))
  await app.listen({ port, host: '127.0.0.1' })
  const address = app.server.address()
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    close: () => app.close(),
  }
}

export const BUILT = join(import.meta.dirname, '../../dist/web')
