// Clauses of languages whose phrases follow the verb: cut at marks where a new predicate begins, at "who" and "which".
import { classOf, type Item, mentionsOf } from '../mentions/items.ts'
import { type Clause, isVerb } from './clause.ts'
import type { Unit } from './units.ts'

interface Piece {
  items: Item[]
  closed: string
  readonly quoted: boolean
  readonly head?: Item
  readonly temporal?: string
}

const isMark = (item: Item | undefined, marks: RegExp): boolean => item?.kind === 'mark' && marks.test(item.mark)

const BREAK = /^[,;:!?—–]$/

/** Clauses of one sentence. A stretch without a verb belongs to the clause before it, or, at the head, to the one after. */
export function clausesAfter(items: readonly Item[], depth: number): Clause[] {
  const pieces = join(cut(items, depth))
  return pieces.map((p) => ({
    items: p.items,
    start: p.items[0]!.start,
    end: p.items.at(-1)!.end,
    closed: p.closed,
    quoted: p.quoted,
    ...(p.temporal ? { temporal: p.temporal } : {}),
    ...(p.head ? { head: p.head } : {}),
  }))
}

function cut(items: readonly Item[], depth: number): Piece[] {
  const out: Piece[] = []
  let own: Item[] = []
  let open = depth
  let openAtStart = depth
  let head: Item | undefined
  let temporal: string | undefined
  let restrictive = false
  const push = (closed: string) => {
    if (own.length)
      out.push({
        items: own,
        closed,
        quoted: openAtStart > 0 || opensQuotation(own),
        ...(head ? { head } : {}),
        ...(temporal ? { temporal } : {}),
      })
    own = []
    openAtStart = open
    head = undefined
    temporal = undefined
    restrictive = false
  }
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    if (restrictive && endsRelative(items, i, own)) {
      push('')
      restrictive = false
    }
    if (isMark(item, /[“‘]/)) open++
    else if (isMark(item, /[”]/)) open = Math.max(0, open - 1)
    if (isMark(item, BREAK) || (isMark(item, /^-$/) && items[i - 1]?.end !== item.start)) {
      const mark = (item as { mark: string }).mark
      if (isMark(items[i + 1], /[”]/)) {
        own.push(items[i + 1]!)
        open = Math.max(0, open - 1)
        i++
      }
      push(mark)
      continue
    }
    // "congratulated ... and noted that": a verb of saying behind "and" opens a clause of its own
    if (classOf(item, 'list') === 'and' && own.some(isVerb)) {
      const verb = items.slice(i + 1, i + 4).find((x) => classOf(x, 'noise') === undefined)
      if (verb?.kind === 'word' && verb.lex.cases === 0 && classOf(verb, 'say') !== undefined) {
        push('')
        continue
      }
    }
    const relative = classOf(item, 'relative')
    if (relative !== undefined && own.length + out.length > 0 && items.slice(i + 1, i + 8).some(isVerb)) {
      const before = own.at(-1) ?? out.at(-1)?.items.findLast((x) => x.kind === 'ref' || x.kind === 'noun')
      const antecedent = before?.kind === 'ref' || before?.kind === 'noun' ? before : undefined
      const close = own.length > 0
      push(close ? '' : (out.at(-1)?.closed ?? ''))
      head = antecedent
      restrictive = close && antecedent !== undefined
      if (!antecedent) temporal = 'relative'
      continue
    }
    if (classOf(item, 'reduced') !== undefined) {
      const before = own.at(-1) ?? (out.at(-1)?.closed === ',' ? out.at(-1)?.items.at(-1) : undefined)
      if (
        before?.kind === 'noun' ||
        (before?.kind === 'ref' && before.mentions[0]!.kind !== 'person' && own.length === 0)
      ) {
        push('')
        head = before
      }
    }
    const when = classOf(item, 'temporal')
    if (
      when !== undefined &&
      items.slice(i + 1).some((x, k) => isVerb(x) && !items.slice(i + 1, i + 1 + k).some((y) => isMark(y, BREAK)))
    ) {
      push('')
      temporal = when
      own.push(item)
      continue
    }
    own.push(item)
  }
  push('')
  return out
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
    (classOf(item, 'event') !== undefined &&
      classOf(item, 'noise') === undefined &&
      classOf(item, 'reduced') === undefined)
  )
}

const opensQuotation = (items: readonly Item[]): boolean => {
  if (!isMark(items[0], /[“]/)) return false
  const close = items.findIndex((x) => isMark(x, /[”]/))
  return close < 0 || close === items.length - 1
}

const hasVerb = (p: Piece): boolean => p.items.some((x) => isVerb(x) || classOf(x, 'mode') !== undefined)

/** Stretches without a verb join their neighbours; the mark between is kept as an item's gap. */
function join(pieces: readonly Piece[]): Piece[] {
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
    if (hasVerb(p) || p.temporal || p.head) {
      out.push(p)
      continue
    }
    if (!last) {
      // a lead-in ("In Astana, ...") belongs to what follows, a title or a list item stands alone
      if (p.closed === ',' && !p.quoted) lead = p
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

/** A clause is one unit; a relative clause has its antecedent as head. */
export function unitsAfter(clause: Clause): Unit[] {
  const head = clause.head
  const acts = head && mentionsOf(head).some((m) => m.kind !== 'place')
  return [
    {
      items: clause.items,
      clause,
      relative: head !== undefined,
      ...(head && (acts || head.kind === 'noun') ? { head } : {}),
    },
  ]
}
