// Finds what an id on the command line means: the first letters are enough where only one document or claim begins so.
import type { Record, RecordClaim } from '../chancery.ts'
import type { DocumentPage } from '../model/api.ts'
import { EXIT, Stop } from './exit.ts'

/** The document or claim that an id, or the beginning of one, means. */
export async function find(record: Record, id: string): Promise<DocumentPage | RecordClaim> {
  if (id.startsWith('cl_')) return findClaim(record, id)
  if (!id.startsWith('doc_'))
    throw new Stop(EXIT.usage, `"${id}" is no id; documents begin with doc_, claims with cl_.`)
  return findDocument(record, id)
}

/** The document that an id, or the beginning of one, means. */
export async function findDocument(record: Record, id: string): Promise<DocumentPage> {
  const whole = await record.document(id)
  if (whole) return whole
  const ids = await documentIds(record)
  const page = await record.document(
    only(
      id,
      ids.filter((one) => one.startsWith(id)),
      'document',
    ),
  )
  if (!page) throw new Stop(EXIT.usage, `there is no document ${id} in this record.`)
  return page
}

export async function findClaim(record: Record, id: string): Promise<RecordClaim> {
  const [exact] = await record.claims({ ids: [id], rejected: true })
  if (exact) return exact
  const begun = (await record.claims({ rejected: true })).filter(({ claim }) => claim.id.startsWith(id))
  const wanted = only(
    id,
    begun.map(({ claim }) => claim.id),
    'claim',
  )
  return begun.find(({ claim }) => claim.id === wanted) as RecordClaim
}

async function documentIds(record: Record): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await record.documents({ limit: 500, copies: true, ...(cursor === undefined ? {} : { cursor }) })
    ids.push(...page.documents.map((row) => row.id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}

function only(id: string, found: readonly string[], what: string): string {
  const [first, second] = found
  if (first === undefined) throw new Stop(EXIT.usage, `there is no ${what} ${id} in this record.`)
  if (second !== undefined)
    throw new Stop(
      EXIT.usage,
      `${found.length} ${what}s begin with ${id}, such as ${first} and ${second}; write more of it.`,
    )
  return first
}
