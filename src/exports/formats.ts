// Every format that a record can leave in, by name.
import { csv } from './csv.ts'
import { datapackage } from './datapackage.ts'
import { datasette } from './datasette.ts'
import type { PathFormat, StreamFormat } from './exported.ts'
import { ftm, ftmStatements } from './ftm.ts'
import { icalendar } from './icalendar.ts'
import { jsonl } from './jsonl.ts'
import { jsonld } from './jsonld.ts'
import { gexf, graphml } from './network.ts'
import { parquet } from './parquet.ts'
import { bibtex, csl } from './sources.ts'
import { vault } from './vault.ts'

export const STREAM_FORMATS: readonly StreamFormat[] = [
  jsonl,
  csv,
  parquet,
  jsonld,
  ftm,
  ftmStatements,
  gexf,
  graphml,
  icalendar,
  csl,
  bibtex,
]
export const PATH_FORMATS: readonly PathFormat[] = [datapackage, vault, datasette]
