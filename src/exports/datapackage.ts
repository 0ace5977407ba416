// A Frictionless data package: the tables of a record with their codebook, coverage and versions, to be cited and checked.
import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CLAIM_SPECS } from '../model/claims/specs.ts'
import { csvRow } from './csv.ts'
import { type ExportedDocument, labelOf, type PathFormat } from './exported.ts'
import { type Cell, COLUMNS, type Column, rowsOf } from './table.ts'

const text = (name: string, doc: string): Column => ({ name, kind: 'text', doc })
const integer = (name: string, doc: string): Column => ({ name, kind: 'integer', doc })

const DOCUMENT_COLUMNS: readonly Column[] = [
  text('document', 'id, made from the text'),
  text('title', 'as printed'),
  text('publisher', 'English label, or as printed'),
  text('published', 'EDTF'),
  text('language', 'BCP 47'),
  text('source', 'path or address it came from'),
  text('hash', 'of the bytes of the source'),
  integer('claims', 'how many claims were read in it'),
  integer('problems', 'how many places could not be read or looked wrong'),
  text('program', 'version of the program that read it'),
  text('packs', 'version of the packs that it was read with'),
  text('read_at', 'ISO instant'),
]

const PROBLEM_COLUMNS: readonly Column[] = [
  text('document', 'id of the document'),
  text('code', 'kind of problem'),
  integer('start', 'UTF-16 code units'),
  integer('end', 'UTF-16 code units'),
  text('quote', 'the words'),
  text('reason', 'what is wrong, in one sentence'),
  text('likely', 'the likely right form, where one is known'),
]

const documentRow = ({ article, claims, problems, versions, readAt }: ExportedDocument) => [
  article.id,
  article.title,
  article.publisher && labelOf(article.publisher),
  article.published,
  article.language,
  article.source.path,
  article.source.hash,
  claims.length,
  problems.length,
  versions.program,
  versions.packs,
  readAt,
]

interface Table {
  readonly name: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: (document: ExportedDocument) => readonly (readonly Cell[])[]
  readonly key?: string
}

const TABLES: readonly Table[] = [
  {
    name: 'documents',
    title: 'The documents that were read',
    columns: DOCUMENT_COLUMNS,
    rows: (d) => [documentRow(d)],
    key: 'document',
  },
  { name: 'claims', title: 'What they claim, one row for each piece of evidence', columns: COLUMNS, rows: rowsOf },
  {
    name: 'problems',
    title: 'What could not be read, and what looked wrong',
    columns: PROBLEM_COLUMNS,
    rows: ({ problems }) => problems.map((p) => [p.document, p.code, p.start, p.end, p.quote, p.reason, p.likely]),
  },
]

const FRICTIONLESS = { text: 'string', integer: 'integer', number: 'number', boolean: 'boolean' } as const

const resource = ({ name, title, columns, key }: Table) => ({
  name,
  title,
  path: `${name}.csv`,
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
  schema: {
    fields: columns.map((c) => ({ name: c.name, type: FRICTIONLESS[c.kind], description: c.doc })),
    missingValues: [''],
    ...(key
      ? { primaryKey: key }
      : { foreignKeys: [{ fields: 'document', reference: { resource: 'documents', fields: 'document' } }] }),
  },
})

/** What stands behind the data, gathered while it is written. */
interface Sum {
  documents: number
  claims: number
  problems: number
  readonly publishers: Map<string, number>
  readonly languages: Map<string, number>
  readonly versions: Set<string>
  readonly published: string[]
  readAt: string
}

function add(sum: Sum, { article, claims, problems, versions, readAt }: ExportedDocument): void {
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1)
  sum.documents++
  sum.claims += claims.length
  sum.problems += problems.length
  count(sum.publishers, article.publisher ? labelOf(article.publisher) : 'no publisher named')
  count(sum.languages, article.language)
  sum.versions.add(`program ${versions.program}, packs ${versions.packs}`)
  if (article.published) sum.published.push(article.published)
  if (readAt > sum.readAt) sum.readAt = readAt
}

function descriptor(sum: Sum, licence: string | undefined) {
  const days = sum.published.sort()
  return {
    profile: 'tabular-data-package',
    name: 'chancery-record',
    title: 'What official accounts of diplomacy say, with the words that prove it',
    description:
      'Every row of claims leads to a quote and its place in a document. Absence from these tables means that it was not read here, not that it was not said.',
    version: sum.readAt,
    created: sum.readAt,
    // the words quoted are their publishers'; who shares the package says on what terms
    ...(licence === undefined ? {} : { licenses: [{ name: licence }] }),
    sources: [...sum.publishers].map(([title, documents]) => ({ title, documents })),
    coverage: {
      documents: sum.documents,
      claims: sum.claims,
      problems: sum.problems,
      from: days[0],
      to: days.at(-1),
      languages: Object.fromEntries(sum.languages),
    },
    madeBy: [...sum.versions],
    codebook: Object.entries(CLAIM_SPECS).map(([type, { doc, roles }]) => ({
      type,
      description: doc,
      roles: Object.entries(roles).map(([role, spec]) => ({
        role: `role_${role}`,
        description: spec.doc,
        ...(spec.identity ? { identity: true } : {}),
        ...(spec.terms ? { terms: spec.terms } : {}),
      })),
    })),
    resources: TABLES.map(resource),
  }
}

export const datapackage: PathFormat = {
  name: 'datapackage',
  doc: 'a Frictionless data package: tables with codebook, coverage and versions, to cite in a paper',
  makes: 'folder',
  async write(documents, path, { licence } = {}) {
    await mkdir(path, { recursive: true })
    const sum: Sum = {
      documents: 0,
      claims: 0,
      problems: 0,
      publishers: new Map(),
      languages: new Map(),
      versions: new Set(),
      published: [],
      readAt: '',
    }
    const files = await Promise.all(TABLES.map(({ name }) => open(join(path, `${name}.csv`), 'w')))
    try {
      for (const [i, { columns }] of TABLES.entries()) await files[i]!.appendFile(csvRow(columns.map((c) => c.name)))
      for await (const document of documents) {
        add(sum, document)
        for (const [i, { rows }] of TABLES.entries()) {
          await files[i]!.appendFile(rows(document).map(csvRow).join(''))
        }
      }
    } finally {
      for (const file of files) await file.close()
    }
    await writeFile(join(path, 'datapackage.json'), `${JSON.stringify(descriptor(sum, licence), null, 2)}\n`)
  },
}
