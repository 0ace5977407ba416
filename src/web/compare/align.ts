// Sets the claims of two texts against each other: said by both, said differently, or by one alone.

import type { Claim, ClaimType } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { RoleValue, Value } from '../../model/value.ts'
import { stretchOf } from '../timeline/edtf.ts'
import { valuesOf } from '../values.ts'

export const KINDS = ['both', 'differs', 'left', 'right'] as const
export type Kind = (typeof KINDS)[number]

/** What two claims say in different words: a role, or "when" or "mode". */
export interface Difference {
  readonly role: RoleName | 'when' | 'mode'
  readonly left: string
  readonly right: string
  /** What the registry calls the same, where it is another word: a level of partnership, a status. */
  readonly labels?: { readonly left: string; readonly right: string }
}

export interface Row {
  readonly kind: Kind
  readonly left: Claim | undefined
  readonly right: Claim | undefined
  readonly differences: readonly Difference[]
}

/** The roles that make a claim what it is; of several, each counts alike. */
const IDENTITY: Readonly<Record<ClaimType, readonly RoleName[]>> = {
  meeting: ['participants'],
  visit: ['visitor', 'host'],
  gathering: ['name', 'series', 'body'],
  ceremony: ['kind', 'object', 'participants'],
  document: ['title', 'kind'],
  membership: ['organisation', 'members'],
  chairmanship: ['organisation', 'holder'],
  office: ['person', 'title'],
  partnership: ['parties'],
  commitment: ['by', 'promise'],
  project: ['name'],
  honour: ['recipient', 'name'],
  statement: ['speaker', 'content'],
  formulation: ['concept'],
  tally: ['subject', 'what'],
  milestone: ['subject', 'what'],
}

/** Closed words, numbers and names by which two reports of one thing can differ. */
const FACETS: readonly RoleName[] = [
  'format',
  'kind',
  'ordinal',
  'status',
  'action',
  'level',
  'stage',
  'progress',
  'stance',
  'quantity',
  'count',
  'wording',
  'elements',
  'term',
  'due',
]

const ALIKE = 0.5
/** Words of one's own that share less than this say something else, whoever says them. */
const SOME = 0.25

const keysOf = (value: Value): readonly string[] => {
  if (typeof value !== 'object') return [String(value)]
  if ('bound' in value) return [`${value.bound} ${value.number ?? value.text} ${value.unit ?? ''}`]
  if ('group' in value) return value.members?.map((one) => one.id ?? one.name) ?? [value.name]
  return [value.id ?? value.name]
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{P}\s]+/gu, '')
    .toLowerCase()

const pairsOf = (text: string): Set<string> => {
  const letters = [...plain(text)]
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((one) => b.has(one)).length
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size)
}

/** From 0 to 1: names by identity, free words by the pairs of letters that they share. */
const likeness = (a: RoleValue | undefined, b: RoleValue | undefined): number | undefined => {
  const [x, y] = [valuesOf(a), valuesOf(b)]
  if (x.length === 0 || y.length === 0) return undefined
  const free = x.every((one) => typeof one === 'string') && y.every((one) => typeof one === 'string')
  if (free) return shared(pairsOf(x.join(' ')), pairsOf(y.join(' ')))
  return shared(new Set(x.flatMap(keysOf)), new Set(y.flatMap(keysOf)))
}

const apart = (a: Claim, b: Claim): boolean => {
  const [x, y] = [stretchOf(a.when), stretchOf(b.when)]
  return x !== undefined && y !== undefined && (x.to <= y.from || y.to <= x.from)
}

/** "Met" says less than "held talks"; talks and tea are two meetings. */
const GENERAL: ReadonlySet<string> = new Set(['meeting', 'sidelines'])

const otherFormat = (a: Claim, b: Claim): boolean => {
  const [x, y] = [a.roles.format, b.roles.format]
  return typeof x === 'string' && typeof y === 'string' && x !== y && !GENERAL.has(x) && !GENERAL.has(y)
}

export const score = (a: Claim, b: Claim): number => {
  if (otherFormat(a, b)) return 0
  if (a.type !== b.type || (a.mode === 'denied') !== (b.mode === 'denied')) return 0
  const each = IDENTITY[a.type].map((role) => likeness(a.roles[role], b.roles[role]))
  const known = each.filter((one) => one !== undefined)
  if (known.length === 0 || known.some((one) => one === 0)) return 0
  if (a.type === 'statement' && known.some((one) => one < SOME)) return 0
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length
  // One number in one series is one session, however its name is cut.
  const numbered = a.type === 'gathering' && a.roles.ordinal !== undefined && a.roles.ordinal === b.roles.ordinal
  const sure = numbered ? Math.min(1, mean + 0.3) : mean
  return apart(a, b) ? sure * 0.6 : sure
}

