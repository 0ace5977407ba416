// Holds back who asks without end: a program in a loop shall not take the server from everybody else.
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { Refused } from './problem-details.ts'

export interface Limit {
  /** Requests of one address within the window. */
  readonly most: number
  /** Milliseconds. */
  readonly within: number
}

/** Far above what people and their pages ask, far below what a loop does. */
export const LIMIT: Limit = { most: 3000, within: 10_000 }

/** Counts for every route that is declared after it. */
export const limit = async (app: FastifyInstance, { most, within }: Limit): Promise<void> => {
  await app.register(rateLimit, {
    max: most,
    timeWindow: within,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { after }) =>
      new Refused(429, `More than ${most} requests came within ${within / 1000} seconds; ask again in ${after}.`),
  })
}
