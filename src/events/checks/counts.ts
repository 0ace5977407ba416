// counts: a number of meetings or visits that a text states, against the number on record.
import type { Quantity } from '../../model/value.ts'
import { bounds, dayText } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { keysOf, quantityOf, quantityText, textOf } from '../roles.ts'
import { type Check, type Finding, printedOn } from './check.ts'

const MEETINGS: ReadonlySet<string> = new Set(['meeting', 'time', 'talk'])
/** No two people are told to have met more often than this; a larger bare number counts something else. */
const OFTEN = 99

/** Whether a number can be one of meetings: by its unit, or bare and told of people. */
export const countsMeetings = (quantity: Quantity, subject: readonly string[]): boolean =>
  quantity.unit === undefined
    ? (quantity.number ?? 0) <= OFTEN && subject.every((key) => key.startsWith('person:'))
    : MEETINGS.has(quantity.unit)

/** Dated past meetings by each of their participants. */
const meetingsOf = (events: readonly Event[]): ReadonlyMap<string, readonly Event[]> => {
  const found = new Map<string, Event[]>()
  for (const event of events) {
    if (event.type !== 'meeting' || event.mode !== 'happened' || !event.period) continue
    // A call is no meeting.
    if (event.claims.some(({ claim }) => textOf(claim, 'format') === 'call')) continue
    for (const key of new Set(event.claims.flatMap(({ claim }) => keysOf(claim, 'participants')))) {
      const held = found.get(key)
      if (held) held.push(event)
      else found.set(key, [event])
    }
  }
  return found
}

/** Meetings of all of these, up to a day and from another on. */
const counted = (
  meetings: ReadonlyMap<string, readonly Event[]>,
  subject: readonly string[],
  from: number | undefined,
  to: number,
): readonly Event[] => {
  const [first = '', ...rest] = subject
  return (meetings.get(first) ?? []).filter(
    (event) =>
      event.period &&
      event.period.from <= to &&
      (from === undefined || event.period.to >= from) &&
      rest.every((key) => meetings.get(key)?.includes(event)),
  )
}

export const counts: Check = {
  name: 'counts',
  doc: 'A number of meetings that a text states, against the number on record, and which these are.',
  limits: 'Fewer on record than stated is no contradiction: the record holds only what was read into it.',
  types: ['tally', 'meeting'],
  run: (input) => {
    const meetings = meetingsOf(input.events)
    return input.events.flatMap((event): Finding[] => {
      const [one] = event.claims
      if (event.type !== 'tally' || !one) return []
      const [quantity, subject] = [quantityOf(one.claim, 'quantity'), keysOf(one.claim, 'subject')]
      if (
        quantity?.number === undefined ||
        quantity.bound !== 'exact' ||
        !countsMeetings(quantity, subject) ||
        subject.length < 2
      )
        return []
      const until = bounds(printedOn(one))?.to ?? input.on
      const since = bounds(textOf(one.claim, 'since') ?? one.claim.when)?.from
      const met = counted(meetings, subject, since, until)
      if (met.length === quantity.number) return []
      const known = met.map(({ when }) => when ?? 'no date')
      return [
        {
          text: `A text states ${quantityText(quantity)}; ${met.length} are on record up to then${known.length > 0 ? ` (${known.join(', ')})` : ''}.`,
          sides: [
            { name: 'stated', claims: event.claims },
            ...(met.length > 0 ? [{ name: 'on record', claims: met.flatMap(({ claims }) => claims) }] : []),
          ],
          ...(met.length < quantity.number ? { open: true as const } : {}),
          counted: { ...(since === undefined ? {} : { from: dayText(since) }), to: dayText(until) },
        },
      ]
    })
  },
}
