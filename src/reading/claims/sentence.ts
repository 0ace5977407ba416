// From spoken clauses to drafts: acts at each event, then statements, commitments, formulations, offices.
import { identityRoles } from '../../model/claims/specs.ts'
import type { When } from '../../model/when.ts'
import type { Subject } from '../clauses/clause.ts'
import type { Speaker, Spoken } from '../clauses/voice.ts'
import type { Mention } from '../mentions/items.ts'
import { actsOf } from './acts.ts'
import { mostlyCounted, unique, withoutArrivals, withoutBuilding } from './alike.ts'
import { ceremonialProjects } from './ceremonial.ts'
import { chairDrafts } from './chairs.ts'
import { commitmentDrafts } from './commitments.ts'
import { contentUnits } from './contents.ts'
import { inheritDate, timesOf } from './dates.ts'
import { deliveryDrafts } from './deliveries.ts'
import type { Draft } from './draft.ts'
import { formulationDrafts, officeDrafts } from './fixed.ts'
import { levelDrafts } from './levels.ts'
import { numberedDrafts } from './numbered.ts'
import { datedPromise } from './promise-dates.ts'
import { speechActs, statementDrafts, statementUnits } from './statements.ts'
import {
  contextOf,
  inheritedSubject,
  type Memory,
  newMemory,
  ownSubject,
  remember,
  type SentenceInput,
  type Telling,
  tellingOf,
  tellNouns,
} from './telling.ts'
import { undertakingDrafts } from './undertakings.ts'

/** Events to come; what is told of them is no commitment once more. */
const EVENTS: ReadonlySet<string> = new Set([
  'visit',
  'meeting',
  'gathering',
  'chairmanship',
  'document',
  'membership',
  'ceremony',
  'honour',
  'project',
])

/** Acts that end what is promised: what follows a promise and has happened is none. */
const DONE: ReadonlySet<string> = new Set(['meeting', 'ceremony', 'document', 'honour'])

export function claimsOfSentences(input: SentenceInput): { drafts: Draft[]; covered: Set<number> } {
  const memory = newMemory()
  const drafts = bySentence(input.spoken).flatMap((group) => oneSentence(group, input, memory))
  const speakers = input.spoken.map((s) => ({
    start: s.clause.items[s.from]?.start ?? s.clause.end,
    end: s.clause.end,
    speaker: s.level === 'speech' ? s.speaker : undefined,
  }))
  const speakerAt = (pos: number) => speakers.find((s) => s.start <= pos && pos < s.end)?.speaker
  const titleGiver = input.language.slots === 'after' ? (pos: number) => quoted(speakerAt(pos)) : speakerAt
  const mentions = bodyFirst(input)
  drafts.push(...officeDrafts(mentions, titleGiver, new Map()), ...chairDrafts(mentions, speakerAt, input.language))
  return { drafts, covered: memory.covered }
}

/** The clauses of each sentence. */
function bySentence(spoken: readonly Spoken[]): Spoken[][] {
  const groups: Spoken[][] = []
  for (const s of spoken) {
    const last = groups.at(-1)
    if (last?.[0]?.sentence === s.sentence) last.push(s)
    else groups.push([s])
  }
  return groups
}

/** In reported speech the reporter gives the titles; in a quotation the speaker does. */
const quoted = (speaker: Speaker | undefined): Speaker | undefined => (speaker?.form === 'direct' ? speaker : undefined)

/** What a report tells as agreed was agreed on the day that stands before it, else on the one that it tells of. */
function agreedThen(draft: Draft, { group, input, memory }: Telling): Draft {
  const promise = draft.roles.get('promise')?.[0]
  const from = draft.evidence[0]?.start ?? 0
  const to = promise?.kind === 'text' ? promise.span.start : from
  const own = group
    .flatMap((s) => timesOf(s.clause.items))
    .findLast((x) => x.start >= from && x.end <= to && input.times.at.get(x.start)?.edtf)
  const day: When | undefined = own ? input.times.at.get(own.start) : memory.eventDate
  if (!draft.speaker && !draft.when?.edtf) inheritDate(draft, day)
  return draft
}

/** What is said is dated by the day that the report gives before it: "on 7 September he proposed ...". */
function saidThen(draft: Draft, { parts, input }: Telling): Draft {
  const from = draft.evidence[0]?.start ?? 0
  const day = parts
    .filter((p) => p.level === 'report')
    .flatMap((p) => timesOf(p.clause.items))
    .findLast((x) => x.end <= from || (draft.rule === 'speech-act' && x.start < (draft.evidence[0]?.end ?? 0)))
  const when = day && input.times.at.get(day.start)
  return when?.edtf && !draft.when ? { ...draft, when } : draft
}

