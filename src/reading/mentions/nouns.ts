// Nouns that a fact hangs on, extended to the left over their own name: sessions, documents, ceremonies, projects.
import { classes, isWordOf } from '../scan/lexeme.ts'
import type { Composer } from './compose.ts'
import {
  BOUNDS,
  classOf,
  type Item,
  type ItemOf,
  lexOf,
  type Mention,
  mentionsOf,
  NOUN_CLASSES,
  type NounClass,
} from './items.ts'

const STOPS = classes(...BOUNDS, 'de', 'send', 'disposal', 'stop', 'pronoun', 'own', 'abroad')
const GOES_ON = classes('verb', 'event', 'noise', 'coverb')
/** How far a noun may reach to the left, in code units. */
const REACH = 48

/** Words that carry an event of their own but stand inside names of things too ("signing of cooperation documents"). */
const isStop = (item: Item): boolean => isWordOf(item, STOPS)

/** Items with their nouns put together; a noun holds the items it reached over. */
export function extendNouns(items: readonly Item[], c: Composer): Item[] {
  const out: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const titled = bookTitle(items, i, c)
    if (titled) {
      out.push(titled.item)
      i = titled.last
      continue
    }
    const head = actsHere(item, items[i + 1]) ? undefined : (headOf(item) ?? numberedHead(item, out))
    if (!head) {
      out.push(item)
      continue
    }
    const from = leftEdge(out, head.cls, c)
    // two sides that meet for the nth time meet; an organisation or all its leaders hold a session, and what is hosted is one
    if (
      classOf(item, 'numbered') !== undefined &&
      (out.at(-1)?.kind === 'ordinal' || !out.slice(from).some((x) => x.kind === 'ordinal')) &&
      !isHosted(out[from - 1], c) &&
      !out
        .slice(from)
        .some(
          (x) =>
            (x.kind === 'ref' &&
              x.mentions.some((m) => m.kind === 'org' || (m.kind === 'person' && m.via === 'title'))) ||
            classOf(x, 'convenes') !== undefined,
        )
    ) {
      out.push(item)
      continue
    }
    const inner = out.splice(from)
    out.push({
      kind: 'noun',
      cls: head.cls,
      value: head.value === 'work' ? workValue(inner) : head.value,
      start: inner[0]?.start ?? item.start,
      end: item.end,
      headStart: item.start,
      inner,
      ...(item.kind === 'word' ? { lex: item.lex } : {}),
      ...(item.kind === 'noun' && item.id ? { id: item.id } : {}),
    })
  }
  return out
}

/** Whether a word governs sessions and nothing that two sides do: "hosts the seventh meeting". */
function isHosted(verb: Item | undefined, c: Composer): boolean {
  const claims = (lexOf(verb)?.senses ?? []).flatMap((s) =>
    s.cls === 'event' ? [c.language.frames.get(s.value)?.claim] : [],
  )
  return claims.includes('gathering') && !claims.includes('meeting')
}

/** "The project of such a power station" is a power station; a bare "project" or "works" is nothing by itself. */
const workValue = (inner: readonly Item[]): string =>
  inner.findLast((x) => x.kind === 'noun' && x.cls === 'project' && x.value !== 'work')?.kind === 'noun'
    ? (inner.findLast((x): x is Extract<Item, { kind: 'noun' }> => x.kind === 'noun' && x.cls === 'project')?.value ??
      'work')
    : inner.some((x) => mentionsOf(x).some((m) => m.kind === 'place' && m.via === 'form'))
      ? 'building'
      : 'work'

/** "plans to send again": a word that is a noun or a mode is a mode where a verb follows. */
const actsHere = (item: Item, next: Item | undefined): boolean =>
  classOf(item, 'mode') !== undefined && isWordOf(next, GOES_ON)

/** "the fifteenth meeting of leaders", "the Norland meeting of the Union's leaders": a word of meeting that closes such a name is a session. */
function numberedHead(item: Item, out: readonly Item[]): { cls: NounClass; value: string } | undefined {
  const value = classOf(item, 'numbered')
  const placed =
    mentionsOf(out.at(-1)).some((m) => m.kind === 'place') &&
    (classOf(out.at(-2), 'convenes') !== undefined ||
      mentionsOf(out.at(-2)).some((m) => m.via === 'title' && m.offices.some((o) => o.of?.id?.startsWith('org:'))))
  return value !== undefined && (placed || out.at(-1)?.kind === 'ordinal') ? { cls: 'gathering', value } : undefined
}

