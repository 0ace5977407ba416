// Drafts of one sentence held against each other: the same act told twice, an arrival beside its visit, words that only count.
import { type Draft, hasTerm } from './draft.ts'

/** A statement that is nothing but a count or an anniversary is told by these. */
export function mostlyCounted(statement: Draft, acts: readonly Draft[]): boolean {
  // congratulations on an anniversary are said all the same
  if (statement.roles.get('stance')?.some((v) => v.kind === 'term' && v.term !== 'asserts')) return false
  const s = statement.evidence[0]!
  const covered = acts
    .filter((d) => d.type === 'milestone' || d.type === 'tally')
    .reduce((n, d) => n + Math.max(0, Math.min(s.end, d.evidence[0]!.end) - Math.max(s.start, d.evidence[0]!.start)), 0)
  return covered >= (s.end - s.start) * 0.7
}

/** An arrival in a city is no visit beside one to its country. */
export function withoutArrivals(drafts: readonly Draft[], countryOf: (place: string) => string | undefined): Draft[] {
  const hosts = (d: Draft) =>
    d.roles.get('host')?.flatMap((v) => (v.kind === 'mention' ? v.mention.candidates : [])) ?? []
  return drafts.filter((d) => {
    if (d.type !== 'visit') return true
    const country = hosts(d)
      .map((id) => countryOf(id))
      .find((c) => c !== undefined)
    return country === undefined || !drafts.some((o) => o !== d && o.type === 'visit' && hosts(o).includes(country))
  })
}

/** Drafts of one type with the same roles on overlapping words are one; the surer stays. */
export function unique(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  const places = new Map<string, number[]>()
  for (const d of drafts) {
    const key = d.type === 'tally' ? `tally ${JSON.stringify(d.roles.get('quantity'))}` : keyOf(d)
    const same = places
      .get(key)
      ?.find((i) => out[i]!.evidence.some((e) => d.evidence.some((f) => e.start < f.end && f.start < e.end)))
    if (same === undefined) {
      places.set(key, [...(places.get(key) ?? []), out.length])
      out.push(d)
    } else if (d.type === 'gathering' ? d.roles.size > out[same]!.roles.size : d.confidence > out[same]!.confidence)
      // who attends is told by one, the day perhaps by the other
      out[same] = { ...d, ...((d.when ?? out[same]!.when) ? { when: (d.when ?? out[same]!.when)! } : {}) }
  }
  return out
}

const keyOf = (d: Draft): string =>
  d.type +
  JSON.stringify(
    [...d.roles]
      // a session that one rule tells of as held, another by who attends, is one
      .filter(([role]) => (d.type === 'gathering' ? role === 'name' : role !== 'format' && role !== 'topics'))
      .map(([role, vs]) => [role, vs.map((v) => (v.kind === 'mention' ? [v.mention.start, v.mention.end] : v))]),
  )

/** What is built by somebody and told of at a stage in the same sentence is told by the stage. */
export function withoutBuilding(drafts: readonly Draft[]): Draft[] {
  const named = (d: Draft) => d.roles.get('name')?.flatMap((v) => ('span' in v ? [v.span.start] : []))[0]
  return drafts.filter(
    (d) =>
      !isUnderWay(d) || !drafts.some((o) => o !== d && o.type === 'project' && !isUnderWay(o) && named(o) === named(d)),
  )
}

export const isUnderWay = (d: Draft): boolean => d.type === 'project' && hasTerm(d, 'stage', 'under-way')
