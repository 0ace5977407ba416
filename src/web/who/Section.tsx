// One part of a person's or a state's page: a few lines of an answer, and the way to the whole of it.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnswerLine } from '../../model/answer.ts'
import { AnswerLines } from '../ask/AnswerLines.tsx'
import { Failure } from '../frame/States.tsx'
import { answerQuery } from '../http.ts'
import { placeOfQuestion } from '../links.ts'
import { useMessages } from '../locales/messages.ts'
import type { Words } from '../search-params.ts'

/** So many lines of each part stand here. */
const FEW = 4

interface Props {
  readonly title: string
  readonly question: string
  readonly parameters: Words
  /** What is drawn instead of the lines. */
  readonly draw?: (lines: readonly AnswerLine[]) => ReactNode
  /** Above the lines. */
  readonly above?: (lines: readonly AnswerLine[]) => ReactNode
}

/** The newest first: a page about somebody opens with what happened last. */
export const newestFirst = (lines: readonly AnswerLine[]): AnswerLine[] =>
  lines.toSorted((a, b) => ((a.when ?? '') < (b.when ?? '') ? 1 : (a.when ?? '') > (b.when ?? '') ? -1 : 0))

export const Section = ({ title, question, parameters, draw, above }: Props) => {
  const messages = useMessages()
  const { who } = messages.pages
  const reply = useQuery(answerQuery(question, parameters))
  const lines = reply.data?.lines ?? []
  return (
    <section className="of-who" aria-label={title}>
      <div className="sec">
        <h2>{title}</h2>
        {lines.length > 0 ? (
          <Link {...placeOfQuestion(question, parameters)}>{who.all(lines.length)}</Link>
        ) : (
          <span>{reply.isPending ? messages.state.loadingAnswer : ''}</span>
        )}
      </div>
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.data && lines.length === 0 ? <p className="dim none">{who.none}</p> : null}
      {lines.length > 0 ? (
        <>
          {above?.(lines)}
          {draw ? draw(lines) : <AnswerLines lines={newestFirst(lines).slice(0, FEW)} />}
        </>
      ) : null}
    </section>
  )
}
