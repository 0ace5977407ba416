// Turns rows about documents into the shapes that other rooms know.
import type { Language } from '../../model/article.ts'
import { RecordError } from '../error.ts'
import type { DocumentHead } from '../record.ts'
import { FOREVER } from './schema.ts'

export interface HeadRow {
  readonly id: string
  readonly language: string
  readonly title: string | null
  readonly publisher: string | null
  readonly publisher_id: string | null
  readonly dateline: string | null
  readonly published: string | null
  readonly places: number
}

export const HEAD_COLUMNS = ['language', 'title', 'publisher', 'publisher_id', 'dateline', 'published'] as const

export const head = (row: HeadRow): DocumentHead => ({
  id: row.id,
  language: row.language as Language,
  ...(row.title === null ? {} : { title: row.title }),
  ...(row.publisher === null ? {} : { publisher: row.publisher }),
  ...(row.publisher_id === null ? {} : { publisherId: row.publisher_id }),
  ...(row.dateline === null ? {} : { dateline: row.dateline }),
  ...(row.published === null ? {} : { published: row.published }),
  ...(row.places > 1 ? { places: row.places } : {}),
})

/** An instant as the record counts it; a bare day means its end. Absent means everything recorded so far. */
export const instant = (known: string | undefined): number => {
  if (known === undefined) return FOREVER - 1
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(known) ? `${known}T23:59:59.999Z` : known)
  if (Number.isNaN(at))
    throw new RecordError(
      'invalid',
      `"${known}" is no instant; give a day (2024-07-08) or an ISO instant (2024-07-08T09:00:00Z).`,
    )
  return at
}
