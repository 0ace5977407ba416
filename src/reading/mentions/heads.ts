// Nouns that a fact hangs on in languages whose heads stand left: extended over what modifies them and over "of ...".
import { classes, isAny, isWordOf, reclassed, union } from '../scan/lexeme.ts'
import { actsByCase, agrees, goesOnList } from './agreement.ts'
import type { Composer } from './compose.ts'
import { BOUNDS, classOf, type Item, NOUN_CLASSES, type NounClass } from './items.ts'

const FIELD_STOPS = classes(
  ...BOUNDS,
  'article',
  'send',
  'pronoun',
  'possessive',
  'relative',
  'that',
  'list',
  'own',
  'title',
  'titles',
)
/** A field of work that opens a pattern as well (trade, investment) ends no noun. */
const STOPS = union(FIELD_STOPS, classes('anchor'))
const ACTS = classes('event', 'verb', 'say', 'stance', 'decide', 'anchor')
/** How far a noun may reach, in code units. */
const LEFT = 70
const RIGHT = 130

/** What bounds a noun; a field of work that opens a pattern as well (trade, investment) does not. */
const isStop = (item: Item): boolean =>
  item.kind === 'word' &&
  !(
    item.lex.cases &&
    item.lex.is.event !== undefined &&
    item.lex.is.title === undefined &&
    item.lex.is.coverb === undefined
  ) &&
  isAny(item.lex, item.lex.is.field !== undefined ? FIELD_STOPS : STOPS)

const isMark = (item: Item | undefined, marks: RegExp): boolean => item?.kind === 'mark' && marks.test(item.mark)

/** Items with their nouns put together; a noun holds the items it reached over. */
export function extendHeads(items: readonly Item[], c: Composer): Item[] {
  const out: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const head = headOf(item, items, i, c)
    if (!head) {
      out.push(item)
      continue
    }
    const from = leftEdge(out, head.cls, item, c)
    const left = out.splice(from)
    const to = rightEdge(items, i + 1, head.cls, c)
    const right = to > i + 1 ? extendHeads(items.slice(i + 1, to), c) : []
    const end = items[to - 1]!.end
    const lex = item.kind === 'word' || item.kind === 'noun' ? item.lex : undefined
    // "the Partnership and Cooperation Agreement": a level that a document is named after
    const paper =
      head.cls === 'level' && capitalised(item, c)
        ? items.slice(i + 1, to).findLast((x, k) => headOf(x, items, i + 1 + k, c)?.cls === 'document')
        : undefined
    if (paper) Object.assign(head, headOf(paper, items, items.indexOf(paper), c))
    out.push({
      kind: 'noun',
      cls: head.cls,
      value: head.value,
      start: left[0]?.start ?? item.start,
      end,
      headStart: item.start,
      inner: [...left, ...right],
      ...(lex ? { lex } : {}),
      ...(item.kind === 'noun' && item.id && !paper && ownName(item, c) ? { id: item.id } : {}),
    })
    i = to - 1
  }
  return out.flatMap((item, i) => (isNominal(out, i) ? parted(asNoun(item), c) : [item]))
}

/** A level told by one bare word ("the partnership") is no name. */
const ownName = (item: Item, c: Composer): boolean =>
  item.kind !== 'noun' || item.cls !== 'level' || c.text.slice(item.start, item.end).includes(' ')

/** A word of an act right after an article, a possessive or an ordinal names it and makes no clause: "the visit", "their first meeting". */
function isNominal(items: readonly Item[], i: number): boolean {
  const item = items[i]!
  if (!isWordOf(item, ACTS)) return false
  let k = i - 1
  while (k >= 0 && i - k < 6) {
    const before = items[k]!
    const plain =
      before.kind === 'text' ||
      before.kind === 'ordinal' ||
      (before.kind === 'mark' && /[-–]/.test(before.mark)) ||
      (before.kind === 'ref' && before.mentions.every((m) => m.via === 'short')) ||
      before.kind === 'time'
    if (!plain) break
    k--
  }
  const open = items[k]
  return (
    classOf(open, 'article') !== undefined ||
    classOf(open, 'possessive') !== undefined ||
    // "will first travel": an adverb
    (items.slice(k + 1, i).some((x) => x.kind === 'ordinal') && classOf(open, 'mode') === undefined)
  )
}

/** "a meeting with": as a noun it leaves its preposition to the phrase behind. */
function parted(item: Item, c: Composer): Item[] {
  const text = c.text.slice(item.start, item.end)
  const gap = text.lastIndexOf(' ')
  const lex = gap > 0 ? c.language.lexicon.get(text.slice(gap + 1).toLowerCase()) : undefined
  if (lex?.is.coverb !== 'with') return [item]
  const at = item.start + gap
  return [
    { ...item, end: at },
    { kind: 'word', lex, start: at + 1, end: item.end },
  ]
}

const asNoun = (item: Item): Item => {
  if (item.kind !== 'word') return item
  return {
    ...item,
    lex: reclassed(item.lex, { say: undefined, stance: undefined, decide: undefined, noise: 'nominal' }),
  }
}

