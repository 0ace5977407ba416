// Who speaks where: each clause of an article with its level (report or speech), its speaker, and where the words begin.
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, isVerb, slotsAndSubject } from './clause.ts'
import { type Saying, sayingIn } from './saying.ts'
import type { Sentence } from './sentences.ts'
import { citedIn, interviewed, isSigned, letterOpened, turnOf } from './turns.ts'

export interface Speaker {
  /** Empty for a quotation that nobody is named for. */
  readonly mentions: readonly Mention[]
  readonly form: 'direct' | 'indirect'
  /** Who reports these words, inside the article. */
  readonly within?: Speaker
}

/** A clause in its place in the talk. */
export interface Spoken {
  readonly clause: Clause
  readonly sentence: Sentence
  readonly level: 'report' | 'speech'
  readonly speaker?: Speaker
  /** Index of the first item of the words said (level "speech"), 0 for a clause wholly inside. */
  readonly from: number
  /** The verb of saying or of stance that opened the speech in this clause. */
  readonly verb?: Item
  /** Report-level items before the words said, where this clause opens the speech. */
  readonly opening?: readonly Item[]
}

/** What the walk through an article remembers. */
export interface State {
  paragraph: number
  speaker: Speaker | undefined
  /** First subject of the running sentence at report level. */
  sentenceSubject: readonly Mention[] | undefined
  /** Last people or groups named as subjects of the report. */
  lastSubject: readonly Mention[] | undefined
  /** The person who acted or spoke last in the report: "he" who speaks next. */
  person: Mention | undefined
  /** The person named last in a clause of the running sentence that only leads to the next, where nobody has acted yet. */
  near: Mention | undefined
  /** Words that end with their sentence: what somebody only spoke of, or what many say. */
  loose: boolean
  /** The paragraph that an interview's turn opened last. */
  turned: number
  /** Who answers: the spokesperson or person interviewed, as named before the first turn. */
  interviewed: readonly Mention[] | undefined
  /** People of the highest offices, and of any other, by name. */
  readonly leaders: Set<string>
  readonly officials: Set<string>
  /** The sentence before ended in quotation marks. */
  quoted: boolean
  /** The letter that is being read out. */
  letter: Speaker | undefined
  readonly sentences: { first(sentence: Sentence): boolean }
  /** What the pack calls one who asks without a name. */
  readonly questioner: string
  /** Titles of those who speak for others. */
  readonly spokes: readonly string[]
}

export interface SentenceClauses {
  readonly sentence: Sentence
  readonly clauses: readonly Clause[]
}

/** Walks the article once and gives every clause its level and speaker. */
export function voices(sentences: readonly SentenceClauses[], questioner: string, spokes: readonly string[]): Spoken[] {
  const firsts = new Set(
    sentences
      .filter(({ sentence }, i) => sentences[i - 1]?.sentence.paragraph !== sentence.paragraph)
      .map(({ sentence }) => sentence),
  )
  const out: Spoken[] = []
  const state: State = {
    paragraph: -1,
    speaker: undefined,
    sentenceSubject: undefined,
    lastSubject: undefined,
    person: undefined,
    near: undefined,
    loose: false,
    turned: -1,
    interviewed: interviewed(sentences, spokes),
    questioner,
    leaders: new Set(),
    officials: new Set(),
    spokes,
    letter: undefined,
    quoted: false,
    sentences: { first: (s) => firsts.has(s) },
  }
  for (const { sentence, clauses } of sentences) {
    if (sentence.paragraph !== state.paragraph) {
      state.paragraph = sentence.paragraph
      state.speaker = undefined
      state.sentenceSubject = undefined
    }
    if (sentence.part === 'heading') {
      for (const clause of clauses) out.push({ clause, sentence, level: 'report', from: 0 })
      continue
    }
    walkSentence(sentence, clauses, state, out)
  }
  return out
}

function walkSentence(sentence: Sentence, clauses: readonly Clause[], state: State, out: Spoken[]): void {
  const turn = turnOf(sentence, clauses, state)
  if (turn) {
    state.speaker = turn
    state.sentenceSubject = undefined
  } else if (state.letter && isSigned(clauses, state.letter)) state.letter = undefined
  const given = turn ?? state.letter
  if (given) {
    for (const clause of turn ? clauses.slice(1) : clauses)
      out.push({ clause, sentence, level: 'speech', speaker: given, from: 0 })
    return
  }
  const goesOn = state.speaker && continuesSpeech(clauses, state, sentence)
  if (!goesOn) state.speaker = undefined
  state.sentenceSubject = undefined
  state.near = undefined
  if (namesTeller(clauses, state)) {
    const first = clauses[0]!.items
    const teller = slotsAndSubject(first, 0, first.length).subject?.mentions ?? mentionsOf(first[0])
    giveBack({ sentence, out, first: out.length }, { mentions: teller, form: 'direct' }, false)
  }
  const walk: Walk = { sentence, state, out, first: out.length, current: state.speaker, opened: false }
  const cited = citedIn(clauses)
  if (cited) {
    out.push({ clause: clauses[0]!, sentence, level: 'report', from: 0 })
    walk.current = { mentions: cited, form: 'indirect' }
    state.speaker = walk.current
  }
  for (const clause of cited ? clauses.slice(1) : clauses) {
    noteRanks(clause, state)
    const said = sayingIn(clause, walk)
    if (said) tellSaying(walk, clause, said)
    else tellClause(walk, clause)
    if (clause.temporal && !someoneActs(state)) state.near = lastPerson(clause) ?? state.near
  }
  state.letter = letterOpened(clauses, state)
  // what a state has done or said by the account of a person ends with the sentence: the person goes on
  if (state.speaker?.within && state.speaker.mentions.every((m) => m.kind !== 'person'))
    state.speaker = state.speaker.within
  const last = out.at(-1)
  state.quoted = last?.level === 'speech' && (last.clause.quoted || endsQuoted(last))
}

