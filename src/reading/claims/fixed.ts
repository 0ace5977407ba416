// Claims that need no rule: offices beside names, fixed formulations, and quoted terms.

import type { Speaker } from '../clauses/voice.ts'
import { classOf, type Item, type Mention } from '../mentions/items.ts'
import type { Draft, DraftValue } from './draft.ts'

/** One office claim for each new pair of person and title of a document; `seen` keeps what has been told. */
export function officeDrafts(
  mentions: readonly Mention[],
  speakerAt: (pos: number) => Speaker | undefined,
  seen: Map<string, number>,
): Draft[] {
  const out: Draft[] = []
  for (const m of mentions) {
    if (m.kind !== 'person' || m.via === 'title') continue
    for (const office of m.offices) {
      const key = `${m.candidates[0] ?? m.name} ${office.title.slice(-2)}`
      const known = seen.get(key)
      if (known !== undefined && known >= office.title.length) continue
      seen.set(key, office.title.length)
      const roles = new Map<'person' | 'title' | 'of', DraftValue[]>([
        ['person', [{ kind: 'mention', mention: m }]],
        ['title', [{ kind: 'text', span: { start: office.start, end: office.end } }]],
      ])
      if (office.of)
        roles.set('of', [
          {
            kind: 'entity',
            id: office.of.id ?? '',
            name: office.of.name,
            span: { start: office.start, end: office.end },
          },
        ])
      out.push({
        type: 'office',
        roles,
        evidence: [{ start: Math.min(m.start, office.start), end: Math.max(m.end, office.end) }],
        mode: 'happened',
        speaker: speakerAt(m.start),
        rule: 'office',
        confidence: office.inherited ? 0.85 : 0.95,
      })
    }
  }
  return out
}

/** Concepts of the registry, and short quoted terms that are none of the other things. */
export function formulationDrafts(
  items: readonly Item[],
  speaker: Speaker | undefined,
  text: string,
  clause: { start: number; end: number },
): Draft[] {
  const out: Draft[] = []
  const seen = new Set<string>()
  const visit = (list: readonly Item[]) => {
    list.forEach((item, i) => {
      if (item.kind === 'noun') {
        if (item.cls === 'level' && item.id) add(item.id, item.start, item.end)
        visit(item.inner)
      }
      if (item.kind === 'concept') add(item.id, item.start, item.end)
      if (item.kind === 'mark' && /[“‘「]/.test(item.mark)) quoted(list, i)
    })
  }
  const add = (id: string, start: number, end: number) => {
    if (seen.has(id)) return
    seen.add(id)
    out.push(draft([{ kind: 'entity', id, span: { start, end } }], start, end, 0.95))
  }
  const quoted = (list: readonly Item[], i: number) => {
    let close = i + 1
    while (close < list.length && close - i < 16 && !isClose(list[close]!)) close++
    if (close >= list.length || !isClose(list[close]!)) return
    if (close === i + 1) return
    const inside = list.slice(i + 1, close)
    const start = inside[0]!.start
    const end = inside.at(-1)!.end
    if (end - start > 14 || end - start < 2) return
    if (inside.length === 1 && (inside[0]!.kind === 'concept' || (inside[0]!.kind === 'noun' && inside[0]!.id))) return
    if (inside.some((x) => (x.kind === 'mark' && /[。！？]/.test(x.mark)) || classOf(x, 'pronoun') !== undefined))
      return
    if (seen.has(text.slice(start, end))) return
    seen.add(text.slice(start, end))
    out.push(draft([{ kind: 'entity', id: '', span: { start, end } }], start, end, 0.6))
  }
  const draft = (concept: DraftValue[], start: number, end: number, confidence: number): Draft => ({
    type: 'formulation',
    roles: new Map<'concept' | 'wording', DraftValue[]>([
      ['concept', concept],
      ['wording', [{ kind: 'text', span: { start, end } }]],
    ]),
    evidence: [{ start: Math.max(clause.start, start - 12), end: Math.min(clause.end, end + 4) }],
    mode: 'happened',
    speaker,
    rule: confidence > 0.9 ? 'formulation' : 'quoted-term',
    confidence,
  })
  visit(items)
  return out
}

const isClose = (item: Item): boolean => item.kind === 'mark' && /[”’」]/.test(item.mark)
