// The notation for lines that a publisher prints the same way each time (datelines, jump lines, page heads), and its
// compiler. A shape matches inside a window of bounded length with bounded repetition only, so no text can make it run
// away. Literals stand for themselves (capitals also in full capitals), a space for any white space or none, [x] for
// an optional part, <a|b> for alternatives, {slot} for what varies, \x for a character that the notation uses.

/** What varies in a shape. `line` is a line break; `name` is any name of the publisher whose file the shape is in. */
export const SLOTS = [
  'place',
  'year',
  'month',
  'day',
  'time',
  'weekday',
  'page',
  'number',
  'author',
  'section',
  'source',
  'words',
  'rest',
  'word',
  'date',
  'monthday',
  'mm',
  'name',
  'press',
  'line',
] as const
export type SlotName = (typeof SLOTS)[number]

/** What a language's pack says about the slots. */
export interface SlotWords {
  readonly script: 'Han' | 'Cyrillic' | 'Latin'
  /** Names of the months, first to twelfth; each may have several forms. Empty where months are numbers. */
  readonly months: readonly (readonly string[])[]
  readonly weekdays: readonly string[]
  /** Numerals other than 0-9, each with its value; ten and its multiples by the sign for ten. */
  readonly numerals: ReadonlyMap<string, number>
  /** Shapes of a full date and of a date without a year. */
  readonly dates: readonly string[]
  readonly monthDays: readonly string[]
  /** Names of the publisher, for {name}. */
  readonly names: readonly string[]
  /** Names of all publishers in this language, for {press}. */
  readonly press: readonly string[]
}

type Node =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'space' }
  | { readonly kind: 'slot'; readonly name: SlotName }
  | { readonly kind: 'either'; readonly options: readonly (readonly Node[])[] }

export interface CompiledShape {
  readonly source: string
  /** Words of which one must stand in the window for the shape to match, in every case form; empty where there is none. */
  readonly triggers: readonly string[]
  /** The characters that a match can begin with, and end with; absent where they may be any. */
  readonly firsts?: ReadonlySet<string>
  readonly lasts?: ReadonlySet<string>
}

/** Compiles a shape to the source of a regular expression with numbered slot groups, or says why it cannot be one. */
export const compileShape = (shape: string, words: SlotWords): CompiledShape | { readonly reason: string } => {
  try {
    const nodes = parse(shape, { at: 0 }, 0)
    checkWide(nodes, false)
    const source = emit(nodes, words, new Map())
    const triggers = [...new Set(triggersOf(nodes, words).flatMap(caseForms))]
    const firsts = edgeOf(nodes, words, 'first').chars
    const lasts = edgeOf(nodes, words, 'last').chars
    return { source, triggers, ...(firsts ? { firsts } : {}), ...(lasts ? { lasts } : {}) }
  } catch (error) {
    if (error instanceof ShapeError) return { reason: error.message }
    throw error
  }
}

class ShapeError extends Error {}

const MAX_DEPTH = 6

const parse = (shape: string, cursor: { at: number }, depth: number, closing = ''): Node[] => {
  if (depth > MAX_DEPTH) throw new ShapeError(`brackets nest more than ${MAX_DEPTH} deep`)
  const nodes: Node[] = []
  let literal = ''
  const flush = (): void => {
    if (literal !== '') nodes.push({ kind: 'literal', text: literal })
    literal = ''
  }
  while (cursor.at < shape.length) {
    const char = shape[cursor.at] ?? ''
    if (closing.includes(char)) break
    cursor.at++
    if (char === '\\') literal += shape[cursor.at++] ?? ''
    else if (char === '[' || char === '<') {
      flush()
      nodes.push(brackets(shape, cursor, depth, char))
    } else if (char === '{') {
      flush()
      nodes.push(slot(shape, cursor))
    } else if (/\s/u.test(char)) {
      flush()
      if (nodes.at(-1)?.kind !== 'space') nodes.push({ kind: 'space' })
    } else if (']>}|'.includes(char)) throw new ShapeError(`"${char}" opens nothing; write \\${char} for the character`)
    else literal += char
  }
  flush()
  return nodes
}

