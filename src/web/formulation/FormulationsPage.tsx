// The fixed phrases that the record uses, those with the most uses first.
import { useQuery } from '@tanstack/react-query'
import '../style/answers.css'
import { EntityList } from '../frame/EntityList.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { entitiesQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'

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
      <EntityList
        rows={rows}
        link={(id) => ({ to: '/formulation/$id', params: { id }, preload: 'intent' })}
        uses={formulation.uses}
        names={4}
      />
    </Page>
  )
}
