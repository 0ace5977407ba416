// The routes of coming in and going out.
import { z } from 'zod'
import type { Entered } from '../../team/entering.ts'
import { type Call, who } from '../gate.ts'
import { Refused } from '../problem-details.ts'
import type { Route } from '../routes.ts'
import { named, text } from '../schemas.ts'
import { open, personal } from './route.ts'

/** Longer ones are refused before they are hashed. */
export const password = z.string().min(1).max(200)
export const code = z.string().min(6).max(20)

export const DoneShape = named('Done', 'It was done.', z.object({ done: z.literal(true) }))
export const DONE = { done: true } as const
export const NothingShape = named('Nothing', 'An empty object.', z.strictObject({}))

const EnteredShape = named(
  'Entered',
  'What comes next: nothing, or the code of the second factor.',
  z.object({ next: z.enum(['done', 'two-factor']) }),
)
const SignInShape = named(
  'SignIn',
  'An address of mail and its password.',
  z.strictObject({ email: z.string().min(3).max(200), password }),
)
const CodeShape = named(
  'SecondFactor',
  'A code of the authenticator, or one of the backup codes.',
  z.strictObject({ kind: z.enum(['app', 'backup']), code }),
)
const InvitationShape = named(
  'InvitationTaken',
  'An invitation and the password that the person chooses.',
  z.strictObject({ invitation: z.string().min(20).max(100), password }),
)
const ProviderShape = named('ProviderAddress', 'Where the provider asks who one is.', z.object({ url: text }))

/** The session goes out as cookies, what comes next as the answer. */
function entered(back: Call['back'], { cookies, next }: Entered): { readonly next: Entered['next'] } {
  back.cookies = cookies
  return { next }
}

const signIn = open({
  method: 'POST',
  path: '/api/sign-in',
  name: 'signIn',
  doc: 'Signs in by password; a session comes as a cookie, or the second factor is asked for.',
  needs: 'anyone',
  body: SignInShape,
  reply: EnteredShape,
  answer: async ({ team, sender, back }, _asked, body) => {
    const { email, password } = body as z.output<typeof SignInShape>
    return entered(back, await team.entering.withPassword(sender, email, password))
  },
})

const secondFactor = open({
  method: 'POST',
  path: '/api/sign-in/code',
  name: 'signInCode',
  doc: 'The second step of a sign-in: a code of the authenticator, or a backup code.',
  needs: 'anyone',
  body: CodeShape,
  reply: EnteredShape,
  answer: async ({ team, sender, back }, _asked, body) => {
    const { kind, code } = body as z.output<typeof CodeShape>
    return entered(back, await team.entering.withCode(sender, kind, code))
  },
})

const invitation = open({
  method: 'POST',
  path: '/api/sign-in/invitation',
  name: 'signInInvitation',
  doc: 'Takes up an invitation: the person chooses a password and is signed in.',
  needs: 'anyone',
  body: InvitationShape,
  reply: EnteredShape,
  answer: async ({ team, sender, back }, _asked, body) => {
    const { invitation, password } = body as z.output<typeof InvitationShape>
    return entered(back, await team.entering.withInvitation(sender, invitation, password))
  },
})

const toProvider = open({
  method: 'POST',
  path: '/api/sign-in/provider',
  name: 'signInProvider',
  doc: 'Begins a sign-in by OpenID Connect: the address to which the page goes.',
  needs: 'anyone',
  body: NothingShape,
  reply: ProviderShape,
  answer: async ({ team, sender, back }) => {
    if (!team.state(undefined).ways.includes('provider')) throw new Refused(404, 'No provider is set up here.')
    const { cookies, body } = await team.entering.toProvider(sender)
    back.cookies = cookies
    return { url: String(body.url) }
  },
})

const word = z.string().max(4000).optional()
const fromProvider = open({
  path: '/api/sign-in/callback/provider',
  name: 'signInCallback',
  doc: 'Where a provider of OpenID Connect sends people back; leads on to the page.',
  needs: 'anyone',
  query: z.object({ code: word, state: word, error: word, error_description: word, iss: word, session_state: word }),
  reply: DoneShape,
  answer: async ({ team, sender, back }, asked) => {
    if (!team.state(undefined).ways.includes('provider')) throw new Refused(404, 'No provider is set up here.')
    const { cookies, location } = await team.entering.fromProvider(
      sender,
      asked as { readonly [name: string]: string | undefined },
    )
    back.cookies = cookies
    back.location = location ?? '/'
    return DONE
  },
})

const signOut = personal({
  method: 'POST',
  path: '/api/sign-out',
  name: 'signOut',
  doc: 'Ends the session.',
  needs: 'signed-in',
  body: NothingShape,
  reply: DoneShape,
  answer: async ({ team, sender, caller, back }) => {
    const { cookies } = await team.engine.pass(sender, '/sign-out', {})
    back.cookies = cookies
    team.trail.add({ act: 'sign-out', ...who(caller), ...sender })
    return DONE
  },
})

export const SIGN_IN_ROUTES: readonly Route[] = [signIn, secondFactor, invitation, toProvider, fromProvider, signOut]
