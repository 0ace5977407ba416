// Clauses of languages whose phrases follow the verb: cut at marks where a new predicate begins, at "who" and "which".
import { classOf, type Item, mentionsOf } from '../mentions/items.ts'
import { type Clause, isVerb, slotsAndSubject } from './clause.ts'
import type { Unit } from './units.ts'

interface Piece {
  items: Item[]
  closed: string
  readonly quoted: boolean
  readonly head?: Item
  readonly headRole?: string
  readonly temporal?: string
}

const isMark = (item: Item | undefined, marks: RegExp): boolean => item?.kind === 'mark' && marks.test(item.mark)

const BREAK = /^[,;:!?—–]$/

/** Clauses of one sentence. A stretch without a verb belongs to the clause before it, or, at the head, to the one after. */
export function clausesAfter(
  items: readonly Item[],
  depth: number,
  leans: (item: Item) => boolean = () => false,
): Clause[] {
  const pieces = join(cut(items.slice(numberEnd(items)), depth), leans)
  return pieces.map((p) => ({
    items: p.items,
    start: p.items[0]!.start,
    end: p.items.at(-1)!.end,
    closed: p.closed,
    quoted: p.quoted,
    ...(p.temporal ? { temporal: p.temporal } : {}),
    ...(p.head ? { head: p.head } : {}),
    ...(p.headRole ? { headRole: p.headRole } : {}),
    ...(isLeaning(p, leans) ? { leaning: true as const } : {}),
  }))
}

/** Past the number of a paragraph: "4.", "4)" says nothing of what follows. */
const numberEnd = (items: readonly Item[]): number =>
  items[0]?.kind === 'quantity' && isMark(items[1], /^[.)]$/) && items.length > 2 ? 2 : 0

/** Clauses while they are cut. */
interface Cutting {
  readonly out: Piece[]
  own: Item[]
  /** Quotations open here, and at the start of the running clause. */
  open: number
  openAtStart: number
  head: Item | undefined
  headRole: string | undefined
  temporal: string | undefined
  restrictive: boolean
}

function cut(items: readonly Item[], depth: number): Piece[] {
  const c: Cutting = {
    out: [],
    own: [],
    open: depth,
    openAtStart: depth,
    head: undefined,
    headRole: undefined,
    temporal: undefined,
    restrictive: false,
  }
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    if (c.restrictive && endsRelative(items, i, c.own)) close(c, '')
    if (isMark(item, /[“‘]/)) c.open++
    else if (isMark(item, /[”]/)) c.open = Math.max(0, c.open - 1)
    const route = isMark(item, /^[–—]$/) && isPlace(items[i - 1]) && isPlace(items[i + 1])
    if ((isMark(item, BREAK) && !route) || (isMark(item, /^-$/) && items[i - 1]?.end !== item.start)) {
      const mark = (item as { mark: string }).mark
      if (isMark(items[i + 1], /[”]/)) {
        c.own.push(items[i + 1]!)
        c.open = Math.max(0, c.open - 1)
        i++
      }
      close(c, mark)
      continue
    }
    if (joinsSaying(items, i, c.own)) {
      close(c, '')
      continue
    }
    if (openRelative(c, items, i)) continue
    if (isReduced(items, i)) openReduced(c, items[i + 1]?.kind === 'time')
    openTemporal(c, items, i)
    c.own.push(item)
  }
  close(c, '')
  return c.out
}

function close(c: Cutting, closed: string): void {
  const { own, head, headRole, temporal } = c
  if (own.length)
    c.out.push({
      items: own,
      closed,
      quoted: c.openAtStart > 0 || opensQuotation(own),
      ...(head ? { head } : {}),
      ...(head && headRole ? { headRole } : {}),
      ...(temporal ? { temporal } : {}),
    })
  c.own = []
  c.openAtStart = c.open
  c.head = undefined
  c.headRole = undefined
  c.temporal = undefined
  c.restrictive = false
}

/** "congratulated ... and noted that": a verb of saying behind "and" opens a clause of its own. */
function joinsSaying(items: readonly Item[], i: number, own: readonly Item[]): boolean {
  if (classOf(items[i], 'list') !== 'and' || !own.some(isVerb)) return false
  const verb = items.slice(i + 1, i + 4).find((x) => classOf(x, 'noise') === undefined)
  return verb?.kind === 'word' && verb.lex.cases === 0 && classOf(verb, 'say') !== undefined
}

/** The silent relative word before a participle. */
const isParticiple = (item: Item): boolean => item.end === item.start

/** A relative word with a verb after it opens a clause on what stands before it. */
function openRelative(c: Cutting, items: readonly Item[], i: number): boolean {
  const { own, out } = c
  if (classOf(items[i], 'relative') === undefined || own.length + out.length === 0) return false
  if (!items.slice(i + 1, i + 8).some(isVerb)) return false
  // "with whom he met": the preposition belongs to the relative word
  const role = out.length && own.length === 1 ? classOf(own[0], 'coverb') : undefined
  if (role !== undefined) own.pop()
  const last = out.at(-1)?.items
  // "boarded a train, leaving for X": a word in no pack right before the comma is what is told of
  const plain = isParticiple(items[i]!) && last?.at(-1)?.kind === 'text' ? last.at(-1) : undefined
  const before = own.at(-1) ?? plain ?? last?.findLast((x) => x.kind === 'ref' || x.kind === 'noun')
  const antecedent = before?.kind === 'ref' || before?.kind === 'noun' || before === plain ? before : undefined
  const ends = own.length > 0
  close(c, ends ? '' : (out.at(-1)?.closed ?? ''))
  // "arrives in Pretoria, where he will hold talks": who acted before acts on
  const goesOn =
    classOf(items[i], 'relative') === 'where' && !ends && mentionsOf(antecedent).every((m) => m.kind !== 'org')
  c.head = goesOn ? undefined : antecedent
  c.headRole = role
  c.restrictive = ends && antecedent !== undefined
  if (!antecedent) c.temporal = 'relative'
  return true
}