function headOf(item: Item): { cls: NounClass; value: string } | undefined {
  if (item.kind === 'noun') return { cls: item.cls, value: item.value }
  for (const cls of NOUN_CLASSES) {
    const value = classOf(item, cls)
    if (value !== undefined) return { cls, value }
  }
  return undefined
}

/** Index in `out` from which on the items belong to a noun of class `cls` whose head comes next. */
function leftEdge(out: readonly Item[], cls: NounClass, c: Composer): number {
  const opened = openedLeft(out, cls, c)
  if (opened >= 0) return opened
  let i = out.length
  const end = out[i - 1]?.end ?? 0
  let depth = 0
  while (i > 0) {
    const item = out[i - 1]!
    if (end - item.start > REACH) break
    if (i < out.length && item.end !== out[i]!.start && depth === 0) break
    if (item.kind === 'mark') {
      if (/[”」』)）]/.test(item.mark)) depth++
      else if (/[“「『(（]/.test(item.mark) && depth > 0) depth--
      else if (depth === 0 && !/[—－·+\-()（）－]/.test(item.mark)) break
    } else if (depth === 0 && bounds(out, i, cls, c)) break
    i--
  }
  if (cls === 'gathering' && !out.slice(i).some((x) => x.kind === 'ordinal')) {
    const numbered = numberedName(out)
    if (numbered >= 0) i = numbered
  }
  // a quotation mark left open on the edge does not belong to the noun
  while (i < out.length && out[i]!.kind === 'mark' && /[”」』—－·]/.test((out[i] as { mark: string }).mark)) i++
  return i
}

/** Where a preposition, a verb or a quotation mark opens the noun; -1 where none does. */
function openedLeft(out: readonly Item[], cls: NounClass, c: Composer): number {
  const end = out.at(-1)?.end ?? 0
  const marked = classOf(out.at(-1), 'de') !== undefined
  // "statement on ..."
  const summed = out.slice(-4).some((x) => classOf(x, 'list') === 'more')
  if (cls === 'document' && (marked || summed)) {
    const opens = (item: Item) => classOf(item, 'coverb') === 'about' && c.text.slice(item.start, item.end).length > 1
    const about = lastIndex(out, out.length, opens)
    if (about >= 0 && end - out[about]!.start <= 90) return about
  }
  // "the leaders' special meeting on ...": who meets stands before what they meet about
  const topic = cls === 'gathering' && marked ? lastIndex(out, out.length, (x) => classOf(x, 'coverb') === 'about') : -1
  if (topic > 0 && end - out[topic]!.start <= REACH) return leftEdge(out.slice(0, topic), cls, c)
  // "action plan for 2025 to 2027": years right before a document's name are those that it is for
  const years = cls === 'document' ? yearsBefore(out, c) : -1
  if (years >= 0) return years
  // "the dialogue during the leaders' meeting"
  const meeting = out.at(-3)
  if (cls === 'gathering' && marked && isTimeWord(out.at(-2)) && meeting?.kind === 'noun' && meeting.cls === cls)
    return out.length - 3
  const occasion = cls === 'gathering' || cls === 'ceremony' ? openedByOccasion(out) : -1
  if (occasion >= 0) return occasion
  if (cls === 'level' && marked) {
    const opened = openedBy(out, c)
    if (opened >= 0) return opened
  }
  return openQuote(out, c)
}

/** Words that no name of a session holds; verbs of its field it may ("development", "cooperation"). */
const NEVER_NAMED = classes('coverb', 'say', 'de', 'copula', 'temporal', 'tie', 'disposal', 'pronoun', 'list', 'send')

