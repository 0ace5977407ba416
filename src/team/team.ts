// A team: its people, sessions, tokens, projects and audit trail, opened from the database beside a record.
import type { Role, Scope, SessionState, SignedIn } from '../model/team.ts'
import { auditTrail } from './audit.ts'
import { entering } from './entering.ts'
import { type People, type Person, peopleOf } from './people.ts'
import { type Projects, projectsOf } from './projects.ts'
import { reviewingOf } from './reviewing.ts'
import { type Engine, type Provider, type Sender, signInEngine } from './sign-in.ts'
import { type Database, keyFor, openStore } from './store.ts'
import { type TokenShelf, tokenShelf } from './tokens.ts'

export interface TeamOptions {
  readonly path: string
  readonly base: URL
  readonly provider?: Provider
  /** Whether everyone who signs in by a password must hold a second factor. */
  readonly secondFactor?: boolean
}

/** Who asks: a person at the page, or a program with a person's token. */
export interface Caller {
  readonly person: Person
  readonly session?: { readonly id: string; readonly token: string }
  readonly token?: { readonly id: string; readonly scopes: readonly Scope[]; readonly project?: string }
  /** True where a second factor is asked for and not set up. */
  readonly twoFactorMissing: boolean
}

/** However busy, a session ends then; milliseconds. */
const LONGEST_SESSION = 14 * 86_400_000

export type Team = Awaited<ReturnType<typeof openTeam>>

export async function openTeam(options: TeamOptions) {
  const { path, base, provider } = options
  const database = openStore(path)
  const engine = await signInEngine({ database, secret: keyFor(path), base, ...(provider ? { provider } : {}) })
  const people = peopleOf(database, engine)
  const tokens = tokenShelf(database)
  const projects = projectsOf(database)
  const trail = auditTrail(database)
  return {
    base,
    engine,
    people,
    tokens,
    trail,
    projects,
    reviewing: reviewingOf(database),
    database,
    entering: entering({ engine, people, trail }),
    ...callers({ options, database, engine, people, tokens, projects }),
    state: (caller: Caller | undefined): SessionState => ({
      team: true,
      ways: provider ? ['password', 'provider'] : ['password'],
      ...(provider ? { provider: provider.name } : {}),
      ...(caller?.session ? { person: signedIn(caller, people, projects) } : {}),
    }),
    close: (): void => {
      database.close()
    },
  }
}

function signedIn({ person, twoFactorMissing }: Caller, people: People, projects: Projects): SignedIn {
  const { id, name, email, administrator, twoFactor } = person
  const own = projects.list().flatMap((project) => {
    const role = people.roleIn(person, project.id)
    return role ? [{ id: project.id, name: project.name, role }] : []
  })
  return { id, name, email, administrator, twoFactor, twoFactorMissing, projects: own }
}

interface Parts {
  readonly options: TeamOptions
  readonly database: Database
  readonly engine: Engine
  readonly people: People
  readonly tokens: TokenShelf
  readonly projects: Projects
}

/** Who asks, and what they may. */
function callers({ options, database, engine, people, tokens, projects }: Parts) {
  const hasPassword = database.prepare("select 1 from account where userId = ? and providerId = 'credential'").pluck()

  async function bySession(sender: Sender): Promise<Caller | undefined> {
    const found = await engine.session(sender)
    const person = found ? people.find(found.user.id) : undefined
    if (!found || !person || person.closed) return undefined
    if (Date.now() - found.session.createdAt.getTime() > LONGEST_SESSION) {
      await engine.accounts.deleteSession(found.session.token)
      return undefined
    }
    // Who comes by a provider alone has the second factor of the provider.
    const asked = options.secondFactor === true && hasPassword.get(person.id) !== undefined
    const { id, token } = found.session
    return { person, session: { id, token }, twoFactorMissing: asked && !person.twoFactor }
  }
  function byToken(secret: string): Caller | undefined {
    const held = tokens.find(secret)
    const person = held && people.find(held.person)
    if (!held || !person || person.closed) return undefined
    const { person: _, ...token } = held
    return { person, token, twoFactorMissing: false }
  }
  return {
    caller: (sender: Sender, authorization: string | undefined): Promise<Caller | undefined> => {
      if (authorization === undefined) return bySession(sender)
      // A request that names a token is asked by that token or by nobody, whatever cookie comes with it.
      const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(authorization) ?? []
      return Promise.resolve(token === undefined ? undefined : byToken(token))
    },
    /** What the caller may do in a project, or nothing: the role of the person, and no project but that of the token. */
    roleIn({ person, token }: Caller, project: string): Role | undefined {
      if (!projects.find(project) || (token?.project !== undefined && token.project !== project)) return undefined
      return people.roleIn(person, project)
    },
  }
}
