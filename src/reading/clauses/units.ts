// Units: a clause with its relative clauses taken out, and each of these as a unit of its own with its head as subject.
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, isVerb, type Subject } from './clause.ts'

export interface Unit {
  readonly items: readonly Item[]
  readonly clause: Clause
  readonly relative: boolean
  /** The head noun phrase of a relative clause, where it can act. */
  readonly head?: Item
  /** The thing that a relative clause is said of. */
  readonly thing?: Item
}

/** Places told of a noun by the relative clause before it ("the meeting held in Astana"): noun start → place. */
export type NounPlaces = Map<number, Mention>

const isDe = (item: Item): boolean => classOf(item, 'de') === 'de'

export function unitsOf(clause: Clause, places: NounPlaces): Unit[] {
  let main: Item[] = [...clause.items]
  const relatives: Unit[] = []
  for (let guard = 0; guard < 6; guard++) {
    const found = relativeIn(main)
    if (!found) break
    const { from, de, head } = found
    const inside = main.slice(from, de)
    const predicate =
      (from > 0 &&
        main
          .slice(Math.max(0, from - 2), from)
          .some((x) => classOf(x, 'copula') !== undefined || classOf(x, 'equates') !== undefined)) ||
      inside.slice(0, 3).some((x) => classOf(x, 'equates') !== undefined)
    const acts =
      head && !predicate && (mentionsOf(head).some((m) => m.kind === 'person' || m.kind === 'group') || false)
    relatives.push({
      items: predicate && from > 0 ? [...main.slice(0, 1).filter((x) => x.kind === 'ref'), ...inside] : inside,
      clause,
      relative: !predicate,
      ...(head && acts ? { head } : {}),
      ...(head?.kind === 'noun' && !predicate ? { thing: head } : {}),
    })
    if (head?.kind === 'noun') {
      const at = inside.findIndex((x) => classOf(x, 'coverb') === 'at')
      const place =
        at >= 0 ? mentionsOf(inside[at + 1]).find((m) => m.kind === 'place' || m.kind === 'state') : undefined
      const city = at >= 0 ? mentionsOf(inside[at + 2]).find((m) => m.kind === 'place') : undefined
      if (city ?? place) places.set(head.start, (city ?? place)!)
    }
    // "a delegation led by the deputy speaker": who leads a delegation is met with it
    const leaders = inside.some((x) => classOf(x, 'leads') !== undefined)
      ? inside.filter((x) => mentionsOf(x).some((m) => m.kind === 'person'))
      : []
    main = [...main.slice(0, from), ...leaders, ...main.slice(de + 1)]
  }
  return [{ items: main, clause, relative: false }, ...relatives.reverse()]
}

/** The first relative clause of a run of items: from, the place of the mark that ends it, and its head. */
function relativeIn(items: readonly Item[]): { from: number; de: number; head: Item | undefined } | undefined {
  for (let de = 1; de < items.length - 1; de++) {
    if (!isDe(items[de]!)) continue
    let verb = -1
    for (let i = de - 1; i >= 0 && de - i < 60; i--)
      if (isVerb(items[i]!)) {
        verb = i
        break
      }
    if (verb < 0) continue
    const head = headAfter(items, de)
    const person = mentionsOf(head).some((m) => m.kind === 'person')
    const before = items[de - 1]!
    // "a dialogue during the meeting": a time between the verb and the mark belongs to the head
    if (isDuring(items, verb, de)) continue
    // "thanks for the help of the Chinese side": a mention before that mark owns what follows, unless people follow
    if (before.kind === 'ref' && !person && verb !== de - 1) continue
    const between = items.slice(verb + 1, de)
    if (
      !person &&
      between.length > 0 &&
      between.every(
        (x) =>
          x.kind === 'text' ||
          x.kind === 'concept' ||
          x.kind === 'quantity' ||
          x.kind === 'time' ||
          x.kind === 'mark' ||
          classOf(x, 'list') !== undefined ||
          classOf(x, 'block') !== undefined ||
          classOf(x, 'short') !== undefined ||
          classOf(x, 'noise') !== undefined ||
          classOf(x, 'aspect') !== undefined,
      )
    )
      continue
    if (
      classOf(items[verb], 'copula') ||
      classOf(items[verb], 'say') === 'say' ||
      classOf(items[verb], 'stance') === 'calls-for'
    )
      continue
    // what people do is told from the first verb after the one that governs them ("meets the president who is in China to hold ...")
    let from = person ? firstStart(items, verb, de) : startOf(items, verb)
    if (from === 0 && verb === firstVerb(items) && items[0]!.kind !== 'ref' && !person && before.kind !== 'word')
      continue
    if (classOf(items[from], 'say')) from++
    // "the minister, during the meeting held in Norland, met ...": who stands before the place of a session holds nothing
    if (isHeld(items, verb, head) && mentionsOf(items[from]).some((m) => m.kind === 'person'))
      from = items.findIndex((x, i) => i > from && classOf(x, 'coverb') === 'at')
    return { from, de, head }
  }
  return undefined
}