const brackets = (shape: string, cursor: { at: number }, depth: number, open: '[' | '<'): Node => {
  const options: Node[][] = open === '[' ? [[]] : []
  const close = open === '[' ? ']' : '>'
  for (;;) {
    options.push(parse(shape, cursor, depth + 1, `|${close}`))
    const next = shape[cursor.at++]
    if (next === undefined) throw new ShapeError(`"${open}" is not closed`)
    if (next === close) return { kind: 'either', options: options.reverse() }
  }
}

const slot = (shape: string, cursor: { at: number }): Node => {
  const end = shape.indexOf('}', cursor.at)
  if (end < 0) throw new ShapeError('"{" is not closed')
  const name = shape.slice(cursor.at, end)
  cursor.at = end + 1
  const known = SLOTS.find((s) => s === name)
  if (known === undefined) throw new ShapeError(`no such slot: {${name}}; there are ${SLOTS.join(', ')}`)
  return { kind: 'slot', name: known }
}

/** Slots that take nearly anything: two of them side by side would try every way to share the text between them. */
const WIDE_SLOTS: ReadonlySet<SlotName> = new Set(['place', 'author', 'section', 'words', 'rest'])

/** Refuses wide slots side by side; says whether the stretch ends with one. */
const checkWide = (nodes: readonly Node[], before: boolean): boolean => {
  let wide = before
  for (const node of nodes) {
    if (node.kind === 'slot' && WIDE_SLOTS.has(node.name)) {
      if (wide)
        throw new ShapeError(`{${node.name}} stands beside another slot that takes any words; put a fixed word between`)
      wide = true
    } else if (node.kind === 'either') wide = node.options.map((o) => checkWide(o, wide)).some((w) => w)
    else if (node.kind !== 'space') wide = false
  }
  return wide
}

const emit = (nodes: readonly Node[], words: SlotWords, counts: Map<SlotName, number>): string =>
  nodes.map((node) => emitNode(node, words, counts)).join('')

const emitNode = (node: Node, words: SlotWords, counts: Map<SlotName, number>): string => {
  if (node.kind === 'literal') return literalSource(node.text)
  if (node.kind === 'space') return '[^\\S\\n]{0,12}'
  if (node.kind === 'either') return `(?:${node.options.map((o) => emit(o, words, counts)).join('|')})`
  if (node.name === 'line') return '[^\\S\\n]{0,12}\\r?\\n[^\\S\\n]{0,12}'
  if (node.name === 'date' || node.name === 'monthday') {
    const shapes = node.name === 'date' ? words.dates : words.monthDays
    const options = shapes.map((shape) => emit(parse(shape, { at: 0 }, 1), words, counts))
    if (options.length === 0) throw new ShapeError(`the language declares no shape for {${node.name}}`)
    return `(?:${options.join('|')})`
  }
  const nth = (counts.get(node.name) ?? 0) + 1
  counts.set(node.name, nth)
  return `(?<${node.name}_${nth}>${slotSource(node.name, words)})`
}

const WIDE: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
  [':', '：'],
  [',', '，'],
  ['-', '－'],
  ['.', '．'],
])
const NARROW = new Map([...WIDE].map(([narrow, wide]) => [wide, narrow]))

/** A literal matches as written, in capitals throughout, and with its brackets and stops narrow or wide. */
const literalSource = (text: string): string => {
  const chars = (s: string): string =>
    [...s]
      .map((c) => {
        const twin = WIDE.get(c) ?? NARROW.get(c)
        return twin === undefined ? escaped(c) : `[${escaped(c)}${escaped(twin)}]`
      })
      .join('')
  const upper = text.toUpperCase()
  return upper === text ? chars(text) : `(?:${chars(text)}|${chars(upper)})`
}

