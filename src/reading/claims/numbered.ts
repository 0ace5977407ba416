// Fixed phrases that the text itself makes: "four principles: ...", "five goals, which include ...", with what they are.
import type { Span } from '../../model/span.ts'
import type { Spoken } from '../clauses/voice.ts'
import { classOf, type Item } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'

/** Fewest things that make a number of them. */
const FEWEST = 2
/** How many clauses the list may fill; nobody spells out more behind one number. */
const WIDEST = 80

/** Numbered proposals, principles or measures of one sentence that it spells out. */
export function numberedDrafts(group: readonly Spoken[], text: string): Draft[] {
  return group.flatMap((s, k) => {
    const named = numberedIn(s.clause.items)
    if (!named || k + 1 >= group.length) return []
    const rest = group.slice(k + 1, k + 1 + WIDEST)
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
  const points = text.slice(start, end).includes('；') ? /；/ : includes ? undefined : /，/
  let at = start
  return cutsOf(rest, { text, start, end, points }).flatMap((cut): DraftValue[] => {
    const span = { start: at, end: cut.start }
    at = cut.end
    return text.slice(span.start, span.end).trim().length > 1 ? [{ kind: 'text', span }] : []
  })
}

/** Where one part ends and the next begins: at the marks that part points, else at the words and marks that list things. */
function cutsOf(
  rest: readonly Spoken[],
  { text, start, end, points }: Span & { text: string; points: RegExp | undefined },
): Span[] {
  const marks = points
    ? [...text.slice(start, end)].flatMap((char, i) =>
        points.test(char) ? [{ start: start + i, end: start + i + 1 }] : [],
      )
    : rest.flatMap((s) => s.clause.items.filter((x) => classOf(x, 'list') !== undefined && x.start > start))
  return [...marks, { start: end, end }]
}

function lastEnd(rest: readonly Spoken[], text: string): number {
  let end = rest.at(-1)!.clause.end
  while (end > 0 && /[\s。，；]/u.test(text[end - 1]!)) end--
  return end
}
