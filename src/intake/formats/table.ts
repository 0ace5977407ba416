// Tables of articles, one a row: CSV, JSON, JSON Lines. Columns are guessed by the names that packs/publishers lists.
import type { Column, PublisherPack } from '../../knowledge/publishers.ts'
import { decode, isDecoded } from '../decode.ts'
import { publisherNamed } from '../head.ts'
import { TextBuilder } from '../map.ts'
import {
  type Context,
  type Format,
  gather,
  intakeProblem,
  machineDay,
  nothing,
  publisherAt,
  type Sheet,
  type Unpacked,
} from './format.ts'
import { htmlSheet } from './html.ts'

/** One cell: its words, and where they stand in the source when its letters are written there as they are. */
interface Cell {
  readonly text: string
  readonly source?: number
}

interface Row {
  readonly entry: string
  readonly cells: ReadonlyMap<string, Cell>
}

export const csv: Format = (bytes, context) => {
  const decoded = decode(bytes, context.pack)
  if (!isDecoded(decoded)) return nothing(decoded.code, decoded.reason)
  const rows = csvRows(decoded.text)
  if (rows.length < 2) return nothing('no-text', 'The table has no row below its first line.')
  const [head, ...body] = rows
  const names = head?.map((c) => c.text) ?? []
  const made = body.map(
    (cells, i): Row => ({
      entry: `row ${i + 2}`,
      cells: new Map(cells.map((c, j) => [names[j] ?? `column ${j + 1}`, c])),
    }),
  )
  return fromRows(made, context, { encoding: decoded.encoding, mediaType: 'text/csv' })
}

const csvRows = (text: string): Cell[][] => {
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'))
  const comma = [',', ';', '\t'].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a))
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : bare(text, at, comma)
    row.push(cell.cell)
    at = cell.end
    if (text[at] === comma) at++
    else {
      while (text[at] === '\r' || (text[at] !== '\n' && at < text.length)) at++
      at++
      if (row.length > 1 || row[0]?.text !== '') rows.push(row)
      row = []
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}

const quoted = (text: string, from: number): { cell: Cell; end: number } => {
  let end = from + 1
  let doubled = false
  for (;;) {
    const next = text.indexOf('"', end)
    if (next < 0) return { cell: { text: text.slice(from + 1), source: from + 1 }, end: text.length }
    if (text[next + 1] !== '"') {
      const raw = text.slice(from + 1, next)
      return { cell: doubled ? { text: raw.replaceAll('""', '"') } : { text: raw, source: from + 1 }, end: next + 1 }
    }
    doubled = true
    end = next + 2
  }
}

const bare = (text: string, from: number, comma: string): { cell: Cell; end: number } => {
  let end = from
  while (end < text.length && text[end] !== comma && text[end] !== '\n') end++
  const raw = text.slice(from, end)
  return { cell: { text: raw.endsWith('\r') ? raw.slice(0, -1) : raw, source: from }, end }
}

export const json: Format = (bytes, context) => {
  const decoded = decode(bytes, context.pack)
  if (!isDecoded(decoded)) return nothing(decoded.code, decoded.reason)
  const form = { encoding: decoded.encoding, mediaType: 'application/json' }
  try {
    return fromRows(objectRows(JSON.parse(decoded.text), '$'), context, form)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return jsonLines(decoded.text, context, form)
  }
}

const jsonLines = (text: string, context: Context, form: Form): Unpacked => {
  const rows: Row[] = []
  const broken: number[] = []
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return
    try {
      rows.push(...objectRows([JSON.parse(line)], `line ${i + 1}`))
    } catch {
      broken.push(i + 1)
    }
  })
  if (rows.length === 0) return nothing('format', 'The file is no JSON.')
  const read = fromRows(rows, context, form)
  if (broken.length === 0) return read
  const which =
    broken.length === 1 ? `Line ${broken[0]} is` : `${broken.length} lines, the first of them line ${broken[0]}, are`
  return { ...read, problems: [...read.problems, intakeProblem('damaged', `${which} no JSON and left out.`)] }
}