/** The words of a clause, given in quotation marks, end with them. */
function endsQuoted({ clause, from, speaker }: Spoken): boolean {
  const [first, last] = [clause.items[from], clause.items.at(-1)]
  return (
    speaker?.form === 'direct' &&
    first?.kind === 'mark' &&
    last?.kind === 'mark' &&
    /[”」』]/.test(last.mark) &&
    last.end - first.start > TERM
  )
}
/** Longest quotation that is only a term. */
const TERM = 12

const someoneActs = ({ sentenceSubject }: State): boolean =>
  sentenceSubject?.some((m) => m.kind === 'person' && m.via !== 'title') === true

const lastPerson = ({ items }: Clause): Mention | undefined =>
  items.flatMap(mentionsOf).findLast((m) => m.kind === 'person' && m.via !== 'title')

/** "“...” The president is firm.": a short sentence on somebody named right behind words that nobody was named for. */
function namesTeller(clauses: readonly Clause[], state: State): boolean {
  const only = clauses.length === 1 ? clauses[0] : undefined
  if (!state.quoted) return false
  // "the president's words speak for many"
  const [teller, de, words] = clauses[0]?.items ?? []
  if (mentionsOf(teller)[0]?.kind === 'person' && classOf(de, 'de') && classOf(words, 'utterance')) return true
  if (!only || only.end - only.start > SHORT) return false
  const { subject } = slotsAndSubject(only.items, 0, only.items.length)
  const spoken = only.items.some((x) => classOf(x, 'say') !== undefined)
  return !spoken && subject?.mentions.length === 1 && subject.mentions[0]!.kind === 'person'
}
/** Longest sentence that only names the one who said what stands before it. */
const SHORT = 16

/** One sentence as it is walked through. */
interface Walk {
  readonly sentence: Sentence
  readonly state: State
  readonly out: Spoken[]
  /** Index of the sentence's first clause among those told. */
  readonly first: number
  current: Speaker | undefined
  /** A verb of saying has opened words in this sentence. */
  opened: boolean
}

function tellSaying(walk: Walk, clause: Clause, said: Saying): void {
  const { current, state, out, sentence, first } = walk
  const nests = current && current !== said.speaker && !sameMentions(current, said.speaker) && said.nested
  const within = nests && (walk.opened || briefs(current, said.speaker, state)) ? current : undefined
  const speaker: Speaker = { ...said.speaker, ...(within ? { within } : {}) }
  walk.opened = true
  walk.current = speaker
  state.speaker = speaker
  if (!speaker.within) rememberPerson(speaker.mentions, state)
  const here = out.length > first
  if (said.backward || (here && said.nested) || follows(walk, clause, said)) giveBack(walk, speaker, here)
  state.loose = classOf(said.verb, 'say') === 'about' || isMany(speaker) || proposes(clause, said)
  out.push({
    clause,
    sentence,
    level: 'speech',
    speaker,
    from: said.from,
    verb: said.verb,
    opening: clause.items.slice(0, said.at),
  })
}

/** "....” X said, ...": right behind a quotation that nobody was named for, X has said it, unless a colon opens another. */
const follows = ({ out, first, state }: Walk, clause: Clause, said: Saying): boolean =>
  out.length === first &&
  state.quoted &&
  clause.closed !== '：' &&
  clause.closed !== ':' &&
  said.nested &&
  said.at === clause.items.length - 1

/** The quotation before is X's: of this sentence, or of those right before it in the paragraph. */
function giveBack(
  { out, sentence, first }: Pick<Walk, 'out' | 'sentence' | 'first'>,
  speaker: Speaker,
  here: boolean,
): void {
  for (let i = out.length - 1; i >= 0 && (!here || i >= first); i--) {
    const { clause, sentence: of } = out[i]!
    if (!clause.quoted || out[i]!.speaker?.mentions.length || of.paragraph !== sentence.paragraph) return
    out[i] = { ...out[i]!, level: 'speech', speaker: { ...speaker, form: 'direct' } }
  }
}

