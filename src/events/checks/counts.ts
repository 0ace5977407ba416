// counts: a number of meetings or visits that a text states, against the number on record.
import { bounds } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { keysOf, quantityOf, quantityText, textOf } from '../roles.ts'
import { type Check, type CheckInput, type Finding, printedOn } from './check.ts'

const MEETINGS: ReadonlySet<string> = new Set(['meeting', 'time', 'talk'])

/** Meetings with all of these, dated and past, up to a day and from another on. */
const countedMeetings = (
  { events }: CheckInput,
  subject: readonly string[],
  from: number | undefined,
  to: number,
): readonly Event[] =>
  events.filter(
    (event) =>
      event.type === 'meeting' &&
      event.mode === 'happened' &&
      event.period !== undefined &&
      event.period.from <= to &&
      (from === undefined || event.period.to >= from) &&
      event.claims.some(({ claim }) => {
        const present = keysOf(claim, 'participants')
        return subject.every((key) => present.includes(key))
      }),
  )

export const counts: Check = {
  name: 'counts',
  doc: 'A number of meetings that a text states is smaller than the number on record.',
  limits: 'Fewer on record than stated is no contradiction: the record holds only what was read into it.',
  types: ['tally', 'meeting'],
  run: (input) =>
    input.events.flatMap((event): Finding[] => {
      const [one] = event.claims
      if (event.type !== 'tally' || !one) return []
      const [quantity, subject] = [quantityOf(one.claim, 'quantity'), keysOf(one.claim, 'subject')]
      if (
        quantity?.number === undefined ||
        quantity.bound !== 'exact' ||
        !MEETINGS.has(quantity.unit ?? 'meeting') ||
        subject.length < 2
      )
        return []
      const until = bounds(printedOn(one))?.to ?? input.on
      const counted = countedMeetings(input, subject, bounds(textOf(one.claim, 'since'))?.from, until)
      if (counted.length <= quantity.number) return []
      return [
        {
          text: `A text states ${quantityText(quantity)}; ${counted.length} are on record up to then.`,
          sides: [
            { name: 'stated', claims: event.claims },
            { name: 'on record', claims: counted.flatMap(({ claims }) => claims) },
          ],
        },
      ]
    }),
}
