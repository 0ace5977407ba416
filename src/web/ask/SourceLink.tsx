// Where a sentence was published, as a link to its place in the document.
import { Link } from '@tanstack/react-router'
import type { Citation } from '../../model/answer.ts'
import { plainDate } from '../dates.ts'
import { useMessages } from '../locales/messages.ts'
import { useNameOf } from '../locales/names.ts'

type Published = Pick<Citation, 'publisher' | 'published'>

/** Publisher and day, under the reader's name for the publisher; empty where neither is known. */
export const useSource = (): ((of: Published) => string) => {
  const messages = useMessages()
  const nameOf = useNameOf()
  return ({ publisher, published }) =>
    [publisher && nameOf(publisher), plainDate(messages, published)].filter(Boolean).join(messages.comma)
}

export const SourceLink = ({ cite }: { readonly cite: Citation }) => {
  const where = useSource()(cite) || cite.title || cite.document.slice(0, 12)
  // A sentence that no claim stands in is shown by its place.
  const search = cite.claim ? { claim: cite.claim } : { at: `${cite.start}-${cite.end}` }
  const { documents } = useMessages()
  return (
    <>
      <Link className="code" to="/d/$id" params={{ id: cite.document }} search={search} preload="intent">
        <bdi>{where}</bdi>
      </Link>
      {cite.places === undefined ? null : <small className="dim"> {documents.places(cite.places)}</small>}
    </>
  )
}
