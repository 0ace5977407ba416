// The organisations that the record names, those with the most claims first.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../style/answers.css'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { entitiesQuery } from '../http.ts'
import { nameFor, useMessages } from '../locales/messages.ts'

export const OrganisationsPage = () => {
  const messages = useMessages()
  const found = useQuery(entitiesQuery('', 'org'))
  const rows = found.data?.filter((row) => row.id.startsWith('org:')).toSorted((a, b) => b.claims - a.claims) ?? []
  return (
    <Page
      title={messages.nav.organisations}
      path={messages.nav.organisations}
      fact={found.data ? String(rows.length) : ''}
    >
      <h1>{messages.nav.organisations}</h1>
      <p className="lede">{messages.organisation.lede}</p>
      {found.error ? <Failure error={found.error} again={() => found.refetch()} /> : null}
      {found.isPending ? <Waiting words={messages.state.loadingList} /> : null}
      {found.data && rows.length === 0 ? <p className="waiting">{messages.organisation.none}</p> : null}
      <ul className="kinds">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/org/$id" params={{ id: row.id }} preload="intent">
              <bdi>{nameFor(messages, row)}</bdi>
            </Link>
            <span>
              <bdi>
                {row.names
                  .filter((name) => name !== nameFor(messages, row))
                  .slice(0, 4)
                  .join(' · ')}
              </bdi>{' '}
              <span className="dim">{messages.documents.claims(row.claims)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
