// Who speaks where, in languages that say "X said that ...", "..., X said" and "X did this, saying that ...".
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, isVerb, slotsAndSubject } from './clause.ts'
import type { Sentence } from './sentences.ts'
import {
  accordingTo,
  bothSides,
  contentFrom,
  houseBehind,
  isLast,
  isPassive,
  isPressNamed,
  onlyPlaces,
  type Saying,
  speakerNoun,
  speaks,
  THAT_WITHIN,
  tellerBehind,
  wordsFollow,
} from './tellers.ts'
import type { SentenceClauses, Speaker, Spoken } from './voice.ts'

interface State {
  paragraph: number
  /** Index of the paragraph's first clause among those told. */
  first: number
  /** The paragraph opens with a dash: it gives somebody's words. */
  dashed: boolean
  /** Whose words the paragraph gave last. */
  speaker: Speaker | undefined
  /** Who has the word in an interview, to the end of the paragraph. */
  turn?: Speaker | undefined
  /** The last subject of the report that may speak. */
  subject: readonly Mention[] | undefined
  /** The last person that was a subject: he, she. */
  person: Mention | undefined
}

/** Walks the article once and gives every clause its level and speaker. */
export function reportedVoices(sentences: readonly SentenceClauses[]): Spoken[] {
  const out: Spoken[] = []
  const state: State = {
    paragraph: -1,
    first: 0,
    dashed: false,
    speaker: undefined,
    subject: undefined,
    person: undefined,
  }
  for (const { sentence, clauses } of sentences) {
    if (sentence.paragraph !== state.paragraph) {
      state.turn = undefined
      state.paragraph = sentence.paragraph
      state.speaker = undefined
      state.first = out.length
      state.dashed = opensWithDash(sentence, clauses)
    }
    if (sentence.part === 'heading')
      for (const clause of clauses) out.push({ clause, sentence, level: 'report', from: 0 })
    else walk(sentence, clauses, state, out)
  }
  return out
}

/** "Mao Ning: ..." opens a paragraph of answers: who is named before the colon speaks to its end. */
function turnOf(clauses: readonly Clause[]): Speaker | undefined {
  const first = clauses[0]
  const noted = isMark(first?.items[1], /\(/) && isMark(first?.items.at(-1), /\)/)
  const only = first?.items.length === 1 || noted ? first?.items[0] : undefined
  if (first?.closed !== ':' || only?.kind !== 'ref' || clauses.length < 2) return undefined
  return only.mentions.length === 1 && (only.mentions[0]!.kind === 'person' || only.mentions[0]!.kind === 'org')
    ? { mentions: only.mentions, form: 'indirect' }
    : undefined
}

/** One sentence as it is walked through. */
interface Walk {
  readonly state: State
  readonly sentence: Sentence
  readonly clauses: readonly Clause[]
  readonly out: Spoken[]
  /** Index of the sentence's first clause among those told. */
  readonly first: number
  current: Speaker | undefined
  subject: readonly Mention[] | undefined
}

function walk(sentence: Sentence, clauses: readonly Clause[], state: State, out: Spoken[]): void {
  const turn = turnOf(clauses)
  if (turn) state.turn = turn
  if (state.turn) {
    for (const clause of turn ? clauses.slice(1) : clauses)
      out.push({ clause, sentence, level: 'speech', speaker: state.turn, from: 0 })
    return
  }
  const told = leant(
    clauses.map((clause, i) => sayingIn(clause, clauses[i + 1])),
    clauses,
  )
  const found =
    state.speaker && told.every((f, i) => !f || goesOnWith(f, clauses[i]!)) ? told.map(() => undefined) : told
  const silent = !found.some(Boolean)
  const goesOn = silent && ((state.dashed && opensWithDash(sentence, clauses)) || continues(clauses, sentence))
  const current = goesOn ? (opensQuote(clauses, sentence) ? NOBODY : state.speaker) : undefined
  if (!current && silent && sentence.depth === 0) state.speaker = undefined
  const w: Walk = { state, sentence, clauses, out, first: out.length, current, subject: undefined }
  clauses.forEach((clause, i) => {
    const said = found[i]
    if (!said || !tellSaying(w, said, i)) tellClause(w, clause)
  })
}

