// Where a text stands besides here: one report on many sites is one text, and every place that carries it is named.
import { Link } from '@tanstack/react-router'
import type { DocumentPage } from '../../model/api.ts'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'

export const Places = ({ page }: { readonly page: DocumentPage }) => {
  const messages = useMessages()
  const { places = [], article } = page
  if (places.length === 0) return null
  return (
    <details className="dim">
      <summary>{messages.documents.places(places.length)}</summary>
      <p>{messages.document.samePlaces}</p>
      <ul>
        {places.map(({ document, publisher, published, source, entry }) => (
          <li key={`${source} ${entry ?? ''}`}>
            {[publisher, plainDate(messages, published)].filter(Boolean).join(messages.list)}{' '}
            {document === article.id ? (
              <bdi>{source}</bdi>
            ) : (
              <Link className="code" to="/d/$id" params={{ id: document }} preload="intent">
                <bdi>{source}</bdi>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
