// Beside every answer: how many documents stand behind it, what in them is unread, and what it cannot know.
import type { Answer } from '../../model/answer.ts'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'

export const CoverageSide = ({ answer }: { readonly answer: Answer }) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  const { coverage, notes } = answer
  const { ask, documents } = messages
  const [from, to] = [plainDate(messages, coverage.from), plainDate(messages, coverage.to)]
  return (
    <aside className="rests" aria-label={ask.coverage}>
      <section>
        <div className="sec">
          <h2>{ask.coverage}</h2>
        </div>
        <p>
          {documents.count(coverage.documents)}
          {from && to ? `${messages.comma}${documents.span(from, to)}` : ''}
        </p>
        <p>
          {messages.coverage.sentences(coverage.sentences)} ·{' '}
          <span className={coverage.unread > 0 ? 'sig' : ''}>{messages.coverage.unread(coverage.unread)}</span>
        </p>
        {coverage.unread > 0 ? <p className="dim small">{messages.coverage.unreadMeans}</p> : null}
      </section>
      {coverage.publishers.length > 0 ? (
        <section>
          <div className="sec">
            <h2>{ask.publishers}</h2>
            <span>{coverage.publishers.length}</span>
          </div>
          <ul className="counts">
            {coverage.publishers.slice(0, 12).map((publisher) => (
              <li key={publisher}>
                <bdi>{nameOf(publisher)}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {notes.length > 0 ? (
        <section>
          <div className="sec">
            <h2>{ask.notes}</h2>
          </div>
          <ul className="counts" lang="en">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  )
}
