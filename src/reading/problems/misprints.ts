// Probable misprints: words printed twice, names one character off a name of the registry or of the same text.
import type { Span } from '../../model/span.ts'
import { classOf, type Item } from '../mentions/items.ts'
import type { ProblemInput } from './problems.ts'

export interface Misprint {
  readonly span: Span
  readonly reason: string
  readonly likely?: string
}

export function misprints(input: ProblemInput): Misprint[] {
  return [...doubled(input), ...nearNames(input)]
}

/** A word of two or more characters printed twice in a row (合作合作). */
function doubled({ items, text }: ProblemInput): Misprint[] {
  const out: Misprint[] = []
  for (const list of items)
    for (let i = 1; i < list.length; i++) {
      const a = list[i - 1]!
      const b = list[i]!
      const word = text.slice(a.start, a.end)
      if (a.end !== b.start || word.length < 2 || word !== text.slice(b.start, b.end) || a.kind === 'quantity' || a.kind === 'mark') continue
      out.push({ span: { start: a.start, end: b.end }, reason: `"${word}" is printed twice.`, likely: word })
    }
  return out
}

/** An unknown run before a title, or a name given by form, that misses a known name by one character. */
function nearNames({ items, text, pack, knowledge }: ProblemInput): Misprint[] {
  const out: Misprint[] = []
  const known = new Map<number, { name: string; id: string }[]>()
  for (const entry of pack.names) {
    const kind = knowledge.world.entities.get(entry.id)?.kind
    if (kind !== 'person' && kind !== 'org') continue
    for (const name of entry.names) if (name.length >= 3) known.set(name.length, [...(known.get(name.length) ?? []), { name, id: entry.id }])
  }
  const check = (start: number, end: number) => {
    const word = text.slice(start, end)
    for (const { name } of known.get(word.length) ?? []) if (distanceOne(word, name)) return out.push({ span: { start, end }, reason: `"${word}" misses the name "${name}" by one character.`, likely: name })
    return 0
  }
  const visit = (list: readonly Item[]) => {
    for (const [i, item] of list.entries()) {
      if (item.kind === 'noun') visit(item.inner)
      if (item.kind === 'ref') for (const m of item.mentions) if (m.kind === 'person' && m.via === 'form' && m.nameEnd - m.nameStart >= 3) check(m.nameStart, m.nameEnd)
      if (item.kind === 'text' && item.end - item.start >= 3 && item.end - item.start <= 6 && classOf(list[i + 1], 'chairtitle') !== undefined) check(item.start, item.end)
    }
  }
  for (const list of items) visit(list)
  return out
}

function distanceOne(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  let different = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && ++different > 1) return false
  return different === 1
}
