// standing: what an organisation was on a day: its members by status, its chair, its last and next session.
import { identity, registrySeries, seriesOf } from '../events/identity.ts'
import { join } from '../events/join.ts'
import {
  entitiesOf,
  entityOf,
  keyOf,
  keysOf,
  labelOf,
  numberOf,
  quantityOf,
  quantityText,
  textOf,
} from '../events/roles.ts'
import type { World } from '../knowledge/world.ts'
import type { AnswerLine } from '../model/answer.ts'
import type { Claim } from '../model/claim.ts'
import type { EntityRef } from '../model/value.ts'
import { bounds, type ClaimQuery, dayText, FAR, type Period, type RecordClaim } from '../record/record.ts'
import { eventLine, line } from './cite.ts'
import { question } from './declare.ts'
import { holdsOn, label } from './registry.ts'
import { gatheringsAround, knownOf } from './told.ts'

interface Frame {
  readonly organisation: { readonly id: string; readonly label: string }
  readonly day: number
  readonly world: World
}

const STATUS_ORDER = ['founding-member', 'member', 'observer', 'dialogue-partner', 'family'] as const

/** The day on which a claim can first be said to hold: its own date, else that of the report. */
const sayingDay = ({ claim, document }: RecordClaim): number | undefined =>
  (bounds(claim.when) ?? bounds(document.dateline) ?? bounds(document.published))?.from

/** Reports quoted for one and the same told thing. */
export const REPORTS = 3

/** A report of a trip or summit appears a little after the days that it tells of. */
const REPORTING = 31

const saidBy =
  (day: number) =>
  (one: RecordClaim): boolean => {
    const said = sayingDay(one)
    if (said === undefined || said <= day) return true
    return one.claim.when === undefined && said <= day + REPORTING
  }

/** A member in one status: as told, as the registry has it, or both. */
const memberLine = (frame: Frame, status: string, member: EntityRef, told: readonly RecordClaim[]): AnswerLine => {
  const { organisation, day, world } = frame
  const key = keyOf(member)
  const fact = world.memberships.find(
    (one) => one.organisation === organisation.id && one.member === key && one.status === status && holdsOn(one, day),
  )
  const joined = told.find(({ claim }) => textOf(claim, 'action') === 'joined' && claim.when)?.claim.when
  const since = joined ?? fact?.from
  const sinceBy = joined === undefined && fact !== undefined ? 'registry' : since === undefined ? null : 'texts'
  return line({
    key: `standing ${organisation.id} ${status} ${key}`,
    text: `${world.entities.get(key)?.label ?? labelOf(member)}: ${status.replace('-', ' ')} of ${organisation.label}${since ? `, since ${since}` : ''}${told.length === 0 ? ' (world registry; no text on record says so)' : sinceBy === 'registry' ? ' (the date by the world registry)' : ''}.`,
    claims: told,
    type: 'membership',
    group: status,
    fields: {
      kind: 'member',
      status,
      member: key,
      name: world.entities.get(key)?.label ?? labelOf(member),
      since: since ?? null,
      sinceSource: sinceBy,
      source: told.length > 0 ? 'texts' : 'registry',
      registry: fact?.basis ?? null,
    },
  })
}

/** A later report's "is" counts for an earlier day only where the registry says that it held then. */
const confirmed = ({ organisation, day, world }: Frame, { claim }: RecordClaim): boolean => {
  const told = keysOf(claim, 'members')
  const holds = (member: string) =>
    world.memberships.some(
      (fact) => fact.organisation === organisation.id && fact.member === member && holdsOn(fact, day),
    )
  return claim.when === undefined && textOf(claim, 'action') !== 'left' && told.length > 0 && told.every(holds)
}

