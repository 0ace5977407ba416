// From spoken clauses to drafts: frames and patterns at each event, then statements, commitments, formulations, offices.
import type { Article } from '../../model/article.ts'
import type { Mode } from '../../model/claim.ts'
import type { RoleName } from '../../model/claims/roles.ts'
import type { When } from '../../model/when.ts'
import { type Clause, isModifier, type Subject, slotsAndSubject } from '../clauses/clause.ts'
import { unitsAfter } from '../clauses/postverbal.ts'
import { type NounPlaces, type Unit, unitsOf } from '../clauses/units.ts'
import type { Speaker, Spoken } from '../clauses/voice.ts'
import type { LanguageKnowledge } from '../grammar.ts'
import type { Discourse } from '../mentions/discourse.ts'
import { classOf, type Item, type ItemOf, lexOf, type Mention, mentionsOf } from '../mentions/items.ts'
import type { Times } from '../when.ts'
import { chairDrafts, isChair } from './chairs.ts'
import { commitmentDrafts } from './commitments.ts'
import { contentUnits } from './contents.ts'
import { dateReport, inheritDate, isToCome, mayInherit, nearestTime, reportDay } from './dates.ts'
import type { Draft, DraftValue } from './draft.ts'
import { formulationDrafts, officeDrafts } from './fixed.ts'
import { type Context, frameDraft, isDisposal, sceneAt } from './frames.ts'
import { patternDrafts } from './patterns.ts'
import { postScene } from './postscene.ts'
import { speechActs, statementDrafts, statementUnits } from './statements.ts'
import { undertakingDrafts } from './undertakings.ts'

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

/** Acts take the date of the event that they are told with; words and counts do not. */
const DATED: ReadonlySet<string> = new Set([
  'meeting',
  'visit',
  'gathering',
  'ceremony',
  'document',
  'honour',
  'partnership',
  'project',
  'membership',
])

interface Part {
  readonly spoken: Spoken
  readonly clause: Clause
  readonly level: 'report' | 'speech'
  readonly speaker: Speaker | undefined
}

interface Memory {
  reportSubject: Subject | undefined
  eventDate: When | undefined
  /** The day that the report's first dated sentence gives; the date of the plan told last. */
  day?: When | undefined
  plan?: When | undefined
  leadRead?: boolean
  paragraph: number
  /** Nouns of the running paragraph, in order. */
  nouns: ItemOf<'noun'>[]
  /** The first noun of each class that the article names in full. */
  readonly first: Map<string, ItemOf<'noun'>>
}

export function claimsOfSentences(input: SentenceInput): { drafts: Draft[]; covered: Set<number> } {
  const drafts: Draft[] = []
  const covered = new Set<number>()
  const memory: Memory = { reportSubject: undefined, eventDate: undefined, paragraph: -1, nouns: [], first: new Map() }
  const places: NounPlaces = new Map()
  const speakers: { start: number; end: number; speaker: Speaker | undefined }[] = []
  let from = 0
  while (from < input.spoken.length) {
    let to = from
    while (to < input.spoken.length && input.spoken[to]!.sentence === input.spoken[from]!.sentence) to++
    const group = input.spoken.slice(from, to)
    for (const s of group)
      speakers.push({
        start: s.clause.items[s.from]?.start ?? s.clause.end,
        end: s.clause.end,
        speaker: s.level === 'speech' ? s.speaker : undefined,
      })
    drafts.push(...oneSentence(group, input, memory, places, covered))
    from = to
  }
  const speakerAt = (pos: number) => speakers.find((s) => s.start <= pos && pos < s.end)?.speaker
  drafts.push(
    ...officeDrafts(
      bodyFirst(input),
      input.language.slots === 'after' ? (pos) => quoted(speakerAt(pos)) : speakerAt,
      new Map(),
    ),
  )
  drafts.push(...chairDrafts(bodyFirst(input), speakerAt, input.language))
  return { drafts, covered }
}

