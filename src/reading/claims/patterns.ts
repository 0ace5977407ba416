// Runs patterns: fixed shapes over the items of a clause, found by the word that anchors them.

import type { Pattern, Source, Step } from '../../knowledge/rules.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { Span } from '../../model/span.ts'
import { isNoun, isVerb } from '../clauses/clause.ts'
import { BOUNDS, classOf, type Item, type ItemOf, mentionsOf } from '../mentions/items.ts'
import { classes, isAny, isWordOf } from '../scan/lexeme.ts'
import { constant, type Draft, type DraftValue, text } from './draft.ts'
import { isForbidden, modeOf, spread, termIn } from './frames.ts'
import type { Scene } from './scene.ts'
import { slotOf } from './slots.ts'
import { valuesOf } from './sources.ts'

/** Units of things that are counted, not measured. */
const COUNTED: ReadonlySet<string> = new Set(['', 'person', 'country', 'household', 'vote', 'dose'])
const MONEY = /dollar|yuan|euro|pound|yen|rouble|tenge|franc|rupee|rial|riyal|dirham|won|baht|peso|ringgit|rupiah|dong/
const isMoney = (x: Item): boolean => x.kind === 'quantity' && MONEY.test(x.quantity.quantity.unit ?? '')
const isShare = (x: Item): boolean => x.kind === 'quantity' && x.quantity.quantity.unit === 'percent'
/** Years that an age of relations or of a body may have: a year that passed is no milestone, an era neither. */
const isMark = (years: number | undefined): boolean => years !== undefined && years >= 5 && years <= 200
/** How many items a gap may cover. */
const GAP = 14

type Slots = Map<string, Item>

/** A match under way: the steps, the items they run over, and what the slots have taken. */
interface Match {
  readonly steps: readonly Step[]
  readonly items: readonly Item[]
  readonly text: string
  readonly slots: Slots
}

/** The pattern's match round the anchor at item `at`, or nothing. */
function matchAt(
  pattern: Pattern,
  items: readonly Item[],
  at: number,
  text: string,
): { slots: Slots; from: number; to: number } | undefined {
  const match: Match = { steps: pattern.steps, items, text, slots: new Map() }
  const to = matchRight(match, pattern.anchor, at)
  if (to === undefined) return undefined
  const from = matchLeft(match, pattern.anchor - 1, at - 1)
  return from === undefined ? undefined : { slots: match.slots, from, to }
}

/** The words of an item; of a noun those of its head. */
const headOf = (item: Item, text: string): string =>
  item.kind === 'noun' && item.lex
    ? text.slice(item.headStart, item.headStart + item.lex.word.length)
    : text.slice(item.start, item.end)

/** A word in its own letters, or with the capital that opens a sentence. */
const hasWord = (words: readonly string[], printed: string): boolean =>
  words.includes(printed) || words.includes(printed.toLowerCase())

function fits(step: Step, item: Item | undefined, text: string): boolean {
  if (!item) return false
  if (step.kind === 'words') return hasWord(step.words, headOf(item, text))
  return step.accepts.some((kind) => {
    if (kind === 'counted')
      return (
        item.kind === 'quantity' &&
        item.quantity.quantity.number !== undefined &&
        !/\d$/.test(text.slice(item.start, item.end)) &&
        COUNTED.has(item.quantity.quantity.unit ?? '')
      )
    // what trade amounts to: money, or a number that can be nothing else
    if (kind === 'figure')
      return (
        isMoney(item) ||
        (item.kind === 'quantity' &&
          item.quantity.quantity.unit === undefined &&
          (item.quantity.quantity.number ?? 0) >= 1e6)
      )
    if (kind === 'share') return isShare(item)
    if (kind === 'money') return isMoney(item)
    if (kind === 'times')
      return (
        item.kind === 'quantity' &&
        item.quantity.quantity.unit === undefined &&
        item.quantity.quantity.number !== undefined
      )
    if (kind === 'quantity' || kind === 'ordinal' || kind === 'concept' || kind === 'text') return item.kind === kind
    if (kind === 'time' || kind === 'date') return item.kind === 'time'
    if (step.accepts.includes('lapse'))
      return (
        item.kind === 'time' &&
        item.time.expr.kind === 'age' &&
        item.time.expr.sort === 'since' &&
        isMark(item.time.expr.amount.number)
      )
    if (step.accepts.includes('anniversary'))
      return item.kind === 'time' && item.time.expr.kind === 'age' && item.time.expr.sort === 'anniversary'
    if (kind === 'age') return item.kind === 'time' && (item.time.kind === 'age' || item.time.kind === 'duration')
    if (kind === 'any') return item.kind !== 'mark'
    if (kind === 'ref') return item.kind === 'ref'
    if (kind === 'named') return item.kind === 'noun' && item.cls === 'gathering' && item.inner.length > 0
    if (item.kind === 'noun') return item.cls === kind
    if (item.kind === 'ref') return mentionsOf(item).some((m) => m.kind === kind)
    return item.kind === 'word' && item.lex.is[kind] !== undefined
  })
}

