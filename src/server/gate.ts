// The gate of a team's server: says who asks, and lets nobody on to a route whose role they do not hold there.
import type { FastifyRequest } from 'fastify'
import type { House } from '../chancery.ts'
import { PROJECT_ROLES, ROLES, type Role, SCOPE_OF } from '../model/team.ts'
import { FIRST } from '../team/projects.ts'
import type { Sender } from '../team/sign-in.ts'
import type { Caller, Team } from '../team/team.ts'
import { pace } from './pace.ts'
import { Refused } from './problem-details.ts'
import type { Route } from './routes.ts'

/** One request where people sign in: who asks, from where, of which project, and what goes back beside the answer. */
export interface Call {
  readonly team: Team
  readonly caller: Caller | undefined
  readonly sender: Sender
  readonly project: string
  /** What the caller may do in the project. */
  readonly role: Role | undefined
  readonly back: { cookies: readonly string[]; location?: string }
}

export interface Admitted {
  readonly house: House
  readonly call: Call
}

export interface Gate {
  /** The address at which people open the page. */
  readonly base: URL
  /** The routes of accounts, people and review. */
  readonly routes: readonly Route[]
  /** Throws a `Refused` where the caller may not. */
  admit(request: FastifyRequest, route: Route): Promise<Admitted>
  /** Writes down what was done. */
  done(route: Route, call: Call, answer: unknown): void
  close(): Promise<void>
}

export interface GateOptions {
  readonly team: Team
  readonly routes: readonly Route[]
  /** The house of a project: its record and its packs. */
  readonly houseOf: (project: string) => Promise<House | undefined>
  readonly close?: () => Promise<void>
  /** How often one person is answered in a minute, tokens included. */
  readonly perMinute?: number
}

/** Ten a second: more than a page asks, less than a copy of a record in haste. */
const PER_MINUTE = 600

export function buildGate({ team, routes, houseOf, close, perMinute = PER_MINUTE }: GateOptions): Gate {
  const keepPace = pace(perMinute)
  return {
    base: team.base,
    routes,
    async admit(request, route) {
      const sender = senderOf(request)
      const caller = await team.caller(sender, request.headers.authorization)
      if (caller) keepPace(caller.person.id)
      const project = (request.params as { project?: string }).project ?? FIRST
      const reason = refusal(team, route, { caller, project })
      if (reason) {
        if (caller) team.trail.add({ act: 'refused', ...who(caller), project, about: route.name, ...sender })
        throw reason
      }
      const house = await houseOf(project)
      if (!house) throw new Refused(404, 'There is no such project here.')
      const role = caller && team.roleIn(caller, project)
      return { house, call: { team, caller, sender, project, role, back: { cookies: [] } } }
    },
    done(route, { caller, project, sender }, answer) {
      if (!route.about || !caller) return
      team.trail.add({ act: route.name, ...who(caller), project, about: route.about(answer), ...sender })
    },
    close: async () => {
      await close?.()
      team.close()
    },
  }
}

/** How the audit trail names a caller; a token's work is told apart from its person's. */
export const who = ({ person, token }: Caller): { readonly person: string; readonly name: string } => ({
  person: person.id,
  name: token ? `${person.name} (token ${token.id})` : person.name,
})

function senderOf(request: FastifyRequest): Sender {
  const { cookie, origin, 'user-agent': agent } = request.headers
  return {
    address: request.ip,
    ...(cookie === undefined ? {} : { cookie }),
    ...(origin === undefined ? {} : { origin }),
    ...(agent === undefined ? {} : { agent }),
  }
}

const NOT_IN = 'This server asks for a sign-in, or a token of the API that is still good.'

/** Why a caller may not, or nothing. Whoever is in no project learns nothing of it, not even that it is there. */
function refusal(
  team: Team,
  route: Route,
  { caller, project }: { readonly caller: Caller | undefined; readonly project: string },
): Refused | undefined {
  const { needs } = route
  if (needs === 'anyone') return undefined
  if (!caller) return new Refused(401, NOT_IN)
  if (needs === 'signed-in') return caller.session ? undefined : new Refused(403, 'A token of the API cannot do this.')
  if (caller.twoFactorMissing) return new Refused(403, 'Set up your second factor first, on the page of your account.')
  const role = team.roleIn(caller, project)
  if (role === undefined) return new Refused(404, 'There is no such project here.')
  if (ROLES.indexOf(role) < ROLES.indexOf(needs)) return new Refused(403, `This is for a person who is ${needs} here.`)
  if (!caller.token) return undefined
  const asked = PROJECT_ROLES.find((one) => one === needs)
  const allowed = asked !== undefined && caller.token.scopes.includes(SCOPE_OF[asked])
  return allowed ? undefined : new Refused(403, 'This token was made without the scope for this.')
}