/** "held in Norland" before a session. */
const isHeld = (items: readonly Item[], verb: number, head: Item | undefined): boolean =>
  head?.kind === 'noun' &&
  head.cls === 'gathering' &&
  classOf(items[verb], 'verb') === 'light' &&
  items.slice(1, verb).some((x, i) => classOf(x, 'coverb') === 'at' && items[i]!.kind === 'ref')

/** Whether a noun with a word of time behind it stands right before the mark of a relative clause, and no verb between. */
const isDuring = (items: readonly Item[], verb: number, de: number): boolean =>
  de - verb > 2 &&
  (classOf(items[de - 1], 'temporal') === 'when' || classOf(items[de - 1], 'tie') === 'after') &&
  ['noun', 'ref'].includes(items[de - 2]!.kind)

/** For people: right after the first verb of the run, where another follows before the mark of the relative clause; else as for things. */
function firstStart(items: readonly Item[], verb: number, de: number): number {
  const first = items.findIndex((x) => isVerb(x) && classOf(x, 'verb') !== 'light')
  if (first < 0 || first >= verb || first >= de) return startOf(items, verb)
  // "with the president who pays a visit and attends ...": behind a coverb the first verb is of the relative clause too
  return classOf(items[first - 1], 'coverb') === 'with' ? first : first + 1
}

const firstVerb = (items: readonly Item[]): number => items.findIndex(isVerb)

/** Where the relative clause opens: after the verb before its own verb, or at the coverb that leads to it. */
function startOf(items: readonly Item[], verb: number): number {
  let i = verb
  while (i > 0) {
    const before = items[i - 1]!
    if (isVerb(before)) {
      // "what 32 years of relations have brought": the founding and its age stay together
      if (classOf(before, 'founding') !== undefined && items[i]!.kind === 'time') {
        i--
        continue
      }
      // "hold talks", "pay a visit": a light verb belongs to its noun
      if (
        i === verb &&
        (classOf(before, 'verb') === 'light' ||
          (classOf(items[verb], 'verb') === 'light' && classOf(before, 'event') === undefined))
      ) {
        i--
        continue
      }
      return i
    }
    if (before.kind === 'mark' && !/[“”‘’—－·]/.test(before.mark)) return i
    if (classOf(before, 'mode') && classOf(before, 'coverb') === undefined && i < verb) return i
    // "with the visiting president": a coverb right before the verb leads to the head, not to the relative clause
    const opens = i === verb || (i === verb - 1 && classOf(items[i], 'verb') === 'light')
    if (opens && classOf(before, 'coverb') !== undefined) return i
    i--
  }
  return 0
}

/** The mention or noun that the mark of a relative clause leads to: the next one in the run, before any verb. */
function headAfter(items: readonly Item[], de: number): Item | undefined {
  for (let i = de + 1; i < items.length; i++) {
    const item = items[i]!
    if (item.kind === 'ref' || item.kind === 'noun') return item
    if (isVerb(item) || item.kind === 'mark' || classOf(item, 'coverb')) return undefined
  }
  return undefined
}

export const headSubject = (unit: Unit): Subject | undefined =>
  unit.head ? { item: unit.head, mentions: mentionsOf(unit.head), via: 'head' } : undefined