/** Matches steps from `s` on to the right, returns the index after the last item taken. */
function matchRight(match: Match, s: number, i: number): number | undefined {
  const { steps, items, text, slots } = match
  const step = steps[s]
  if (!step) return i
  if (step.kind === 'gap') {
    for (let j = i; j <= items.length && j - i <= GAP; j++) {
      const end = matchRight(match, s + 1, j)
      if (end !== undefined) {
        if (step.name && j > i) slots.set(step.name, { kind: 'text', start: items[i]!.start, end: items[j - 1]!.end })
        return end
      }
    }
    return undefined
  }
  if (step.kind === 'slot' && step.accepts.includes('colon'))
    return i === items.length && /[:：]/.test(text[items[i - 1]?.end ?? 0] ?? '') ? i : undefined
  if (step.kind === 'slot' && step.accepts.includes('end'))
    return endsAt(items, i) ? matchRight(match, s + 1, i) : undefined
  if (step.kind === 'slot' && step.accepts.includes('wide')) {
    const to = wideEnd(items, i)
    if (to === i) return step.optional ? matchRight(match, s + 1, i) : undefined
    const end = matchRight(match, s + 1, to)
    if (end !== undefined && step.name)
      slots.set(step.name, { kind: 'text', start: items[i]!.start, end: items[to - 1]!.end })
    return end
  }
  if (step.kind === 'slot' && step.accepts.includes('right')) {
    const to = phraseEnd(items, i)
    if (to === i) return step.optional ? matchRight(match, s + 1, i) : undefined
    const end = matchRight(match, s + 1, to)
    if (end !== undefined && step.name)
      slots.set(step.name, to === i + 1 ? items[i]! : { kind: 'text', start: items[i]!.start, end: items[to - 1]!.end })
    return end
  }
  if (fits(step, items[i], text)) {
    const end = matchRight(match, s + 1, i + 1)
    if (end !== undefined) {
      if (step.name) slots.set(step.name, items[i]!)
      return end
    }
  }
  return step.optional ? matchRight(match, s + 1, i) : undefined
}

function matchLeft(match: Match, s: number, i: number): number | undefined {
  const { steps, items, text, slots } = match
  const step = steps[s]
  if (!step) return i + 1
  if (step.kind === 'gap') {
    for (let j = i; j >= -1 && i - j <= GAP; j--) {
      const start = matchLeft(match, s - 1, j)
      if (start !== undefined) return start
    }
    return undefined
  }
  if (step.kind === 'slot' && step.accepts.includes('start'))
    return i < 0 || items[i]!.kind === 'mark' ? i + 1 : undefined
  if (step.kind === 'slot' && step.accepts.includes('left')) {
    // the phrase gives up what the steps before it want: the count in "46 activities were held"
    for (let from = phraseStart(items, i); from <= i; from++) {
      const start = matchLeft(match, s - 1, from - 1)
      if (start === undefined) continue
      if (step.name)
        slots.set(step.name, from === i ? items[i]! : { kind: 'text', start: items[from]!.start, end: items[i]!.end })
      return start
    }
    return step.optional ? matchLeft(match, s - 1, i) : undefined
  }
  if (fits(step, items[i], text)) {
    const start = matchLeft(match, s - 1, i - 1)
    if (start !== undefined) {
      if (step.name) slots.set(step.name, items[i]!)
      return start
    }
  }
  return step.optional ? matchLeft(match, s - 1, i) : undefined
}