/** The class of a head; a word that is a verb too is a noun only after an article, an adjective or a number. */
function headOf(
  item: Item,
  items: readonly Item[],
  i: number,
  c: Composer,
): { cls: NounClass; value: string } | undefined {
  if (item.kind === 'noun') return { cls: item.cls, value: item.value }
  for (const cls of NOUN_CLASSES) {
    const value = classOf(item, cls)
    if (value === undefined) continue
    // a meeting is a gathering only where its body is named: "the meeting of the Council"
    if (value === 'linked' || value === 'numbered') {
      const at =
        classOf(items[i + 1], 'coverb') === 'of' ? (classOf(items[i + 2], 'article') !== undefined ? i + 3 : i + 2) : -1
      const body = items[at]
      // "the third meeting of the Group of Friends": numbered, it is one of a series
      const numbered =
        at > 0 &&
        items[i - 1]?.kind === 'ordinal' &&
        (value === 'numbered' || (body !== undefined && capitalised(body, c)))
      const named =
        body?.kind === 'ref'
          ? body.mentions[0]!.kind === 'org' || body.mentions[0]!.group === 'all-heads'
          : classOf(body, 'titles') !== undefined
      if (!numbered && !named) continue
    }
    if (
      (item.kind === 'word' && item.lex.cases) ||
      (classOf(item, 'verb') === undefined && classOf(item, 'event') === undefined)
    )
      return { cls, value }
    const before = items[i - 1]
    if (
      before &&
      (classOf(before, 'article') !== undefined ||
        before.kind === 'ordinal' ||
        before.kind === 'noun' ||
        before.kind === 'quantity' ||
        (before.kind === 'text' && i > 1))
    )
      return { cls, value }
  }
  return undefined
}

const isPlace = (item: Item | undefined): boolean =>
  item?.kind === 'ref' && item.mentions.length === 1 && item.mentions[0]!.kind === 'place'

const capitalised = (item: Item | undefined, c: Composer): boolean =>
  item !== undefined && /[\p{Lu}\d]/u.test(c.text[item.start]!)

/** Index in `out` from which on the items belong to the noun whose head comes next. */
function leftEdge(out: readonly Item[], cls: NounClass, head: Item, c: Composer): number {
  let i = out.length
  while (i > 0) {
    const item = out[i - 1]!
    if (head.start - item.start > LEFT) break
    if (c.language.forms && !agrees(item, c)) break
    if (item.kind === 'mark') {
      // inside a name: "EU–China", "ASEAN + China", "Heads of State/Government"
      const inside = /[-–—/+&]/.test(item.mark) && out[i - 2] !== undefined && i < out.length + 1
      const quoted = /[“”]/.test(item.mark) && cls === 'level'
      if (!inside || quoted) break
      i--
      continue
    }
    if (item.kind === 'time' || item.kind === 'quantity' || isStop(item)) {
      const glued =
        classOf(item, 'list') === 'and' &&
        capitalised(out[i - 2], c) &&
        capitalised(out[i], c) &&
        out[i - 2]?.kind === 'text'
      const named =
        isStop(item) &&
        item.kind === 'word' &&
        capitalised(item, c) &&
        capitalised(out[i] ?? head, c) &&
        capitalised(out[i - 2], c) &&
        classOf(item, 'title') === undefined
      if (!glued && !named) break
      i--
      continue
    }
    if (
      item.kind === 'ref' &&
      item.mentions.some((m) => m.kind === 'person' || (m.kind === 'group' && m.members === undefined))
    )
      break
    if (item.kind === 'noun' && item.end > item.headStart && item.inner.some((x) => x.start > item.headStart)) break
    i--
  }
  while (i < out.length && out[i]!.kind === 'mark') i++
  // "the Kazakh capital hosted a summit": a full name of a state right at the edge acts, unless nothing else names the noun
  return i
}

/** Index after the last item that belongs to the noun, from the item after its head on. */
function rightEdge(items: readonly Item[], from: number, cls: NounClass, c: Composer): number {
  const head = items[from - 1]!
  let i = from
  let last = from
  // "the signing ceremony of agreements on trade": the last head inside takes its own phrases
  let inside = cls
  while (i < items.length) {
    const item = items[i]!
    if (item.end - head.start > RIGHT) break
    // a line between two places is named after them
    if (cls === 'project' && c.language.forms && isPlace(item) && i === from) {
      i = isMark(items[i + 1], /^[–—-]$/) && isPlace(items[i + 2]) ? i + 3 : i + 1
      last = i
      continue
    }
    // "the summit 'Alps and Sea'": a name in quotation marks right behind
    if (isMark(item, /[“]/) && i === from && cls !== 'ceremony') {
      const close = items.findIndex((x, k) => k > i && isMark(x, /[”]/))
      if (close > i + 1 && items[close]!.end - item.start <= 80) {
        i = close + 1
        last = i
        continue
      }
    }
    if (isMark(item, /\(/)) {
      const close = items.findIndex((x, k) => k > i && isMark(x, /\)/))
      if (close < 0 || close - i > 3) break
      i = close + 1
      continue
    }
    // "on the Tenth Anniversary of ..." is a part of a document's name
    if (
      item.kind === 'time' &&
      item.time.kind === 'age' &&
      inside === 'document' &&
      capitalised(head, c) &&
      /\p{Lu}/u.test(c.text.slice(item.start, item.end))
    ) {
      i++
      last = i
      continue
    }
    const link = linkAt(items, i, { cls: inside, proper: capitalised(head, c) }, c)
    if (!link) break
    const to = phraseTo(items, link, inside, c)
    if (to === link) break
    const nested = items
      .slice(link, to)
      .map((x, k) => headOf(x, items, link + k, c)?.cls)
      .findLast((x) => x !== undefined)
    if (nested) inside = nested
    i = to
    last = to
  }
  return last
}

