// Runs frames: at each event of a unit, takes the roles from the grammar of the clause.

import type { Constant, Frame, RuleBase, Sources } from '../../knowledge/rules.ts'
import type { Mode } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { Span } from '../../model/span.ts'
import { classOf, type Item, type ItemOf, mentionsOf } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import { constant, type Draft, type DraftValue } from './draft.ts'
import { governed, toldBefore } from './governed.ts'
import type { Scene } from './scene.ts'
import { mentionsIn, valuesOf } from './sources.ts'
import { addHost, dropSides, isApart, isCrowd, metApart, pairByPair, peopleCount } from './together.ts'

export function frameDraft(frame: Frame, scene: Scene): Draft[] {
  if (isBlocked(frame, scene)) return []
  const object = frame.object ? governed(frame.object, scene) : undefined
  if (object && !object.length) return []
  // "has met him 15 times" counts meetings and tells of none
  if ((frame.claim === 'meeting' || frame.claim === 'visit') && isCounted(scene)) return []
  const nouns: (ItemOf<'noun'> | undefined)[] = object?.flatMap((noun) => toldBefore(noun, scene)) ?? [undefined]
  return nouns.flatMap((noun) => {
    const roles = rolesOf(frame, scene, noun)
    if (!isWhole(frame, roles, scene, noun)) return []
    const draft = draftOf(frame, roles, scene, noun)
    if (frame.claim === 'meeting' && isApart(scene)) return metApart(draft, scene)
    return frame.claim === 'partnership' ? pairByPair(draft) : spread(draft, frame.each)
  })
}

/** What takes two. */
const SIDED: ReadonlySet<string> = new Set(['milestone', 'partnership', 'meeting'])

/** The roles that the clause fills, then what the rule sets where it does not tell them. */
function rolesOf(frame: Frame, scene: Scene, noun: ItemOf<'noun'> | undefined): Map<RoleName, DraftValue[]> {
  const roles = new Map<RoleName, DraftValue[]>()
  for (const [role, sources] of Object.entries(frame.roles) as [RoleName | 'where', Sources][]) {
    if (role === 'where') continue
    // only relations and meetings look further for their second side: elsewhere the next alternative is often somebody else
    const values = valuesOf(sources, scene, noun, SIDED.has(frame.claim) ? frame.least[role] : undefined)
    if (values.length) roles.set(role, values)
  }
  for (const [role, set] of Object.entries(frame.set) as [RoleName, Constant][])
    if (!roles.has(role)) roles.set(role, [constant(set, scene.items[scene.at]!)])
  for (const [role, table] of Object.entries(frame.terms)) {
    const term =
      termOf(table, scene, noun) ?? (role === 'kind' && scene.context.cased ? kindBehind(table, scene) : undefined)
    if (term) roles.set(role as RoleName, [{ kind: 'term', term }])
  }
  if (frame.claim === 'meeting') {
    addHost(roles, scene)
    dropSides(roles)
  }
  return roles
}

/** Whether enough of its roles are filled, by whom can do such a thing. */
function isWhole(
  frame: Frame,
  roles: ReadonlyMap<RoleName, DraftValue[]>,
  scene: Scene,
  noun: ItemOf<'noun'> | undefined,
): boolean {
  if (frame.claim === 'gathering' && noun && isOfTwo(noun, scene)) return false
  // what is yet to be done is not reported as done
  if (frame.mode === 'happened' && frame.claim === 'commitment' && isToCome(scene)) return false
  if (Object.entries(frame.least).some(([role, n]) => peopleCount(roles.get(role as RoleName)) < n)) return false
  return frame.claim !== 'meeting' || !isCrowd(roles.get('participants'))
}

function draftOf(
  frame: Frame,
  roles: Map<RoleName, DraftValue[]>,
  scene: Scene,
  noun: ItemOf<'noun'> | undefined,
): Draft {
  const { items, at, context } = scene
  const word = items[at]!
  const related = frame.claim === 'partnership'
  const when = related && isAged(scene, noun) ? undefined : context.when(scene.unit, at)
  const where =
    (frame.roles.where && mentionsIn(frame.roles.where, scene, noun)[0]) ?? (noun && context.places.get(noun.start))
  return {
    type: frame.claim,
    roles,
    evidence: [
      {
        start: Math.min(evidenceStart(scene), noun?.start ?? word.start),
        end: Math.max(word.end, noun?.end ?? 0, scene.objects.at(-1)?.end ?? 0),
      },
    ],
    mode: frame.mode ?? (related && isDeclared(scene) ? 'happened' : modeOf(scene)),
    speaker: context.speaker,
    rule: frame.id,
    confidence: confidenceOf(scene),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
  }
}

