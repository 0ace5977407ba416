// What does not fit on record, one finding after the other, with the words on both sides and a way to compare the texts.

import { getRouteApi, Link } from '@tanstack/react-router'
import { SourceLink } from '../ask/SourceLink.tsx'
import { langOf } from '../values.ts'
import '../style/answers.css'
import '../style/checks.css'
import type { Answer, AnswerLine, Citation } from '../../model/answer.ts'
import { Asking, useAsked } from '../ask/Asking.tsx'
import { Chain } from '../ask/Chain.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { useCiting } from '../ask/citing.ts'
import { plainDate } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { useKeys } from '../keys.ts'
import { useMessages } from '../locales/messages.ts'
import { apartFrom } from '../search-params.ts'

const route = getRouteApi('/checks')

/** "announced: cl_1" tells on which side of a finding a claim stands. */
const sidesOf = (line: AnswerLine): (readonly [side: string, cites: readonly Citation[]])[] => {
  const { sides } = line.fields
  const told = (Array.isArray(sides) ? (sides as readonly string[]) : []).map((one) => {
    const [side = '', claims = ''] = one.split(': ')
    return [side, line.cites.filter((cite) => claims.includes(cite.claim))] as const
  })
  const placed = told.filter(([, cites]) => cites.length > 0)
  return placed.length > 0 ? placed : [['', line.cites]]
}

const Words = ({ cite }: { readonly cite: Citation }) => {
  return (
    <p>
      <bdi className="t q" lang={langOf(cite.quote)}>
        {cite.quote}
      </bdi>{' '}
      <SourceLink cite={cite} />
      <Chain voice={cite.voice} />
    </p>
  )
}

const Finding = ({ line, chosen }: { readonly line: AnswerLine; readonly chosen: boolean }) => {
  const { pages } = useMessages()
  const documents = [...new Set(line.cites.map((cite) => cite.document))]
  const [a, b] = documents
  return (
    <li className={chosen ? 'finding on' : 'finding'} id={line.id} data-finding data-line tabIndex={-1}>
      <p className="says">
        <b className="ne" aria-hidden="true">
          ≠
        </b>{' '}
        <bdi lang="en">{line.text}</bdi>{' '}
        {a && b ? (
          <Link className="more-of" to="/compare" search={{ a, b }}>
            {pages.checks.compare}
          </Link>
        ) : null}
      </p>
      <dl>
        {sidesOf(line).map(([side, cites]) => (
          <div key={side}>
            <dt>{pages.checks.sides[side] ?? side}</dt>
            <dd>
              {cites.slice(0, 3).map((cite) => (
                <Words key={`${cite.claim}${cite.start}`} cite={cite} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

const noteOf = (answer: Answer, check: string): readonly string[] =>
  answer.notes.filter((note) => note.startsWith(`${check}: `)).map((note) => note.slice(check.length + 2))

const Groups = ({ answer, chosen }: { readonly answer: Answer; readonly chosen: string | undefined }) => {
  const { pages } = useMessages()
  return [...Map.groupBy(answer.lines, (line) => line.group ?? '')].map(([check, lines]) => (
    <section key={check} className="check" aria-label={pages.checks.names[check] ?? check}>
      <div className="sec">
        <h2>{pages.checks.names[check] ?? check}</h2>
        <span>{pages.checks.found(lines.length)}</span>
      </div>
      {noteOf(answer, check).map((note) => (
        <p key={note} className="dim small cannot">
          {pages.checks.cannot}: <span lang="en">{note}</span>
        </p>
      ))}
      <ol>
        {lines.map((line) => (
          <Finding key={line.id} line={line} chosen={line.id === chosen} />
        ))}
      </ol>
    </section>
  ))
}

const useSteps = (lines: readonly AnswerLine[], chosen: string | undefined) => {
  const navigate = route.useNavigate()
  const step = (by: 1 | -1): void => {
    const at = lines.findIndex((line) => line.id === chosen)
    const next = lines[at < 0 ? 0 : at + by]
    if (!next) return
    void navigate({ search: (old) => ({ ...old, line: next.id }), replace: true, resetScroll: false })
    const found = document.getElementById(next.id)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'center' })
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
}

export const ChecksPage = () => {
  const messages = useMessages()
  const { checks } = messages.pages
  const search = route.useSearch()
  const asked = apartFrom(search, 'line')
  const navigate = route.useNavigate()
  const reply = useAsked('checks', asked)
  useSteps(reply.data?.lines ?? [], search.line)
  useCiting(reply.data?.lines ?? [])
  return (
    <Page
      title={checks.title}
      path={
        <>
          {asked.check ? (
            <>
              <Link to="/checks">{checks.title}</Link> › <b>{checks.names[asked.check] ?? asked.check}</b>
            </>
          ) : (
            checks.title
          )}
          {reply.data ? ` › ${checks.found(reply.data.lines.length)}` : ''}
        </>
      }
      world={plainDate(messages, asked.on) || messages.clocks.today}
      clocks={['on', 'known']}
      record={plainDate(messages, asked.known) || messages.clocks.today}
      keys={[{ keys: ['j', 'k'], words: checks.row }]}
      fact={reply.data ? checks.found(reply.data.lines.length) : ''}
    >
      <h1>{checks.title}</h1>
      <p className="lede">{checks.lede}</p>
      <nav className="others" aria-label={checks.title}>
        <Link to="/checks" activeOptions={{ exact: true, includeSearch: true }}>
          {checks.all}
        </Link>
        {Object.entries(checks.names).map(([check, words]) => (
          <Link key={check} to="/checks" search={{ check }} aria-current={asked.check === check ? 'page' : undefined}>
            {words}
          </Link>
        ))}
      </nav>
      <Asking
        question="checks"
        asked={asked}
        without={['check']}
        reply={reply}
        onAsk={(values) => void navigate({ search: values })}
      >
        {(answer) => (
          <div className="two">
            <div>
              {answer.lines.length === 0 ? (
                <div className="pan">
                  <b>{checks.none}</b>
                  <p>{messages.ask.lookedIn(answer.coverage.documents)}</p>
                </div>
              ) : (
                <Groups answer={answer} chosen={search.line} />
              )}
            </div>
            <CoverageSide answer={{ ...answer, notes: [] }} />
          </div>
        )}
      </Asking>
    </Page>
  )
}
