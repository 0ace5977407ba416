// Joins claims into events: surely the same are joined, perhaps the same are proposed, contradicting ones stay apart.
import type { World } from '../knowledge/world.ts'
import type { Mode } from '../model/claim.ts'
import { bounds, type Decision, FAR, type Period, type RecordClaim } from '../record/record.ts'
import { compare } from './compare.ts'
import { contain } from './contain.ts'
import { differences } from './differ.ts'
import { digest } from './digest.ts'
import type { Event, Joined, Proposal, Stage } from './event.ts'
import { identity } from './identity.ts'

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
  for (const { act, undone } of decisions) {
    if (undone || (act.kind !== 'join' && act.kind !== 'split')) continue
    for (const [i, a] of act.claims.entries())
      for (const b of act.claims.slice(i + 1)) {
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

interface Cluster {
  readonly key: string
  claims: RecordClaim[]
}

const length = (period: Period | undefined): number => (period ? period.to - period.from : FAR)

/** The surest first: dated before undated, precise before vague; then by date and id, so that input order is nothing. */
const bySureness = (a: RecordClaim, b: RecordClaim): number => {
  const [p, q] = [bounds(a.claim.when), bounds(b.claim.when)]
  return length(p) - length(q) || (p?.from ?? 0) - (q?.from ?? 0) || compareText(a.claim.id, b.claim.id)
}

/** Puts the claims of one identity into clusters; what fits several clusters, or one only perhaps, stays alone and is proposed. */
const clustersOf = (
  key: string,
  claims: readonly RecordClaim[],
  world: World,
  apart: ReadonlySet<string>,
  proposed: Proposal[],
): Cluster[] => {
  const clusters: Cluster[] = []
  for (const one of claims.toSorted(bySureness)) {
    const sure: Cluster[] = []
    const maybe: { cluster: Cluster; why: string }[] = []
    for (const cluster of clusters) {
      if (cluster.claims.some(({ claim }) => apart.has(pairKey(claim.id, one.claim.id)))) continue
      const verdicts = cluster.claims.map(({ claim }) => compare(claim, one.claim, world))
      if (verdicts.some(({ kind }) => kind === 'different')) continue
      if (verdicts.some(({ kind }) => kind === 'same')) sure.push(cluster)
      else {
        const [first] = verdicts
        maybe.push({ cluster, why: first && 'why' in first ? first.why : '' })
      }
    }
    const [only, another] = sure
    if (only && !another) {
      only.claims.push(one)
      continue
    }
    clusters.push({ key, claims: [one] })
    const open = sure.length > 1 ? sure.map((cluster) => ({ cluster, why: 'it fits more than one event' })) : maybe
    for (const { cluster, why } of open)
      if (cluster.claims[0])
        proposed.push({ claims: [cluster.claims[0].claim.id, one.claim.id].sort() as [string, string], why })
  }
  return clusters
}

/** Merges clusters that a person joined, whatever their keys. */
const tie = (clusters: Cluster[], together: Ties['together'], apart: Ties['apart']): Cluster[] => {
  let now = clusters
  for (const [a, b] of together) {
    const [x, y] = [a, b].map((id) => now.find(({ claims }) => claims.some(({ claim }) => claim.id === id)))
    if (!x || !y || x === y) continue
    // An earlier word that keeps two of them apart is not overruled in silence: only the pair itself was joined.
    const blocked = x.claims.some((c) => y.claims.some((d) => apart.has(pairKey(c.claim.id, d.claim.id))))
    if (blocked) continue
    const merged = { key: [x.key, y.key].sort(compareText)[0] ?? x.key, claims: [...x.claims, ...y.claims] }
    now = [...now.filter((cluster) => cluster !== x && cluster !== y), merged]
  }
  return now
}

const reportDay = ({ document }: RecordClaim): number =>
  bounds(document.published)?.from ?? bounds(document.dateline)?.from ?? FAR

const byReport = (a: RecordClaim, b: RecordClaim): number =>
  reportDay(a) - reportDay(b) ||
  compareText(a.document.id, b.document.id) ||
  (a.claim.evidence[0]?.start ?? 0) - (b.claim.evidence[0]?.start ?? 0) ||
  compareText(a.claim.id, b.claim.id)

const eventOf = (cluster: Cluster, nth: number): Event => {
  const claims = cluster.claims.toSorted(byReport)
  const [surest] = claims.toSorted(bySureness)
  const when = surest?.claim.when
  const period = bounds(when)
  const where = claims.find(({ claim }) => claim.where)?.claim.where
  const modes = MODE_ORDER.filter((mode) => claims.some(({ claim }) => claim.mode === mode))
  const stages = modes.map((mode): Stage => ({ mode, claims: claims.filter(({ claim }) => claim.mode === mode) }))
  const type = (surest ?? claims[0])?.claim.type ?? 'meeting'
  return {
    id: `ev_${digest(cluster.key, when ?? '', String(nth))}`,
    type,
    claims,
    ...(when === undefined ? {} : { when }),
    ...(period === undefined ? {} : { period }),
    ...(where === undefined ? {} : { where }),
    mode: modes.at(-1) ?? 'happened',
    stages,
    differs: differences(claims),
  }
}

const byDate = (a: Event, b: Event): number =>
  (a.period?.from ?? FAR) - (b.period?.from ?? FAR) ||
  (a.period?.to ?? FAR) - (b.period?.to ?? FAR) ||
  compareText(a.id, b.id)

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
  const clusters = tie(
    sorted.flatMap(([key, group]) => clustersOf(key, group, world, ties.apart, proposed)),
    ties.together,
    ties.apart,
  )
  const seen = new Map<string, number>()
  const events = clusters
    .map((cluster) => ({ cluster, first: cluster.claims.map(({ claim }) => claim.id).sort()[0] ?? '' }))
    .sort((a, b) => compareText(a.cluster.key, b.cluster.key) || compareText(a.first, b.first))
    .map(({ cluster }) => {
      const when = cluster.claims.toSorted(bySureness)[0]?.claim.when ?? ''
      const same = `${cluster.key} ${when}`
      const nth = seen.get(same) ?? 0
      seen.set(same, nth + 1)
      return eventOf(cluster, nth)
    })
  const joined = new Set(
    events.flatMap(({ claims: held }) => held.flatMap((a) => held.map((b) => pairKey(a.claim.id, b.claim.id)))),
  )
  return {
    events: contain(events, world).toSorted(byDate),
    proposed: proposed
      .filter(({ claims: [a, b] }) => !joined.has(pairKey(a, b)) && !ties.apart.has(pairKey(a, b)))
      .toSorted((a, b) => compareText(a.claims.join(), b.claims.join())),
  }
}
