// The first page: one box for names, words and questions; what was read last, open checks, coverage, all questions.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import '../style/answers.css'
import '../style/home.css'
import { useSource } from '../ask/SourceLink.tsx'
import { plainDate } from '../dates.ts'
import { CoverageBar } from '../frame/Coverage.tsx'
import { Page } from '../frame/Page.tsx'
import { Failure } from '../frame/States.tsx'
import { answerQuery, latestQuery, overviewQuery, questionsQuery } from '../http.ts'
import { placeOfQuestion } from '../links.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { Answered } from './Answered.tsx'
import { Since } from './Since.tsx'

const route = getRouteApi('/')

const Box = ({ text }: { readonly text: string }) => {
  const { ask, pages } = useMessages()
  const navigate = route.useNavigate()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    void navigate({ search: q ? { q } : {} })
  }
  return (
    <search>
      <form className="big-box" onSubmit={submit}>
        <input
          key={text}
          name="q"
          type="search"
          data-find
          defaultValue={text}
          aria-label={pages.home.label}
          placeholder={pages.home.box}
          autoComplete="off"
        />
        <button type="submit" className="bt">
          <kbd>Enter</kbd> {ask.ask}
        </button>
      </form>
    </search>
  )
}

const Tries = () => {
  const { home } = useMessages().pages
  return (
    <p className="tries dim">
      {home.examples}{' '}
      {home.tries.map((words) => (
        <Link key={words} className="more-of" to="/" search={{ q: words }}>
          {words}
        </Link>
      ))}
    </p>
  )
}

const Latest = () => {
  const messages = useMessages()
  const source = useSource()
  const latest = useQuery(latestQuery(6))
  return (
    <section aria-labelledby="home-last">
      <div className="sec">
        <h2 id="home-last">{messages.pages.home.last}</h2>
        <Link to="/documents">{messages.pages.home.all}</Link>
      </div>
      {latest.error ? <Failure error={latest.error} again={() => latest.refetch()} /> : null}
      {latest.data?.total === 0 ? (
        <div className="pan">
          <b>{messages.state.nothingRead}</b>
          <p>
            <Link to="/add">{messages.pages.add.emptyDo}</Link>
            {messages.comma}
            {messages.state.nothingReadDo} <code>npm start -- PATH</code> {messages.state.nothingReadThen}
          </p>
        </div>
      ) : null}
      <ul className="latest">
        {latest.data?.documents.map((row) => (
          <li key={row.id}>
            <Link to="/d/$id" params={{ id: row.id }} preload="intent">
              <bdi className="t" lang={row.language}>
                {row.title ?? messages.documents.untitled}
              </bdi>
            </Link>
            <small>
              <bdi>{source(row)}</bdi> · {messages.documents.claims(row.claims)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Checks look at much of the record: they wait until what was asked for first has had its turn. */
const useCalm = (): boolean => {
  const [calm, setCalm] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(true), 900)
    return () => clearTimeout(timer)
  }, [])
  return calm
}

const Open = ({ calm }: { readonly calm: boolean }) => {
  const messages = useMessages()
  const { home, checks } = messages.pages
  const reply = useQuery({ ...answerQuery('checks', {}), staleTime: 60_000, enabled: calm })
  const lines = reply.data?.lines ?? []
  const groups = [...Map.groupBy(lines, (line) => line.group ?? '')]
  return (
    <section aria-labelledby="home-checks">
      <div className="sec">
        <h2 id="home-checks">{home.checks}</h2>
        <Link to="/checks">{reply.data ? checks.found(lines.length) : home.all}</Link>
      </div>
      {reply.isPending ? <p className="dim">{messages.state.loadingAnswer}</p> : null}
      {reply.data && lines.length === 0 ? <p className="dim">{home.noChecks}</p> : null}
      <ul className="latest">
        {groups.map(([group, found]) => (
          <li key={group}>
            <Link to="/checks" search={{ check: group }}>
              {checks.names[group] ?? group}
            </Link>
            <small>
              {checks.found(found.length)} · <bdi>{found[0]?.text}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Coverage = () => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const overview = useQuery(overviewQuery())
  const { documents, coverage } = messages
  const [from, to] = [plainDate(messages, overview.data?.from), plainDate(messages, overview.data?.to)]
  return (
    <section aria-labelledby="home-coverage">
      <div className="sec">
        <h2 id="home-coverage">{messages.pages.home.glance}</h2>
        <span>{overview.data ? coverage.sentences(overview.data.coverage.sentences) : ''}</span>
      </div>
      {overview.data ? (
        <>
          <CoverageBar coverage={overview.data.coverage} />
          <p className="dim">
            {[documents.count(overview.data.documents), documents.claims(overview.data.claims)].join(messages.list)}
            {from && to ? ` · ${documents.span(from, to)}` : ''}
          </p>
          <ul className="counts">
            {overview.data.publishers.slice(0, 5).map((publisher) => (
              <li key={publisher.name}>
                <Link to="/documents" search={{ publisher: publisher.name }}>
                  <bdi>{nameOf(publisher.name)}</bdi>
                </Link>
                <span>{publisher.documents.toLocaleString(messages.locale)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

const Kinds = () => {
  const { ask, pages } = useMessages()
  const questions = useQuery(questionsQuery())
  return (
    <section aria-labelledby="home-kinds" className="all-kinds">
      <div className="sec">
        <h2 id="home-kinds">{pages.home.answers}</h2>
        <span>{questions.data ? pages.home.answersNote(questions.data.length) : ''}</span>
      </div>
      <ul className="kinds of-four">
        {questions.data?.map((question) => (
          <li key={question.name}>
            <Link {...placeOfQuestion(question.name, {})}>{ask.names[question.name] ?? question.name}</Link>
            <span lang={ask.questions[question.name] ? undefined : 'en'}>
              {ask.questions[question.name] ?? question.doc}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const HomePage = () => {
  const messages = useMessages()
  const { q } = route.useSearch()
  const overview = useQuery(overviewQuery())
  const calm = useCalm()
  const { home } = messages.pages
  const title = q ? `${home.title}: ${q}` : home.title
  return (
    <Page
      title={title}
      path={
        overview.data ? (
          <>
            <b>{messages.documents.count(overview.data.documents)}</b> ·{' '}
            {messages.documents.claims(overview.data.claims)} ·{' '}
            {messages.documents.sources(overview.data.publishers.length)}
          </>
        ) : (
          home.title
        )
      }
      record={messages.clocks.today}
      fact={overview.data ? messages.documents.claims(overview.data.claims) : ''}
      searching
    >
      <h1 className="vh">{home.title}</h1>
      <Box text={q ?? ''} />
      {q ? <Answered text={q} /> : <Tries />}
      <div className="three">
        <Latest />
        <Open calm={calm} />
        <Coverage />
      </div>
      {calm && !q ? <Since /> : null}
      <Kinds />
    </Page>
  )
}
