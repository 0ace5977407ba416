// Asks the record for claims and joins them into events, as known when the asker says.
import type { Event } from '../events/event.ts'
import { join } from '../events/join.ts'
import type { ClaimQuery, RecordClaim } from '../record/record.ts'
import type { Values } from './declare.ts'
import type { Context } from './question.ts'

/** Claims looked at for one answer at most; `more` says when there were others. */
export const MOST = 2000

/** Reports that say the same, quoted at most. */
export const EACH = 20

export interface Told {
  readonly claims: readonly RecordClaim[]
  readonly events: readonly Event[]
  /** A note where not everything was looked at. */
  readonly notes: readonly string[]
}

export const knownOf = (values: Values): { readonly known?: string } =>
  values.known === undefined ? {} : { known: values.known }

export const told = async (context: Context, values: Values, query: ClaimQuery): Promise<Told> => {
  const claims = await context.record.claims({ limit: MOST, each: EACH, ...query, ...knownOf(values) })
  const decisions = await context.record.decisions({ kinds: ['join', 'split'], ...knownOf(values) })
  const { events } = join(claims, context.world, decisions)
  return {
    claims,
    events,
    notes: [
      ...(claims.length === (query.limit ?? MOST)
        ? [`Only the first ${claims.length} claims were looked at; narrow the question.`]
        : []),
      ...(events.some((event) => event.claims.length >= EACH)
        ? [`Of more than ${EACH} reports that say the same, ${EACH} are quoted.`]
        : []),
    ],
  }
}

/** The condition of a period, from the parameters `from` and `to`. */
export const periodOf = (values: Values): { readonly from?: string; readonly to?: string } => {
  const [from, to] = [values.date('from')?.edtf, values.date('to')?.edtf]
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
