// Dates in the reader's language, piece by piece: what is printed and what is inferred are never mixed.
import type { DatePart, PartialDate, When } from '../model/when.ts'
import type { Messages } from './locales/en.ts'

export interface Piece {
  readonly text: string
  readonly inferred: boolean
}

type Part = 'year' | 'month' | 'day'
const PARTS: readonly Part[] = ['year', 'month', 'day']

const isInferred = (part: DatePart): boolean => part.basis.kind === 'inferred'

export const dateWord = (messages: Messages, part: Part, value: number): string => {
  if (part === 'month') return messages.months[value - 1] ?? String(value)
  return part === 'year' ? messages.yearWord(value) : messages.dayWord(value)
}

/** Neighbours of one kind run together, so that one pair of brackets holds them. */
const join = (pieces: readonly Piece[], between: string): Piece[] => {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && last.inferred === piece.inferred)
      joined[joined.length - 1] = { ...last, text: last.text + between + piece.text }
    else joined.push(piece)
  }
  return joined
}

const partsOf = (messages: Messages, date: PartialDate, only: readonly Part[] = PARTS): Piece[] => {
  const order = messages.locale === 'en' ? [...PARTS].reverse() : PARTS
  const pieces: Piece[] = []
  for (const name of order) {
    const part = date[name]
    if (part && only.includes(name))
      pieces.push({ text: dateWord(messages, name, part.value), inferred: isInferred(part) })
  }
  return join(pieces, messages.locale === 'en' ? ' ' : '')
}

/** Pieces of one date side by side; the space between two kinds belongs to neither. */
const spaced = (messages: Messages, pieces: readonly Piece[]): Piece[] =>
  messages.locale === 'en'
    ? pieces.flatMap((piece, i) => (i === 0 ? [piece] : [{ text: ' ', inferred: false }, piece]))
    : [...pieces]

const shared = (a: PartialDate, b: PartialDate): readonly Part[] => {
  const same: Part[] = []
  for (const name of PARTS) {
    const [left, right] = [a[name], b[name]]
    if (!left || !right || left.value !== right.value || isInferred(left) !== isInferred(right)) break
    same.push(name)
  }
  return same
}

const same = (a: PartialDate, b: PartialDate): boolean => PARTS.every((name) => a[name]?.value === b[name]?.value)

const dash = (inferred: boolean): Piece => ({ text: '–', inferred })

/** Runs the same kind together again after a range was put in; spaces take the kind of both their neighbours. */
const tidy = (pieces: readonly Piece[]): Piece[] => {
  const kinds = pieces.map((piece, i) => {
    const [before, after] = [pieces[i - 1], pieces[i + 1]]
    return piece.text === ' ' && before?.inferred && after?.inferred ? { ...piece, inferred: true } : piece
  })
  return join(kinds, '')
}

/** In Chinese "2–6" needs its unit once: it stands behind the second number. */
const shortened = (messages: Messages, pieces: Piece[], rest: readonly Part[]): Piece[] =>
  messages.locale === 'en' || rest.length !== 1
    ? pieces
    : pieces.map((piece) => ({ ...piece, text: piece.text.slice(0, -1) }))

const period = (messages: Messages, start: PartialDate, end: PartialDate): Piece[] => {
  const common = shared(start, end)
  const rest = PARTS.filter((name) => !common.includes(name))
  const [from, to] = [shortened(messages, partsOf(messages, start, rest), rest), partsOf(messages, end, rest)]
  const both = spaced(messages, partsOf(messages, start, common))
  const guessed = (from.at(-1)?.inferred ?? false) && (to[0]?.inferred ?? false)
  const range = [...spaced(messages, from), dash(guessed), ...spaced(messages, to)]
  if (both.length === 0) return tidy(range)
  return tidy(messages.locale === 'en' ? [...range, { text: ' ', inferred: false }, ...both] : [...both, ...range])
}

/** Day, month and year from EDTF where no parts were kept; nothing is known about what was written. */
export const partsFromEdtf = (edtf: string): PartialDate | undefined => {
  const found = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/.exec(edtf)
  if (!found) return undefined
  const part = (text: string | undefined): DatePart | undefined =>
    text === undefined ? undefined : { value: Number(text), basis: { kind: 'written', span: { start: 0, end: 0 } } }
  const [year, month, day] = [part(found[1]), part(found[2]), part(found[3])]
  if (month && month.value > 12) return undefined
  return {
    ...(year && { year }),
    ...(month && { month }),
    ...(day && { day }),
    ...(/[~%]$/.test(edtf) && { approximate: true }),
  }
}

const whenFromEdtf = (edtf: string): When | undefined => {
  const [from, to] = edtf.split('/')
  const start = from ? partsFromEdtf(from) : undefined
  const end = to ? partsFromEdtf(to) : undefined
  return start || end ? { ...(start && { start }), ...(end && { end }) } : undefined
}

const marked = (messages: Messages, date: PartialDate, pieces: Piece[]): Piece[] =>
  date.approximate ? [{ text: messages.bounds.about, inferred: false }, ...pieces] : pieces

/** The time of a claim as pieces to print; none where the text gives no time. */
export const datePieces = (messages: Messages, when: When | undefined, edtf: string | undefined): Piece[] => {
  const known = when?.start || when?.end ? when : edtf === undefined ? undefined : whenFromEdtf(edtf)
  const [start, end] = [known?.start, known?.end]
  if (start && end && !same(start, end)) return marked(messages, start, period(messages, start, end))
  if (start) {
    const pieces = marked(messages, start, spaced(messages, partsOf(messages, start)))
    return edtf?.endsWith('/..') ? [...pieces, dash(false)] : pieces
  }
  if (end) return [dash(false), ...spaced(messages, partsOf(messages, end))]
  return edtf === undefined ? [] : [{ text: edtf, inferred: false }]
}

export const plainDate = (messages: Messages, edtf: string | undefined): string =>
  datePieces(messages, undefined, edtf)
    .map((piece) => piece.text)
    .join('')

/** The day of an instant as the reader's own calendar has it. */
export const dayOfInstant = (messages: Messages, instant: string): string => {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
  return plainDate(messages, day)
}

/** "Sunday 7 July 2024" needs a whole day; a coarser date has no weekday. */
export const weekday = (messages: Messages, edtf: string | undefined): string | undefined => {
  if (!edtf || !/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return undefined
  return messages.weekdays[new Date(`${edtf}T00:00:00Z`).getUTCDay()]
}
