// What a state belongs to on a day that a slider chooses, and where it presides, each with its sentence or the register.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AnswerLine } from '../../model/answer.ts'
import { SourceLink } from '../ask/SourceLink.tsx'
import { plainDate } from '../dates.ts'
import { DaySlider } from '../frame/DaySlider.tsx'
import { Failure } from '../frame/States.tsx'
import { answerQuery } from '../http.ts'
import { placeOfEntity } from '../links.ts'
import { termOf, useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'
import { dayText } from '../timeline/edtf.ts'

const route = getRouteApi('/state/$id')

/** Standings are looked back on so far; the field of the clock takes any day. */
const FROM = Date.UTC(1990, 0, 1)

const Row = ({ line }: { readonly line: AnswerLine }) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const { who } = messages.pages
  const { organisation, organisationName, since } = line.fields
  const [cite] = line.cites
  const days = line.when ?? (typeof since === 'string' ? `${since}/..` : undefined)
  return (
    <li>
      <span>
        <Link {...placeOfEntity(String(organisation))}>
          <bdi>{nameOf(String(organisationName))}</bdi>
        </Link>{' '}
        <small>{termOf(messages, line.group ?? '')}</small>
      </span>
      <span>{plainDate(messages, days) || <span className="dim">{who.undated}</span>}</span>
      <span className="proof-of">
        {cite ? <SourceLink cite={cite} /> : <span className="dim">{who.register}</span>}
      </span>
    </li>
  )
}

export const Memberships = ({ id }: { readonly id: string }) => {
  const messages = useMessages()
  const { who } = messages.pages
  const navigate = route.useNavigate()
  const { on = dayText(Date.now()) } = route.useSearch()
  const reply = useQuery({ ...answerQuery('memberships', { state: id, on }), placeholderData: keepPreviousData })
  const lines = reply.data?.lines ?? []
  const parts = [
    [who.belongs, lines.filter(({ fields }) => fields.kind === 'member')],
    [who.chairs, lines.filter(({ fields }) => fields.kind === 'chair')],
  ] as const
  return (
    <section className="of-who" aria-label={who.belongs}>
      <div className="sec">
        <h2>{who.belongs}</h2>
        <span>{plainDate(messages, on)}</span>
      </div>
      <div className="day-of">
        <DaySlider
          on={on}
          from={FROM}
          to={Date.now()}
          onDay={(day) => void navigate({ search: (old) => ({ ...old, on: day }), replace: true, resetScroll: false })}
        />
      </div>
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.data && lines.length === 0 ? <p className="dim none">{who.none}</p> : null}
      {parts.map(([title, here]) =>
        here.length === 0 ? null : (
          <ul key={title} className="standings" aria-label={title}>
            {here.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </ul>
        ),
      )}
    </section>
  )
}
