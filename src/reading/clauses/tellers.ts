// Who speaks, found round a verb of saying: behind it, as a house or a paper, as the source of an account.
import { classOf, type Item, impliedTwo, type Mention, mentionsOf, nameless } from '../mentions/items.ts'
import { isVerb } from './clause.ts'

export interface Saying {
  readonly mentions: readonly Mention[]
  readonly at: number
  /** Index of the first item of the words said; the verb itself for verbs of stance. */
  readonly from: number
  readonly backward: boolean
  readonly inherited: boolean
}

/** "..., the ministry's office was told", "..., says the statement": the house or the paper behind a verb that opens its clause. */
export function houseBehind(
  items: readonly Item[],
  i: number,
): { mentions: readonly Mention[]; inherited: false } | undefined {
  const verb = items[i]!
  const told = verb.kind === 'word' && (verb.lex.several || verb.lex.passive)
  if (!told || items.slice(0, i).some((x) => x.kind !== 'mark') || classOf(items[i + 1], 'coverb') !== 'at')
    return undefined
  const house = items.slice(i + 2).find((x) => x.kind !== 'text')
  if (house?.kind === 'noun' && house.cls === 'document') return { mentions: [], inherited: false }
  const org = mentionsOf(house).filter((m) => m.kind === 'org')
  const nameless = house && classOf(house, 'organisation') !== undefined ? [namelessOrg(house)] : []
  const mentions = org.length ? org : nameless
  return mentions.length && onlyPlaces(items, i + 1) ? { mentions, inherited: false } : undefined
}

/** Nothing but phrases of prepositions to the end, and none that tells what was spoken of. */
export function onlyPlaces(items: readonly Item[], from: number): boolean {
  const bracket = items.findIndex((x, k) => k >= from && x.kind === 'mark' && x.mark === '(')
  const rest = items
    .slice(from, bracket < 0 ? items.length : bracket)
    .filter((x) => x.kind !== 'time' && classOf(x, 'noise') === undefined)
  const first = rest.find((x) => x.kind !== 'mark' || x.mark !== '”')
  if (first === undefined) return false
  return (
    classOf(first, 'coverb') !== undefined &&
    rest.every((x) => classOf(x, 'coverb') !== 'about' && !isVerb(x) && classOf(x, 'that') === undefined)
  )
}

/** "..., said the Kazakh Head of State": the index of who speaks behind the verb. */
export function tellerBehind(items: readonly Item[], i: number): number | undefined {
  const teller = tellerAt(items, i)
  const ref = items[teller]
  if (ref?.kind !== 'ref') return undefined
  const mayTell = ref.mentions.some(
    (m) => m.form !== 'oblique' && (m.kind === 'person' || m.kind === 'org' || (m.form === 'nominative' && speaks(m))),
  )
  const opens = ref.mentions[0]?.form === 'nominative' || items.slice(0, i).every((x) => x.kind === 'mark')
  return mayTell && opens ? teller : undefined
}

/** "according to X": X speaks in the rest of the clause, or in what stands before. */
export function accordingTo(items: readonly Item[], i: number): Saying | undefined {
  const source = items.slice(i + 1).find((x) => x.kind === 'ref' || x.kind === 'noun')
  const mentions = source?.kind === 'ref' ? source.mentions : []
  if (!mentions.length) return undefined
  const end = items.indexOf(source!) + 1
  return { mentions, at: i, from: Math.max(end, i + 1), backward: end >= items.length, inherited: false }
}

/** Who speaks behind the verb: next to it, or the first that its case shows to act. */
function tellerAt(items: readonly Item[], i: number): number {
  const next = classOf(items[i + 1], 'article') !== undefined ? i + 2 : i + 1
  if (items[next]?.kind === 'ref') return next
  const acts = items.findIndex(
    (x, k) =>
      k > i && k < i + 8 && mentionsOf(x)[0]?.form === 'nominative' && classOf(items[k - 1], 'coverb') === undefined,
  )
  return acts < 0 ? next : acts
}

/** "It was noted": both sides of the talks did. */
export const bothSides = (item: Item): Mention => impliedTwo(item, 'two-heads')

/** A document, session or office that speaks: "the statement said". */
export function speakerNoun(items: readonly Item[], i: number): Mention | undefined {
  const noun = items.slice(0, i).findLast((x) => x.kind === 'noun')
  if (noun?.kind !== 'noun' || (noun.cls !== 'gathering' && noun.cls !== 'document')) return undefined
  return namelessOrg(noun)
}

export const namelessOrg = (item: Item): Mention => ({ kind: 'org', via: 'form', ...nameless(item) })

export const speaks = (m: Mention): boolean =>
  m.kind === 'person' || m.kind === 'state' || m.kind === 'org' || (m.kind === 'group' && m.group !== 'i')

export const isPassive = (item: Item): boolean =>
  item.kind === 'word' && (item.lex.passive === true || item.lex.is.impersonal !== undefined)

/** "..., reports the correspondent of N": what follows a word for the press is its name. */
export const isPressNamed = (items: readonly Item[], teller: number): boolean =>
  mentionsOf(items[teller]!)[0]?.group === 'press' &&
  items.slice(teller + 1).every((x) => !isVerb(x) && classOf(x, 'coverb') !== 'about')

export const wordsFollow = (items: readonly Item[], i: number): boolean =>
  items.slice(i + 1).some((x) => x.kind !== 'mark')

/** Nothing but time, place and addressee follow the verb: what was said stands before it. */
export const isLast = (items: readonly Item[], from: number): boolean =>
  items
    .slice(from)
    .every(
      (x, k, rest) =>
        x.kind === 'mark' ||
        x.kind === 'time' ||
        classOf(x, 'noise') !== undefined ||
        classOf(x, 'coverb') !== undefined ||
        classOf(x, 'article') !== undefined ||
        (x.kind === 'ref' && classOf(rest[k - 1], 'coverb') !== undefined) ||
        (x.kind === 'noun' &&
          (classOf(rest[k - 1], 'article') !== undefined || classOf(rest[k - 1], 'preposition') !== undefined)),
    )

/** How far behind its verb "that" may stand: "agreed in Vienna on Monday that". */
export const THAT_WITHIN = 8

/** Past "that", a colon and an addressee with his preposition. */
export function contentFrom(items: readonly Item[], from: number): number {
  const that = items.findIndex((x, k) => k >= from && k < from + THAT_WITHIN && classOf(x, 'that') !== undefined)
  return that >= 0 ? that + 1 : from
}
