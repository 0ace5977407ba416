// The routes that take texts in: the bytes of one source, read at once, and kept or only told; refused in one sentence where there is nothing to read.
import { z } from 'zod'
import { readSource, takeIn, takePage } from '../chancery.ts'
import type { Taken } from '../model/api.ts'
import { Refused } from './problem-details.ts'
import { ReadShape, TakenShape } from './replies.ts'
import type { Route } from './routes.ts'
import { named } from './schemas.ts'

/** A source is a report, a page or a bundle of them; what is larger goes in by the command line. */
const LARGEST = 20_000_000

/** What a source that is sent is called. */
const SOURCE = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(300)
    // A name with control characters would garble lists and terminals.
    .regex(/^\P{Cc}+$/u, 'a name has no control characters')
    .describe('the name of the file, or where the text is from; its ending helps to tell the format'),
})

const bytesIn = (body: unknown): Uint8Array => {
  if (body instanceof Uint8Array && body.length > 0) return body
  throw new Refused(400, 'There is nothing in what was sent.')
}

export const reading: Route = {
  method: 'POST',
  path: '/api/readings',
  name: 'read',
  doc: 'Reads one source and keeps nothing: its bytes are sent as application/octet-stream.',
  needs: 'reader',
  query: SOURCE,
  bytes: LARGEST,
  reply: ReadShape,
  answer: async ({ packs }, asked, body) => {
    const outcome = await readSource(String(asked.name), bytesIn(body), packs)
    if ('reason' in outcome) throw new Refused(422, outcome.reason)
    return { readings: outcome.readings, notes: outcome.notes }
  },
}

const about = (answer: unknown): string => (answer as Taken).documents.map(({ id }) => id).join(' ')

export const taking: Route = {
  method: 'POST',
  path: '/api/documents',
  name: 'take',
  doc: 'Takes in one source: its bytes are sent as application/octet-stream, read, and kept. Answers when all is on disk.',
  needs: 'editor',
  about,
  query: SOURCE,
  bytes: LARGEST,
  reply: TakenShape,
  answer: async (house, asked, body) => {
    const taken = await takeIn(house, String(asked.name), bytesIn(body))
    if ('reason' in taken) throw new Refused(422, taken.reason)
    return taken
  },
}

const PageAddressShape = named(
  'PageAddress',
  'The address of a page on the web.',
  z.strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .describe('http or https'),
  }),
)

export const fetching: Route = {
  method: 'POST',
  path: '/api/pages',
  name: 'fetch',
  doc: 'Fetches one page from its site, as a guest and from public addresses alone, reads it, and keeps what was read.',
  needs: 'editor',
  about,
  body: PageAddressShape,
  reply: TakenShape,
  answer: async (house, _, body) => {
    const taken = await takePage(house, (body as { readonly url: string }).url)
    if ('reason' in taken) throw new Refused(422, taken.reason)
    return taken
  },
}
