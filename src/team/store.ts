// The database of a team beside its record: opened, brought up to date, readable by its owner alone.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { TeamError } from './error.ts'

export type Database = BetterSqlite3.Database

/** Tables of our own; those of accounts, sessions and second factors are made by better-auth. */
const STEPS: readonly string[] = [
  `create table project (
     id text primary key, name text not null, record text not null, packs text not null default '[]',
     agreement integer not null default 1, made text not null) strict;
   create table membership (
     person text not null, project text not null references project(id), role text not null,
     primary key (person, project)) strict;
   create table token (
     id text primary key, hash text not null unique, person text not null, name text not null, scopes text not null,
     project text references project(id), made text not null, expires text not null, last_used text,
     revoked text) strict;
   create index token_person on token(person);
   create table invitation (
     hash text primary key, person text not null, expires text not null, used text) strict;
   create table audit (
     n integer primary key, at text not null, act text not null, person text, name text, project text, about text,
     address text, agent text) strict;
   create index audit_act on audit(act, about, at);
   create trigger audit_is_not_changed before update on audit begin select raise(abort, 'audit is kept'); end;
   create trigger audit_is_not_erased before delete on audit begin select raise(abort, 'audit is kept'); end;`,
  // Judgements and remarks are added, never changed; of judgements of one person the last counts.
  `create table assignment (
     project text not null references project(id), claim text not null, person text not null, by text not null,
     at text not null, primary key (project, claim, person)) strict;
   create table judgement (
     n integer primary key, project text not null references project(id), claim text not null, person text not null,
     verdict text not null, why text, at text not null) strict;
   create index judgement_claim on judgement(project, claim);
   create table settled (
     project text not null, claim text not null, decision text not null, primary key (project, claim)) strict;
   create table remark (
     n integer primary key, project text not null references project(id), claim text not null, person text not null,
     words text not null, at text not null) strict;
   create index remark_claim on remark(project, claim);
   create table notice (
     n integer primary key, person text not null, project text not null, kind text not null, claim text not null,
     by text not null, at text not null, seen integer not null default 0) strict;
   create index notice_person on notice(person, project, n);`,
]

export function openStore(path: string): Database {
  const fresh = path !== ':memory:' && !existsSync(path)
  if (fresh) writeFileSync(path, '', { mode: 0o600, flag: 'wx' })
  const database = new BetterSqlite3(path)
  database.pragma('journal_mode = WAL')
  database.pragma('foreign_keys = ON')
  database.pragma('synchronous = FULL')
  if (path !== ':memory:') chmodSync(path, 0o600)
  const version = database.pragma('user_version', { simple: true }) as number
  if (version > STEPS.length)
    throw new TeamError(503, `${path} was made by a newer version of Chancery; this one cannot use it.`)
  database.transaction(() => {
    for (const step of STEPS.slice(version)) database.exec(step)
    database.pragma(`user_version = ${STEPS.length}`)
  })()
  return database
}

/** The key that signs cookies and closes second factors: of the environment, else of a file beside the database. */
export function keyFor(path: string, given = process.env.CHANCERY_TEAM_KEY): string {
  if (given !== undefined && given !== '') {
    if (given.length < 32) throw new TeamError(400, 'CHANCERY_TEAM_KEY is shorter than 32 characters.')
    return given
  }
  if (path === ':memory:') return randomBytes(32).toString('base64url')
  const file = `${path}-key`
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
