// What a typed line brings: the answer to what it was understood as, and the sentences that hold its words.
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Answer } from '../../model/answer.ts'
import { AnswerLines } from '../ask/AnswerLines.tsx'
import { CoverageSide } from '../ask/CoverageSide.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { answerQuery, entitiesQuery, questionsQuery } from '../http.ts'
import { placeOfQuestion } from '../links.ts'
import { en } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'
import { zh } from '../locales/zh.ts'
import { Taken, Understood } from './Understood.tsx'
import { cut, meaningsOf, namesIn, runsOf } from './understand.ts'

/** So many lines of an answer stand on this page; its own page has them all. */
const FEW = 8

const useMeanings = (text: string) => {
  const cutting = useMemo(() => cut(text, [en.pages, zh.pages]), [text])
  const runs = useMemo(() => runsOf(cutting.words), [cutting])
  const questions = useQuery(questionsQuery())
  const found = useQueries({ queries: runs.map((run) => entitiesQuery(run)) })
  // Organisations are also known by their initials, which no name of the record may hold.
  const organisations = useQuery({ ...entitiesQuery('', 'org'), enabled: runs.length > 0 })
  const waiting = questions.isPending || found.some((one) => one.isLoading) || organisations.isLoading
  const { named, left } = waiting
    ? { named: [], left: [] }
    : namesIn(cutting.words, (run) => [...(found[runs.indexOf(run)]?.data ?? []), ...(organisations.data ?? [])])
  return { meanings: waiting ? [] : meaningsOf(cutting, named, questions.data ?? []), named, left, waiting }
}

/** Stated and counted stand side by side: neither is the truth about the other. */
const Numbers = ({ answer }: { readonly answer: Answer }) => {
  const { home } = useMessages().pages
  if (answer.question !== 'meetings') return null
  const stated = answer.lines.filter((line) => line.group === 'stated' && line.fields.stated !== null)
  const held = answer.lines.filter((line) => line.group === 'on record').length
  return (
    <div className="sums">
      {stated.slice(0, 3).map((line) => (
        <span key={line.id}>
          <b>{String(line.fields.stated)}</b> {home.stated}
        </span>
      ))}
      <span>
        <b>{held}</b> {home.held}
      </span>
    </div>
  )
}

const Short = ({ answer }: { readonly answer: Answer }) => {
  const { ask, pages } = useMessages()
  const grouped = answer.lines.some((line) => line.group !== undefined) && answer.question !== 'timeline'
  return (
    <section aria-label={ask.answer}>
      <div className="sec">
        <h2>{ask.answer}</h2>
        <Link {...placeOfQuestion(answer.question, answer.parameters)}>
          {pages.home.open} · {ask.lines(answer.lines.length)}
        </Link>
      </div>
      <Numbers answer={answer} />
      {answer.lines.length === 0 ? (
        <div className="pan">
          <b>{ask.none}</b>
          <p>
            {ask.lookedIn(answer.coverage.documents)}{' '}
            {answer.coverage.unread > 0 ? ask.unread(answer.coverage.unread) : ''}
          </p>
        </div>
      ) : (
        <AnswerLines lines={answer.lines.slice(0, FEW)} grouped={grouped} />
      )}
    </section>
  )
}

const Texts = ({ text }: { readonly text: string }) => {
  const { ask, pages } = useMessages()
  const reply = useQuery(answerQuery('search', { text, limit: '20' }))
  if (!reply.data || reply.data.lines.length === 0) return null
  return (
    <section aria-label={pages.home.texts} className="in-texts">
      <div className="sec">
        <h2>{pages.home.texts}</h2>
        <Link to="/ask/$question" params={{ question: 'search' }} search={{ text }}>
          {pages.home.open} · {ask.lines(reply.data.lines.length)}
        </Link>
      </div>
      <AnswerLines lines={reply.data.lines.slice(0, 5)} />
    </section>
  )
}

export const Answered = ({ text }: { readonly text: string }) => {
  const messages = useMessages()
  const { home } = messages.pages
  const { meanings, named, left, waiting } = useMeanings(text)
  const best = meanings[0]
  const ready = best !== undefined && best.missing.length === 0
  const reply = useQuery({ ...answerQuery(best?.question ?? '', best?.parameters ?? {}), enabled: ready })
  const search = useQuery(answerQuery('search', { text, limit: '20' }))
  const nothing = !waiting && meanings.length === 0 && named.length === 0 && search.data?.lines.length === 0
  return (
    <>
      <Understood meanings={meanings} named={named} />
      {waiting ? <Waiting words={home.asking} /> : null}
      <div className="two answered">
        <div>
          {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
          {reply.isLoading ? <Waiting words={messages.state.loadingAnswer} /> : null}
          {reply.data && ready ? <Short answer={reply.data} /> : null}
          <Texts text={text} />
          {nothing ? (
            <div className="pan">
              <b>{home.nothing}</b>
              <p>{home.nothingDo}</p>
            </div>
          ) : null}
        </div>
        <div>
          <aside aria-label={home.names} className="taken">
            <Taken named={named} left={left} />
          </aside>
          {reply.data && ready ? <CoverageSide answer={reply.data} /> : null}
        </div>
      </div>
    </>
  )
}
