// Things built that a ceremony is for: what is opened, completed or begun with one has come to that stage.
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item, type ItemOf } from '../mentions/items.ts'
import type { Draft } from './draft.ts'

/** By the kind of ceremony: the stage that the thing has reached. */
const STAGES: Readonly<Record<string, string>> = {
  opening: 'opened',
  unveiling: 'opened',
  completion: 'completed',
  launch: 'begun',
}

/** Projects of one sentence that its ceremonies tell, and no rule has read by itself. */
export function ceremonialProjects(acts: readonly Draft[], group: readonly Spoken[]): Draft[] {
  const ceremonies = acts.filter((d) => d.type === 'ceremony')
  if (!ceremonies.length) return []
  const nouns = group.flatMap((s) => s.clause.items.flatMap(projectsIn))
  const read = acts.filter((d) => d.type === 'project').flatMap((d) => d.roles.get('name') ?? [])
  return ceremonies.flatMap((d): Draft[] => {
    const kind = d.roles.get('kind')?.[0]
    const stage = kind?.kind === 'term' ? STAGES[kind.term] : undefined
    const ends = (d.roles.get('object') ?? []).flatMap((v) => ('span' in v ? [v.span.end] : []))
    const built = stage ? nouns.filter((n) => ends.includes(n.end) && !NOT_BUILT.has(n.value)) : []
    return [...new Set(built.flatMap((n) => [...listedBefore(n, group), n]))]
      .filter((n) => !read.some((v) => 'span' in v && v.span.start < n.end && n.start < v.span.end))
      .map((n) => projectOf(d, n, stage!))
  })
}

/** Sorts of projects that nobody builds. */
const NOT_BUILT: ReadonlySet<string> = new Set(['programme', 'work', 'told'])

function projectOf(ceremony: Draft, noun: ItemOf<'noun'>, stage: string): Draft {
  return {
    ...ceremony,
    type: 'project',
    roles: new Map([
      ['name', [{ kind: 'text', span: { start: noun.start, end: noun.end } }]],
      ['kind', [{ kind: 'term', term: noun.value }]],
      ['stage', [{ kind: 'term', term: stage }]],
    ]),
    evidence: [...ceremony.evidence],
    rule: 'ceremony',
  }
}

/** "the completion of the parliament building and the government building": the first of the two stands before the list's word. */
function listedBefore(noun: ItemOf<'noun'>, group: readonly Spoken[]): ItemOf<'noun'>[] {
  for (const { clause } of group) {
    const at = clause.items.findIndex((x) => x.kind === 'noun' && x.start <= noun.start && noun.end <= x.end)
    const before = clause.items[at - 2]
    if (classOf(clause.items[at - 1], 'list') !== undefined && before?.kind === 'noun' && before.cls === 'project')
      return [before]
  }
  return []
}

/** Nouns for things built in an item, those inside other nouns too. */
const projectsIn = (item: Item): ItemOf<'noun'>[] =>
  item.kind === 'noun' ? [...(item.cls === 'project' ? [item] : []), ...item.inner.flatMap(projectsIn)] : []