const LINKS: Readonly<Partial<Record<NounClass, readonly string[]>>> = {
  gathering: ['of', 'on'],
  document: ['of', 'on', 'between', 'about', 'for'],
  ceremony: ['of', 'for'],
  project: ['of'],
  honour: ['of'],
  chairtitle: ['of'],
  status: ['of'],
  level: [],
}

/** Index of the first item of the phrase that a linking word at i opens, or undefined. */
function linkAt(
  items: readonly Item[],
  i: number,
  { cls, proper }: { readonly cls: NounClass; readonly proper: boolean },
  c: Composer,
): number | undefined {
  const word = items[i]!
  const role = classOf(word, 'coverb')
  const and = classOf(word, 'list') === 'and'
  let j = i + 1
  if (classOf(items[j], 'article') !== undefined) j++
  const next = items[j]
  if (
    !next ||
    next.kind === 'mark' ||
    (next.kind === 'time' &&
      !(proper && next.time.kind === 'age' && /\p{Lu}/u.test(c.text.slice(next.start, next.end))))
  )
    return undefined
  if (role !== undefined && LINKS[cls]?.includes(role)) return j
  // "the port and the institute": a second article opens another name
  if (and && j > i + 1) return undefined
  // "the construction of a plant in Atyrau": what is built is named after where
  if (
    cls === 'project' &&
    c.language.forms &&
    role === 'at' &&
    (isPlace(next) || (next.kind === 'text' && capitalised(next, c)))
  )
    return j
  // "the Agreement on X and the Treaty on Y" are two
  if (and && classOf(next, 'document') !== undefined) return undefined
  // inside a name written with capitals any small word may stand: "Treaty of Amity and Cooperation in Southeast Asia"
  const name = proper && capitalised(next, c) && next.kind !== 'quantity'
  if (
    name &&
    (role !== undefined || and) &&
    !(role === 'at' || role === 'on' ? next.kind === 'ref' : false) &&
    cls !== 'gathering' &&
    cls !== 'ceremony' &&
    next.kind !== 'ref'
  )
    return j
  if (proper && cls === 'document' && role === 'to' && next.kind === 'noun') return j
  return proper &&
    cls === 'document' &&
    role === 'at' &&
    next.kind === 'ref' &&
    next.mentions.some((m) => m.kind === 'place') &&
    items.slice(0, i).some((x) => classOf(x, 'list') === 'and')
    ? j
    : undefined
}

/** Where the phrase that begins at i ends: before the next verb, preposition, mark or time; "and" joins like with like. */
function phraseTo(items: readonly Item[], i: number, cls: NounClass, c: Composer): number {
  let j = i
  while (j < items.length) {
    const item = items[j]!
    if (item.kind === 'mark') {
      if (!/[-–/+]/.test(item.mark) || items[j + 1] === undefined || items[j + 1]!.start !== item.end) break
      j++
      continue
    }
    if (item.kind === 'time' && j > i) break
    if (j > i && actsByCase(item, c)) break
    if (classOf(item, 'list') === 'and') {
      const next = items[j + 1]
      if (next?.kind === 'ref' && goesOnList(items[j - 1], next, c)) {
        j += 2
        continue
      }
      if (
        !next ||
        isStop(next) ||
        next.kind === 'mark' ||
        next.kind === 'ref' ||
        classOf(next, 'document') !== undefined ||
        capitalised(next, c) !== capitalised(items[j - 1], c)
      )
        break
      j++
      continue
    }
    if (cls === 'gathering' && classOf(item, 'titles') !== undefined) {
      j++
      continue
    }
    if (
      isStop(item) &&
      !(capitalised(item, c) && item.kind === 'word' && (j > i || classOf(item, 'noise') !== undefined)) &&
      !(classOf(item, 'article') !== undefined && j > i && capitalised(items[j - 1], c) && capitalised(items[j + 1], c))
    )
      break
    if (item.kind === 'ref' && item.mentions.some((m) => m.kind === 'group' && m.members === undefined) && j > i) break
    j++
  }
  return j
}
