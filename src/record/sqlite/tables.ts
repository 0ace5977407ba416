// The tables of an embedded record, as SQLite makes them.
import { PART } from '../sql/schema.ts'

const stays = (table: string): string => `
CREATE TRIGGER IF NOT EXISTS ${table}_stays BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never changed'); END;
CREATE TRIGGER IF NOT EXISTS ${table}_remains BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never removed'); END;
`

/** Records of the first version have none of these; they get them when they are opened for writing. */
export const PLACES = `
CREATE TABLE IF NOT EXISTS place (num INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES text, body TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS place_by_document ON place (document);
CREATE INDEX IF NOT EXISTS reading_by_document ON reading (document);
${stays('place')}
`

export const APPEND_ONLY = `
CREATE TABLE text (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE reading (
  num INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, document INTEGER NOT NULL REFERENCES text,
  article TEXT NOT NULL, problems TEXT NOT NULL, claims INTEGER NOT NULL,
  sentences INTEGER NOT NULL, read INTEGER NOT NULL, unread INTEGER NOT NULL,
  program TEXT NOT NULL, packs TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE claim (num INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES reading, id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE decision (
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, who TEXT NOT NULL, why TEXT, act TEXT NOT NULL);
${PLACES}CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
${['text', 'reading', 'claim', 'decision'].map(stays).join('\n')}
`

export const COMPUTED = `
CREATE TABLE fact (
  num INTEGER PRIMARY KEY, claim INTEGER, decision INTEGER, tag INTEGER NOT NULL, gist INTEGER NOT NULL,
  document INTEGER NOT NULL, shelf INTEGER NOT NULL,
  type INTEGER NOT NULL, mode INTEGER NOT NULL, status INTEGER NOT NULL, repeats INTEGER NOT NULL, from_day INTEGER, to_day INTEGER,
  place INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, body TEXT,
  part INTEGER GENERATED ALWAYS AS (num / ${PART}) VIRTUAL);
CREATE INDEX fact_by_type ON fact (part, type, from_day, to_day, known_to, known_from, status);
CREATE INDEX fact_by_tag ON fact (part, tag);
CREATE INDEX fact_by_document ON fact (document);
CREATE TABLE mention (
  part INTEGER NOT NULL, entity INTEGER NOT NULL, type INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT NULL,
  role INTEGER NOT NULL, PRIMARY KEY (part, entity, type, day, fact, role)) WITHOUT ROWID;
CREATE TABLE copy (
  document INTEGER PRIMARY KEY, original INTEGER NOT NULL, root INTEGER NOT NULL, whole INTEGER NOT NULL, known_from INTEGER NOT NULL);
CREATE INDEX copy_by_root ON copy (root);
CREATE TABLE sample (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE entity (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, claims INTEGER NOT NULL);
CREATE TABLE name (entity INTEGER NOT NULL, name TEXT NOT NULL, label INTEGER NOT NULL, PRIMARY KEY (entity, name, label)) WITHOUT ROWID;
CREATE TABLE current (
  reading INTEGER PRIMARY KEY, document INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
  language TEXT NOT NULL, publisher TEXT, publisher_id TEXT, own TEXT, title TEXT, dateline TEXT, published TEXT,
  from_day INTEGER, to_day INTEGER, claims INTEGER NOT NULL, problems INTEGER NOT NULL,
  sentences INTEGER NOT NULL, read INTEGER NOT NULL, unread INTEGER NOT NULL, copy INTEGER NOT NULL);
CREATE INDEX current_by_document ON current (document);
CREATE INDEX current_by_day ON current (from_day, known_to);
CREATE TABLE heir (claim TEXT NOT NULL, heir TEXT NOT NULL, differs TEXT NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL);
CREATE INDEX heir_by_claim ON heir (claim);
CREATE VIRTUAL TABLE words USING fts5 (cut, content='', detail=none, columnsize=0, tokenize='ascii');
-- Words are sorted in pieces that fit the processor's cache, and merged half as often: a fifth less work.
INSERT INTO words (words, rank) VALUES ('hashsize', 262144);
INSERT INTO words (words, rank) VALUES ('automerge', 8);
`