export const members = (frame: Frame, claims: readonly RecordClaim[]): readonly AnswerLine[] => {
  const { organisation, day, world } = frame
  const told = new Map<string, { status: string; member: EntityRef; claims: RecordClaim[] }>()
  const gone = new Set<string>()
  const held = claims.filter(
    (one) =>
      one.claim.type === 'membership' && one.claim.mode === 'happened' && (saidBy(day)(one) || confirmed(frame, one)),
  )
  for (const one of held) {
    const [status, action] = [textOf(one.claim, 'status') ?? 'member', textOf(one.claim, 'action') ?? 'is']
    if (action === 'applied') continue
    for (const member of entitiesOf(one.claim, 'members')) {
      const key = `${status} ${keyOf(member)}`
      if (action === 'left') gone.add(key)
      const entry = told.get(key) ?? { status, member, claims: [] }
      entry.claims.push(one)
      told.set(key, entry)
    }
  }
  for (const fact of world.memberships) {
    const key = `${fact.status} ${fact.member}`
    if (fact.organisation !== organisation.id || !holdsOn(fact, day) || told.has(key)) continue
    told.set(key, {
      status: fact.status,
      member: { id: fact.member, name: label(fact.member, world), label: label(fact.member, world) },
      claims: [],
    })
  }
  const entries = [...told.entries()].filter(([key]) => !gone.has(key)).map(([, entry]) => entry)
  return entries
    .filter((entry) => !entries.some((later) => succeeds(frame, later, entry)))
    .map(({ status, member, claims: own }) => memberLine(frame, status, member, own))
    .toSorted((a, b) => order(a) - order(b) || (a.text < b.text ? -1 : 1))
}

interface Entry {
  readonly status: string
  readonly member: EntityRef
  readonly claims: readonly RecordClaim[]
}

/** Statuses of which a member has one at a time. */
const LADDER: ReadonlySet<string> = new Set(['member', 'observer', 'dialogue-partner'])

/** The first and the last day on which an entry is known to hold, from texts and registry. */
const extent = (
  { organisation, day, world }: Frame,
  { status, member, claims }: Entry,
): { readonly first: number; readonly last: number } => {
  const facts = world.memberships.filter(
    (one) =>
      one.organisation === organisation.id &&
      one.member === keyOf(member) &&
      one.status === status &&
      holdsOn(one, day),
  )
  const said = claims.flatMap((one) => sayingDay(one) ?? [])
  const known = facts.flatMap(({ from }) => bounds(from)?.from ?? [])
  // A registry fact holds until its last day, on which the next status may begin.
  const until = facts.map(({ to }) => (to === undefined ? FAR : (bounds(to)?.to ?? FAR) - 1))
  return { first: Math.min(FAR, ...said, ...known), last: Math.max(-FAR, ...said, ...until) }
}

/** Whether one status of a member began after the last word on another: an observer of 2012 who joined in 2017 is a member. */
const succeeds = (frame: Frame, later: Entry, earlier: Entry): boolean =>
  later !== earlier &&
  keyOf(later.member) === keyOf(earlier.member) &&
  LADDER.has(later.status) &&
  LADDER.has(earlier.status) &&
  extent(frame, later).first > extent(frame, earlier).last

const order = ({ group }: AnswerLine): number => {
  const at = (STATUS_ORDER as readonly (string | undefined)[]).indexOf(group)
  return at === -1 ? STATUS_ORDER.length : at
}

/** Counts stated longer ago than this many days are of another time. */
const RECENT = 800

/** Counts that texts state ("26 countries"), each beside what the record can name. */
const counts = (frame: Frame, claims: readonly RecordClaim[], named: readonly AnswerLine[]): readonly AnswerLine[] =>
  claims
    .filter(({ claim }) => claim.type === 'membership' && quantityOf(claim, 'members'))
    .filter(saidBy(frame.day))
    .filter((one) => (sayingDay(one) ?? frame.day) >= frame.day - RECENT)
    .map((one) => {
      const quantity = quantityOf(one.claim, 'members')
      const said = sayingDay(one)
      const status = textOf(one.claim, 'status') ?? 'member'
      const counted = new Set(
        named
          .filter(
            ({ group }) =>
              group === status || status === 'family' || (status === 'member' && group === 'founding-member'),
          )
          .map(({ fields }) => fields.member),
      ).size
      return line({
        text: `${quantity ? quantityText(quantity) : '?'} stated as ${status.replace('-', ' ')}${said === undefined ? '' : ` on ${dayText(said)}`}; ${counted} named here.`,
        claims: [one],
        type: 'membership',
        group: 'stated counts',
        fields: {
          kind: 'count',
          status,
          stated: quantity?.number ?? quantity?.text ?? null,
          counted,
          when: one.claim.when ?? null,
        },
      })
    })