/** "He pledged to ...": who told or acted before, by name. */
function promisedByHim(draft: Draft, before: Subject | undefined): Draft {
  const by = draft.roles.get('by')
  const [he] = before?.mentions ?? []
  if (he?.kind !== 'person' || by?.length !== 1 || by[0]!.kind !== 'mention' || by[0]!.mention.group !== 'he')
    return draft
  const { start, end } = by[0]!.mention
  draft.roles.set('by', [{ kind: 'mention', mention: { ...he, start, end, nameStart: start, nameEnd: end } }])
  return draft
}

/** Mentions of the body before those of headlines: an office is told where it is told in full. */
function bodyFirst({ article, mentions }: SentenceInput): Mention[] {
  const heads = article.parts.filter((p) => p.kind === 'title' || p.kind === 'subtitle' || p.kind === 'heading')
  const inHead = (m: Mention) => heads.some((p) => p.start <= m.start && m.start < p.end)
  return [...mentions.filter((m) => !inHead(m)), ...mentions.filter(inHead)]
}

function oneSentence(group: readonly Spoken[], input: SentenceInput, memory: Memory): Draft[] {
  const telling = tellingOf(group, input, memory)
  const drafts: Draft[] = []
  for (const part of telling.parts) {
    tellNouns(telling, part)
    const own = ownSubject(part.clause)
    const inherited = inheritedSubject(telling, part, own)
    telling.subjects.set(part.spoken, inherited)
    drafts.push(...actsOf(telling, part, contextOf(telling, part, inherited)))
    remember(telling, part, own)
  }
  if (group[0]!.sentence.part === 'paragraph') memory.leadRead = true
  const told = unique(drafts)
  const built = input.language.slots === 'after' ? [] : ceremonialProjects(told, group)
  const acts = withoutBuilding(withoutArrivals([...told, ...built], input.countryOf))
  return [...acts, ...levelDrafts(group, acts), ...wordsOf(telling, acts)]
}

/** What is said, promised and put in fixed words, beside what is done. */
function wordsOf(telling: Telling, acts: readonly Draft[]): Draft[] {
  const { group, input } = telling
  const { text } = input
  const after = input.language.slots === 'after'
  const statements = (after ? contentUnits : statementUnits)(group, text)
    .flatMap(statementDrafts)
    .filter((d) => after || !mostlyCounted(d, acts))
  const said = [...statements, ...(after ? [] : group.flatMap((s) => speechActs(s, text)))]
  return [
    ...(after ? said : said.map((d) => saidThen(d, telling))),
    ...promises(telling, acts),
    ...(after ? [] : numberedDrafts(group, text)),
    ...group.flatMap((s) =>
      formulationDrafts(s.clause.items, s.level === 'speech' ? s.speaker : undefined, text, s.clause),
    ),
  ]
}

const overlap = (a: Draft, b: Draft): boolean =>
  a.evidence.some((e) => b.evidence.some((f) => e.start < f.end && f.start < e.end))

/** Without a role of its identity a draft makes no claim, and takes no words from another. */
const isWhole = (draft: Draft): boolean => identityRoles(draft.type).every((role) => draft.roles.get(role)?.length)

function promises(telling: Telling, acts: readonly Draft[]): Draft[] {
  const { group, input, subjects, memory } = telling
  const after = input.language.slots === 'after'
  // what two sides agree to be to each other is a partnership, whatever its mode
  const events = acts.filter(
    (d) =>
      (d.type === 'partnership' || (EVENTS.has(d.type) && d.mode !== 'happened' && d.type !== 'project')) && isWhole(d),
  )
  const taken = (start: number, end: number) =>
    events.some((d) => d.evidence.some((e) => e.start < end && start < e.end))
  const inherited = group.map((s) => subjects.get(s))
  if (after)
    return undertakingDrafts(group, inherited, taken, input.text).map((d) =>
      agreedThen(promisedByHim(d, memory.reportSubject), telling),
    )
  const lastOrg = (before: number) =>
    input.mentions.findLast((m) => m.kind === 'org' && m.start < before && m.candidates.length > 0)
  const acted = acts.filter((d) => DONE.has(d.type) && d.mode === 'happened')
  const done = (start: number, end: number) =>
    acted.some((d) => d.evidence.some((e) => start <= e.start && e.start < end))
  const promised = commitmentDrafts({ spoken: group, inherited, taken, done, text: input.text, lastOrg })
  const given = deliveryDrafts(group, inherited, input.text).filter((d) => !promised.some((p) => overlap(p, d)))
  return [...promised, ...given].map((d) => datedPromise(d, telling))
}
