// What the record answers: its questions, each a way in.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import '../style/answers.css'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { questionsQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'

export const AskPage = () => {
  const messages = useMessages()
  const { ask } = messages
  const questions = useQuery(questionsQuery())
  return (
    <Page title={ask.title} path={ask.title}>
      <h1>{ask.kinds}</h1>
      <p className="lede">{ask.start}</p>
      {questions.error ? <Failure error={questions.error} again={() => questions.refetch()} /> : null}
      {questions.isPending ? <Waiting words={messages.state.loadingAnswer} /> : null}
      <ul className="kinds">
        {questions.data?.map((question) => (
          <li key={question.name}>
            <Link to="/ask/$question" params={{ question: question.name }}>
              {ask.names[question.name] ?? question.name}
            </Link>
            <span lang={ask.questions[question.name] ? undefined : 'en'}>
              {ask.questions[question.name] ?? question.doc}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
