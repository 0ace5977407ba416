// Statements: the words that somebody is reported to say, cut at each new subject and each new verb of stance.

import { isModifier, slotsAndSubject } from '../clauses/clause.ts'
import type { Speaker, Spoken } from '../clauses/voice.ts'
import { classOf, type Item } from '../mentions/items.ts'
import { classes, isWordOf } from '../scan/lexeme.ts'
import type { Draft, DraftValue } from './draft.ts'

const NOT_NOMINAL = classes('coverb', 'noise', 'temporal', 'lead', 'comment', 'tie', 'aspect', 'disposal')
const VERBS = classes('verb', 'event', 'say', 'stance', 'copula', 'mode')

export interface StatementUnit {
  start: number
  end: number
  readonly speaker: Speaker
  readonly items: Item[]
  /** Said by each speaker for himself ("respectively"). */
  readonly apart?: boolean
}

/** The propositions of one sentence's speech, in order. */
export function statementUnits(spoken: readonly Spoken[], text: string): StatementUnit[] {
  const units: StatementUnit[] = []
  let open: StatementUnit | undefined
  let lead: { start: number; items: Item[] } | undefined
  for (const s of spoken) {
    if (s.level !== 'speech' || !s.speaker) {
      open = undefined
      lead = undefined
      continue
    }
    const items = s.clause.items.slice(s.from)
    const verbStance = s.verb ? classOf(s.verb, 'say') === undefined : false
    const first = items.find((x) => x.kind !== 'mark' || !/[，；：“”‘’「」]/.test(x.mark))
    if (!first) {
      open = undefined
      continue
    }
    let start = trimStart(text, first.start)
    const aim = s.opening && !verbStance ? aimOf(s.opening) : undefined
    if (aim !== undefined && contentEnd(items, text) - start <= 12) start = aim
    const end = contentEnd(items, text, start)
    if (end <= start) continue
    if (isLeadIn(items, s)) {
      if (
        s.clause.temporal ||
        items.every((x) => x.kind === 'time' || x.kind === 'mark' || classOf(x, 'noise') !== undefined)
      ) {
        open = undefined
        continue
      }
      lead = lead ?? { start, items: [] }
      lead.items.push(...items)
      open = undefined
      continue
    }
    const fresh =
      !open || s.verb !== undefined || lead !== undefined || opensUnit(items) || !sameSpeaker(open.speaker, s.speaker)
    if (fresh) {
      open = {
        start: lead?.start ?? (verbStance ? s.verb!.start : start),
        end,
        speaker: s.speaker,
        items: [...(lead?.items ?? []), ...(verbStance ? [s.verb!] : []), ...items],
        ...(s.opening?.some((x) => classOf(x, 'apart') !== undefined) ? { apart: true } : {}),
      }
      units.push(open)
      lead = undefined
    } else if (open && end - open.start > 90 && !s.clause.items.some((x) => classOf(x, 'list') === 'and')) {
      open = { start, end, speaker: s.speaker, items: [...items] }
      units.push(open)
    } else if (open) {
      open.end = end
      open.items.push(...items)
    }
    if (s.clause.closed === '；' || s.clause.closed === ';') open = undefined
  }
  return units
}

/** "expresses heartfelt thanks for": what thanks or condolences are for belongs to the words. */
function aimOf(opening: readonly Item[]): number | undefined {
  return opening.find((x) => classOf(x, 'coverb') === 'to' || classOf(x, 'coverb') === 'for')?.start
}

const sameSpeaker = (a: Speaker, b: Speaker): boolean =>
  a.mentions[0]?.start === b.mentions[0]?.start ||
  (a.mentions[0] !== undefined && a.mentions[0]?.name === b.mentions[0]?.name)

const trimStart = (text: string, start: number): number => {
  let at = start
  while (/[\s，：“「]/u.test(text[at] ?? '')) at++
  return at
}

function contentEnd(items: readonly Item[], text: string, start = 0): number {
  let end = items.at(-1)?.end ?? 0
  while (end > 0 && /[\s。，；！？”」…]/u.test(text[end - 1]!)) end--
  // a term's closing mark belongs to the content
  if (/[”」]/u.test(text[end] ?? '') && text.slice(Math.max(start, end - 24), end).match(/[“「][^”」]*$/u)) end++
  return end
}

/** A clause that only sets the scene for the next one: of time, or a phrase of a coverb without a verb. */
function isLeadIn(items: readonly Item[], s: Spoken): boolean {
  if (s.clause.closed === '。' || s.clause.closed === '' || s.clause.closed === '；') return false
  if (s.clause.temporal) return true
  if (items.every((x) => x.kind === 'time' || classOf(x, 'noise') !== undefined || x.kind === 'mark')) return true
  const first = items.find((x) => x.kind !== 'mark')
  if (classOf(first, 'lead') !== undefined) return true
  const verbs = items.some((x) => isWordOf(x, VERBS))
  return classOf(first, 'coverb') !== undefined && !verbs
}