/** "Noting ..., Roe said": the clauses that open the sentence without a subject have that of the first which names one. */
function leant(found: readonly (Saying | undefined)[], clauses: readonly Clause[]): readonly (Saying | undefined)[] {
  const main = clauses.findIndex(
    (c, i) => !c.leaning && !c.temporal && !c.head && (found[i]?.mentions.length || subjectOf(c)),
  )
  if (main <= 0) return found
  const by = (found[main]?.mentions.length ? found[main].mentions : subjectOf(clauses[main]!)) ?? []
  return found.map((f, i) => (f && i < main && clauses[i]!.leaning && !f.mentions.length ? { ...f, mentions: by } : f))
}

/** Words in quotation marks that the next sentence goes on with: who says them is told at their end. */
const NOBODY: Speaker = { mentions: [], form: 'direct' }
const opensQuote = (clauses: readonly Clause[], { depth }: Sentence): boolean =>
  depth === 0 && isMark(clauses[0]?.items[0], /“/) && !clauses.some((c) => c.items.some((x) => isMark(x, /”/)))

const isMark = (item: Item | undefined, marks: RegExp): boolean => item?.kind === 'mark' && marks.test(item.mark)

/** "The two sides should ...", "Norland is ready to ...": what a side should or will do, behind somebody's words, is part of them. */
const goesOnWith = (said: Saying, clause: Clause): boolean =>
  classOf(clause.items[said.at], 'goes-on') !== undefined && said.mentions.length > 0 && said.mentions.every(isSide)

const isSide = (m: Mention): boolean =>
  m.kind === 'state' || m.kind === 'org' || m.group === 'two-sides' || m.group === 'all-sides'

/** A clause with a verb of saying, where somebody is known to say it; false where it is one like the others. */
function tellSaying(w: Walk, said: Saying, i: number): boolean {
  const { state, clauses } = w
  const clause = clauses[i]!
  // behind a colon, what a state supports or opposes is part of the words
  const opened = clauses[i - 1]?.closed === ':' || classOf(clause.items[0], 'that') !== undefined
  const takesSides = classOf(clause.items[said.at], 'say') === undefined
  if (w.current && opened && takesSides) return false
  // "as X stressed, China supports ...": inside somebody's words a state that takes sides is part of them
  const told = w.current?.mentions.some((m) => m.kind === 'person') && said.mentions.length > 0
  if (told && takesSides && said.mentions.every((m) => m.kind === 'state')) return false
  const by = named(said.mentions.length ? said.mentions : (w.subject ?? state.subject ?? []), state)
  if (!by.length) return false
  if (w.current && said.inherited && w.subject === undefined && !startsWithSaying(clause, said)) return false
  const speaker: Speaker = { mentions: by, form: isDirect(clause, said, clauses[i + 1]) ? 'direct' : 'indirect' }
  if (said.backward) giveBack(w, speaker)
  w.current = speaker
  state.speaker = speaker
  remember(said.mentions.length ? by : undefined, state)
  if (said.mentions.length) w.subject = by
  if (closesQuote(clauses[i - 1], said, clause)) {
    tellBehindQuote(w, said, clause, speaker)
    return true
  }
  w.out.push({
    clause,
    sentence: w.sentence,
    level: 'speech',
    speaker,
    from: said.from,
    verb: clause.items[said.at]!,
    opening: clause.items.slice(0, said.at),
  })
  return true
}

/** "'...,' X said as he opened the line": behind a quotation its speaker is named, and what follows tells of him. */
const closesQuote = (before: Clause | undefined, said: Saying, clause: Clause): boolean =>
  isMark(before?.items.at(-1), /”/) &&
  said.mentions.length > 0 &&
  classOf(clause.items[said.at], 'say') !== undefined &&
  clause.items.slice(said.from).some(isVerb) &&
  !clause.items.slice(said.from).some((x) => isMark(x, /“/) || classOf(x, 'that') !== undefined)

function tellBehindQuote(w: Walk, said: Saying, clause: Clause, speaker: Speaker): void {
  const { items } = clause
  const rest = items.slice(said.from)
  giveBack(w, speaker)
  w.current = undefined
  const opening = { ...clause, items: items.slice(0, said.from) }
  w.out.push({ clause: opening, sentence: w.sentence, level: 'report', from: 0 })
  w.out.push({
    clause: { ...clause, items: rest, start: rest[0]!.start },
    sentence: w.sentence,
    level: 'report',
    from: 0,
  })
}

