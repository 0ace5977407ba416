// The route that lists claims, page by page, as one state of the record however much is decided meanwhile.
import { z } from 'zod'
import { type Selection, selected } from '../chancery.ts'
import { Refused } from './problem-details.ts'
import { RecordClaimListShape } from './replies.ts'
import type { Route } from './routes.ts'

const word = (doc: string) => z.string().max(500).optional().describe(doc)

/** Where a page ends: how many claims stand before it, in the record as it was known at an instant. */
const CURSOR = /^(\d{1,9})@(\S+)$/

const placeOf = (cursor: string | undefined, known: string | undefined) => {
  if (cursor === undefined) return { before: 0, known: known ?? new Date().toISOString() }
  const [, before, at] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (before === undefined || at === undefined || Number.isNaN(Date.parse(at)))
    throw new Refused(400, 'The cursor is none that this server gave; take the next of a page.', 'cursor')
  return { before: Number(before), known: at }
}

export const claims: Route = {
  path: '/api/claims',
  name: 'claims',
  doc: 'Claims by type, entity and time, in the order of their dates; rejected ones are left out. A list that is gone through by its cursor is one state of the record.',
  needs: 'reader',
  query: z.strictObject({
    types: word('only these claim types, with commas between'),
    entity: word('only claims that name this person, state or organisation'),
    from: word('only claims of this day or later (EDTF)'),
    to: word('only claims of this day or earlier (EDTF)'),
    limit: z.coerce.number().int().min(1).max(500).optional().describe('how many at most (1 to 500)'),
    cursor: word('where to go on: the next of the page before'),
    known: z.string().max(40).optional().describe('as the record knew it then: an ISO instant'),
  }),
  reply: RecordClaimListShape,
  answer: async ({ record, packs }, asked) => {
    const {
      limit = 100,
      cursor,
      known,
      ...selection
    } = asked as Selection & {
      readonly limit?: number
      readonly cursor?: string
      readonly known?: string
    }
    const place = placeOf(cursor, known)
    const query = await selected(selection, () => ({ record, resolver: packs.resolver }))
    const end = place.before + limit
    const found = await record.claims({ ...query, known: place.known, limit: end + 1 })
    return {
      claims: found.slice(place.before, end),
      ...(found.length > end ? { next: Buffer.from(`${end}@${place.known}`).toString('base64url') } : {}),
    }
  },
}
