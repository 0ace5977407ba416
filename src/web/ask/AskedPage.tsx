// One question with its form, the answer line by line, and beside it what the answer rests on.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import '../style/answers.css'
import type { Answer } from '../../model/answer.ts'
import type { QuestionRow } from '../../model/api.ts'
import { plainDate } from '../dates.ts'
import { Page } from '../frame/Page.tsx'
import { Failure, Waiting } from '../frame/States.tsx'
import { answerQuery, questionsQuery } from '../http.ts'
import { useMessages } from '../locales/messages.ts'
import { AnswerLines } from './AnswerLines.tsx'
import { CoverageSide } from './CoverageSide.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { useUnderstood } from './saying.ts'

const route = getRouteApi('/ask/$question')

const Empty = ({ answer }: { readonly answer: Answer }) => {
  const { ask } = useMessages()
  return (
    <div className="pan">
      <b>{ask.none}</b>
      <p>
        {ask.lookedIn(answer.coverage.documents)} {answer.coverage.unread > 0 ? ask.unread(answer.coverage.unread) : ''}
      </p>
    </div>
  )
}

const Replied = ({ answer }: { readonly answer: Answer }) => {
  const { ask } = useMessages()
  const understood = useUnderstood()(answer)
  const grouped = answer.lines.some((line) => line.group !== undefined)
  return (
    <div className="two">
      <div>
        <div className="sec">
          <h2>{ask.answer}</h2>
          <span>{ask.lines(answer.lines.length)}</span>
        </div>
        <p className="understood">
          <span className="lab">{ask.understood}</span> <span lang={understood.lang}>{understood.text}</span>
        </p>
        {answer.lines.length === 0 ? <Empty answer={answer} /> : <AnswerLines lines={answer.lines} grouped={grouped} />}
      </div>
      <CoverageSide answer={answer} />
    </div>
  )
}

const Others = ({ questions, current }: { readonly questions: readonly QuestionRow[]; readonly current: string }) => {
  const { ask } = useMessages()
  return (
    <nav className="others" aria-label={ask.choose}>
      {questions.map((question) => (
        <Link
          key={ask.names[question.name] ?? question.name}
          to="/ask/$question"
          params={{ question: question.name }}
          aria-current={question.name === current ? 'page' : undefined}
        >
          {ask.names[question.name] ?? question.name}
        </Link>
      ))}
    </nav>
  )
}

export const AskedPage = () => {
  const messages = useMessages()
  const { ask } = messages
  const { question: name } = route.useParams()
  const given = route.useSearch()
  const navigate = route.useNavigate()
  const questions = useQuery(questionsQuery())
  const question = questions.data?.find((one) => one.name === name)
  const ready = question?.parameters.every((one) => !one.required || given[one.name]) ?? false
  const reply = useQuery({ ...answerQuery(name, given), enabled: ready })
  const answer = reply.data
  return (
    <Page
      title={`${ask.title}: ${ask.names[name] ?? name}`}
      path={
        <>
          {ask.title} › <b>{ask.names[name] ?? name}</b>
          {answer ? ` · ${ask.lines(answer.lines.length)}` : ''}
        </>
      }
      world={plainDate(messages, answer?.on) || messages.clocks.anyDay}
      clocks={['on', 'known']}
      record={plainDate(messages, answer?.known) || messages.clocks.today}
      fact={answer ? ask.lines(answer.lines.length) : ''}
    >
      <Others questions={questions.data ?? []} current={name} />
      {questions.error ? <Failure error={questions.error} again={() => questions.refetch()} /> : null}
      {question ? (
        <>
          <h1 lang={ask.questions[name] ? undefined : 'en'}>{ask.questions[name] ?? question.doc}</h1>
          <QuestionForm
            key={name + JSON.stringify(given)}
            question={question}
            given={given}
            onAsk={(values) => void navigate({ search: values })}
          />
        </>
      ) : null}
      {question && !ready ? <p className="waiting">{ask.missing}</p> : null}
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.isLoading ? <Waiting words={messages.state.loadingAnswer} /> : null}
      {answer ? <Replied answer={answer} /> : null}
    </Page>
  )
}
