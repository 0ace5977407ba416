// Statements of languages whose clauses follow "that": the words said, cut at each new subject and each new verb of stance.
import { isVerb, slotsAndSubject } from '../clauses/clause.ts'
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item } from '../mentions/items.ts'
import type { StatementUnit } from './statements.ts'

/** The propositions of one sentence's speech, in order. */
export function contentUnits(spoken: readonly Spoken[], text: string): StatementUnit[] {
  const units: StatementUnit[] = []
  let open: StatementUnit | undefined
  // "said that in recent years, trade has grown": what only leads in belongs to what follows
  let led = false
  for (const s of spoken) {
    if (s.level !== 'speech' || !s.speaker) {
      open = undefined
      continue
    }
    const items = trimmed(s.clause.items.slice(s.from))
    if (!items.length) {
      if (s.verb) open = undefined
      continue
    }
    // what is added of a noun after a comma (", which ...") is no part of what was said of it
    if (
      s.clause.head &&
      s.verb === undefined &&
      open &&
      open.speaker.mentions[0]?.start === s.speaker.mentions[0]?.start &&
      wasCut(spoken, s)
    )
      continue
    const cuts = cutsOf(items)
    cuts.forEach((from, k) => {
      const part = trimmed(items.slice(from, cuts[k + 1] ?? items.length))
      if (!part.length) return
      const start = part[0]!.start
      const end = endOf(part, text)
      if (end <= start) return
      const fresh =
        (!led || s.verb !== undefined) &&
        (k > 0 ||
          !open ||
          s.verb !== undefined ||
          opens(part, s) ||
          open.speaker.mentions[0]?.start !== s.speaker!.mentions[0]?.start)
      led = s.clause.closed === ',' && !part.some((x) => isVerb(x) || classOf(x, 'mode') !== undefined)
      if (fresh) {
        open = { start, end, speaker: s.speaker!, items: [...part] }
        units.push(open)
      } else if (open) {
        open.end = end
        open.items.push(...part)
      }
    })
    if (s.clause.closed === ';') open = undefined
  }
  // a question asks and says nothing
  return units.filter(
    (u) => text[u.end] !== '?' && u.end - u.start > 8 && u.items.some((x) => x.kind !== 'mark' && x.kind !== 'time'),
  )
}

/** Whether the clause before closed with a comma: the relative clause adds, and does not restrict. */
const wasCut = (spoken: readonly Spoken[], s: Spoken): boolean => spoken[spoken.indexOf(s) - 1]?.clause.closed === ','

const isFiller = (x: Item | undefined): boolean =>
  x === undefined || x.kind === 'mark' || classOf(x, 'that') !== undefined || classOf(x, 'list') === 'and'

function trimmed(items: readonly Item[]): Item[] {
  let from = 0
  while (from < items.length && isFiller(items[from])) from++
  // "and stressed that ...": the words begin behind the verb
  if (from > 0 && classOf(items[from], 'say') !== undefined) {
    from++
    while (from < items.length && isFiller(items[from])) from++
  }
  let to = items.length
  while (to > from && items[to - 1]!.kind === 'mark') to--
  return items.slice(from, to)
}

/** Indices where a new proposition begins inside one clause: "and that ...", "and is ready to ...". */
function cutsOf(items: readonly Item[]): number[] {
  const out = [0]
  for (let i = 2; i < items.length - 1; i++) {
    if (classOf(items[i], 'list') !== 'and') continue
    let j = i + 1
    while (classOf(items[j], 'noise') !== undefined || classOf(items[j], 'copula') !== undefined) j++
    const next = items[j]
    const stance = classOf(next, 'stance')
    if (
      classOf(items[i + 1], 'that') !== undefined ||
      (stance !== undefined && stance !== 'asserts') ||
      classOf(next, 'mode') === 'hope' ||
      (classOf(next, 'say') !== undefined && classOf(next, 'noise') === undefined)
    )
      out.push(i)
  }
  return out
}

/** A clause of its own subject, or one that a verb of stance opens, is a proposition of its own. */
function opens(items: readonly Item[], s: Spoken): boolean {
  if (s.clause.temporal || s.clause.head) return false
  const { subject } = slotsAndSubject(items, 0, items.length)
  if (subject && items.indexOf(subject.item) <= 2) return true
  const first = items.find((x) => x.kind !== 'mark' && classOf(x, 'noise') === undefined)
  const stance = classOf(first, 'stance')
  return (stance !== undefined && stance !== 'asserts') || classOf(first, 'mode') === 'hope'
}

function endOf(items: readonly Item[], text: string): number {
  let end = items.at(-1)!.end
  while (end > 0 && /[\s.,;!?”"]/u.test(text[end - 1]!)) end--
  return end
}
