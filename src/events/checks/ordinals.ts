// ordinals: numbered visits and sessions whose numbers and dates do not run the same way, or one number told of two.
import { FAR, overlaps } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { countryOf, seriesOf } from '../identity.ts'
import { keysOf, numberOf } from '../roles.ts'
import type { Check, CheckInput, Finding } from './check.ts'

interface Numbered {
  readonly event: Event
  readonly number: number
}

const seriesKey = (event: Event, { world }: CheckInput): string | undefined => {
  const claim = event.claims[0]?.claim
  if (!claim) return undefined
  if (event.type === 'gathering') return `gathering ${seriesOf(claim)}`
  if (event.type === 'visit')
    return `visit ${keysOf(claim, 'visitor').join('+')} ${keysOf(claim, 'host')
      .map((key) => countryOf(key, world))
      .join('+')}`
  return event.type === 'meeting' ? `meeting ${keysOf(claim, 'participants').join('+')}` : undefined
}

const sides = (a: Numbered, b: Numbered): Finding['sides'] => [
  { name: `number ${a.number}`, claims: a.event.claims },
  { name: `number ${b.number}`, claims: b.event.claims },
]

const findings = (series: readonly Numbered[]): readonly Finding[] => {
  const dated = series
    .filter(({ event }) => event.period !== undefined)
    .toSorted(
      (a, b) =>
        a.number - b.number ||
        (a.event.period?.from ?? FAR) - (b.event.period?.from ?? FAR) ||
        (a.event.id < b.event.id ? -1 : 1),
    )
  return dated.slice(1).flatMap((later, i): Finding[] => {
    const earlier = dated[i]
    if (!earlier?.event.period || !later.event.period) return []
    const when = later.event.when ?? ''
    if (earlier.number === later.number)
      // Told of days that meet, it may be one, told twice in different words.
      return overlaps(earlier.event.period, later.event.period)
        ? []
        : [
            {
              text: `Number ${later.number} is told of two: ${earlier.event.when} and ${when}.`,
              sides: sides(earlier, later),
              when,
            },
          ]
    if (later.event.period.to < earlier.event.period.from)
      return [
        {
          text: `Number ${later.number} (${when}) is dated before number ${earlier.number} (${earlier.event.when}).`,
          sides: sides(earlier, later),
          when,
        },
      ]
    return []
  })
}

export const ordinals: Check = {
  name: 'ordinals',
  doc: 'Numbered visits, meetings or sessions that are out of order, or one number told of two.',
  limits: 'Two publishers may count differently: state visits alone, or all visits.',
  types: ['visit', 'gathering', 'meeting'],
  run: (input) => {
    const series = new Map<string, Numbered[]>()
    for (const event of input.events) {
      const number = event.claims.map(({ claim }) => numberOf(claim, 'ordinal')).find((n) => n !== undefined)
      const key = seriesKey(event, input)
      if (number === undefined || key === undefined) continue
      series.set(key, [...(series.get(key) ?? []), { event, number }])
    }
    return [...series.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, numbered]) => findings(numbered))
  },
}
