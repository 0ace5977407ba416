// The routes of administrators: the people of the team, their roles, the audit trail.
import { z } from 'zod'
import { type AuditRow, type PersonRow, PROJECT_ROLES } from '../../model/team.ts'
import { who } from '../gate.ts'
import { Refused } from '../problem-details.ts'
import type { Route } from '../routes.ts'
import { named, of, opt, text } from '../schemas.ts'
import { type PersonalCall, personal } from './route.ts'
import { DONE, DoneShape, NothingShape } from './sign-in.ts'

const params = z.object({ id: z.string().min(1).max(100).describe('the id of the person') })
const note = ({ team, caller, sender }: PersonalCall, act: string, about: string): void =>
  team.trail.add({ act, about, ...who(caller), ...sender })

const PersonListShape = named(
  'PersonList',
  'The people of the team, by name.',
  z.array(
    of<PersonRow>()(
      z.object({
        id: text,
        name: text,
        email: text,
        administrator: z.boolean(),
        twoFactor: z.boolean(),
        closed: z.boolean(),
        roles: z.record(text, z.enum(PROJECT_ROLES)),
      }),
    ),
  ),
)
const people = personal({
  path: '/api/people',
  name: 'people',
  doc: 'The people of the team and their roles.',
  needs: 'administrator',
  reply: PersonListShape,
  answer: async ({ team }) => team.people.list(),
})

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}+$/u, 'a name has no control characters')
const NewPersonShape = named(
  'NewPerson',
  'Whom to invite.',
  z.strictObject({ name, email: z.email().max(200), administrator: opt(z.boolean()) }),
)
const InvitedShape = named(
  'Invited',
  'A person and the invitation to hand to them, which is shown this once and holds three days.',
  z.object({ id: text, invitation: text }),
)
const invite = personal({
  method: 'POST',
  path: '/api/people',
  name: 'invite',
  doc: 'Adds a person, and gives an invitation with which they choose a password.',
  needs: 'administrator',
  body: NewPersonShape,
  reply: InvitedShape,
  answer: async (call, _asked, body) => {
    const { administrator = false, ...wanted } = body as z.output<typeof NewPersonShape>
    const person = await call.team.people.add({ ...wanted, administrator })
    note(call, 'person added', `${person.id} ${person.name}${administrator ? ' (administrator)' : ''}`)
    return { id: person.id, invitation: call.team.people.invite(person.id) }
  },
})

const inviteAgain = personal({
  method: 'POST',
  path: '/api/people/:id/invitation',
  name: 'inviteAgain',
  doc: 'Gives a new invitation to somebody who lost the password or the old invitation.',
  needs: 'administrator',
  params,
  body: NothingShape,
  reply: InvitedShape,
  answer: async (call, asked) => {
    const person = call.team.people.known(String(asked.id))
    note(call, 'invitation given', `${person.id} ${person.name}`)
    return { id: person.id, invitation: call.team.people.invite(person.id) }
  },
})

const ChangeShape = named(
  'PersonChange',
  'What is to change of a person.',
  z.strictObject({ administrator: opt(z.boolean()), closed: opt(z.boolean()) }),
)
const change = personal({
  method: 'POST',
  path: '/api/people/:id',
  name: 'changePerson',
  doc: 'Makes somebody an administrator or no longer, closes or opens an account. Sessions end where rights are lost.',
  needs: 'administrator',
  params,
  body: ChangeShape,
  reply: DoneShape,
  answer: async (call, asked, body) => {
    const wanted = body as z.output<typeof ChangeShape>
    const person = await call.team.people.change(String(asked.id), wanted)
    note(call, 'person changed', `${person.id} ${JSON.stringify(wanted)}`)
    return DONE
  },
})

const RoleShape = named(
  'RoleGiven',
  'The role of a person in a project; null takes it away.',
  z.strictObject({ project: z.string().min(1).max(40), role: z.union([z.enum(PROJECT_ROLES), z.null()]) }),
)
const give = personal({
  method: 'POST',
  path: '/api/people/:id/role',
  name: 'giveRole',
  doc: 'Gives somebody a role in a project, or takes it away.',
  needs: 'administrator',
  params,
  body: RoleShape,
  reply: DoneShape,
  answer: async (call, asked, body) => {
    const { project, role } = body as z.output<typeof RoleShape>
    if (!call.team.projects.find(project)) throw new Refused(404, 'There is no such project here.', 'project')
    call.team.people.give(String(asked.id), project, role)
    note(call, 'role given', `${asked.id} ${project} ${role ?? 'none'}`)
    return DONE
  },
})

const endSessions = personal({
  method: 'POST',
  path: '/api/people/:id/sign-out',
  name: 'endSessionsOf',
  doc: 'Ends all sessions of somebody.',
  needs: 'administrator',
  params,
  body: NothingShape,
  reply: DoneShape,
  answer: async (call, asked) => {
    const person = call.team.people.known(String(asked.id))
    await call.team.people.endSessions(person.id)
    note(call, 'sessions ended', person.id)
    return DONE
  },
})

const AuditShape = named(
  'Audit',
  'Lines of the audit trail, newest first; next is where to go on.',
  z.object({
    lines: z.array(
      of<AuditRow>()(
        z.object({
          n: z.int(),
          at: text,
          act: text,
          person: opt(text),
          name: opt(text),
          project: opt(text),
          about: opt(text),
          address: opt(text),
          agent: opt(text),
        }),
      ),
    ),
    next: opt(z.int()),
  }),
)
const audit = personal({
  path: '/api/audit',
  name: 'audit',
  doc: 'The audit trail: who did what, when and from where; every sign-in, decision and change of rights.',
  needs: 'administrator',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).optional().describe('how many at most (1 to 500)'),
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().describe('those before this line'),
  }),
  reply: AuditShape,
  answer: async ({ team }, asked) => {
    const limit = Number(asked.limit ?? 100)
    const lines = team.trail.read(limit, asked.before === undefined ? undefined : Number(asked.before))
    const next = lines.length === limit ? lines.at(-1)?.n : undefined
    return { lines, ...(next === undefined ? {} : { next }) }
  },
})

export const PEOPLE_ROUTES: readonly Route[] = [people, invite, inviteAgain, change, give, endSessions, audit]