/** Digits, narrow or wide. */
const DIGIT = '[0-9０-９]'

const slotSource = (name: SlotName, words: SlotWords): string => {
  const numeral = words.numerals.size > 0 ? `[${[...words.numerals.keys()].map(escaped).join('')}]` : ''
  const number = (digits: string, length: string): string =>
    numeral === '' ? digits : `(?:${digits}|${numeral}${length})`
  switch (name) {
    case 'place':
      return words.script === 'Han'
        ? '[\\p{Script=Han}·•\\/]{1,14}?'
        : "\\p{Lu}[\\p{L}\\p{M}'’.\\-]{0,24}(?:,? [\\p{L}\\p{M}'’.\\-]{1,24}){0,3}?"
    case 'year':
      return number(`(?:[1１][8８9９]|[2２][0０])${DIGIT}{2}`, '{4}')
    case 'month':
      return words.months.length > 0
        ? either(words.months.flat())
        : number('(?:[1１][0-2０-２]|[0０]?[1-9１-９])', '{1,2}')
    case 'mm':
      return '(?:[1１][0-2０-２]|[0０]?[1-9１-９])'
    case 'day':
      return number(`(?:[12１２]${DIGIT}|[3３][01０１]|[0０]?[1-9１-９])`, '{1,3}')
    case 'time':
      // with seconds, the half of the day and a zone, where they are printed
      return '(?:[01]?\\d|2[0-3])[:.：]\\d{2}(?::\\d{2})?(?: ?[AaPp][.]?[Mm][.]?)?(?: \\(?[A-Z]{2,4}(?:[+-]\\d{1,2})?\\)?)?'
    case 'weekday':
      return either(words.weekdays)
    case 'page':
      return number(`[A-ZＡ-Ｚ]?${DIGIT}{1,3}`, '{1,3}')
    case 'number':
      return number(`${DIGIT}{1,6}`, '{1,6}')
    case 'author':
      return `[\\p{L}\\p{M}·•.'’\\-，,、;；&\\/ \\u3000]{1,60}?`
    case 'section':
      return '[\\p{L}·•](?:[^\\S\\n]{0,6}[\\p{L}·•]){0,30}?'
    case 'source':
      // a site and the paper that it prints from are parted by a dash
      return "[\\p{L}\\p{M}·•.'’\\-\\uff0d\\u2014]{1,30}(?: [\\p{L}\\p{M}.'’\\-]{1,20}){0,3}?"
    case 'rest':
      return '[^\\n]{1,240}'
    case 'words':
      return '[^\\n]{1,60}?'
    case 'word':
      return "[\\p{L}\\p{M}'’\\-]{1,24}"
    case 'name':
      return either(words.names)
    case 'press':
      return either(words.press)
    default:
      throw new ShapeError(`{${name}} stands for nothing here`)
  }
}

const either = (names: readonly string[]): string => {
  if (names.length === 0) throw new ShapeError('a slot needs words that the pack does not give')
  return `(?:${[...names]
    .sort((a, b) => b.length - a.length)
    .map(literalOrTitle)
    .join('|')})`
}