/** Where the counted thing that begins with item i ends: its words may look like verbs ("escort fleet", "visiting activities"). */
function wideEnd(items: readonly Item[], i: number): number {
  let to = i
  while (to < items.length) {
    const item = items[to]!
    if (item.kind === 'time' || item.kind === 'quantity' || (item.kind === 'mark' && !/[“”‘’「」]/.test(item.mark)))
      break
    if (item.kind === 'word' && isAny(item.lex, WIDE_STOPS) && item.lex.is.block === undefined) break
    to++
  }
  return to
}

const WIDE_STOPS = classes('coverb', 'say', 'stance', 'copula', 'mode', 'temporal', 'tie', 'list')

/** Whether a clause, or a stretch of it, stops before item i. */
const endsAt = (items: readonly Item[], i: number): boolean => {
  const item = items[i]
  return item === undefined || item.kind === 'mark' || classOf(item, 'temporal') !== undefined
}

/** Where the noun phrase that begins with item i ends. */
function phraseEnd(items: readonly Item[], i: number): number {
  let to = i
  while (to < items.length) {
    const item = items[to]!
    if (item.kind === 'time' || item.kind === 'quantity' || (item.kind === 'mark' && !/[“”‘’「」—－·]/.test(item.mark)))
      break
    // "the establishment of relations": an act named by its noun is part of the phrase
    const nominal = classOf(item, 'noise') === 'nominal' || classOf(item, 'silent') === 'of'
    if (item.kind === 'word' && !isNoun(item) && !nominal && isAny(item.lex, PHRASE_ENDS)) break
    to++
  }
  return to
}

/** Where the noun phrase that ends with item i begins: nothing that bounds a phrase stands inside it. */
function phraseStart(items: readonly Item[], i: number): number {
  let from = i + 1
  while (from > 0) {
    const item = items[from - 1]!
    if (item.kind === 'time' || (item.kind === 'mark' && !/[“”‘’「」—－·]/.test(item.mark))) break
    if (item.kind === 'word' && !isNoun(item) && isAny(item.lex, PHRASE_STOPS)) break
    if (from <= i && items[from]!.start !== item.end) break
    from--
    if (item.kind === 'ref' && from < i && items[from + 1]?.kind !== 'text' && items[from + 1]?.kind !== 'noun') break
  }
  return from
}

const PHRASE_ENDS = classes(...BOUNDS)
const PHRASE_STOPS = classes(...BOUNDS, 'list', 'de')

/** What a pattern has matched, and where. */
interface Matched extends Span {
  readonly slots: readonly Item[]
  readonly byName: Slots
  readonly noun: ItemOf<'noun'> | undefined
}

/** Claims of a pattern anchored at the scene's event word. */
export function patternDrafts(pattern: Pattern, scene: Scene): Draft[] {
  const { items, at, context } = scene
  const found = matchAt(pattern, items, at, context.text)
  if (!found) return []
  const slots = [...found.slots.values()]
  const noun = slots.find((x) => x.kind === 'noun')
  const matched: Matched = {
    start: items[found.from]!.start,
    end: items[found.to - 1]!.end,
    slots,
    byName: found.slots,
    noun,
  }
  if (isRefused(pattern, scene, matched)) return []
  const roles = rolesOf(pattern, scene, matched)
  if (!roles) return []
  const mode = pattern.mode ?? modeOf(scene)
  // a sum that is aimed at is no count
  const sum = slots.some(isMoney)
  const aimed = items.slice(0, at).some((x) => classOf(x, 'stance') === 'pledges')
  if (pattern.claim === 'tally' && sum && (aimed || mode === 'planned' || mode === 'proposed')) return []
  const draft: Draft = {
    type: pattern.claim,
    roles,
    evidence: [{ start: matched.start, end: matched.end }],
    mode,
    speaker: context.speaker,
    rule: pattern.id,
    confidence: 0.9,
  }
  const slotTime = slots.find((x) => x.kind === 'time' && x.time.kind !== 'age' && x.time.kind !== 'duration')
  const when = context.when(scene.unit, slotTime ? items.indexOf(slotTime) + 1 : at)
  if (when) draft.when = when
  return spread(draft, pattern.each)
}

