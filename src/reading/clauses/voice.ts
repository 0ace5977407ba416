// Who speaks where: each clause of an article with its level (report or speech), its speaker, and where the words begin.
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, isModifier, isVerb, slotsAndSubject } from './clause.ts'
import type { Sentence } from './sentences.ts'

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

interface State {
  paragraph: number
  speaker: Speaker | undefined
  /** First subject of the running sentence at report level. */
  sentenceSubject: readonly Mention[] | undefined
  /** Last people or groups named as subjects of the report. */
  lastSubject: readonly Mention[] | undefined
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

/** "Question:", "Answer:" opens a paragraph of an interview: who asks is a reporter, who answers is the one interviewed. */
function turnOf(sentence: Sentence, clauses: readonly Clause[], state: State): Speaker | undefined {
  const first = clauses[0]
  if (
    !first ||
    first.items.length !== 1 ||
    (first.closed !== '：' && first.closed !== ':') ||
    state.turned === sentence.paragraph
  )
    return undefined
  const opener = first.items[0]!
  const turn = classOf(opener, 'turn')
  const named = mentionsOf(opener)
  // a name and a colon open a turn as well
  if (turn === undefined && !(named.length === 1 && named[0]!.kind === 'person' && state.sentences.first(sentence)))
    return undefined
  state.turned = sentence.paragraph
  if (turn === undefined) return { mentions: named, form: 'indirect' }
  const { start, end } = first
  if (turn === 'question')
    return {
      mentions: [
        {
          kind: 'person',
          start,
          end,
          name: state.questioner,
          nameStart: start,
          nameEnd: end,
          candidates: [],
          offices: [],
          via: 'form',
        },
      ],
      form: 'indirect',
    }
  return state.interviewed ? { mentions: state.interviewed, form: 'indirect' } : undefined
}

function walkSentence(sentence: Sentence, clauses: readonly Clause[], state: State, out: Spoken[]): void {
  const turn = turnOf(sentence, clauses, state)
  if (turn) {
    state.speaker = turn
    state.sentenceSubject = undefined
    const rest = clauses.slice(1)
    for (const clause of rest) out.push({ clause, sentence, level: 'speech', speaker: turn, from: 0 })
    return
  }
  if (state.letter && isSigned(clauses, state.letter)) state.letter = undefined
  if (state.letter) {
    for (const clause of clauses) out.push({ clause, sentence, level: 'speech', speaker: state.letter, from: 0 })
    return
  }
  let current: Speaker | undefined =
    state.speaker && continuesSpeech(clauses, state, sentence) ? state.speaker : undefined
  if (!current) state.speaker = undefined
  state.sentenceSubject = undefined
  const first = out.length
  let opened = false
  const cited = citedIn(clauses)
  if (cited) {
    out.push({ clause: clauses[0]!, sentence, level: 'report', from: 0 })
    current = { mentions: cited, form: 'indirect' }
    state.speaker = current
  }
  for (const clause of cited ? clauses.slice(1) : clauses) {
    noteRanks(clause, state)
    const said = sayingIn(clause, current, state)
    if (said) {
      const within =
        current &&
        current !== said.speaker &&
        !sameMentions(current, said.speaker) &&
        said.nested &&
        (opened || briefs(current, said.speaker, state))
          ? current
          : undefined
      opened = true
      current = { ...said.speaker, ...(within ? { within } : {}) }
      state.speaker = current
      if (said.backward) {
        for (let i = out.length - 1; i >= first && out[i]!.clause.quoted && !out[i]!.speaker?.mentions.length; i--)
          out[i] = { ...out[i]!, level: 'speech', speaker: { ...current, form: 'direct' } }
      }
      out.push({
        clause,
        sentence,
        level: 'speech',
        speaker: current,
        from: said.from,
        verb: said.verb,
        opening: clause.items.slice(0, said.at),
      })
      if (said.closes) {
        current = undefined
        state.speaker = undefined
      }
      continue
    }
    if (current) {
      if (!clause.temporal) state.sentenceSubject ??= namedSubject(clause)
      out.push({
        clause,
        sentence,
        level: 'speech',
        speaker: clause.quoted ? { ...current, form: 'direct' } : current,
        from: 0,
      })
      continue
    }
    if (clause.quoted) {
      out.push({ clause, sentence, level: 'speech', speaker: { mentions: [], form: 'direct' }, from: 0 })
      continue
    }
    const { subject } = slotsAndSubject(clause.items, 0, clause.items.length)
    if (subject && !clause.temporal) {
      state.sentenceSubject ??= subject.mentions
      state.lastSubject = subject.mentions
    }
    out.push({ clause, sentence, level: 'report', from: 0 })
  }
  state.letter = letterOpened(clauses, state)
  const last = out.at(-1)
  state.quoted = last?.level === 'speech' && last.clause.quoted
}

/** "According to the foreign ministry, ...": what follows is told on somebody's word. */
function citedIn(clauses: readonly Clause[]): readonly Mention[] | undefined {
  const [first, second] = clauses
  if (!first || !second || classOf(first.items[0], 'cites') === undefined) return undefined
  const ref = first.items.slice(1, 4).find((x) => mentionsOf(x).some(speaks))
  return ref ? mentionsOf(ref) : undefined
}

/** "The full text of the telegram follows:" opens a letter; who sent it speaks until the signature. */
function letterOpened(clauses: readonly Clause[], state: State): Speaker | undefined {
  const last = clauses.at(-1)
  if (
    !last ||
    (last.closed !== '：' && last.closed !== ':') ||
    !last.items.some(
      (x) => (x.kind === 'noun' && x.cls === 'document' && x.value === 'letter') || classOf(x, 'letter') !== undefined,
    )
  )
    return undefined
  const sender = (state.sentenceSubject ?? state.lastSubject)?.filter((m) => m.kind === 'person')
  return sender?.length ? { mentions: sender, form: 'direct' } : undefined
}

/** A line that only names the sender closes his letter. */
const isSigned = (clauses: readonly Clause[], letter: Speaker): boolean =>
  clauses.length === 1 &&
  clauses[0]!.items.every((x) => x.kind === 'ref' || x.kind === 'text' || (x.kind === 'word' && !isVerb(x))) &&
  clauses[0]!.items.some((x) => mentionsOf(x).some((m) => m.name === letter.mentions[0]?.name))

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
    current.mentions.some((m) => m.kind !== 'person') ||
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
  if (classOf(lead, 'tie') && !saysI(clauses)) return false
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

/** Whom an interview is with: a spokesperson, else the last person named before the first turn. */
function interviewed(sentences: readonly SentenceClauses[], spokes: readonly string[]): readonly Mention[] | undefined {
  const first = sentences.findIndex(
    ({ clauses }) => clauses[0]?.items.length === 1 && classOf(clauses[0].items[0], 'turn') !== undefined,
  )
  if (first < 0) return undefined
  const people = sentences
    .slice(0, first)
    .flatMap(({ clauses }) =>
      clauses.flatMap((c) =>
        c.items.flatMap((x) => mentionsOf(x).filter((m) => m.kind === 'person' && m.via !== 'title')),
      ),
    )
  const last =
    people.findLast((m) => m.offices.some((o) => spokes.some((w) => o.title.endsWith(w)))) ??
    people.findLast((m) => m.offices.length > 0) ??
    people.at(-1)
  return last ? [last] : undefined
}

interface Saying {
  readonly speaker: Speaker
  readonly at: number
  readonly from: number
  readonly verb: Item
  readonly backward: boolean
  readonly nested: boolean
  readonly closes: boolean
}

/** The verb of saying of a clause, its subject, and where its words begin. */
function sayingIn(clause: Clause, current: Speaker | undefined, state: State): Saying | undefined {
  const { items } = clause
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const say = classOf(item, 'say')
    const stance = say === undefined ? classOf(item, 'stance') : undefined
    if (say === undefined && stance === undefined) continue
    if (classOf(items[i + 1], 'de') || classOf(items[i + 1], 'temporal') || classOf(items[i - 1], 'de')) continue
    const { subject } = slotsAndSubject(items, 0, i)
    const own = subject && !isModifier(items, items.indexOf(subject.item)) ? subject : undefined
    if (stance !== undefined) {
      // praise, thanks, support by somebody named is a saying of its own; inside speech it opens no new speaker
      const carried = !own && !current && state.sentenceSubject && leads(items, i) ? state.sentenceSubject : undefined
      if (
        current ||
        (!own && !carried) ||
        !['praises', 'thanks', 'supports', 'opposes', 'calls-for', 'pledges'].includes(stance)
      )
        continue
      const by = own?.mentions ?? carried!
      if (!by.some(speaks)) continue
      if (classOf(item, 'mode') === 'planned' || classOf(item, 'decide') !== undefined) continue
      if (stance === 'calls-for' && /^.$/u.test(wordOf(item))) continue
      return {
        speaker: { mentions: by, form: 'indirect' },
        at: i,
        from: i,
        verb: item,
        backward: false,
        nested: false,
        closes: false,
      }
    }
    if (
      i > 0 &&
      isVerb(items[i - 1]!) &&
      classOf(items[i - 1], 'say') === undefined &&
      (own === undefined || classOf(items[i - 1], 'verb') === 'plain')
    )
      continue
    const speakers = own?.mentions.some(speaks) ? own.mentions : undefined
    if (own && !speakers) continue
    if (current && !speakers && !bareSayFits(items, i)) continue
    const bare = state.sentenceSubject?.some(speaks) ? state.sentenceSubject : (current?.mentions ?? state.lastSubject)
    const mentions = speakers ?? bare
    if (!mentions?.length) continue
    // inside somebody's words only a person or a group named anew can speak
    const after = items[i + 1]
    const direct = after?.kind === 'mark' ? /[“「『]/.test(after.mark) : clause.closed === '：' || clause.closed === ':'
    const rest = items.length - i - 1
    return {
      speaker: { mentions, form: direct ? 'direct' : 'indirect' },
      at: i,
      from: clause.closed === '：' || clause.closed === ':' ? items.length : afterAspect(items, i + 1),
      verb: item,
      backward: rest === 0 && clause.closed !== '：' && clause.closed !== ':',
      nested: speakers !== undefined,
      closes: false,
    }
  }
  return undefined
}

/** "spoke of" with its aspect: the words begin after the mark of aspect. */
const afterAspect = (items: readonly Item[], i: number): number =>
  classOf(items[i], 'aspect') !== undefined ? i + 1 : i

/** A bare verb of saying inside speech goes on with the same speaker ("said ..., stressed ..."): only at the clause's beginning. */
const bareSayFits = (items: readonly Item[], i: number): boolean =>
  items
    .slice(0, i)
    .every(
      (x) =>
        classOf(x, 'noise') !== undefined ||
        x.kind === 'time' ||
        classOf(x, 'coverb') !== undefined ||
        x.kind === 'ref' ||
        x.kind === 'noun',
    )

/** Nothing but adverbs before a word. */
const leads = (items: readonly Item[], i: number): boolean =>
  items.slice(0, i).every((x) => classOf(x, 'noise') !== undefined)

const speaks = (m: Mention): boolean =>
  m.kind === 'person' ||
  m.kind === 'state' ||
  m.kind === 'org' ||
  (m.kind === 'group' && m.group !== 'i' && m.group !== 'we')

const wordOf = (item: Item): string => (item.kind === 'word' ? item.lex.word : '')
