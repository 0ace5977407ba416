// The people and the states that the record names, those with the most claims first, each with a page of its own.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useMemo } from 'react'
import '../style/answers.css'
import { EntityList } from '../frame/EntityList.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { entitiesQuery } from '../http.ts'
import { placeOfEntity } from '../links.ts'
import { useMessages } from '../locales/messages.ts'

const route = getRouteApi('/people')

export const PeoplePage = () => {
  const messages = useMessages()
  const { who } = messages.pages
  const { kind, q } = route.useSearch()
  const navigate = route.useNavigate()
  const wanted = kind === 'country' ? 'country' : 'person'
  const found = useQuery(entitiesQuery(q ?? '', wanted))
  const rows = useMemo(
    () => found.data?.filter((row) => row.id.startsWith(`${wanted}:`)).toSorted((a, b) => b.claims - a.claims) ?? [],
    [found.data, wanted],
  )
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    void navigate({ search: { ...(kind && { kind }), ...(text && { q: text }) } })
  }
  return (
    <Page title={who.title} path={who.title} fact={found.data ? String(rows.length) : ''}>
      <h1>{who.title}</h1>
      <p className="lede">{who.lede}</p>
      <nav className="others" aria-label={who.title}>
        <Link to="/people" aria-current={wanted === 'person' ? 'page' : undefined}>
          {who.people}
        </Link>
        <Link to="/people" search={{ kind: 'country' }} aria-current={wanted === 'country' ? 'page' : undefined}>
          {who.states}
        </Link>
      </nav>
      <form className="asking inline" onSubmit={submit}>
        <div className="field-of">
          <label htmlFor="part-of-name">{who.filter}</label>
          <input key={q} className="in" id="part-of-name" name="q" defaultValue={q} autoComplete="off" />
        </div>
        <button type="submit" className="bt">
          {messages.nav.findLabel}
        </button>
      </form>
      {found.error ? <Failure error={found.error} again={() => found.refetch()} /> : null}
      {found.isPending ? <Waiting words={messages.state.loadingList} /> : null}
      {found.data && rows.length === 0 ? <p className="waiting">{messages.pages.home.nothing}</p> : null}
      <EntityList rows={rows} link={placeOfEntity} uses={messages.documents.claims} names={3} />
    </Page>
  )
}
