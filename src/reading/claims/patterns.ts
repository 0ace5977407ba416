// Runs patterns: fixed shapes over the items of a clause, found by the word that anchors them.

import type { Pattern, Step } from '../../knowledge/rules.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import { isNoun } from '../clauses/clause.ts'
import { classOf, type Item, mentionsOf } from '../mentions/items.ts'
import type { TimeHit } from '../time/time.ts'
import type { Draft, DraftValue } from './draft.ts'
import { modeOf, type Scene, spread } from './frames.ts'
import { valuesOf } from './sources.ts'

/** Units of things that are counted, not measured. */
const COUNTED: ReadonlySet<string> = new Set(['', 'person', 'country', 'household', 'vote', 'dose'])
const MONEY = /dollar|yuan|euro|pound|yen|rouble|tenge|franc|rupee|rial|riyal|dirham|won|baht|peso|ringgit|rupiah|dong/
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
    if (kind === 'money') return item.kind === 'quantity' && MONEY.test(item.quantity.quantity.unit ?? '')
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
    const from = phraseStart(items, i)
    if (from > i) return step.optional ? matchLeft(match, s - 1, i) : undefined
    const start = matchLeft(match, s - 1, from - 1)
    if (start !== undefined && step.name)
      slots.set(step.name, from === i ? items[i]! : { kind: 'text', start: items[from]!.start, end: items[i]!.end })
    return start
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
    if (
      item.kind === 'word' &&
      WIDE_STOPS.some((cls) => item.lex.is[cls] !== undefined) &&
      item.lex.is.block === undefined
    )
      break
    to++
  }
  return to
}

const WIDE_STOPS = ['coverb', 'say', 'stance', 'copula', 'mode', 'temporal', 'tie', 'list']

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
    if (
      item.kind === 'word' &&
      !isNoun(item) &&
      PHRASE_STOPS.some((cls) => item.lex.is[cls] !== undefined && cls !== 'de' && cls !== 'list')
    )
      break
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
    if (item.kind === 'word' && !isNoun(item) && PHRASE_STOPS.some((cls) => item.lex.is[cls] !== undefined)) break
    if (from <= i && items[from]!.start !== item.end) break
    from--
    if (item.kind === 'ref' && from < i && items[from + 1]?.kind !== 'text' && items[from + 1]?.kind !== 'noun') break
  }
  return from
}

const PHRASE_STOPS = [
  'coverb',
  'event',
  'verb',
  'say',
  'stance',
  'decide',
  'copula',
  'mode',
  'noise',
  'aspect',
  'temporal',
  'tie',
  'list',
  'de',
]

/** Claims of a pattern anchored at the scene's event word. */
export function patternDrafts(pattern: Pattern, scene: Scene): Draft[] {
  const { items, at, context } = scene
  const found = matchAt(pattern, items, at, context.text)
  if (!found) return []
  const start = items[found.from]!.start
  const end = items[found.to - 1]!.end
  if (pattern.not.before.some((w) => context.text.startsWith(w, end))) return []
  if (
    pattern.not.after.some(
      (w) => context.text.endsWith(w, start) || context.text.slice(Math.max(0, start - w.length), start) === w,
    )
  )
    return []
  const clause = context.text.slice(scene.unit.clause.start, scene.unit.clause.end)
  if (pattern.not.within.some((w) => clause.includes(w))) return []
  const noun = [...found.slots.values()].find((x) => x.kind === 'noun')
  const counts = [...found.slots.values()].filter((x) => x.kind === 'quantity')
  if (
    pattern.claim === 'tally' &&
    counts.some(
      (x) => x.kind === 'quantity' && ((x.quantity.quantity.number ?? 2) < 2 || x.quantity.quantity.unit === 'percent'),
    )
  )
    return []
  const roles = new Map<RoleName, DraftValue[]>()
  for (const [role, sources] of Object.entries(pattern.roles)) {
    if (role === 'where') continue
    let values: DraftValue[] = []
    for (const alternative of sources) {
      values = alternative.flatMap((source) =>
        found.slots.has(source.from)
          ? slotOf(found.slots.get(source.from)!, source.kinds, role, scene)
          : source.from === 'lead' && counts[0] && counts[0].start > start
            ? [{ kind: 'text', span: { start, end: counts[0].start } } as DraftValue]
            : source.from === 'match'
              ? [{ kind: 'text', span: { start, end } } as DraftValue]
              : valuesOf([[source]], scene, noun),
      )
      if (values.length) break
    }
    if (values.length) roles.set(role as RoleName, values)
    else if (sources.every((a) => a.every((x) => !x.kinds.includes('optional')))) return []
  }
  for (const [role, term] of Object.entries(pattern.set))
    roles.set(role as RoleName, [typeof term === 'number' ? { kind: 'number', number: term } : { kind: 'term', term }])
  for (const [role, table] of Object.entries(pattern.terms)) {
    const stretch = context.text.slice(start, end)
    const term =
      Object.entries(table).find(([word]) => word !== '*' && stretch.includes(word))?.[1] ??
      (table['*'] === 'noun' ? noun?.value : table['*'])
    if (term) roles.set(role as RoleName, [{ kind: 'term', term }])
  }
  const draft: Draft = {
    type: pattern.claim,
    roles,
    evidence: [{ start, end }],
    mode: pattern.mode ?? modeOf(scene),
    speaker: context.speaker,
    rule: pattern.id,
    confidence: 0.9,
  }
  const slotTime = [...found.slots.values()].find(
    (x) => x.kind === 'time' && x.time.kind !== 'age' && x.time.kind !== 'duration',
  )
  const when = context.when(scene.unit, slotTime ? items.indexOf(slotTime) + 1 : at)
  if (when) draft.when = when
  return spread(draft, pattern.each)
}

