// CSV (RFC 4180): rows of any cells, and the flat table of a record.
import type { StreamFormat } from './exported.ts'
import { type Cell, COLUMNS, rowsOf } from './table.ts'

export type CsvCell = Cell | readonly string[] | null

/** Several values of one cell stand apart by a semicolon. A cell that a spreadsheet would take for a formula is opened with an apostrophe. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** What opens a formula, in the wide forms of Chinese type too. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

function csvCell(cell: CsvCell): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const text = cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : cell.join('; ')
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** U+FEFF, by which some spreadsheets know UTF-8. */
const BOM = '\ufeff'

export const csv: StreamFormat = {
  name: 'csv',
  doc: 'one row for each piece of evidence, for spreadsheets and statistics',
  mediaType: 'text/csv; charset=utf-8',
  suffix: '.csv',
  async *write(documents, { bom }) {
    yield (bom ? BOM : '') + csvRow(COLUMNS.map(({ name }) => name))
    for await (const document of documents) yield rowsOf(document).map(csvRow).join('')
  },
}
