// Which claims of two texts, in whatever languages, speak of one thing: closeness from 0 (not) to 1 (surely).
import type { World } from '../knowledge/world.ts'
import type { Claim } from '../model/claim.ts'
import { bounds, type Period } from '../record/record.ts'
import { formatsClashIn } from './compare.ts'
import { countryOf } from './identity.ts'
import { keysOf, numberOf, quantityOf, textOf, textsOf } from './roles.ts'
import { likeness, pairs } from './story.ts'

/** A claim with what its words are about. */
export interface Spoken {
  readonly claim: Claim
  readonly language: string
  /** Ids that the words name, beside the two sides. */
  readonly about: ReadonlySet<string>
}

/** Claims at least so close are one fact. */
export const CLOSE = 0.5

type Role = Parameters<typeof keysOf>[1]

/** The states behind the entities of a role: a person's by office, a city's by country. */
const statesOf = (claim: Claim, role: Role, world: World): ReadonlySet<string> =>
  new Set(keysOf(claim, role).map((key) => stateOf(key, world)))

export function stateOf(key: string, world: World): string {
  if (key.startsWith('person:'))
    return world.offices.findLast((o) => o.person === key && o.of.startsWith('country:'))?.of ?? key
  return countryOf(key, world)
}

const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((one) => b.has(one)).length
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size)
}

const sides = (a: Claim, b: Claim, role: Role, world: World): number =>
  Math.max(
    share(new Set(keysOf(a, role)), new Set(keysOf(b, role))),
    0.9 * share(statesOf(a, role, world), statesOf(b, role, world)),
  )

const days = (a: Period | undefined, b: Period | undefined): number | undefined =>
  a && b ? Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to)) : undefined

/** Reports of one trip may give another day; what lies further apart is another happening. */
const NEAR = 5

const apart = (a: Claim, b: Claim): boolean => (days(bounds(a.when), bounds(b.when)) ?? 0) > NEAR

const words = (a: Spoken, b: Spoken, role: Role): number =>
  a.language === b.language
    ? likeness(pairs(textsOf(a.claim, role).join(' ')), pairs(textsOf(b.claim, role).join(' ')))
    : 0

const happening =
  (role: Role) =>
  (a: Spoken, b: Spoken, world: World): number =>
    apart(a.claim, b.claim) || formatsClashIn(textOf(a.claim, 'format'), textOf(b.claim, 'format'))
      ? 0
      : sides(a.claim, b.claim, role, world)

const counted = (a: Spoken, b: Spoken, world: World): number => {
  const [x, y] = [quantityOf(a.claim, 'quantity'), quantityOf(b.claim, 'quantity')]
  if (!x || !y || x.unit !== y.unit) return 0
  const who = sides(a.claim, b.claim, 'subject', world)
  const time = days(bounds(a.claim.when), bounds(b.claim.when)) ?? 0
  if (x.number === y.number) return who > 0 || !keysOf(a.claim, 'subject').length ? 1 : 0
  return time > 0 ? 0 : 0.6 * who
}

const content = (a: Spoken, b: Spoken, role: Role): number => {
  const about = share(a.about, b.about)
  return a.language === b.language ? Math.max(words(a, b, role), 0.8 * about) : about
}

