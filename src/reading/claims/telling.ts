// One sentence while it is read: its parts, what they inherit from each other, and what the document has told before.
import type { Article } from '../../model/article.ts'
import type { Mode } from '../../model/claim.ts'
import { boundsOf } from '../../model/period.ts'
import type { When } from '../../model/when.ts'
import { type Clause, isModifier, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import { isReduced } from '../clauses/postverbal.ts'
import type { NounPlaces, Unit } from '../clauses/units.ts'
import type { Speaker, Spoken } from '../clauses/voice.ts'
import type { LanguageKnowledge } from '../grammar.ts'
import type { Discourse } from '../mentions/discourse.ts'
import { classOf, type ItemOf, type Mention, mentionsOf } from '../mentions/items.ts'
import type { Times } from '../when.ts'
import { isChair } from './chairs.ts'
import {
  dateReport,
  isAnothers,
  isTerm,
  nearestTime,
  type ReportDates,
  reportDay,
  spanOf,
  stretched,
  timesOf,
} from './dates.ts'
import { isDisposal } from './frames.ts'
import { speakerFor, speakerMention } from './pronouns.ts'
import type { Context } from './scene.ts'

export interface SentenceInput {
  readonly article: Article
  readonly text: string
  readonly language: LanguageKnowledge
  readonly spoken: readonly Spoken[]
  readonly discourse: Discourse
  readonly times: Times
  readonly mentions: readonly Mention[]
  readonly sort: (id: string) => string | undefined
  readonly countryOf: (place: string) => string | undefined
}

export interface Part {
  readonly spoken: Spoken
  readonly clause: Clause
  readonly level: 'report' | 'speech'
  readonly speaker: Speaker | undefined
}

/** What the document has told so far. */
export interface Memory extends ReportDates {
  reportSubject: Subject | undefined
  paragraph: number
  /** Nouns of the running paragraph, in order. */
  nouns: ItemOf<'noun'>[]
  /** Those of them that opened a clause. */
  leads: ItemOf<'noun'>[]
  /** The first person that the report names. */
  protagonist: Mention | undefined
  /** The first noun of each class that the article names in full. */
  readonly first: Map<string, ItemOf<'noun'>>
  /** Places that relative clauses tell of nouns. */
  readonly places: NounPlaces
  /** Offsets of the words that rules have read. */
  readonly covered: Set<number>
  /** The paragraph that announces the visit for which it is planned. */
  planIn?: number
  /** The days of the visits that are announced, by their guest. */
  readonly visits: Map<string, When>
}

/** By what a person is known again: the registry's id, else the last word of the name. */
export const keyOf = (m: Mention): string | undefined =>
  m.kind === 'person' ? (m.candidates[0] ?? m.name.split(' ').at(-1)) : undefined

export const newMemory = (): Memory => ({
  reportSubject: undefined,
  eventDate: undefined,
  paragraph: -1,
  nouns: [],
  leads: [],
  protagonist: undefined,
  first: new Map(),
  places: new Map(),
  covered: new Set(),
  visits: new Map(),
})

export interface Telling {
  readonly input: SentenceInput
  readonly memory: Memory
  readonly group: readonly Spoken[]
  readonly parts: readonly Part[]
  /** A word of the past ties the sentence to the event told. */
  readonly tie: boolean
  /** A clause of time says during what the rest of the sentence is: "during the visit". */
  readonly during: boolean
  /** By level: the subject and the mode that the next clause inherits. */
  readonly last: { report: Subject | undefined; speech: Subject | undefined }
  readonly modes: { report: Mode | undefined; speech: Mode | undefined }
  /** The subject that each spoken clause inherits. */
  readonly subjects: Map<Spoken, Subject | undefined>
  time: When | undefined
}

/** Begins a sentence, and its paragraph where it is the first. */
export function tellingOf(group: readonly Spoken[], input: SentenceInput, memory: Memory): Telling {
  const { paragraph } = group[0]!.sentence
  if (paragraph !== memory.paragraph) {
    memory.paragraph = paragraph
    memory.nouns = []
    memory.leads = []
    if (input.language.slots === 'after') {
      memory.eventDate = memory.day ?? reportDay(input.article)
      memory.plan = memory.announced
    } else if (memory.day && isFlashback(memory.eventDate, memory.day)) memory.eventDate = memory.day
  }
  // "President Roe's visit ...": what is told next is planned for it
  for (const m of input.language.slots === 'after'
    ? group.flatMap((s) => s.clause.items.flatMap((x) => mentionsOf(x)))
    : []) {
    const days = memory.visits.get(keyOf(m) ?? '')
    if (days) memory.plan = days
  }
  return {
    input,
    memory,
    group,
    parts: group.flatMap(partsOf),
    during: group.some((s) => s.clause.temporal === 'when'),
    tie: group.some((s) => s.clause.items.some((x) => classOf(x, 'tie') !== undefined)),
    last: { report: undefined, speech: undefined },
    modes: { report: undefined, speech: undefined },
    subjects: new Map(),
    time: undefined,
  }
}

/** A clause that opens a speech is two: the report before the verb, and the words after it. */
function partsOf(s: Spoken): Part[] {
  const words: Clause = { ...s.clause, items: s.clause.items.slice(s.from) }
  if (s.level === 'report' || s.from === 0) return [{ spoken: s, clause: s.clause, level: s.level, speaker: s.speaker }]
  const opening: Clause = { ...s.clause, items: s.clause.items.slice(0, s.clause.items.indexOf(s.verb!)) }
  const out: Part[] = []
  if (opening.items.length) out.push({ spoken: s, clause: opening, level: 'report', speaker: s.speaker?.within })
  if (words.items.length) out.push({ spoken: s, clause: words, level: 'speech', speaker: s.speaker })
  return out
}

export function tellNouns({ memory }: Telling, { clause }: Part): void {
  const opener = clause.items.find((x) => x.kind !== 'time')
  if (opener?.kind === 'noun') memory.leads.push(opener)
  memory.protagonist ??= clause.items.flatMap(mentionsOf).find((m) => m.kind === 'person' && m.via !== 'title')
  for (const noun of clause.items.flatMap((x) => (x.kind === 'noun' ? nounsIn(x) : []))) {
    memory.nouns.push(noun)
    if ((noun.inner.length > 0 || noun.id) && !memory.first.has(noun.cls)) memory.first.set(noun.cls, noun)
  }
}

/** Of things built the one that opened a clause of this sentence: "the line is a part of ..., it will open in June". */
const leadNoun = ({ input, memory }: Telling, cls: string, before: number): ItemOf<'noun'> | undefined =>
  cls === 'project'
    ? memory.leads.findLast(
        (n) =>
          n.cls === cls && n.value !== 'work' && n.start < before && !/[。！？]/u.test(input.text.slice(n.end, before)),
      )
    : undefined

/** The subject that a part goes on with where it names none. */
export function inheritedSubject(
  { last, memory, parts }: Telling,
  part: Part,
  own: Subject | undefined,
): Subject | undefined {
  const { clause, level, speaker } = part
  const before = last[level]
  if (before) return { ...before, via: 'inherited' }
  const forward = !own && (clause.temporal || clause.leaning) ? forwardSubject(parts, parts.indexOf(part)) : undefined
  if (forward) return forward
  if (level === 'speech')
    return speaker?.mentions.length
      ? { item: clause.items[0]!, mentions: speaker.mentions, via: 'inherited' }
      : undefined
  return memory.reportSubject ? { ...memory.reportSubject, via: 'inherited' } : undefined
}

/** What the rules may ask about the words round a part. */
export function contextOf(telling: Telling, part: Part, inherited: Subject | undefined): Context {
  const { input, memory, parts } = telling
  return {
    text: input.text,
    cased: input.language.forms !== undefined,
    saysHe: input.language.slots === 'after',
    speaker: part.speaker,
    inherited: speakerFor(inherited, part.speaker),
    inheritedMode: telling.modes[part.level],
    places: memory.places,
    next: nextMentions(parts, parts.indexOf(part), input.language),
    lastNoun: (cls, before) =>
      leadNoun(telling, cls, before) ??
      memory.nouns.findLast((n) => n.cls === cls && n.value !== 'work' && n.value !== 'told' && n.start < before),
    isChair: (title) => isChair(title, input.language),
    firstNoun: (cls, before) => memory.first.get(cls) ?? memory.nouns.find((n) => n.cls === cls && n.start < before),
    sort: input.sort,
    protagonist: memory.protagonist,
    last: (kind, before) =>
      (kind === 'org' ? mainOrganisation(input, before) : undefined) ??
      input.mentions.findLast((m) => m.kind === kind && m.start < before && m.candidates.length > 0),
    when: (unit, at) => whenFor(telling, part, unit, at),
  }
}

/** The time of an act: the nearest in its unit, else that of its clause, else the one told before in the sentence. */
function whenFor({ input, time }: Telling, { clause }: Part, unit: Unit, at: number): When | undefined {
  const after = input.language.slots === 'after'
  const near = nearestTime(unit.items, at, after)
  const free = timesOf(clause.items).find((x) => !after || !(isTerm(clause.items, x) || isAnothers(unit.items, at, x)))
  const here = near ?? (unit.relative ? undefined : free?.start)
  if (here !== undefined) return stretched(input.times.at.get(here), clause.items)
  // "a month ago he came here, this time they met again": another time than the one told before
  return clause.items.some((x) => classOf(x, 'tie') === 'anew') ? undefined : stretched(time, clause.items)
}

/** Keeps what the next parts and sentences inherit from this one. */
export function remember(telling: Telling, part: Part, own: Subject | undefined): void {
  const { last, memory, modes } = telling
  const { clause, level, speaker } = part
  if (own) {
    const he = heOf(telling, part)?.[0]
    const mentions = own.mentions.map((m) => (m.group === 'he' && he ? he : speakerMention(m, speaker)))
    const free: Subject = { ...own, mentions }
    if (!clause.temporal || !last[level]) last[level] = free
    if (level === 'report' && !clause.temporal) memory.reportSubject = free
  }
  const mode = clauseMode(clause)
  if (own || mode) modes[level] = mode
  rememberDate(telling, part, mode)
}

/** "Spokesman: ...": who answers for a house tells as a report does, and says "he" of others. */
export const isTurn = (speaker: Speaker | undefined, text: string): boolean => {
  const end = speaker?.mentions[0]?.end
  return speaker?.form === 'indirect' && end !== undefined && text[end] === ':'
}

/** The people that "he" means in the report. */
export const heOf = ({ input, memory }: Telling, { level, speaker }: Part): Mention[] | undefined => {
  if (level === 'report') return memory.reportSubject?.mentions.filter((m) => m.kind === 'person')
  // "recalled that he had come": he who speaks
  const own =
    speaker?.form === 'indirect' && input.language.slots === 'after' && !isTurn(speaker, input.text)
      ? speaker.mentions.filter((m) => m.kind === 'person')
      : []
  return own.length === 1 ? own : undefined
}

function rememberDate(telling: Telling, part: Part, mode: Mode | undefined): void {
  const { input, memory, group } = telling
  const here = timesOf(part.clause.items)
    .map((x) => input.times.at.get(x.start))
    .find((w) => w?.edtf)
  const dated = stretched(here ?? (spanOf(part.clause.items) ? telling.time : undefined), part.clause.items)
  if (
    !dated ||
    part.clause.head?.kind === 'text' ||
    (part.clause.head && !isOfLead(telling, dated) && (isOfNamed(part.clause) || isAdded(telling, part)))
  )
    return
  telling.time = dated
  const report = part.level === 'report'
  const planned = mode === 'planned'
  if (input.language.slots === 'after') {
    // "the first since the plan was agreed on 14 July": what a clause of time tells dates only what it hangs on
    if (part.clause.temporal && part.clause !== group[0]!.clause) return
    dateReport(memory, dated, { report, planned, lead: part.spoken.sentence.part === 'paragraph' })
    return
  }
  if (report && (planned || dated !== here) && /^\d{4}-\d\d/.test(dated.edtf ?? '')) memory.plan = dated
  const opens = !memory.eventDate || group[0]!.clause === part.clause
  if (report && !planned && opens && /^\d{4}-\d\d-\d\d/.test(dated.edtf ?? '')) {
    memory.eventDate = dated
    if (isOfLead(telling, dated)) memory.day = dated
  }
}

/** A day told long before the one that a report is about holds to the end of its paragraph. */
function isFlashback(told: When | undefined, day: When): boolean {
  const [from] = boundsOf(told?.edtf) ?? []
  const [to] = boundsOf(day.edtf) ?? []
  return from !== undefined && to !== undefined && (Date.parse(to) - Date.parse(from)) / DAY > FLASHBACK_DAYS
}
const FLASHBACK_DAYS = 10

/** "took over the chair at a session held here yesterday": in its lead a report names its day even so. */
function isOfLead({ input, memory }: Telling, dated: When): boolean {
  const days = (Date.parse(input.times.reportDate ?? '') - Date.parse(dated.edtf ?? '')) / DAY
  return !memory.day && days >= 0 && days <= LEAD_DAYS
}

const DAY = 24 * 60 * 60 * 1000
const LEAD_DAYS = 3

/** "Norland, which joined in 2010, handed ...": what is only added dates nothing else. */
const isAdded = ({ parts }: Telling, part: Part): boolean => parts[parts.indexOf(part) - 1]?.clause.closed === ','

/** "the plan agreed in Vienna on 14 July": a date of what is only named. */
const isOfNamed = (clause: Clause): boolean => isReduced(clause.items, 0)

/** The subject that a clause names itself. */
export const ownSubject = (clause: Clause): Subject | undefined => {
  const { subject } = slotsAndSubject(clause.items, 0, clause.items.length)
  return subject && !isModifier(clause.items, clause.items.indexOf(subject.item)) ? subject : undefined
}

/** A clause of time without a subject takes the one of the clause that it dates. */
function forwardSubject(parts: readonly Part[], index: number): Subject | undefined {
  const next = parts.slice(index + 1).find((p) => !p.clause.temporal && !p.clause.leaning)
  const subject = next && ownSubject(next.clause)
  return subject ? { ...subject, via: 'forward' } : undefined
}

/** The first mention of the clauses that follow, modifiers too ("in the 32 years since, Chinese-Kazakh relations ..."). */
function nextMentions(parts: readonly Part[], index: number, language: LanguageKnowledge): readonly Mention[] {
  for (const part of parts.slice(index + 1, index + 3)) {
    // "ten years on, the forum has grown": what opens the clause is what has grown, though others are named behind
    const opens = part.clause.items.find((x) => classOf(x, 'noise') === undefined && x.kind !== 'time')
    if (opens?.kind === 'noun' && language.slots === 'before') return []
    const ref = part.clause.items.find((x) => x.kind === 'ref')
    if (ref?.kind === 'ref') return ref.mentions
  }
  return []
}

/** The organisation of states that the article names most, as it stood last before an offset. */
function mainOrganisation(input: SentenceInput, before: number): Mention | undefined {
  const counts = new Map<string, number>()
  const named = input.mentions.filter(
    (m) => m.kind === 'org' && STATES_JOIN.has(input.sort(m.candidates[0] ?? '') ?? ''),
  )
  for (const m of named) counts.set(m.candidates[0]!, (counts.get(m.candidates[0]!) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  // where words are not changed by case, what the paragraph spoke of last is meant
  const here =
    input.language.slots === 'before'
      ? named.findLast((m) => m.start < before && !input.text.slice(m.end, before).includes('\n'))
      : undefined
  return here ?? named.findLast((m) => m.start < before && counts.get(m.candidates[0]!) === most)
}

const STATES_JOIN: ReadonlySet<string> = new Set(['international', 'grouping', 'forum', 'format', 'bank', 'agreement'])

const nounsIn = (noun: ItemOf<'noun'>): ItemOf<'noun'>[] => [
  ...noun.inner.flatMap((x) => (x.kind === 'noun' ? nounsIn(x) : [])),
  noun,
]

function clauseMode(clause: Clause): Mode | undefined {
  for (let i = 0; i < clause.items.length; i++) {
    const mode = classOf(clause.items[i], 'mode')
    if (mode === 'planned' && !isDisposal(clause.items, i)) return 'planned'
    if (mode === 'proposed' || mode === 'hope') return 'proposed'
  }
  return undefined
}
