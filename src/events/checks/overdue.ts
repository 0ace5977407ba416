// overdue: an undertaking whose day has passed with no report of its delivery, and a delivery that nobody announced.
import { bounds } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { textOf } from '../roles.ts'
import { stories } from '../story.ts'
import type { Check, Finding } from './check.ts'

const progresses = (story: readonly Event[]): ReadonlySet<string> =>
  new Set(story.flatMap(({ claims }) => claims.flatMap(({ claim }) => textOf(claim, 'progress') ?? [])))

export const overdue: Check = {
  name: 'overdue',
  doc: 'A commitment past its day with no report of delivery, or one reported delivered whose announcement is not on record.',
  limits: 'Delivery, or the announcement, may be told in texts that were not read, or in other words.',
  types: ['commitment'],
  run: ({ events, on }) =>
    stories(events.filter(({ type }) => type === 'commitment')).flatMap((story): Finding[] => {
      const claims = story.flatMap((event) => event.claims)
      const told = progresses(story)
      const due = claims.map(({ claim }) => textOf(claim, 'due')).find((one) => one !== undefined)
      const promise = claims.map(({ claim }) => textOf(claim, 'promise')).find((one) => one !== undefined) ?? ''
      const last = bounds(due)
      if (last && last.to < on && !told.has('delivered'))
        return [
          {
            text: `"${promise}" was due ${due}; no text on record reports it delivered.`,
            sides: [{ name: 'announced', claims }],
            ...(due === undefined ? {} : { when: due }),
          },
        ]
      if (told.has('delivered') && !told.has('announced') && !claims.some(({ claim }) => claim.mode === 'planned'))
        return [
          {
            text: `"${promise}" is reported delivered; no text on record announces it.`,
            sides: [{ name: 'delivered', claims }],
          },
        ]
      return []
    }),
}
