// The routes of one's own account: sessions, password, second factor, tokens of the API.
import { z } from 'zod'
import { SCOPES, type SessionRow, type TokenRow } from '../../model/team.ts'
import { passwordFault } from '../../team/password.ts'
import { who } from '../gate.ts'
import { Refused } from '../problem-details.ts'
import type { Route } from '../routes.ts'
import { named, of, opt, text } from '../schemas.ts'
import { type PersonalCall, personal } from './route.ts'
import { code, DONE, DoneShape, password } from './sign-in.ts'

const id = z.string().min(1).max(100)
const note = ({ team, caller, sender }: PersonalCall, act: string, about?: string): void =>
  team.trail.add({ act, ...who(caller), ...sender, ...(about === undefined ? {} : { about }) })

/** What the engine does with the account, its cookies handed on, in the trail under `act`. */
async function passed(call: PersonalCall, path: string, asked: object, act: string): Promise<typeof DONE> {
  const { cookies } = await call.team.engine.pass(call.sender, path, asked)
  call.back.cookies = cookies
  note(call, act)
  return DONE
}

const SessionListShape = named(
  'SessionList',
  'The sessions of the account that are open.',
  z.array(
    of<SessionRow>()(
      z.object({ id: text, since: text, until: text, address: opt(text), agent: opt(text), current: z.boolean() }),
    ),
  ),
)
const sessions = personal({
  path: '/api/account/sessions',
  name: 'sessions',
  doc: 'The sessions of one’s own account that are open.',
  needs: 'signed-in',
  reply: SessionListShape,
  answer: async ({ team, caller }) => {
    const open = await team.engine.accounts.listSessions(caller.person.id, { onlyActiveSessions: true })
    return open.map(
      (one): SessionRow => ({
        id: one.id,
        since: one.createdAt.toISOString(),
        until: one.expiresAt.toISOString(),
        ...(one.ipAddress ? { address: one.ipAddress } : {}),
        ...(one.userAgent ? { agent: one.userAgent } : {}),
        current: one.id === caller.session?.id,
      }),
    )
  },
})

const EndShape = named(
  'SessionsEnded',
  'One session, or all others.',
  z.strictObject({ session: opt(id), others: opt(z.literal(true)) }),
)
const endSession = personal({
  method: 'POST',
  path: '/api/account/sessions/end',
  name: 'endSession',
  doc: 'Ends one session of one’s own account, or all others than this one.',
  needs: 'signed-in',
  body: EndShape,
  reply: DoneShape,
  answer: async (call, _asked, body) => {
    const { team, caller } = call
    const { session, others } = body as z.output<typeof EndShape>
    const open = await team.engine.accounts.listSessions(caller.person.id)
    const ending = open.filter((one) => (others ? one.id !== caller.session?.id : one.id === session))
    if (!others && ending.length === 0) throw new Refused(404, 'There is no such session.')
    for (const one of ending) await team.engine.accounts.deleteSession(one.token)
    note(call, 'sessions ended', ending.map((one) => one.id).join(' '))
    return DONE
  },
})

const PasswordShape = named(
  'PasswordChange',
  'The password as it is and as it is to be.',
  z.strictObject({ current: password, next: password }),
)
const changePassword = personal({
  method: 'POST',
  path: '/api/account/password',
  name: 'changePassword',
  doc: 'Changes the password, and ends all other sessions.',
  needs: 'signed-in',
  body: PasswordShape,
  reply: DoneShape,
  answer: async (call, _asked, body) => {
    const { current, next } = body as z.output<typeof PasswordShape>
    const fault = passwordFault(next, call.caller.person)
    if (fault !== undefined) throw new Refused(422, fault, 'next')
    const asked = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
    return passed(call, '/change-password', asked, 'password changed')
  },
})

