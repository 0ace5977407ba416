// Links the events of one undertaking: promised here, under way there, reported delivered in other words.
import type { Event } from './event.ts'
import { keysOf, plain, quantityOf, textOf } from './roles.ts'

/** The pairs of letters of a wording, without case, width, spaces or punctuation. */
export const pairs = (text: string): ReadonlySet<string> => {
  const chars = [...plain(text)]
  return new Set(chars.slice(1).map((char, i) => `${chars[i]}${char}`))
}

/** How alike two wordings are, 0 to 1: twice the shared pairs of letters over all. */
export const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / (a.size + b.size)
}

interface Told {
  readonly event: Event
  readonly by: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly amount: string | undefined
}

const taken = (event: Event): Told => {
  const claims = event.claims.map(({ claim }) => claim)
  const quantity = claims.map((claim) => quantityOf(claim, 'quantity')).find((one) => one?.number !== undefined)
  return {
    event,
    by: new Set(claims.flatMap((claim) => keysOf(claim, 'by'))),
    words: pairs(claims.map((claim) => textOf(claim, 'promise') ?? '').join(' ')),
    amount: quantity ? `${quantity.number} ${quantity.unit ?? ''}` : undefined,
  }
}

/** Alike enough to be one undertaking: nearly the same words, or the same amount in partly the same words. */
const one = (a: Told, b: Told): boolean => {
  if (![...a.by].some((key) => b.by.has(key)) && a.by.size > 0 && b.by.size > 0) return false
  const alike = likeness(a.words, b.words)
  return alike >= 0.7 || (a.amount !== undefined && a.amount === b.amount && alike >= 0.35)
}

/** The stories among these events: each a list of events in the order given; what stands alone is a story of its own. */
export const stories = (events: readonly Event[]): readonly (readonly Event[])[] => {
  const found: Told[][] = []
  // Which stories hold a pair of letters: only those that share some are worth comparing.
  const byPair = new Map<string, Set<number>>()
  for (const told of events.map(taken)) {
    const shared = new Map<number, number>()
    for (const pair of told.words) {
      const holders = byPair.get(pair)
      // What stands in very many promises tells none apart.
      if (holders && holders.size <= COMMON) for (const at of holders) shared.set(at, (shared.get(at) ?? 0) + 1)
    }
    const near = [...shared.entries()].filter(([, count]) => count >= told.words.size * LEAST).map(([at]) => at)
    const fitting = near.sort((a, b) => a - b).filter((at) => found[at]?.some((held) => one(held, told)))
    const [only] = fitting
    const at = only !== undefined && fitting.length === 1 ? only : found.length
    if (at === found.length) found.push([told])
    else found[at]?.push(told)
    for (const pair of told.words) {
      const held = byPair.get(pair)
      if (held) held.add(at)
      else byPair.set(pair, new Set([at]))
    }
  }
  return found.map((story) => story.map(({ event }) => event))
}

/** A smaller share of the letters than this cannot make two wordings alike enough. */
const LEAST = 0.15
/** Pairs of letters that stand in more stories than this are not looked at first. */
const COMMON = 150
