// A form made from a question's own parameters: names with suggestions from the record, dates, types, words.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import type { Parameter } from '../../model/answer.ts'
import type { QuestionRow } from '../../model/api.ts'
import { TYPES } from '../families.ts'
import { entitiesQuery } from '../http.ts'
import type { Messages } from '../locales/en.ts'
import { useMessages } from '../locales/messages.ts'
import { useRowName } from '../locales/names.ts'
import type { Words } from '../search-params.ts'

interface EntityProps {
  readonly name: string
  readonly given: string
  readonly id: string
  readonly required: boolean
}

/** Shows a name and sends its id; what is typed and chosen from no list is sent as typed. */
const EntityInput = ({ name, given, id, required }: EntityProps) => {
  const rowName = useRowName()
  const [typed, setTyped] = useState<string>()
  const asked = useDeferredValue(typed ?? given)
  const found = useQuery({ ...entitiesQuery(asked), enabled: asked.length > 0 })
  const rows = found.data?.slice(0, 20) ?? []
  const own = rows.find((row) => row.id === given)
  const chosen = rows.find((row) => rowName(row) === typed && !row.id.startsWith('name:'))
  return (
    <>
      <input
        className="in"
        id={id}
        value={typed ?? (own ? rowName(own) : given)}
        list={`${id}-list`}
        autoComplete="off"
        required={required}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <input type="hidden" name={name} value={typed === undefined ? given : (chosen?.id ?? typed)} />
      <datalist id={`${id}-list`}>
        {rows.map((row) => (
          <option key={row.id} value={rowName(row)}>
            {[row.label, ...row.names].slice(0, 3).join(' · ')}
          </option>
        ))}
      </datalist>
    </>
  )
}

const Field = ({
  parameter,
  given,
  id,
}: {
  readonly parameter: Parameter
  readonly given: string
  readonly id: string
}) => {
  const messages = useMessages()
  const { name, kind } = parameter
  const required = parameter.required ?? false
  if (kind === 'entity') return <EntityInput name={name} given={given} id={id} required={required} />
  if (kind === 'type' && !given.includes(','))
    return (
      <select className="in" id={id} name={name} defaultValue={given}>
        <option value="">{messages.timeline.any}</option>
        {TYPES.map((type) => (
          <option key={type} value={type}>
            {messages.types[type]}
          </option>
        ))}
      </select>
    )
  if (kind === 'language')
    return (
      <select className="in" id={id} name={name} defaultValue={given}>
        <option value="">{messages.timeline.any}</option>
        {Object.entries(messages.languages).map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    )
  return (
    <input
      className="in"
      id={id}
      name={name}
      defaultValue={given}
      autoComplete="off"
      required={required}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      placeholder={kind === 'date' ? '2024-07-04' : undefined}
    />
  )
}

/** “to” is a day of a period, or the one to whom something was promised: there it is a role. */
const labelOf = (messages: Messages, { name, kind }: Parameter): string =>
  (kind === 'entity' ? messages.roles[name] : undefined) ?? messages.ask.parameters[name] ?? name

/** Limits and clocks: in view where they are set. */
const ASIDE = new Set(['limit', 'on', 'known'])

interface Props {
  readonly question: QuestionRow
  readonly given: Words
  /** One line above a page of its own, without the descriptions. */
  readonly inline?: boolean
  readonly onAsk: (values: Words) => void
}

export const QuestionForm = ({ question, given, inline, onAsk }: Props) => {
  const messages = useMessages()
  const { ask } = messages
  const base = useId()
  // On a page of its own a question shows these only when the address has them.
  const parameters = inline
    ? question.parameters.filter(({ name }) => !ASIDE.has(name) || given[name])
    : question.parameters
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const values = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : [],
    )
    onAsk(Object.fromEntries(values))
  }
  const row = (parameter: Parameter) => (
    <div key={parameter.name} className="field-of">
      <label htmlFor={base + parameter.name}>
        {labelOf(messages, parameter)}
        {parameter.required ? <span className="sig"> · {ask.required}</span> : null}
      </label>
      <Field parameter={parameter} given={given[parameter.name] ?? ''} id={base + parameter.name} />
      {inline ? null : (
        <small className="dim" lang="en">
          {parameter.doc}
        </small>
      )}
    </div>
  )
  const first = parameters.filter((one) => inline || one.required || given[one.name] || one.kind === 'entity')
  const further = parameters.filter((one) => !first.includes(one))
  return (
    <form className={inline ? 'asking inline' : 'asking'} onSubmit={submit}>
      {first.map(row)}
      <button type="submit" className="bt p">
        {ask.ask}
      </button>
      {further.length > 0 ? (
        <details>
          <summary>{ask.further}</summary>
          <div className="further">{further.map(row)}</div>
        </details>
      ) : null}
    </form>
  )
}