/** A date in the role since is resolved; all else is taken as it stands. */
function slotOf(item: Item, kinds: readonly string[], role: string, scene: Scene): DraftValue[] {
  if (role === 'since' && item.kind === 'time' && item.time.kind !== 'age' && item.time.kind !== 'duration') {
    const when = scene.context.when(scene.unit, scene.unit.items.indexOf(item) + 1)
    return when?.edtf ? [{ kind: 'term', term: when.edtf }] : []
  }
  return slotValue(item, kinds)
}

function slotValue(item: Item, kinds: readonly string[]): DraftValue[] {
  switch (item.kind) {
    case 'ref': {
      const wanted = kinds.filter((k) => k !== 'optional')
      if (wanted.includes('state-of'))
        return item.mentions.slice(0, 1).flatMap((m): DraftValue[] =>
          m.kind !== 'person'
            ? [{ kind: 'mention', mention: m }]
            : m.offices[0]?.of
              ? [
                  {
                    kind: 'entity',
                    id: m.offices[0].of.id ?? '',
                    name: m.offices[0].of.name,
                    span: { start: m.start, end: m.end },
                  },
                ]
              : [],
        )
      return item.mentions
        .filter((m) => !wanted.length || wanted.includes(m.kind))
        .map((mention) => ({ kind: 'mention', mention }))
    }
    case 'quantity':
      return [{ kind: 'quantity', quantity: item.quantity.quantity, span: { start: item.start, end: item.end } }]
    case 'ordinal':
      return [{ kind: 'number', number: item.ordinal.value }]
    case 'noun':
      return item.id
        ? [{ kind: 'entity', id: item.id, span: { start: item.start, end: item.end } }]
        : [{ kind: 'text', span: { start: item.start, end: item.end } }]
    case 'concept':
      return [{ kind: 'entity', id: item.id, span: { start: item.start, end: item.end } }]
    case 'time':
      if (item.time.kind === 'age' || item.time.kind === 'duration')
        return [{ kind: 'age', years: yearsOf(item.time), time: item.time, span: { start: item.start, end: item.end } }]
      return [{ kind: 'text', span: { start: item.start, end: item.end } }]
    default:
      return [{ kind: 'text', span: { start: item.start, end: item.end } }]
  }
}

/** The number of an age or a stretch of time. */
function yearsOf(time: TimeHit): number {
  const { expr } = time
  return expr.kind === 'age' || expr.kind === 'shift'
    ? (expr.amount.number ?? 0)
    : expr.kind === 'duration'
      ? (expr.amounts[0]?.number ?? 0)
      : 0
}

export const isAnchor = (item: Item): boolean => classOf(item, 'anchor') !== undefined
