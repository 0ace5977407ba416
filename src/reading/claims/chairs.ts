// Who presides, told by an office beside a name: "the rotating chair of the African Union, President X".
import type { RoleName } from '../../model/claims/roles.ts'
import type { Speaker } from '../clauses/voice.ts'
import type { LanguageKnowledge } from '../grammar.ts'
import type { Mention, Office } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'

/** Whether a title ends with a word for the chair of an organisation. */
export function isChair(title: string, { lexicon }: LanguageKnowledge): boolean {
  for (let at = 0; at < title.length; at++) {
    const found = lexicon.trie.longestAt(title, at, title.length)
    if (found < 0 || at + lexicon.trie.lastLength() !== title.length) continue
    return lexicon.lexemes[found]!.is.chairtitle !== undefined
  }
  return false
}

/** The organisation that a chair's office is of, where the text or the registry names one. */
export const presided = (office: Office): DraftValue | undefined =>
  office.of
    ? { kind: 'entity', id: office.of.id ?? '', name: office.of.name, span: { start: office.start, end: office.end } }
    : undefined

export function chairDrafts(
  mentions: readonly Mention[],
  speakerAt: (pos: number) => Speaker | undefined,
  language: LanguageKnowledge,
): Draft[] {
  const told = new Set<string>()
  return mentions.flatMap((m) => {
    if (m.kind !== 'person' || m.via === 'title') return []
    return m.offices.flatMap((office): Draft[] => {
      const of =
        !office.inherited && isChair(office.title, language) && !office.of?.id?.startsWith('country:')
          ? presided(office)
          : undefined
      const key = `${m.name} ${office.of?.id ?? office.of?.name ?? ''}`
      if (!of || told.has(key)) return []
      told.add(key)
      const roles = new Map<RoleName, DraftValue[]>([
        ['holder', [{ kind: 'mention', mention: m }]],
        ['organisation', [of]],
        ['action', [{ kind: 'term', term: 'holds' }]],
      ])
      return [
        {
          type: 'chairmanship',
          roles,
          evidence: [{ start: m.start, end: m.end }],
          mode: 'happened',
          speaker: speakerAt(m.start),
          rule: 'chair',
          confidence: 0.85,
        },
      ]
    })
  })
}
