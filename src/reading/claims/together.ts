// Who takes part together: meetings one by one, sides beside people, crowds, pairs of states.
import type { RoleName } from '../../model/claims/roles.ts'
import { classOf, type Mention, mentionsOf } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'
import type { Scene } from './scene.ts'

/** "met separately": whether those met were met one by one. */
export const isApart = (scene: Scene): boolean =>
  scene.items.slice(0, scene.to).some((x) => classOf(x, 'apart') !== undefined) || isRepeated(scene)

/** "had talks with A, and with B", "with A, and then with B": the preposition said anew parts those met. */
const isRepeated = ({ items, at, to }: Scene): boolean =>
  items.slice(at, to).some((x, i, all) => {
    if (classOf(x, 'coverb') !== 'with' || !i) return false
    const before = all.slice(0, i).findLast((y) => y.kind !== 'mark' && classOf(y, 'noise') === undefined)
    return classOf(before, 'list') === 'and' || classOf(before, 'tie') === 'after'
  })

/** One meeting for each of those met with the one who meets them, or for each of those who meet one. */
export function metApart(draft: Draft, scene: Scene): Draft[] {
  const all = draft.roles.get('participants') ?? []
  const acting = all.filter((v) => v.kind === 'mention' && scene.subject?.mentions.includes(v.mention))
  // "separate meetings of A with B and C"
  const hosts =
    acting.length || scene.items[scene.at]?.kind !== 'word' || !scene.slots.some((x) => x.role === 'with')
      ? acting
      : all.slice(0, 1)
  const guests = all.filter((v) => !hosts.includes(v))
  const [one, many] = hosts.length === 1 ? [hosts, guests] : [guests, hosts]
  if (one.length !== 1 || many.length < 2) return [draft]
  return many.map((other) => ({
    ...draft,
    roles: new Map(draft.roles).set('participants', hosts.length === 1 ? [...one, other] : [other, ...one]),
    evidence: [...draft.evidence],
  }))
}

/** "Talks with A and B are planned": all who are named are met, and who acts meets them; where nobody does, he whom the report follows. */
export function addHost(roles: Map<RoleName, DraftValue[]>, { slots, subject, context, items, at }: Scene): void {
  const all = roles.get('participants')
  if (!context.cased || !all?.length) return
  const met = new Set(slots.filter((x) => x.role === 'with').flatMap((x) => mentionsOf(x.item)))
  if (!all.every((v) => v.kind === 'mention' && met.has(v.mention))) return
  const acting = subject?.mentions.filter((m) => m.kind === 'person' || m.kind === 'group') ?? []
  const { protagonist } = context
  const followed = protagonist && protagonist.end < items[at]!.start && !all.some((v) => isSame(v, protagonist))
  const hosts = followed && (!acting.length || subject?.via === 'inherited') ? [protagonist] : acting
  if (hosts.length)
    roles.set('participants', [...hosts.map((mention) => ({ kind: 'mention' as const, mention })), ...all])
  else roles.delete('participants')
}

const isSame = (v: DraftValue, { candidates, name }: Mention): boolean =>
  v.kind === 'mention' &&
  (v.mention.name === name || (candidates[0] !== undefined && v.mention.candidates[0] === candidates[0]))

/** Where people are named, states and pair words beside them are not who met. */
export function dropSides(roles: Map<RoleName, DraftValue[]>): void {
  const all = roles.get('participants')
  if (!all?.some((v) => v.kind === 'mention' && v.mention.kind === 'person')) return
  roles.set(
    'participants',
    all.filter(
      (v) =>
        v.kind !== 'mention' ||
        v.mention.kind === 'person' ||
        (v.mention.kind === 'group' && v.mention.group !== 'two-sides'),
    ),
  )
}

/** "members", "all sides" alone: a crowd that nobody is named of has not met with anybody. */
export const isCrowd = (values: readonly DraftValue[] | undefined): boolean =>
  values?.length === 1 &&
  values[0]!.kind === 'mention' &&
  values[0]!.mention.via !== 'title' &&
  ['all-heads', 'all-sides'].includes(values[0]!.mention.group ?? '')

export const peopleCount = (values: readonly DraftValue[] | undefined): number =>
  (values ?? []).reduce(
    (n, v) =>
      n +
      (v.kind === 'mention' &&
      v.mention.kind === 'group' &&
      [
        'two-heads',
        'two-premiers',
        'two-sides',
        'two-ministers',
        'three-heads',
        'three-sides',
        'all-heads',
        'all-sides',
        'we',
        'they',
      ].includes(v.mention.group ?? '')
        ? 2
        : 1),
    0,
  )

/** Relations with one state and with another in one list: one relationship for each pair. */
export function pairByPair(draft: Draft): Draft[] {
  const parties = draft.roles.get('parties') ?? []
  const pairs = parties.filter((v) => v.kind === 'mention' && v.mention.members?.length === 2)
  if (pairs.length < 2 || pairs.length !== parties.length) return [draft]
  return pairs.map((pair) => ({
    ...draft,
    roles: new Map(draft.roles).set('parties', [pair]),
    evidence: [...draft.evidence],
  }))
}
