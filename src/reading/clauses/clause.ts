// Clauses: the stretches between commas, with what stands before each verb and who acts.

import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { classes, isAny, isOnly, isWordOf } from '../scan/lexeme.ts'

const VERBS = classes('event', 'verb', 'say', 'stance', 'decide', 'copula', 'send', 'tasks')
const PLAIN = classes('block', 'short', 'surname', 'orgtail')
const JOINS = classes('coverb', 'list', 'mode', 'noise', 'that', 'relative', 'temporal')

export interface Slot {
  /** with, to, at, for, by, from, about, as, invite */
  readonly role: string
  readonly item: Item
}

export interface Clause {
  readonly items: readonly Item[]
  readonly start: number
  readonly end: number
  /** The mark that closes it, "" at the sentence's end. */
  readonly closed: string
  /** It opens inside a quotation. */
  readonly quoted: boolean
  /** when, after, before: it only dates what follows. */
  readonly temporal?: string
  /** It opens with a verb form that leans on the subject of another clause: "Noting that ..., Roe said". */
  readonly leaning?: true
  /** What a relative clause is said of, where the language cuts it out as a clause of its own. */
  readonly head?: Item
  /** The part that the head plays in it where a preposition opens it: "with whom he met" → with. */
  readonly headRole?: string
}

const BREAK = /[，；：,;:。！？!?]/
/** Items that a clause may hold. What runs on longer without a mark is no clause, and is cut, so that work stays linear. */
const LONGEST = 200

/** A longer quotation is no term. */
const LONG_QUOTE = 12

/** Cuts a sentence's items at its commas, semicolons and colons. Marks inside nouns are inside them already. */
export function clausesOf(items: readonly Item[], depth: number, text: string): Clause[] {
  const out: Clause[] = []
  let from = 0
  let open = depth
  let openAtStart = depth
  let openedAt = 0
  // "on the theme of 'A, B'": a quotation that names something is one word, whatever marks stand in it
  let name = false
  const push = (to: number, closed: string) => {
    const own = items.slice(from, to)
    if (own.length) {
      const temporal = temporalOf(own)
      out.push({
        items: own,
        start: own[0]!.start,
        end: own.at(-1)!.end,
        closed,
        quoted: openAtStart > 0 || startsWithLongQuote(own, text),
        ...(temporal ? { temporal } : {}),
      })
    }
    from = to + 1
    openAtStart = open
  }
  items.forEach((item, i) => {
    if (item.kind !== 'mark' && i - from < LONGEST) return
    if (item.kind !== 'mark') {
      push(i, '')
      from = i
    } else if (/[“「『]/.test(item.mark)) {
      // two quotations side by side are two sets of words, unless they are terms
      const before = items[i - 1]
      if (before?.kind === 'mark' && /[”」』]/.test(before.mark) && before.start - openedAt > LONG_QUOTE) {
        push(i, '；')
        from = i
        openAtStart = open + 1
      }
      openedAt = item.start
      name = opensName(before) || (name && before?.kind === 'mark')
      open++
    } else if (/[”」』]/.test(item.mark)) open = Math.max(0, open - 1)
    else if (name && open > openAtStart && i - from < LONGEST) return
    else if (BREAK.test(item.mark)) push(i, item.mark)
  })
  push(items.length, '')
  return out
}

/** Whether what is quoted behind a word is a name: "about '...'", "with '...' as its theme", "the theme is '...'". */
const opensName = (before: Item | undefined): boolean =>
  isWordOf(before, IS) || ['about', 'as'].includes(classOf(before, 'coverb') ?? '')
const IS = classes('copula', 'equates')

const startsWithLongQuote = (items: readonly Item[], text: string): boolean => {
  const first = items[0]
  if (first?.kind !== 'mark' || !/[“「『]/.test(first.mark)) return false
  const close = items.findIndex((x) => x.kind === 'mark' && /[”」』]/.test(x.mark))
  const end = close < 0 ? items.at(-1)!.end : items[close]!.start
  return close < 0 || (close === items.length - 1 && end - first.end > 6 && text.length > 0)
}

function temporalOf(items: readonly Item[]): string | undefined {
  const last = items.at(-1)
  if (items.length > 1) {
    const word = classOf(last, 'temporal')
    if (word) return word
  }
  return undefined
}

/** What may act: the first mention that stands free, before any verb, outside slots. */
export interface Subject {
  readonly item: Item
  readonly mentions: readonly Mention[]
  readonly via: 'own' | 'inherited' | 'forward' | 'head' | 'pivot'
}

/** In a language of cases: a form that is declined names an act and makes no clause. */
export const isNoun = (item: Item): boolean => item.kind === 'word' && (item.lex.cases ?? 0) > 0

export const isVerb = (item: Item): boolean =>
  item.kind === 'word' && isAny(item.lex, VERBS) && item.lex.is.noise === undefined && !isNoun(item)

const ACTS = (m: Mention): boolean =>
  m.kind === 'person' || m.kind === 'state' || m.kind === 'org' || m.kind === 'group'