/** "grew by 15 percent" counts; "15 percent of trade" is a share. */
const isGrowth = (items: readonly Item[], x: Item): boolean => {
  const at = items.indexOf(x)
  const grew =
    classOf(items[at - 1], 'preposition') !== undefined && items[at - 2] !== undefined && isVerb(items[at - 2]!)
  return (grew || classOf(items[at - 1], 'coverb') === 'by') && classOf(items[at + 1], 'coverb') !== 'of'
}

/** Words that a rule forbids round its match; and a tally of less than two, or of a share, counts nothing. */
function isRefused(pattern: Pattern, scene: Scene, matched: Matched): boolean {
  const { context, unit } = scene
  if (isForbidden(pattern, scene, matched, [context.text.slice(unit.clause.start, unit.clause.end)])) return true
  return (
    pattern.claim === 'tally' &&
    matched.slots.some(
      (x) =>
        x.kind === 'quantity' && ((x.quantity.quantity.number ?? 2) < 2 || (isShare(x) && !isGrowth(unit.items, x))),
    )
  )
}

/** The roles of a match, or nothing where one that must be there is not. */
function rolesOf(pattern: Pattern, scene: Scene, matched: Matched): Map<RoleName, DraftValue[]> | undefined {
  const { start, end, noun } = matched
  const roles = new Map<RoleName, DraftValue[]>()
  for (const [role, sources] of Object.entries(pattern.roles)) {
    if (role === 'where') continue
    let values: DraftValue[] = []
    for (const alternative of sources) {
      values = alternative.flatMap((source) => takenBy(source, role, scene, matched))
      if (values.length) break
    }
    if (values.length) roles.set(role as RoleName, values)
    else if (sources.every((a) => a.every((x) => !x.kinds.includes('optional')))) return undefined
  }
  for (const [role, set] of Object.entries(pattern.set)) roles.set(role as RoleName, [constant(set, matched)])
  const stretch = scene.context.text.slice(start, end)
  for (const [role, table] of Object.entries(pattern.terms)) {
    const term = termIn(table, stretch) ?? (table['*'] === 'noun' ? noun?.value : table['*'])
    if (term) roles.set(role as RoleName, [{ kind: 'term', term }])
  }
  return roles
}

const BEFORE_COUNT = classes('noise', 'mode', 'aspect')
/** The words from `start` up to a count, without the adverbs before it. */
function leadOf(items: readonly Item[], start: number, end: number): DraftValue[] {
  const last = items.findLast((x) => x.end <= end && !isWordOf(x, BEFORE_COUNT))
  return last && last.end > start ? [text(start, last.end)] : []
}

/** What a source takes: a slot of the pattern, the words before its first count, the whole match, or what frames know. */
function takenBy(
  source: Source,
  role: string,
  scene: Scene,
  { start, end, slots, byName, noun }: Matched,
): DraftValue[] {
  const slot = byName.get(source.from)
  if (slot) return slotOf(slot, source.kinds, role, scene)
  const count = slots.find((x) => x.kind === 'quantity')
  if (source.from === 'lead' && count && count.start > start) return leadOf(scene.items, start, count.start)
  return source.from === 'match' ? [{ kind: 'text', span: { start, end } }] : valuesOf([[source]], scene, noun)
}