/** Where a term stands to the day asked for; what is told without a date belongs to the day itself. */
const termAt = (period: Period | undefined, day: number): string => {
  if (!period || (period.from <= day && day <= period.to)) return 'chair'
  return period.to < day ? 'earlier chairs' : 'next chair'
}

export const chairs = (frame: Frame, claims: readonly RecordClaim[]): readonly AnswerLine[] => {
  const { organisation, day, world } = frame
  const held = claims.filter(({ claim }) => claim.type === 'chairmanship').filter(saidBy(day))
  const told = join(held, world).events.map((event) => {
    const claim = event.claims[0]?.claim
    const holder = claim && entityOf(claim, 'holder')
    const fields = {
      kind: 'chair',
      holder: holder ? labelOf(holder) : null,
      action: claim ? (textOf(claim, 'action') ?? null) : null,
      source: 'texts',
    }
    return { from: event.period?.from ?? day, line: eventLine(event, { group: termAt(event.period, day), fields }) }
  })
  const registry = world.chairs
    .filter((one) => one.organisation === organisation.id)
    .map((one) => {
      const period = bounds(`${one.from}/${one.to ?? '..'}`)
      const made = line({
        key: `chair ${one.organisation} ${one.holder} ${one.from}`,
        text: `${label(one.holder, world)}: chair of ${organisation.label} from ${one.from}${one.to ? ` to ${one.to}` : ''} (world registry).`,
        claims: [],
        type: 'chairmanship',
        when: `${one.from}/${one.to ?? '..'}`,
        group: termAt(period, day),
        fields: {
          kind: 'chair',
          holder: label(one.holder, world),
          action: 'holds',
          source: 'registry',
          registry: one.basis,
        },
      })
      return { from: period?.from ?? day, line: made }
    })
  const next = registry.filter(({ line: one }) => one.group === 'next chair').toSorted((a, b) => a.from - b.from)[0]
  return [...registry.filter((one) => one.line.group !== 'next chair' || one === next), ...told]
    .toSorted(
      (a, b) =>
        TERMS.indexOf(a.line.group ?? '') - TERMS.indexOf(b.line.group ?? '') ||
        b.from - a.from ||
        (a.line.id < b.line.id ? -1 : 1),
    )
    .map((one) => one.line)
}

const TERMS = ['chair', 'next chair', 'earlier chairs']

const belongs = (id: string, organisation: string, world: World): boolean => {
  let now: string | undefined = id
  for (let depth = 0; now !== undefined && depth < 4; depth++) {
    if (now === organisation) return true
    now = world.entities.get(now)?.of
  }
  return false
}

interface Session {
  readonly from: number
  readonly series: string
  readonly line: AnswerLine
}

const seriesIn = (claim: Claim, world: World): string => {
  const own = seriesOf(claim)
  return registrySeries(claim, world) ?? (world.entities.has(own) ? own : OTHER)
}

/** Gatherings of the organisation that belong to no series of the registry. */
const OTHER = 'other gatherings'

const toldSessions = ({ organisation, day, world }: Frame, claims: readonly RecordClaim[]): readonly Session[] => {
  const own = claims.filter(
    ({ claim }) =>
      claim.type === 'gathering' &&
      [seriesIn(claim, world), ...entitiesOf(claim, 'body').map(keyOf)].some((id) =>
        belongs(id, organisation.id, world),
      ),
  )
  return join(own, world).events.flatMap((event) => {
    const numbered = event.claims.find((one) => numberOf(one.claim, 'ordinal') !== undefined)
    const claim = (numbered ?? event.claims[0])?.claim
    if (!claim || !event.period) return []
    const series = seriesIn(claim, world)
    const fields = { kind: 'session', series, number: numberOf(claim, 'ordinal') ?? null, source: 'texts' }
    return [
      { from: event.period.from, series, line: eventLine(event, { group: sessionAt(event.period.from, day), fields }) },
    ]
  })
}