/** The objects of a list, of the first list inside an object, or the object itself. */
const objectRows = (value: unknown, path: string): Row[] => {
  const list = Array.isArray(value)
    ? value
    : isObject(value)
      ? (Object.values(value).find((v) => Array.isArray(v) && v.some(isObject)) ?? [value])
      : []
  const one = path !== '$'
  return (list as unknown[]).flatMap((item, i): Row[] => {
    if (!isObject(item)) return []
    const cells = Object.entries(item).flatMap(([name, v]): [string, Cell][] => {
      if (typeof v === 'string') return [[name, { text: v }]]
      if (Array.isArray(v) && v.every((x) => typeof x === 'string')) return [[name, { text: v.join('\n\n') }]]
      return isObject(v) && typeof v.name === 'string' ? [[name, { text: v.name }]] : []
    })
    return [{ entry: one ? path : `${path}[${i}]`, cells: new Map(cells) }]
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Form {
  readonly encoding: string
  readonly mediaType: string
}

const fromRows = (rows: readonly Row[], context: Context, form: Form): Unpacked => {
  if (rows.length === 0) return nothing('format', 'The file holds no list of articles.')
  const names = [...new Set(rows.slice(0, 200).flatMap((r) => [...r.cells.keys()]))]
  const columns = guess(names, context.pack)
  if (columns.text === undefined) {
    return nothing('format', `No column holds the text of an article; there are: ${names.slice(0, 12).join(', ')}.`)
  }
  const shown = Object.entries(columns)
    .map(([what, name]) => `${what} from "${name}"`)
    .join(', ')
  const sheets = rows.flatMap((row) => sheetOf(row, columns, context, form) ?? [])
  if (sheets.length === 0) return nothing('no-text', `Column "${columns.text}" holds no text.`)
  return gather([
    {
      sheets: sheets.map((s, i) =>
        i === 0 ? { ...s, notes: [`Columns were taken by their names: ${shown}.`, ...(s.notes ?? [])] } : s,
      ),
      problems: [],
    },
  ])
}

type Columns = Partial<Record<Column, string>>

const guess = (names: readonly string[], pack: PublisherPack): Columns => {
  const columns: Columns = {}
  const fold = (s: string): string => s.toLowerCase().replace(/[\s_-]+/gu, '')
  for (const [column, known] of Object.entries(pack.columns) as [Column, readonly string[]][]) {
    const wanted = known.map(fold)
    const hits = names
      .filter((n) => wanted.includes(fold(n)))
      .sort((a, b) => wanted.indexOf(fold(a)) - wanted.indexOf(fold(b)))
    if (hits[0] !== undefined) columns[column] = hits[0]
  }
  return columns
}

const sheetOf = (row: Row, columns: Columns, context: Context, form: Form): Sheet | undefined => {
  const cell = (column: Column): Cell | undefined => {
    const name = columns[column]
    return name === undefined ? undefined : row.cells.get(name)
  }
  const body = cell('text')
  if (body === undefined || body.text.trim() === '') return undefined
  const title = cell('title')
  const known = fieldsOf(cell, context)
  const url = cell('url')?.text
  if (/<(?:p|div|br|article|html)\b/iu.test(body.text.slice(0, 2000))) {
    const page = htmlSheet(title ? `<article>${body.text}</article>` : body.text, {
      ...context,
      path: url ?? context.path,
    })
    const map = page?.map?.map((r) => ({ ...r, place: { part: `${row.entry}.${columns.text}` } }))
    return (
      page && {
        ...page,
        ...known,
        ...form,
        ...(title ? { title: title.text } : {}),
        ...(map ? { map } : {}),
        entry: row.entry,
      }
    )
  }
  const out = new TextBuilder()
  put(out, title, `${row.entry}.${columns.title}`)
  const end = out.length
  if (title) out.add('\n\n')
  put(out, body, `${row.entry}.${columns.text}`)
  return {
    text: out.text(),
    map: out.map,
    single: true,
    marks: title && end > 0 ? [{ kind: 'title', start: 0, end }] : [],
    ...known,
    ...form,
    entry: row.entry,
  }
}

const put = (out: TextBuilder, cell: Cell | undefined, part: string): void => {
  if (cell) out.take(cell.text, cell.source ?? 0, undefined, cell.source === undefined ? { part } : undefined)
}

const fieldsOf = (cell: (column: Column) => Cell | undefined, context: Context): Partial<Sheet> => {
  const published = machineDay(cell('published')?.text)
  const named = cell('publisher')?.text.trim()
  const publisher =
    (named ? publisherNamed(context.pack, named) : undefined) ?? publisherAt(context.pack, cell('url')?.text)
  const section = cell('section')?.text.trim()
  return { ...(published ? { published } : {}), ...(publisher ? { publisher } : {}), ...(section ? { section } : {}) }
}
