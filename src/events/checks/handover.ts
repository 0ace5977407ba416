// handover: a chair announced to pass to one holder, against who is told to have taken it, and when.
import { bounds, type Period } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { entityOf, keyOf, labelOf, textOf } from '../roles.ts'
import { type Check, type Finding, printedOn } from './check.ts'

interface Told {
  readonly event: Event
  readonly organisation: string
  readonly holder: string
  readonly label: string
  readonly when: Period | undefined
}

const told = (event: Event): Told | undefined => {
  const [one] = event.claims
  const [organisation, holder] = one ? [entityOf(one.claim, 'organisation'), entityOf(one.claim, 'holder')] : []
  if (event.type !== 'chairmanship' || !one || !organisation || !holder || textOf(one.claim, 'action') === 'hands-over')
    return undefined
  return {
    event,
    organisation: keyOf(organisation),
    holder: keyOf(holder),
    label: labelOf(holder),
    when: event.period ?? bounds(printedOn(one)),
  }
}

/** A chair is passed on within a year or so; what is told later belongs to another term. */
const TERM = 400

export const handover: Check = {
  name: 'handover',
  doc: 'A chair that was announced to pass to somebody, against who is told to have taken it.',
  limits: 'A text of the days around a handover may tell of it as to come and as past, and both be right.',
  types: ['chairmanship'],
  run: ({ events }) => {
    const all = events.flatMap((event) => told(event) ?? [])
    const announced = all.filter(({ event }) => event.stages.some(({ mode }) => mode === 'planned'))
    return announced.flatMap((plan): Finding[] => {
      const plannedClaims = plan.event.stages.filter(({ mode }) => mode === 'planned').flatMap(({ claims }) => claims)
      const own = plan.event.stages.filter(({ mode }) => mode === 'happened').flatMap(({ claims }) => claims)
      if (own.length > 0)
        return [
          {
            text: `${plan.label} is told to be about to take the chair, and to have taken it.`,
            sides: [
              { name: 'announced', claims: plannedClaims },
              { name: 'happened', claims: own },
            ],
            ...(plan.event.when === undefined ? {} : { when: plan.event.when }),
          },
        ]
      const other = all.filter(
        (one) =>
          one.organisation === plan.organisation &&
          one.holder !== plan.holder &&
          one.event.mode === 'happened' &&
          textOf(one.event.claims[0]!.claim, 'action') === 'takes-over' &&
          plan.when !== undefined &&
          one.when !== undefined &&
          one.when.from >= plan.when.from &&
          one.when.from - plan.when.to <= TERM,
      )
      return other.map((one) => ({
        text: `The chair was announced to pass to ${plan.label}; ${one.label} is told to have taken it.`,
        sides: [
          { name: 'announced', claims: plannedClaims },
          { name: 'happened', claims: one.event.claims },
        ],
      }))
    })
  },
}
