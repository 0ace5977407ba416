// Asking on a page that arranges the answer to one question: the form above it, waiting, failure, and what it makes of the answer.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Answer } from '../../model/answer.ts'
import { Failure, Waiting } from '../frame/States.tsx'
import { answerQuery, questionsQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import type { Words } from '../search-params.ts'
import { QuestionForm } from './QuestionForm.tsx'

/** The answer to a question by what the address says; not asked while something needed is missing. */
export const useAsked = (question: string, asked: Words, ready = true): UseQueryResult<Answer> =>
  useQuery({ ...answerQuery(question, asked), enabled: ready })

interface Props {
  readonly question: string
  readonly asked: Words
  /** Parameters that the page asks for in a way of its own; they stay as they are when the form is sent. */
  readonly without?: readonly string[]
  readonly reply: UseQueryResult<Answer>
  readonly onAsk: (values: Words) => void
  readonly children: (answer: Answer) => ReactNode
}

export const Asking = ({ question: name, asked, without = [], reply, onAsk, children }: Props) => {
  const { state } = useMessages()
  const questions = useQuery(questionsQuery())
  const question = questions.data?.find((one) => one.name === name)
  const own = Object.fromEntries(Object.entries(asked).filter(([parameter]) => without.includes(parameter)))
  return (
    <>
      {question ? (
        <QuestionForm
          key={JSON.stringify(asked)}
          question={{ ...question, parameters: question.parameters.filter((one) => !without.includes(one.name)) }}
          given={asked}
          inline
          onAsk={(values) => onAsk({ ...own, ...values })}
        />
      ) : null}
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.isLoading ? <Waiting words={state.loadingAnswer} /> : null}
      {reply.data ? children(reply.data) : null}
    </>
  )
}