/** True where a mention only modifies the noun right after it ("Chinese firms", "Kazakh youths"). */
export function isModifier(items: readonly Item[], i: number): boolean {
  const next = items[i + 1]
  const item = items[i]!
  if (classOf(next, 'possessive') !== undefined) return true
  if (next && next.start === item.end + 1 && modifiesApart(item, next)) return true
  if (!next || next.start !== item.end) return false
  const last = mentionsOf(item).at(-1)
  // "President X's envoy, Minister Y": X acts in nothing that the one who follows does
  if (last?.kind === 'person' && next.kind === 'ref') {
    const named = next.mentions[0]!
    return named.kind === 'person' && named.via !== 'title' && named.offices[0]?.start === next.start
  }
  if (!last || last.kind === 'person') return false
  // "the Korean party's member X": a state right before somebody says whose he is
  const whose = next.kind === 'ref' ? next.mentions[0]! : undefined
  if (whose && last.kind !== 'group' && (whose.kind === 'person' || whose.group === 'delegation')) return true
  if (classOf(next, 'de') || classOf(next, 'abroad')) return true
  // "the two heads of state pose for a picture": a noun that is an act by itself is no thing of theirs
  if (next.kind === 'noun' && next.inner.length === 0 && next.lex?.is.event !== undefined) return false
  if (next.kind === 'noun' || (next.kind === 'word' && isOnly(next.lex, PLAIN))) return true
  if (last.kind === 'group' && last.via !== 'short') return false
  return classOf(next, 'side') === 'people'
}

/** In a spaced language: an adjective of a state, or a pair, before the words it is said of ("Kazakh customs data", "EU leaders"). */
function modifiesApart(item: Item, next: Item): boolean {
  const m = mentionsOf(item).at(-1)
  if (!m || m.kind === 'person' || m.kind === 'place') return false
  if (next.kind === 'noun' || next.kind === 'concept') return true
  return next.kind === 'text'
    ? m.via === 'short'
    : next.kind === 'word' && m.via === 'short' && !isVerb(next) && !isAny(next.lex, JOINS)
}

export function slotsAndSubject(
  items: readonly Item[],
  from: number,
  to: number,
): { slots: Slot[]; subject?: Subject; free: Item[] } {
  const slots: Slot[] = []
  const free: Item[] = []
  let subject: Subject | undefined
  let verb = false
  for (let i = from; i < to; i++) {
    const item = items[i]!
    // "this is the president's first visit": what "is" opens acts in what it names
    const opens = classOf(item, 'copula') !== undefined && items.slice(from, i).every((x) => x.kind === 'word')
    if (isVerb(item) && !opens && !(items[i + 1] !== undefined && classOf(items[i + 1], 'temporal') !== undefined))
      verb = true
    // "at the head of a delegation": those led act in nothing of their own
    if (classOf(item, 'leads') !== undefined) verb = true
    const coverb = classOf(item, 'coverb')
    if (coverb && items[i + 1] && i + 1 < to) {
      const taken = slotEnd(items, i + 1, to)
      for (let j = i + 1; j < taken; j++)
        if (
          items[j]!.kind === 'ref' ||
          items[j]!.kind === 'noun' ||
          (items[j]!.kind === 'text' && taken === i + 2) ||
          items[j]!.kind === 'concept'
        )
          slots.push({ role: coverb, item: items[j]! })
      i = Math.max(i, taken - 1)
      continue
    }
    if (item.kind === 'ref') {
      const acts = item.mentions.some(ACTS) && item.mentions[0]!.form !== 'oblique'
      if (!subject && !verb && acts && !isModifier(items, i)) subject = { item, mentions: item.mentions, via: 'own' }
      else free.push(item)
    } else if (item.kind === 'noun') free.push(item)
  }
  // where cases tell who acts, the subject may follow its verb
  const inverted = subject ? undefined : actsBehind(items.slice(from, to), free)
  if (inverted) subject = { item: inverted, mentions: mentionsOf(inverted), via: 'own' }
  return { slots, ...(subject ? { subject } : {}), free }
}

/** Who acts behind the verb: a nominative, or what is alike in both cases where the verb takes no object ("members became Iran and ..."). */
function actsBehind(items: readonly Item[], free: readonly Item[]): Item | undefined {
  const may = free.filter((x) => mentionsOf(x).some(ACTS))
  return (
    may.find((x) => mentionsOf(x)[0]?.form === 'nominative') ??
    (items.some((x) => classOf(x, 'copula') !== undefined)
      ? may.find((x) => mentionsOf(x)[0]?.form === 'direct')
      : undefined)
  )
}

/** Where the phrase after a coverb ends: after its first mention or noun, and the next where the first only modifies it. */
function slotEnd(items: readonly Item[], i: number, to: number): number {
  let j = i
  while (j < to) {
    const item = items[j]!
    if (item.kind === 'mark' && !/[“”‘’]/.test(item.mark)) return j
    // "for the past year China has sent": a time right behind the word is all that it leads to
    if (j === i && item.kind === 'time') return j + 1
    if (j > i && (isVerb(item) || classOf(item, 'coverb'))) return j
    // a nominative never follows a preposition: it acts; a pronoun of a case stands right behind its own
    if (mentionsOf(item)[0]?.form === 'nominative') return j
    if (j > i && mentionsOf(item)[0]?.via === 'pronoun' && mentionsOf(item)[0]?.form === 'oblique') return j
    // "during the talk the sides agreed": a second article opens another phrase
    if (
      j > i + 1 &&
      items[j - 1]!.kind === 'text' &&
      items[j - 1]!.end < item.start &&
      (classOf(item, 'article') !== undefined || (item.kind === 'ref' && item.mentions[0]!.via === 'group'))
    )
      return j
    // "the chancellor of Germany, chair of the European Union": the chair is said of the one who follows
    if (item.kind === 'noun' && item.cls === 'chairtitle' && items[j + 1]?.kind === 'ref') {
      j++
      continue
    }
    if ((item.kind === 'ref' || item.kind === 'noun') && !isModifier(items, j)) return j + 1
    if (isVerb(item)) return j
    j++
  }
  return j
}
