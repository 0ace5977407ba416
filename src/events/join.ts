// Joins claims into events: surely the same are joined, perhaps the same are proposed, contradicting ones stay apart.
import type { World } from '../knowledge/world.ts'
import type { Mode } from '../model/claim.ts'
import { bounds, type Decision, FAR, type Period, type RecordClaim } from '../record/record.ts'
import { compare, GENERAL, type Verdict } from './compare.ts'
import { contain } from './contain.ts'
import { differences } from './differ.ts'
import { digest } from './digest.ts'
import type { Event, Joined, Proposal, Stage } from './event.ts'
import { type Facets, facets } from './facets.ts'
import { identity, registrySeries } from './identity.ts'
import { numberOf } from './roles.ts'
import { sameTexts } from './titled.ts'
import { sameHappenings } from './tongues.ts'

const MODE_ORDER: readonly Mode[] = ['denied', 'proposed', 'planned', 'happened']
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What people decided about joining: pairs that belong together and pairs that do not; the latest word counts. */
interface Ties {
  readonly together: readonly (readonly [string, string])[]
  readonly apart: ReadonlySet<string>
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const tiesOf = (decisions: readonly Decision[]): Ties => {
  const word = new Map<string, { readonly kind: 'join' | 'split'; readonly pair: readonly [string, string] }>()
  for (const { act, undone, carried } of decisions) {
    if (undone || (act.kind !== 'join' && act.kind !== 'split')) continue
    const claims = act.claims.map((id) => carried?.[id] ?? id)
    for (const [i, a] of claims.entries())
      for (const b of claims.slice(i + 1)) {
        word.delete(pairKey(a, b))
        word.set(pairKey(a, b), { kind: act.kind, pair: [a, b] })
      }
  }
  const all = [...word.entries()]
  return {
    together: all.filter(([, { kind }]) => kind === 'join').map(([, { pair }]) => pair),
    apart: new Set(all.filter(([, { kind }]) => kind === 'split').map(([key]) => key)),
  }
}

/** Claims of one identity that say the same in all that joining looks at. */
interface Unit {
  readonly facets: Facets
  readonly claims: RecordClaim[]
  readonly first: string
}

interface Cluster {
  readonly key: string
  readonly units: Unit[]
  readonly claims: RecordClaim[]
}

const length = (period: Period | undefined): number => (period ? period.to - period.from : FAR)

/** What a claim leaves open: the more, the more events it could belong to. */
const open = ({ format, place, ordinal }: Facets): number =>
  (format === undefined || GENERAL.has(format) ? 2 : 0) +
  (place === undefined ? 1 : 0) +
  (ordinal === undefined ? 1 : 0)

/** The surest first: dated before undated, precise before vague; then by date and id, so that input order is nothing. */
const surer = (a: Unit, b: Unit): number =>
  length(a.facets.period) - length(b.facets.period) ||
  open(a.facets) - open(b.facets) ||
  (a.facets.period?.from ?? 0) - (b.facets.period?.from ?? 0) ||
  compareText(a.first, b.first)

/** Claims that a person set apart from others stand each alone, so that they can be. */
const unitsOf = (claims: readonly RecordClaim[], world: World, lone: ReadonlySet<string>): readonly Unit[] => {
  const units = new Map<string, { facets: Facets; documents: Set<string>; claims: RecordClaim[] }>()
  for (const one of claims) {
    const taken = facets(one, world)
    const key = lone.has(one.claim.id) ? one.claim.id : taken.signature
    const unit = units.get(key)
    if (unit) {
      unit.claims.push(one)
      unit.documents.add(one.claim.document)
    } else {
      const documents = new Set(taken.documents)
      units.set(key, { facets: { ...taken, documents }, documents, claims: [one] })
    }
  }
  return [...units.values()]
    .map((unit) => ({ ...unit, first: unit.claims.map(({ claim }) => claim.id).sort()[0] ?? '' }))
    .sort(surer)
}

interface Grouping {
  readonly world: World
  readonly apart: ReadonlySet<string>
  readonly lone: ReadonlySet<string>
  readonly proposed: Proposal[]
}

const keptApart = (cluster: Cluster, unit: Unit, { apart, lone }: Grouping): boolean =>
  lone.has(unit.first) && cluster.units.some(({ first }) => apart.has(pairKey(first, unit.first)))

/** Puts the claims of one identity into clusters; what fits several clusters, or one only perhaps, stays alone and is proposed. */
const clustersOf = (key: string, claims: readonly RecordClaim[], grouping: Grouping): readonly Cluster[] => {
  const clusters: Cluster[] = []
  for (const unit of unitsOf(claims, grouping.world, grouping.lone)) {
    const sure: Cluster[] = []
    const likely: Cluster[] = []
    const maybe: { cluster: Cluster; why: string }[] = []
    for (const cluster of clusters) {
      if (keptApart(cluster, unit, grouping)) continue
      const fit = fitOf(cluster, unit)
      if (fit.kind === 'same') sure.push(cluster)
      if (fit.kind === 'likely') likely.push(cluster)
      if (fit.kind === 'likely' || fit.kind === 'perhaps') maybe.push({ cluster, why: fit.why })
    }
    const [only, another] = sure.length > 0 ? sure : likely
    if (only && !another) {
      only.units.push(unit)
      only.claims.push(...unit.claims)
      continue
    }
    clusters.push({ key, units: [unit], claims: [...unit.claims] })
    const possible = sure.length > 1 ? sure.map((cluster) => ({ cluster, why: 'it fits more than one event' })) : maybe
    for (const { cluster, why } of possible.slice(0, PROPOSED))
      grouping.proposed.push({
        claims: [cluster.units[0]?.first ?? '', unit.first].sort(compareText) as [string, string],
        why,
      })
  }
  return clusters
}

/** A claim that could belong to more events than this is not worth proposing for each. */
const PROPOSED = 5

const RANK: Readonly<Record<Verdict['kind'], number>> = { different: 0, perhaps: 1, likely: 2, same: 3 }

/** With a whole cluster: different as soon as one member is, the same when one surely is. */
const fitOf = (cluster: Cluster, unit: Unit): Verdict => {
  let best: Verdict | undefined
  for (const { facets: held } of cluster.units) {
    const verdict = compare(held, unit.facets)
    if (verdict.kind === 'different') return verdict
    if (!best || RANK[verdict.kind] > RANK[best.kind]) best = verdict
  }
  return best ?? { kind: 'different', why: '' }
}

/** Merges clusters that a person joined, whatever their keys. */
const tie = (clusters: readonly Cluster[], together: Ties['together'], apart: Ties['apart']): readonly Cluster[] => {
  const home = new Map(clusters.flatMap((cluster) => cluster.claims.map(({ claim }) => [claim.id, cluster] as const)))
  for (const [a, b] of together) {
    const [x, y] = [home.get(a), home.get(b)]
    if (!x || !y || x === y) continue
    // An earlier word that keeps two of them apart is not overruled in silence: only the pair itself was joined.
    const blocked =
      apart.size > 0 && x.claims.some((c) => y.claims.some((d) => apart.has(pairKey(c.claim.id, d.claim.id))))
    if (blocked) continue
    const merged = {
      key: [x.key, y.key].sort(compareText)[0] ?? x.key,
      units: [...x.units, ...y.units],
      claims: [...x.claims, ...y.claims],
    }
    for (const { claim } of merged.claims) home.set(claim.id, merged)
  }
  return [...new Set(home.values())]
}

const surestOf = ({ units }: Cluster): Unit | undefined => units.toSorted(surer)[0]

const reportDay = ({ document }: RecordClaim): number =>
  bounds(document.published)?.from ?? bounds(document.dateline)?.from ?? FAR

const byReport = (a: RecordClaim, b: RecordClaim): number =>
  reportDay(a) - reportDay(b) ||
  compareText(a.document.id, b.document.id) ||
  (a.claim.evidence[0]?.start ?? 0) - (b.claim.evidence[0]?.start ?? 0) ||
  compareText(a.claim.id, b.claim.id)

/** Which session of which series the reports tell of, where one of them says so. */
const sessionOf = (claims: readonly RecordClaim[], world: World): Pick<Event, 'series' | 'number'> => {
  const series = claims.map(({ claim }) => registrySeries(claim, world)).find((one) => one !== undefined)
  const number = claims.map(({ claim }) => numberOf(claim, 'ordinal')).find((one) => one !== undefined)
  return { ...(series === undefined ? {} : { series }), ...(number === undefined ? {} : { number }) }
}

const eventOf = (cluster: Cluster, nth: number, world: World): Event => {
  const claims = cluster.claims.toSorted(byReport)
  const surest = surestOf(cluster)
  const { when, period } = surest?.facets ?? {}
  const where = claims.find(({ claim }) => claim.where)?.claim.where
  const modes = MODE_ORDER.filter((mode) => claims.some(({ claim }) => claim.mode === mode))
  const stages = modes.map((mode): Stage => ({ mode, claims: claims.filter(({ claim }) => claim.mode === mode) }))
  const type = surest?.facets.type ?? 'meeting'
  return {
    id: `ev_${digest(cluster.key, when ?? '', String(nth))}`,
    type,
    claims,
    ...(when === undefined ? {} : { when }),
    ...(period === undefined ? {} : { period }),
    ...(where === undefined ? {} : { where }),
    mode: modes.at(-1) ?? 'happened',
    stages,
    ...(type === 'gathering' ? sessionOf(claims, world) : {}),
    differs: differences(claims),
  }
}

/** What falls on the same days stands in the order in which it is told. */
const byDate = (a: Event, b: Event): number =>
  (a.period?.from ?? FAR) - (b.period?.from ?? FAR) ||
  (a.period?.to ?? FAR) - (b.period?.to ?? FAR) ||
  byFirst(a.claims[0], b.claims[0]) ||
  compareText(a.id, b.id)

const byFirst = (a: RecordClaim | undefined, b: RecordClaim | undefined): number => (a && b ? byReport(a, b) : 0)

/** The events that these claims report. The same claims give the same events in whatever order they come. */
export const join = (claims: readonly RecordClaim[], world: World, decisions: readonly Decision[] = []): Joined => {
  const ties = tiesOf(decisions)
  const groups = new Map<string, RecordClaim[]>()
  for (const one of new Map(claims.map((c) => [c.claim.id, c])).values()) {
    const key = identity(one.claim, world)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const proposed: Proposal[] = []
  const sorted = [...groups.entries()].sort(([a], [b]) => compareText(a, b))
  const lone = new Set([...ties.apart].flatMap((pair) => pair.split(' ')))
  const grouping = { world, apart: ties.apart, lone, proposed }
  const found = sorted.flatMap(([key, group]) => clustersOf(key, group, grouping))
  const told = found.map((cluster) => ({
    of: cluster,
    claims: cluster.claims,
    facets: cluster.units.map((unit) => unit.facets),
    period: surestOf(cluster)?.facets.period,
  }))
  const { sure, perhaps } = sameHappenings(told, world)
  const firsts = ([a, b]: readonly [Cluster, Cluster]): [string, string] => [
    a.units[0]?.first ?? '',
    b.units[0]?.first ?? '',
  ]
  const meant = [...sameTexts(told), ...sure].map(firsts)
  for (const pair of perhaps)
    proposed.push({
      claims: firsts(pair).sort(compareText) as [string, string],
      why: 'told in two languages, and more than one could be meant',
    })
  const clusters = tie(found, [...meant, ...ties.together], ties.apart)
  const seen = new Map<string, number>()
  const eventByClaim = new Map<string, string>()
  const events = clusters
    .map((cluster) => ({ cluster, surest: surestOf(cluster) }))
    .sort(
      (a, b) => compareText(a.cluster.key, b.cluster.key) || compareText(a.surest?.first ?? '', b.surest?.first ?? ''),
    )
    .map(({ cluster, surest }) => {
      const same = `${cluster.key} ${surest?.facets.when ?? ''}`
      const nth = seen.get(same) ?? 0
      seen.set(same, nth + 1)
      const event = eventOf(cluster, nth, world)
      for (const { claim } of event.claims) eventByClaim.set(claim.id, event.id)
      return event
    })
  const undecided = ({ claims: [a, b] }: Proposal) =>
    eventByClaim.get(a) !== eventByClaim.get(b) && !ties.apart.has(pairKey(a, b))
  return {
    events: contain(events, world).toSorted(byDate),
    proposed: proposed.filter(undecided).toSorted((a, b) => compareText(a.claims.join(), b.claims.join())),
  }
}
