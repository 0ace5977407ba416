// Levels of relations that stand in a sentence without a rule that reads them: what two sides are to each other, by the name alone.
import type { RoleName } from '../../model/claims/roles.ts'
import type { Spoken } from '../clauses/voice.ts'
import { mentionsOf } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'

/** A level that names its own two sides ("the strategic cooperation of China and Malaysia reaches a new level") holds, whatever is said of it. */
export function levelDrafts(group: readonly Spoken[], acts: readonly Draft[]): Draft[] {
  return group.flatMap((s) =>
    s.clause.items.flatMap((x): Draft[] => {
      if (x.kind !== 'noun' || x.cls !== 'level') return []
      // an anniversary of relations says how old they are
      if (s.clause.items.some((y) => y.kind === 'time' && y.time.kind === 'age')) return []
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