const OwnPasswordShape = named(
  'OwnPassword',
  'The password of the account; an account without one leaves it out.',
  z.strictObject({ password: opt(password) }),
)
const TwoFactorShape = named(
  'TwoFactorSetup',
  'What an authenticator is to be told, and backup codes; both are shown this once.',
  z.object({ uri: text, codes: z.array(text) }),
)
const setUp = personal({
  method: 'POST',
  path: '/api/account/two-factor',
  name: 'setUpTwoFactor',
  doc: 'Begins to set up a second factor; it holds once a code of it was sent.',
  needs: 'signed-in',
  body: OwnPasswordShape,
  reply: TwoFactorShape,
  answer: async (call, _asked, body) => {
    const { body: made } = await call.team.engine.pass(call.sender, '/two-factor/enable', body as object)
    note(call, 'second factor begun')
    return { uri: String(made.totpURI), codes: made.backupCodes }
  },
})

const CodeOnlyShape = named('Code', 'A code of the authenticator.', z.strictObject({ code }))
const confirm = personal({
  method: 'POST',
  path: '/api/account/two-factor/confirm',
  name: 'confirmTwoFactor',
  doc: 'Confirms the second factor with a code of it.',
  needs: 'signed-in',
  body: CodeOnlyShape,
  reply: DoneShape,
  answer: (call, _asked, body) => passed(call, '/two-factor/verify-totp', body as object, 'second factor set up'),
})

const remove = personal({
  method: 'POST',
  path: '/api/account/two-factor/remove',
  name: 'removeTwoFactor',
  doc: 'Takes the second factor away.',
  needs: 'signed-in',
  body: OwnPasswordShape,
  reply: DoneShape,
  answer: (call, _asked, body) => passed(call, '/two-factor/disable', body as object, 'second factor removed'),
})

const token = {
  id: text,
  name: text,
  scopes: z.array(z.enum(SCOPES)),
  project: opt(text),
  made: text,
  expires: text,
  lastUsed: opt(text),
}
const TokenListShape = named(
  'TokenList',
  'The tokens of the account that still hold.',
  z.array(of<TokenRow>()(z.object(token))),
)
const tokens = personal({
  path: '/api/account/tokens',
  name: 'tokens',
  doc: 'The tokens of one’s own account that still hold.',
  needs: 'signed-in',
  reply: TokenListShape,
  answer: async ({ team, caller }) => team.tokens.list(caller.person.id),
})

const NewTokenShape = named(
  'NewToken',
  'What a token is for: its name, what it may do, for how many days, and in which project alone.',
  z.strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(z.enum(SCOPES)).min(1).max(3),
    days: z.int().min(1).max(366),
    project: opt(id),
  }),
)
const MadeTokenShape = named('MadeToken', 'A token, shown this once.', z.object({ id: text, token: text }))
const makeToken = personal({
  method: 'POST',
  path: '/api/account/tokens',
  name: 'makeToken',
  doc: 'Makes a token for a program. It can do no more than its person may, and nothing of accounts.',
  needs: 'signed-in',
  body: NewTokenShape,
  reply: MadeTokenShape,
  answer: async (call, _asked, body) => {
    const { project, ...wanted } = body as z.output<typeof NewTokenShape>
    const { team, caller } = call
    if (caller.twoFactorMissing) throw new Refused(403, 'Set up your second factor first.')
    if (project !== undefined && team.roleIn(caller, project) === undefined)
      throw new Refused(404, 'There is no such project here.', 'project')
    const made = team.tokens.make(caller.person.id, { ...wanted, ...(project === undefined ? {} : { project }) })
    note(call, 'token made', `${made.id} ${wanted.scopes.join(' ')}`)
    return made
  },
})

const RevokeShape = named('TokenRevoked', 'The token to revoke.', z.strictObject({ token: id }))
const revokeToken = personal({
  method: 'POST',
  path: '/api/account/tokens/revoke',
  name: 'revokeToken',
  doc: 'Revokes a token of one’s own account.',
  needs: 'signed-in',
  body: RevokeShape,
  reply: DoneShape,
  answer: async (call, _asked, body) => {
    const { token } = body as z.output<typeof RevokeShape>
    if (!call.team.tokens.revoke(call.caller.person.id, token)) throw new Refused(404, 'There is no such token.')
    note(call, 'token revoked', token)
    return DONE
  },
})

export const ACCOUNT_ROUTES: readonly Route[] = [
  sessions,
  endSession,
  changePassword,
  setUp,
  confirm,
  remove,
  tokens,
  makeToken,
  revokeToken,
]
