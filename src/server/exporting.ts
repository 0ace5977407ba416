// The route that gives the record away as a file in another tool's format, sent while it is made.
import { z } from 'zod'
import { exportedDocuments, type Selection, STREAM_FORMATS, selected } from '../chancery.ts'
import { Refused } from './problem-details.ts'
import { ExportShape } from './replies.ts'
import type { Route } from './routes.ts'

/** What a route sends that is no JSON. */
export interface Sent {
  readonly mediaType: string
  readonly fileName: string
  readonly body: AsyncIterable<string | Uint8Array>
}

const names = STREAM_FORMATS.map(({ name }) => name)
const word = (doc: string) => z.string().max(500).optional().describe(doc)

export const exporting: Route = {
  path: '/api/export/:format',
  name: 'export',
  doc: `The record, or a part of it, as a file: ${STREAM_FORMATS.map(({ name, doc }) => `${name} (${doc})`).join('; ')}.`,
  needs: 'reader',
  params: z.object({ format: z.string().min(1).max(40).describe('the name of the format') }),
  query: z.strictObject({
    types: word('only these claim types, with commas between'),
    entity: word('only claims that name this person, state or organisation'),
    from: word('only claims of this day or later (EDTF)'),
    to: word('only claims of this day or earlier (EDTF)'),
    bom: z.enum(['true', 'false']).optional().describe('open CSV with a byte-order mark, which some spreadsheets need'),
  }),
  reply: ExportShape,
  streams: STREAM_FORMATS.map(({ mediaType }) => mediaType),
  answer: async (house, asked): Promise<Sent> => {
    const format = STREAM_FORMATS.find(({ name }) => name === asked.format)
    if (!format) throw new Refused(404, `There is no format "${asked.format}"; there are ${names.join(', ')}.`)
    const query = await selected(asked as Selection, () => ({ record: house.record, resolver: house.packs.resolver }))
    return {
      mediaType: format.mediaType,
      fileName: `chancery${format.suffix}`,
      body: format.write(exportedDocuments(house.record, query), { bom: asked.bom === 'true' }),
    }
  },
}
