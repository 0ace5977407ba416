// What two states call their relationship, step by step: each level from its day on, from texts or from the register.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Answer, AnswerLine } from '../../model/answer.ts'
import { SourceLink } from '../ask/SourceLink.tsx'
import { plainDate } from '../dates.ts'
import { Failure } from '../frame/States.tsx'
import { answerQuery, entitiesQuery } from '../http.ts'
import { termOf, useMessages } from '../locales/messages.ts'
import { useNameOf, useRowName } from '../locales/names.ts'
import { langOf } from '../values.ts'
import { namedIn } from './tallies.ts'

const route = getRouteApi('/state/$id')

const Step = ({ line }: { readonly line: AnswerLine }) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const { fields } = line
  const told = typeof fields.told === 'string' ? plainDate(messages, fields.told) : ''
  const names = Array.isArray(fields.names) ? (fields.names as readonly string[]) : []
  const cite = line.cites[0]
  return (
    <li className={fields.source === 'registry' ? 'step register' : 'step'}>
      <span className="when">{told}</span>
      <span>
        <b>{nameOf(line.group ?? '')}</b> {typeof fields.action === 'string' ? termOf(messages, fields.action) : ''}
        {names.map((name) => (
          <bdi key={name} className="t printed-as" lang={langOf(name)}>
            {' '}
            {name}
          </bdi>
        ))}{' '}
        {cite ? <SourceLink cite={cite} /> : <span className="dim">{messages.pages.who.register}</span>}
        {line.differs?.map((words) => (
          <small key={words} className="differs" lang="en">
            <b className="ne">≠</b> {words}
          </small>
        ))}
      </span>
    </li>
  )
}

const useOthers = (id: string, label: string) => {
  // Those with whom texts name a level come first, then every state of the record.
  const told = useQuery(answerQuery('timeline', { state: id, type: 'partnership', limit: '500' }))
  const states = useQuery(entitiesQuery('', 'country'))
  const ranked = namedIn(told.data?.lines ?? [], [label]).map(({ name }) => name)
  const rows = states.data?.filter((row) => row.id.startsWith('country:') && row.id !== id) ?? []
  const place = (name: string): number => {
    const at = ranked.indexOf(name)
    return at < 0 ? ranked.length : at
  }
  return rows.toSorted((a, b) => place(a.label) - place(b.label) || b.claims - a.claims)
}

const Steps = ({ answer }: { readonly answer: Answer }) => {
  const { who } = useMessages().pages
  if (answer.lines.length === 0) return <p className="dim none">{who.none}</p>
  return (
    <ol className="ladder">
      {answer.lines.map((line) => (
        <Step key={line.id} line={line} />
      ))}
    </ol>
  )
}

interface Props {
  readonly id: string
  readonly label: string
  readonly other: string | undefined
}

export const Ladder = ({ id, label, other }: Props) => {
  const messages = useMessages()
  const rowName = useRowName()
  const { who } = messages.pages
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const others = useOthers(id, label)
  const chosen = other ?? others[0]?.id ?? ''
  const reply = useQuery({ ...answerQuery('partnership', { a: id, b: chosen }), enabled: chosen !== '' })
  return (
    <section className="of-who" aria-label={who.ladder}>
      <div className="sec">
        <h2>{who.ladder}</h2>
        <label>
          {who.ladderWith}{' '}
          <select
            className="slot"
            value={chosen}
            onChange={(event) =>
              void navigate({
                search: { ...search, with: event.currentTarget.value },
                replace: true,
                resetScroll: false,
              })
            }
          >
            {others.map((row) => (
              <option key={row.id} value={row.id}>
                {rowName(row)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {reply.error ? <Failure error={reply.error} again={() => reply.refetch()} /> : null}
      {reply.data ? <Steps answer={reply.data} /> : null}
    </section>
  )
}