const isCounted = ({ items, from, at }: Scene): boolean =>
  items.slice(from, at).some((x) => timesOf(x) > 2) || items.slice(at + 1, at + 3).some((x) => timesOf(x) > 1)

/** How many times, where an item is a bare count. */
const timesOf = (x: Item): number =>
  x.kind === 'quantity' && x.quantity.quantity.unit === undefined ? (x.quantity.quantity.number ?? 0) : 0

/** "A and B held the meeting of the two heads of state": two people named together meet, and hold no session. */
const isOfTwo = (noun: ItemOf<'noun'>, { subject, slots }: Scene): boolean =>
  noun.inner.some((x) => mentionsOf(x).some((m) => m.members?.length === 2)) &&
  !noun.inner.some((x) => x.kind === 'ordinal') &&
  slots.some((s) => s.role === 'with' && mentionsOf(s.item).some((m) => m.kind === 'person')) &&
  subject?.mentions.some((m) => m.kind === 'person') === true

/** "will provide": a word of the future right before the event. */
const isToCome = ({ items, at }: Scene): boolean =>
  (classOf(items[at - 1], 'mode') === 'planned' && classOf(items[at - 1], 'silent') !== undefined) ||
  items.slice(0, at).some((x) => classOf(x, 'stance') === 'pledges' || classOf(x, 'mode') === 'hope')

/** "the two sides decide to establish", "announce that ... is raised to": what two states declare of their relationship is so by these words. */
const isDeclared = (scene: Scene): boolean => {
  const decided = scene.items.findLastIndex((x, i) => i < scene.at && classOf(x, 'decide') !== undefined)
  return (
    decided >= 0 &&
    !scene.items.slice(0, decided).some((x) => classOf(x, 'mode') !== undefined && classOf(x, 'mode') !== 'past')
  )
}

/** "10 years since relations were established": the date of an anniversary is not that of the act. */
const isAged = (scene: Scene, noun: ItemOf<'noun'> | undefined): boolean =>
  scene.items.some(
    (x) =>
      x.kind === 'time' &&
      (x.time.kind === 'age' || x.time.kind === 'duration') &&
      x.start >= (noun?.end ?? scene.items[scene.at]!.end),
  )

function isBlocked(frame: Frame, scene: Scene): boolean {
  const { text, cased } = scene.context
  const clause = text.slice(scene.unit.clause.start, scene.unit.clause.end)
  const printed = cased ? [clause, clause.toLowerCase()] : [clause]
  return isForbidden(frame, scene, scene.items[scene.at]!, printed) || (frame.light && !isLed(scene))
}

/** Whether the words round a match forbid its rule, or those that the rule wants are missing from its clause as `printed`. */
export function isForbidden(rule: RuleBase, scene: Scene, { start, end }: Span, printed: readonly string[]): boolean {
  const { not, having, followed } = rule
  const { text } = scene.context
  const next = scene.unit.clause.end + 1
  // a word with a space before it may open the clause
  const stands = (w: string) => printed.some((clause) => ` ${clause}`.includes(w))
  return (
    not.before.some((w) => text.startsWith(w, end)) ||
    not.after.some((w) => text.endsWith(w, start)) ||
    not.within.some(stands) ||
    (having.length > 0 && !having.some(stands)) ||
    (followed.length > 0 && !followed.some((w) => text.startsWith(w, next)))
  )
}

/** How many items may stand between a light verb and its noun: "a series of short bilateral ...". */
const LED_WITHIN = 9

/** "held a short meeting", "came for talks": the noun stands behind a light verb or the word of aim, with nothing but what describes it between. */
function isLed({ items, at }: Scene): boolean {
  for (let i = at - 1; i >= 0 && at - i <= LED_WITHIN; i--) {
    const item = items[i]!
    if (classOf(item, 'verb') === 'light' || classOf(item, 'mode') === 'past' || classOf(item, 'coverb') === 'for')
      return true
    const describes =
      item.kind === 'text' ||
      item.kind === 'ordinal' ||
      item.kind === 'quantity' ||
      item.kind === 'time' ||
      (item.kind === 'mark' && /[-–]/.test(item.mark)) ||
      (item.kind === 'ref' && item.mentions.every((m) => m.via === 'short')) ||
      isWordOf(item, DESCRIBES)
    if (!describes) return false
  }
  return false
}

const DESCRIBES = classes('article', 'noise', 'list', 'title-mark', 'field', 'apart')

/** Where the words that carry the claim begin: its own subject, else the first slot or time of the stretch. */
function evidenceStart(scene: Scene): number {
  const own = scene.subject?.via === 'own' || scene.subject?.via === 'pivot' ? scene.subject.item.start : undefined
  const first = scene.items[scene.from]
  return Math.min(
    own ?? Number.MAX_SAFE_INTEGER,
    first?.start ?? scene.items[scene.at]!.start,
    scene.items[scene.at]!.start,
  )
}

