// One's own account: second factor, password, open sessions, tokens for programs.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import '../style/account.css'
import type { SignedIn } from '../../model/team.ts'
import { plainDate } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { useMessages } from '../locales/messages.ts'
import { leaveFor } from '../place.ts'
import { field, Told, useDoing } from './Doing.tsx'
import {
  changePassword,
  confirmTwoFactor,
  endSessions,
  removeTwoFactor,
  sessionQuery,
  sessionsQuery,
  setUpTwoFactor,
  signOut,
} from './http.ts'
import { Notices } from './Notices.tsx'
import { Tokens } from './Tokens.tsx'

/** A part of a page of accounts, with its head. */
export const Part = (props: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) => (
  <section aria-label={props.title}>
    <div className="sec">
      <h2>{props.title}</h2>
      <span>{props.note}</span>
    </div>
    {props.children}
  </section>
)

const useRefresh = () => {
  const client = useQueryClient()
  return async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['session'] })
    await client.invalidateQueries({ queryKey: ['account'] })
  }
}

type Setup = { readonly uri: string; readonly codes: readonly string[] }

const Shown = ({ setup }: { readonly setup: Setup }) => {
  const { account } = useMessages().pages
  return (
    <>
      <div className="once">
        {account.uri}
        <code>
          <a href={setup.uri}>{setup.uri}</a>
        </code>
        <small>
          {account.secret} <code>{new URL(setup.uri).searchParams.get('secret')}</code>
        </small>
      </div>
      <div className="once">
        {account.codes}
        <code>{setup.codes.join('  ')}</code>
      </div>
    </>
  )
}

const Factor = ({ person }: { readonly person: SignedIn }) => {
  const { account } = useMessages().pages
  const refresh = useRefresh()
  const doing = useDoing()
  const [setup, setSetup] = useState<Setup>()
  const send = async (form: HTMLFormElement): Promise<void> => {
    const password = String(new FormData(form).get('password') ?? '')
    if (setup) {
      await confirmTwoFactor(field(form, 'code'))
      setSetup(undefined)
    } else if (person.twoFactor) await removeTwoFactor(password)
    else setSetup(await setUpTwoFactor(password))
    await refresh()
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    doing.run(() => send(form))
  }
  return (
    <Part title={account.factor}>
      <p>{person.twoFactor ? account.factorOn : account.factorOff}</p>
      {setup ? <Shown setup={setup} /> : null}
      <form className="row" onSubmit={submit}>
        {setup ? (
          <label key="code">
            {account.confirm}
            <input className="in" name="code" autoComplete="one-time-code" required />
          </label>
        ) : (
          <label key="password">
            {account.yourPassword}
            <input className="in" name="password" type="password" autoComplete="current-password" />
          </label>
        )}
        <button type="submit" className="bt" disabled={doing.busy}>
          {setup ? account.confirm : person.twoFactor ? account.remove : account.setUp}
        </button>
      </form>
      <Told error={doing.error} />
    </Part>
  )
}

const Password = () => {
  const { account } = useMessages().pages
  const refresh = useRefresh()
  const doing = useDoing()
  const [changed, setChanged] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const [current = '', next = ''] = ['current', 'next'].map((name) => String(new FormData(form).get(name)))
    doing.run(async () => {
      setChanged(false)
      await changePassword(current, next)
      form.reset()
      setChanged(true)
      await refresh()
    })
  }
  return (
    <Part title={account.password}>
      <form className="row" onSubmit={submit}>
        <label>
          {account.current}
          <input className="in" name="current" type="password" autoComplete="current-password" required />
        </label>
        <label>
          {account.next}
          <input className="in" name="next" type="password" autoComplete="new-password" minLength={12} required />
        </label>
        <button type="submit" className="bt" disabled={doing.busy}>
          {account.change}
        </button>
      </form>
      {changed ? <p role="status">{account.changed}</p> : <Told error={doing.error} />}
    </Part>
  )
}

const Sessions = () => {
  const messages = useMessages()
  const { account } = messages.pages
  const { data = [] } = useQuery(sessionsQuery())
  const refresh = useRefresh()
  const doing = useDoing()
  const end = (which: Parameters<typeof endSessions>[0]): void =>
    doing.run(async () => {
      await endSessions(which)
      await refresh()
    })
  return (
    <Part
      title={account.sessions}
      note={
        data.length > 1 ? (
          <button type="button" className="link" onClick={() => end({ others: true })}>
            {account.endOthers}
          </button>
        ) : undefined
      }
    >
      <ul className="ruled">
        {data.map((one) => (
          <li key={one.id}>
            <span>
              {one.address} <small>{one.agent?.slice(0, 80)}</small>
            </span>
            <span>
              <small>{account.until(plainDate(messages, one.until.slice(0, 10)))}</small>{' '}
              {one.current ? (
                account.here
              ) : (
                <button type="button" className="link" onClick={() => end({ session: one.id })}>
                  {account.end}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Told error={doing.error} />
    </Part>
  )
}

export const AccountPage = () => {
  const { account } = useMessages().pages
  const { data } = useQuery(sessionQuery())
  const person = data?.person
  const leave = (): void => void signOut().finally(() => leaveFor('/sign-in'))
  return (
    <Page title={account.title} path={account.title}>
      <h1>{person ? <bdi>{person.name}</bdi> : account.title}</h1>
      {person ? (
        <div className="of-account">
          <p className="lede">
            {account.is(person.email)}{' '}
            <button type="button" className="link" onClick={leave}>
              {account.out}
            </button>
          </p>
          {person.twoFactorMissing ? <p className="sig">{account.factorMissing}</p> : null}
          {person.twoFactorMissing ? null : <Notices />}
          <Factor person={person} />
          <Password />
          <Sessions />
          <Tokens />
        </div>
      ) : null}
    </Page>
  )
}
