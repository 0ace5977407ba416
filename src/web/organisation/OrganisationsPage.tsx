// The organisations that the record names, those with the most claims first.
import { useQuery } from '@tanstack/react-query'
import '../style/answers.css'
import { EntityList } from '../frame/EntityList.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { entitiesQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'

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
      <EntityList
        rows={rows}
        link={(id) => ({ to: '/org/$id', params: { id }, preload: 'intent' })}
        uses={messages.documents.claims}
        names={4}
      />
    </Page>
  )
}
