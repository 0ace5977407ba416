// The list of documents, and at a glance what the record holds and how much of it was read.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { DocumentRow } from '../../model/api.ts'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { getDocuments, overviewQuery } from '../http.ts'
import { stepAmong, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { Glance } from './Glance.tsx'
import { Rows } from './Rows.tsx'

const route = getRouteApi('/documents')

const useDocuments = () => {
  const search = route.useSearch()
  return useInfiniteQuery({
    queryKey: ['documents', search],
    queryFn: ({ pageParam, signal }) => getDocuments(search, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })
}

const Nothing = ({ filtered }: { readonly filtered: boolean }) => {
  const { state, documents, pages, comma } = useMessages()
  if (filtered)
    return (
      <div className="pan">
        <b>{documents.noneWith}</b>
        <p>
          <Link to="/documents">{documents.showAll}</Link>
        </p>
      </div>
    )
  return (
    <div className="pan">
      <b>{state.nothingRead}</b>
      <p>
        <Link to="/add">{pages.add.emptyDo}</Link>
        {comma}
        {state.nothingReadDo} <code>npm start -- PATH</code>
        {state.nothingReadThen.startsWith('a') ? ' ' : ''}
        {state.nothingReadThen}
      </p>
    </div>
  )
}

export const DocumentsPage = () => {
  const messages = useMessages()
  const search = route.useSearch()
  const overview = useQuery(overviewQuery())
  const found = useDocuments()
  const step = (by: 1 | -1): void => stepAmong('a[data-row]', by)
  useKeys({ j: () => step(1), k: () => step(-1) })
  const rows: readonly DocumentRow[] = found.data?.pages.flatMap((page) => page.documents) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  const filtered = search.language !== undefined || search.publisher !== undefined
  return (
    <Page
      title={messages.documents.title}
      path={
        <>
          {messages.documents.title}
          {overview.data ? (
            <>
              {' '}
              › <b>{messages.documents.count(overview.data.documents)}</b> ·{' '}
              {messages.documents.claims(overview.data.claims)}
            </>
          ) : null}
        </>
      }
      keys={[{ keys: ['j', 'k'], words: messages.keys.line, act: () => step(1) }]}
      fact={found.data ? messages.documents.count(total) : ''}
    >
      <div className="two">
        <div>
          <div className="row-head">
            <h1>{messages.documents.title}</h1>
            <p className="lede">{messages.documents.lede}</p>
          </div>
          {found.error ? <Failure error={found.error} again={() => found.refetch()} /> : null}
          {found.isPending ? <Waiting words={messages.state.loadingList} /> : null}
          {found.data && rows.length === 0 ? <Nothing filtered={filtered} /> : null}
          {rows.length > 0 ? <Rows rows={rows} total={total} /> : null}
          {found.hasNextPage ? (
            <p className="more">
              <button
                type="button"
                className="bt"
                disabled={found.isFetchingNextPage}
                onClick={() => found.fetchNextPage()}
              >
                {messages.documents.more}
              </button>
            </p>
          ) : null}
        </div>
        <aside aria-label={messages.documents.recordHolds}>
          {overview.data ? <Glance overview={overview.data} /> : null}
        </aside>
      </div>
    </Page>
  )
}
