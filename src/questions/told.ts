// Asks the record for claims and joins them into events, as known when the asker says.
import type { Event } from '../events/event.ts'
import { join } from '../events/join.ts'
import { bounds, type ClaimQuery, type RecordClaim } from '../record/record.ts'
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

/** The day on which a claim was printed, as far as its document says. */
export const printedDay = ({ document }: RecordClaim): number | undefined =>
  (bounds(document.published) ?? bounds(document.dateline))?.from

/** Whether a claim can be part of what was so on a day: begun by then; or still to come, or without a date, and printed by then. */
const toldBy = (one: RecordClaim, day: number): boolean => {
  const begun = bounds(one.claim.when)?.from
  if (begun !== undefined && begun <= day) return true
  const open = begun === undefined || one.claim.mode === 'planned' || one.claim.mode === 'proposed'
  return open && (printedDay(one) ?? Number.NEGATIVE_INFINITY) <= day
}

export const told = async (context: Context, values: Values, query: ClaimQuery): Promise<Told> => {
  const found = await context.record.claims({ limit: MOST, each: EACH, ...query, ...knownOf(values) })
  const claims = values.on.given ? found.filter((one) => toldBy(one, values.on.day)) : found
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
