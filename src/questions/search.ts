// search: the sentences in which words stand, and the claims read from them.

import { digest } from '../events/digest.ts'
import type { AnswerLine } from '../model/answer.ts'
import type { RecordClaim, SearchHit } from '../record/record.ts'
import { cites } from './cite.ts'
import { question } from './declare.ts'

export const search = question({
  name: 'search',
  doc: 'Sentences in which words stand, newest document first, with the claims that were read from them.',
  parameters: [
    {
      name: 'text',
      kind: 'text',
      required: true,
      doc: 'words; in "double quotes" they stand together; a final * takes any ending',
    },
    { name: 'about', kind: 'entity', doc: 'only sentences from which a claim about this was read' },
    { name: 'type', kind: 'type', doc: 'only sentences from which a claim of these types was read' },
    { name: 'publisher', kind: 'text', doc: 'name or id of the publisher' },
    { name: 'language', kind: 'language', doc: 'zh-Hans, zh-Hant, en or ru' },
    { name: 'from', kind: 'date', doc: 'published no earlier than this' },
    { name: 'to', kind: 'date', doc: 'published no later than this' },
    { name: 'limit', kind: 'number', doc: 'at most this many documents (20)' },
  ],
  answer: async (context, values) => {
    const text = values.text('text') ?? ''
    const [from, to, about, types] = [
      values.date('from')?.edtf,
      values.date('to')?.edtf,
      values.entity('about'),
      values.types('type'),
    ]
    const [publisher, language, limit] = [values.text('publisher'), values.text('language'), values.number('limit')]
    const known = values.known === undefined ? {} : { known: values.known }
    const result = await context.record.search({
      text,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(language === undefined ? {} : { language }),
      ...(limit === undefined ? {} : { limit }),
      ...known,
    })
    const lines: AnswerLine[] = []
    for (const hit of result.hits) {
      const claims = await context.record.claims({
        document: hit.document.id,
        ...(types === undefined ? {} : { types }),
        ...(about === undefined ? {} : { entities: [{ anyOf: [about.id] }] }),
        ...known,
      })
      lines.push(...linesOf(hit, claims, about !== undefined || types !== undefined))
    }
    const more = result.total - result.hits.length
    return {
      understood: `Where "${text}" stands${about ? `, in sentences about ${about.label}` : ''}.`,
      lines,
      notes: [
        `${result.total} ${result.total === 1 ? 'document holds' : 'documents hold'} these words${more > 0 ? `; the newest ${result.hits.length} are shown` : ''}.`,
      ],
      from,
      to,
    }
  },
})

const linesOf = (hit: SearchHit, claims: readonly RecordClaim[], onlyRead: boolean): readonly AnswerLine[] =>
  hit.snippets.flatMap((snippet) => {
    const read = claims.filter(({ claim }) =>
      claim.evidence.some(({ start, end }) => start < snippet.end && snippet.start < end),
    )
    if (onlyRead && read.length === 0) return []
    const { document } = hit
    return [
      {
        id: `ln_${digest(document.id, String(snippet.start), String(snippet.end))}`,
        text: snippet.quote,
        fields: {
          document: document.id,
          title: document.title ?? null,
          published: document.published ?? document.dateline ?? null,
          start: snippet.start,
          end: snippet.end,
          marks: snippet.marks.map(({ start, end }) => `${start}-${end}`),
          types: [...new Set(read.map(({ claim }) => claim.type))],
          claims: read.map(({ claim }) => claim.id),
        },
        group: document.title ?? document.id,
        cites: [
          {
            claim: '',
            document: document.id,
            ...(document.title === undefined ? {} : { title: document.title }),
            ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
            ...(document.published === undefined ? {} : { published: document.published }),
            quote: snippet.quote,
            start: snippet.start,
            end: snippet.end,
            voice: [],
          },
          ...read.flatMap(cites),
        ],
      },
    ]
  })
