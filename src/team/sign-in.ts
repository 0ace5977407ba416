// Signing in: better-auth set up for a team, asked through its own handler so that its limits and checks hold.
// Nothing of it is open to the network but what the routes of the server pass on.
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Origin } from './audit.ts'
import { TeamError } from './error.ts'
import { hashPassword, LONGEST, SHORTEST, verifyPassword } from './password.ts'
import type { Database } from './store.ts'

export interface Provider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
}

export interface SignInOptions {
  readonly database: Database
  readonly secret: string
  /** The address at which people open the page, without a path. */
  readonly base: URL
  readonly provider?: Provider
}

export const PROVIDER = 'provider'
/** Where better-auth thinks that it stands; a provider sends people back to a path under it. */
export const SIGN_IN_PATH = '/api/sign-in'

const HOUR = 3600
/** Idle for so long, a session ends; seconds. */
const IDLE = 12 * HOUR
const ADDRESS = 'x-chancery-address'

export type Engine = Awaited<ReturnType<typeof signInEngine>>

/** The cookies of one host: never read by a script, never sent by another site, never in the clear where there is TLS. */
function cookiesFor(base: URL) {
  const secure = base.protocol === 'https:'
  const cookie = (name: string, sameSite: 'strict' | 'lax' = 'strict') => ({
    // Browsers hold a name with this prefix to one host and to TLS.
    name: `${secure ? '__Host-' : ''}chancery-${name}`,
    attributes: { sameSite, secure, httpOnly: true, path: '/' },
  })
  return {
    session_token: cookie('session'),
    session_data: cookie('data'),
    dont_remember: cookie('short'),
    two_factor: cookie('second'),
    trust_device: cookie('device'),
    // A provider sends people back from another site.
    state: cookie('state', 'lax'),
    oauth_state: cookie('provider', 'lax'),
  }
}

const ATTEMPTS = { window: 60, max: 60 }
/** Counted by the address that the server saw, per path; people behind one address share it. */
const LIMITS = {
  enabled: true,
  storage: 'memory',
  window: 60,
  max: 300,
  customRules: { '/sign-in/email': ATTEMPTS, '/sign-in/social': ATTEMPTS, '/two-factor/*': ATTEMPTS },
} as const

const oidc = ({ name, issuer, clientId, clientSecret }: Provider) =>
  genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        requireIdTokenVerification: true,
        // Only who was invited comes in.
        disableImplicitSignUp: true,
        disableSignUp: true,
        pkce: true,
      },
    ],
  })

function settings({ database, secret, base, provider }: SignInOptions): BetterAuthOptions {
  const flag = { type: 'boolean', required: true, defaultValue: false, input: false } as const
  return {
    appName: 'Chancery',
    baseURL: base.origin,
    basePath: SIGN_IN_PATH,
    secret,
    database,
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: [base.origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST,
      maxPasswordLength: LONGEST,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { additionalFields: { administrator: flag, closed: flag } },
    // By a provider only by an address that the provider has verified.
    account: {
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: [], allowDifferentEmails: false },
    },
    session: { expiresIn: IDLE, updateAge: HOUR, freshAge: HOUR, cookieCache: { enabled: false } },
    rateLimit: LIMITS,
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS] },
      cookies: cookiesFor(base),
      // It would set a prefix of its own before ours; what it means stands in the cookies.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: base.protocol === 'https:', httpOnly: true },
    },
    plugins: [
      twoFactor({ issuer: `Chancery ${base.host}`, allowPasswordless: true }),
      ...(provider ? [oidc(provider)] : []),
    ],
  }
}

/** What a browser sent that signing in depends on. */
export interface Sender extends Origin {
  readonly cookie?: string
  readonly origin?: string
}

export interface Passed {
  readonly cookies: readonly string[]
  readonly body: { readonly [name: string]: unknown }
  readonly location?: string
}

export function headersOf({ cookie, origin, agent, address }: Sender): Headers {
  const headers = new Headers({ [ADDRESS]: address })
  if (cookie !== undefined) headers.set('cookie', cookie)
  if (origin !== undefined) headers.set('origin', origin)
  if (agent !== undefined) headers.set('user-agent', agent.slice(0, 300))
  return headers
}

export async function signInEngine(options: SignInOptions) {
  const auth = betterAuth(settings(options))
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  const { internalAdapter } = await auth.$context

  /** Passes a request on; a refusal becomes one sentence. */
  async function pass(sender: Sender, path: string, body?: object): Promise<Passed> {
    const headers = headersOf(sender)
    if (body) headers.set('content-type', 'application/json')
    const reply = await auth.handler(
      new Request(new URL(`${SIGN_IN_PATH}${path}`, options.base), {
        method: body ? 'POST' : 'GET',
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    )
    const text = await reply.text()
    const location = reply.headers.get('location')
    if (reply.status >= 400) throw refusal(reply.status)
    return {
      cookies: reply.headers.getSetCookie(),
      body: text.startsWith('{') ? (JSON.parse(text) as Passed['body']) : {},
      ...(location === null ? {} : { location }),
    }
  }
  return {
    accounts: internalAdapter,
    pass,
    session: (sender: Sender) => auth.api.getSession({ headers: headersOf(sender) }),
  }
}

function refusal(status: number): TeamError {
  if (status === 429) return new TeamError(429, 'Too many attempts from this address; wait a minute.')
  if (status >= 500) return new TeamError(503, 'The way of sign-in does not answer at present.')
  // One sentence for all of them: which part was wrong is nobody's business who is not in.
  return new TeamError(
    status === 404 ? 404 : 401,
    'This does not sign anybody in: something in it is wrong or out of date.',
  )
}
