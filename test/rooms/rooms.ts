// The import table of the house: which room may know which, and which packages belong to one room alone.

/** A room's name: the folder under src/, or the file that joins them. */
export function roomOf(path: string): string | undefined {
  if (path === 'src/chancery.ts') return 'chancery.ts'
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  knowledge: ['model'],
  record: ['model'],
  exports: ['model'],
  fetching: ['model'],
  intake: ['model', 'knowledge'],
  reading: ['model', 'knowledge'],
  events: ['model', 'knowledge', 'record'],
  questions: ['model', 'knowledge', 'record', 'events'],
  'chancery.ts': ['model', 'knowledge', 'record', 'exports', 'fetching', 'intake', 'reading', 'events', 'questions'],
  library: ['model', 'knowledge', 'intake', 'reading', 'exports'],
  fleet: ['model'],
  team: ['model'],
  cli: ['model', 'chancery.ts', 'server', 'fleet', 'team'],
  server: ['model', 'chancery.ts', 'team'],
  web: ['model'],
}

/** A room of which others see certain files only. */
export const DOORS: Readonly<Record<string, readonly { readonly from: readonly string[]; readonly file: RegExp }[]>> = {
  record: [{ from: ['events', 'questions'], file: /^src\/record\/record\.ts$/ }],
  server: [{ from: ['cli'], file: /^src\/server\/(serve|listening)\.ts$/ }],
}

/** Rooms that must run in a browser and on any machine: they touch no part of Node.js. */
export const PURE = ['model', 'reading', 'events', 'questions']

/** Packages that one room, or the rooms named, may know. */
export const KEPT: Readonly<Record<string, string | readonly string[]>> = {
  kysely: 'record',
  'better-sqlite3': ['record', 'team'],
  'better-auth': 'team',
  pg: 'record',
  'pg-copy-streams': 'record',
  '@nats-io/jetstream': 'fleet',
  '@nats-io/transport-node': 'fleet',
  fastify: 'server',
  '@fastify/static': 'server',
  commander: 'cli',
  'cli-progress': 'cli',
  'iconv-lite': 'intake',
  chardet: 'intake',
  undici: 'fetching',
  'robots-parser': 'fetching',
  react: 'web',
  'react-dom': 'web',
}

/** Names that say nothing of what is inside. */
export const EMPTY_NAMES = /^(utils?|helpers?|common|shared|manager|service|misc|lib)s?$/i