/** "scheduled for", and "signed" or "held" before a preposition or a time. */
export function isReduced(items: readonly Item[], i: number): boolean {
  const reduced = classOf(items[i], 'reduced')
  const next = items[i + 1]
  return (
    reduced !== undefined &&
    (reduced !== 'participle' ||
      next?.kind === 'time' ||
      mentionsOf(next)[0]?.via === 'pronoun' ||
      ['at', 'on', 'by'].includes(classOf(next, 'coverb') ?? ''))
  )
}

/** A participle right behind a noun opens a clause on it. */
function openReduced(c: Cutting, dated: boolean): void {
  const { own, out } = c
  const before = own.at(-1) ?? (out.at(-1)?.closed === ',' ? out.at(-1)?.items.at(-1) : undefined)
  const isThing =
    before?.kind === 'noun' ||
    ((before?.kind === 'text' || before?.kind === 'concept') && own.length > 2 && !dated) ||
    (before?.kind === 'ref' && before.mentions[0]!.kind !== 'person' && own.length === 0)
  if (!isThing) return
  close(c, '')
  c.head = before
}

/** "after", "when": a clause of time, where a verb follows before the next break. */
function openTemporal(c: Cutting, items: readonly Item[], i: number): void {
  const when = classOf(items[i], 'temporal')
  if (when === undefined) return
  const rest = items.slice(i + 1)
  const verb = rest.findIndex(isVerb)
  if (verb < 0 || rest.slice(0, verb).some((x) => isMark(x, BREAK))) return
  close(c, '')
  c.temporal = when
}

/** "the president who is on a visit has met ...": past its own verb, a verb of the past that nothing joins goes on with the main clause. */
function endsRelative(items: readonly Item[], i: number, own: readonly Item[]): boolean {
  const item = items[i]!
  if (!own.some((x) => isVerb(x)) || own.length < 2) return false
  const before = items[i - 1]
  if (
    isVerb(before!) ||
    before?.kind === 'mark' ||
    ['list', 'coverb', 'mode', 'copula', 'article', 'noise', 'relative', 'that'].some(
      (cls) => classOf(before, cls) !== undefined,
    )
  )
    return false
  return (
    classOf(item, 'mode') === 'past' ||
    classOf(item, 'mode') === 'planned' ||
    (classOf(item, 'event') !== undefined && classOf(item, 'noise') === undefined && !isReduced(items, i))
  )
}

/** "the Kunming – Vientiane line": a dash between two places ends no clause. */
const isPlace = (item: Item | undefined): boolean =>
  mentionsOf(item).length === 1 && mentionsOf(item)[0]!.kind === 'place'

const opensQuotation = (items: readonly Item[]): boolean => {
  if (!isMark(items[0], /[“]/)) return false
  const close = items.findIndex((x) => isMark(x, /[”]/))
  return close < 0 || close === items.length - 1
}

const hasVerb = (p: Piece): boolean => p.items.some((x) => isVerb(x) || classOf(x, 'mode') !== undefined)

const isLeaning = (p: Piece, leans: (item: Item) => boolean): boolean => {
  const first = p.items.find(
    (x) =>
      x.kind !== 'mark' && x.kind !== 'time' && classOf(x, 'noise') === undefined && classOf(x, 'list') === undefined,
  )
  return first !== undefined && leans(first)
}

/** Stretches without a verb join their neighbours; the mark between is kept as an item's gap. */
function join(pieces: readonly Piece[], leans: (item: Item) => boolean): Piece[] {
  const out: Piece[] = []
  let lead: Piece | undefined
  for (const piece of pieces) {
    // "X, who ..., said": the name is the main clause's, not the relative clause's
    if (lead && piece.head) {
      out.push(lead)
      lead = undefined
    }
    const p: Piece = lead
      ? { ...piece, items: [...lead.items, commaOf(lead), ...piece.items], quoted: lead.quoted }
      : piece
    lead = undefined
    const last = out.at(-1)
    if (hasVerb(p) || p.temporal || p.head || (last && isLeaning(p, leans))) {
      out.push(p)
      continue
    }
    if (!last) {
      // a lead-in ("In Astana, ...") belongs to what follows, a title or a list item stands alone
      if (p.closed === ',' && !p.quoted && !isLeaning(p, leans)) lead = p
      else out.push(p)
      continue
    }
    if (last.quoted !== p.quoted || last.closed === ':') {
      out.push(p)
      continue
    }
    last.items = [...last.items, commaOf(last), ...p.items]
    last.closed = p.closed
  }
  if (lead) out.push(lead)
  return out
}

const commaOf = (p: Piece): Item => ({
  kind: 'mark',
  start: p.items.at(-1)!.end,
  end: p.items.at(-1)!.end + 1,
  mark: p.closed || ',',
})

/** A clause is one unit; a relative clause has its antecedent as head. Where somebody else acts in a place, it tells of him. */
export function unitsAfter(clause: Clause): Unit[] {
  const { head, items } = clause
  const acts = head && clause.headRole === undefined && mentionsOf(head).some((m) => m.kind !== 'place')
  const elsewhere = head?.kind === 'ref' && !acts && slotsAndSubject(items, 0, items.length).subject !== undefined
  return [
    {
      items,
      clause,
      relative: head !== undefined && !elsewhere,
      ...(head && clause.headRole === undefined && (acts || head.kind === 'noun') ? { head } : {}),
    },
  ]
}
