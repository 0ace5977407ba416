// What the pages of accounts ask of a team's server; these paths are of the whole server, not of one project.
import { queryOptions } from '@tanstack/react-query'
import type { AuditRow, PersonRow, Scope, SessionRow, SessionState, TokenRow } from '../../model/team.ts'
import { read, send } from '../client.ts'

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => read<SessionState>('/api/session', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['account', 'sessions'],
    queryFn: ({ signal }) => read<readonly SessionRow[]>('/api/account/sessions', signal),
  })

export const tokensQuery = () =>
  queryOptions({
    queryKey: ['account', 'tokens'],
    queryFn: ({ signal }) => read<readonly TokenRow[]>('/api/account/tokens', signal),
  })

export const peopleQuery = () =>
  queryOptions({
    queryKey: ['team', 'people'],
    queryFn: ({ signal }) => read<readonly PersonRow[]>('/api/people', signal),
  })

export const auditQuery = () =>
  queryOptions({
    queryKey: ['team', 'audit'],
    queryFn: ({ signal }) => read<{ readonly lines: readonly AuditRow[] }>('/api/audit?limit=50', signal),
  })

type Next = { readonly next: 'done' | 'two-factor' }
const sendJson = <T>(path: string, body: object = {}): Promise<T> =>
  send<T>(path, JSON.stringify(body), 'application/json')

export const signIn = (email: string, password: string) => sendJson<Next>('/api/sign-in', { email, password })
/** Six digits are of an authenticator; anything else is a backup code. */
export const signInByCode = (code: string) =>
  sendJson<Next>('/api/sign-in/code', { kind: /^\d{6}$/.test(code) ? 'app' : 'backup', code })
export const takeInvitation = (invitation: string, password: string) =>
  sendJson<Next>('/api/sign-in/invitation', { invitation, password })
export const toProvider = () => sendJson<{ readonly url: string }>('/api/sign-in/provider')
export const signOut = () => sendJson('/api/sign-out')

export const endSessions = (which: { readonly session: string } | { readonly others: true }) =>
  sendJson('/api/account/sessions/end', which)
export const changePassword = (current: string, next: string) => sendJson('/api/account/password', { current, next })
export const setUpTwoFactor = (password: string) =>
  sendJson<{ readonly uri: string; readonly codes: readonly string[] }>(
    '/api/account/two-factor',
    password ? { password } : {},
  )
export const confirmTwoFactor = (code: string) => sendJson('/api/account/two-factor/confirm', { code })
export const removeTwoFactor = (password: string) =>
  sendJson('/api/account/two-factor/remove', password ? { password } : {})
export const makeToken = (token: { readonly name: string; readonly scopes: readonly Scope[]; readonly days: number }) =>
  sendJson<{ readonly token: string }>('/api/account/tokens', token)
export const revokeToken = (token: string) => sendJson('/api/account/tokens/revoke', { token })

type Invited = { readonly id: string; readonly invitation: string }
const person = (id: string) => `/api/people/${encodeURIComponent(id)}`
export const invite = (name: string, email: string) => sendJson<Invited>('/api/people', { name, email })
export const inviteAgain = (id: string) => sendJson<Invited>(`${person(id)}/invitation`)
export const changePerson = (id: string, change: { readonly administrator?: boolean; readonly closed?: boolean }) =>
  sendJson(person(id), change)
export const giveRole = (id: string, project: string, role: string | null) =>
  sendJson(`${person(id)}/role`, { project, role })
