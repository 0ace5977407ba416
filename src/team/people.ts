// The people of a team: invited by an administrator, given roles project by project, closed and never erased.
import type { PersonRow, ProjectRole, Role } from '../model/team.ts'
import { PROJECT_ROLES } from '../model/team.ts'
import { TeamError } from './error.ts'
import { hashPassword, passwordFault } from './password.ts'
import type { Engine } from './sign-in.ts'
import type { Database } from './store.ts'
import { newSecret, secretHash } from './tokens.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly administrator: boolean
  readonly closed: boolean
  readonly twoFactor: boolean
}

/** How long an invitation can be taken up; milliseconds. */
const INVITED = 72 * 3_600_000

interface Row {
  id: string
  name: string
  email: string
  administrator: number
  closed: number
  twoFactorEnabled: number | null
}

const personOf = (row: Row): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  administrator: row.administrator === 1,
  closed: row.closed === 1,
  twoFactor: row.twoFactorEnabled === 1,
})

export type People = ReturnType<typeof peopleOf>
type Accounts = Engine['accounts']

export function peopleOf(database: Database, { accounts }: { readonly accounts: Accounts }) {
  const found = register(database)
  const setPassword = passwordSetter(accounts)
  return {
    ...found,
    ...memberships(database, found),
    ...invitations(database, { ...found, setPassword }),
    ...changes(database, accounts, found),
    setPassword,
    endSessions: (id: string): Promise<void> => accounts.deleteUserSessions(id).then(() => undefined),
  }
}

/** Who there is. */
function register(database: Database) {
  const COLUMNS = 'id, name, email, administrator, closed, twoFactorEnabled'
  const finding = database.prepare(`select ${COLUMNS} from user where id = ?`)
  const listing = database.prepare(`select ${COLUMNS} from user order by lower(name), id`)
  const find = (id: string): Person | undefined => {
    const row = finding.get(id) as Row | undefined
    return row && personOf(row)
  }
  return {
    find,
    known: (id: string): Person => {
      const person = find(id)
      if (!person) throw new TeamError(404, 'There is no such person here.')
      return person
    },
    everyone: (): readonly Person[] => (listing.all() as Row[]).map(personOf),
  }
}
type Register = ReturnType<typeof register>

/** Who may do what, project by project. */
function memberships(database: Database, { known, everyone }: Register) {
  const roles = database.prepare('select project, role from membership where person = ?')
  const held = database.prepare('select role from membership where person = ? and project = ?').pluck()
  const giving = database.prepare('insert or replace into membership (person, project, role) values (?, ?, ?)')
  const taking = database.prepare('delete from membership where person = ? and project = ?')
  const rolesOf = (id: string): { readonly [project: string]: ProjectRole } =>
    Object.fromEntries(
      (roles.all(id) as { project: string; role: ProjectRole }[]).map((one) => [one.project, one.role]),
    )
  return {
    list: (): readonly PersonRow[] => everyone().map((person) => ({ ...person, roles: rolesOf(person.id) })),
    give(id: string, project: string, role: ProjectRole | null): void {
      known(id)
      if (role === null) taking.run(id, project)
      else giving.run(id, project, role)
    },
    /** The role of a person in a project, or nothing. */
    roleIn(person: Person, project: string): Role | undefined {
      if (person.closed) return undefined
      if (person.administrator) return 'administrator'
      const role = held.get(person.id, project)
      return PROJECT_ROLES.find((one) => one === role)
    },
  }
}

const passwordSetter =
  (accounts: Accounts) =>
  async (person: Person, password: string): Promise<void> => {
    const fault = passwordFault(password, person)
    if (fault !== undefined) throw new TeamError(422, fault)
    const hash = await hashPassword(password)
    if (await accounts.findCredentialAccount(person.id)) await accounts.updatePassword(person.id, hash)
    else {
      const account = { userId: person.id, providerId: 'credential', accountId: person.id, password: hash }
      await accounts.createAccount(account)
    }
    // Whoever held the old one holds nothing any more.
    await accounts.deleteUserSessions(person.id)
  }

/** Invitations: a secret handed over by the administrator, kept as a hash, good once. */
function invitations(
  database: Database,
  { find, setPassword }: Register & { readonly setPassword: ReturnType<typeof passwordSetter> },
) {
  const inviting = database.prepare('insert into invitation (hash, person, expires) values (?, ?, ?)')
  const withdrawing = database.prepare('update invitation set used = ? where person = ? and used is null')
  const invited = database
    .prepare('select person from invitation where hash = ? and used is null and expires > ?')
    .pluck()
  const now = () => new Date().toISOString()
  return {
    invite(id: string): string {
      const secret = newSecret()
      withdrawing.run(now(), id)
      inviting.run(secretHash(secret), id, new Date(Date.now() + INVITED).toISOString())
      return secret
    },
    async accept(invitation: string, password: string): Promise<Person> {
      const id = invited.get(secretHash(invitation), now()) as string | undefined
      const person = id === undefined ? undefined : find(id)
      if (!person || person.closed)
        throw new TeamError(401, 'This invitation was used or is out of date; ask for another.')
      await setPassword(person, password)
      withdrawing.run(now(), person.id)
      return person
    },
  }
}

/** Adding and changing people. */
function changes(database: Database, accounts: Accounts, { known }: Register) {
  const named = database.prepare('select 1 from user where lower(name) = lower(?)').pluck()
  const administrators = database.prepare('select count(*) from user where administrator = 1 and closed = 0').pluck()
  return {
    /** A decision carries a name, so that no two people may have the same. */
    async add({ name, email, administrator }: Pick<Person, 'name' | 'email' | 'administrator'>): Promise<Person> {
      if (named.get(name)) throw new TeamError(409, `There is somebody called ${name} already.`)
      if (await accounts.findUserByEmail(email.toLowerCase()))
        throw new TeamError(409, 'There is somebody with this address already.')
      const user = { name, email: email.toLowerCase(), emailVerified: true, administrator }
      const made = await accounts.createUser(user, { method: 'admin' })
      return known(made.id)
    },
    async change(id: string, change: { readonly administrator?: boolean; readonly closed?: boolean }): Promise<Person> {
      const person = known(id)
      const loses = change.administrator === false || change.closed === true
      if (person.administrator && !person.closed && loses && (administrators.get() as number) < 2)
        throw new TeamError(409, 'A team keeps at least one administrator.')
      await accounts.updateUser(id, change)
      if (loses) await accounts.deleteUserSessions(id)
      return known(id)
    },
  }
}