/** In reported speech the reporter gives the titles; in a quotation the speaker does. */
const quoted = (speaker: Speaker | undefined): Speaker | undefined => (speaker?.form === 'direct' ? speaker : undefined)

/** Mentions of the body before those of headlines: an office is told where it is told in full. */
function bodyFirst({ article, mentions }: SentenceInput): Mention[] {
  const heads = article.parts.filter((p) => p.kind === 'title' || p.kind === 'subtitle' || p.kind === 'heading')
  const inHead = (m: Mention) => heads.some((p) => p.start <= m.start && m.start < p.end)
  return [...mentions.filter((m) => !inHead(m)), ...mentions.filter(inHead)]
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

function oneSentence(
  group: readonly Spoken[],
  input: SentenceInput,
  memory: Memory,
  places: NounPlaces,
  covered: Set<number>,
): Draft[] {
  const { text, language, times } = input
  const sceneOf = language.slots === 'after' ? postScene : sceneAt
  const parts = group.flatMap(partsOf)
  const drafts: Draft[] = []
  const last: { report: Subject | undefined; speech: Subject | undefined } = { report: undefined, speech: undefined }
  const modes: { report: Mode | undefined; speech: Mode | undefined } = { report: undefined, speech: undefined }
  const subjectOfSpoken = new Map<Spoken, Subject | undefined>()
  let sentenceTime: When | undefined
  if (group[0]!.sentence.paragraph !== memory.paragraph) {
    memory.paragraph = group[0]!.sentence.paragraph
    memory.nouns = []
    if (language.slots === 'after') {
      memory.eventDate = memory.day ?? reportDay(input.article)
      memory.plan = undefined
    }
  }
  parts.forEach((part, index) => {
    const { clause, level } = part
    for (const noun of clause.items.flatMap((x) => (x.kind === 'noun' ? nounsIn(x) : []))) {
      memory.nouns.push(noun)
      if ((noun.inner.length > 0 || noun.id) && !memory.first.has(noun.cls)) memory.first.set(noun.cls, noun)
    }
    const own = ownSubject(clause)
    const forward = !own && clause.temporal ? forwardSubject(parts, index) : undefined
    const fromSpeaker: Subject | undefined =
      level === 'speech' && part.speaker?.mentions.length && !last.speech
        ? { item: clause.items[0]!, mentions: part.speaker.mentions, via: 'inherited' }
        : undefined
    const inherited: Subject | undefined = last[level]
      ? { ...last[level], via: 'inherited' }
      : (forward ??
        fromSpeaker ??
        (level === 'report' && memory.reportSubject ? { ...memory.reportSubject, via: 'inherited' } : undefined))
    subjectOfSpoken.set(part.spoken, inherited)
    const timesHere = clause.items.filter(
      (x) => x.kind === 'time' && x.time.kind !== 'age' && x.time.kind !== 'duration',
    )
    const tie = group.some((s) => s.clause.items.some((x) => classOf(x, 'tie') !== undefined))
    const context: Context = {
      text,
      speaker: level === 'speech' ? part.speaker : part.speaker,
      inherited: speakerFor(inherited, part.speaker),
      inheritedMode: modes[level],
      places,
      next: nextMentions(parts, index),
      lastNoun: (cls, before) => memory.nouns.findLast((n) => n.cls === cls && n.value !== 'work' && n.start < before),
      isChair: (title) => isChair(title, language),
      firstNoun: (cls, before) => memory.first.get(cls) ?? memory.nouns.find((n) => n.cls === cls && n.start < before),
      sort: input.sort,
      last: (kind, before) =>
        (kind === 'org' ? mainOrganisation(input, before) : undefined) ??
        input.mentions.findLast((m) => m.kind === kind && m.start < before && m.candidates.length > 0),
      when: (unit, at) => whenFor(unit, at),
    }
    const whenFor = (unit: Unit, at: number): When | undefined => {
      const near = nearestTime(unit.items, at, language.slots === 'after')
      if (near !== undefined) return times.at.get(near)
      if (timesHere.length && !unit.relative) return times.at.get(timesHere[0]!.start)
      if (sentenceTime) return sentenceTime
      return undefined
    }
    const he = level === 'report' ? memory.reportSubject?.mentions.filter((m) => m.kind === 'person') : undefined
    for (const unit of language.slots === 'after' ? unitsAfter(clause) : unitsOf(clause, places)) {
      const acting: Unit = {
        ...unit,
        items: unit.items.map((x, i) => (i < (language.slots === 'after' ? 7 : 3) && he?.length ? withHe(x, he) : withSpeaker(x, part.speaker))),
      }
      acting.items.forEach((item, at) => {
        const isAge = item.kind === 'time' && (item.time.kind === 'age' || item.time.kind === 'duration')
        if (item.kind === 'noun' && item.cls === 'document')
          drafts.push(...insideDocument(item, acting, context, language))
        const lex = lexOf(item)
        if (!lex && !isAge) return
        const own: Draft[] = []
        const scene = sceneOf(acting, at, context)
        if (lex) {
          if (lex.is.event === undefined && lex.is.anchor === undefined) return
          for (const sense of lex.senses) {
            if (sense.cls === 'event') own.push(...frameDraft(language.frames.get(sense.value)!, scene))
            if (sense.cls === 'anchor') own.push(...patternDrafts(language.patterns.get(sense.value)!, scene))
          }
        } else for (const pattern of language.agePatterns) own.push(...patternDrafts(pattern, scene))
        if (own.length) covered.add(item.start)
        for (const draft of own) {
          if (unit.relative && !unit.head && draft.type !== 'membership' && draft.type !== 'milestone') continue
          // what two sides are to each other holds, whatever is asked of it
          if (
            draft.type === 'partnership' &&
            draft.roles.get('action')?.some((v) => v.kind === 'term' && v.term === 'holds')
          )
            draft.mode = 'happened'
          if (draft.mode === 'happened' && DATED.has(draft.type) && isToCome(draft.when?.edtf, times.reportDate))
            draft.mode = 'planned'
          if (!draft.when?.edtf && DATED.has(draft.type) && draft.mode === 'happened' && mayInherit(draft, part, tie))
            inheritDate(draft, memory.eventDate)
          if (!draft.when?.edtf && DATED.has(draft.type) && draft.mode === 'planned' && part.level === 'report')
            inheritDate(draft, memory.plan)
          drafts.push(draft)
        }
      })
    }
    if (own) {
      const free: Subject = {
        ...own,
        mentions: own.mentions.map((m) => (m.group === 'he' && he?.[0] ? he[0] : speakerMention(m, part.speaker))),
      }
      if (!clause.temporal || !last[level]) last[level] = free
      if (level === 'report' && !clause.temporal) memory.reportSubject = free
    }
    const mode = clauseMode(clause)
    if (own || mode) modes[level] = mode
    const dated = timesHere.map((x) => times.at.get(x.start)).find((w) => w?.edtf)
    if (dated) {
      sentenceTime = dated
      if (language.slots === 'after')
        dateReport(memory, dated, {
          report: level === 'report',
          planned: mode === 'planned',
          lead: part.spoken.sentence.part === 'paragraph',
        })
      else if (
        level === 'report' &&
        mode !== 'planned' &&
        /^\d{4}-\d\d-\d\d/.test(dated.edtf ?? '') &&
        !memory.eventDate
      )
        memory.eventDate = dated
      else if (
        level === 'report' &&
        mode !== 'planned' &&
        /^\d{4}-\d\d-\d\d/.test(dated.edtf ?? '') &&
        group[0]!.clause === clause
      )
        memory.eventDate = dated
    }
  })
  if (group[0]!.sentence.part === 'paragraph') memory.leadRead = true
  const acts = withoutArrivals(unique(drafts), input)
  const spokenSubjects = group.map((s) => subjectOfSpoken.get(s))
  const statements = (language.slots === 'after' ? contentUnits : statementUnits)(group, text)
    .flatMap(statementDrafts)
    .filter((d) => language.slots === 'after' || !mostlyCounted(d, acts))
  const events = acts.filter(
    (d) =>
      [
        'visit',
        'meeting',
        'gathering',
        'chairmanship',
        'document',
        'membership',
        'ceremony',
        'honour',
        'project',
      ].includes(d.type) && d.mode !== 'happened',
  )
  const taken = (start: number, end: number) =>
    events.some((d) => d.evidence.some((e) => e.start < end && start < e.end))
  const commitments =
    language.slots === 'after'
      ? undertakingDrafts(group, spokenSubjects, taken, text)
      : commitmentDrafts(group, spokenSubjects, taken, text, (before) =>
          input.mentions.findLast((m) => m.kind === 'org' && m.start < before && m.candidates.length > 0),
        )
  const formulations = group.flatMap((s) =>
    formulationDrafts(s.clause.items, s.level === 'speech' ? s.speaker : undefined, text, s.clause),
  )
  acts.push(...levelDrafts(group, acts))
  return [
    ...acts,
    ...statements,
    ...(language.slots === 'after' ? [] : group.flatMap((s) => speechActs(s, text))),
    ...commitments,
    ...formulations,
  ]
}

const ownSubject = (clause: Clause): Subject | undefined => {
  const { subject } = slotsAndSubject(clause.items, 0, clause.items.length)
  return subject && !isModifier(clause.items, clause.items.indexOf(subject.item)) ? subject : undefined
}

/** A clause of time without a subject takes the one of the clause that it dates. */
function forwardSubject(parts: readonly Part[], index: number): Subject | undefined {
  const next = parts.slice(index + 1).find((p) => !p.clause.temporal)
  const subject = next && ownSubject(next.clause)
  return subject ? { ...subject, via: 'forward' } : undefined
}

/** The first mention of the clauses that follow, modifiers too (建交32年来，中哈关系…). */
function nextMentions(parts: readonly Part[], index: number): readonly Mention[] {
  for (const part of parts.slice(index + 1, index + 3)) {
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
  return named.findLast((m) => m.start < before && counts.get(m.candidates[0]!) === most)
}

const STATES_JOIN: ReadonlySet<string> = new Set(['international', 'grouping', 'forum', 'format', 'bank', 'agreement'])

/** What a document's own name says was decided (关于给予…成员国地位的决议): memberships only. */
function insideDocument(noun: ItemOf<'noun'>, unit: Unit, context: Context, language: LanguageKnowledge): Draft[] {
  const inside: Unit = { ...unit, items: noun.inner }
  return noun.inner.flatMap((item, at) =>
    (lexOf(item)?.senses ?? [])
      .filter((s) => s.cls === 'anchor')
      .flatMap((s) =>
        patternDrafts(language.patterns.get(s.value)!, sceneAt(inside, at, context)).filter(
          (d) => d.type === 'membership',
        ),
      ),
  )
}

/** A level that names its own two sides (中马战略性合作关系再上新台阶) holds, whatever is said of it. */
function levelDrafts(group: readonly Spoken[], acts: readonly Draft[]): Draft[] {
  return group.flatMap((s) =>
    s.clause.items.flatMap((x): Draft[] => {
      if (x.kind !== 'noun' || x.cls !== 'level') return []
      const pair = x.inner.flatMap((y) => mentionsOf(y)).find((m) => m.members?.length === 2)
      if (
        !pair ||
        acts.some((d) => d.type === 'partnership' && d.evidence.some((e) => e.start < x.end && x.start < e.end))
      )
        return []
      return [
        {
          type: 'partnership',
          roles: new Map<RoleName, DraftValue[]>([
            ['parties', [{ kind: 'mention', mention: pair }]],
            ['level', [{ kind: 'entity', id: x.id ?? '', span: { start: x.start, end: x.end } }]],
            ['action', [{ kind: 'term', term: 'holds' }]],
          ]),
          evidence: [{ start: x.start, end: x.end }],
          mode: 'happened',
          speaker: s.level === 'speech' ? s.speaker : undefined,
          rule: 'partnership-named',
          confidence: 0.75,
        },
      ]
    }),
  )
}

const nounsIn = (noun: ItemOf<'noun'>): ItemOf<'noun'>[] => [
  ...noun.inner.flatMap((x) => (x.kind === 'noun' ? nounsIn(x) : [])),
  noun,
]

const speakerMention = (m: Mention, speaker: Speaker | undefined): Mention =>
  m.group === 'i' && speaker?.mentions[0]
    ? { ...speaker.mentions[0], start: m.start, end: m.end }
    : m.group === 'we'
      ? { ...m, group: 'two-heads' }
      : m

const speakerFor = (subject: Subject | undefined, speaker: Speaker | undefined): Subject | undefined =>
  subject ? { ...subject, mentions: subject.mentions.map((m) => speakerMention(m, speaker)) } : undefined

const withSpeaker = (item: Item, speaker: Speaker | undefined): Item =>
  item.kind === 'ref' && speaker && item.mentions.some((m) => m.group === 'i' || m.group === 'we')
    ? { ...item, mentions: item.mentions.map((m) => speakerMention(m, speaker)) }
    : item

/** 他 at the head of a clause of the report is the one told of before. */
const withHe = (item: Item, he: readonly Mention[]): Item =>
  item.kind === 'ref' && item.mentions.length === 1 && item.mentions[0]!.group === 'he'
    ? { ...item, mentions: he.slice(0, 1).map((m) => ({ ...m, start: item.start, end: item.end })) }
    : item

function clauseMode(clause: Clause): Mode | undefined {
  for (let i = 0; i < clause.items.length; i++) {
    const mode = classOf(clause.items[i], 'mode')
    if (mode === 'planned' && !isDisposal(clause.items, i)) return 'planned'
    if (mode === 'proposed' || mode === 'hope') return 'proposed'
  }
  return undefined
}

/** A statement that is nothing but a count or an anniversary is told by these. */
function mostlyCounted(statement: Draft, acts: readonly Draft[]): boolean {
  const s = statement.evidence[0]!
  const covered = acts
    .filter((d) => d.type === 'milestone' || d.type === 'tally')
    .reduce((n, d) => n + Math.max(0, Math.min(s.end, d.evidence[0]!.end) - Math.max(s.start, d.evidence[0]!.start)), 0)
  return covered >= (s.end - s.start) * 0.7
}

/** An arrival in a city is no visit beside one to its country. */
function withoutArrivals(drafts: readonly Draft[], input: SentenceInput): Draft[] {
  const hosts = (d: Draft) =>
    d.roles.get('host')?.flatMap((v) => (v.kind === 'mention' ? v.mention.candidates : [])) ?? []
  return drafts.filter((d) => {
    if (d.type !== 'visit') return true
    const country = hosts(d)
      .map((id) => input.countryOf(id))
      .find((c) => c !== undefined)
    return country === undefined || !drafts.some((o) => o !== d && o.type === 'visit' && hosts(o).includes(country))
  })
}

/** Drafts of one type with the same roles on overlapping words are one; the surer stays. */
function unique(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = []
  for (const d of drafts) {
    const key = keyOf(d)
    const same = out.findIndex(
      (o) => keyOf(o) === key && o.evidence.some((e) => d.evidence.some((f) => e.start < f.end && f.start < e.end)),
    )
    if (same < 0) out.push(d)
    else if (d.confidence > out[same]!.confidence) out[same] = d
  }
  return out
}

const keyOf = (d: Draft): string =>
  d.type +
  JSON.stringify(
    [...d.roles]
      .filter(([role]) => role !== 'format' && role !== 'topics')
      .map(([role, vs]) => [role, vs.map((v) => (v.kind === 'mention' ? [v.mention.start, v.mention.end] : v))]),
  )