/** "The third forum on …": a session's name begins with its number, whatever field it names behind it; -1 where none is near. */
function numberedName(out: readonly Item[]): number {
  const end = out.at(-1)?.end ?? 0
  for (let i = out.length - 1; i >= 0 && end - out[i]!.start <= REACH; i--) {
    const item = out[i]!
    if (item.kind === 'ordinal') return i
    if (item.kind === 'time' || item.kind === 'quantity' || item.kind === 'noun' || isWordOf(item, NEVER_NAMED))
      return -1
    if (item.kind === 'mark' && !/[—－·-]/.test(item.mark)) return -1
    if (item.kind === 'ref' && item.mentions.some((m) => m.kind === 'person')) return -1
  }
  return -1
}

/** "The meeting to mark the 20th anniversary of ...": a verb of marking opens the name of what is held for it. */
function openedByOccasion(out: readonly Item[]): number {
  for (let i = out.length - 1; i >= 0 && out.length - i < 14; i--) {
    const item = out[i]!
    if (item.kind === 'mark' && !/[“”]/.test(item.mark)) return -1
    if (classOf(item, 'marks') !== undefined) return i
    if (item.kind === 'word' && (item.lex.is.say !== undefined || item.lex.is.mode !== undefined)) return -1
  }
  return -1
}

const isTimeWord = (item: Item | undefined): boolean =>
  classOf(item, 'temporal') === 'when' || classOf(item, 'tie') === 'after'

/** Index of a range of years, or a year, that only the document's own words part from its head; -1 where none stands there. */
function yearsBefore(out: readonly Item[], c: Composer): number {
  let i = out.length - 1
  while (i >= 0 && out.length - i < 6) {
    const item = out[i]!
    if (item.kind === 'time') {
      const printed = c.text.slice(item.start, item.end)
      return /^\d{4}\D{1,2}\d{4}\D?$/.test(printed) && classOf(out[i - 1], 'coverb') !== 'at' ? i : -1
    }
    const plain =
      item.kind === 'text' ||
      item.kind === 'concept' ||
      item.kind === 'ref' ||
      (item.kind === 'noun' && item.cls !== 'document') ||
      (item.kind === 'word' &&
        (classOf(item, 'de') === 'de' || classOf(item, 'noise') !== undefined || !isStop(item)) &&
        classOf(item, 'list') === undefined)
    if (!plain || item.end !== (out[i + 1]?.start ?? item.end)) return -1
    i--
  }
  return -1
}

/** Whether the item before `i` stands outside a noun of class `cls` that goes on from `i`. */
function bounds(out: readonly Item[], i: number, cls: NounClass, c: Composer): boolean {
  const item = out[i - 1]!
  if (item.kind === 'time') return !isOfName(out, i, cls, c)
  if (item.kind === 'quantity' && cls !== 'ceremony' && !isSize(out, i, cls)) return true
  if (classOf(item, 'list')) {
    const before = i > 1 ? out[i - 2]! : undefined
    // "a welcoming ceremony and a banquet" are two
    return (
      cls !== 'ceremony' ||
      !['noun', 'text', 'ref'].includes(before?.kind ?? '') ||
      (before?.kind === 'noun' && before.cls === 'ceremony')
    )
  }
  const ofDocument = cls === 'ceremony' && classOf(item, 'de') !== undefined && i > 1 && out[i - 2]!.kind === 'noun'
  if (isStop(item) && !ofDocument) return true
  if (item.kind === 'noun') return !mayHold(item, cls) || (isTitled(item, c) && cls !== 'ceremony' && i < out.length)
  // "the 21st regular meeting of the prime ministers": a meeting may be named after offices, not after people
  return item.kind === 'ref' && item.mentions.some((m) => !mayName(m, cls))
}

/** "The Forum's 2018 annual conference", "the summit for the 20th anniversary of ...": a year or an age inside the name of what is held. */
function isOfName(out: readonly Item[], i: number, cls: NounClass, c: Composer): boolean {
  const time = out[i - 1]
  const before = out[i - 2]
  if ((cls !== 'gathering' && cls !== 'ceremony') || time?.kind !== 'time' || before?.end !== time.start) return false
  if (
    before.kind !== 'ref' &&
    before.kind !== 'noun' &&
    before.kind !== 'text' &&
    classOf(before, 'block') === undefined
  )
    return classOf(before, 'founding') !== undefined && time.time.kind === 'age'
  return time.time.kind === 'age' || /^\d{4}\D?$/.test(c.text.slice(time.start, time.end))
}

