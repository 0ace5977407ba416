// Verbs of saying and of stance in a clause: who says it, and where the words begin.
import { classOf, type Item, type Mention, mentionsOf } from '../mentions/items.ts'
import { type Clause, isModifier, isVerb, slotsAndSubject } from './clause.ts'
import type { Speaker, State } from './voice.ts'

export interface Saying {
  readonly speaker: Speaker
  readonly at: number
  readonly from: number
  readonly verb: Item
  readonly backward: boolean
  readonly nested: boolean
}

/** The verb of saying of a clause, its subject, and where its words begin. */
export function sayingIn(clause: Clause, talk: Talk): Saying | undefined {
  const { items } = clause
  for (let i = 0; i < items.length; i++) {
    const say = classOf(items[i], 'say')
    const stance = say === undefined ? classOf(items[i], 'stance') : undefined
    if (say === undefined && stance === undefined) continue
    if (classOf(items[i + 1], 'de') || classOf(items[i + 1], 'temporal') || classOf(items[i - 1], 'de') === 'de')
      continue
    // "answering a question, said": what is only done meanwhile opens no words
    if (saidLater(items, i) || isWhatFor(items, i)) continue
    // inside quotation marks everything is said by the one who is quoted
    if (clause.quoted && !items.slice(0, i).some((x) => x.kind === 'mark' && /[”」』]/.test(x.mark))) continue
    const own = ownSpeaker(items, i, talk.state)
    const found = stance === undefined ? saidAt(clause, i, own, talk) : stanceAt(items, i, own, talk)
    if (found) return found
  }
  return undefined
}

/** A word of time behind the verb, and a verb of saying behind that. */
function saidLater(items: readonly Item[], i: number): boolean {
  const when = items.findIndex((x, k) => k > i && classOf(x, 'temporal') !== undefined)
  return when > 0 && items.slice(when + 1).some((x) => classOf(x, 'say') === 'say')
}

/** "for the steady support and aid of the Chinese side expresses thanks": verbs inside the phrase tell what for. */
function isWhatFor(items: readonly Item[], i: number): boolean {
  const thanks = items.findIndex((x, k) => k > i && classOf(x, 'say') === 'greet')
  const from = thanks < 0 ? -1 : items.findLastIndex((x, k) => k < i && classOf(x, 'coverb') === 'to')
  return from >= 0 && !items.slice(from, thanks).some((x) => x.kind === 'mark' && /[，；：“”]/u.test(x.mark))
}

/** Who is named before the verb as its subject; "he" is the person who acted last. */
function ownSpeaker(items: readonly Item[], i: number, state: State): Named | undefined {
  const { subject } = slotsAndSubject(items, 0, i)
  const at = subject ? items.indexOf(subject.item) : -1
  if (!subject || isModifier(items, at)) return undefined
  const between = items.slice(at + 1, i)
  const only = subject.mentions.length === 1 ? subject.mentions[0]! : undefined
  // "when a reporter asked the president, he answered": the one named in this sentence, else who acted before
  const he = state.near ?? state.person
  if (only?.group !== 'he' || !he) return { mentions: subject.mentions, between }
  const { start, end } = only
  return { mentions: [{ ...he, start, end, nameStart: start, nameEnd: end }], between }
}

/** Who is named before a verb, and what stands between the two. */
interface Named {
  readonly mentions: readonly Mention[]
  readonly between: readonly Item[]
}

export interface Talk {
  readonly current: Speaker | undefined
  /** A verb of saying has opened words in this sentence. */
  readonly opened: boolean
  readonly state: State
}

const TAKES_SIDES: ReadonlySet<string> = new Set(['praises', 'thanks', 'supports', 'opposes', 'calls-for', 'pledges'])

