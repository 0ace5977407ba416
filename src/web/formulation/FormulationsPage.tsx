// The fixed phrases that the record uses, those with the most uses first.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../style/answers.css'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { entitiesQuery } from '../http.ts'
import { nameFor, useMessages } from '../locales/messages.ts'

export const FormulationsPage = () => {
  const messages = useMessages()
  const { formulation } = messages.pages
  const found = useQuery(entitiesQuery('', 'concept'))
  const rows = found.data?.toSorted((a, b) => b.claims - a.claims) ?? []
  return (
    <Page title={formulation.title} path={formulation.title} fact={found.data ? String(rows.length) : ''}>
      <h1>{formulation.title}</h1>
      <p className="lede">{formulation.lede}</p>
      {found.error ? <Failure error={found.error} again={() => found.refetch()} /> : null}
      {found.isPending ? <Waiting words={messages.state.loadingList} /> : null}
      {found.data && rows.length === 0 ? <p className="waiting">{formulation.none}</p> : null}
      <ul className="kinds">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/formulation/$id" params={{ id: row.id }} preload="intent">
              <bdi>{nameFor(messages, row)}</bdi>
            </Link>
            <span>
              <bdi>
                {row.names
                  .filter((name) => name !== nameFor(messages, row))
                  .slice(0, 4)
                  .join(' · ')}
              </bdi>{' '}
              <span className="dim">{formulation.uses(row.claims)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
