// CSV (RFC 4180) of the flat table. What a spreadsheet would take for a formula is defused.
import { stringify } from 'csv-stringify/sync'
import type { StreamFormat } from './exported.ts'
import { type Cell, COLUMNS, rowsOf } from './table.ts'

/** U+FEFF, by which some spreadsheets know UTF-8. */
const BOM = '\ufeff'

export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  })

export const csv: StreamFormat = {
  name: 'csv',
  doc: 'one row for each piece of evidence, for spreadsheets and statistics',
  mediaType: 'text/csv; charset=utf-8',
  suffix: '.csv',
  async *write(documents, { bom }) {
    yield (bom ? BOM : '') + csvRows([COLUMNS.map(({ name }) => name)])
    for await (const document of documents) {
      const rows = rowsOf(document)
      if (rows.length > 0) yield csvRows(rows)
    }
  },
}