const wordsOf = (value: RoleValue | undefined): string =>
  valuesOf(value)
    .map((one) => {
      if (typeof one !== 'object') return String(one)
      if ('bound' in one) return one.text ?? `${one.bound === 'exact' ? '' : `${one.bound} `}${one.number ?? ''}`
      return one.name
    })
    .join(' / ')

const labelsOf = (value: RoleValue | undefined): string =>
  valuesOf(value)
    .flatMap((one) =>
      typeof one === 'object' && 'label' in one && one.label && one.label !== one.name ? [one.label] : [],
    )
    .join(' / ')

/** A number is the same number, whatever each text counts it in. */
const comparable = (value: Value): readonly string[] =>
  typeof value === 'object' && 'bound' in value && value.number !== undefined
    ? [`${value.bound} ${value.number}`]
    : keysOf(value)

const sameValue = (a: RoleValue | undefined, b: RoleValue | undefined): boolean => {
  const [x, y] = [valuesOf(a).flatMap(comparable).map(plain), valuesOf(b).flatMap(comparable).map(plain)]
  return x.length === y.length && x.every((one) => y.includes(one))
}

/** One date within the other is more or less exact, and no contradiction. */
const sameTime = (a: string | undefined, b: string | undefined): boolean => {
  const [x, y] = [stretchOf(a), stretchOf(b)]
  if (!x || !y) return true
  return (x.from >= y.from && x.to <= y.to) || (y.from >= x.from && y.to <= x.to)
}

export const differencesOf = (a: Claim, b: Claim): Difference[] => {
  const found: Difference[] = FACETS.filter(
    (role) => a.roles[role] !== undefined && b.roles[role] !== undefined && !sameValue(a.roles[role], b.roles[role]),
  ).map((role) => {
    const labels = { left: labelsOf(a.roles[role]), right: labelsOf(b.roles[role]) }
    const words = { left: wordsOf(a.roles[role]), right: wordsOf(b.roles[role]) }
    return { role, ...words, ...((labels.left || labels.right) && { labels }) }
  })
  if (!sameTime(a.when, b.when)) found.push({ role: 'when', left: a.when ?? '', right: b.when ?? '' })
  if (a.mode !== b.mode) found.push({ role: 'mode', left: a.mode, right: b.mode })
  return found
}

/** What one text says twice stands once, by its fullest claim. */
const distinct = (claims: readonly Claim[]): Claim[] => {
  const kept: Claim[] = []
  for (const claim of claims) {
    const at = kept.findIndex((one) => score(one, claim) > 0.95 && differencesOf(one, claim).length === 0)
    const before = kept[at]
    if (!before) kept.push(claim)
    else if (Object.keys(claim.roles).length > Object.keys(before.roles).length) kept[at] = claim
  }
  return kept
}

const startOf = (claim: Claim | undefined): number => claim?.evidence[0]?.start ?? 0

/** Rows in the order of the left text; what only the right one says follows the row that its neighbour stands in. */
const inOrder = (matched: readonly Row[], right: readonly Claim[]): Row[] => {
  const rows = matched.toSorted((a, b) => startOf(a.left) - startOf(b.left))
  // Where the right text says much that the left one does not, its rows would drown the order: they come last.
  const last = right.length > matched.length
  for (const claim of right.toSorted((a, b) => startOf(a) - startOf(b))) {
    const before = rows.findLastIndex((row) => row.right !== undefined && startOf(row.right) <= startOf(claim))
    const matches = rows.some((row) => row.right !== undefined)
    rows.splice(matches && !last ? before + 1 : rows.length, 0, {
      kind: 'right',
      left: undefined,
      right: claim,
      differences: [],
    })
  }
  return rows
}

export const align = (left: readonly Claim[], right: readonly Claim[]): Row[] => {
  const [ours, theirs] = [distinct(left), distinct(right)]
  const candidates = ours
    .flatMap((a) => theirs.map((b) => ({ a, b, how: score(a, b) })))
    .filter(({ how }) => how >= ALIKE)
    .sort((x, y) => y.how - x.how || differencesOf(x.a, x.b).length - differencesOf(y.a, y.b).length)
  const [usedLeft, usedRight] = [new Map<string, Claim>(), new Set<string>()]
  for (const { a, b } of candidates) {
    if (usedLeft.has(a.id) || usedRight.has(b.id)) continue
    usedLeft.set(a.id, b)
    usedRight.add(b.id)
  }
  const rows = ours.map((a): Row => {
    const b = usedLeft.get(a.id)
    if (!b) return { kind: 'left', left: a, right: undefined, differences: [] }
    const differences = differencesOf(a, b)
    return { kind: differences.length > 0 ? 'differs' : 'both', left: a, right: b, differences }
  })
  return inOrder(
    rows,
    theirs.filter((b) => !usedRight.has(b.id)),
  )
}
