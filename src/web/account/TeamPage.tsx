// For administrators: the people of the team, their roles, invitations, and the audit trail.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import '../style/account.css'
import type { PersonRow, ProjectOf } from '../../model/team.ts'
import { Page } from '../frame/Page.tsx'
import { useMessages } from '../locales/messages.ts'
import { Part } from './AccountPage.tsx'
import { field, Told, useDoing } from './Doing.tsx'
import { auditQuery, changePerson, giveRole, invite, inviteAgain, peopleQuery, sessionQuery } from './http.ts'

const ROLES = ['reader', 'reviewer', 'editor'] as const

interface RowProps {
  readonly person: PersonRow
  readonly projects: readonly ProjectOf[]
  readonly onDo: (work: () => Promise<unknown>) => void
  readonly onInvite: (person: PersonRow) => void
}

const Row = ({ person, projects, onDo, onInvite }: RowProps) => {
  const { people } = useMessages().pages
  const marks = [
    person.administrator ? people.administrator : '',
    person.twoFactor ? people.factor : '',
    person.closed ? people.closed : '',
  ].filter(Boolean)
  return (
    <li data-person={person.email}>
      <span>
        <b>
          <bdi>{person.name}</bdi>
        </b>{' '}
        {person.email} <small>{marks.join(' · ')}</small>
      </span>
      <span>
        {projects.map((project) => (
          <label key={project.id}>
            {projects.length > 1 ? <small>{project.name} </small> : null}
            <select
              className="slot"
              aria-label={people.role(person.name, project.name)}
              value={person.roles[project.id] ?? ''}
              disabled={person.administrator}
              onChange={(event) => {
                const role = event.currentTarget.value || null
                onDo(() => giveRole(person.id, project.id, role))
              }}
            >
              <option value="">{person.administrator ? people.roles.administrator : people.noRole}</option>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {people.roles[role]}
                </option>
              ))}
            </select>{' '}
          </label>
        ))}
        <button type="button" className="link" onClick={() => onInvite(person)}>
          {people.again}
        </button>{' '}
        <button
          type="button"
          className="link"
          onClick={() => onDo(() => changePerson(person.id, { administrator: !person.administrator }))}
        >
          {person.administrator ? people.noAdministrator : people.makeAdministrator}
        </button>{' '}
        <button
          type="button"
          className="link"
          onClick={() => onDo(() => changePerson(person.id, { closed: !person.closed }))}
        >
          {person.closed ? people.open : people.close}
        </button>
      </span>
    </li>
  )
}

const Audit = () => {
  const { people } = useMessages().pages
  const { data } = useQuery(auditQuery())
  return (
    <Part title={people.audit} note={people.auditNote}>
      <section className="wide" aria-label={people.audit}>
        <table>
          <thead>
            <tr>
              <th>{people.when}</th>
              <th>{people.who}</th>
              <th>{people.did}</th>
              <th>{people.about}</th>
              <th>{people.from}</th>
            </tr>
          </thead>
          <tbody>
            {data?.lines.map((line) => (
              <tr key={line.n}>
                <td className="nb">{line.at.slice(0, 19).replace('T', ' ')}</td>
                <td>{line.name}</td>
                <td lang="en">{line.act}</td>
                <td>{line.about}</td>
                <td>{line.address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Part>
  )
}

const Team = ({ projects }: { readonly projects: readonly ProjectOf[] }) => {
  const { people } = useMessages().pages
  const client = useQueryClient()
  const { data = [] } = useQuery(peopleQuery())
  const doing = useDoing()
  const [invited, setInvited] = useState<{ readonly name: string; readonly address: string }>()
  const run = (work: () => Promise<unknown>): void =>
    doing.run(async () => {
      await work()
      await client.invalidateQueries({ queryKey: ['team'] })
    })
  const handed = (name: string, invitation: string): void =>
    setInvited({ name, address: `${location.origin}/sign-in?invitation=${invitation}` })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const name = field(form, 'name')
    run(async () => {
      handed(name, (await invite(name, field(form, 'email'))).invitation)
      form.reset()
    })
  }
  return (
    <div className="of-account">
      <Part title={people.who}>
        <ul className="ruled">
          {data.map((person) => (
            <Row
              key={person.id}
              person={person}
              projects={projects}
              onDo={run}
              onInvite={(one) => run(async () => handed(one.name, (await inviteAgain(one.id)).invitation))}
            />
          ))}
        </ul>
        <Told error={doing.error} />
      </Part>
      <Part title={people.invite}>
        <form className="row" onSubmit={submit}>
          <label>
            {people.name}
            <input className="in" name="name" maxLength={100} autoComplete="off" required />
          </label>
          <label>
            {people.email}
            <input className="in" name="email" type="email" autoComplete="off" required />
          </label>
          <button type="submit" className="bt" disabled={doing.busy}>
            {people.send}
          </button>
        </form>
        {invited ? (
          <div className="once" role="status">
            {people.invitation(invited.name)}
            <code data-invitation>{invited.address}</code>
          </div>
        ) : null}
      </Part>
      <Audit />
    </div>
  )
}

export const TeamPage = () => {
  const { people } = useMessages().pages
  const { data } = useQuery(sessionQuery())
  return (
    <Page title={people.title} path={people.title}>
      <h1>{people.title}</h1>
      <p className="lede">{people.lede}</p>
      {data?.person?.administrator ? <Team projects={data.person.projects} /> : <p>{people.notYours}</p>}
    </Page>
  )
}
