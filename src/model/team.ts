// The nouns of a team's server: who may do what, and what the pages of accounts show.

/** What a person may do in a project; each role may do all that the ones before it may. */
export const ROLES = ['reader', 'reviewer', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** Roles that are given project by project; an administrator is one in every project. */
export const PROJECT_ROLES = ['reader', 'reviewer', 'editor'] as const satisfies readonly Role[]
export type ProjectRole = (typeof PROJECT_ROLES)[number]

/** What a token of the API may be used for; its person must be allowed it too. */
export const SCOPES = ['read', 'review', 'edit'] as const
export type Scope = (typeof SCOPES)[number]

/** Whom a route answers: everyone, whoever is signed in at the page (never a token), or a role in the project. */
export type Access = 'anyone' | 'signed-in' | Role

/** The scope that a token needs where a role is asked for; an administrator's work is never done by token. */
export const SCOPE_OF: Readonly<Record<ProjectRole, Scope>> = { reader: 'read', reviewer: 'review', editor: 'edit' }

/** GET /api/session: whether this server asks for a sign-in, by which ways, and who is signed in. */
export interface SessionState {
  readonly team: boolean
  readonly ways: readonly ('password' | 'provider')[]
  /** What the provider of OpenID Connect is called. */
  readonly provider?: string
  readonly person?: SignedIn
}

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly administrator: boolean
  readonly twoFactor: boolean
  /** Nothing but the account itself is open until a second factor is set up. */
  readonly twoFactorMissing: boolean
  readonly projects: readonly ProjectOf[]
}

export interface ProjectOf {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** One row of GET /api/account/sessions. */
export interface SessionRow {
  readonly id: string
  readonly since: string
  readonly until: string
  readonly address?: string
  readonly agent?: string
  readonly current: boolean
}

/** One row of GET /api/account/tokens; the token itself is shown once, when it is made. */
export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly project?: string
  readonly made: string
  readonly expires: string
  readonly lastUsed?: string
}

/** One row of GET /api/people. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly administrator: boolean
  readonly twoFactor: boolean
  readonly closed: boolean
  readonly roles: { readonly [project: string]: ProjectRole }
}

/** One line of the audit trail. */
export interface AuditRow {
  readonly n: number
  readonly at: string
  readonly act: string
  readonly person?: string
  readonly name?: string
  readonly project?: string
  readonly about?: string
  readonly address?: string
  readonly agent?: string
}

/** How far two people agree on the claims that both judged. */
export interface PairAgreement {
  readonly between: readonly [string, string]
  readonly claims: number
  /** Of a hundred claims, on how many they said the same. */
  readonly percent: number
  /** Cohen's kappa: agreement beyond chance; absent where chance explains everything. */
  readonly kappa?: number
}

/** One person's judgement of a claim where two must agree. */
export interface Judgement {
  readonly claim: string
  readonly person: string
  readonly name: string
  readonly verdict: 'accept' | 'reject'
  readonly why?: string
  readonly at: string
}

/** A remark in the discussion of a claim. */
export interface Remark {
  readonly n: number
  readonly claim: string
  readonly name: string
  readonly text: string
  readonly at: string
}

export interface Assignment {
  readonly claim: string
  readonly person: string
  readonly by: string
  readonly at: string
  readonly done: boolean
}

/** What somebody should know: a claim was assigned to them, spoken of, or judged otherwise. */
export interface Notice {
  readonly n: number
  readonly kind: 'assigned' | 'remark' | 'disagreed' | 'agreed'
  readonly claim: string
  readonly by: string
  readonly at: string
  readonly seen: boolean
}
