// The typed line as it was understood: a question with its parts, what else it may mean, and what was left out.
import { Link } from '@tanstack/react-router'
import { plainDate } from '../dates.ts'
import { placeOfEntity, placeOfQuestion } from '../links.ts'
import { useMessages } from '../locales/messages.ts'
import { useRowName } from '../locales/names.ts'
import type { Meaning, Named } from './understand.ts'

interface Props {
  readonly meanings: readonly Meaning[]
  readonly named: readonly Named[]
}

const useParts = (named: readonly Named[]) => {
  const messages = useMessages()
  const rowName = useRowName()
  const nameOf = (value: string): string => {
    const found = named.find(({ row }) => row.id === value)
    return found ? rowName(found.row) : plainDate(messages, value) || value
  }
  const labelOf = (name: string): string => messages.ask.parameters[name] ?? messages.roles[name] ?? name
  return { messages, nameOf, labelOf }
}

/** One line: the question, and each of its parts with the value that it was given. */
export const Understood = ({ meanings, named }: Props) => {
  const { messages, nameOf, labelOf } = useParts(named)
  const { ask, pages } = messages
  const [first, ...others] = meanings
  if (!first) return null
  const name = (meaning: Meaning): string => ask.names[meaning.question] ?? meaning.question
  return (
    <div className="meaning">
      <p>
        <span className="lab">{pages.home.understood}</span>
        <b>{name(first)}</b>
        {Object.entries(first.parameters).map(([part, value]) => (
          <span key={part} className="part">
            {labelOf(part)} <u>{nameOf(value)}</u>
          </span>
        ))}
        {first.missing.length > 0 ? (
          <span className="part sig">{pages.home.needs(first.missing.map(labelOf).join(messages.list))}</span>
        ) : null}{' '}
        <Link className="more-of" to="/ask/$question" params={{ question: first.question }} search={first.parameters}>
          {pages.home.edit}
        </Link>
      </p>
      {others.length > 0 ? (
        <p className="dim">
          {pages.home.or}{' '}
          {others.map((meaning) => (
            <Link key={meaning.question} className="more-of" {...placeOfQuestion(meaning.question, meaning.parameters)}>
              {name(meaning)}
            </Link>
          ))}
        </p>
      ) : null}
    </div>
  )
}

/** What each typed name was taken for, each a way to its page. */
export const Taken = ({ named, left }: { readonly named: readonly Named[]; readonly left: readonly string[] }) => {
  const messages = useMessages()
  const rowName = useRowName()
  const { home } = messages.pages
  if (named.length === 0 && left.length === 0) return null
  return (
    <section>
      <div className="sec">
        <h2>{home.names}</h2>
        <span>{named.length}</span>
      </div>
      <ul className="counts">
        {named.map(({ row }) => (
          <li key={row.id}>
            <Link {...placeOfEntity(row.id)}>
              <bdi>{rowName(row)}</bdi>
            </Link>
            <span>
              {home.kinds[row.id.split(':')[0] ?? '']} · {messages.documents.claims(row.claims)}
            </span>
          </li>
        ))}
      </ul>
      {left.map((words) => (
        <p key={words} className="dim small">
          {home.left(words)}
        </p>
      ))}
    </section>
  )
}