/** "..., X said": the words before are X's. */
function giveBack({ state, out, first }: Walk, speaker: Speaker): void {
  for (let k = state.first; k < out.length; k++) {
    const before = out[k]!
    const { clause, sentence, level, verb } = before
    const nameless = level === 'speech' && !before.speaker?.mentions.length
    // of the sentences before only quotations that nobody is named for yet, or all words behind a dash
    if (k < first && !nameless && !(state.dashed && level === 'report')) continue
    // what a state "supports" inside somebody's words is part of them
    const said = level === 'speech' && verb !== undefined
    if (said && (classOf(verb, 'say') !== undefined || before.speaker?.mentions.some((m) => m.kind === 'person')))
      continue
    const form = clause.quoted || state.dashed ? 'direct' : 'indirect'
    out[k] = { clause, sentence, level: 'speech', from: 0, speaker: { ...speaker, form } }
  }
}

/** A clause that opens no speech: it goes on with the words, is a quotation without a speaker, or tells. */
function tellClause(w: Walk, clause: Clause): void {
  const { sentence, out, current } = w
  if (current) {
    const form = clause.quoted ? 'direct' : 'indirect'
    out.push({ clause, sentence, level: 'speech', speaker: { ...current, form }, from: 0 })
    return
  }
  if (clause.quoted && clause.items.length > 4) {
    out.push({ clause, sentence, level: 'speech', speaker: { mentions: [], form: 'direct' }, from: 0 })
    return
  }
  const own = subjectOf(clause)
  if (own && !clause.temporal && !clause.head && !clause.leaning) {
    w.subject ??= own
    remember(own, w.state)
  }
  out.push({ clause, sentence, level: 'report', from: 0 })
}

/** A dash right at a sentence's head is no part of its first clause. */
const opensWithDash = (sentence: Sentence, clauses: readonly Clause[]): boolean =>
  clauses.length > 0 && clauses[0]!.start > sentence.start

const startsWithSaying = (clause: Clause, said: Saying): boolean =>
  clause.items
    .slice(0, said.at)
    .every((x) => x.kind === 'mark' || classOf(x, 'noise') !== undefined || classOf(x, 'list') !== undefined)

function remember(mentions: readonly Mention[] | undefined, state: State): void {
  if (!mentions) return
  if (mentions.some(speaks)) state.subject = mentions
  const person = mentions.find((m) => m.kind === 'person')
  if (person && mentions.length === 1) state.person = person
}

/** "he" is the person who acted last. */
const named = (mentions: readonly Mention[], state: State): readonly Mention[] =>
  mentions
    .map((m) =>
      m.group === 'he' && state.person
        ? { ...state.person, start: m.start, end: m.end, nameStart: m.start, nameEnd: m.end }
        : m,
    )
    .filter(speaks)

const subjectOf = (clause: Clause): readonly Mention[] | undefined =>
  slotsAndSubject(clause.items, 0, clause.items.length).subject?.mentions

const isDirect = (clause: Clause, said: Saying, next: Clause | undefined): boolean => {
  const after = clause.items.slice(said.from)
  if (after.length) return after[0]!.kind === 'mark' && /“/.test((after[0] as { mark: string }).mark)
  return said.backward ? false : next?.quoted === true
}

/** A sentence of the same paragraph goes on with the speaker's words: in quotation, or where it says what should be or is wanted. */
function continues(clauses: readonly Clause[], sentence: Sentence): boolean {
  const first = clauses[0]
  if (!first) return false
  if (sentence.depth > 0 || first.quoted) return true
  const lead = first.items.slice(0, 12)
  const wants = lead.some(
    (x) =>
      ['calls-for', 'pledges', 'supports', 'opposes'].includes(classOf(x, 'stance') ?? '') ||
      classOf(x, 'mode') === 'hope',
  )
  const { subject } = slotsAndSubject(first.items, 0, first.items.length)
  const side = subject?.mentions.some(isSide)
  return wants && side === true
}

/** The verb of saying or of stance of a clause, who says it, and where the words begin. */
function sayingIn(clause: Clause, after: Clause | undefined): Saying | undefined {
  const { items } = clause
  for (let i = 0; i < items.length; i++) {
    const said = opensWords(items, i, after)
      ? sayingAt(items, i, clause.leaning === true && isBare(items, i))
      : undefined
    // "told the press that ...": the words begin in the next clause, what stands between is whom they are told
    const elsewhere =
      said &&
      !said.backward &&
      classOf(items[i], 'say') !== undefined &&
      classOf(after?.items[0], 'that') !== undefined &&
      items.slice(said.from).every((x) => !isVerb(x) && x.kind !== 'noun')
    if (said) return elsewhere ? { ...said, from: items.length } : said
  }
  return undefined
}