/** "The Hub 1320 megawatt power station": a size between a name and what it is the name of. */
function isSize(out: readonly Item[], i: number, cls: NounClass): boolean {
  const size = out[i - 1]
  const before = out[i - 2]
  if (cls !== 'project' || size?.kind !== 'quantity' || before?.end !== size.start) return false
  return /watt|metre/.test(size.quantity.quantity.unit ?? '') && (before.kind === 'text' || before.kind === 'ref')
}

/** Nouns that stand inside a noun of a class. */
const mayHold = (item: ItemOf<'noun'>, cls: NounClass): boolean =>
  cls === 'ceremony' || cls === 'document' || item.cls === 'gathering' || item.cls === 'level' || item.cls === 'project'

const isTitled = (item: ItemOf<'noun'>, c: Composer): boolean =>
  item.cls === 'document' && c.text[item.end - 1] === '》'

/** Mentions that a noun of a class may be named after. */
function mayName(m: Mention, cls: NounClass): boolean {
  if (m.kind === 'person') return cls === 'gathering' && m.via === 'title'
  if (m.kind !== 'group' || m.via === 'short') return true
  if (m.group === 'press') return cls === 'gathering'
  return m.group === 'two-sides' && (cls === 'ceremony' || cls === 'project')
}

/** "establish a future-oriented, mutually beneficial ...": the words between the verb that names a relationship and the mark before its noun are part of the name. */
function openedBy(out: readonly Item[], c: Composer): number {
  let found = -1
  const end = out.at(-1)?.end ?? 0
  for (let i = out.length - 2; i >= 0 && end - out[i]!.start <= REACH; i--) {
    const item = out[i]!
    if (item.kind === 'mark' && !/[、“”—－]/.test(item.mark)) break
    // "establish China and X's future-oriented ...": the two that it is between end the name
    if (item.kind === 'ref' && item.mentions.some((m) => m.members?.length === 2)) return i + 1
    if (item.kind === 'ref' || item.kind === 'noun') break
    if (
      item.kind === 'word' &&
      item.lex.senses.some((s) => s.cls === 'event' && c.language.frames.get(s.value)?.claim === 'partnership')
    )
      found = classOf(out[i + 1], 'aspect') === undefined ? i + 1 : i + 2
  }
  return found >= 0 && found < out.length ? found : -1
}

/** Index right after a quotation mark that is still open before the head: the whole quotation is the name. */
function openQuote(out: readonly Item[], c: Composer): number {
  const end = out.at(-1)?.end ?? 0
  for (let i = out.length - 1; i >= 0 && end - out[i]!.start <= 24; i--) {
    const item = out[i]!
    if (item.kind !== 'mark') continue
    if (/[“「『]/.test(item.mark)) return i + 1
    if (!/[·—－]/.test(c.text.slice(item.start, item.end))) return -1
  }
  return -1
}

function lastIndex(items: readonly Item[], before: number, test: (item: Item) => boolean): number {
  for (let i = before - 1; i >= 0 && before - i < 40; i--) {
    const item = items[i]!
    if (item.kind === 'mark' && /[，。；]/.test(item.mark)) return -1
    if (test(item)) return i
  }
  return -1
}

/** 《…》 with a document's name inside. */
function bookTitle(items: readonly Item[], i: number, c: Composer): { item: Item; last: number } | undefined {
  const open = items[i]
  if (open?.kind !== 'mark' || open.mark !== '《') return undefined
  for (let j = i + 1; j < items.length; j++) {
    const close = items[j]!
    if (close.kind !== 'mark' || close.mark !== '》') continue
    const inside = items.slice(i + 1, j)
    const head = inside.findLast((x) => headOf(x)?.cls === 'document')
    return {
      item: {
        kind: 'noun',
        cls: 'document',
        value: (head && headOf(head)!.value) ?? '',
        start: open.start,
        end: close.end,
        headStart: head?.start ?? open.start,
        inner: inside,
        quoted: true,
      },
      last: j,
    }
  }
  void c
  return undefined
}
