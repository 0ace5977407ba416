// Errors as the API sends them: problem details (RFC 9457) with one clear sentence, and never a trace.
import type { FastifyReply } from 'fastify'
import { QuestionError, RecordError } from '../chancery.ts'
import { TeamError } from '../team/error.ts'

export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly parameter?: string
}

/** A refusal that a route decides on itself. */
export class Refused extends Error {
  readonly status: number
  readonly parameter: string | undefined

  constructor(status: number, detail: string, parameter?: string) {
    super(detail)
    this.name = 'Refused'
    this.status = status
    this.parameter = parameter
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not this method',
  409: 'It cannot stand beside what is there',
  413: 'Too large',
  414: 'Address too long',
  422: 'It cannot be taken',
  429: 'Too often',
  500: 'A fault in Chancery',
  503: 'The record cannot be used',
}

export const problemDetails = (status: number, detail: string, parameter?: string): ProblemDetails => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'The request was refused',
  status,
  detail,
  ...(parameter === undefined ? {} : { parameter }),
})

/** What any error means to the asker. */
export function detailsOf(error: unknown): ProblemDetails {
  if (error instanceof Refused) return problemDetails(error.status, error.message, error.parameter)
  if (error instanceof TeamError) return problemDetails(error.status, error.message)
  if (error instanceof QuestionError) return problemDetails(400, error.message, error.parameter)
  if (error instanceof RecordError)
    return error.code === 'invalid' ? problemDetails(400, error.message) : problemDetails(503, error.message)
  if ((error as { code?: string } | undefined)?.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return problemDetails(413, 'What was sent is larger than is taken here; larger sources go in by “chancery read”.')
  const status = (error as { statusCode?: number } | undefined)?.statusCode ?? 500
  if (status >= 400 && status < 500)
    return problemDetails(status, 'The address or a header of this request cannot be read.')
  return problemDetails(
    500,
    'Something in Chancery failed while this was answered; the terminal that runs it says what.',
  )
}

export const sendProblem = (reply: FastifyReply, details: ProblemDetails): FastifyReply =>
  reply.code(details.status).type('application/problem+json').send(JSON.stringify(details))
