// unreported: a visit or summit that was announced, whose day has passed, and of which no text says that it took place.

import type { Event } from '../event.ts'
import { entitiesOf, labelOf, textOf } from '../roles.ts'
import type { Check, Finding } from './check.ts'

const named = (event: Event): string => {
  const claim = event.claims[0]?.claim
  if (!claim) return event.type
  if (event.type === 'visit')
    return `The visit of ${entitiesOf(claim, 'visitor').map(labelOf).join(', ')} to ${entitiesOf(claim, 'host').map(labelOf).join(', ')}`
  return textOf(claim, 'name') ?? entitiesOf(claim, 'name').map(labelOf).join(', ')
}

export const unreported: Check = {
  name: 'unreported',
  doc: 'A visit or gathering that was announced for a day now past, with no report that it took place.',
  limits: 'It may have taken place in texts that were not read into this record.',
  types: ['visit', 'gathering'],
  run: ({ events, on }) =>
    events.flatMap((event): Finding[] => {
      if (
        (event.type !== 'visit' && event.type !== 'gathering') ||
        event.mode !== 'planned' ||
        !event.period ||
        event.period.to >= on
      )
        return []
      return [
        {
          text: `${named(event)} was announced for ${event.when}; no text on record says that it took place.`,
          sides: [{ name: 'announced', claims: event.claims }],
          ...(event.when === undefined ? {} : { when: event.when }),
        },
      ]
    }),
}
