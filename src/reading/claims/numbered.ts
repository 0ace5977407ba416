// Fixed phrases that the text itself makes: "four principles: ...", "five goals, which include ...", with what they are.
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'

/** Fewest things that make a number of them. */
const FEWEST = 2

/** Numbered proposals, principles or measures of one sentence that it spells out. */
export function numberedDrafts(group: readonly Spoken[], text: string): Draft[] {
  return group.flatMap((s, k) => {
    const named = numberedIn(s.clause.items)
    const rest = group.slice(k + 1)
    if (!named || !rest.length) return []
    const elements = elementsOf(s, rest, text)
    if (elements.length < FEWEST) return []
    const { start, end } = named
    const concept: DraftValue = { kind: 'entity', id: '', span: { start, end } }
    return [
      {
        type: 'formulation' as const,
        roles: new Map<'concept' | 'wording' | 'elements', DraftValue[]>([
          ['concept', [concept]],
          ['wording', [{ kind: 'text', span: { start, end } }]],
          ['elements', elements],
        ]),
        evidence: [{ start, end: lastEnd(rest, text) }],
        mode: 'happened' as const,
        speaker: s.level === 'speech' ? s.speaker : undefined,
        rule: 'numbered',
        confidence: 0.8,
      },
    ]
  })
}

/** "four principles": a count and, behind it, what such numbers are of. */
function numberedIn(items: readonly Item[]): { start: number; end: number } | undefined {
  const head = items.findLastIndex((x) => classOf(x, 'measure') !== undefined)
  const from = items.findLastIndex((x, i) => i < head && i > head - 4 && x.kind === 'quantity')
  const count = items[from]
  return count?.kind === 'quantity' && (count.quantity.quantity.number ?? 0) >= FEWEST
    ? { start: count.start, end: items[head]!.end }
    : undefined
}

/** What stands behind the colon, part by part; or behind "include", one listed after the other. */
function elementsOf(s: Spoken, rest: readonly Spoken[], text: string): DraftValue[] {
  const first = rest[0]!.clause
  const colon = s.clause.closed === '：' || s.clause.closed === ':'
  const includes = classOf(first.items[0], 'comment') !== undefined
  if (!colon && !includes) return []
  const start = colon ? first.start : (first.items[1]?.start ?? first.end)
  const end = lastEnd(rest, text)
  const within = text.slice(start, end)
  const mark = within.includes('；') ? '；' : includes ? /[、和]/ : '，'
  let at = start
  return within.split(mark).flatMap((part): DraftValue[] => {
    const span = { start: at, end: at + part.length }
    at = span.end + 1
    return part.trim().length > 1 ? [{ kind: 'text', span }] : []
  })
}

function lastEnd(rest: readonly Spoken[], text: string): number {
  let end = rest.at(-1)!.clause.end
  while (end > 0 && /[\s。，；]/u.test(text[end - 1]!)) end--
  return end
}
