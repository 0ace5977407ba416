// positions: who said what on a topic, by whose account, through every layer.

import type { Event } from '../events/event.ts'
import { join } from '../events/join.ts'
import { entitiesOf, keyOf, labelOf, plain, textOf } from '../events/roles.ts'
import type { AnswerLine } from '../model/answer.ts'
import { bounds, FAR, type RecordClaim } from '../record/record.ts'
import { eventLine, voices } from './cite.ts'
import { bounded, question, type Values } from './declare.ts'
import { type Context, QuestionError } from './question.ts'
import { standsFor } from './registry.ts'
import { knownOf, periodOf, printedDay, toldClaims } from './told.ts'

/** Documents looked through for a topic at most. */
const DOCUMENTS = 200

const mentionsTopic = ({ claim }: RecordClaim, topic: string): boolean =>
  [textOf(claim, 'content'), textOf(claim, 'topic'), ...claim.evidence.map(({ quote }) => quote)].some(
    (words) => words !== undefined && plain(words).includes(topic),
  )

/** Statements of the speaker, printed in the period; with a topic, those in documents that hold its words. */
const statements = async (
  context: Context,
  values: Values,
): Promise<{ readonly found: readonly RecordClaim[]; readonly notes: readonly string[] }> => {
  const [topic, speaker, period] = [values.text('topic'), values.entity('speaker'), periodOf(values)]
  const roles = ['speaker', 'voice'] as const
  const entities = speaker ? [{ anyOf: standsFor(speaker.id, context.world), roles }] : []
  if (topic === undefined) {
    const { claims, notes } = await toldClaims(context, values, { types: ['statement'], entities })
    const [from, to] = [bounds(period.from)?.from ?? -FAR, bounds(period.to)?.to ?? FAR]
    const printed = (one: RecordClaim) => printedDay(one) ?? (period.from || period.to ? Number.NaN : 0)
    return { found: claims.filter((one) => printed(one) >= from && printed(one) <= to), notes }
  }
  const hits = await context.record.search({ text: topic, limit: DOCUMENTS, ...period, ...knownOf(values) })
  const found: RecordClaim[] = []
  for (const { document } of hits.hits)
    found.push(...(await toldClaims(context, values, { types: ['statement'], document: document.id, entities })).claims)
  const left = `${hits.total} documents hold these words; the newest ${DOCUMENTS} were looked through.`
  return { found, notes: hits.total > DOCUMENTS ? [left] : [] }
}

const statementLine = (event: Event): AnswerLine => {
  const [first] = event.claims
  const claim = first?.claim
  const speakers = claim ? entitiesOf(claim, 'speaker') : []
  return eventLine(event, {
    group: speakers.map(labelOf).join(', ') || 'unnamed',
    fields: {
      speaker: speakers.map(labelOf),
      speakers: speakers.map(keyOf),
      stance: (claim && textOf(claim, 'stance')) ?? null,
      topic: (claim && textOf(claim, 'topic')) ?? null,
      content: (claim && textOf(claim, 'content')) ?? null,
      addressee: claim ? entitiesOf(claim, 'addressee').map(labelOf) : [],
      account: first
        ? [first.document.publisher ?? 'no publisher named', ...voices(first.claim, first.document.publisherId)]
        : [],
      direct: claim?.voice.at(-1)?.form === 'direct',
    },
  })
}

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
    const { found, notes } = await statements(context, values)
    const kept = found.filter(
      (one) =>
        (topic === undefined || mentionsTopic(one, plain(topic))) &&
        (stance === undefined || textOf(one.claim, 'stance') === stance),
    )
    const { events } = join(kept, context.world)
    const { shown, notes: cut } = bounded(events, values.number('limit'), 'statements')
    return {
      understood: `Who said what${topic === undefined ? '' : ` on "${topic}"`}${speaker ? `, of ${speaker.label}` : ''}.`,
      lines: shown.map(statementLine),
      notes: [
        ...notes,
        ...cut,
        'A statement is told by the publisher that prints it; the account names every layer between.',
      ],
      ...periodOf(values),
    }
  },
})