/** What makes two claims of a type one fact. */
const BY_TYPE: { readonly [type in Claim['type']]?: (a: Spoken, b: Spoken, world: World) => number } = {
  meeting: happening('participants'),
  visit: (a, b, world) =>
    apart(a.claim, b.claim)
      ? 0
      : sides(a.claim, b.claim, 'visitor', world) * (sides(a.claim, b.claim, 'host', world) > 0 ? 1 : 0),
  gathering: (a, b, world) => {
    if (apart(a.claim, b.claim)) return 0
    const [x, y] = [numberOf(a.claim, 'ordinal'), numberOf(b.claim, 'ordinal')]
    const series = share(new Set(keysOf(a.claim, 'series')), new Set(keysOf(b.claim, 'series')))
    const about = Math.max(series, share(a.about, b.about), words(a, b, 'name'))
    return x !== undefined && x === y
      ? Math.max(0.6, about)
      : about * (sides(a.claim, b.claim, 'host', world) > 0 ? 1 : 0.9)
  },
  ceremony: (a, b, world) =>
    textOf(a.claim, 'kind') !== textOf(b.claim, 'kind') || apart(a.claim, b.claim)
      ? 0
      : Math.max(0.5, sides(a.claim, b.claim, 'participants', world)),
  document: (a, b, world) => {
    if (textOf(a.claim, 'kind') !== textOf(b.claim, 'kind') || apart(a.claim, b.claim)) return 0
    const named = Math.max(words(a, b, 'title'), share(a.about, b.about))
    // one may name one side alone, or none
    const silent = [a, b].some(({ claim }) => keysOf(claim, 'parties').length === 0)
    const shared = silent || sides(a.claim, b.claim, 'parties', world) > 0
    const counts = [a, b].every(({ claim }) => quantityOf(claim, 'count') !== undefined)
    return Math.max(named, counts ? 0.6 : 0, shared ? 0.52 : 0)
  },
  partnership: (a, b, world) => sides(a.claim, b.claim, 'parties', world),
  milestone: (a, b, world) => Math.min(1, counted(a, b, world) + 0.1 * share(a.about, b.about)),
  tally: counted,
  chairmanship: (a, b, world) => (apart(a.claim, b.claim) ? 0 : sides(a.claim, b.claim, 'organisation', world)),
  membership: (a, b, world) =>
    sides(a.claim, b.claim, 'organisation', world) *
    Math.max(
      sides(a.claim, b.claim, 'members', world),
      textOf(a.claim, 'status') === textOf(b.claim, 'status') ? 0.7 : 0,
    ),
  honour: (a, b, world) => sides(a.claim, b.claim, 'recipient', world),
  project: (a, b, world) =>
    Math.max(
      words(a, b, 'name'),
      textOf(a.claim, 'kind') === textOf(b.claim, 'kind') ? 0.5 + 0.4 * sides(a.claim, b.claim, 'parties', world) : 0,
    ),
  commitment: (a, b, world) => {
    const [x, y] = [quantityOf(a.claim, 'quantity')?.number, quantityOf(b.claim, 'quantity')?.number]
    const by = sides(a.claim, b.claim, 'by', world)
    if (by === 0) return 0
    return Math.max(content(a, b, 'promise'), x !== undefined && x === y ? 0.8 : 0)
  },
  statement: (a, b, world) => {
    const who = sides(a.claim, b.claim, 'speaker', world)
    const what = content(a, b, 'content')
    const stance = textOf(a.claim, 'stance') === textOf(b.claim, 'stance') ? 0.1 : 0
    // said by another in the other text: only where the words leave no doubt
    return who === 0 ? (what >= 0.8 ? 0.5 : 0) : Math.min(1, what + (what > 0 ? stance : 0))
  },
  formulation: (a, b) => share(new Set(keysOf(a.claim, 'concept')), new Set(keysOf(b.claim, 'concept'))),
}

/** What one text gives as an undertaking another may give as words. */
function undertaken(a: Spoken, b: Spoken, world: World): number {
  const [promise, words] = a.claim.type === 'commitment' ? [a, b] : [b, a]
  const by = statesOf(promise.claim, 'by', world)
  const who = statesOf(words.claim, 'speaker', world)
  if (![...by].some((one) => who.has(one))) return 0
  return promise.language === words.language
    ? likeness(pairs(textsOf(promise.claim, 'promise').join(' ')), pairs(textsOf(words.claim, 'content').join(' ')))
    : 0.9 * share(a.about, b.about)
}

const WORDS: ReadonlySet<string> = new Set(['commitment', 'statement'])

export function closeness(a: Spoken, b: Spoken, world: World): number {
  if ((a.claim.mode === 'denied') !== (b.claim.mode === 'denied')) return 0
  if (a.claim.type === b.claim.type) return BY_TYPE[a.claim.type]?.(a, b, world) ?? 0
  return WORDS.has(a.claim.type) && WORDS.has(b.claim.type) ? undertaken(a, b, world) : 0
}
