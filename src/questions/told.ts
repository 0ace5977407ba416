// Asks the record for claims and joins them into events, as known when the asker says.
import type { Event } from '../events/event.ts'
import { join } from '../events/join.ts'
import { bounds, type ClaimQuery, dayText, type RecordClaim, type RecordReader } from '../record/record.ts'
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

/** The claims alone, for what is counted and not joined. `each: 0` takes all reports of the same. */
export const toldClaims = async (
  context: Context,
  values: Values,
  { each = EACH, ...query }: ClaimQuery,
): Promise<Pick<Told, 'claims' | 'notes'>> => {
  const all = { limit: MOST, ...(each > 0 ? { each } : {}), ...query, ...knownOf(values) }
  const found = await context.record.claims(all)
  const claims = values.on.given ? found.filter((one) => toldBy(one, values.on.day)) : found
  const notes =
    found.length === all.limit ? [`Only the first ${found.length} claims were looked at; narrow the question.`] : []
  return { claims, notes }
}

export const told = async (context: Context, values: Values, query: ClaimQuery): Promise<Told> => {
  const { claims, notes } = await toldClaims(context, values, query)
  const decisions = await context.record.decisions({ kinds: ['join', 'split'], ...knownOf(values) })
  const { events } = join(claims, context.world, decisions)
  return {
    claims,
    events,
    notes: [
      ...notes,
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

/** Days around the asked one in which sessions are looked for, wider as long as few are found. */
const AROUND = [60, 400, 2000]
/** So many tell enough of an organisation that meets so often. */
const ENOUGH = 150

export const gatheringsAround = async (
  record: RecordReader,
  query: ClaimQuery,
  day: number,
): Promise<readonly RecordClaim[]> => {
  const types = ['gathering'] as const
  for (const days of AROUND) {
    const window = { from: dayText(day - days), to: dayText(day + days) }
    const found = await record.claims({ ...query, types, ...window, undated: true, limit: 4 * ENOUGH })
    if (found.length >= ENOUGH) return found
  }
  return record.claims({ ...query, types })
}
