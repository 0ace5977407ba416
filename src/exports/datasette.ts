// An SQLite file for Datasette: documents, claims, their evidence and roles as tables, and a view for each claim type.
// Node's own SQLite writes it: the file is an outside format and has nothing to do with how the record is kept.
import { rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { CLAIM_SPECS } from '../model/claims/specs.ts'
import {
  type ExportedClaim,
  type ExportedDocument,
  keyOf,
  labelOf,
  makerOf,
  namedIn,
  type PathFormat,
  rolesOf,
  speakersOf,
  wordsOf,
} from './exported.ts'

const TABLES = `
create table documents (id text primary key, title text, publisher text, published text, language text, source text, read_at text, text text);
create table claims (id text primary key, document text references documents(id), type text, mode text, "when" text, "where" text, gloss text, voice text, status text, confidence real, method text);
create table evidence (claim text references claims(id), start integer, "end" integer, quote text);
create table roles (claim text references claims(id), role text, position integer, words text, entity text);
create table problems (document text references documents(id), code text, start integer, "end" integer, quote text, reason text, likely text);
`

const INDEXES = `
create index claims_type on claims(type, "when");
create index claims_document on claims(document);
create index evidence_claim on evidence(claim);
create index roles_claim on roles(claim, role);
create index roles_entity on roles(entity);
create view claims_cited as
  select c.id, c.type, c.mode, c."when", c.gloss, e.quote, e.start, e."end", d.title, d.publisher, d.published, c.document
  from claims c join evidence e on e.claim = c.id join documents d on d.id = c.document;
`

/** Each claim type as a view with a column for each of its roles. Names come from the format, never from a text. */
const viewsOf = (): string =>
  Object.entries(CLAIM_SPECS)
    .map(([type, { roles }]) => {
      const columns = Object.keys(roles).map(
        (role) =>
          `(select group_concat(words, '; ') from (select words from roles where claim = c.id and role = '${role}' order by position)) as "role_${role}"`,
      )
      return `create view "type_${type}" as select c.id, c."when", c."where", c.mode, ${columns.join(', ')}, c.voice, c.gloss, c.document from claims c where c.type = '${type}';`
    })
    .join('\n')

type Insert = (...values: (string | number | null)[]) => void

interface Tables {
  readonly documents: Insert
  readonly claims: Insert
  readonly evidence: Insert
  readonly roles: Insert
  readonly problems: Insert
}

function insertsOf(db: DatabaseSync): Tables {
  const into = (table: string, columns: number): Insert => {
    const statement = db.prepare(`insert or ignore into ${table} values (${Array(columns).fill('?').join(', ')})`)
    return (...values) => {
      statement.run(...values)
    }
  }
  return {
    documents: into('documents', 8),
    claims: into('claims', 11),
    evidence: into('evidence', 4),
    roles: into('roles', 5),
    problems: into('problems', 7),
  }
}

function putClaim({ claim, status }: ExportedClaim, into: Tables): void {
  const voice = claim.voice.map((layer) => speakersOf(layer).map(labelOf).join(', ')).join(' > ')
  into.claims(
    claim.id,
    claim.document,
    claim.type,
    claim.mode,
    claim.when ?? null,
    claim.where ? labelOf(claim.where) : null,
    claim.gloss,
    voice,
    status,
    claim.confidence,
    makerOf(claim),
  )
  for (const { start, end, quote } of claim.evidence) into.evidence(claim.id, start, end, quote)
  for (const [role, values] of rolesOf(claim))
    for (const [position, value] of values.entries()) {
      const named = namedIn(value)
      const keys = named.length > 0 ? named.map(keyOf) : [null]
      for (const key of keys) into.roles(claim.id, role, position, wordsOf(value), key)
    }
}

function putDocument({ article, claims, problems, readAt }: ExportedDocument, into: Tables): void {
  into.documents(
    article.id,
    article.title ?? null,
    article.publisher ? labelOf(article.publisher) : null,
    article.published ?? null,
    article.language,
    article.source.path,
    readAt,
    article.text,
  )
  for (const claim of claims) putClaim(claim, into)
  for (const p of problems) into.problems(p.document, p.code, p.start, p.end, p.quote, p.reason, p.likely ?? null)
}

export const datasette: PathFormat = {
  name: 'sqlite',
  doc: 'an SQLite file with tables and views, for Datasette and any SQL',
  makes: 'file',
  async write(documents, path) {
    await rm(path, { force: true })
    const db = new DatabaseSync(path)
    try {
      db.exec(`pragma journal_mode = off; pragma synchronous = off; ${TABLES} begin`)
      const into = insertsOf(db)
      for await (const document of documents) putDocument(document, into)
      db.exec(`commit; ${INDEXES} ${viewsOf()}`)
    } finally {
      db.close()
    }
  },
}