/** Praise, thanks, support by somebody named is a saying of its own; inside speech it opens no new speaker. */
function stanceAt(
  items: readonly Item[],
  i: number,
  own: Named | undefined,
  { current, opened, state }: Talk,
): Saying | undefined {
  const verb = items[i]!
  const stance = classOf(verb, 'stance') ?? ''
  if (!TAKES_SIDES.has(stance)) return undefined
  // words go on until somebody else is named who takes sides
  if (current && (opened || !own?.mentions.every((m) => m.kind === 'person'))) return undefined
  // "will provide loans to support": what an act to come is for is not said
  if (own?.between.some((x, k, list) => classOf(x, 'mode') === 'planned' && list.slice(k).some(isVerb)))
    return undefined
  const mentions = own?.mentions ?? (leads(items, i) ? state.sentenceSubject : undefined)
  if (!mentions?.some(speaks)) return undefined
  if (classOf(verb, 'mode') === 'planned' || classOf(verb, 'decide') !== undefined) return undefined
  if (stance === 'calls-for' && /^.$/u.test(wordOf(verb))) return undefined
  return {
    speaker: { mentions, form: 'indirect' },
    at: i,
    from: i,
    verb,
    backward: false,
    nested: false,
  }
}

function saidAt(clause: Clause, i: number, own: Named | undefined, { current, state }: Talk): Saying | undefined {
  const { items } = clause
  // "is the first state that recognised": a verb behind the copula tells what somebody is
  if (own?.between.some((x) => classOf(x, 'copula') !== undefined)) return undefined
  const before = items[i - 1]
  // "expresses thanks for China's help": behind the mark of a modifier a verb is a noun
  const noun = classOf(items[i - 2], 'de') !== undefined || isWhatFor(items, i - 1)
  const governed = before && !noun && isVerb(before) && classOf(before, 'say') === undefined
  const act =
    classOf(before, 'verb') === 'plain' || (classOf(before, 'verb') === 'light' && classOf(items[i], 'say') === 'say')
  if (governed && (own === undefined || act)) return undefined
  // "appreciates that the other side said": said inside what somebody takes a stand on
  if (own?.between.some((x, k, list) => takesStand(x) && list.slice(k).some((y) => mentionsOf(y).some(speaks))))
    return undefined
  // "the Chinese side expresses its thanks" is said by the person who speaks
  const forState =
    current?.mentions.every((m) => m.kind === 'person') && own?.mentions.every((m) => m.kind !== 'person')
  if (forState && classOf(items[i], 'say') === 'greet') return undefined
  const speakers = own?.mentions.some(speaks) ? own.mentions : undefined
  if (own && !speakers) return undefined
  // inside somebody's words only a person or a group named anew can speak
  if (current && !speakers && !bareSayFits(items, i)) return undefined
  const bare = state.sentenceSubject?.some(speaks) ? state.sentenceSubject : (current?.mentions ?? state.lastSubject)
  const mentions = speakers ?? bare
  if (!mentions?.length) return undefined
  const colon = clause.closed === '：' || clause.closed === ':'
  const after = items[i + 1]
  const direct = after?.kind === 'mark' ? /[“「『]/.test(after.mark) : colon
  return {
    speaker: { mentions, form: direct ? 'direct' : 'indirect' },
    at: i,
    from: colon ? items.length : afterAspect(items, i + 1),
    verb: items[i]!,
    backward: i === items.length - 1 && !colon,
    nested: speakers !== undefined,
  }
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
        classOf(x, 'list') === 'and' ||
        x.kind === 'time' ||
        classOf(x, 'coverb') !== undefined ||
        x.kind === 'ref' ||
        x.kind === 'noun',
    )

/** Nothing but adverbs before a word. */
const leads = (items: readonly Item[], i: number): boolean =>
  items.slice(0, i).every((x) => classOf(x, 'noise') !== undefined)

export const speaks = (m: Mention): boolean =>
  m.kind === 'person' ||
  m.kind === 'state' ||
  m.kind === 'org' ||
  (m.kind === 'group' && m.group !== 'i' && m.group !== 'we')

const takesStand = (x: Item): boolean => isVerb(x) && TAKES_SIDES.has(classOf(x, 'stance') ?? '')

const wordOf = (item: Item): string => (item.kind === 'word' ? item.lex.word : '')