/** A new proposition: its own subject, or a verb of stance right at the beginning. */
function opensUnit(items: readonly Item[]): boolean {
  if (paysRespects(items)) return true
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    if (
      item.kind === 'mark' ||
      item.kind === 'time' ||
      classOf(item, 'list') === 'and' ||
      (classOf(item, 'noise') !== undefined && classOf(item, 'stance') === undefined)
    )
      continue
    if (classOf(item, 'stance') !== undefined && classOf(item, 'stance') !== 'asserts') return true
    if (classOf(item, 'mode') === 'hope' || classOf(item, 'say') !== undefined) return true
    if (
      classOf(item, 'comment') !== undefined ||
      classOf(item, 'copula') !== undefined ||
      classOf(item, 'equates') !== undefined
    )
      return true
    if (classOf(item, 'verb') !== undefined && classOf(items[i + 1], 'aspect') === 'done') return true
    if (item.kind === 'ref' && !isModifier(items, i)) return true
    return namesTopic(items, i)
  }
  return false
}

/** "the dialogue remains the way out": a noun phrase of its own before the clause's verb is what the clause is about. */
function namesTopic(items: readonly Item[], from: number): boolean {
  const verb = items.findIndex((x, i) => i >= from && isWordOf(x, VERBS))
  if (verb <= from) return false
  const phrase = items.slice(from, verb)
  return phrase[0]!.kind !== 'quantity' && phrase.every(isNominal) && phrase.at(-1)!.end - phrase[0]!.start >= 2
}

const isNominal = (x: Item): boolean =>
  x.kind === 'ref' ||
  x.kind === 'noun' ||
  x.kind === 'concept' ||
  x.kind === 'text' ||
  x.kind === 'quantity' ||
  (x.kind === 'mark' && /[“”‘’「」·]/.test(x.mark)) ||
  (x.kind === 'word' && !isWordOf(x, NOT_NOMINAL)) ||
  (x.kind === 'word' && x.lex.is.block !== undefined)

/** "to the victims expresses condolences": what is expressed towards somebody is said by itself. */
function paysRespects(items: readonly Item[]): boolean {
  const first = items.find((x) => x.kind !== 'mark' && classOf(x, 'list') === undefined)
  const role = classOf(first, 'coverb')
  return (role === 'to' || role === 'for') && items.some((x) => classOf(x, 'say') !== undefined)
}

/** What the words do, by the first verb of stance among them. */
export function stanceOf(items: readonly Item[]): string {
  for (const item of items) {
    const stance = classOf(item, 'stance')
    if (stance && stance !== 'asserts') return stance
    if (classOf(item, 'mode') === 'hope') return 'pledges'
  }
  return 'asserts'
}

/** The drafts of a unit: one, or one for each speaker where each spoke for himself. */
export function statementDrafts(unit: StatementUnit): Draft[] {
  const draft = statementDraft(unit)
  if (!unit.apart || unit.speaker.mentions.length < 2) return [draft]
  return unit.speaker.mentions.map((mention) => ({
    ...draft,
    speaker: { ...unit.speaker, mentions: [mention] },
    roles: new Map(draft.roles).set('speaker', [{ kind: 'mention', mention }]),
    evidence: [...draft.evidence],
  }))
}

function statementDraft(unit: StatementUnit): Draft {
  const speakers: DraftValue[] = unit.speaker.mentions.map((mention) => ({ kind: 'mention', mention }))
  const roles = new Map<'speaker' | 'content' | 'stance', DraftValue[]>([
    ['content', [{ kind: 'text', span: { start: unit.start, end: unit.end } }]],
    ['stance', [{ kind: 'term', term: stanceOf(unit.items) }]],
  ])
  if (speakers.length) roles.set('speaker', speakers)
  return {
    type: 'statement',
    roles,
    evidence: [{ start: unit.start, end: unit.end }],
    mode: 'happened',
    speaker: unit.speaker,
    rule: 'statement',
    confidence: unit.speaker.mentions.length ? 0.9 : 0.6,
  }
}

/** A speech act that is its own content: "conveys festive greetings", "delivers an important speech", "expresses sympathy". */
export function speechActs(s: Spoken, text: string): Draft[] {
  if (!s.verb || !s.speaker) return []
  const value = classOf(s.verb, 'say')
  if (value !== 'speech' && value !== 'greet') return []
  const { slots } = slotsAndSubject(s.clause.items, 0, s.clause.items.indexOf(s.verb))
  const addressee = slots
    .filter((x) => x.role === 'to')
    .flatMap((x) =>
      x.item.kind === 'ref' ? x.item.mentions.map((mention): DraftValue => ({ kind: 'mention', mention })) : [],
    )
  const last = contentEnd(s.clause.items, text)
  const roles = new Map<'speaker' | 'content' | 'addressee' | 'stance', DraftValue[]>([
    ['speaker', s.speaker.mentions.map((mention) => ({ kind: 'mention', mention }))],
    [
      'content',
      [
        {
          kind: 'text',
          span: {
            start: (value === 'greet' && s.opening && aimOf(s.opening)) || s.verb.start,
            end: Math.max(s.verb.end, last),
          },
        },
      ],
    ],
    ['stance', [{ kind: 'term', term: classOf(s.verb, 'stance') ?? 'asserts' }]],
  ])
  if (addressee.length) roles.set('addressee', addressee)
  return [
    {
      type: 'statement',
      roles,
      evidence: [{ start: s.clause.start, end: Math.max(s.verb.end, last) }],
      mode: 'happened',
      speaker: value === 'greet' ? s.speaker : undefined,
      rule: 'speech-act',
      confidence: 0.85,
    },
  ]
}
