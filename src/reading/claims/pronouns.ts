// Whom the pronouns of a clause stand for: "I" and "we" for the speaker, "he" for the one told of before.
import type { Subject } from '../clauses/clause.ts'
import type { Speaker } from '../clauses/voice.ts'
import type { Item, Mention } from '../mentions/items.ts'

export const speakerMention = (m: Mention, speaker: Speaker | undefined): Mention =>
  m.group === 'i' && speaker?.mentions[0]
    ? { ...speaker.mentions[0], start: m.start, end: m.end }
    : m.group === 'we' && speaker?.mentions[0]?.group !== 'we'
      ? // a communique's own "we" stays the collective that it is
        { ...m, group: 'two-heads' }
      : m

export const speakerFor = (subject: Subject | undefined, speaker: Speaker | undefined): Subject | undefined =>
  subject ? { ...subject, mentions: subject.mentions.map((m) => speakerMention(m, speaker)) } : undefined

export const withSpeaker = (item: Item, speaker: Speaker | undefined): Item =>
  item.kind === 'ref' && speaker && item.mentions.some((m) => m.group === 'i' || m.group === 'we')
    ? { ...item, mentions: item.mentions.map((m) => speakerMention(m, speaker)) }
    : item

/** "He" at the head of a clause of the report is the one told of before. */
export function withHe(item: Item, he: readonly Mention[]): Item {
  const pronoun = item.kind === 'ref' && item.mentions.length === 1 ? item.mentions[0]! : undefined
  if (item.kind !== 'ref' || pronoun?.group !== 'he') return item
  // "him" acts as little as the pronoun does
  const form = pronoun.form ? { form: pronoun.form } : {}
  return { ...item, mentions: he.slice(0, 1).map((m) => ({ ...m, ...form, start: item.start, end: item.end })) }
}
