// Tokens of the API: made once, kept as a hash, with scopes, an end and a way to revoke them.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Scope, TokenRow } from '../model/team.ts'
import type { Database } from './store.ts'

const PREFIX = 'chy_'

/** Random enough that a plain hash keeps it: there is nothing to guess. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
export const newSecret = (): string => randomBytes(32).toString('base64url')

export interface Held {
  readonly id: string
  readonly person: string
  readonly scopes: readonly Scope[]
  readonly project?: string
}

export interface NewToken {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly days: number
  readonly project?: string
}

interface Row {
  id: string
  person: string
  name: string
  scopes: string
  project: string | null
  made: string
  expires: string
  last_used: string | null
}

const DAY = 86_400_000
/** The time of last use is for people; it need not be written at each request. */
const USED_EVERY = 600_000

export type TokenShelf = ReturnType<typeof tokenShelf>

export function tokenShelf(database: Database) {
  const adding = database.prepare(
    'insert into token (id, hash, person, name, scopes, project, made, expires) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const finding = database.prepare('select * from token where hash = ? and revoked is null and expires > ?')
  const listing = database.prepare(
    'select * from token where person = ? and revoked is null and expires > ? order by made',
  )
  const using = database.prepare('update token set last_used = ? where id = ? and (last_used is null or last_used < ?)')
  const revoking = database.prepare('update token set revoked = ? where id = ? and person = ? and revoked is null')
  const now = () => new Date().toISOString()
  return {
    make(person: string, { name, scopes, days, project }: NewToken): { readonly token: string; readonly id: string } {
      const token = `${PREFIX}${newSecret()}`
      const id = randomUUID()
      const expires = new Date(Date.now() + days * DAY).toISOString()
      adding.run(id, secretHash(token), person, name, scopes.join(' '), project ?? null, now(), expires)
      return { token, id }
    },
    /** Whose a token is, where it still holds. */
    find(token: string): Held | undefined {
      const row = finding.get(secretHash(token), now()) as Row | undefined
      if (!row) return undefined
      using.run(now(), row.id, new Date(Date.now() - USED_EVERY).toISOString())
      return {
        id: row.id,
        person: row.person,
        scopes: row.scopes.split(' ') as Scope[],
        ...(row.project === null ? {} : { project: row.project }),
      }
    },
    list: (person: string): readonly TokenRow[] =>
      (listing.all(person, now()) as Row[]).map(
        ({ person: _, last_used, project, scopes, id, name, made, expires }) => ({
          id,
          name,
          made,
          expires,
          scopes: scopes.split(' ') as Scope[],
          ...(project === null ? {} : { project }),
          ...(last_used === null ? {} : { lastUsed: last_used }),
        }),
      ),
    revoke: (person: string, id: string): boolean => revoking.run(now(), id, person).changes > 0,
  }
}
