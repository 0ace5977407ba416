// Signing in: by password and second factor, by a provider, or with an invitation.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import '../style/account.css'
import { Page } from '../frame/Page.tsx'
import { useMessages } from '../locales/messages.ts'
import { leaveFor } from '../place.ts'
import { type Doing, field, Told, useDoing } from './Doing.tsx'
import { sessionQuery, signIn, signInByCode, takeInvitation, toProvider } from './http.ts'

const route = getRouteApi('/sign-in')

interface FormProps {
  readonly doing: Doing
  readonly submit: string
  readonly send: (form: HTMLFormElement) => Promise<void>
  readonly children: ReactNode
}

const EntryForm = ({ doing, submit, send, children }: FormProps) => {
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    doing.run(() => send(form))
  }
  return (
    <form className="entry-form" onSubmit={onSubmit}>
      {children}
      <button type="submit" className="bt p" disabled={doing.busy}>
        {submit}
      </button>
      <Told error={doing.error} />
    </form>
  )
}

interface StepProps {
  readonly doing: Doing
  readonly onward: (next: 'done' | 'two-factor') => void
}

const ByPassword = ({ doing, onward }: StepProps) => {
  const { signIn: words } = useMessages().pages
  const send = async (form: HTMLFormElement): Promise<void> =>
    onward((await signIn(field(form, 'email'), String(new FormData(form).get('password')))).next)
  return (
    <EntryForm doing={doing} submit={words.submit} send={send}>
      <label>
        {words.email}
        <input className="in" name="email" type="email" autoComplete="username" required />
      </label>
      <label>
        {words.password}
        <input className="in" name="password" type="password" autoComplete="current-password" required />
      </label>
    </EntryForm>
  )
}

const ByCode = ({ doing, onward }: StepProps) => {
  const { signIn: words } = useMessages().pages
  const send = async (form: HTMLFormElement): Promise<void> => onward((await signInByCode(field(form, 'code'))).next)
  return (
    <EntryForm doing={doing} submit={words.confirm} send={send}>
      <p>{words.codeLede}</p>
      <label>
        {words.code}
        {/* biome-ignore lint/a11y/noAutofocus: the code is the one thing that is asked for here */}
        <input className="in" name="code" autoComplete="one-time-code" minLength={6} required autoFocus />
      </label>
    </EntryForm>
  )
}

const ByInvitation = ({ doing, onward, invitation }: StepProps & { readonly invitation: string }) => {
  const { signIn: words } = useMessages().pages
  const send = async (form: HTMLFormElement): Promise<void> =>
    onward((await takeInvitation(invitation, String(new FormData(form).get('password')))).next)
  return (
    <EntryForm doing={doing} submit={words.take} send={send}>
      <p>{words.invitedLede}</p>
      <label>
        {words.password}
        <input className="in" name="password" type="password" autoComplete="new-password" minLength={12} required />
      </label>
    </EntryForm>
  )
}

const ByProvider = ({ doing, name }: { readonly doing: Doing; readonly name: string }) => {
  const { signIn: words } = useMessages().pages
  return (
    <button
      type="button"
      className="bt"
      disabled={doing.busy}
      onClick={() => doing.run(async () => location.assign((await toProvider()).url))}
    >
      {words.provider(name)}
    </button>
  )
}

export const SignInPage = () => {
  const { signIn: words } = useMessages().pages
  const { to = '/', invitation, refused } = route.useSearch()
  const { data } = useQuery(sessionQuery())
  const [second, setSecond] = useState(false)
  const doing = useDoing()
  const onward = (next: 'done' | 'two-factor'): void => (next === 'done' ? leaveFor(to) : setSecond(true))
  const title = invitation ? words.invited : words.title
  return (
    <Page title={title} path={title}>
      <h1>{title}</h1>
      <p className="lede">{words.lede}</p>
      {refused ? <p className="sig">{words.refused}</p> : null}
      {second ? (
        <ByCode doing={doing} onward={onward} />
      ) : invitation ? (
        <ByInvitation doing={doing} onward={onward} invitation={invitation} />
      ) : (
        <>
          <ByPassword doing={doing} onward={onward} />
          {data?.provider ? <ByProvider doing={doing} name={data.provider} /> : null}
        </>
      )}
    </Page>
  )
}