/** Whether the word at i is a verb that may give somebody's words. */
function opensWords(items: readonly Item[], i: number, after: Clause | undefined): boolean {
  const item = items[i]!
  const say = classOf(item, 'say')
  const stance = say === undefined ? classOf(item, 'stance') : undefined
  if (say === undefined && (stance === undefined || stance === 'asserts')) return false
  if (isNounUse(items, i) || classOf(item, 'noise') !== undefined) return false
  // "thanks to" is a preposition
  if (say === undefined && classOf(item, 'preposition') !== undefined) return false
  // "called on Han Zheng" is a visit, "called on all to ..." an appeal
  const isVisit =
    stance === 'calls-for' &&
    classOf(item, 'event') !== undefined &&
    item.kind === 'word' &&
    item.lex.cases === undefined
  if (isVisit && !items.slice(i + 1).some((x) => classOf(x, 'coverb') === 'to')) return false
  // a verb that tells words only where "that" follows
  return (
    say !== 'that' ||
    classOf(after?.items[0], 'that') !== undefined ||
    items.slice(i + 1, i + THAT_WITHIN).some((x) => classOf(x, 'that') !== undefined)
  )
}

function sayingAt(items: readonly Item[], i: number, leaning: boolean): Saying | undefined {
  const item = items[i]!
  const say = classOf(item, 'say')
  const { subject } = slotsAndSubject(items, 0, i)
  const own = subject?.mentions.some(speaks) ? subject.mentions : undefined
  const teller = say !== undefined && !own && !leaning ? tellerBehind(items, i) : undefined
  const bare = isBare(items, i)
  if (!own && teller === undefined && !bare) {
    const noun = speakerNoun(items, i)
    const from = say === undefined ? i : contentFrom(items, i + 1)
    return noun && { mentions: [noun], at: i, from, backward: false, inherited: false }
  }
  if (say === 'according') return accordingTo(items, i)
  const house = say !== undefined && !own && teller === undefined ? houseBehind(items, i) : undefined
  if (house) return house.mentions.length ? { ...house, at: i, from: items.length, backward: true } : undefined
  // in a clause that tells an act, only a verb that opens a content counts: "met X and called for ..."
  if (say === undefined && !bare && own && !wordsFollow(items, i)) return undefined
  const both = !own && teller === undefined && isPassive(item) ? [bothSides(item)] : []
  const rest = teller === undefined ? i + 1 : teller + 1
  // "..., he said at a forum in Y": what follows who speaks only says where
  if (teller !== undefined && teller > i && (onlyPlaces(items, rest) || isPressNamed(items, teller)))
    return { mentions: mentionsOf(items[teller]!), at: i, from: items.length, backward: true, inherited: false }
  return {
    mentions: teller === undefined ? (own ?? both) : mentionsOf(items[teller]!),
    at: i,
    from: say !== undefined && say !== 'greet' ? contentFrom(items, rest) : i,
    backward: say !== undefined && isLast(items, rest),
    inherited: !own && teller === undefined && !both.length,
  }
}

/** Nothing but adverbs, times and joints before a word. */
const isBare = (items: readonly Item[], i: number): boolean =>
  items
    .slice(0, i)
    .every(
      (x) =>
        x.kind === 'mark' ||
        x.kind === 'time' ||
        x.kind === 'quantity' ||
        classOf(x, 'noise') !== undefined ||
        classOf(x, 'list') !== undefined ||
        classOf(x, 'mode') === 'past' ||
        classOf(x, 'mode') === 'planned' ||
        (isPassive(items[i]!) && classOf(x, 'copula') !== undefined),
    )

/** After an article, an adjective or a preposition the word is a noun: "its full support", "in praise of". */
function isNounUse(items: readonly Item[], i: number): boolean {
  const before = items[i - 1]
  return (
    classOf(before, 'article') !== undefined ||
    classOf(before, 'possessive') !== undefined ||
    classOf(before, 'own') !== undefined ||
    (classOf(before, 'coverb') !== undefined && classOf(items[i], 'say') !== 'according') ||
    classOf(before, 'that') !== undefined
  )
}
