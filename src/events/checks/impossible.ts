// impossible: a person in an office, or a session of a series, on a date on which the world registry has another or none.
import type { OfficeHolding, OfficeRank, World } from '../../knowledge/world.ts'
import { bounds, dayText, FAR, overlaps, type Period, type RecordClaim } from '../../record/record.ts'
import type { Event } from '../event.ts'
import { seriesOf } from '../identity.ts'
import { entitiesOf, labelOf, numberOf, plain, textOf } from '../roles.ts'
import { type Check, type CheckInput, type Finding, printedOn } from './check.ts'

/** Days by which a report of an office may be early or late: an election is not yet an inauguration. */
const SLACK = 120
/** A session told by its number may be dated by the days of the trip around it. */
const NEAR = 31

const termOf = ({ from, to }: OfficeHolding): Period | undefined => {
  const [first, last] = [bounds(from)?.from, to === undefined ? FAR : bounds(to)?.to]
  return first === undefined || last === undefined ? undefined : { from: first - SLACK, to: last + SLACK }
}

/** When a claim says that somebody holds an office: its own date, else the day of the report. */
const toldFor = (one: RecordClaim): Period | undefined => bounds(one.claim.when) ?? bounds(printedOn(one))

const holdings = (event: Event, world: World): readonly OfficeHolding[] => {
  const [one] = event.claims
  const [person, of] = one ? [entitiesOf(one.claim, 'person')[0], entitiesOf(one.claim, 'of')[0]] : []
  if (event.type !== 'office' || !person?.id || !of?.id) return []
  return world.offices.filter((office) => office.person === person.id && office.of === of.id)
}

const titleOf = ({ claim }: RecordClaim): string => plain(textOf(claim, 'title') ?? '')

/** Which ranks each title is on record for: told of somebody within a term of that rank. "Former" titles never are. */
const ranksOf = (events: readonly Event[], world: World): ReadonlyMap<string, ReadonlySet<OfficeRank>> => {
  const ranks = new Map<string, Set<OfficeRank>>()
  for (const event of events)
    for (const office of holdings(event, world)) {
      const term = termOf(office)
      for (const one of event.claims) {
        const when = toldFor(one)
        if (!term || !when || !overlaps(term, when)) continue
        const held = ranks.get(titleOf(one)) ?? new Set()
        ranks.set(titleOf(one), held.add(office.rank))
      }
    }
  return ranks
}

/** A sentence that names a year of the term looks back on it. */
const looksBack = ({ sentences }: RecordClaim, terms: readonly Period[]): boolean =>
  sentences.some(({ quote }) =>
    (quote.match(/(?<!\d)\d{4}(?!\d)/g) ?? []).some((year) =>
      terms.some((term) => overlaps(term, bounds(year) ?? NEVER)),
    ),
  )
const NEVER: Period = { from: FAR, to: FAR }

type Ranks = ReturnType<typeof ranksOf>

const officeFindings = (event: Event, { world }: CheckInput, ranks: Ranks): readonly Finding[] => {
  const all = holdings(event, world)
  const [one] = event.claims
  const [person, of] = one ? [entitiesOf(one.claim, 'person')[0], entitiesOf(one.claim, 'of')[0]] : []
  if (!one || !person || !of) return []
  // The registry may lack an office; only where it has the one that the title means can it contradict.
  const held = all.filter(({ rank }) => ranks.get(titleOf(one))?.has(rank))
  const terms = held.flatMap((office) => termOf(office) ?? [])
  if (terms.length === 0 || terms.length < held.length) return []
  const out = event.claims.filter((claim) => {
    const when = toldFor(claim)
    return when !== undefined && !terms.some((term) => overlaps(term, when)) && !looksBack(claim, terms)
  })
  const [first] = out
  const when = first && toldFor(first)
  if (!first || !when) return []
  const known = held.map(({ rank, from, to }) => `${rank.replaceAll('-', ' ')} from ${from}${to ? ` to ${to}` : ''}`)
  return [
    {
      text: `${labelOf(person)} is told as ${textOf(first.claim, 'title') ?? 'in office'} of ${labelOf(of)} at ${dayText(when.from)}; the world registry has: ${known.join(', ')}.`,
      sides: [{ name: 'told', claims: out }],
      when: dayText(when.from),
    },
  ]
}

const label = (id: string, world: World): string => world.entities.get(id)?.label ?? id

interface Session {
  readonly number: number
  readonly from: number
  readonly to: number
}

const sessionsOf = (series: string, world: World): readonly Session[] =>
  world.sessions
    .filter((one) => one.series === series)
    .flatMap((one) => {
      const [from, to] = [bounds(one.from)?.from, bounds(one.to ?? one.from)?.to]
      return from === undefined || to === undefined ? [] : [{ number: one.number, from, to }]
    })

/** A numbered session told of a time at which it was not, or whose number had not come yet when it was printed. */
const sessionFindings = (event: Event, { world }: CheckInput): readonly Finding[] => {
  const numbered = event.claims.find(({ claim }) => numberOf(claim, 'ordinal') !== undefined)
  const number = numbered && numberOf(numbered.claim, 'ordinal')
  if (event.type !== 'gathering' || !numbered || number === undefined) return []
  const series = seriesOf(numbered.claim)
  const sessions = sessionsOf(series, world)
  if (sessions.length === 0) return []
  const known = sessions.find((one) => one.number === number)
  const sides = [{ name: 'told', claims: event.claims }]
  const name = `${label(series, world)}, session ${number},`
  const { period } = event
  if (known && period && !overlaps({ from: known.from - NEAR, to: known.to + NEAR }, period))
    return [
      {
        text: `${name} is told of ${event.when}; by the world registry it was on ${dayText(known.from)}.`,
        sides,
        ...(event.when === undefined ? {} : { when: event.when }),
      },
    ]
  const printed = bounds(printedOn(numbered))
  const latest = sessions.filter(({ from }) => printed && from <= printed.to).map((one) => one.number)
  const highest = Math.max(0, ...latest)
  if (!printed || latest.length === 0 || number <= highest + 1 || (known && known.from <= printed.to)) return []
  return [
    {
      text: `${name} is told in a text of ${dayText(printed.from)}; by the world registry session ${highest} was then the latest.`,
      sides,
      when: dayText(printed.from),
    },
  ]
}

export const impossible: Check = {
  name: 'impossible',
  doc: 'Somebody in an office, or a numbered congress or session, on a date on which the world registry has it otherwise.',
  limits: `The registry may lack an office or a session. Offices are compared with ${SLACK} days of grace, sessions with ${NEAR}. A title is compared where some text has it for a holder of that rank within the term.`,
  types: ['office', 'gathering'],
  run: (input) => {
    const ranks = ranksOf(input.events, input.world)
    return input.events.flatMap((event) => [...officeFindings(event, input, ranks), ...sessionFindings(event, input)])
  },
}
