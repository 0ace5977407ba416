// Makes the lines of an answer: a plain sentence, its columns, and every quoted sentence that stands behind it.
import { digest } from '../events/digest.ts'
import type { Event } from '../events/event.ts'
import { labelOf } from '../events/roles.ts'
import type { AnswerLine, Citation } from '../model/answer.ts'
import type { Claim, VoiceLayer } from '../model/claim.ts'
import type { EntityRef, GroupRef } from '../model/value.ts'
import type { When } from '../model/when.ts'
import type { RecordClaim } from '../record/record.ts'

const speakers = (layer: VoiceLayer): readonly (EntityRef | GroupRef)[] => {
  if (!layer.by) return []
  return Array.isArray(layer.by) ? (layer.by as readonly (EntityRef | GroupRef)[]) : [layer.by as EntityRef | GroupRef]
}

/** Printed names of those who speak between the publisher and the words, outermost first. */
export const voices = (claim: Claim, publisherId: string | undefined): readonly string[] =>
  claim.voice.flatMap((layer) =>
    speakers(layer)
      .filter((by) => publisherId === undefined || !('id' in by) || by.id !== publisherId)
      .map(({ name }) => name),
  )

export const cites = ({ claim, document, sentences }: RecordClaim): readonly Citation[] =>
  sentences.map(({ start, end, quote }) => ({
    claim: claim.id,
    document: document.id,
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
    ...(document.published === undefined ? {} : { published: document.published }),
    quote,
    start,
    end,
    voice: voices(claim, document.publisherId),
    ...(document.places === undefined ? {} : { places: document.places }),
  }))

export interface LineDraft {
  readonly text: string
  readonly claims: readonly RecordClaim[]
  readonly fields: AnswerLine['fields']
  readonly type?: AnswerLine['type']
  readonly when?: string | undefined
  readonly time?: When | undefined
  readonly mode?: AnswerLine['mode']
  readonly group?: string
  readonly differs?: readonly string[]
  /** What the line's id is made of, where its claims are not enough. */
  readonly key?: string
}

export const line = (draft: LineDraft): AnswerLine => {
  const claims = draft.claims.map(({ claim }) => claim.id).sort()
  return {
    id: `ln_${digest(draft.key ?? '', ...claims)}`,
    text: draft.text,
    ...(draft.type === undefined ? {} : { type: draft.type }),
    ...(draft.when === undefined ? {} : { when: draft.when }),
    ...(draft.when === undefined || draft.time === undefined ? {} : { time: draft.time }),
    ...(draft.mode === undefined ? {} : { mode: draft.mode }),
    fields: draft.fields,
    ...(draft.group === undefined ? {} : { group: draft.group }),
    cites: draft.claims.flatMap(cites),
    ...(draft.differs === undefined || draft.differs.length === 0 ? {} : { differs: draft.differs }),
  }
}

const MODE_WORDS: Readonly<Record<Claim['mode'], string>> = {
  happened: '',
  planned: ' (planned)',
  proposed: ' (proposed)',
  denied: ' (denied)',
}

/** The sentence of an event: the gloss of the claim that tells most of it, with the stage where it is not past. */
export const sentence = (event: Event): string => {
  const told = event.stages.at(-1)?.claims ?? event.claims
  const [fullest] = told.toSorted((a, b) => weight(b) - weight(a) || (a.claim.id < b.claim.id ? -1 : 1))
  const gloss = fullest?.claim.gloss ?? event.type
  // Many glosses say the stage themselves.
  return gloss.includes(event.mode) ? gloss : `${gloss}${MODE_WORDS[event.mode]}`
}

const weight = ({ claim, status }: RecordClaim): number =>
  (status === 'read' ? 0 : 100) +
  Object.keys(claim.roles).length * 2 +
  (claim.when ? 2 : 0) +
  (claim.where ? 1 : 0) +
  claim.confidence

/** How the event's date is known: by the report that gives it, and of several by one that writes most of it. */
const timeOf = ({ claims, when }: Event): When | undefined =>
  claims
    .flatMap(({ claim }) => (claim.when === when && claim.time ? [claim.time] : []))
    .toSorted((a, b) => inferred(a) - inferred(b))[0]

const inferred = ({ start, end }: When): number =>
  [start, end].reduce(
    (sum, date) => sum + [date?.year, date?.month, date?.day].filter((part) => part?.basis.kind === 'inferred').length,
    0,
  )

/** A line for an event, with the columns that every question shows. */
export const eventLine = (
  event: Event,
  more: { readonly group?: string; readonly fields?: AnswerLine['fields']; readonly note?: string } = {},
): AnswerLine =>
  line({
    text: more.note === undefined ? sentence(event) : `${sentence(event)} (${more.note})`,
    claims: event.claims,
    type: event.type,
    when: event.when,
    time: timeOf(event),
    mode: event.mode,
    fields: {
      event: event.id,
      type: event.type,
      when: event.when ?? null,
      where: event.where ? labelOf(event.where) : null,
      place: event.where?.id ?? null,
      mode: event.mode,
      stages: event.stages.map((stage) => stage.mode),
      reports: new Set(event.claims.map(({ document }) => document.id)).size,
      within: event.within ?? null,
      ...(event.type === 'gathering' ? { series: event.series ?? null, number: event.number ?? null } : {}),
      ...more.fields,
    },
    differs: event.differs,
    ...(more.group === undefined ? {} : { group: more.group }),
  })
