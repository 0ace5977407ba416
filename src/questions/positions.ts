// positions: who said what on a topic, by whose account, through every layer.

import { join } from '../events/join.ts'
import { entitiesOf, keyOf, labelOf, plain, textOf } from '../events/roles.ts'
import type { RecordClaim } from '../record/record.ts'
import { eventLine, voices } from './cite.ts'
import { bounded, question } from './declare.ts'
import { standsFor } from './office.ts'
import { QuestionError } from './question.ts'
import { knownOf, MOST, periodOf, told } from './told.ts'

/** Documents looked through for a topic at most. */
const DOCUMENTS = 200

const mentionsTopic = ({ claim }: RecordClaim, topic: string): boolean =>
  [textOf(claim, 'content'), textOf(claim, 'topic'), ...claim.evidence.map(({ quote }) => quote)].some(
    (words) => words !== undefined && plain(words).includes(topic),
  )

export const positions = question({
  name: 'positions',
  doc: 'Who said what on a topic, with which stance, and by whose account.',
  parameters: [
    { name: 'topic', kind: 'text', doc: 'words that the statement holds' },
    { name: 'speaker', kind: 'entity', doc: 'who said it: a person, or a state or organisation through its people' },
    { name: 'stance', kind: 'text', doc: 'supports, opposes, calls-for, praises, thanks, pledges or asserts' },
    { name: 'from', kind: 'date', doc: 'told in documents from this day on' },
    { name: 'to', kind: 'date', doc: 'told in documents up to this day' },
    { name: 'limit', kind: 'number', doc: 'at most this many lines (500)' },
  ],
  answer: async (context, values) => {
    const [topic, speaker, stance] = [values.text('topic'), values.entity('speaker'), values.text('stance')]
    if (topic === undefined && !speaker)
      throw new QuestionError('missing-parameter', 'topic', 'The question positions needs a topic, a speaker or both.')
    const period = periodOf(values)
    const entities = speaker
      ? [{ anyOf: standsFor(speaker.id, context.world), roles: ['speaker' as const, 'voice' as const] }]
      : []
    const notes: string[] = []
    const found: RecordClaim[] = []
    if (topic === undefined) {
      const all = await told(context, values, { types: ['statement'], entities, ...period, undated: true })
      found.push(...all.claims)
      notes.push(...all.notes)
    } else {
      const hits = await context.record.search({ text: topic, limit: DOCUMENTS, ...period, ...knownOf(values) })
      if (hits.total > DOCUMENTS)
        notes.push(`${hits.total} documents hold these words; the newest ${DOCUMENTS} were looked through.`)
      for (const { document } of hits.hits)
        found.push(
          ...(await context.record.claims({
            types: ['statement'],
            document: document.id,
            entities,
            limit: MOST,
            ...knownOf(values),
          })),
        )
    }
    const kept = found.filter(
      (one) =>
        (topic === undefined || mentionsTopic(one, plain(topic))) &&
        (stance === undefined || textOf(one.claim, 'stance') === stance),
    )
    const { events } = join(kept, context.world)
    const { shown, notes: cut } = bounded(events, values.number('limit'), 'statements')
    return {
      understood: `Who said what${topic === undefined ? '' : ` on "${topic}"`}${speaker ? `, of ${speaker.label}` : ''}.`,
      lines: shown.map((event) => {
        const [first] = event.claims
        const speakers = first ? entitiesOf(first.claim, 'speaker') : []
        return eventLine(event, {
          group: speakers.map(labelOf).join(', ') || 'unnamed',
          fields: {
            speaker: speakers.map(labelOf),
            speakers: speakers.map(keyOf),
            stance: (first && textOf(first.claim, 'stance')) ?? null,
            topic: (first && textOf(first.claim, 'topic')) ?? null,
            content: (first && textOf(first.claim, 'content')) ?? null,
            addressee: first ? entitiesOf(first.claim, 'addressee').map(labelOf) : [],
            account: first
              ? [first.document.publisher ?? 'no publisher named', ...voices(first.claim, first.document.publisherId)]
              : [],
            direct: first?.claim.voice.at(-1)?.form === 'direct',
          },
        })
      }),
      notes: [
        ...notes,
        ...cut,
        'A statement is told by the publisher that prints it; the account names every layer between.',
      ],
      ...period,
    }
  },
})
