// coverage: what was read and what was not: documents, sentences and unread triggers of each publisher over a period.
import { digest } from '../events/digest.ts'
import type { PublisherCoverage, RecordReader } from '../record/record.ts'
import { question } from './declare.ts'
import { QuestionError } from './question.ts'
import { knownOf, periodOf } from './told.ts'

/** "2019: 12" for each year from which documents of a publisher were read. */
const yearly = async (
  record: RecordReader,
  rows: readonly PublisherCoverage[],
  known: { readonly known?: string },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const ends = rows.flatMap(({ from, to }) => [from, to]).flatMap((day) => Number(day?.slice(0, 4)) || [])
  const told = new Map<string, string[]>()
  for (let year = Math.min(...ends); year <= Math.max(...ends); year++) {
    const edtf = String(year).padStart(4, '0')
    for (const row of await record.coverageByPublisher({ from: edtf, to: edtf, ...known }))
      told.set(row.publisher, [...(told.get(row.publisher) ?? []), `${edtf}: ${row.documents}`])
  }
  return told
}

export const coverage = question({
  name: 'coverage',
  doc: 'What the record was made from: documents and sentences of each publisher in a period, and what no rule could read.',
  parameters: [
    { name: 'from', kind: 'date', doc: 'published no earlier than this' },
    { name: 'to', kind: 'date', doc: 'published no later than this' },
    { name: 'by', kind: 'text', doc: '"year": documents of each year as well' },
  ],
  answer: async (context, values) => {
    const period = periodOf(values)
    const rows = await context.record.coverageByPublisher({ ...period, ...knownOf(values) })
    const by = values.text('by')
    if (by !== undefined && by !== 'year') throw new QuestionError('bad-value', 'by', `"${by}" for by is not "year".`)
    const years = by === undefined ? undefined : await yearly(context.record, rows, knownOf(values))
    return {
      understood: `What was read${period.from ? ` from ${period.from}` : ''}${period.to ? ` to ${period.to}` : ''}.`,
      lines: rows.map((row) => {
        const name = row.publisher === '' ? 'no publisher named' : row.publisher
        return {
          id: `ln_${digest('coverage', row.publisher)}`,
          text: `${name}: ${row.documents} ${row.documents === 1 ? 'document' : 'documents'}${row.from ? `, ${row.from} to ${row.to}` : ''}; ${row.read} of ${row.sentences} sentences gave a claim, ${row.unread} looked like one and were read by no rule.`,
          fields: {
            source: 'record',
            publisher: name,
            documents: row.documents,
            from: row.from ?? null,
            to: row.to ?? null,
            sentences: row.sentences,
            read: row.read,
            unread: row.unread,
            ...(years === undefined ? {} : { years: years.get(row.publisher) ?? [] }),
          },
          group: 'publishers',
          cites: [],
        }
      }),
      notes: [
        'Documents without a date belong to no period, and are counted only where none is asked for.',
        'What a publisher printed and nobody gave to this record is not seen here.',
      ],
      ...period,
    }
  },
})
