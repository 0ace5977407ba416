// The tables of a record in PostgreSQL: the same as in a file, their texts in the order of their bytes.
import { APPENDED_TABLES, PART } from '../sql/schema.ts'

const TEXT = 'text COLLATE "C"'
/** Rows of several tables go in one message, in whatever order. */
const LATER = 'DEFERRABLE INITIALLY DEFERRED'

export const APPEND_ONLY = `
CREATE TABLE text (num bigint PRIMARY KEY, id ${TEXT} NOT NULL UNIQUE, body ${TEXT} NOT NULL);
CREATE TABLE reading (
  num bigint PRIMARY KEY, key ${TEXT} NOT NULL UNIQUE, document bigint NOT NULL REFERENCES text ${LATER},
  article ${TEXT} NOT NULL, problems ${TEXT} NOT NULL, claims bigint NOT NULL,
  sentences bigint NOT NULL, read bigint NOT NULL, unread bigint NOT NULL,
  program ${TEXT} NOT NULL, packs ${TEXT} NOT NULL, at bigint NOT NULL);
CREATE INDEX reading_by_document ON reading (document);
CREATE TABLE claim (num bigint PRIMARY KEY, reading bigint NOT NULL REFERENCES reading ${LATER}, id ${TEXT} NOT NULL, body ${TEXT} NOT NULL);
CREATE INDEX claim_by_reading ON claim (reading);
CREATE TABLE decision (
  num bigint PRIMARY KEY, id ${TEXT} NOT NULL UNIQUE, at bigint NOT NULL, who ${TEXT} NOT NULL, why ${TEXT}, act ${TEXT} NOT NULL);
CREATE TABLE place (
  num bigint PRIMARY KEY, document bigint NOT NULL REFERENCES text ${LATER}, body ${TEXT} NOT NULL, at bigint NOT NULL);
CREATE INDEX place_by_document ON place (document);
CREATE TABLE meta (key ${TEXT} PRIMARY KEY, value ${TEXT} NOT NULL);
CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME; END $$;
${APPENDED_TABLES.map(
  (table) =>
    `CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION stays();`,
).join('\n')}
`

export const COMPUTED = `
CREATE TABLE fact (
  num bigint PRIMARY KEY, claim bigint, decision bigint, tag bigint NOT NULL, gist bigint NOT NULL,
  document bigint NOT NULL, shelf bigint NOT NULL,
  type bigint NOT NULL, mode bigint NOT NULL, status bigint NOT NULL, repeats bigint NOT NULL, from_day bigint, to_day bigint,
  place bigint NOT NULL, known_from bigint NOT NULL, known_to bigint NOT NULL, body ${TEXT},
  part bigint GENERATED ALWAYS AS (num / ${PART}) STORED);
CREATE INDEX fact_by_type ON fact (part, type, from_day, to_day, known_to, known_from, status);
CREATE INDEX fact_by_tag ON fact (part, tag);
CREATE INDEX fact_by_document ON fact (document);
CREATE TABLE mention (
  part bigint NOT NULL, entity bigint NOT NULL, type bigint NOT NULL, day bigint NOT NULL, fact bigint NOT NULL,
  role bigint NOT NULL, PRIMARY KEY (part, entity, type, day, fact, role));
CREATE TABLE copy (
  document bigint PRIMARY KEY, original bigint NOT NULL, root bigint NOT NULL, whole bigint NOT NULL, known_from bigint NOT NULL);
CREATE INDEX copy_by_root ON copy (root);
CREATE TABLE sample (key bigint NOT NULL, document bigint NOT NULL, PRIMARY KEY (key, document));
CREATE TABLE entity (num bigint PRIMARY KEY, id ${TEXT} NOT NULL UNIQUE, kind ${TEXT} NOT NULL, claims bigint NOT NULL);
CREATE TABLE name (entity bigint NOT NULL, name ${TEXT} NOT NULL, label bigint NOT NULL, PRIMARY KEY (entity, label, name));
CREATE TABLE current (
  reading bigint PRIMARY KEY, document bigint NOT NULL, known_from bigint NOT NULL, known_to bigint NOT NULL,
  language ${TEXT} NOT NULL, publisher ${TEXT}, publisher_id ${TEXT}, own json, title ${TEXT}, dateline ${TEXT}, published ${TEXT},
  from_day bigint, to_day bigint, claims bigint NOT NULL, problems bigint NOT NULL,
  sentences bigint NOT NULL, read bigint NOT NULL, unread bigint NOT NULL, copy bigint NOT NULL);
CREATE INDEX current_by_document ON current (document);
CREATE INDEX current_by_day ON current (from_day, known_to);
CREATE TABLE heir (claim ${TEXT} NOT NULL, heir ${TEXT} NOT NULL, differs ${TEXT} NOT NULL, known_from bigint NOT NULL, known_to bigint NOT NULL);
CREATE INDEX heir_by_claim ON heir (claim);
-- A text with more words than one row can hold stands in several, marked as split.
CREATE TABLE words (num bigint NOT NULL, cut tsvector NOT NULL, split boolean NOT NULL);
CREATE INDEX words_by_word ON words USING gin (cut);
CREATE INDEX words_split ON words (num) WHERE split;
`
