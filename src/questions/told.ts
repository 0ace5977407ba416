// Asks the record for claims and joins them into events, as known when the asker says.
import type { Event } from '../events/event.ts'
import { join } from '../events/join.ts'
import type { ClaimQuery, RecordClaim } from '../record/record.ts'
import type { Values } from './declare.ts'
import type { Context } from './question.ts'

/** Claims looked at for one answer at most; `more` says when there were others. */
export const MOST = 3000

export interface Told {
  readonly claims: readonly RecordClaim[]
  readonly events: readonly Event[]
  /** A note where not everything was looked at. */
  readonly notes: readonly string[]
}

export const knownOf = (values: Values): { readonly known?: string } =>
  values.known === undefined ? {} : { known: values.known }

export const told = async (context: Context, values: Values, query: ClaimQuery): Promise<Told> => {
  const claims = await context.record.claims({ limit: MOST, ...query, ...knownOf(values) })
  const decisions = await context.record.decisions(knownOf(values))
  return {
    claims,
    events: join(claims, context.world, decisions).events,
    notes: claims.length === MOST ? [`Only the first ${MOST} claims were looked at; narrow the question.`] : [],
  }
}

/** The condition of a period, from the parameters `from` and `to`. */
export const periodOf = (values: Values): { readonly from?: string; readonly to?: string } => {
  const [from, to] = [values.date('from')?.edtf, values.date('to')?.edtf]
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