const sessionAt = (from: number, day: number): string => (from <= day ? 'last session' : 'next session')

const knownSessions = ({ organisation, day, world }: Frame, told: readonly Session[]): readonly Session[] =>
  world.sessions.flatMap((one) => {
    const from = bounds(one.from)?.from
    if (!belongs(one.series, organisation.id, world) || from === undefined) return []
    if (told.some((other) => other.series === one.series && other.line.fields.number === one.number)) return []
    const made = line({
      key: `session ${one.series} ${one.number}`,
      text: `${label(one.series, world)}, session ${one.number}, ${one.from}${one.place ? `, ${label(one.place, world)}` : ''} (world registry).`,
      claims: [],
      type: 'gathering',
      when: one.to && one.to !== one.from ? `${one.from}/${one.to}` : one.from,
      group: sessionAt(from, day),
      fields: { kind: 'session', series: one.series, number: one.number, source: 'registry', registry: one.basis },
    })
    return [{ from, series: one.series, line: made }]
  })

/** Of each series the last session up to the day, and the next one after it. */
const sessions = (frame: Frame, claims: readonly RecordClaim[]): readonly AnswerLine[] => {
  const told = toldSessions(frame, claims)
  const all = [...told, ...knownSessions(frame, told)].toSorted(
    (a, b) => a.from - b.from || (a.line.id < b.line.id ? -1 : 1),
  )
  const bySeries = [...new Set(all.map(({ series }) => series))].sort()
  const pick = (which: 'last session' | 'next session') =>
    bySeries.flatMap((series) => {
      const mine = all.filter((one) => one.series === series && one.line.group === which)
      const found = which === 'last session' ? mine.at(-1) : mine[0]
      return found ? [found.line] : []
    })
  return [...pick('last session'), ...pick('next session')]
}

export const standing = question({
  name: 'standing',
  doc: 'What an organisation was on a day: members by status and since when, stated counts, chair, last and next session.',
  parameters: [{ name: 'organisation', kind: 'entity', required: true, doc: 'the organisation' }],
  kinds: { organisation: ['org', 'body', 'name'] },
  answer: async (context, values) => {
    const organisation = values.entity('organisation')
    if (!organisation) return { understood: '', lines: [] }
    const { world, record } = context
    const organs = [...world.entities.keys()].filter((id) => belongs(id, organisation.id, world))
    const query: ClaimQuery = { entities: [{ anyOf: [organisation.id, ...organs] }], each: REPORTS, ...knownOf(values) }
    const claims = [
      ...(await record.claims({ ...query, types: ['membership', 'chairmanship'] })),
      ...(await gatheringsAround(record, query, values.on.day)),
    ]
    const frame = { organisation, day: values.on.day, world }
    const merged = distinct(claims, world)
    const named = members(frame, merged)
    const bare = named.filter(({ cites }) => cites.length === 0).length
    return {
      understood: `What ${organisation.label} was on ${values.on.edtf}.`,
      lines: [...named, ...counts(frame, merged, named), ...chairs(frame, merged), ...sessions(frame, merged)],
      notes: [
        `Of more than ${REPORTS} reports that say the same, ${REPORTS} are quoted.`,
        `A status told without a date is taken to hold from the day of the report on, and on the ${REPORTING} days before it.`,
        ...(bare > 0 ? [`${bare} lines come from the world registry alone: no text on record says so.`] : []),
      ],
    }
  },
})

/** One claim each where a text says the same twice. */
const distinct = (claims: readonly RecordClaim[], world: World): readonly RecordClaim[] => {
  const seen = new Set<string>()
  return claims.filter((one) => {
    const key = `${one.document.id} ${identity(one.claim, world)} ${one.claim.when ?? ''} ${one.claim.mode} ${numberOf(one.claim, 'ordinal') ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