/** A clause that opens no speech: it goes on with the words, is a quotation without a speaker, or tells. */
function tellClause({ sentence, state, out, current }: Walk, clause: Clause): void {
  if (current) {
    if (!clause.temporal) state.sentenceSubject ??= namedSubject(clause)
    const speaker: Speaker = clause.quoted ? { ...current, form: 'direct' } : current
    out.push({ clause, sentence, level: 'speech', speaker, from: 0 })
    return
  }
  if (clause.quoted) {
    out.push({ clause, sentence, level: 'speech', speaker: { mentions: [], form: 'direct' }, from: 0 })
    return
  }
  const { subject } = slotsAndSubject(clause.items, 0, clause.items.length)
  if (subject && !clause.temporal) {
    state.sentenceSubject ??= subject.mentions
    state.lastSubject = subject.mentions
    rememberPerson(subject.mentions, state)
  }
  out.push({ clause, sentence, level: 'report', from: 0 })
}

function rememberPerson(mentions: readonly Mention[], state: State): void {
  const only = mentions.length === 1 ? mentions[0]! : undefined
  if (only?.kind === 'person' && only.via !== 'title') state.person = only
}

/** "put forward eight actions": what is named is no speech that goes on. */
const proposes = ({ items }: Clause, { verb, at }: Saying): boolean =>
  classOf(verb, 'stance') !== undefined && classOf(verb, 'verb') === 'plain' && !items.slice(at + 1).some(isVerb)

/** Many who are not told apart: their words are one of them, not a speech. */
const isMany = ({ mentions }: Speaker): boolean =>
  mentions.length > 0 && mentions.every((m) => m.kind === 'group' && MANY.has(m.group ?? '') && !m.members)
const MANY: ReadonlySet<string> = new Set(['all-heads', 'all-sides', 'press'])

/** Remembers who leads a state or an organisation, and who holds any other office. */
function noteRanks(clause: Clause, state: State): void {
  for (const item of clause.items)
    for (const m of mentionsOf(item))
      if (m.kind === 'person' && m.offices.length)
        (m.offices.some((o) => LEADS.includes(o.rank)) ? state.leaders : state.officials).add(m.name)
}

/** A spokesperson briefs on anybody's words, another official on his leaders'; those who sit at one table on nobody's. */
function briefs(current: Speaker, said: Speaker, state: State): boolean {
  if (isLeader(current, state)) return false
  const spokesperson = current.mentions.some((m) =>
    m.offices.some((o) => state.spokes.some((title) => o.title.endsWith(title))),
  )
  return (
    spokesperson ||
    current.mentions.some((m) => m.kind === 'org' || m.group === 'press') ||
    (isLeader(said, state) && current.mentions.some((m) => state.officials.has(m.name)))
  )
}

const LEADS = ['head-of-state', 'head-of-government', 'head-of-organisation', 'speaker']

const isLeader = (speaker: Speaker, state: State): boolean => speaker.mentions.some((m) => state.leaders.has(m.name))

/** People, a group of them, or public opinion, as the subject of a clause: who may speak next without being named again. */
function namedSubject(clause: Clause): readonly Mention[] | undefined {
  const { subject } = slotsAndSubject(clause.items, 0, clause.items.length)
  return subject?.mentions.some(
    (m) =>
      m.kind === 'person' ||
      (m.kind === 'group' && ['press', 'all-heads', 'all-sides', 'two-heads', 'two-sides'].includes(m.group ?? '')),
  )
    ? subject.mentions
    : undefined
}

const sameMentions = (a: Speaker, b: Speaker): boolean => a.mentions[0]?.name === b.mentions[0]?.name

/** Whether a new sentence of a paragraph goes on with the speaker's words: not when it tells of the speaker himself, or opens with a tie to the report. */
function continuesSpeech(clauses: readonly Clause[], state: State, sentence: Sentence): boolean {
  const first = clauses[0]
  if (!first || sentence.depth > 0) return true
  // words in quotation marks end with the marks: what follows outside them is told again by the report
  if (state.quoted && !first.quoted) return false
  const lead = first.items[0]
  if (state.loose && !['stance', 'say', 'mode'].some((cls) => classOf(lead, cls) !== undefined)) return false
  if (classOf(lead, 'tie') && !saysI(clauses)) return false
  // "first, the two heads of state opened ...": a point of what is said
  if (classOf(lead, 'comment') !== undefined) return true
  const { subject } = slotsAndSubject(first.items, 0, first.items.length)
  if (!subject) return true
  const name = state.speaker?.mentions[0]
  const self = subject.mentions.some(
    (m) =>
      m.kind === 'person' &&
      name?.kind === 'person' &&
      (m.name === name.name || (m.candidates[0] !== undefined && m.candidates[0] === name.candidates[0])),
  )
  // "The two sides hold ... The two sides agreed ...": the group told of anew acts in the report again
  const again =
    name?.kind === 'group' && subject.mentions[0]?.kind === 'group' && subject.mentions[0].name === name.name
  if (self || again) return false
  // "the two heads of state" act in the report, "the two sides must" in the speech
  if (subject.mentions[0]?.group === 'two-heads' && first.items.some((x) => classOf(x, 'event'))) return false
  return true
}

const saysI = (clauses: readonly Clause[]): boolean =>
  clauses.some((c) => c.items.some((x) => mentionsOf(x).some((m) => m.group === 'i' || m.group === 'we')))
