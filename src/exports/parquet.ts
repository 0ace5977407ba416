// Parquet of the flat table, with typed columns.

import type { StreamFormat } from './exported.ts'
import { type Cell, COLUMNS, type Column, rowsOf } from './table.ts'

const TYPES = { text: 'STRING', integer: 'INT32', number: 'DOUBLE', boolean: 'BOOLEAN' } as const satisfies Record<
  Column['kind'],
  string
>

export const parquet: StreamFormat = {
  name: 'parquet',
  doc: 'the rows of the CSV with typed columns, for R, Python and DuckDB',
  mediaType: 'application/vnd.apache.parquet',
  suffix: '.parquet',
  async *write(documents) {
    const data: (Cell | null)[][] = COLUMNS.map(() => [])
    for await (const document of documents)
      for (const row of rowsOf(document)) for (const [i, cell] of row.entries()) data[i]!.push(cell ?? null)
    const columnData = COLUMNS.map(({ name, kind }, i) => ({ name, data: data[i]!, type: TYPES[kind], nullable: true }))
    // loaded when it is needed: most commands write no Parquet
    const { parquetWriteBuffer } = await import('hyparquet-writer')
    yield new Uint8Array(parquetWriteBuffer({ columnData }))
  },
}
