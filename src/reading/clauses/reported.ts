// Who speaks where, in languages that say "X said that ...", "..., X said" and "X did this, saying that ...".
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, slotsAndSubject } from './clause.ts'
import type { Sentence } from './sentences.ts'
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

interface Saying {
  readonly mentions: readonly Mention[]
  readonly at: number
  /** Index of the first item of the words said; the verb itself for verbs of stance. */
  readonly from: number
  readonly backward: boolean
  readonly inherited: boolean
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
  const only = first?.items.length === 1 ? first.items[0] : undefined
  if (first?.closed !== ':' || only?.kind !== 'ref' || clauses.length < 2) return undefined
  return only.mentions.length === 1 && (only.mentions[0]!.kind === 'person' || only.mentions[0]!.kind === 'org')
    ? { mentions: only.mentions, form: 'indirect' }
    : undefined
}

function walk(sentence: Sentence, clauses: readonly Clause[], state: State, out: Spoken[]): void {
  const turn = turnOf(clauses)
  if (turn) state.turn = turn
  if (state.turn) {
    for (const clause of turn ? clauses.slice(1) : clauses)
      out.push({ clause, sentence, level: 'speech', speaker: state.turn, from: 0 })
    return
  }
  const first = out.length
  let current: Speaker | undefined
  let subject: readonly Mention[] | undefined
  const found = clauses.map((clause, i) => sayingIn(clause, clauses[i + 1]))
  const goesOn =
    state.dashed && opensWithDash(sentence, clauses) && !found.some(Boolean)
      ? state.speaker
      : !found.some(Boolean) && state.speaker !== undefined && continues(clauses, sentence)
        ? state.speaker
        : undefined
  if (!goesOn && !found.some(Boolean) && sentence.depth === 0) state.speaker = undefined
  current = goesOn
  clauses.forEach((clause, i) => {
    const said = found[i]
    const own = subjectOf(clause)
    // behind a colon, what a state supports or opposes is part of the words
    const opened = clauses[i - 1]?.closed === ':' || classOf(clause.items[0], 'that') !== undefined
    const within = said && current && opened && classOf(clause.items[said.at], 'say') === undefined
    if (said && !within) {
      const by = named(said.mentions.length ? said.mentions : (subject ?? state.subject ?? []), state)
      if (by.length && !(current && said.inherited && subject === undefined && !startsWithSaying(clause, said))) {
        const direct = isDirect(clause, said, clauses[i + 1])
        const speaker: Speaker = { mentions: by, form: direct ? 'direct' : 'indirect' }
        if (said.backward) {
          for (let k = state.first; k < out.length; k++) {
            const before = out[k]!
            // of the sentences before only quotations that nobody is named for yet, or all words behind a dash
            if (
              k < first &&
              !(before.level === 'speech' && !before.speaker?.mentions.length) &&
              !(state.dashed && before.level === 'report')
            )
              continue
            // what a state "supports" inside somebody's words is part of them
            if (before.level === 'speech' && before.verb && classOf(before.verb, 'say') !== undefined) continue
            if (before.level === 'speech' && before.verb && before.speaker?.mentions.some((m) => m.kind === 'person'))
              continue
            const { clause, sentence } = before
            out[k] = {
              clause,
              sentence,
              level: 'speech',
              from: 0,
              speaker: { ...speaker, form: clause.quoted || state.dashed ? 'direct' : 'indirect' },
            }
          }
        }
        current = speaker
        state.speaker = speaker
        remember(said.mentions.length ? by : undefined, state)
        if (said.mentions.length) subject = by
        out.push({
          clause,
          sentence,
          level: 'speech',
          speaker,
          from: said.from,
          verb: clause.items[said.at]!,
          opening: clause.items.slice(0, said.at),
        })
        return
      }
    }
    if (current) {
      out.push({
        clause,
        sentence,
        level: 'speech',
        speaker: {
          ...current,
          form: clause.quoted ? 'direct' : current.form === 'direct' && !clause.quoted ? 'indirect' : current.form,
        },
        from: 0,
      })
      return
    }
    if (clause.quoted && clause.items.length > 4) {
      out.push({ clause, sentence, level: 'speech', speaker: { mentions: [], form: 'direct' }, from: 0 })
      return
    }
    if (own && !clause.temporal && !clause.head) {
      subject ??= own
      remember(own, state)
    }
    out.push({ clause, sentence, level: 'report', from: 0 })
  })
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
  const side = subject?.mentions.some(
    (m) => m.kind === 'state' || m.kind === 'org' || m.group === 'two-sides' || m.group === 'all-sides',
  )
  return wants && side === true
}

