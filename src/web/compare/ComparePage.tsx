// Two texts side by side, claim by claim: said by both, said differently, by one alone; absence is drawn as plainly as presence.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import '../style/answers.css'
import '../style/compare.css'
import type { DocumentPage } from '../../model/api.ts'
import type { Comparison } from '../../model/comparison.ts'
import { plainDate } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { comparisonQuery, documentQuery } from '../http.ts'
import { stepAmong, useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { Chooser, Pairs } from './Choose.tsx'
import { Rows } from './Rows.tsx'
import { KINDS, type Kind, type Row, rowsOf } from './rows.ts'
import { Weight } from './Weight.tsx'

const route = getRouteApi('/compare')

const publisherOf = (page: DocumentPage): string | undefined =>
  page.article.publisher?.label ?? page.article.publisher?.name

const Bar = ({
  rows,
  kind,
  onKind,
}: {
  rows: readonly Row[]
  kind: Kind | undefined
  onKind: (kind: Kind) => void
}) => {
  const { bars } = useMessages().pages.compare
  return (
    <div className="bars">
      {KINDS.map((one, i) => {
        const n = rows.filter((row) => row.kind === one).length
        return (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            style={{ flexGrow: Math.sqrt(n) }}
            onClick={() => onKind(one)}
          >
            <i className={one}>{n}</i>
            <span>
              <kbd>{i + 1}</kbd> {bars[one]}
            </span>
          </button>
        )
      })}
    </div>
  )
}

const Title = ({ page }: { readonly page: DocumentPage }) => {
  const messages = useMessages()
  const { article, coverage } = page
  return (
    <div>
      <h2>
        <Link to="/d/$id" params={{ id: article.id }}>
          <bdi className="t" lang={article.language}>
            {article.title ?? messages.documents.untitled}
          </bdi>
        </Link>
      </h2>
      <small>
        {[publisherOf(page), plainDate(messages, article.published), messages.languages[article.language]]
          .filter(Boolean)
          .join(' · ')}{' '}
        · {messages.pages.compare.sentences(coverage.sentences, coverage.read)}
      </small>
    </div>
  )
}

/** What no rule read on either side, before anybody concludes "not said". */
const Unread = ({ page }: { readonly page: DocumentPage }) => {
  const { compare } = useMessages().pages
  const unread = page.problems.filter((problem) => problem.code === 'unread')
  if (unread.length === 0) return <p className="dim">{compare.noUnread}</p>
  return (
    <ul>
      {unread.slice(0, 8).map((problem) => (
        <li key={problem.start}>
          <bdi className="t unread" lang={page.article.language}>
            {problem.quote}
          </bdi>{' '}
          <Link
            className="code"
            to="/d/$id"
            params={{ id: page.article.id }}
            search={{ at: `${problem.start}-${problem.end}` }}
          >
            ¶
          </Link>
        </li>
      ))}
      {unread.length > 8 ? <li className="dim">+ {unread.length - 8}</li> : null}
    </ul>
  )
}

const step = (by: 1 | -1): void => stepAmong('[data-pair]', by)

interface Both {
  readonly left: DocumentPage
  readonly right: DocumentPage
  readonly comparison: Comparison
}

const Two = ({ left, right, comparison }: Both) => {
  const { pages } = useMessages()
  const { show } = route.useSearch()
  const navigate = route.useNavigate()
  const rows = useMemo(() => rowsOf(comparison, left.claims, right.claims), [comparison, left, right])
  const kind = KINDS.find((one) => one === show)
  const choose = (one: Kind | undefined): void =>
    void navigate({
      search: ({ show: _, ...rest }) => (one && one !== kind ? { ...rest, show: one } : rest),
      replace: true,
      resetScroll: false,
    })
  const swap = (): void =>
    void navigate({ search: (old) => ({ ...old, a: right.article.id, b: left.article.id }), resetScroll: false })
  useKeys({
    ...Object.fromEntries(KINDS.map((one, i) => [String(i + 1), () => choose(one)])),
    ...{ j: () => step(1), k: () => step(-1), s: swap },
  })
  const shown = kind ? rows.filter((row) => row.kind === kind) : rows
  return (
    <>
      <Bar rows={rows} kind={kind} onKind={choose} />
      <div className="pair pair-head">
        <small>
          {pages.compare.order}{' '}
          <button type="button" className="link" onClick={swap}>
            {pages.compare.swap}
          </button>
        </small>
        <Title page={left} />
        <span />
        <Title page={right} />
      </div>
      <Rows key={kind ?? 'all'} left={left} right={right} rows={shown} />
      {kind ? null : <Weight comparison={comparison} />}
      <div className="pair before-not">
        <div className="about">
          <b>{pages.compare.unread}</b>
          <small>{pages.compare.unreadNote}</small>
        </div>
        <Unread page={left} />
        <span />
        <Unread page={right} />
      </div>
    </>
  )
}

const useBoth = (a: string | undefined, b: string | undefined) => {
  const left = useQuery({ ...documentQuery(a ?? ''), enabled: a !== undefined && a !== b })
  const right = useQuery({ ...documentQuery(b ?? ''), enabled: b !== undefined && a !== b })
  const compared = useQuery({
    ...comparisonQuery(a ?? '', b ?? ''),
    enabled: a !== undefined && b !== undefined && a !== b,
  })
  const all = [left, right, compared]
  const both =
    left.data && right.data && compared.data
      ? { left: left.data, right: right.data, comparison: compared.data }
      : undefined
  return { both, error: all.find((one) => one.error)?.error, loading: all.some((one) => one.isLoading) }
}

export const ComparePage = () => {
  const messages = useMessages()
  const { compare } = messages.pages
  const { a, b } = route.useSearch()
  const navigate = route.useNavigate()
  const { both, error, loading } = useBoth(a, b)
  return (
    <Page
      title={compare.title}
      path={
        <>
          {both ? <Link to="/compare">{compare.title}</Link> : compare.title}
          {both ? (
            <>
              {' › '}
              <b>
                {publisherOf(both.left)} {compare.against} {publisherOf(both.right)}
              </b>
            </>
          ) : null}
        </>
      }
      record={messages.clocks.today}
      keys={
        both
          ? [
              { keys: ['j', 'k'], words: compare.row, act: () => step(1) },
              { keys: ['1', '5'], range: true, words: compare.kind },
              { keys: ['s'], words: compare.swap },
            ]
          : []
      }
      fact={both ? messages.documents.claims(both.left.claims.length + both.right.claims.length) : ''}
    >
      <h1>{both ? compare.two : compare.pick}</h1>
      <p className="lede">{compare.lede}</p>
      <Chooser a={a} b={b} onChoose={(x, y) => void navigate({ search: { a: x, b: y } })} />
      {a !== undefined && a === b ? <p className="waiting">{compare.same}</p> : null}
      {error ? <Failure error={error} /> : null}
      {loading ? <Waiting words={messages.state.loading} /> : null}
      {both ? <Two {...both} /> : null}
      {both || loading ? null : <Pairs />}
    </Page>
  )
}
