// The document page: a text nobody has touched, its margin, and the apparatus for the claim that the address names.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import '../style/document.css'
import '../style/apparatus.css'
import '../style/narrow.css'
import '../style/print.css'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { documentQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import { editionOf } from './edition.ts'
import { Reader } from './Reader.tsx'

const route = getRouteApi('/d/$id')

export const DocumentPage = () => {
  const messages = useMessages()
  const { id } = route.useParams()
  const reply = useQuery(documentQuery(id))
  const edition = useMemo(() => (reply.data ? editionOf(reply.data) : undefined), [reply.data])
  if (edition) return <Reader key={id} edition={edition} />
  return (
    <Page title={messages.documents.title} path={messages.documents.title}>
      {reply.error ? (
        <Failure error={reply.error} again={() => reply.refetch()} />
      ) : (
        <Waiting words={messages.state.loading} />
      )}
    </Page>
  )
}