/** The verb of saying or of stance of a clause, who says it, and where the words begin. */
function sayingIn(clause: Clause, after: Clause | undefined): Saying | undefined {
  const { items } = clause
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const say = classOf(item, 'say') !== undefined
    const stance = say ? undefined : classOf(item, 'stance')
    if (!say && (stance === undefined || stance === 'asserts')) continue
    if (isNounUse(items, i)) continue
    // "called on Han Zheng" is a visit, "called on all to ..." an appeal
    if (
      stance === 'calls-for' &&
      classOf(item, 'event') !== undefined &&
      !items.slice(i + 1).some((x) => classOf(x, 'coverb') === 'to')
    )
      continue
    if (classOf(item, 'noise') !== undefined) continue
    // a verb that tells words only where "that" follows
    if (classOf(item, 'say') === 'that' && classOf(after?.items[0], 'that') === undefined) continue
    const { subject } = slotsAndSubject(items, 0, i)
    const own = subject?.mentions.some(speaks) ? subject.mentions : undefined
    // "..., said the Kazakh Head of State"
    const teller = tellerAt(items, i)
    const inverted =
      own === undefined &&
      say &&
      items[teller]?.kind === 'ref' &&
      mentionsOf(items[teller]).some(
        (m) =>
          m.form !== 'oblique' && (m.kind === 'person' || m.kind === 'org' || (m.form === 'nominative' && speaks(m))),
      ) &&
      (i === 0 ||
        mentionsOf(items[teller])[0]?.form === 'nominative' ||
        items.slice(0, i).every((x) => x.kind === 'mark'))
    const bare = items
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
          (item.kind === 'word' && item.lex.passive === true && classOf(x, 'copula') !== undefined),
      )
    // in a clause that tells an act, only a verb that opens a content counts: "met X and called for ..."
    const joined = !bare && own !== undefined
    if (!own && !inverted && !bare) {
      const noun = speakerNoun(items, i)
      if (!noun) continue
      return { mentions: [noun], at: i, from: say ? contentFrom(items, i + 1) : i, backward: false, inherited: false }
    }
    const according = classOf(item, 'say') === 'according'
    if (according) {
      const source = items.slice(i + 1).find((x) => x.kind === 'ref' || x.kind === 'noun')
      const mentions = source?.kind === 'ref' ? source.mentions : []
      if (!mentions.length) continue
      const end = items.indexOf(source!) + 1
      return { mentions, at: i, from: Math.max(end, i + 1), backward: end >= items.length, inherited: false }
    }
    const rest = inverted ? teller + 1 : i + 1
    const both = !own && !inverted && item.kind === 'word' && item.lex.passive ? [bothSides(item)] : []
    const mentions = inverted ? mentionsOf(items[teller]) : (own ?? both)
    if (!say && stance !== undefined && joined && !wordsFollow(items, i)) continue
    return {
      mentions,
      at: i,
      from: say && classOf(item, 'say') !== 'greet' ? contentFrom(items, rest) : i,
      backward: say && isLast(items, rest),
      inherited: !own && !inverted && !both.length,
    }
  }
  return undefined
}

/** Who speaks behind the verb: next to it, or the first that its case shows to act. */
function tellerAt(items: readonly Item[], i: number): number {
  const next = classOf(items[i + 1], 'article') !== undefined ? i + 2 : i + 1
  if (items[next]?.kind === 'ref') return next
  const acts = items.findIndex(
    (x, k) =>
      k > i && k < i + 8 && mentionsOf(x)[0]?.form === 'nominative' && classOf(items[k - 1], 'coverb') === undefined,
  )
  return acts < 0 ? next : acts
}

/** "It was noted": both sides of the talks did. */
const bothSides = ({ start, end }: Item): Mention => ({
  kind: 'group',
  group: 'two-heads',
  implied: true,
  start,
  end,
  name: '',
  nameStart: start,
  nameEnd: end,
  candidates: [],
  offices: [],
  via: 'group',
})

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

const wordsFollow = (items: readonly Item[], i: number): boolean => items.slice(i + 1).some((x) => x.kind !== 'mark')

/** Nothing but time, place and addressee follow the verb: what was said stands before it. */
const isLast = (items: readonly Item[], from: number): boolean =>
  items
    .slice(from)
    .every(
      (x, k, rest) =>
        x.kind === 'mark' ||
        x.kind === 'time' ||
        classOf(x, 'noise') !== undefined ||
        classOf(x, 'coverb') !== undefined ||
        classOf(x, 'article') !== undefined ||
        (x.kind === 'ref' && classOf(rest[k - 1], 'coverb') !== undefined) ||
        (x.kind === 'noun' &&
          (classOf(rest[k - 1], 'article') !== undefined || classOf(rest[k - 1], 'preposition') !== undefined)),
    )

/** Past "that", a colon and an addressee with his preposition. */
function contentFrom(items: readonly Item[], from: number): number {
  const that = items.findIndex((x, k) => k >= from && k < from + 5 && classOf(x, 'that') !== undefined)
  return that >= 0 ? that + 1 : from
}

/** A document, session or office that speaks: "the statement said". */
function speakerNoun(items: readonly Item[], i: number): Mention | undefined {
  const noun = items.slice(0, i).findLast((x) => x.kind === 'noun')
  if (noun?.kind !== 'noun' || (noun.cls !== 'gathering' && noun.cls !== 'document')) return undefined
  const { start, end } = noun
  return { kind: 'org', start, end, name: '', nameStart: start, nameEnd: end, candidates: [], offices: [], via: 'form' }
}

const speaks = (m: Mention): boolean =>
  m.kind === 'person' || m.kind === 'state' || m.kind === 'org' || (m.kind === 'group' && m.group !== 'i')
