// Coming in and going out: by password, second factor, invitation or provider; every attempt is in the audit trail.
import type { Trail } from './audit.ts'
import { TeamError } from './error.ts'
import type { People, Person } from './people.ts'
import { type Engine, type Passed, PROVIDER, type Sender } from './sign-in.ts'

export interface Entered extends Passed {
  readonly next: 'done' | 'two-factor'
}

interface Parts {
  readonly engine: Engine
  readonly people: People
  readonly trail: Trail
}

/** Failures that one account may have in a quarter of an hour before it answers nobody for a while. */
const FAILURES = 20
const WINDOW = 15 * 60_000
/** A code of an authenticator holds for so long, and is taken once; milliseconds. */
const CODE_HOLDS = 120_000

/** The place in the page where a refusal of a provider is told. */
const REFUSED = '/sign-in?refused=provider'

/** A browser's cookies after a reply has set some. */
const cookiesAfter = (cookies: readonly string[]): string => cookies.map((one) => one.split(';')[0] ?? '').join('; ')

const NOBODY = 'This does not sign anybody in: something in it is wrong or out of date.'

export type Entering = ReturnType<typeof entering>

export function entering(parts: Parts) {
  const codes = new Map<string, number>()
  return {
    withPassword: (sender: Sender, email: string, password: string) => withPassword(parts, sender, { email, password }),
    withCode: (sender: Sender, kind: 'app' | 'backup', code: string) =>
      withCode({ ...parts, codes }, sender, { kind, code }),
    async withInvitation(sender: Sender, invitation: string, password: string): Promise<Entered> {
      const person = await parts.people.accept(invitation, password)
      parts.trail.add({ act: 'invitation taken up', person: person.id, name: person.name, ...sender })
      return withPassword(parts, sender, { email: person.email, password })
    },
    toProvider: (sender: Sender): Promise<Passed> =>
      parts.engine.pass(sender, '/sign-in/social', {
        provider: PROVIDER,
        callbackURL: '/',
        errorCallbackURL: REFUSED,
        disableRedirect: true,
      }),
    fromProvider: (sender: Sender, query: { readonly [name: string]: string | undefined }) =>
      fromProvider(parts, sender, query),
  }
}

/** The person for whom a reply has opened a session; a closed account gets none. */
async function landed({ engine, people, trail }: Parts, sender: Sender, passed: Passed, way: string): Promise<Person> {
  const found = await engine.session({ ...sender, cookie: cookiesAfter(passed.cookies) })
  const person = found ? people.find(found.user.id) : undefined
  if (!found || !person || person.closed) {
    if (found) await engine.accounts.deleteSession(found.session.token)
    if (person) trail.add({ act: 'sign-in of a closed account', person: person.id, name: person.name, ...sender })
    throw new TeamError(401, NOBODY)
  }
  // The session that came with the request ends as the new one begins.
  const old = await engine.session(sender)
  if (old && old.session.token !== found.session.token) await engine.accounts.deleteSession(old.session.token)
  trail.add({ act: 'sign-in', person: person.id, name: person.name, about: way, ...sender })
  return person
}

async function withPassword(
  parts: Parts,
  sender: Sender,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Entered> {
  const { engine, trail } = parts
  const about = email.toLowerCase()
  if (trail.count('sign-in failed', about, new Date(Date.now() - WINDOW)) >= FAILURES)
    throw new TeamError(429, 'Too many attempts on this account; wait a quarter of an hour.')
  const passed = await engine.pass(sender, '/sign-in/email', { email, password }).catch((error: unknown) => {
    trail.add({ act: 'sign-in failed', about, ...sender })
    throw error
  })
  if (passed.body.twoFactorRedirect === true) return { ...passed, next: 'two-factor' }
  await landed(parts, sender, passed, 'password')
  return { ...passed, next: 'done' }
}

const CODE_PATHS = { app: '/two-factor/verify-totp', backup: '/two-factor/verify-backup-code' } as const

async function withCode(
  { codes, ...parts }: Parts & { readonly codes: Map<string, number> },
  sender: Sender,
  { kind, code }: { readonly kind: 'app' | 'backup'; readonly code: string },
): Promise<Entered> {
  const { engine, trail } = parts
  const passed = await engine.pass(sender, CODE_PATHS[kind], { code }).catch((error: unknown) => {
    trail.add({ act: 'second factor failed', ...sender })
    throw error
  })
  const found = await engine.session({ ...sender, cookie: cookiesAfter(passed.cookies) })
  if (!found || !spend(codes, `${found.user.id} ${code}`)) {
    if (found) await engine.accounts.deleteSession(found.session.token)
    trail.add({
      act: 'second factor failed',
      ...(found ? { person: found.user.id, name: found.user.name } : {}),
      ...sender,
    })
    throw new TeamError(401, 'This code was used already; wait for the next one.')
  }
  await landed(parts, sender, passed, kind === 'app' ? 'second factor' : 'backup code')
  return { ...passed, next: 'done' }
}

/** Whether a code is new: one that opened the account once opens it no more. */
function spend(codes: Map<string, number>, key: string): boolean {
  const now = Date.now()
  for (const [known, until] of codes) if (until < now) codes.delete(known)
  if (codes.has(key)) return false
  codes.set(key, now + CODE_HOLDS)
  return true
}

/** What a provider sent somebody back with; leads to the page, signed in or with a refusal. */
async function fromProvider(
  parts: Parts,
  sender: Sender,
  query: { readonly [name: string]: string | undefined },
): Promise<Passed> {
  const given = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined)
  const passed = await parts.engine.pass(sender, `/callback/${PROVIDER}?${new URLSearchParams(given)}`)
  const refused = { cookies: [], body: {}, location: REFUSED }
  if (passed.location === undefined || /[?&]error=/.test(passed.location)) {
    parts.trail.add({ act: 'sign-in failed', about: 'provider', ...sender })
    return refused
  }
  return landed(parts, sender, passed, 'provider').then(
    () => ({ ...passed, location: '/' }),
    () => refused,
  )
}