function termOf(
  table: Readonly<Record<string, string>>,
  scene: Scene,
  noun: ItemOf<'noun'> | undefined,
): string | undefined {
  const { text } = scene.context
  if (noun && table['*'] === 'noun') return noun.value || undefined
  const start = scene.items[scene.from]?.start ?? scene.items[scene.at]!.start
  const end = Math.max(
    scene.items[scene.at]!.end,
    noun?.end ?? 0,
    scene.items[Math.min(scene.items.length - 1, scene.at + 2)]!.end,
  )
  return termIn(table, text.slice(start, end)) ?? (table['*'] === 'noun' ? undefined : table['*'])
}

/** The term of the first word of a table that a stretch holds. */
export const termIn = (table: Readonly<Record<string, string>>, stretch: string): string | undefined =>
  Object.entries(table).find(([word]) => word !== '*' && stretch.includes(word))?.[1]

/** "will visit China in the middle of May on a state visit": what kind it is may stand far behind. */
function kindBehind(table: Readonly<Record<string, string>>, scene: Scene): string | undefined {
  const last = scene.items[Math.min(scene.items.length, scene.to) - 1]
  return last && termIn(table, scene.context.text.slice(scene.items[scene.at]!.start, last.end))
}

/** Mode from the words before the event; a plan said once holds on while the subject does. */
export function modeOf(scene: Scene): Mode {
  const { items, at, context } = scene
  // "scheduled for", "to be held": the event's own words set its mode
  if (classOf(items[at], 'mode') === 'planned') return 'planned'
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i]!
    const mode = classOf(item, 'mode')
    if (mode === 'planned' && !isDisposal(items, i)) return 'planned'
    if (mode === 'denied') return 'denied'
    if (classOf(item, 'decide') === 'decide') return 'planned'
    if (mode === 'proposed' || mode === 'hope') return 'proposed'
    // "will have talks" is to come
    if (mode === 'past' && classOf(items[i - 1], 'mode') !== 'planned') return 'happened'
    // a leader welcomes one who is there; a side welcomes a visit to come
    if (mode === 'welcome')
      return scene.outer?.mentions.some((m) => m.kind === 'person' && m.via !== 'title') ? 'happened' : 'proposed'
    if (classOf(item, 'tasks') !== undefined) return 'planned'
    // an invitation proposes, one that is accepted is settled
    if (classOf(item, 'offer') !== undefined)
      return items.slice(0, i).some((x) => classOf(x, 'takes') !== undefined) ? 'planned' : 'proposed'
    // who is congratulated or thanked has done it
    if (classOf(item, 'stance') === 'praises' || classOf(item, 'stance') === 'thanks') return 'happened'
    // at somebody's invitation one comes
    if (classOf(item, 'verb') === 'pivot' && items.slice(0, i).some((x) => classOf(x, 'takes') !== undefined))
      return 'happened'
    if (
      classOf(item, 'verb') === 'pivot' ||
      (classOf(item, 'stance') === 'calls-for' && classOf(item, 'event') === undefined)
    )
      return 'proposed'
  }
  return scene.subject?.via === 'inherited' || !scene.subject ? (context.inheritedMode ?? 'happened') : 'happened'
}

/** Words that no word of disposal puts before its verb. */
const MOVES_NOTHING = classes('coverb', 'noise', 'decide', 'mode')

/** The word that tells the future also marks an object: before a noun phrase it moves an object and tells no future. */
export function isDisposal(items: readonly Item[], i: number): boolean {
  if (classOf(items[i], 'disposal') === undefined) return false
  const next = items[i + 1]
  if (next && classOf(next, 'result') === undefined && items.slice(i + 2).some((x) => classOf(x, 'result')))
    return next.kind !== 'time' && !isWordOf(next, MOVES_NOTHING)
  return (
    next?.kind === 'ref' ||
    next?.kind === 'noun' ||
    next?.kind === 'quantity' ||
    next?.kind === 'concept' ||
    (next?.kind === 'mark' && /[“「]/.test(next.mark))
  )
}

function confidenceOf(scene: Scene): number {
  switch (scene.subject?.via) {
    case 'own':
      return 0.95
    case 'head':
    case 'pivot':
      return 0.9
    case 'inherited':
      return 0.8
    case 'forward':
      return 0.75
    default:
      return 0.7
  }
}

/** One claim for each value of the roles that a frame tells apart. */
export function spread(draft: Draft, each: readonly RoleName[]): Draft[] {
  let out = [draft]
  for (const role of each) {
    out = out.flatMap((d) => {
      const values = d.roles.get(role)
      if (!values || values.length < 2) return [d]
      return values.map((v) => ({ ...d, roles: new Map(d.roles).set(role, [v]), evidence: [...d.evidence] }))
    })
  }
  return out
}