const literalOrTitle = (name: string): string => {
  const title = name.slice(0, 1).toUpperCase() + name.slice(1)
  return title === name ? literalSource(name) : `(?:${literalSource(name)}|${escaped(title)})`
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

/** The longest literal that every match must hold, or a set of which it must hold one. */
const triggersOf = (nodes: readonly Node[], words: SlotWords): string[] => {
  let best: string[] = []
  for (const node of nodes) {
    const here = triggersOfNode(node, words)
    if (here.length > 0 && (best.length === 0 || weight(here) > weight(best))) best = here
  }
  return best
}

const triggersOfNode = (node: Node, words: SlotWords): string[] => {
  if (node.kind === 'literal') return [plain(node.text)].filter((t) => t !== '')
  if (node.kind === 'slot') return triggersOfSlot(node.name, words)
  if (node.kind !== 'either') return []
  const each = node.options.map((option) => triggersOf(option, words))
  return each.every((t) => t.length > 0) ? each.flat() : []
}

const triggersOfSlot = (name: SlotName, words: SlotWords): string[] => {
  if (name === 'name') return [...words.names]
  if (name === 'press') return [...words.press]
  if (name === 'weekday') return [...words.weekdays]
  if (name === 'month') return words.months.flat()
  if (name !== 'date' && name !== 'monthday') return []
  const each = (name === 'date' ? words.dates : words.monthDays).map((d) => triggersOf(parse(d, { at: 0 }, 1), words))
  return each.every((t) => t.length > 0) ? [...new Set(each.flat())] : []
}

/** The longest stretch without a character that may stand in another width. */
const plain = (text: string): string =>
  text.split(/[(),:.\-（），：．－]/u).reduce((a, b) => (b.length > a.length ? b : a), '')

const weight = (triggers: readonly string[]): number => Math.min(...triggers.map((t) => t.length)) * 4 - triggers.length

/** The forms in which a word of a shape matches. */
const caseForms = (word: string): string[] => [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)]

/** What a stretch can begin (or end) with; `empty` where it can also be nothing. No `chars`: anything. */
interface Edge {
  readonly chars?: ReadonlySet<string>
  readonly empty: boolean
}

const edgeOf = (nodes: readonly Node[], words: SlotWords, side: 'first' | 'last'): Edge => {
  const chars = new Set<string>()
  for (const node of side === 'first' ? nodes : [...nodes].reverse()) {
    const edge = edgeOfNode(node, words, side)
    if (edge.chars === undefined) return { empty: false }
    for (const char of edge.chars) chars.add(char)
    if (!edge.empty) return { chars, empty: false }
  }
  return { chars, empty: true }
}

const edgeOfNode = (node: Node, words: SlotWords, side: 'first' | 'last'): Edge => {
  const at = side === 'first' ? 0 : -1
  const edges = (texts: readonly string[]): Edge => {
    const chars = texts.flatMap(caseForms).flatMap((t) => {
      const char = t.at(at) ?? ''
      return [char, WIDE.get(char) ?? NARROW.get(char) ?? char]
    })
    return { chars: new Set(chars), empty: false }
  }
  if (node.kind === 'literal') return edges([node.text])
  if (node.kind === 'space') return { chars: new Set([' ', '\t', '\u3000', '\u00a0']), empty: true }
  if (node.kind === 'either') return joined(node.options.map((option) => edgeOf(option, words, side)))
  const digits = [...'0123456789０１２３４５６７８９', ...words.numerals.keys()]
  switch (node.name) {
    case 'date':
    case 'monthday': {
      const shapes = node.name === 'date' ? words.dates : words.monthDays
      return joined(shapes.map((shape) => edgeOf(parse(shape, { at: 0 }, 1), words, side)))
    }
    case 'month':
      return edges(words.months.length > 0 ? words.months.flat() : digits)
    case 'weekday':
      return edges(words.weekdays)
    case 'name':
      return edges(words.names)
    case 'press':
      return edges(words.press)
    case 'year':
    case 'day':
    case 'mm':
    case 'number':
      return { chars: new Set(digits), empty: false }
    // it ends with a zone or the half of the day, or with a digit
    case 'time':
      return side === 'first' ? { chars: new Set(digits), empty: false } : { empty: false }
    default:
      return { empty: false }
  }
}

const joined = (edges: readonly Edge[]): Edge => {
  if (edges.some((e) => e.chars === undefined)) return { empty: false }
  return { chars: new Set(edges.flatMap((e) => [...(e.chars ?? [])])), empty: edges.some((e) => e.empty) }
}
