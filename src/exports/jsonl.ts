// The public claim format as lines of JSON, the whole of a record one document after the other.
import type { StreamFormat } from './exported.ts'
import { readingLines } from './lines.ts'

export const jsonl: StreamFormat = {
  name: 'jsonl',
  doc: 'the public claim format: documents, claims and problems, a line each',
  mediaType: 'application/jsonl; charset=utf-8',
  suffix: '.jsonl',
  async *write(documents) {
    for await (const { article, claims, problems } of documents) {
      const reading = { article, claims: claims.map(({ claim }) => claim), problems }
      yield [...readingLines(reading)].map((line) => `${JSON.stringify(line)}\n`).join('')
    }
  },
}
