// Joins mentions that stand in a list into one item, and cuts quotation marks round names.
import type { Composer } from './compose.ts'
import { classOf, type Item, type Mention } from './items.ts'

const kindOf = (m: Mention): string => (m.kind === 'org' ? 'state' : m.kind)

/** "A, B and C among others": mentions of one kind with list marks between become one item; the closing word marks the last as open. */
export function joinLists(items: readonly Item[], _c: Composer): Item[] {
  const out: Item[] = []
  let i = 0
  while (i < items.length) {
    const first = items[i]!
    if (first.kind !== 'ref') {
      out.push(first)
      i++
      continue
    }
    const mentions = [...first.mentions]
    let end = first.end
    let j = i + 1
    while (j + 1 < items.length) {
      const joint = classOf(items[j], 'list')
      const next = items[j + 1]!
      if ((joint !== 'mark' && joint !== 'and') || next.kind !== 'ref') break
      if (kindOf(next.mentions[0]!) !== kindOf(mentions[0]!)) break
      // the words for "and" are also "with": between two people they list only where a mark listed before or nothing else can
      if (joint === 'and' && mentions[0]!.kind === 'group') break
      mentions.push(...next.mentions)
      end = next.end
      j += 2
    }
    if (classOf(items[j], 'list') === 'more' && mentions.length) {
      const last = mentions.pop()!
      end = items[j]!.end
      mentions.push({ ...last, more: true, end })
      j++
    }
    out.push({ kind: 'ref', start: first.start, end, mentions })
    i = j
  }
  return out
}
